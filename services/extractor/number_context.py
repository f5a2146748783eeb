"""What stands around a number: the modifier that bounds it, and the signs that it counts nothing."""

import re

from services.extractor.datafile import load_yaml

_DATA = load_yaml("numbers.yaml")
_REACH = 48  # characters looked at on either side: the longest modifier or unit phrase is far shorter


def _any_of(words: list[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


_MODIFIER_OF: dict[str, str] = {w: name for name, words in _DATA["modifiers"].items() for w in words}
_BEFORE = re.compile(rf"(?<![\w-])({_any_of(list(_MODIFIER_OF))})\s+$", re.IGNORECASE)
_SUFFIX_OF: dict[str, str] = {w: name for name, words in _DATA["suffixes"].items() for w in words}
_AFTER = re.compile(rf"\s?({_any_of(list(_SUFFIX_OF))})(?!\w)", re.IGNORECASE)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?"
    r"(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_UNIT_AFTER = {
    kind: re.compile(rf"[\s-]*(?:{_any_of(words)})(?![\w]|-(?!old|long)[a-z])", re.IGNORECASE)
    for kind, words in _DATA["units_of"].items()
}
_YEAR_OLD = re.compile(
    r"[-\s]*(?:(?:year|yr|month|week|day)s?[-\s]+old\b|[-\s]yo\b|y/o\b"
    r"|[-\s]*year[-\s]?olds?\b)",
    re.IGNORECASE,
)
_YEAR_OLD_LIST = re.compile(
    r"(?:[-\s]*(?:,|and|or|to|&)\s*(?:an?\s+)?\w+-?)+[-\s]*(?:year|month)s?[-\s]olds?\b", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:aged?|ages|aged\s+between|age\s+of|(?:man|woman|boy|girl|child|youth"
    r"|teenager)\s+of)(?:\s+(?:from\s+)?[\d,\s]+(?:to|and|,)?)?\s*$",
    re.IGNORECASE,
)
_COMMA_AGE_BEFORE = re.compile(r"[A-Za-z.'’)\]]\s*[,(]\s*$")
_COMMA_AGE_AFTER = re.compile(r"\s*(?:[,;:)]|\.(?!\d)|$|\s(?:of|both of|from)\s+[A-Z]|\s(?:was|is|has)\b)")
_BLOCK = re.compile(r"\s*(?:block|blk)\b", re.IGNORECASE)
_STREET = re.compile(
    r"(?:\s+[NSEW]\.?(?:[EW]\.?)?)?(?:\s+(?:[A-Z][\w.'’-]*|\d+(?:st|nd|rd|th))){0,3}\s+"
    rf"(?i:{_any_of(_DATA['street_words'])})(?!\w)"
)
_STREET_CASED = re.compile(r"\s+[A-Z0-9]")
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th)\b|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE
)
_PHONE = re.compile(
    r"\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{4}\b|\b1-8\d\d-"
    r"|\b\d{1,4}[-.]\d{3}[-.][A-Z]{4,}"
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b)?|\d{3,4}\s+(?:hours|hrs|gmt|local)\b"
    r"|\d{1,4}\s?[ap]\.?m\b",
    re.IGNORECASE,
)
_NUMERIC_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|9/11")
_COMPOUND = re.compile(r"-(?=[A-Za-z])")
_MODEL_BEFORE = re.compile(r"[A-Za-z][-–]$")
_FRACTION = re.compile(
    r"[-\s](?:thirds?|quarters?|fifths?|tenths?|halves)\b|\s+(?:in|out of)\s+(?:every\s+)?"
    r"(?:five|six|ten|three|four|\d+)\b(?!\s+(?:\w+\s+)?(?:attacks?|incidents?|separate"
    r"|days))|/\d",
    re.IGNORECASE,
)
_DESIGNATOR = re.compile(rf"(?:^|[\s(\"“,-])(?:{_any_of(_DATA['designators'])})\s*$")
_CURRENCY = re.compile(
    rf"(?:(?<![\w])(?:{_any_of([c for c in _DATA['currency'] if c[0].isalpha()])})"
    rf"|[{re.escape(''.join(c for c in _DATA['currency'] if len(c) == 1))}])\s*$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s*$", re.IGNORECASE)
_MONTH_BEFORE_YEAR = re.compile(
    rf"\b{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s*,\s*)?(?:of\s+)?$", re.IGNORECASE
)
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|of|by|after|before|from|late|early|mid|mid-|the|winter"
    r"|summer|spring|autumn|fall|election|season|fiscal|end of)\s*$|[(]\s*$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(rf"\s+(?:[a-z-]+\s+)?(?:{_any_of(_DATA['people'])})\b", re.IGNORECASE)
_WERE_SHOT = re.compile(r"\s+shot\b")  # several "shot" are people; of what was fired there would be "shots"
_IN_HIS_20S = re.compile(r"[’']?s\b")
_SPORT = re.compile(r"\s*[-–]\s*\d{1,2}\b(?![-–\d])")


_RISING = re.compile(
    r"\b(?:go|goes|going|went|gone|put|puts|move[sd]?|brought|climb(?:s|ed)?|crept|rise[sn]?|rose|inched|edged|jump(?:s|ed)?|revised|shot)\s+$",
    re.IGNORECASE,
)


def modifier_before(text: str, start: int) -> tuple[str | None, str]:
    """Name of the modifier that ends right before `start` and its words with the space after them; (None, "")."""
    match = _BEFORE.search(text[max(0, start - _REACH) : start])
    if match is None:
        return None, ""
    words = re.sub(r"\s+", " ", match[1].lower())
    if words == "up to" and _RISING.search(text[max(0, start - _REACH) : start - len(match[0])]):
        return None, ""  # "has gone up to two" tells where it came to, not a bound
    return _MODIFIER_OF[words], match[0]


