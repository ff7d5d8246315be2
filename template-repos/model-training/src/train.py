"""Trains, evaluates and signs a model; writes model.json, metrics.json and, with a key, model.sig."""

import argparse
import hashlib
import hmac
import json
import os
from pathlib import Path

import data
import project
from model import Model


def fit(features, rows, labels, rounds: int = 200, rate: float = 0.5) -> Model:
    model = Model(features, [0.0] * len(features), 0.0)
    for _ in range(rounds):
        errors = [model.score(row) - label for row, label in zip(rows, labels, strict=True)]
        slopes = [sum(e * row[i] for e, row in zip(errors, rows, strict=True)) / len(rows) for i in range(len(features))]
        weights = [weight - rate * slope for weight, slope in zip(model.weights, slopes, strict=True)]
        model = Model(features, weights, model.bias - rate * sum(errors) / len(rows))
    return model


def evaluate(model: Model, rows, labels) -> dict:
    hits = sum((model.score(row) >= 0.5) == bool(label) for row, label in zip(rows, labels, strict=True))
    return {"rows": len(rows), "accuracy": round(hits / len(rows), 4)}


def sign(content: bytes, key: str) -> str:
    return hmac.new(key.encode(), content, hashlib.sha256).hexdigest()


def main(out: Path, key: str) -> dict:
    features, rows, labels = data.load()
    (known, answers), (unseen, truth) = data.split(rows, labels)
    model = fit(features, known, answers)
    metrics = {"project": project.load().name} | evaluate(model, unseen, truth)
    out.mkdir(parents=True, exist_ok=True)
    model.save(out / "model.json")
    (out / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    if key:
        (out / "model.sig").write_text(sign((out / "model.json").read_bytes(), key) + "\n", encoding="utf-8")
    return metrics


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=Path("build"))
    print(main(arguments.parse_args().out, os.environ.get("MODEL_SIGNING_KEY", "")))
