"""A sentence with its parse, its numbers and its times: what all later stages look at.

One text at a time goes through the parser, never a batch, so that the same sentence always gets the same parse.
"""

from dataclasses import dataclass, field
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Token

from services.extractor.name_lists import join_names
from services.extractor.numbers import Quantity, parse_quantities
from services.extractor.parse_repair import repair
from services.extractor.reading import Sentence
from services.extractor.segments import SegmentKind


@dataclass(frozen=True, eq=False)
class View:
    """One parsed sentence."""

    sentence: Sentence
    doc: Doc
    quantities: tuple[Quantity, ...] = field(default=())

    @property
    def index(self) -> int:
        return self.sentence.index

    @property
    def text(self) -> str:
        return self.sentence.text

    @cached_property
    def is_title(self) -> bool:
        return self.sentence.kind is SegmentKind.HEADLINE

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the tokens `start:end`."""
        last: Token = self.doc[end - 1]
        return self.sentence.span(self.doc[start].idx, last.idx + len(last))


def analyse(nlp: Language, sentence: Sentence) -> View:
    """Parses one sentence, keeping it in one piece: the splitter has cut already."""
    doc = nlp.make_doc(sentence.text)
    for token in doc[1:]:
        token.is_sent_start = False
    for _, component in nlp.pipeline:
        doc = component(doc)
    return View(sentence=sentence, doc=join_names(repair(doc)), quantities=parse_quantities(sentence.text))
