"""Who is told of, each once: laws of counting persons, on descriptions without a parser."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from schemas import Count
from schemas.evidence import ArticlePart
from services.extractor.analysis import View
from services.extractor.harm_lexicon import Slot
from services.extractor.harm_statement import HarmStatement
from services.extractor.people import People
from services.extractor.persons import persons_of
from services.extractor.reading import Sentence
from services.extractor.segments import SegmentKind
from services.extractor.someone import Someone

_VOCAB = Vocab()


def told(index: int, someone: Someone, slot: Slot = Slot.KILLED) -> HarmStatement:
    """The statement of sentence `index` that this befell someone."""
    doc = Doc(_VOCAB, words=["someone", "died"])
    sentence = Sentence(
        index=index,
        part=ArticlePart.TEXT,
        kind=SegmentKind.BODY,
        paragraph=index,
        text=doc.text,
        offsets=tuple(range(len(doc.text) + 1)),
    )
    people = People(doc[0], 0, 1, Count.exactly(1), someone)
    return HarmStatement(View(sentence, doc), doc[1], slot, Count.exactly(1), (people,), 0, 12, someone)


def number(*people: Someone) -> int:
    return len(persons_of(told(index, someone) for index, someone in enumerate(people)))


_NAMES = st.sampled_from(
    [(), ("alban", "trescott"), ("trescott",), ("ivo", "moorfield"), ("ann", "moorfield")]
)
_SOMEONE = st.builds(
    Someone,
    names=_NAMES,
    age=st.none() | st.integers(15, 18),
    male=st.none() | st.booleans(),
    definite=st.booleans(),
    additional=st.booleans(),
)
_WHOLE = st.builds(
    Someone, names=st.sampled_from([("alban", "trescott"), ("ivo", "moorfield"), ("ann", "moorfield")])
)


@given(st.lists(_SOMEONE, max_size=8))
def test_never_more_persons_than_descriptions(people: list[Someone]) -> None:
    assert number(*people) <= len(people)
    assert bool(number(*people)) == bool(people)


@given(st.lists(_WHOLE, min_size=1, max_size=8))
def test_those_who_are_named_are_as_many_as_the_names_in_any_order(people: list[Someone]) -> None:
    assert number(*people) == len({p.names for p in people})
    assert number(*reversed(people)) == number(*people)


@given(st.lists(_SOMEONE, max_size=6))
def test_to_name_somebody_again_adds_nobody(people: list[Someone]) -> None:
    known = Someone(names=("olga", "fenn"), age=44)
    assert number(known, *people, known) == number(known, *people)


def test_one_who_is_known_is_the_last_who_may_be_meant() -> None:
    man, woman = Someone(male=True, age=20), Someone(male=False, age=30)
    she = Someone(male=False, definite=True, pronoun=True)
    persons = persons_of([told(0, man, Slot.HIT), told(1, woman, Slot.HIT), told(2, she, Slot.KILLED)])
    assert [Slot.KILLED in p.slots for p in persons] == [False, True]


def test_he_who_is_arrested_is_not_he_who_was_shot() -> None:
    persons = persons_of([told(0, Someone(male=True), Slot.HIT), told(1, Someone(male=True), Slot.ARRESTED)])
    assert [set(p.slots) for p in persons] == [{Slot.HIT}, {Slot.ARRESTED}]
