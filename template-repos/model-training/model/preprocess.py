"""Splits the rows, and writes down how they look, so that a monitor can tell when they look different one day."""

import argparse
import json
from pathlib import Path
from typing import Any

import pandas as pd
from sklearn.model_selection import train_test_split

from model import data


def preprocess(rows: pd.DataFrame, output: Path, seed: int) -> None:
    """Writes ``train``, ``validation`` and ``test`` (60, 20 and 20 of 100) and ``baseline`` into a folder."""
    rest, test = train_test_split(rows, test_size=0.2, random_state=seed, stratify=rows[data.TARGET])
    train, validation = train_test_split(rest, test_size=0.25, random_state=seed, stratify=rest[data.TARGET])
    for name, part in {"train": train, "validation": validation, "test": test}.items():
        (output / name).mkdir(parents=True, exist_ok=True)
        part.to_csv(output / name / "rows.csv", index=False)
    features = train.drop(columns=data.TARGET)
    (output / "baseline").mkdir(parents=True, exist_ok=True)
    _write(output / "baseline" / "statistics.json", statistics(features))
    _write(output / "baseline" / "constraints.json", constraints(features))


def statistics(features: pd.DataFrame) -> dict[str, Any]:
    """As SageMaker Model Monitor reads it.

    https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-statistics.html
    """
    return {
        "version": 0.0,
        "dataset": {"item_count": len(features)},
        "features": [_feature_statistics(name, features[name]) for name in features.columns],
    }


def constraints(features: pd.DataFrame) -> dict[str, Any]:
    """As SageMaker Model Monitor reads it.

    https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-constraints.html
    """
    return {
        "version": 0.0,
        "features": [
            {
                "name": name,
                "inferred_type": _kind(features[name]),
                "completeness": round(float(features[name].notna().mean()), 4),
                "num_constraints": {"is_non_negative": bool((features[name] >= 0).all())},
            }
            for name in features.columns
        ],
        "monitoring_config": {
            "evaluate_constraints": "Enabled",
            "emit_metrics": "Enabled",
            "datatype_check_threshold": 1.0,
            "domain_content_threshold": 1.0,
            "distribution_constraints": {
                "perform_comparison": "Enabled",
                "comparison_threshold": 0.1,
                "comparison_method": "Robust",
            },
        },
    }


def _feature_statistics(name: str, values: pd.Series) -> dict[str, Any]:
    return {
        "name": name,
        "inferred_type": _kind(values),
        "numerical_statistics": {
            "common": {"num_present": int(values.notna().sum()), "num_missing": int(values.isna().sum())},
            "mean": float(values.mean()),
            "sum": float(values.sum()),
            "std_dev": float(values.std(ddof=0)),
            "min": float(values.min()),
            "max": float(values.max()),
        },
    }


def _kind(values: pd.Series) -> str:
    return "Integral" if pd.api.types.is_integer_dtype(values) else "Fractional"


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    preprocess(data.load(given.input), given.output, given.seed)


if __name__ == "__main__":
    main()
