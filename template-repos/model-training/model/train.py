"""Learns. What is learnt with is decided here, and only here."""

import argparse
import json
import os
import shutil
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from model import data, inference
from model.tracking import record

# What a training tells while it runs; SageMaker draws each of them.
FIGURES = ("train:auc", "validation:auc")


def estimator(regularization: float) -> Pipeline:
    """The algorithm. Put another one here: it needs ``fit`` and ``predict_proba``."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=regularization, max_iter=1000))


def train(rows: pd.DataFrame, output: Path, told: dict[str, Any]) -> Pipeline:
    """Writes the model, the columns in the order in which callers send them, and the code that answers callers."""
    features = rows.drop(columns=data.TARGET)
    fitted = estimator(**told).fit(features, rows[data.TARGET])
    output.mkdir(parents=True, exist_ok=True)
    joblib.dump(fitted, output / "model.joblib")
    (output / "features.json").write_text(json.dumps(list(features.columns)), encoding="utf-8")
    (output / "code").mkdir(exist_ok=True)
    shutil.copy(inference.__file__, output / "code" / "inference.py")
    return fitted


def auc(fitted: Pipeline, rows: pd.DataFrame) -> float:
    """Much better on the rows of the training than on others: it learnt them by heart."""
    return float(roc_auc_score(rows[data.TARGET], fitted.predict_proba(rows.drop(columns=data.TARGET))[:, 1]))


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline; SageMaker says by environment variables where things are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, default=os.environ.get("SM_CHANNEL_TRAIN"))
    parser.add_argument("--validation", type=Path, default=os.environ.get("SM_CHANNEL_VALIDATION"))
    parser.add_argument("--output", type=Path, default=os.environ.get("SM_MODEL_DIR"))
    parser.add_argument("--regularization", type=float, required=True)
    told = vars(parser.parse_args(arguments))
    rows, others, output = data.load(told.pop("train")), data.load(told.pop("validation")), told.pop("output")
    fitted = train(rows, output, told)
    record(told, dict(zip(FIGURES, (auc(fitted, rows), auc(fitted, others)), strict=True)))


if __name__ == "__main__":
    main()
