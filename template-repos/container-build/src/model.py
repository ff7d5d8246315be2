"""Logistic regression in plain Python: small enough to read, real enough to train."""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Model:
    features: list
    weights: list
    bias: float

    def score(self, row) -> float:
        total = self.bias + sum(weight * value for weight, value in zip(self.weights, row, strict=True))
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @staticmethod
    def load(path: Path) -> "Model":
        return Model(**json.loads(path.read_text(encoding="utf-8")))
