"""Which names the article says lie in which: "al-Qaim, Anbar", "Paris, Texas", "the Iraqi border town of al-Qaim"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.where import distance_km
from services.extractor.gazetteer.place import Place, PlaceKind
from services.extractor.where.toponym import Context, Mention

_INSIDE = re.compile(
    r"^(?:,\s+|\s+\(|,?\s+(?:\w+\s+)?(?:in|of)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}?|"
    r",\s+(?:a|an|the|in)\s+(?:[\w'’-]+\s+){0,6}?(?:in|of)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?|"
    r"\s+(?:district|county|area|neighbou?rhood|subdistrict|section|sector|quarter|ward|suburb|town|city|village|province|state|governorate|camp|region),?\s+(?:(?:in|of)\s+)?(?:the\s+)?(?:[\w'’-]+\s+){0,3}?)$",
    re.IGNORECASE,
)
# "the prison of Latacunga, in the Andes south of Quito": the second name only says where the first is
_LOCATED_BY = re.compile(
    r"^,?\s+(?:(?:just|about|some|in|on|the|\d+|km|kilomet(?:er|re)s?|miles?|[A-Z][\w'’-]+|hills|mountains)\s+){0,6}?"
    r"(?:north|south|east|west)[\s-]?(?:east|west)?\s+of\s+(?:the\s+)?(?:(?:capital|city|town),?\s+(?:of\s+)?)?$",
)
_OWNER = re.compile(r"^['’]s\s+(?:[\w'’-]+\s+){0,5}?$")
_COUNTRY_TOWN_OF = re.compile(
    r"^\s+(?:[a-z'’-]+\s+){0,3}?(?:town|city|village|province|district|region|camp)\s+(?:of\s+)?$"
)
_PEOPLE_OF = re.compile(r"^\s+(?:[a-z'’-]+\s+){0,5}?$")
_RANK = {
    PlaceKind.SEA: 0, PlaceKind.REGION: 0, PlaceKind.COUNTRY: 1, PlaceKind.ADMIN1: 2, PlaceKind.ADMIN2: 3,
    PlaceKind.TOWN: 4, PlaceKind.DISTRICT: 5, PlaceKind.FACILITY: 6,
}  # fmt: skip


def contains(outer: Place, inner: Place) -> bool:
    """Whether the sources say that one place lies in the other; a place does not contain itself."""
    if outer.id == inner.id or _RANK[outer.kind] >= _RANK[inner.kind]:
        return False
    same_country = outer.country_code in (None, inner.country_code)
    match outer.kind:
        case PlaceKind.COUNTRY:
            return same_country
        case PlaceKind.ADMIN1:
            return outer.id == inner.admin1
        case PlaceKind.ADMIN2:
            return outer.id == inner.admin2
        case _:
            reach = max(outer.radius_km, _CITY_KM)
            return same_country and distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= reach


_CITY_KM = 40.0  # districts and sites lie within this distance of their town's centre


def link_containers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of one part of the article, each with the index of the mention that it is said to lie in.

    A link needs words that say so and a pair of candidates for which it is true.
    """
    linked = [m for i, m in enumerate(mentions) if not _contradicted(text, m, mentions[i + 1 : i + 2])]
    for index in range(len(linked) - 1):
        first, second = linked[index], linked[index + 1]
        between = text[first.end : second.start]
        if len(between) > _FAR or second.start < first.end:
            continue
        if _INSIDE.match(between) and second.context is not Context.GOVERNMENT and _possible(second, first):
            linked[index] = replace(first, container=index + 1)
        elif _LOCATED_BY.match(between):
            linked[index] = replace(first, beside=index + 1)
            linked[index + 1] = replace(second, context=Context.RELATED, offset=None, beside_km=_km(second))
        elif second.container is None and _owns(first, between) and _possible(first, second):
            context = Context.LOCATIVE if first.context is Context.LOCATIVE else second.context
            linked[index + 1] = replace(second, container=index, context=context)
    return linked


