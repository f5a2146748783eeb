"""Blanks HTML markup in place: the text keeps its length, so that offsets still count in what the publisher sent.

A scanner and not a parser, on purpose: a parser gives text whose characters have no place in the original.
"""

import html.entities
import re
import unicodedata

from services.extractor.datafile import load_yaml

_ELEMENTS = load_yaml("html.yaml")
_BLOCK = frozenset(_ELEMENTS["block"])
_INLINE = frozenset(_ELEMENTS["inline"])
_HIDDEN = "|".join(_ELEMENTS["hidden"])

# Quoted values may hold ">"; where the quotes don't pair, the tag ends at the first one.
_ATTRIBUTES = r"(?:(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*+(?=/?>)|[^<>]*+)"
_TAG = re.compile(
    rf"</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s{_ATTRIBUTES})?/?>|<!--.*?-->|<!doctype[^<>]*>"
    r"|<!\[CDATA\[|\]\]>",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN_ELEMENT = re.compile(rf"<({_HIDDEN})(?:\s{_ATTRIBUTES})?>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));")
_SPACE_FOR = re.compile(r"[^\n]")


def blank_markup(text: str) -> tuple[str, bool]:
    """The text with markup as spaces, and whether there was any. Same length, total.

    Block tags leave a blank line where they fit in; an entity leaves its character and spaces behind it; scripts,
    styles, menus and forms leave nothing. A "<" that opens no HTML element stays.
    """
    if "<" not in text and "&" not in text:
        return text, False
    blanked = _HIDDEN_ELEMENT.sub(lambda match: _SPACE_FOR.sub(" ", match[0]), text)
    blanked = _TAG.sub(_blank_tag, blanked)
    blanked = _ENTITY.sub(_blank_entity, blanked)
    return blanked, blanked != text


def _blank_tag(match: re.Match[str]) -> str:
    name, length = (match[1] or "").lower(), len(match[0])
    if name in _BLOCK:
        return ("\n" if name == "br" else "\n\n").ljust(length)
    if match[1] is None or name in _INLINE:
        return " " * length
    return match[0]


def _blank_entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        character = html.entities.html5.get(f"{name};", "")
    else:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        valid = code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - the range of Unicode
        character = chr(code) if valid else " "
    if not character:
        return match[0]
    if len(character) > 1 or unicodedata.category(character)[0] in "CZ":
        character = " "
    return character.ljust(len(match[0]))
