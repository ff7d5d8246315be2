"""Rows to learn from: data/train.csv when it is there, else an example that is the same every time."""

import csv
import random
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "train.csv"


def load(path: Path = FILE):
    """Returns the names of the features, the rows, and the labels (the last column, 0 or 1)."""
    return read(path) if path.exists() else example()


def read(path: Path):
    with path.open(newline="", encoding="utf-8") as file:
        header, *lines = list(csv.reader(file))
    return header[:-1], [[float(value) for value in line[:-1]] for line in lines], [int(line[-1]) for line in lines]


def example(size: int = 400):
    """Customers: the longer they stay and the less they complain, the less they leave."""
    chance = random.Random(7)
    rows, labels = [], []
    for _ in range(size):
        leaves = chance.random() < 0.4
        rows.append([chance.gauss(-1 if leaves else 1, 1), chance.gauss(1.2 if leaves else -0.6, 1)])
        labels.append(int(leaves))
    return ["tenure", "complaints"], rows, labels


def split(rows, labels, share: float = 0.75):
    """The first part to learn from, the rest to be honest with."""
    at = int(len(rows) * share)
    return (rows[:at], labels[:at]), (rows[at:], labels[at:])
