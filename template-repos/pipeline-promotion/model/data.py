"""The rows that the model learns from."""

from pathlib import Path

import pandas as pd
from sklearn.datasets import load_breast_cancer

TARGET = "malignant"


def load(folder: Path | None) -> pd.DataFrame:
    """Every CSV file of a folder as one table; without a folder the worked example.

    Raises FileNotFoundError when the folder has no CSV file, ValueError when nothing can be learnt from the rows.
    """
    rows = example() if folder is None else _read(folder)
    if TARGET not in rows.columns:
        raise ValueError(f"The data has no column {TARGET}; it has {', '.join(rows.columns)}.")
    if words := list(rows.select_dtypes(exclude=["number", "bool"]).columns):
        raise ValueError(f"Not numbers: {', '.join(words)}. Make numbers of them, or leave them out.")
    if not rows[TARGET].isin([0, 1]).all():
        raise ValueError(f"{TARGET} is not 0 or 1 in every row.")
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
