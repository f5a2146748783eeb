"""Who first wrote it: the credited agency, else the outlet."""

import pytest

from services.extractor.credit import credited_agency
from services.extractor.datafile import load_yaml
from services.extractor.origin import origin_id, outlet


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BAGHDAD (Reuters) - Rockets hit a base.", "reuters"),
        ("HOUSTON (AP) — A woman was held.", "ap"),
        ("LONDON, Jan 5 (Xinhua) -- Two died.", "xinhua"),
        ("PESHAWAR, Pakistan (FNA) - A bomb went off.", "fna"),
        ("IKSAN, South Korea, Feb. 15 (Hanbit News Agency) -- Rescuers came.", "hanbit-news-agency"),
        ("JOS, Nigeria (WANA) - The number rose.", "wana"),
        ("KARACHI, AFP - A bomb went off.", "afp"),
        ("AP - Two died.", "ap"),
        ("By The Associated Press\n\nTwo died.", "ap"),
        ("By JUAN A. LOZANO\n\nAssociated Press\n\nTwo died.", "ap"),
        ("Two died in a blast.\n\n(FNA)", "fna"),
        ("Two died in a blast. - Dijla Press", "dijla-press"),
        ("Two died in a blast.\n\nHorn Wire", "horn-wire"),
        ("No arrests have been made. Prairie Wire contributed this report.", "prairie-wire"),
        ("Two died in a blast.\n\nSource: Xinhua", "xinhua"),
        ("Two died in a blast.\n\nSource: Danube Dispatches", "danube-dispatches"),
        ("ULM, Germany (ndk) - Two died.", "ndk"),
        ("By Andean News in Cuzco\n\nTwo died.", "andean-news"),
        ("Delta Wire, Port Harcourt\n\nTwo died.", "delta-wire"),
        ("Agencia Pacifico / Quito\n\nTwo died.", "agencia-pacifico"),
        ("Two died, he said. (Delta Wire)", "delta-wire"),
        ("Two died, he said. /Delta Press/", "delta-press"),
        ("Two died, he said. - DELTA SEA NEWS", "delta-sea-news"),
        ("Two died, he said. – RNA", "rna"),
        ("Two died, he said. ndk", "ndk"),
        ("Two died.\n\nWith files from RNA", "rna"),
        ("Two died.\n\nWords: RNA", "rna"),
        ("Two died.\n\nThis report was supplied by RNA, the Khmer News Agency.", "rna"),
        ("Two died.\n\n(c) RNA. All rights reserved.", "rna"),
        ("Two died.\n\n(Copyright 2019 Delta Wire. All rights reserved.)", "delta-wire"),
    ],
)
def test_a_credit_names_the_origin(text: str, agency: str) -> None:
    assert credited_agency(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman told Reuters that two died.",
        "Two died, the Associated Press reported.",
        "Two died. The Associated Press contributed to this report.",
        "MOBILE (WZQP) -- A grocer was shot.",
        "LARKMOOR, Neb. (KQZJ) - A postman is dead.",
        "HOMER, N.Y. (FOX58) — A baker is hurt.",
        "The team (Barcelona) - won.",
        "Two died in a blast.\n\n- Odile Farrant Ruiz",
        "KABUL (FILE) - Two died.",
        "By Odile Farrant in Paris\n\nTwo died.",
        "By Post News Staff\n\nTwo died.",
        "Odile Farrant, Paris\n\nTwo died.",
        "Two died, he said. (Odile Farrant)",
        "Two died, he said. jd",
        "Two died, he said. END",
        "Copyright 2015 WZQP. All rights reserved.",
    ],
)
def test_quoting_helping_stations_and_reporters_are_no_origin(text: str) -> None:
    assert credited_agency(text) is None


@pytest.mark.parametrize(
    ("source", "url", "expected"),
    [
        ("voanews.com", None, "voanews.com"),
        ("www.bbc.co.uk", None, "bbc.co.uk"),
        ("africa.chinadaily.com.cn", None, "chinadaily.com.cn"),
        ("abc7.com:80", None, "abc7.com"),
        ("dfw.cbslocal.com", None, "dfw.cbslocal.com"),
        ("https://news.paper.example/x", None, "paper.example"),
        (None, "https://www.dawn.com/news/1", "dawn.com"),
        ("The Daily  Paper", "https://dailypaper.example/1", "dailypaper.example"),
        ("The Daily  Paper", None, "the daily paper"),
        (None, None, "unknown"),
        ("", "not a url", "unknown"),
    ],
)
def test_the_outlet_is_its_registrable_domain(source: str | None, url: str | None, expected: str) -> None:
    assert outlet(source, url) == expected


def test_the_agency_goes_before_the_outlet() -> None:
    assert origin_id("KABUL (AP) - Two died.", "paper.example", None) == "agency:ap"
    assert origin_id("Two died.", "paper.example", None) == "outlet:paper.example"


def test_no_spelling_belongs_to_two_agencies() -> None:
    spellings = [name for names in load_yaml("agencies.yaml")["agencies"].values() for name in names]
    assert len(spellings) == len(set(spellings))
