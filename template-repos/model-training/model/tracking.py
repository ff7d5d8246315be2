"""Tells of a training where people look for it: in its log, and in MLflow where the project has one."""

import importlib.util
import os
from typing import Any


def record(parameters: dict[str, Any], figures: dict[str, float]) -> None:
    """Prints every figure as SageMaker reads it (``FIGURES`` in ``model/train.py``), and logs a run in MLflow.

    MLflow is asked only when ``MLFLOW_TRACKING_URI`` is set; what it answers wrong is the caller's error.
    """
    for name, figure in figures.items():
        print(f"{name}={figure:.4f}", flush=True)
    if not os.environ.get("MLFLOW_TRACKING_URI"):
        return
    if not importlib.util.find_spec("mlflow"):
        print("Nothing is told to MLflow: this image has no mlflow. See docs/customize.md.", flush=True)
        return
    import mlflow  # not in the ready image

    with mlflow.start_run():
        mlflow.log_params(parameters)
        mlflow.log_metrics({name.replace(":", "_"): figure for name, figure in figures.items()})
