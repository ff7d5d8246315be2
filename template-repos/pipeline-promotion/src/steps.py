"""The steps of the pipeline; each takes what the one before made."""

import random

from model import Model


def preprocess(size: int = 300):
    """Example rows, the same every time; put the reading of your stage's own data here."""
    chance = random.Random(11)
    labels = [int(chance.random() < 0.5) for _ in range(size)]
    rows = [[chance.gauss(1.5 if label else -1.5, 1), chance.random()] for label in labels]
    at = int(size * 0.75)
    return {"train": (rows[:at], labels[:at]), "test": (rows[at:], labels[at:])}


def train(parts: dict, rounds: int = 150, rate: float = 0.5) -> Model:
    rows, labels = parts["train"]
    model = Model(["amount", "noise"], [0.0, 0.0], 0.0)
    for _ in range(rounds):
        errors = [model.score(row) - label for row, label in zip(rows, labels, strict=True)]
        slopes = [sum(e * row[i] for e, row in zip(errors, rows, strict=True)) / len(rows) for i in range(2)]
        weights = [weight - rate * slope for weight, slope in zip(model.weights, slopes, strict=True)]
        model = Model(model.features, weights, model.bias - rate * sum(errors) / len(rows))
    return model


def evaluate(model: Model, parts: dict) -> dict:
    rows, labels = parts["test"]
    hits = sum((model.score(row) >= 0.5) == bool(label) for row, label in zip(rows, labels, strict=True))
    return {"rows": len(rows), "accuracy": round(hits / len(rows), 4)}
