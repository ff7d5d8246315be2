"""Says how good the model is on rows that it has not seen."""

import argparse
import json
import tarfile
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
from sklearn import metrics

from model import data

THRESHOLD = 0.5

# What a gate may look at.
FIGURES = ("auc", "accuracy", "precision", "recall", "f1")


def unpacked(model: Path) -> Path:
    """SageMaker hands a model over as an archive; on a laptop it is a folder."""
    archive = model / "model.tar.gz"
    if not archive.exists():
        return model
    target = model / "unpacked"
    with tarfile.open(archive) as packed:
        packed.extractall(target, filter="data")
    return target


def scores(model: Path, rows: pd.DataFrame) -> pd.Series:
    """The probability of each row."""
    fitted = joblib.load(model / "model.joblib")
    return pd.Series(fitted.predict_proba(rows.drop(columns=data.TARGET))[:, 1], index=rows.index)


def evaluate(model: Path, rows: pd.DataFrame) -> dict[str, Any]:
    """As SageMaker's registry shows it.

    https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
    """
    truth, probability = rows[data.TARGET], scores(model, rows)
    said = probability >= THRESHOLD
    return {
        "binary_classification_metrics": {
            "auc": _figure(metrics.roc_auc_score(truth, probability)),
            "accuracy": _figure(metrics.accuracy_score(truth, said)),
            "precision": _figure(metrics.precision_score(truth, said, zero_division=0)),
            "recall": _figure(metrics.recall_score(truth, said, zero_division=0)),
            "f1": _figure(metrics.f1_score(truth, said, zero_division=0)),
        }
    }


def report(evaluation: dict[str, Any]) -> str:
    """The evaluation as a table in Markdown."""
    figures = evaluation["binary_classification_metrics"]
    rows = [f"| {name} | {figures[name]['value']:.3f} |" for name in FIGURES]
    return "\n".join(["| metric | on rows not seen |", "|---|---|", *rows, ""])


def _figure(value: float) -> dict[str, Any]:
    return {"value": float(value), "standard_deviation": "NaN"}


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    for word in ("--model", "--test", "--output"):
        parser.add_argument(word, type=Path, required=True)
    given = parser.parse_args(arguments)
    evaluation = evaluate(unpacked(given.model), data.load(given.test))
    given.output.mkdir(parents=True, exist_ok=True)
    (given.output / "evaluation.json").write_text(json.dumps(evaluation, indent=2, allow_nan=False), encoding="utf-8")
    (given.output / "evaluation.md").write_text(report(evaluation), encoding="utf-8")


if __name__ == "__main__":
    main()
