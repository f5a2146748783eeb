"""Where annotated articles come from, and who scores what was read in them.

The invented ones lie in tests/data and are ours, with a scorer of our own, which alone knows the notes. The folder with all
others, and its scorer, belongs to nobody here: it is read and imported where it lies.
"""

import importlib.util
import json
import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from tests.quality.derived import Result
from tests.quality.samples import Document
from tests.quality.scorer.articles import score_articles
from tests.quality.scorer.notes import score_notes
from tests.quality.scorer.stories import score_stories

_OURS = Path(__file__).parents[1] / "data"
_NOTES = "snippets"
_FIELDS = ("id", "title", "text", "published_at", "source", "url")


class ScorersDisagreeError(Exception):
    """The two scorers give different figures for the same reports: neither can be trusted before that is mended."""


class InventedFiles:
    """What every machine has: the articles and stories of tests/data."""

    def documents(self, name: str) -> list[Document] | None:
        """The annotated documents of a file; None where it is not there."""
        return _documents(_OURS / f"{name}.jsonl")

    def articles(self, documents: Iterable[Document]) -> list[Document]:
        """Input articles without their annotation, in order of publication; of a story all its articles."""
        found = _in_order(documents)
        return [{key: each[key] for key in _FIELDS if each.get(key) is not None} for each in found]

    def score_extraction(self, name: str, documents: list[Document], reports: Iterable[Document]) -> Result:
        """Figures of a file of articles or of notes; `name` is the file's."""
        return (score_notes if name == _NOTES else score_articles)(documents, reports)

    def score_linking(self, name: str, documents: list[Document], incidents: Iterable[Document]) -> Result:
        """Figures of a stories file; `name` is the file's."""
        del name
        return score_stories(documents, incidents)


class AnnotatedFolder(InventedFiles):
    """`score.py`, `articles.py` and `data/*.jsonl`. Raises FileNotFoundError where the first two are not there."""

    def __init__(self, folder: Path) -> None:
        self._data = folder / "data"
        self.scorer = _module(folder / "score.py")
        self._articles = _module(folder / "articles.py")

    def documents(self, name: str) -> list[Document] | None:
        """The project's own before the folder's."""
        ours = super().documents(name)
        return _documents(self._data / f"{name}.jsonl") if ours is None else ours

    def articles(self, documents: Iterable[Document]) -> list[Document]:
        return [self._articles.article(each) for each in _in_order(documents)]

    def score_extraction(self, name: str, documents: list[Document], reports: Iterable[Document]) -> Result:
        """Raises ScorersDisagreeError."""
        if name == _NOTES:
            return super().score_extraction(name, documents, reports)
        said = list(reports)
        result = self._score("extraction", name, documents, reports=said)
        if super().documents(name) is not None:
            _compare(name, super().score_extraction(name, documents, said), result)
        return result

    def score_linking(self, name: str, documents: list[Document], incidents: Iterable[Document]) -> Result:
        """Raises ScorersDisagreeError."""
        said = list(incidents)
        result = self._score("linking", name, documents, incidents=said)
        if super().documents(name) is not None:
            _compare(name, super().score_linking(name, documents, said), result)
        return result

    def _score(self, task: str, name: str, documents: list[Document], **said: Iterable[Document]) -> Result:
        # The scorer reads files and takes what to count from the file's name, so it gets files.
        with tempfile.TemporaryDirectory() as temporary:
            gold = _write(Path(temporary) / f"{name}.jsonl", documents)
            files = {kind: _write(Path(temporary) / f"said-{kind}", each) for kind, each in said.items()}
            result: Result
            result, _ = getattr(self.scorer, task)(Namespace(gold=gold, kind=None, **files))
        return result


def _compare(name: str, ours: Result, theirs: Result) -> None:
    differing = [key for key, value in ours.items() if value != theirs.get(key)]
    if differing:
        told = "; ".join(f"{key}: {ours[key]} here, {theirs.get(key)} there" for key in differing)
        raise ScorersDisagreeError(f"{name}: {told}")


def _documents(path: Path) -> list[Document] | None:
    if not path.is_file():
        return None
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _in_order(documents: Iterable[Document]) -> list[Document]:
    found = [each for d in documents for each in d.get("articles", [d])]
    return sorted(found, key=lambda d: str(d.get("published_at") or d.get("published") or ""))


def _write(path: Path, documents: Iterable[Document]) -> str:
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    return str(path)


def _module(path: Path) -> ModuleType:
    if not path.is_file():
        raise FileNotFoundError(path)
    spec = importlib.util.spec_from_file_location(f"annotated_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
