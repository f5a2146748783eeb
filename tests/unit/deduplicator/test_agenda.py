"""What is to be looked at on which day."""

from services.deduplicator.agenda import Agenda


def test_nothing_is_due_before_its_day():
    agenda = Agenda()
    agenda.put(10, 1)
    assert not agenda.is_due(9)
    assert agenda.due(9) == ()


def test_what_is_due_comes_by_day_and_once():
    agenda = Agenda()
    for day, handle in ((12, 3), (10, 1), (11, 2), (12, 1)):
        agenda.put(day, handle)
    assert agenda.due(12) == (1, 2, 3)


def test_what_was_seen_to_is_forgotten_and_the_rest_kept():
    agenda = Agenda()
    agenda.put(10, 1)
    agenda.put(12, 2)
    agenda.forget(11)
    assert agenda.due(12) == (2,)
