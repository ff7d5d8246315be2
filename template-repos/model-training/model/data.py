"""The rows that the model learns from."""

from pathlib import Path

import pandas as pd
from sklearn.datasets import load_diabetes

TARGET = "progressed"

# People of which group should the model treat alike? See model/bias.py.
FACET = "sex"


def load(folder: Path | None) -> pd.DataFrame:
    """Every CSV file of a folder as one table; without a folder the worked example.

    Raises FileNotFoundError when the folder has no CSV file, ValueError when a column is missing.
    """
    rows = example() if folder is None else _read(folder)
    missing = {TARGET, FACET} - set(rows.columns)
    if missing:
        raise ValueError(f"The data has no column {', '.join(sorted(missing))}; it has {', '.join(rows.columns)}.")
    return rows


def example() -> pd.DataFrame:
    """442 people with diabetes, ten measurements each; did the disease progress more than in half of them?

    Ships with scikit-learn. Source: Efron et al., Least Angle Regression, Annals of Statistics 2004.
    """
    rows: pd.DataFrame = load_diabetes(as_frame=True, scaled=False).frame
    progression = rows.pop("target")
    rows[TARGET] = (progression > progression.median()).astype(int)
    rows[FACET] = rows[FACET].astype(int)
    return rows


def _read(folder: Path) -> pd.DataFrame:
    files = sorted(folder.rglob("*.csv"))
    if not files:
        raise FileNotFoundError(f"There is no CSV file in {folder}.")
    return pd.concat([pd.read_csv(file) for file in files], ignore_index=True)
