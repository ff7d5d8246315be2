"""The rows that the model learns from."""

from pathlib import Path

import pandas as pd
from sklearn.datasets import load_breast_cancer

TARGET = "malignant"


def load(folder: Path | None) -> pd.DataFrame:
    """Every CSV file of a folder as one table; without a folder the worked example.

    Raises FileNotFoundError when the folder has no CSV file, ValueError when the target is missing.
    """
    rows = example() if folder is None else _read(folder)
    if TARGET not in rows.columns:
        raise ValueError(f"The data has no column {TARGET}; it has {', '.join(rows.columns)}.")
    return rows


def example() -> pd.DataFrame:
    """569 biopsies, thirty measurements each; is the lump malignant?

    Ships with scikit-learn. Source: Wolberg et al., Breast Cancer Wisconsin (Diagnostic), UCI 1995.
    """
    rows: pd.DataFrame = load_breast_cancer(as_frame=True).frame
    rows[TARGET] = 1 - rows.pop("target")
    return rows


def _read(folder: Path) -> pd.DataFrame:
    files = sorted(folder.rglob("*.csv"))
    if not files:
        raise FileNotFoundError(f"There is no CSV file in {folder}.")
    return pd.concat([pd.read_csv(file) for file in files], ignore_index=True)
