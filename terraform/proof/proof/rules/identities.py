"""Who may do what, and who may become whom."""

import json
import re
from collections.abc import Iterator
from typing import Any

from proof.iam import listed, statements
from proof.plans import Plan, Resource
from proof.rules.book import rule
from proof.rules.reading import every_statement, every_trust, is_boundary, is_everything

MANY_VALUED = ("sagemaker:vpcsubnets", "sagemaker:vpcsecuritygroupids", "sagemaker:instancetypes", "aws:tagkeys")
ROLE_ACTIONS = ("iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary")
# The provider reads the policy back into these; ours are in resources of their own.
HAVE_POLICIES_OF_THEIR_OWN = ("aws_s3_bucket", "aws_sns_topic", "aws_sqs_queue")


@rule
def nobody_may_do_everything(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in every_statement(plan):
        if statement["Effect"] == "Allow" and is_everything(statement) and not is_boundary(resource):
            yield f"{resource.address} allows {statement.get('Action', 'NotAction')} on everything"


@rule
def no_service_is_given_whole_on_everything(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in every_statement(plan):
        if resource.type in ("aws_kms_key", "aws_vpc_endpoint") or statement["Effect"] != "Allow" or is_boundary(resource):
            continue
        whole = [action for action in listed(statement.get("Action")) if re.fullmatch(r"[a-z0-9-]+:\*", action)]
        if whole and "*" in listed(statement.get("Resource")):
            yield f"{resource.address} allows {', '.join(whole)} on *"


@rule
def no_managed_policy_of_aws_is_attached(plan: Plan, applied: bool) -> Iterator[str]:
    for resource in plan.of("aws_iam_role_policy_attachment", "aws_iam_policy_attachment", "aws_iam_role"):
        for arn in [*listed(resource["policy_arn"]), *listed(resource["managed_policy_arns"])]:
            if re.search(r":iam::aws:policy/", arn):
                yield f"{resource.address} attaches {arn}"


@rule
def every_role_is_fenced_and_short(plan: Plan, applied: bool) -> Iterator[str]:
    for role in plan.of("aws_iam_role"):
        if not role["permissions_boundary"] and not (role.is_unknown("permissions_boundary") and not applied):
            yield f"{role.address} has no permissions boundary"
        if (role["max_session_duration"] or 3600) > 3600:
            yield f"{role.address} has sessions of {role['max_session_duration']} s"


@rule
def every_policy_is_known(plan: Plan, applied: bool) -> Iterator[str]:
    names = ("policy", "assume_role_policy", "resource_policy", "event_pattern")
    for resource in plan.resources if applied else plan.of("aws_iam_role"):
        for name in names:
            if resource.is_unknown(name) and resource.type not in HAVE_POLICIES_OF_THEIR_OWN:
                yield f"{resource.address}: nobody can read {name}"


@rule
def tokens_are_trusted_exactly(plan: Plan, applied: bool) -> Iterator[str]:
    for role, statement in every_trust(plan):
        if "sts:AssumeRoleWithWebIdentity" in listed(statement["Action"]):
            for words in _inexact(statement):
                yield f"{role.address} {words}"


def _inexact(statement: dict[str, Any]) -> Iterator[str]:
    conditions = statement.get("Condition", {})
    equal = {key.rpartition(":")[2]: listed(value) for key, value in conditions.get("StringEquals", {}).items()}
    for claim in ("aud", "sub", "repository_id", "environment"):
        if not equal.get(claim):
            yield f"trusts a token without asking StringEquals {claim}"
    if equal.get("aud", ["sts.amazonaws.com"]) != ["sts.amazonaws.com"]:
        yield f"trusts the audience {equal['aud']}"
    if len(equal.get("repository_id", [""])) > 1 or len(equal.get("environment", [""])) > 1:
        yield "trusts more than one repository or environment"
    for operator, keys in conditions.items():
        for key, values in keys.items():
            if key.endswith((":sub", ":repository_id", ":environment", ":aud")) and re.search(r"[*?]", str(values)):
                yield f"trusts with a wildcard: {operator} {key} = {values}"
    if any(operator.startswith("ForAllValues") for operator in conditions):
        yield "is trusted by ForAllValues, which holds when the claim is absent"
    subjects = equal.get("sub", [])
    if any(":environment:" not in subject for subject in subjects):
        yield f"trusts a branch or a pull request: {subjects}"


@rule
def trusts_name_one_party(plan: Plan, applied: bool) -> Iterator[str]:
    for role, statement in every_trust(plan):
        principal = statement.get("Principal", {})
        if principal == "*" or "*" in listed(principal.get("AWS") if isinstance(principal, dict) else None):
            yield f"{role.address} is trusted to anybody"
            continue
        services = listed(principal.get("Service"))
        if len(services) > 1:
            yield f"{role.address} is trusted to several services: {services}"
        if services and "aws:SourceAccount" not in json.dumps(statement.get("Condition", {})):
            yield f"{role.address} trusts {services[0]} for whoever asks it (no aws:SourceAccount)"
        if any(str(name).endswith(":root") for name in listed(principal.get("AWS"))) and not statement.get("Condition"):
            yield f"{role.address} is trusted to a whole account"


@rule
def resources_are_open_to_nobody_unknown(plan: Plan, applied: bool) -> Iterator[str]:
    """A principal * needs a condition that names an account, an organization or an ARN."""
    for resource, statement in every_statement(plan):
        principal = statement.get("Principal")
        if statement["Effect"] != "Allow" or not principal or resource.type in ("aws_iam_role", "aws_vpc_endpoint"):
            continue
        anybody = principal == "*" or (isinstance(principal, dict) and "*" in listed(principal.get("AWS")))
        if anybody and not _names_a_party(statement):
            yield f"{resource.address} is open to anybody"


@rule
def roles_are_made_only_within_a_boundary(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in every_statement(plan):
        made = [action for action in listed(statement.get("Action")) if action in ROLE_ACTIONS or action in ("iam:*", "*")]
        if resource.type.startswith("aws_iam") and statement["Effect"] == "Allow" and made and not is_boundary(resource):
            if not re.search(r"iam:PermissionsBoundary", json.dumps(statement.get("Condition", {}))):
                yield f"{resource.address} may {', '.join(made)} without a boundary"


@rule
def roles_are_passed_by_name_and_to_one_service(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in every_statement(plan):
        if statement["Effect"] != "Allow" or not {"iam:PassRole", "iam:*"} & set(listed(statement.get("Action"))):
            continue
        if is_boundary(resource) and "iam:PassedToService" in json.dumps(statement.get("Condition", {})):
            continue
        if any(re.search(r"(^|:role/)\*$", target) for target in listed(statement.get("Resource"))):
            yield f"{resource.address} may pass any role"
        if "iam:PassedToService" not in json.dumps(statement.get("Condition", {})):
            yield f"{resource.address} may pass a role to any service"


@rule
def conditions_on_many_values_say_which(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in every_statement(plan):
        conditions = statement.get("Condition", {})
        for operator, keys in conditions.items():
            for key in keys:
                yield from _many(resource, statement, operator, key)


def _many(resource: Resource, statement: dict[str, Any], operator: str, key: str) -> Iterator[str]:
    if key.lower() in MANY_VALUED and operator.startswith("String"):
        yield f"{resource.address}: {operator} on {key}, which has many values (ForAnyValue or ForAllValues)"
    if operator.startswith("ForAllValues") and statement["Effect"] == "Allow":
        if key not in statement["Condition"].get("Null", {}):
            yield f"{resource.address}: {operator} on {key} holds when it is absent; Null must ask that it is there"
    if operator == "ForAnyValue:StringNotEquals" and statement["Effect"] == "Deny":
        others = [other for document in resource.policies for other in statements(document) if other["Effect"] == "Deny"]
        if not any(_together(key) & {name.lower() for name in other.get("Condition", {}).get("Null", {})} for other in others):
            yield f"{resource.address}: nothing is denied when {key} is absent"


def _together(key: str) -> set[str]:
    """A job's network has subnets and groups, or there is none: SageMaker wants both."""
    pair = {"sagemaker:vpcsubnets", "sagemaker:vpcsecuritygroupids"}
    return pair if key.lower() in pair else {key.lower()}


def _names_a_party(statement: dict[str, Any]) -> bool:
    parties = (
        "aws:PrincipalOrgID",
        "aws:PrincipalArn",
        "aws:SourceArn",
        "aws:SourceAccount",
        "aws:PrincipalAccount",
        "kms:CallerAccount",
    )
    return any(key in parties for keys in statement.get("Condition", {}).values() for key in keys)
