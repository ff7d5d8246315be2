"""Names say whose a thing is."""

import re
from collections.abc import Iterator

from proof.plans import Plan, Resource
from proof.rules.book import rule


@rule
def names_carry_business_unit_and_stage(plan: Plan, applied: bool) -> Iterator[str]:
    unit, stage = plan.variables.get("business_unit"), plan.variables.get("stage")
    if not unit or not stage:
        return
    for resource in plan.resources:
        name = name_of(resource)
        # Images are made once, in dev, and every stage has them by digest: no stage in their name.
        wanted = rf"/{unit}/" if resource.type == "aws_ecr_repository" else rf"(^|/){unit}([-/]){stage}([-/]|$)"
        if name and not re.search(wanted, name):
            yield f"{resource.address} is called {name}, not {unit}-{stage}-…"


def name_of(resource: Resource) -> str | None:
    named = {
        "aws_iam_role": "name",
        "aws_iam_policy": "name",
        "aws_s3_bucket": "bucket",
        "aws_sqs_queue": "name",
        "aws_sns_topic": "name",
        "aws_kms_alias": "name",
        "aws_ssm_parameter": "name",
        "aws_cloudwatch_log_group": "name",
        "aws_cloudwatch_event_rule": "name",
        "aws_sagemaker_domain": "domain_name",
        "aws_sagemaker_model_package_group": "model_package_group_name",
        "aws_ecr_repository": "name",
        "aws_budgets_budget": "name",
    }.get(resource.type)
    return resource[named] if named else None


@rule
def nothing_is_named_by_chance(plan: Plan, applied: bool) -> Iterator[str]:
    for resource in plan.resources:
        if resource.type in ("null_resource", "random_id", "random_string", "random_pet", "time_static"):
            yield f"{resource.address}: a name or a moment by chance makes every plan another"
        if resource["triggers"] and re.search(r"\d{4}-\d\d-\d\dT", str(resource["triggers"])):
            yield f"{resource.address} changes with the clock"
