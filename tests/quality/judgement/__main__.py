"""Fits what the reader judges by: plausibility of incidents, its threshold, and the confidence of each field.

    python -m tests.quality.judgement --eval FOLDER [--workers N] [--candidates FILE] [--check]

Reads some thousand annotated articles with the extractor as it stands (plan.yaml says which), fits on one part of them and
measures on the other. Writes `plausibility.yaml`, `eventful.yaml` and `confidence.yaml` of the extractor,
`docs/reliability.svg`, and the figures to standard output. With --candidates the articles are read only if the file is not
there yet; --check measures the present weights and writes the plot only. The same extractor and articles give the same bytes.
"""

import argparse
import os
import sys
from pathlib import Path

from services.extractor.confidence import models, overall_grounds
from services.extractor.eventful import eventfulness
from services.extractor.logistic import LogisticModel
from services.extractor.plausibility import plausibility
from tests.quality.annotated import AnnotatedFolder
from tests.quality.judgement.figures import figures
from tests.quality.judgement.labels import Label, label, tells_of_something
from tests.quality.judgement.reading import Found, Part, dump, load, read_parts
from tests.quality.judgement.regression import Case, balanced, fit
from tests.quality.judgement.reliability import brier, calibration_error, plot
from tests.quality.judgement.weights_page import confidence_page, eventful_page, plausibility_page, sides

ROOT = Path(__file__).parents[3]
DATA = ROOT / "services" / "extractor" / "data"
PLOT = ROOT / "docs" / "reliability.svg"
FIELDS = ("type", "when", "where", "casualties")

SHARES = {"muc4_dev": 5.0, "nothing": 4.0}
"""How much a file counts, 1 where nothing is said: these alone have many articles that speak of violence without news."""
SHARES_OF_EVENTS = {"muc4_dev": 0.5, "nothing": 4.0}
"""The same for the article as a whole: what a wire speaks of happened, even where it is no news."""
RIDGE_PLAUSIBILITY, RIDGE_CONFIDENCE = 3.0, 3.0
FOLDS = 5
THRESHOLDS = [n / 20 for n in range(4, 13)]  # finer ones would tell articles apart, not kinds of article
BEARABLE = 0.005  # loss of incidents found, in the files where every article has one

Labelled = list[tuple[str, str, Found, Label]]
"""File, document, candidate, label."""


def main() -> None:
    arguments = _arguments()
    folder = AnnotatedFolder(arguments.eval)
    fitted, held = (_parts(folder, which, arguments) for which in ("fitted", "held"))
    scorer = folder.scorer
    training = _labelled(scorer, fitted)
    if not arguments.check:
        model, threshold = _fit_plausibility(scorer, fitted, training)
        (DATA / "plausibility.yaml").write_text(plausibility_page(model, threshold), encoding="utf-8")
        eventful = _fit_eventful(scorer, fitted, threshold)
        (DATA / "eventful.yaml").write_text(
            eventful_page(eventful, eventfulness().threshold), encoding="utf-8"
        )
        field_models = _fit_confidence(training, threshold)
        (DATA / "confidence.yaml").write_text(confidence_page(field_models), encoding="utf-8")
    else:
        model, threshold, field_models = plausibility().model, plausibility().threshold, dict(models())
    testing = _labelled(scorer, held)
    for _, _, found, _ in testing:
        found["plausible"] = model.probability(found["signs"])
    _say("held back, everything told / from the threshold on")
    before, after = figures(scorer, held, 0.0), figures(scorer, held, threshold)
    for name in before:
        _say(f"{name:30} {before[name]:.3f} {after[name]:.3f}")
    by_field = _stated(testing, field_models, threshold)
    for name, pairs in by_field.items():
        right = sum(r for _, r in pairs) / len(pairs)
        _say(
            f"{name:12} {len(pairs):5} fields, {right:.3f} right, Brier {brier(pairs):.3f}, "
            f"calibration error {calibration_error(pairs):.3f}"
        )
    PLOT.write_text(plot(by_field), encoding="utf-8")


def _parts(folder: AnnotatedFolder, which: str, arguments: argparse.Namespace) -> list[Part]:
    cache = arguments.candidates and arguments.candidates.with_suffix(f".{which}.json")
    if cache and cache.exists():
        return load(cache)
    parts = read_parts(folder, which, arguments.workers)
    if cache:
        dump(parts, cache)
    return parts


def _labelled(scorer, parts: list[Part]) -> Labelled:
    rows = []
    for part in parts:
        for document in part.documents:
            found = part.found.get(document["id"], [])
            rows += [
                (part.name, document["id"], f, made)
                for f, made in zip(found, label(scorer, part.name, document, found), strict=True)
            ]
    return rows