def modifier_after(text: str, end: int) -> tuple[str | None, str]:
    """Name of the modifier that follows at `end` ("or so", "-odd") and its words; (None, "")."""
    match = _AFTER.match(text, end)
    if match is None:
        return None, ""
    return _SUFFIX_OF[re.sub(r"\s+", " ", match[1].lower())], match[0]


def kind_of(text: str, start: int, end: int, words: str) -> str:  # noqa: C901, PLR0911 - one rule a line, in order
    """The value of QuantityKind that fits the number at `start:end`; `count` when nothing speaks against it."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    if words[:1].isdigit():
        kind = _digit_kind(text, start, end, words, before, after)
        if kind:
            return kind
    if (
        _YEAR_OLD.match(after)
        or _YEAR_OLD_LIST.match(after)
        or _AGED.search(before)
        or _is_age_of(before, after)
    ):
        return "age"
    if _CURRENCY.search(before):
        return "money"
    if _WERE_SHOT.match(after) and words.lower() != "one":
        return "count"
    for kind in ("share", "money", "duration", "measure", "times"):
        if _UNIT_AFTER[kind].match(after):
            return kind
    if _FRACTION.match(after):
        return "share"
    if _ORDINAL.match(after):
        return "ordinal"
    if _COMPOUND.match(after) and not re.match(r"-(?:odd|plus|strong|some)\b", after):
        return "compound"
    return "count"


def _is_age_of(before: str, after: str) -> bool:
    """ "A trainee of 18 who": not "a team of 18", nor "a list of 18 names"."""
    match = _SOMEBODY_OF.search(before)
    return (
        match is not None and match[1].lower() not in _COLLECTIVE and _NO_NOUN_AFTER.match(after) is not None
    )


_SOMEBODY_OF = re.compile(
    r"\ban?\s+(?:[\w-]+\s+){0,3}?([\w-]+(?:er|or|ee|ist|man|ian|ant|ent|maid|boy|girl|nurse|cook|priest|monk|nun|guard|pupil|youth))\s+of\s+$",
    re.IGNORECASE,
)
_COLLECTIVE = frozenset(
    {"number", "order", "matter", "contingent", "detachment", "regiment", "container", "cluster"}
)
_NO_NOUN_AFTER = re.compile(
    r"\s*(?:[,.;:)]|$|(?:who|whose|was|is|has|had|from|with|and|in|at|died|on)\b)", re.IGNORECASE
)


def _digit_kind(text: str, start: int, end: int, words: str, before: str, after: str) -> str | None:  # noqa: C901, PLR0911, PLR0912 - one rule a line, in order
    window = text[max(0, start - 16) : end + 16]
    at = start - max(0, start - 16)
    if any(m.start() <= at < m.end() for m in _PHONE.finditer(window)):
        return "phone"
    if words == "911" and not _PEOPLE.match(after):
        return "phone"
    if any(m.start() <= at < m.end() for m in _NUMERIC_DATE.finditer(window)):
        return "date"
    if _IN_HIS_20S.match(after):
        return (
            "age"
            if re.search(r"\b(?:his|her|their|mid|late|early|the|the mid-|mid-)[\s-]*$", before)
            else "year"
        )
    if any(m.start() <= at < m.end() for m in _CLOCK.finditer(window)) and "million" not in words:
        return "time"
    if _UNIT_AFTER["time"].match(after) or (after[:1] == ":" and after[1:3].isdigit()):
        return "time"
    if re.search(r"(?:^|[^\w])\.$", before) or _UNIT_AFTER["caliber"].match(after):
        return "caliber"
    if _MODEL_BEFORE.search(before) or re.match(r"-[A-Z]", after):
        return (
            "model"
            if not re.match(r"-[A-Z][A-Za-z]+-[Oo]ld", after) and not re.match(r"-YEAR", after)
            else "age"
        )
    if _BLOCK.match(after):
        return "address"
    value = words.replace(",", "")
    if value.isdigit() and "," not in words:
        if (
            _STREET_CASED.match(after)
            and _STREET.match(after)
            and not text[max(0, start - 200) : end + 200].isupper()
        ):
            return "address"
        if int(value) <= 31 and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)):  # noqa: PLR2004 - days of a month
            return "date"
        if len(value) == 4 and 1000 <= int(value) <= 2099:  # noqa: PLR2004 - the years that news speak of
            if _MONTH_BEFORE_YEAR.search(before):
                return "year"
            counts_people = _PEOPLE.match(after) is not None
            if _YEAR_BEFORE.search(before) or (int(value) >= 1900 and not counts_people):  # noqa: PLR2004
                return "year"
        if int(value) <= 110 and _COMMA_AGE_BEFORE.search(before) and _COMMA_AGE_AFTER.match(text, end):  # noqa: PLR2004 - ages
            return "age"
        if (
            _SPORT.match(after)
            and (other := re.match(r"\s*[-–]\s*(\d+)", after))
            and int(other[1]) <= int(value)
        ):
            return "score"
        if re.search(r"\d\s*[-–]\s*$", before):
            return "score"
    if _DESIGNATOR.search(before):
        designator = before.rstrip().split()[-1].lower() if before.split() else ""
        if designator in {"age", "aged", "ages"}:
            return "age"
        return (
            "road"
            if designator in {"route", "highway", "interstate", "us", "u.s.", "sr", "cr", "hwy", "road"}
            else "reference"
        )
    return None
