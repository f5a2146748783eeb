"""Whether an article tells of anything that happened at all (`data/eventful.yaml`).

Drills, reviews, metaphors, studies and rules tell of attacks and disasters in the grammar of news. What they lack is lacking in
the article as a whole, so it is asked once for each article, of the signs of the most plausible of its incidents.
"""

from collections.abc import Sequence
from functools import cache

from services.extractor.logistic import Judgement, Signs, load_judgement
from services.extractor.plausibility import plausible


@cache
def eventfulness() -> Judgement:
    """Read once per process. Its threshold is the probability from which an article tells of something that happened."""
    return load_judgement("eventful.yaml")


def best_signs(incidents: Sequence[Signs]) -> Signs:
    """Those of the most plausible incident, the first of equals, and how plausible it is. Raises ValueError without any."""
    best = max(incidents, key=plausible)
    return {**best, "plausible": plausible(best)}


CERTAIN = 0.85
"""How probable it has to be in a text of a kind that only borrows such words: a stand may collapse at a match."""


def is_eventful(incidents: Sequence[Signs], least: float | None = None) -> bool:
    """By the signs of the incidents that are told as real; False where there are none. `least`: instead of the threshold."""
    table = eventfulness()
    needed = table.threshold if least is None else least
    return bool(incidents) and table.model.probability(best_signs(incidents)) >= needed