def _fit_plausibility(scorer, parts: list[Part], rows: Labelled) -> tuple[LogisticModel, float]:
    """The model, and the threshold that serves the fitted files best, judged by models that had not seen the article."""
    signs = sides()
    folds = {document: number % FOLDS for number, document in enumerate(dict.fromkeys(r[1] for r in rows))}

    def fit_on(chosen: Labelled) -> LogisticModel:
        by_file: dict[str, list[Case]] = {}
        for name, document, found, made in chosen:
            if made.reported is not None:
                by_file.setdefault(name, []).append(Case(found["signs"], made.reported, 1.0, document))
        cases = balanced((cases, SHARES.get(name, 1.0)) for name, cases in by_file.items())
        return fit(cases, list(signs), RIDGE_PLAUSIBILITY, signs)

    for fold in range(FOLDS):
        unseen = fit_on([r for r in rows if folds[r[1]] != fold])
        for _, document, found, _ in rows:
            if folds[document] == fold:
                found["plausible"] = unseen.probability(found["signs"])
    base = figures(scorer, parts, 0.0)
    tried = {t: figures(scorer, parts, t) for t in THRESHOLDS}
    for threshold, by_name in tried.items():
        _say(f"{threshold:.3f} " + ", ".join(f"{name} {value:.3f}" for name, value in by_name.items()))
    bearable = [
        t
        for t, by_name in tried.items()
        if all(base[n] - v <= BEARABLE for n, v in by_name.items() if "found" in n)
    ]
    best = max(bearable, key=lambda t: (sum(v for n, v in tried[t].items() if "found" not in n), -t))
    return fit_on(rows), best


def _fit_eventful(scorer, parts: list[Part], threshold: float) -> LogisticModel:
    """Of the most plausible incident of each article, as models told it that had not seen the article."""
    by_file: dict[str, list[Case]] = {}
    for part in parts:
        for document in part.documents:
            found = part.found.get(document["id"], [])
            told = [f for f in found if _is_told(f, threshold)]
            label = tells_of_something(scorer, part.name, document, [f["report"] for f in told])
            if told and label is not None and not told[0]["settled"]:
                best = max(told, key=lambda f: f["plausible"])
                signs = {**best["signs"], "plausible": best["plausible"]}
                by_file.setdefault(part.name, []).append(Case(signs, label, 1.0, document["id"]))
    signs = sides("eventful.yaml")
    cases = balanced((cases, SHARES_OF_EVENTS.get(name, 1.0)) for name, cases in by_file.items())
    return fit(cases, list(signs), RIDGE_PLAUSIBILITY, signs)


def _is_told(found: Found, threshold: float) -> bool:
    actual = found["report"]["realis"] == "actual"
    return actual and found["eligible"] and not (found["judged"] and found["plausible"] < threshold)


def _fit_confidence(rows: Labelled, threshold: float) -> dict[str, LogisticModel]:
    told = [r for r in rows if _is_told(r[2], threshold)]
    present = models()
    fitted = {}
    for field in FIELDS:
        by_file: dict[str, list[Case]] = {}
        for name, document, found, made in told:
            grounds, right = _grounds(found, field), getattr(made, field)
            if grounds is not None and right is not None:
                by_file.setdefault(name, []).append(Case(grounds, right, 1.0, document))
        cases = balanced((cases, 1.0) for cases in by_file.values())
        fitted[field] = fit(cases, list(present[field].weights), RIDGE_CONFIDENCE)
    by_file = {}
    for name, document, found, made in told:
        if made.overall is not None:
            by_file.setdefault(name, []).append(Case(_overall(found, fitted), made.overall, 1.0, document))
    cases = balanced((cases, 1.0) for cases in by_file.values())
    fitted["overall"] = fit(cases, list(present["overall"].weights), RIDGE_CONFIDENCE)
    return fitted


def _grounds(found: Found, field: str) -> dict[str, float] | None:
    """With the plausibility of the present fit instead of the one that the article was read with."""
    grounds = found["grounds"][field]
    return None if grounds is None else {**grounds, "plausibility": found["plausible"]}


def _overall(found: Found, fitted: dict[str, LogisticModel]) -> dict[str, float]:
    when, where = (
        0.0 if (grounds := _grounds(found, field)) is None else fitted[field].probability(grounds)
        for field in ("when", "where")
    )
    return dict(overall_grounds(found["plausible"], when, where))


def _stated(
    rows: Labelled, fitted: dict[str, LogisticModel], threshold: float
) -> dict[str, list[tuple[float, bool]]]:
    stated: dict[str, list[tuple[float, bool]]] = {field: [] for field in ("overall", *FIELDS)}
    for _, _, found, made in rows:
        if not _is_told(found, threshold):
            continue
        if made.overall is not None:
            stated["overall"].append((fitted["overall"].probability(_overall(found, fitted)), made.overall))
        for field in FIELDS:
            grounds, right = _grounds(found, field), getattr(made, field)
            if grounds is not None and right is not None:
                stated[field].append((fitted[field].probability(grounds), right))
    return stated


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--eval", type=Path, required=True, help="the folder of annotated articles and their scorer"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--candidates", type=Path, help="keep what was read here, to fit again without reading"
    )
    parser.add_argument("--check", action="store_true", help="fit nothing")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
