"""Scores a model's answers against your own: how many are the same, and how many words they share."""

import re
from collections import Counter


def words(text: str) -> list:
    return re.findall(r"\w+", text.lower())


def overlap(answer: str, expected: str) -> float:
    """F1 over words: 1 for the same words, 0 for none in common."""
    given, wanted = Counter(words(answer)), Counter(words(expected))
    shared = sum((given & wanted).values())
    return 2 * shared / (sum(given.values()) + sum(wanted.values())) if shared else 0.0


def evaluate(pairs) -> dict:
    """Scores pairs of an answer and what was expected."""
    pairs = list(pairs)
    if not pairs:
        raise ValueError("There is nothing to score")
    same = sum(words(answer) == words(expected) for answer, expected in pairs)
    shared = sum(overlap(answer, expected) for answer, expected in pairs)
    return {"answers": len(pairs), "same": round(same / len(pairs), 4), "overlap": round(shared / len(pairs), 4)}
