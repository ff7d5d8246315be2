"""What rules read: the statements of all policies in a plan."""

import json
from collections.abc import Iterator
from typing import Any

from proof.iam import listed, statements
from proof.plans import Plan, Resource


def every_statement(plan: Plan) -> Iterator[tuple[Resource, dict[str, Any]]]:
    for resource in plan.resources:
        for document in resource.policies:
            for statement in statements(document):
                yield resource, statement


def every_trust(plan: Plan) -> Iterator[tuple[Resource, dict[str, Any]]]:
    for role in plan.of("aws_iam_role"):
        if isinstance(role["assume_role_policy"], str):
            for statement in statements(json.loads(role["assume_role_policy"])):
                yield role, statement


def is_everything(statement: dict[str, Any]) -> bool:
    actions = listed(statement.get("Action"))
    return ("*" in actions or "NotAction" in statement) and "*" in listed(statement.get("Resource"))


def is_boundary(resource: Resource) -> bool:
    """A boundary grants nothing: it says the most that others can ever be given."""
    return resource.type == "aws_iam_policy" and str(resource["name"]).endswith("-boundary")
