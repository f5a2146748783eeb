"""The toll of an incident follows from its claims by the documented rules."""

import pytest

from schemas import Casualties, Count, Role
from tests.support.published import Linker


@pytest.fixture
def final(report, hours):
    """The toll after some reports, each (killed, injured, changes to the report), an hour apart unless it says how many `at`."""

    def link(*said: tuple) -> Casualties:
        linker = Linker()
        for number, (killed, injured, changes) in enumerate(said):
            given = Casualties(
                killed=killed if isinstance(killed, Count | None) else Count.exactly(killed),
                injured=injured if isinstance(injured, Count | None) else Count.exactly(injured),
            )
            defaults = {"source": f"outlet{number}.example", "at": number}
            told = defaults | changes
            linker.apply(report(f"r{number}", casualties=given, published=hours(told.pop("at")), **told))
        (incident,) = linker
        return incident.casualties

    return link


def test_a_rising_toll_is_followed(final):
    assert final((4, 15, {}), (9, 27, {})) == Casualties(killed=Count.exactly(9), injured=Count.exactly(27))


def test_a_lower_number_from_another_source_does_not_lower_the_toll(final):
    assert final((9, None, {}), (8, None, {})).killed.best == 9


def test_the_range_keeps_both_sides(final):
    assert final((9, None, {}), (8, None, {})).killed == Count(low=8, best=9, high=9)
    assert final((Count.at_least(9), None, {}), (Count(low=5, best=6, high=7), None, {})).killed == Count(
        low=5, best=9, high=None
    )


def test_what_was_counted_before_more_were_found_is_no_other_side(final):
    assert final((4, None, {}), (9, None, {})).killed == Count.exactly(9)
    assert final((9, None, {}), (8, None, {}), (12, None, {})).killed == Count.exactly(12)


def test_who_agrees_by_now_is_no_other_side(final):
    its = {"source": "b.example"}
    assert final((9, None, {}), (8, None, dict(its)), (9, None, dict(its))).killed == Count.exactly(9)


def test_of_each_origin_its_last_word_counts(final):
    its = {"source": "b.example"}
    assert final((9, None, {}), (4, None, dict(its)), (7, None, dict(its))).killed.low == 7


def test_a_number_that_a_correction_took_back_is_no_other_side(final):
    corrected = {"title": "Hospital corrects toll of Karkhano market bombing"}
    assert final((9, None, {}), (8, None, corrected)).killed == Count.exactly(8)


def test_a_mention_as_background_is_no_other_side(final):
    assert final((9, None, {}), (8, None, {"role": Role.BACKGROUND})).killed == Count.exactly(9)


def test_a_correction_lowers_it(final):
    corrected = {"title": "Hospital corrects toll of Karkhano market bombing"}
    assert final((9, None, {}), (8, None, corrected)).killed == Count.exactly(8)


def test_a_headline_that_corrects_to_one_number_does_not_correct_to_another(final):
    corrected = {"title": "Ministry lowers toll of hotel attack to 13"}
    assert final((15, None, {}), (2, None, corrected)).killed.best == 15
    assert final((15, None, {}), (13, None, corrected)).killed == Count.exactly(13)


def test_whoever_counts_again_counts_all(final):
    corrected = {"title": "Doctors lower toll of market strike to 31"}
    assert final((33, 71, {}), (31, 67, corrected)) == Casualties(
        killed=Count.exactly(31), injured=Count.exactly(67)
    )


def test_the_number_that_was_corrected_away_does_not_come_back(final):
    corrected = {"title": "Hospital corrects toll of Karkhano market bombing"}
    assert final((9, None, {}), (8, None, corrected), (9, None, {})).killed == Count.exactly(8)


def test_a_higher_number_after_a_correction_counts(final):
    corrected = {"title": "Hospital corrects toll of Karkhano market bombing"}
    assert final((9, None, {}), (8, None, corrected), (10, None, {})).killed == Count.exactly(10)


def test_a_source_may_lower_its_own_number(final):
    assert final(
        (9, None, {"source": "a.example"}), (8, None, {"source": "a.example"})
    ).killed == Count.exactly(8)


def test_two_later_origins_outweigh_one(final):
    assert final((9, None, {}), (8, None, {}), (8, None, {})).killed == Count.exactly(8)


def test_the_injured_fall_as_one_of_them_dies(final):
    assert final((2, 7, {}), (3, 6, {})) == Casualties(killed=Count.exactly(3), injured=Count.exactly(6))


