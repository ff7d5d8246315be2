"""Says whether the model treats groups of people alike, in the measures and the format of SageMaker Clarify."""

import argparse
import json
from pathlib import Path
from typing import Any

import pandas as pd

from model import data
from model.evaluate import THRESHOLD, scores, unpacked

# https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-measure-post-training-bias.html
MEASURES = {
    "DPPL": "Difference in positive proportions in predicted labels",
    "DI": "Disparate impact",
    "RD": "Recall difference",
    "AD": "Accuracy difference",
}


def measure(truth: pd.Series, said: pd.Series, facet: pd.Series, value: int) -> dict[str, float]:
    """Each measure of the group ``facet == value`` beside all others; 0 is alike, for DI 1 is."""
    ours, others = facet == value, facet != value
    positive_ours, positive_others = said[ours].mean(), said[others].mean()
    return {
        "DPPL": float(positive_others - positive_ours),
        "DI": float(positive_ours / positive_others) if positive_others else float("nan"),
        "RD": float(said[others & (truth == 1)].mean() - said[ours & (truth == 1)].mean()),
        "AD": float((said == truth)[others].mean() - (said == truth)[ours].mean()),
    }


def bias(model: Path, rows: pd.DataFrame) -> dict[str, Any]:
    """The report that the registry shows; its ``largest_gap``, the largest |DPPL|, is what the gate looks at."""
    said = scores(model, rows) >= THRESHOLD
    truth, facet = rows[data.TARGET] == 1, rows[data.FACET]
    groups = {int(value): measure(truth, said, facet, int(value)) for value in sorted(facet.unique())}
    return {
        "version": "1.0",
        "largest_gap": max(abs(figures["DPPL"]) for figures in groups.values()),
        "post_training_bias_metrics": {
            "label": data.TARGET,
            "facets": {data.FACET: [_group(value, figures) for value, figures in groups.items()]},
        },
    }


def _group(value: int, figures: dict[str, float]) -> dict[str, Any]:
    return {
        "value_or_threshold": str(value),
        "metrics": [{"name": name, "description": MEASURES[name], "value": figure} for name, figure in figures.items()],
    }


def report(found: dict[str, Any]) -> str:
    """The report as a table in Markdown."""
    groups = found["post_training_bias_metrics"]["facets"][data.FACET]
    lines = [f"| {data.FACET} | {' | '.join(MEASURES)} |", "|---" * (len(MEASURES) + 1) + "|"]
    for group in groups:
        figures = " | ".join(f"{metric['value']:.3f}" for metric in group["metrics"])
        lines.append(f"| {group['value_or_threshold']} | {figures} |")
    return "\n".join([*lines, ""])


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    for word in ("--model", "--test", "--output"):
        parser.add_argument(word, type=Path, required=True)
    given = parser.parse_args(arguments)
    found = bias(unpacked(given.model), data.load(given.test))
    given.output.mkdir(parents=True, exist_ok=True)
    (given.output / "bias.json").write_text(json.dumps(found, indent=2), encoding="utf-8")
    (given.output / "bias.md").write_text(report(found), encoding="utf-8")


if __name__ == "__main__":
    main()
