"""What no plan may contain. Each rule reads one plan and says what is wrong in it; none says nothing.

``applied`` is true for a plan over what is there already: then every value is known, and one that is not is wrong too.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from proof.iam import listed, statements
from proof.plans import Plan, Resource

Rule = Callable[[Plan, bool], Iterator[str]]
RULES: dict[str, Rule] = {}

MANY_VALUED = ("sagemaker:vpcsubnets", "sagemaker:vpcsecuritygroupids", "sagemaker:instancetypes", "aws:tagkeys")
# Steps that are processing jobs, whatever they are called.
PROCESSING = ("Processing", "QualityCheck")
ROLE_ACTIONS = ("iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary")
# The provider reads the policy back into these; ours are in resources of their own.
HAVE_POLICIES_OF_THEIR_OWN = ("aws_s3_bucket", "aws_sns_topic", "aws_sqs_queue")
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


def rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


def broken(plan: Plan, applied: bool = False) -> list[str]:
    """Everything that any rule finds."""
    return [f"{name}: {words}" for name, check in RULES.items() for words in check(plan, applied)]


# --- identities ---------------------------------------------------------------------------------------------------


@rule
def nobody_may_do_everything(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in _statements(plan):
        if statement["Effect"] == "Allow" and _is_everything(statement) and not _is_boundary(resource):
            yield f"{resource.address} allows {statement.get('Action', 'NotAction')} on everything"


@rule
def no_service_is_given_whole_on_everything(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in _statements(plan):
        if resource.type in ("aws_kms_key", "aws_vpc_endpoint") or statement["Effect"] != "Allow" or _is_boundary(resource):
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
    for role, statement in _trusts(plan):
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
    for role, statement in _trusts(plan):
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
    for resource, statement in _statements(plan):
        principal = statement.get("Principal")
        if statement["Effect"] != "Allow" or not principal or resource.type in ("aws_iam_role", "aws_vpc_endpoint"):
            continue
        anybody = principal == "*" or (isinstance(principal, dict) and "*" in listed(principal.get("AWS")))
        if anybody and not _names_a_party(statement):
            yield f"{resource.address} is open to anybody"


@rule
def roles_are_made_only_within_a_boundary(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in _statements(plan):
        made = [action for action in listed(statement.get("Action")) if action in ROLE_ACTIONS or action in ("iam:*", "*")]
        if resource.type.startswith("aws_iam") and statement["Effect"] == "Allow" and made and not _is_boundary(resource):
            if not re.search(r"iam:PermissionsBoundary", json.dumps(statement.get("Condition", {}))):
                yield f"{resource.address} may {', '.join(made)} without a boundary"


@rule
def roles_are_passed_by_name_and_to_one_service(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in _statements(plan):
        if statement["Effect"] != "Allow" or not {"iam:PassRole", "iam:*"} & set(listed(statement.get("Action"))):
            continue
        if _is_boundary(resource) and "iam:PassedToService" in json.dumps(statement.get("Condition", {})):
            continue
        if any(re.search(r"(^|:role/)\*$", target) for target in listed(statement.get("Resource"))):
            yield f"{resource.address} may pass any role"
        if "iam:PassedToService" not in json.dumps(statement.get("Condition", {})):
            yield f"{resource.address} may pass a role to any service"


@rule
def conditions_on_many_values_say_which(plan: Plan, applied: bool) -> Iterator[str]:
    for resource, statement in _statements(plan):
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


# --- keys, buckets, queues and the like ---------------------------------------------------------------------------


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
    for resource, statement in _statements(plan):
        reads = [it for it in listed(statement.get("Action")) if re.fullmatch(r"secretsmanager:(\*|Get\w*)", it)]
        if statement["Effect"] == "Allow" and reads and "*" in listed(statement.get("Resource")):
            if resource.type.startswith("aws_iam") and not _is_boundary(resource):
                yield f"{resource.address} may read every secret"


# --- what answers and scores --------------------------------------------------------------------------------------


@rule
def models_are_in_the_network(plan: Plan, applied: bool) -> Iterator[str]:
    for model in plan.of("aws_sagemaker_model"):
        if not model["vpc_config"] and not (model.is_unknown("vpc_config") and not applied):
            yield f"{model.address} is outside the network"


@rule
def endpoints_are_encrypted_and_taken_back(plan: Plan, applied: bool) -> Iterator[str]:
    for config in plan.of("aws_sagemaker_endpoint_configuration"):
        if not config["kms_key_arn"] and not all(_has_own_disk(it["instance_type"]) for it in config["production_variants"]):
            yield f"{config.address} has disks without our key"
        if any(not capture["kms_key_id"] for capture in config["data_capture_config"] or []):
            yield f"{config.address} writes calls down without our key"
    for endpoint in plan.of("aws_sagemaker_endpoint"):
        deployment = (endpoint["deployment_config"] or [{}])[0]
        if not deployment.get("blue_green_update_policy"):
            yield f"{endpoint.address} changes all at once"
        if not [it for back in deployment.get("auto_rollback_configuration") or [] for it in back["alarms"]]:
            yield f"{endpoint.address} is never taken back"


@rule
def monitors_are_closed(plan: Plan, applied: bool) -> Iterator[str]:
    for job in plan.of("aws_sagemaker_data_quality_job_definition"):
        network = (job["network_config"] or [{}])[0]
        if not network.get("vpc_config") or not network.get("enable_inter_container_traffic_encryption"):
            yield f"{job.address} speaks outside the network, or in clear"
        cluster = job["job_resources"][0]["cluster_config"][0]
        outputs = job["data_quality_job_output_config"][0]
        if not outputs["kms_key_id"] or not (cluster["volume_kms_key_id"] or _has_own_disk(cluster["instance_type"])):
            yield f"{job.address} writes without our key"


@rule
def steps_of_pipelines_are_closed(plan: Plan, applied: bool) -> Iterator[str]:
    for pipeline in plan.of("aws_sagemaker_pipeline"):
        for step in json.loads(pipeline["pipeline_definition"] or "{}").get("Steps", []):
            for words in _open_step(step["Type"], step.get("Arguments", {})):
                yield f"{pipeline.address}: the step {step['Name']} {words}"


def _open_step(kind: str, given: dict[str, Any]) -> Iterator[str]:
    if kind in PROCESSING:
        network = given.get("NetworkConfig", {})
        if not network.get("VpcConfig") or not network.get("EnableInterContainerTrafficEncryption"):
            yield "speaks outside the network, or in clear"
    output = {"Transform": "TransformOutput"}.get(kind, "ProcessingOutputConfig" if kind in PROCESSING else None)
    if output and not given.get(output, {}).get("KmsKeyId"):
        yield "writes without our key"
    machines = given.get("TransformResources") or given.get("ProcessingResources", {}).get("ClusterConfig") or {}
    if machines and not machines.get("VolumeKmsKeyId") and not _has_own_disk(machines["InstanceType"]):
        yield "has disks without our key"
    if output and not any(tag["Key"] == "slipway:project" for tag in given.get("Tags", [])):
        yield "starts jobs that nobody knows as the project's"


def _has_own_disk(machine: str | None) -> bool:
    """Such a machine encrypts its disk itself, and takes no key."""
    return bool(re.match(r"ml\.(g|p4|p5|p6|trn|[a-z]+[0-9]+[a-z]*d[a-z]*\.)", machine or ""))


# --- events -------------------------------------------------------------------------------------------------------


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


# --- network ------------------------------------------------------------------------------------------------------


@rule
def the_network_is_closed(plan: Plan, applied: bool) -> Iterator[str]:
    if plan.variables.get("egress") != "nat":
        for way_out in plan.of("aws_internet_gateway", "aws_nat_gateway", "aws_egress_only_internet_gateway", "aws_eip"):
            yield f"{way_out.address} is a way out that nobody asked for"
        for egress in plan.of("aws_vpc_security_group_egress_rule"):
            if egress["cidr_ipv4"] == "0.0.0.0/0":
                yield f"{egress.address} lets everything out"
    for ingress in plan.of("aws_vpc_security_group_ingress_rule"):
        if ingress["cidr_ipv4"] == "0.0.0.0/0":
            yield f"{ingress.address} lets everybody in"


@rule
def endpoints_are_found_and_guarded(plan: Plan, applied: bool) -> Iterator[str]:
    routed = plan.of("aws_vpc_endpoint_route_table_association")
    for endpoint in plan.of("aws_vpc_endpoint"):
        if endpoint["vpc_endpoint_type"] == "Interface" and endpoint["private_dns_enabled"] is not True:
            yield f"{endpoint.address} has no private DNS: nobody comes through it"
        if endpoint["vpc_endpoint_type"] == "Gateway":
            if not endpoint["route_table_ids"] and not endpoint.is_unknown("route_table_ids") and not routed:
                yield f"{endpoint.address} has no route tables: nobody comes through it"
        if not endpoint["policy"] and not endpoint.is_unknown("policy"):
            yield f"{endpoint.address} is open to every principal"
        if any(
            _is_everything(statement) and not statement.get("Condition")
            for doc in endpoint.policies
            for statement in statements(doc)
        ):
            yield f"{endpoint.address} is open to every principal"


@rule
def endpoints_have_a_group_of_their_own(plan: Plan, applied: bool) -> Iterator[str]:
    if plan.of("aws_vpc") and any(it["vpc_endpoint_type"] == "Interface" for it in plan.of("aws_vpc_endpoint")):
        if len(plan.of("aws_security_group")) < 2:
            yield "endpoints and workloads share a group"
    if plan.of("aws_vpc") and not plan.of("aws_flow_log"):
        yield "nobody sees what flows through the network"


# --- names --------------------------------------------------------------------------------------------------------


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


# --- reading statements -------------------------------------------------------------------------------------------


def _statements(plan: Plan) -> Iterator[tuple[Resource, dict[str, Any]]]:
    for resource in plan.resources:
        for document in resource.policies:
            for statement in statements(document):
                yield resource, statement


def _trusts(plan: Plan) -> Iterator[tuple[Resource, dict[str, Any]]]:
    for role in plan.of("aws_iam_role"):
        if isinstance(role["assume_role_policy"], str):
            for statement in statements(json.loads(role["assume_role_policy"])):
                yield role, statement


def _is_everything(statement: dict[str, Any]) -> bool:
    actions = listed(statement.get("Action"))
    return ("*" in actions or "NotAction" in statement) and "*" in listed(statement.get("Resource"))


def _is_boundary(resource: Resource) -> bool:
    """A boundary grants nothing: it says the most that others can ever be given."""
    return resource.type == "aws_iam_policy" and str(resource["name"]).endswith("-boundary")


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


def _of_bucket(plan: Plan, kind: str, name: str) -> list[Resource]:
    return [resource for resource in plan.of(kind) if resource["bucket"] == name or (resource.is_unknown("bucket") and name)]


def _denies_plain_http(statement: dict[str, Any]) -> bool:
    return (
        statement["Effect"] == "Deny"
        and str(statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport")).lower() == "false"
        and listed(statement.get("Action")) in (["s3:*"], ["*"])
        and (statement.get("Principal") == "*" or "*" in listed((statement.get("Principal") or {}).get("AWS")))
    )
