"""An article in, reports out: what holds for every article, and who gets which number."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas import Count, IncidentReport, IncidentType, Realis, Role
from services.extractor.core import Outcome, extract
from services.extractor.intake import read_article
from services.extractor.resources import load_resources
from services.runtime.handler import Reject

Read = Callable[..., tuple[IncidentReport, ...]]

SENTENCES = [
    "A car bomb killed five people in Quetta on Tuesday, police said.",
    "“Three others were\n   wounded,” a doctor said.",
    "On January 14 a suicide bomber killed 13 worshippers in the town of Mastung.",
    "GUNMEN KIDNAPPED TWO ENGINEERS NEAR MEDELLIN ON 5 JANUARY.",
    "The mayor opened a library – the region’s first.",
    "Floods hit the Aude department; a cyclist was missing.",
    "Police denied reports of an explosion.",
    "<p>Protesters stormed the <b>embassy</b> in Baghdad.</p>",
    "Read more: ten dead in bus crash",
    "\U0001f4a5 Ein Satz auf Deutsch. 爆発で三人が死亡した。",
]


def is_readable(article: dict[str, str | None]) -> bool:
    """Leaves out what intake refuses: that is its own test's matter."""
    try:
        read_article(json.dumps(article).encode(), None)
    except Reject:
        return False
    return True


articles = st.builds(
    lambda title, sentences, gap: {
        "title": title,
        "text": gap.join(sentences),
        "published_at": "2020-02-18T14:45:00Z",
        "language": "en",
    },
    title=st.one_of(st.none(), st.sampled_from(SENTENCES)),
    sentences=st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=30)), min_size=1, max_size=6),
    gap=st.sampled_from([" ", "\n\n", "\n"]),
).filter(is_readable)

slow = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@slow
@given(article=articles)
def test_every_quote_is_exact_and_every_read_is_the_same(article: dict[str, str | None]) -> None:
    intake = read_article(json.dumps(article).encode(), None)
    extraction = extract(intake, load_resources())
    assert (extraction.outcome is Outcome.REPORTS) == bool(extraction.reports)
    for report in extraction.reports:
        for evidence in report.evidence:
            text = getattr(intake.article, evidence.part) or ""
            assert text[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote.strip()
        assert report.report_id not in report.siblings
        assert len(report.siblings) == len(extraction.reports) - 1
    again = extract(intake, load_resources())
    assert [r.to_json() for r in again.reports] == [r.to_json() for r in extraction.reports]


def test_main_reports_come_first(read: Read) -> None:
    reports = read(
        "A roadside bomb killed five policemen in Quetta on Thursday.\n\n"
        "In 2013 a bomb killed 80 people at a market in Karachi."
    )
    assert [r.role for r in reports] == [Role.MAIN, Role.BACKGROUND]
    assert [r.casualties.killed for r in reports] == [Count.exactly(5), Count.exactly(80)]


def test_a_background_toll_never_lands_on_the_main_incident(read: Read) -> None:
    main = read(
        "Protesters stormed the embassy in Baghdad on Thursday over an airstrike in the town of al-Qaim, "
        "which killed at least 25 people."
    )[0]
    assert main.type is IncidentType.RIOT
    assert main.casualties.killed is None


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the new budget on Monday. The mayor thanked the voters.",
        "The film, a thriller about a bomb on a train, bombed at the box office. Moviegoers stayed away.",
        "The Rockets bombed away in the fourth quarter and shot down the Hawks. The coach said his team exploded.",
        "Soldiers took part in the annual exercise. In the drill, gunmen attacked the airport and killed 12 people.",
    ],
)
def test_an_article_about_nothing_yields_nothing(read: Read, text: str) -> None:
    assert read(text) == ()


def test_a_denied_incident_is_negated(read: Read) -> None:
    reports = read(
        "Officials on Thursday denied reports of an explosion at a plant outside Isfahan. "
        "“There was no explosion and nobody was hurt,” the governor said.",
        "Iran denies reports of explosion near Isfahan",
    )
    assert {r.realis for r in reports} == {Realis.NEGATED}


def test_a_court_report_tells_of_an_old_incident(read: Read) -> None:
    reports = read(
        "A court in Nuremberg on Thursday sentenced a man to life in prison for a knife attack in which a pensioner "
        "was killed.\n\nThe man began to stab people in Bamberg on November 23, 2019."
    )
    assert [(r.role, str(r.when.start)) for r in reports] == [(Role.BACKGROUND, "2019-11-23")]


def test_an_unsupported_language_is_said_so() -> None:
    article = {"text": "Drei Menschen starben am Montag bei einer Explosion.", "language": "de"}
    extraction = extract(read_article(json.dumps(article).encode(), None), load_resources())
    assert extraction.outcome is Outcome.UNSUPPORTED_LANGUAGE
