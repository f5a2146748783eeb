"""English, or not; in doubt English."""

import pytest

from services.extractor.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "El presidente dijo el martes que los soldados mataron a dos personas allí y que otros fueron heridos.",
            "es",
        ),
        (
            "Le président a déclaré mardi que deux soldats ont été tués dans l'attaque contre un poste militaire à la frontière.",
            "fr",
        ),
        (
            "Zwei Soldaten wurden am Dienstag bei einem Angriff nahe der Grenze getötet, teilte die Polizei mit.",
            "de",
        ),
        (
            "Duas pessoas foram mortas e cinco ficaram feridas num ataque em Cabo Delgado, disse a polícia na terça-feira.",
            "pt",
        ),
        ("Вчера в Москве произошел взрыв, погибли два человека и пятеро ранены", "ru"),
        ("قتل شخصان في انفجار في بغداد", "ar"),
    ],
)
def test_other_languages_are_told_apart(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Two dead.",
        "CUCUTA, 17 OCT 93 (RADIO LUCERO DEL VALLE) -- REBELS OF THE ELN SHOT A SERGEANT IN ARAUQUITA.",
        "2 INGO drivers detained near Tessalit, Kidal; freed later.",
        "1 ICRC nurse wounded, Phongsaly.",
        "12345 67",
    ],
)
def test_short_shouted_and_foreign_named_notes_are_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("en-US", "en"), ("EN_gb", "en"), ("eng", "en"), ("fr-CA", "fr")]
)
def test_a_declared_tag_wins(tag: str, language: str) -> None:
    assert detect_language("Zwei Soldaten wurden getötet.", tag) == language


@pytest.mark.parametrize("tag", [None, "", " ", "und"])
def test_no_tag_and_an_undetermined_one_leave_it_to_the_text(tag: str | None) -> None:
    assert detect_language("Two soldiers were killed by the rebels on Tuesday, said the army.", tag) == "en"
