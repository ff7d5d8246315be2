"""Decides as IAM does, for the part of its language that our policies use; what it does not know, it refuses."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from typing import Any

Document = Mapping[str, Any]
Context = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Caller:
    """Who asks: an ARN, a service or the provider of a token."""

    kind: str  # AWS, Service or Federated
    name: str

    @property
    def account(self) -> str:
        return self.name.split(":")[4] if self.name.startswith("arn:") else ""


@dataclass(frozen=True)
class Question:
    """May this caller do that, to this, in these circumstances?"""

    action: str
    resource: str = "*"
    caller: Caller = Caller("AWS", "arn:aws:iam::000000000000:role/anybody")
    context: Context = field(default_factory=dict)


def granted(identity: Sequence[Document], question: Question, boundary: Document | None = None) -> bool:
    """Whether policies of an identity, within its boundary, allow it."""
    everything = [*identity, *([boundary] if boundary else [])]
    return (
        not any(_says("Deny", document, question) for document in everything)
        and any(_says("Allow", document, question) for document in identity)
        and (boundary is None or _says("Allow", boundary, question))
    )


def trusted(document: Document, question: Question) -> bool:
    """Whether a policy of a resource (a role's trust, a bucket's policy) allows this caller."""
    return _says("Allow", document, question, True) and not _says("Deny", document, question, True)


def statements(document: Document) -> list[dict[str, Any]]:
    return listed(document.get("Statement"))


def listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _says(effect: str, document: Document, question: Question, of_resource: bool = False) -> bool:
    return any(
        statement["Effect"] == effect
        and _names(statement, "Action", question.action, ignoring_case=True)
        and (_names(statement, "Resource", question.resource) if "Resource" in _keys(statement) else True)
        and (_is_principal(statement, question.caller) if of_resource else True)
        and _holds(statement.get("Condition", {}), question)
        for statement in statements(document)
    )


def _keys(statement: Mapping[str, Any]) -> set[str]:
    return {key.removeprefix("Not") for key in statement}


def _names(statement: Mapping[str, Any], key: str, value: str, ignoring_case: bool = False) -> bool:
    if key in statement:
        return any(_like(pattern, value, ignoring_case) for pattern in listed(statement[key]))
    return not any(_like(pattern, value, ignoring_case) for pattern in listed(statement[f"Not{key}"]))


def _is_principal(statement: Mapping[str, Any], caller: Caller) -> bool:
    if "NotPrincipal" in statement:
        raise NotImplementedError("NotPrincipal: name who may, not who may not")
    principal = statement["Principal"]
    if principal == "*":
        return True
    return any(_is_one(name, caller) for name in listed(principal.get(caller.kind)))


def _is_one(name: str, caller: Caller) -> bool:
    root = re.fullmatch(r"arn:[a-z-]+:iam::(\d{12}):root", name)
    return name in ("*", caller.name, caller.account) or bool(root and root[1] == caller.account)


def _holds(condition: Mapping[str, Mapping[str, Any]], question: Question) -> bool:
    return all(
        _test(
            operator,
            key,
            [str(value).lower() if isinstance(value, bool) else str(value) for value in listed(values)],
            question,
        )
        for operator, keys in condition.items()
        for key, values in keys.items()
    )


def _test(operator: str, key: str, wanted: list[str], question: Question) -> bool:
    given = _given(key, question)
    if operator == "Null":
        return (given is None) == (wanted == ["true"])
    quantity, _, plain = operator.rpartition(":")
    optional, plain = plain.endswith("IfExists"), plain.removesuffix("IfExists")
    if given is None and optional:
        return True
    return _quantified(quantity, plain, given, [_filled(value, question) for value in wanted])


def _quantified(quantity: str, operator: str, given: list[str] | None, wanted: list[str]) -> bool:
    one = _operator(operator)
    negative = "Not" in operator
    if quantity == "ForAllValues":
        return all(one(value, wanted) for value in given or [])
    if quantity == "ForAnyValue":
        return any(one(value, wanted) for value in given or [])
    if given is None:
        return negative
    return all(one(value, wanted) for value in given) if negative else any(one(value, wanted) for value in given)


def _given(key: str, question: Question) -> list[str] | None:
    found = {name.lower(): value for name, value in question.context.items()}
    if question.caller.kind == "AWS":
        found.setdefault("aws:principalarn", question.caller.name)
        found.setdefault("aws:principalaccount", question.caller.account)
    value = found.get(key.lower())
    return None if value is None else [str(item) for item in listed(value)]


def _filled(pattern: str, question: Question) -> str:
    """The pattern with ``${aws:PrincipalTag/project}`` and its like filled in; what is not known matches nothing."""

    def value(match: re.Match[str]) -> str:
        if match[1] in "*?$":
            return f"[{match[1]}]"
        return (_given(match[1], question) or ["\0"])[0]

    return re.sub(r"\$\{([^}]+)\}", value, pattern)


def _operator(name: str) -> Callable[[str, list[str]], bool]:
    if name not in OPERATORS:
        raise NotImplementedError(f"the condition operator {name}")
    return OPERATORS[name]


def _like(pattern: str, value: str, ignoring_case: bool = False) -> bool:
    escaped = re.sub(r"\[(?![*?$]\])", "[[]", pattern)
    return bool(re.match(translate(escaped), value, re.IGNORECASE if ignoring_case else 0))


def _arn_like(pattern: str, value: str) -> bool:
    patterns, values = pattern.split(":", 5), value.split(":", 5)
    return len(patterns) == len(values) and all(_like(a, b) for a, b in zip(patterns, values, strict=True))


def _any(one: Callable[[str, str], bool]) -> Callable[[str, list[str]], bool]:
    return lambda value, wanted: any(one(pattern, value) for pattern in wanted)


def _none(one: Callable[[str, str], bool]) -> Callable[[str, list[str]], bool]:
    return lambda value, wanted: not any(one(pattern, value) for pattern in wanted)


def _equal(a: str, b: str) -> bool:
    return a == b


def _equal_ignoring_case(a: str, b: str) -> bool:
    return a.lower() == b.lower()


OPERATORS: dict[str, Callable[[str, list[str]], bool]] = {
    "StringEquals": _any(_equal),
    "StringNotEquals": _none(_equal),
    "StringEqualsIgnoreCase": _any(_equal_ignoring_case),
    "StringNotEqualsIgnoreCase": _none(_equal_ignoring_case),
    "StringLike": _any(_like),
    "StringNotLike": _none(_like),
    "ArnEquals": _any(_arn_like),
    "ArnLike": _any(_arn_like),
    "ArnNotEquals": _none(_arn_like),
    "ArnNotLike": _none(_arn_like),
    "Bool": _any(_equal_ignoring_case),
    "NumericEquals": _any(lambda a, b: float(a) == float(b)),
    "NumericLessThan": _any(lambda a, b: float(b) < float(a)),
    "NumericLessThanEquals": _any(lambda a, b: float(b) <= float(a)),
    "NumericGreaterThan": _any(lambda a, b: float(b) > float(a)),
}
