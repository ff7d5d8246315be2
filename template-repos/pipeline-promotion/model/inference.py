"""Answers calls. The ready image finds these four functions by their names.

https://sagemaker.readthedocs.io/en/stable/frameworks/sklearn/using_sklearn.html#serve-a-model
"""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import pandas as pd


@dataclass(frozen=True)
class Model:
    """What was learnt, and which columns it was learnt from."""

    fitted: Any
    features: list[str]


class BadRequest(ValueError):
    """What was sent cannot be scored; the message says why."""


def model_fn(model_dir: str) -> Model:
    """Reads what ``model/train.py`` wrote."""
    folder = Path(model_dir)
    features = json.loads((folder / "features.json").read_text(encoding="utf-8"))
    return Model(joblib.load(folder / "model.joblib"), features)


def input_fn(body: str | bytes, content_type: str) -> pd.DataFrame:
    """Rows of ``text/csv`` without a header, or of ``application/json``: ``{"instances": [[…], …]}``."""
    text = body.decode("utf-8") if isinstance(body, bytes) else body
    kind = content_type.split(";")[0].strip()
    if kind == "text/csv":
        return _numbers(pd.read_csv(io.StringIO(text), header=None))
    if kind == "application/json":
        return _numbers(pd.DataFrame(json.loads(text)["instances"]))
    raise BadRequest(f"Send text/csv or application/json, not {content_type}.")


def predict_fn(rows: pd.DataFrame, model: Model) -> list[float]:
    """The probability of each row."""
    if rows.shape[1] != len(model.features):
        raise BadRequest(f"Send {len(model.features)} columns ({', '.join(model.features)}), not {rows.shape[1]}.")
    named = rows.set_axis(model.features, axis=1)
    return [float(score) for score in model.fitted.predict_proba(named)[:, 1]]


def output_fn(predictions: list[float], accept: str) -> tuple[str, str]:
    """As the caller wants it: CSV, one figure a line, or JSON."""
    if accept.split(";")[0].strip() == "text/csv":
        return "\n".join(str(score) for score in predictions) + "\n", "text/csv"
    return json.dumps({"predictions": [{"score": score} for score in predictions]}), "application/json"


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    if not all(pd.api.types.is_numeric_dtype(kind) for kind in rows.dtypes):
        raise BadRequest("Send numbers only.")
    return rows
