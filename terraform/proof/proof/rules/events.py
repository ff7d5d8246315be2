"""Events: the right ones, and whole."""

import json
from collections.abc import Iterator
from typing import Any

from proof.plans import Plan
from proof.rules.book import rule

EVENT_FIELDS = {
    "ECR Image Action": {"result", "repository-name", "image-digest", "action-type", "image-tag"},
    "ECR Image Scan": {"scan-status", "repository-name", "finding-severity-counts", "image-digest", "image-tags"},
    "SageMaker Model Package State Change": {
        "ModelPackageGroupName",
        "ModelPackageVersion",
        "ModelPackageArn",
        "ModelApprovalStatus",
        "ModelPackageStatus",
        "ApprovalDescription",
        "ModelLifeCycle",
    },
}


@rule
def events_are_the_right_ones_and_whole(plan: Plan, applied: bool) -> Iterator[str]:
    for it in plan.of("aws_cloudwatch_event_rule"):
        if it["schedule_expression"]:
            yield f"{it.address} is a schedule on EventBridge's bus: use aws_scheduler_schedule with a role of its own"
        if it["event_pattern"]:
            yield from _pattern(it.address, json.loads(it["event_pattern"]))
    for target in plan.of("aws_cloudwatch_event_target"):
        if target["input"] or target["input_path"] or target["input_transformer"]:
            yield f"{target.address} does not pass the event on whole"
        if not target["dead_letter_config"]:
            yield f"{target.address} loses what it cannot deliver"


def _pattern(address: str, pattern: dict[str, Any]) -> Iterator[str]:
    detail = pattern.get("detail", {})
    for kind in pattern.get("detail-type", []):
        strange = set(detail) - EVENT_FIELDS.get(kind, set(detail))
        if strange:
            yield f"{address} waits for {', '.join(sorted(strange))}, which no event '{kind}' has"
    if "SageMaker Model Package State Change" in pattern.get("detail-type", []):
        if detail.get("ModelApprovalStatus") != ["Approved"]:
            yield f"{address} is not for approved models only"
        if len(detail.get("ModelPackageGroupName", [])) != 1 or not isinstance(detail["ModelPackageGroupName"][0], str):
            yield f"{address} is not for one group"