def test_background_never_lowers_even_with_a_correction(final):
    background = {"role": Role.BACKGROUND, "title": "Corrected: funeral in Peshawar"}
    assert final((9, None, {}), (8, None, background)).killed == Count.exactly(9)


def test_background_may_raise(final):
    assert final((2, None, {}), (4, None, {"role": Role.BACKGROUND})).killed == Count.exactly(4)


def test_the_same_number_more_exactly_given_replaces_the_vague_one(final):
    assert final((Count.at_least(10), None, {}), (10, None, {})).killed == Count.exactly(10)
    assert final((10, None, {}), (Count.at_least(10), None, {})).killed == Count.exactly(10)


def test_a_late_copy_of_an_early_story_is_no_newer_than_it(final):
    agency = {"text": "the agency's words on the bomb in the market of the town", "origin": "agency:fna"}
    lower = {**agency, "title": "Four dead, corrected from five"}
    assert final((4, None, agency), (9, None, {}), (4, None, lower)).killed == Count.exactly(9)


def test_a_number_that_nobody_has_given_for_half_a_day_gives_way_to_a_lower_one(final):
    assert final((9, None, {}), (8, None, {"at": 11})).killed == Count(low=8, best=9, high=9)
    assert final((9, None, {}), (8, None, {"at": 12})).killed == Count.exactly(8)


def test_a_number_that_is_given_again_stands_for_another_half_day(final):
    again = {"at": 6}
    assert final((9, None, {}), (9, None, again), (8, None, {"at": 17})).killed.best == 9
    assert final((9, None, {}), (8, None, {"at": 17})).killed.best == 8
    assert final((9, None, {}), (9, None, again), (8, None, {"at": 18})).killed.best == 8


def test_even_an_old_number_does_not_give_way_to_less_than_half_of_it(final):
    assert final((8, None, {}), (4, None, {"at": 12})).killed == Count.exactly(4)
    assert final((8, None, {}), (3, None, {"at": 12})).killed.best == 8


def test_even_an_old_number_does_not_give_way_to_a_mention_as_background(final):
    late = {"at": 12, "role": Role.BACKGROUND}
    assert final((9, None, {}), (8, None, late)).killed == Count.exactly(9)


@pytest.mark.parametrize(
    ("said", "injured"),
    [
        ({"title": "Third trader dies after bomb in Peshawar"}, 6),
        ({"quote": "A trader succumbed to burns."}, 6),
        ({"quote": "A third trader was found dead."}, 7),
    ],
)
def test_the_injured_are_fewer_by_those_who_died_of_their_wounds_since(final, said, injured):
    assert final((2, 7, {}), (3, None, said)) == Casualties(
        killed=Count.exactly(3), injured=Count.exactly(injured)
    )


def test_each_of_the_hurt_who_died_is_taken_off_once(final):
    third = {"title": "Third trader dies after bomb in Peshawar"}
    fourth = {"title": "Fourth trader dies after bomb in Peshawar"}
    assert final((2, 7, {}), (3, None, third), (3, None, third)).injured == Count.exactly(6)
    assert final((2, 7, {}), (3, None, third), (4, None, fourth)).injured == Count.exactly(5)


def test_whoever_counts_the_injured_anew_has_left_out_those_who_died(final):
    third = {"title": "Third trader dies after bomb in Peshawar"}
    assert final((2, 7, {}), (3, 7, third)).injured == Count.exactly(7)
    assert final((2, None, {}), (3, None, third), (3, 7, {})).injured == Count.exactly(7)
    assert final((2, 7, {}), (3, None, third), (3, 7, {})).injured == Count.exactly(7)


def test_a_mention_as_background_takes_nobody_off_the_injured(final):
    third = {"title": "Third trader dies after bomb in Peshawar"}
    assert final((2, 7, {}), (3, None, third)).injured == Count.exactly(6)
    assert final((2, 7, {}), (3, None, {**third, "role": Role.BACKGROUND})).injured == Count.exactly(7)


def test_no_more_are_taken_off_the_injured_than_there_are(final):
    burned = {"quote": "The other three succumbed to burns."}
    assert final((2, 1, {}), (5, None, burned)).injured == Count.exactly(1)
    assert final((2, 4, {}), (5, None, burned)).injured == Count.exactly(1)
