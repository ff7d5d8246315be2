"""Who may do what, gathered from the plans of all roots."""

import json
from dataclasses import dataclass
from typing import Any

from proof.iam import Caller, Context, Question, granted, trusted
from proof.plans import Plan, Resource


@dataclass(frozen=True)
class Role:
    """A role with all that it is given."""

    account: str
    arn: str
    name: str
    trust: dict[str, Any]
    policies: tuple[dict[str, Any], ...]
    boundary: dict[str, Any] | None

    def may(self, action: str, resource: str = "*", context: Context | None = None) -> bool:
        question = Question(action, resource, Caller("AWS", self.arn), context or {})
        return granted(self.policies, question, self.boundary)

    def is_trusted_to(self, question: Question) -> bool:
        return trusted(self.trust, question)


def roles(plans: list[tuple[str, Plan]]) -> list[Role]:
    """All roles of all plans; each plan comes with its account."""
    managed = {
        _arn(account, policy): json.loads(policy["policy"]) for account, plan in plans for policy in plan.of("aws_iam_policy")
    }
    return [_role(account, plan, role, managed) for account, plan in plans for role in plan.of("aws_iam_role")]


def _role(account: str, plan: Plan, role: Resource, managed: dict[str, dict[str, Any]]) -> Role:
    name = role["name"]
    own = [json.loads(it["policy"]) for it in plan.of("aws_iam_role_policy") if it["role"] == name]
    attached = [managed[it["policy_arn"]] for it in plan.of("aws_iam_role_policy_attachment") if it["role"] == name]
    return Role(
        account,
        f"arn:aws:iam::{account}:role{role['path'] or '/'}{name}",
        name,
        json.loads(role["assume_role_policy"]),
        (*own, *attached),
        managed.get(role["permissions_boundary"]),
    )


def _arn(account: str, policy: Resource) -> str:
    return f"arn:aws:iam::{account}:policy{policy['path'] or '/'}{policy['name']}"