_FAR = 60
_SLACK_KM = 30.0  # by which a distance may be off that the article says or the sources have
_DIVISIONS_SAID = frozenset((PlaceKind.ADMIN1.value, PlaceKind.ADMIN2.value, PlaceKind.DISTRICT.value))
_BESIDE_KM = 30.0  # "in the hills north of the town", where no distance is said


def _km(second: Mention) -> float:
    """How far from the second name the first may lie: the distance that is said, by road, or that of the next town."""
    return _BESIDE_KM if second.offset is None else 1.3 * second.offset.km + 10.0


def _owns(first: Mention, between: str) -> bool:
    """ "Iraq's Anbar", "the Iraqi border town of al-Qaim", "the northern Syria town of Jarabulus"."""
    people = first.context in (Context.PEOPLE, Context.AT_HOME)
    return bool(
        _OWNER.match(between) or _COUNTRY_TOWN_OF.match(between) or (people and _PEOPLE_OF.match(between))
    )


_IN = re.compile(r"^(?:\s+[a-z]+){0,2}\s+in\s+(?:the\s+)?(?:[a-z'’-]+\s+){0,3}$")
_PART_OF = re.compile(
    r"^\s+(?:neighbou?rhood|section|sector|quarter|district|area|ward|suburb)\s+(?:of|in)\s+(?:[a-z'’-]+\s+){0,3}$"
)


def _contradicted(text: str, mention: Mention, following: Sequence[Mention]) -> bool:
    """Whether every place of that name lies elsewhere than the article says: "Tahrir Square in Tripoli", "the Ensley
    section of Birmingham". The part of a town that is meant is then one that no source lists.
    """
    site = all(hit.place.kind in (PlaceKind.FACILITY, PlaceKind.DISTRICT) for hit in mention.hits)
    between = [(text[mention.end : m.start], m) for m in following]
    return any(
        (
            ((site and _IN.match(words)) or (_is_town(m) and _PART_OF.match(words)))
            and not _possible(m, mention)
        )
        or (_is_said_near(words, m) and _is_far(mention, m))
        or (
            _IN_COUNTRY.match(words)
            and _is_country(m)
            and not (_is_country(mention) or _possible(m, mention))
        )
        for words, m in between
    )


_IN_COUNTRY = re.compile(
    r"^(?:\s+(?:township|district|town|city|village|hamlet|county|area|province|municipality|department|commune|parish|locality))?"
    r",?\s+in\s+(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|central)[a-z-]*\s+)?$"
)
""""Kani township, in Myanmar's Sagaing region": where no source lists it there, it is none of its namesakes elsewhere."""


def _is_country(mention: Mention) -> bool:
    return any(hit.place.kind is PlaceKind.COUNTRY for hit in mention.hits)


def _is_said_near(between: str, second: Mention) -> bool:
    """ "Sherpur, 20 km south of Bogra", "Sherpur in Bogra district"."""
    division = bool(second.kind_words & _DIVISIONS_SAID) and _IN.match(between) is not None
    measured = second.offset is not None and _LOCATED_BY.match(between) is not None
    return division or measured


def _is_far(first: Mention, second: Mention) -> bool:
    """Whether no place of the first name is anywhere near one of the second."""
    slack = _SLACK_KM if second.offset is None else _SLACK_KM / 2 + 2 * second.offset.km
    return not any(
        distance_km(one.place.lat, one.place.lon, two.place.lat, two.place.lon)
        <= slack + (two.place.radius_km if second.offset is None else 0.0)
        for one in first.hits
        for two in second.hits
    )


def _is_town(mention: Mention) -> bool:
    return any(hit.place.kind is PlaceKind.TOWN for hit in mention.hits)


def _possible(outer: Mention, inner: Mention) -> bool:
    if _is_country(inner):
        return False  # "Iraq, Iran" is a list
    return any(contains(o.place, i.place) for o in outer.hits for i in inner.hits)
