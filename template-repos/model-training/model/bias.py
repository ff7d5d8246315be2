"""Says whether groups of people are treated alike, by the data and by the model, in Clarify's measures and format."""

import argparse
import json
import math
from pathlib import Path
from typing import Any

import pandas as pd

from model import data
from model.evaluate import THRESHOLD, scores, unpacked

# https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-measure-data-bias.html
OF_DATA = {
    "CI": "Class imbalance",
    "DPL": "Difference in proportions of labels",
}
# https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-measure-post-training-bias.html
OF_MODEL = {
    "DPPL": "Difference in positive proportions in predicted labels",
    "DI": "Disparate impact",
    "RD": "Recall difference",
    "AD": "Accuracy difference",
}

Figures = dict[str, float | None]


def of_data(truth: pd.Series, ours: pd.Series) -> Figures:
    """How the group ``ours`` stands in the rows beside all others; 0 is alike."""
    here, there = int(ours.sum()), int((~ours).sum())
    return {
        "CI": _known((there - here) / (there + here)),
        "DPL": _known(truth[~ours].mean() - truth[ours].mean()),
    }


def of_model(truth: pd.Series, said: pd.Series, ours: pd.Series) -> Figures:
    """What the model makes of the group ``ours`` beside all others; 0 is alike, for DI 1 is.

    None where there is nothing to compare: nobody of a group, or nobody to whom a yes belongs.
    """
    here, there = said[ours].mean(), said[~ours].mean()
    right = said == truth
    return {
        "DPPL": _known(there - here),
        "DI": _known(here / there) if there else None,
        "RD": _known(said[~ours & truth].mean() - said[ours & truth].mean()),
        "AD": _known(right[~ours].mean() - right[ours].mean()),
    }


def bias(model: Path, rows: pd.DataFrame) -> dict[str, Any]:
    """The report that the registry shows; its ``largest_gap``, the largest |DPPL|, is what the gate looks at."""
    said = scores(model, rows) >= THRESHOLD
    truth, facet = rows[data.TARGET] == 1, rows[data.FACET]
    groups = {str(value): facet == value for value in sorted(facet.unique())}
    models = {name: of_model(truth, said, ours) for name, ours in groups.items()}
    return {
        "version": "1.0",
        "largest_gap": max(abs(figures["DPPL"] or 0.0) for figures in models.values()),
        "pre_training_bias_metrics": _section({name: of_data(truth, ours) for name, ours in groups.items()}, OF_DATA),
        "post_training_bias_metrics": _section(models, OF_MODEL),
    }


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else float(figure)


def _section(groups: dict[str, Figures], words: dict[str, str]) -> dict[str, Any]:
    return {
        "label": data.TARGET,
        "label_value_or_threshold": "1",
        "facets": {data.FACET: [_group(name, figures, words) for name, figures in groups.items()]},
    }


def _group(value: str, figures: Figures, words: dict[str, str]) -> dict[str, Any]:
    return {
        "value_or_threshold": value,
        "metrics": [{"name": name, "description": words[name], "value": figure} for name, figure in figures.items()],
    }


def report(found: dict[str, Any]) -> str:
    """The report as a table in Markdown."""
    names = [*OF_DATA, *OF_MODEL]
    sections = (found[f"{when}_training_bias_metrics"]["facets"][data.FACET] for when in ("pre", "post"))
    lines = [f"| {data.FACET} | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for before, after in zip(*sections, strict=True):
        figures = (metric["value"] for metric in before["metrics"] + after["metrics"])
        cells = " | ".join("-" if figure is None else f"{figure:.3f}" for figure in figures)
        lines.append(f"| {before['value_or_threshold']} | {cells} |")
    return "\n".join([*lines, ""])


def main(arguments: list[str] | None = None) -> None:
    """The job of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    for word in ("--model", "--test", "--output"):
        parser.add_argument(word, type=Path, required=True)
    given = parser.parse_args(arguments)
    found = bias(unpacked(given.model), data.load(given.test))
    given.output.mkdir(parents=True, exist_ok=True)
    (given.output / "bias.json").write_text(json.dumps(found, indent=2, allow_nan=False), encoding="utf-8")
    (given.output / "bias.md").write_text(report(found), encoding="utf-8")


if __name__ == "__main__":
    main()
