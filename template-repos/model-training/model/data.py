"""The rows that the model learns from."""

from pathlib import Path

import pandas as pd
from sklearn.datasets import load_diabetes

TARGET = "progressed"

# People of which group should the model treat alike? See model/bias.py.
FACET = "sex"


def load(folder: Path | None) -> pd.DataFrame:
    """Every CSV file of a folder as one table; without a folder the worked example.

    Raises FileNotFoundError when the folder has no CSV file, ValueError when nothing can be learnt from the rows.
    """
    rows = example() if folder is None else _read(folder)
    if missing := {TARGET, FACET} - set(rows.columns):
        raise ValueError(f"The data has no column {', '.join(sorted(missing))}; it has {', '.join(rows.columns)}.")
    if words := list(rows.select_dtypes(exclude=["number", "bool"]).columns):
        raise ValueError(f"Not numbers: {', '.join(words)}. Make numbers of them, or leave them out.")
    if not rows[TARGET].isin([0, 1]).all():
        raise ValueError(f"{TARGET} is not 0 or 1 in every row.")
    return rows


def example() -> pd.DataFrame:
    """442 people with diabetes, ten measurements each; did the disease progress more than in half of them?

    Ships with scikit-learn. Source: Efron et al., Least Angle Regression, Annals of Statistics 2004.
    """
    rows: pd.DataFrame = load_diabetes(as_frame=True, scaled=False).frame
    progression = rows.pop("target")
    rows[TARGET] = (progression > progression.median()).astype(int)
    return rows.rename(columns={"sex": FACET}).astype({FACET: int})


def _read(folder: Path) -> pd.DataFrame:
    files = sorted(folder.rglob("*.csv"))
    if not files:
        raise FileNotFoundError(f"There is no CSV file in {folder}.")
    return pd.concat([pd.read_csv(file) for file in files], ignore_index=True)
