"""The folder of annotated articles and its scorer, which belong to nobody here: read and imported where they lie. What is ours
of the articles, the invented ones, lies in tests/data.
"""

import importlib.util
import json
import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.quality.derived import Result
from tests.quality.samples import Document

_OURS = Path(__file__).parents[1] / "data"


class AnnotatedFolder:
    """`score.py`, `articles.py` and `data/*.jsonl`. Raises FileNotFoundError where the first two are not there."""

    def __init__(self, folder: Path) -> None:
        self._data = folder / "data"
        self._scorer = _module(folder / "score.py")
        self._articles = _module(folder / "articles.py")

    def documents(self, name: str) -> list[Document] | None:
        """The annotated documents of a file, the project's own before the folder's; None where it is in neither."""
        path = next((p for d in (_OURS, self._data) if (p := d / f"{name}.jsonl").is_file()), None)
        if path is None:
            return None
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]

    def articles(self, documents: Iterable[Document]) -> list[dict[str, Any]]:
        """Input articles without their annotation, in order of publication; of a story all its articles."""
        found = [each for d in documents for each in d.get("articles", [d])]
        found.sort(key=lambda d: str(d.get("published_at") or d.get("published") or ""))
        return [self._articles.article(each) for each in found]

    def score_extraction(self, name: str, documents: list[Document], reports: Iterable[Document]) -> Result:
        return self._score("extraction", name, documents, reports=reports)

    def score_linking(self, name: str, documents: list[Document], incidents: Iterable[Document]) -> Result:
        return self._score("linking", name, documents, incidents=incidents)

    def _score(self, task: str, name: str, documents: list[Document], **said: Iterable[Document]) -> Result:
        # The scorer reads files and takes what to count from the file's name, so it gets files.
        with tempfile.TemporaryDirectory() as temporary:
            gold = _write(Path(temporary) / f"{name}.jsonl", documents)
            files = {kind: _write(Path(temporary) / f"said-{kind}", each) for kind, each in said.items()}
            result: Result
            result, _ = getattr(self._scorer, task)(Namespace(gold=gold, kind=None, **files))
        return result


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
