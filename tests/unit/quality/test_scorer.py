"""What the scorer of the invented articles counts as right."""

from typing import Any

from tests.quality.scorer.articles import score_articles
from tests.quality.scorer.notes import score_notes
from tests.quality.scorer.stories import score_stories


def told(**changes: Any) -> dict[str, Any]:
    """An incident as annotated and as reported: both have one shape."""
    return {
        "type": "bombing",
        "role": "main",
        "realis": "actual",
        "when": {"start": "2024-05-14", "precision": "day"},
        "where": {"lat": 30.0, "lon": 67.0, "precision": "place"},
        "casualties": {"killed": {"best": 3}},
    } | changes


def scored(gold: list[dict[str, Any]], said: list[dict[str, Any]]) -> dict[str, Any]:
    return score_articles(
        [{"id": "x", "trap": "plain", "gold": gold}], [r | {"article": {"id": "x"}} for r in said]
    )


def test_a_report_that_says_what_the_annotation_says_is_right_in_all_slots() -> None:
    result = scored([told()], [told()])
    assert result["all_slots_right"] == {"share": 1.0, "hit": 1, "of": 1}
    assert result["per_trap"] == {"plain": {"all_slots_right": "1/1", "false": 0}}


def test_a_wrong_toll_leaves_the_incident_found_but_not_right() -> None:
    result = scored([told()], [told(casualties={"killed": {"best": 4}})])
    assert result["incidents"]["f1"] == 1.0
    assert result["killed"]["hit"] == 0
    assert result["all_slots_right"]["hit"] == 0


def test_a_count_that_the_article_does_not_give_is_invented() -> None:
    result = scored([told(casualties={})], [told()])
    assert "killed" not in result
    assert result["all_slots_right"]["hit"] == 0


def test_a_count_beside_a_right_one_is_told_as_invented() -> None:
    result = scored([told(), told(casualties={}, when={})], [told(), told(when={})])
    assert result["killed"] == {"share": 1.0, "hit": 1, "of": 1, "invented": 1}


def test_a_town_must_be_met_within_25_km_and_a_region_within_161() -> None:
    off = told(where={"lat": 31.0, "lon": 67.0})
    assert scored([told()], [off])["place"]["hit"] == 0
    region = told(where={"lat": 30.0, "lon": 67.0, "precision": "admin1"})
    assert scored([region], [off])["place"]["hit"] == 1


def test_types_of_two_families_are_never_one_incident() -> None:
    result = scored([told()], [told(type="flood")])
    assert (result["incidents"]["tp"], result["false_main_reports"]) == (0, 1)


def test_an_article_about_nothing_is_right_when_nothing_is_reported_that_happened() -> None:
    assert scored([], [told(realis="planned")])["empty_articles_left_empty"]["share"] == 1.0
    assert scored([], [told()])["empty_articles_left_empty"]["share"] == 0.0


def first_types(*types: str, realis: str = "actual") -> float:
    said = [{"article": {"id": "n"}, "type": t, "realis": realis} for t in types]
    share: float = score_notes([{"id": "n", "type": "shelling"}], said)["first_type"]["share"]
    return share


def test_a_note_is_right_by_the_type_of_its_first_report() -> None:
    assert first_types("shelling", "protest") == 1.0
    assert first_types("protest", "shelling") == 0.0


def test_a_note_of_which_nothing_is_reported_as_happened_is_wrong() -> None:
    assert first_types() == 0.0
    assert first_types("shelling", realis="planned") == 0.0


STORY = {
    "story_id": "s",
    "articles": [{"id": "s-1"}, {"id": "s-2"}],
    "expected": {
        "incidents": [
            told(key="A", articles=["s-1", "s-2"], final_casualties={"killed": {"best": 3}}),
        ],
        "independent_origins": {"A": 2},
    },
}


def incident(number: str, articles: list[str], **changes: Any) -> dict[str, Any]:
    sources = [{"article_id": a} for a in articles]
    return told(
        incident_id=number, status="active", sources=sources, independent_origins=len(articles), **changes
    )


def test_an_incident_that_holds_all_its_articles_is_whole() -> None:
    result = score_stories([STORY], [incident("i", ["s-1", "s-2"])])
    shares = [result[k]["share"] for k in ("held_whole", "final_toll_slots", "independent_origins")]
    assert (shares, result["b_cubed"]["f1"]) == ([1.0, 1.0, 1.0], 1.0)


def test_an_incident_that_was_opened_twice_is_not_whole_and_costs_recall() -> None:
    result = score_stories([STORY], [incident("i", ["s-1"]), incident("j", ["s-2"])])
    assert result["held_whole"]["hit"] == 0
    assert (result["b_cubed"]["p"], result["b_cubed"]["r"]) == (1.0, 0.5)


def test_what_was_merged_or_retracted_does_not_count() -> None:
    gone = incident("j", ["s-1", "s-2"]) | {"status": "merged"}
    assert score_stories([STORY], [incident("i", ["s-1", "s-2"]), gone])["opened_incidents"] == 1
