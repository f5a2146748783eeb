"""What sort of text it is: one that only borrows the words of violence (sport, films, drills), or a note of an incident."""

from services.extractor.reading import Sentence
from services.extractor.realis import realis_rules

_SHARE_NEEDED = {"article": 2, "review": 2, "sport": 3, "drill": 2}
"""How many different such words title and text must have. One alone may stand in any report."""
_LEAD = 2  # a drill is named in the title or the first sentences, or it is only part of the story


def borrows_words(sentences: tuple[Sentence, ...]) -> bool:
    """Whether the article as a whole is about a film, a game or a drill."""
    text = " ".join(s.text for s in sentences)
    lead = " ".join(s.text for s in sentences[: _LEAD + 1])
    for kind, phrases in realis_rules().fiction.items():
        found = {m.group().lower() for m in phrases.pattern.finditer(text)}
        in_lead = phrases.search(lead) is not None
        if len(found) >= _SHARE_NEEDED[kind] and in_lead:
            return True
    return False


_NOTE = 3  # sentences, the title included: no longer than an entry in a log of events


def is_note(sentences: tuple[Sentence, ...]) -> bool:
    """Whether it is a note of a sentence or two, as logs of events have them: written to tell an incident, however plainly."""
    text = " ".join(s.text for s in sentences)
    return len(sentences) <= _NOTE and not any(p.search(text) for p in realis_rules().fiction.values())
