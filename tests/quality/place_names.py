"""Recognition and resolution of place names, ours and the baselines', on documents with annotated names."""

from collections.abc import Iterator

from geotext import GeoText

from services.extractor.gazetteer.store import Gazetteer
from tests.quality.baselines.named_places import most_populous_of
from tests.quality.derived import Result
from tests.quality.record import OURS, System
from tests.quality.samples import Document
from tests.quality.toponyms import close, measure, share


def results(documents: list[Document], gazetteer: Gazetteer) -> Iterator[tuple[System, Result]]:
    """Ours; the most populous place of each name that we recognise; and the package geotext, on its own."""
    counts, _ = measure(documents, gazetteer)
    recognition = {
        "precision": share(counts["said_right"], counts["said"]),
        "recall": share(counts["recognised"], counts["gold"]),
    }
    for system, right in ((OURS, counts["resolved"]), ("most_populous", counts["most_populous"])):
        yield (
            system,
            recognition
            | {
                "within_161km_of_recognised": share(right, counts["recognised"]),
                "within_161km_of_all": share(right, counts["gold"]),
            },
        )
    yield "geotext", _geotext(documents, gazetteer)


def _geotext(documents: list[Document], gazetteer: Gazetteer) -> Result:
    """It gives no offsets, so a name counts as recognised wherever the document has it; its points are the gazetteer's."""
    gold = recognised = right = 0
    said = said_right = 0
    for document in documents:
        found = GeoText(document["text"])
        names = {*found.cities, *found.countries}
        annotated = {t["name"] for t in document["toponyms"]}
        said += len(names)
        said_right += len(names & annotated)
        for toponym in document["toponyms"]:
            if toponym["lat"] is None:
                continue
            gold += 1
            if toponym["name"] in names:
                recognised += 1
                place = most_populous_of(toponym["name"], gazetteer)
                right += place is not None and close(toponym, place.lat, place.lon)
    return {
        "precision": share(said_right, said),
        "recall": share(recognised, gold),
        "within_161km_of_recognised": share(right, recognised),
        "within_161km_of_all": share(right, gold),
    }
