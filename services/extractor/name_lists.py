"""Mends lists of names, whose members the parser takes for appositions: "John Smith, Mary Jones, Ann Lee and Tom Hill died"."""

from collections.abc import Iterator

from spacy.tokens import Doc

_PARTICLES = frozenset({"de", "la", "del", "da", "dos", "van", "der", "von", "bin", "al", "el", "ibn"})
_LONGEST = 6  # words of a name with its title
_MOST_DIGITS = 3  # of an age
_FEWEST = 2  # names
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_GOVERNED = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_LOCATING = frozenset({"in", "at", "near", "from", "to", "outside", "between", "across", "around", "towards"})

Name = tuple[int, int]
"""Token range."""


def join_names(doc: Doc) -> Doc:
    """The document with each list of full names, perhaps with ages, as one coordination under its first name."""
    for names in _lists(doc):
        heads = [doc[end - 1] for _, end in names]
        members = {t.i for start, end in names for t in doc[start:end]}
        ruling = next((h for h in heads if h.head.i not in members and h.dep_ in _GOVERNED), None)
        if ruling is None or ruling.head == ruling:
            continue
        governor, relation = ruling.head, ruling.dep_
        if governor.lower_ in _LOCATING or any(t.i in members for t in (governor, *governor.ancestors)):
            continue  # towns, or the list lies above what governs it
        if any(h.dep_ in _SUBJECTS and h.head not in (governor, *heads) for h in heads):
            continue  # "arrested Jo Marsh and Al Quinn fled"
        for (start, end), head in zip(names, heads, strict=True):
            for token in doc[start : end - 1]:
                if not start <= token.head.i < end:
                    token.head, token.dep_ = head, "compound"
        heads[0].head, heads[0].dep_ = governor, relation
        for head in heads[1:]:
            head.head, head.dep_ = heads[0], "conj"
    return doc


def _lists(doc: Doc) -> Iterator[list[Name]]:
    position = 0
    while position < len(doc):
        names, end = _list_at(doc, position)
        if len(names) >= _FEWEST:
            yield names
        position = max(end, position + 1)


def _list_at(doc: Doc, start: int) -> tuple[list[Name], int]:
    """The names of the list that begins there, none where "and" does not close it, and where what was read ends."""
    names: list[Name] = []
    position, closed = start, False
    while (name := _name_at(doc, position)) is not None:
        names.append(name)
        position = _behind_age(doc, name[1])
        if closed:
            return names, position
        comma = _text(doc, position) == ","
        closed = _text(doc, position + comma) in {"and", "&"}
        if not (comma or closed):
            break
        position += comma + closed
    return [], position


def _name_at(doc: Doc, start: int) -> Name | None:
    """Two and more capitalised words, as far as they go."""
    end = start
    while end < len(doc) and (doc[end].pos_ == "PROPN" or (end > start and doc[end].lower_ in _PARTICLES)):
        end += 1
    return (start, end) if 1 < end - start <= _LONGEST and doc[end - 1].pos_ == "PROPN" else None


def _behind_age(doc: Doc, position: int) -> int:
    """Behind ", 34": where the list goes on."""
    age = _text(doc, position + 1)
    return (
        position + 2
        if _text(doc, position) == "," and age.isdigit() and len(age) <= _MOST_DIGITS
        else position
    )


def _text(doc: Doc, position: int) -> str:
    return doc[position].lower_ if position < len(doc) else ""
