"""The invented world that linking is timed on."""

from itertools import pairwise

from services.deduplicator.linker import Linker
from tests.bench.world import happenings, reports


def test_it_is_the_same_on_every_run():
    assert happenings(50) == happenings(50)


def test_it_goes_forward_in_time():
    assert all(one.day <= other.day for one, other in pairwise(happenings(50)))


def test_its_reports_are_the_same_on_every_run():
    world = happenings(20)
    assert list(reports(world, telling=1)) == list(reports(world, telling=1))


def test_no_two_are_told_in_the_same_words():
    early, late = happenings(20)[:10], happenings(20)[10:]
    told = [report.article.fingerprint for part in (early, late) for report in reports(part, telling=0)]
    assert len(set(told)) == len(told)


def test_first_reports_are_of_separate_incidents_and_second_ones_join_them():
    world, linker = happenings(40), Linker()
    for telling in (0, 1):
        for report in reports(world, telling=telling):
            linker.apply(report)
    assert len(linker) == len(world)
