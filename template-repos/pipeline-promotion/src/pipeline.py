"""Runs the pipeline in one stage: preprocess, train, evaluate, and stop when the model is not good enough."""

import argparse
import hashlib
import hmac
import json
import os
import sys
from pathlib import Path

import project
import steps

GOOD_ENOUGH = 0.8


def run(stage: str, out: Path, key: str = "", good_enough: float = GOOD_ENOUGH) -> dict:
    parts = steps.preprocess()
    model = steps.train(parts)
    metrics = steps.evaluate(model, parts)
    if metrics["accuracy"] < good_enough:
        raise ValueError(f"Accuracy {metrics['accuracy']} is below {good_enough}")
    report = {"project": project.load().name, "stage": stage} | metrics
    out.mkdir(parents=True, exist_ok=True)
    model.save(out / "model.json")
    (out / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    if key:
        signature = hmac.new(key.encode(), (out / "model.json").read_bytes(), hashlib.sha256).hexdigest()
        (out / "model.sig").write_text(signature + "\n", encoding="utf-8")
    return report


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--stage", default="dev", choices=["dev", "preprod", "prod"])
    arguments.add_argument("--out", type=Path, default=Path("build"))
    given = arguments.parse_args()
    try:
        print(run(given.stage, given.out, os.environ.get("MODEL_SIGNING_KEY", "")))
    except ValueError as wrong:
        sys.exit(str(wrong))
