"""What a project's model answers with, as in AWS's ready images."""

import io
import json
from pathlib import Path
from typing import Any

import joblib
import pandas as pd


def model_fn(model_dir: str) -> Any:  # noqa: ANN401
    return joblib.load(Path(model_dir) / "model.joblib")


def input_fn(body: bytes, content_type: str) -> pd.DataFrame:
    if content_type != "text/csv":
        raise ValueError(f"Send text/csv, not {content_type}.")
    return pd.read_csv(io.BytesIO(body), header=None)


def predict_fn(rows: pd.DataFrame, model: Any) -> list[int]:  # noqa: ANN401
    return [int(kind) for kind in model.predict(rows.to_numpy())]


def output_fn(predictions: list[int], accept: str) -> tuple[str, str]:
    return json.dumps({"predictions": predictions}), "application/json"
