"""Learns. What is learnt with is decided here, and only here."""

import argparse
import json
import os
import shutil
from pathlib import Path
from typing import Any

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

from model import data, inference


def estimator(trees: int) -> RandomForestClassifier:
    """The algorithm. Put another one here: it needs ``fit`` and ``predict_proba``."""
    return RandomForestClassifier(n_estimators=trees, random_state=7)


def train(rows: pd.DataFrame, output: Path, told: dict[str, Any]) -> None:
    """Writes the model, the columns in the order in which callers send them, and the code that answers callers."""
    features = rows.drop(columns=data.TARGET)
    fitted = estimator(**told).fit(features, rows[data.TARGET])
    output.mkdir(parents=True, exist_ok=True)
    joblib.dump(fitted, output / "model.joblib")
    (output / "features.json").write_text(json.dumps(list(features.columns)), encoding="utf-8")
    (output / "code").mkdir(exist_ok=True)
    shutil.copy(inference.__file__, output / "code" / "inference.py")


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline; SageMaker says by environment variables where things are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, default=os.environ.get("SM_CHANNEL_TRAIN"))
    parser.add_argument("--output", type=Path, default=os.environ.get("SM_MODEL_DIR"))
    parser.add_argument("--trees", type=int, required=True)
    told = vars(parser.parse_args(arguments))
    train(data.load(told.pop("train")), told.pop("output"), told)


if __name__ == "__main__":
    main()
