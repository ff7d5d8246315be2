"""Denials of a bucket's policy, conditions and all; moto takes every condition for one that is met."""

import json
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from flask import has_request_context, request
from moto.iam.access_control import PermissionResult

ENCRYPTION = "x-amz-server-side-encryption"
LOGGING = "logging.s3.amazonaws.com"
KEY = f"{ENCRYPTION}-aws-kms-key-id"

COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "ArnEquals": fnmatchcase,
    "ArnLike": fnmatchcase,
    "Bool": lambda actual, wanted: actual.lower() == wanted.lower(),
    "NumericLessThan": lambda actual, wanted: float(actual) < float(wanted),
    "StringEquals": lambda actual, wanted: actual == wanted,
    "StringLike": fnmatchcase,
}


def permission(bucket: Any, action: str, resource: str) -> PermissionResult:
    """In the place of FakeBucket.get_permission."""
    if bucket.policy is None:
        return PermissionResult.NEUTRAL
    statements = json.loads(bucket.policy)["Statement"]
    found = {statement["Effect"] for statement in _listed(statements) if _concerns(statement, action, resource)}
    if "Deny" in found:
        return PermissionResult.DENIED
    return PermissionResult.PERMITTED if "Allow" in found else PermissionResult.NEUTRAL


def takes_logs(target_bucket: Any, target_prefix: str | None) -> bool:
    """In the place of FakeBucket._log_permissions_enabled_policy, which trips over a principal that is no object."""
    if not target_bucket.policy:
        return False
    path = f"arn:{target_bucket.partition}:s3:::{target_bucket.name}/{target_prefix or ''}log"
    return any(
        statement["Effect"] == "Allow"
        and isinstance(statement.get("Principal"), dict)
        and LOGGING in _listed(statement["Principal"].get("Service", []))
        and _names(statement, "Action", "s3:PutObject")
        and _names(statement, "Resource", path)
        for statement in _listed(json.loads(target_bucket.policy)["Statement"])
    )


def _concerns(statement: dict[str, Any], action: str, resource: str) -> bool:
    return (
        statement.get("Principal") in ("*", {"AWS": "*"})
        and _names(statement, "Action", action)
        and _names(statement, "Resource", resource)
        and all(
            _met(operator, key, _listed(wanted))
            for operator, keys in statement.get("Condition", {}).items()
            for key, wanted in keys.items()
        )
    )


def _names(statement: dict[str, Any], element: str, value: str) -> bool:
    if f"Not{element}" in statement:
        return not _among(statement[f"Not{element}"], value)
    return _among(statement[element], value)


def _among(patterns: Any, value: str) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in _listed(patterns))


def _met(operator: str, key: str, wanted: list[str]) -> bool:
    """What is not known here, such as who is asking, meets no condition."""
    known = _known()
    if key not in known:
        return False
    actual = known[key]
    if operator == "Null":
        return (actual is None) == (wanted[0] == "true")
    name = operator.removesuffix("IfExists")
    negated = "Not" in name
    if actual is None:
        return negated or name != operator
    return any(COMPARISONS[name.replace("Not", "")](actual, one) for one in wanted) != negated


def _known() -> dict[str, str | None]:
    headers: Mapping[str, str] = request.headers if has_request_context() else {}
    return {
        "aws:SecureTransport": "true",  # the emulator stands for an address with TLS
        "s3:TlsVersion": "1.3",
        f"s3:{ENCRYPTION}": headers.get(ENCRYPTION),
        f"s3:{KEY}": headers.get(KEY),
    }


def _listed(one_or_many: Any) -> list[Any]:
    return one_or_many if isinstance(one_or_many, list) else [one_or_many]
