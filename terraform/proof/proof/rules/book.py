"""The book that every rule is written down in."""

from collections.abc import Callable, Iterator

from proof.plans import Plan

Rule = Callable[[Plan, bool], Iterator[str]]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


def broken(plan: Plan, applied: bool = False) -> list[str]:
    """Everything that any rule finds."""
    return [f"{name}: {words}" for name, check in RULES.items() for words in check(plan, applied)]
