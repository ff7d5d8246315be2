"""Keys, buckets, queues, logs, images and secrets."""

import re
from collections.abc import Iterator
from typing import Any

from proof.iam import listed, statements
from proof.plans import Plan, Resource
from proof.rules.book import rule
from proof.rules.reading import every_statement, is_boundary


@rule
def every_bucket_is_closed(plan: Plan, applied: bool) -> Iterator[str]:
    for bucket in plan.of("aws_s3_bucket"):
        name = bucket["bucket"]
        if not name:
            yield f"{bucket.address} has no name that is known"
            continue
        for part, words in BUCKET_PARTS.items():
            if not _of_bucket(plan, part, name):
                yield f"{bucket.address} has no {words}"
        for block in _of_bucket(plan, "aws_s3_bucket_public_access_block", name):
            missing = [flag for flag in PUBLIC_ACCESS if block[flag] is not True]
            if missing:
                yield f"{block.address}: {', '.join(missing)} is not set"
        yield from _bucket_parts(plan, name, applied)


BUCKET_PARTS = {
    "aws_s3_bucket_policy": "policy",
    "aws_s3_bucket_public_access_block": "block of public access",
    "aws_s3_bucket_server_side_encryption_configuration": "encryption",
    "aws_s3_bucket_versioning": "versions",
    "aws_s3_bucket_ownership_controls": "owner of all objects",
}
PUBLIC_ACCESS = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")


def _bucket_parts(plan: Plan, name: str, applied: bool) -> Iterator[str]:
    for versioning in _of_bucket(plan, "aws_s3_bucket_versioning", name):
        if versioning["versioning_configuration"][0]["status"] != "Enabled":
            yield f"{versioning.address}: versions are not kept"
    for owner in _of_bucket(plan, "aws_s3_bucket_ownership_controls", name):
        if owner["rule"][0]["object_ownership"] != "BucketOwnerEnforced":
            yield f"{owner.address}: objects may belong to others"
    for encryption in _of_bucket(plan, "aws_s3_bucket_server_side_encryption_configuration", name):
        yield from _with_our_key(encryption, applied)
    for policy in _of_bucket(plan, "aws_s3_bucket_policy", name):
        known = policy.policies
        if known and not any(_denies_plain_http(statement) for statement in statements(known[0])):
            yield f"{policy.address} does not deny plain HTTP"


def _with_our_key(encryption: Resource, applied: bool) -> Iterator[str]:
    for number, it in enumerate(encryption["rule"] or []):
        default = (it.get("apply_server_side_encryption_by_default") or [{}])[0]
        if default.get("sse_algorithm") != "aws:kms":
            yield f"{encryption.address} encrypts by {default.get('sse_algorithm')}, not by KMS"
            continue
        key = default.get("kms_master_key_id")
        if not key and (applied or not _unknown_key(encryption, number)):
            yield f"{encryption.address} names no key of ours"
        if key and ("alias/aws/" in key or not re.search(r":(key|alias)/", key)):
            yield f"{encryption.address} uses {key}, no key of ours"


def _unknown_key(encryption: Resource, number: int) -> bool:
    unknown = encryption.unknown.get("rule")
    if isinstance(unknown, list):
        default = (unknown[number] or {}).get("apply_server_side_encryption_by_default")
        return isinstance(default, list) and bool(default) and bool((default[0] or {}).get("kms_master_key_id"))
    return unknown is True


@rule
def every_key_turns(plan: Plan, applied: bool) -> Iterator[str]:
    for key in plan.of("aws_kms_key"):
        if key["enable_key_rotation"] is not True:
            yield f"{key.address} is never rotated"


@rule
def queues_topics_and_logs_are_encrypted(plan: Plan, applied: bool) -> Iterator[str]:
    wanted = {
        "aws_sqs_queue": "kms_master_key_id",
        "aws_sns_topic": "kms_master_key_id",
        "aws_cloudwatch_log_group": "kms_key_id",
    }
    for kind, name in wanted.items():
        for resource in plan.of(kind):
            if (not resource[name] and not (resource.is_unknown(name) and not applied)) or "alias/aws/" in str(resource[name]):
                yield f"{resource.address} is not encrypted by our key"
    for group in plan.of("aws_cloudwatch_log_group"):
        if not group["retention_in_days"]:
            yield f"{group.address} keeps its logs for ever"


@rule
def every_queue_of_events_has_dead_letters_and_an_alarm(plan: Plan, applied: bool) -> Iterator[str]:
    queues = plan.of("aws_sqs_queue")
    redriven = {redrive["queue_url"] for redrive in plan.of("aws_sqs_queue_redrive_policy")}
    for queue in queues:
        dead = str(queue["name"]).endswith("-dead")
        fed = queue["redrive_policy"] or queue.is_unknown("redrive_policy") or redriven or plan.of("aws_sqs_queue_redrive_policy")
        if not dead and not fed:
            yield f"{queue.address} loses what cannot be handled"
    if queues and not plan.of("aws_cloudwatch_metric_alarm"):
        yield "nobody is told of dead letters"


@rule
def images_are_kept_as_they_are(plan: Plan, applied: bool) -> Iterator[str]:
    for repository in plan.of("aws_ecr_repository"):
        if repository["image_tag_mutability"] != "IMMUTABLE":
            yield f"{repository.address}: a tag may come to mean another image"
        if ((repository["encryption_configuration"] or [{}])[0]).get("encryption_type") != "KMS":
            yield f"{repository.address} is not encrypted by KMS"
        if ((repository["image_scanning_configuration"] or [{}])[0]).get("scan_on_push") is not True:
            yield f"{repository.address} does not scan images"


@rule
def no_secret_is_in_state(plan: Plan, applied: bool) -> Iterator[str]:
    for version in plan.of("aws_secretsmanager_secret_version"):
        if version["secret_string"]:
            yield f"{version.address} keeps a secret in state (secret_string_wo does not)"
    for parameter in plan.of("aws_ssm_parameter"):
        if parameter["type"] == "SecureString" and parameter["value"]:
            yield f"{parameter.address} keeps a secret in state"
    for resource, statement in every_statement(plan):
        reads = [it for it in listed(statement.get("Action")) if re.fullmatch(r"secretsmanager:(\*|Get\w*)", it)]
        if statement["Effect"] == "Allow" and reads and "*" in listed(statement.get("Resource")):
            if resource.type.startswith("aws_iam") and not is_boundary(resource):
                yield f"{resource.address} may read every secret"


def _of_bucket(plan: Plan, kind: str, name: str) -> list[Resource]:
    return [resource for resource in plan.of(kind) if resource["bucket"] == name or (resource.is_unknown("bucket") and name)]


def _denies_plain_http(statement: dict[str, Any]) -> bool:
    return (
        statement["Effect"] == "Deny"
        and str(statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport")).lower() == "false"
        and listed(statement.get("Action")) in (["s3:*"], ["*"])
        and (statement.get("Principal") == "*" or "*" in listed((statement.get("Principal") or {}).get("AWS")))
    )
