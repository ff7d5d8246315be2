"""Each rule is shown something bad, and must complain: a rule that cannot fail proves nothing."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from proof import defects, rules
from proof.plans import Plan, planned

Thing = tuple[str, dict[str, Any]]
ISSUER = "token.actions.githubusercontent.com"
EXACT = {
    f"{ISSUER}:aud": "sts.amazonaws.com",
    f"{ISSUER}:sub": "repo:acme@1/churn@2:environment:prod",
    f"{ISSUER}:repository_id": "2",
    f"{ISSUER}:environment": "prod",
}


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **it} for it in statements]})


def role(*trusts: dict[str, Any], **more: Any) -> Thing:
    fenced = {"permissions_boundary": "arn:aws:iam::1:policy/mlops/x-boundary", "max_session_duration": 3600}
    return "aws_iam_role", fenced | {"assume_role_policy": policy(*trusts)} | more


def token(**changes: Any) -> dict[str, Any]:
    return {
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Principal": {"Federated": f"arn:aws:iam::1:oidc-provider/{ISSUER}"},
        "Condition": {"StringEquals": EXACT} | changes,
    }


def service(name: str, **condition: Any) -> dict[str, Any]:
    return {"Action": "sts:AssumeRole", "Principal": {"Service": name}, "Condition": condition}


def allowed(**statement: Any) -> Thing:
    return "aws_iam_role_policy", {"policy": policy(statement)}


def without(claim: str) -> dict[str, Any]:
    return {"StringEquals": {key: value for key, value in EXACT.items() if not key.endswith(f":{claim}")}}


def event(pattern: dict[str, Any]) -> Thing:
    return "aws_cloudwatch_event_rule", {"event_pattern": json.dumps(pattern)}


def monitor(**changes: Any) -> Thing:
    closed: dict[str, Any] = {
        "network_config": [{"vpc_config": [{}], "enable_inter_container_traffic_encryption": True}],
        "job_resources": [{"cluster_config": [{"instance_type": "ml.m5.large", "volume_kms_key_id": "k"}]}],
        "data_quality_job_output_config": [{"kms_key_id": "k"}],
    }
    return "aws_sagemaker_data_quality_job_definition", closed | changes


def step(kind: str, **changes: Any) -> Thing:
    closed: dict[str, Any] = {
        "NetworkConfig": {"VpcConfig": {"Subnets": ["s"]}, "EnableInterContainerTrafficEncryption": True},
        "ProcessingOutputConfig": {"KmsKeyId": "k"},
        "TransformOutput": {"KmsKeyId": "k"},
        "TransformResources": {"InstanceType": "ml.m5.large", "VolumeKmsKeyId": "k"},
        "Tags": [{"Key": "slipway:project", "Value": "x"}],
    }
    definition = {"Steps": [{"Name": "it", "Type": kind, "Arguments": closed | changes}]}
    return "aws_sagemaker_pipeline", {"pipeline_definition": json.dumps(definition)}


MODEL = {"source": ["aws.sagemaker"], "detail-type": ["SageMaker Model Package State Change"]}
GROUP = {"ModelPackageGroupName": ["retail-dev-churn"]}
DEAD = {"dead_letter_config": [{"arn": "arn:aws:sqs:eu-west-1:1:dead"}]}
HALF_CLOSED = {"block_public_acls": True, "block_public_policy": True, "ignore_public_acls": True}
VPC = {"sagemaker:VpcSubnets": ["subnet-1", "subnet-2"]}
PASS = {"Action": "iam:PassRole", "Condition": {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}}

# The defect, what is bad, and the rule that must say so.
BAD: list[tuple[str, Thing | list[Thing], str]] = [
    ("01 administrator", ("aws_iam_role_policy_attachment", {"policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"}), "no_managed_policy_of_aws_is_attached"),
    ("01 everything", allowed(Action="*", Resource="*"), "nobody_may_do_everything"),
    ("01 all but little", allowed(NotAction="iam:*", Resource="*"), "nobody_may_do_everything"),
    ("01 any repository", role(token(StringLike={f"{ISSUER}:sub": "repo:acme/*:*"})), "tokens_are_trusted_exactly"),
    ("01 no audience", role(token(**without("aud"))), "tokens_are_trusted_exactly"),
    ("01 no subject", role(token(**without("sub"))), "tokens_are_trusted_exactly"),
    ("01 no repository", role(token(**without("repository_id"))), "tokens_are_trusted_exactly"),
    ("01 no environment", role(token(**without("environment"))), "tokens_are_trusted_exactly"),
    ("01 a branch", role(token(StringEquals=EXACT | {f"{ISSUER}:sub": "repo:acme@1/churn@2:ref:refs/heads/main"})), "tokens_are_trusted_exactly"),
    ("01 a wildcard", role(token(StringEquals=EXACT | {f"{ISSUER}:sub": "repo:acme@1/*:environment:prod"})), "tokens_are_trusted_exactly"),
    ("01 for all values", role(token(**{"ForAllValues:StringEquals": {f"{ISSUER}:actor": ["ada"]}})), "tokens_are_trusted_exactly"),
    ("01 no boundary", role(token(), permissions_boundary=None), "every_role_is_fenced_and_short"),
    ("01 a long session", role(token(), max_session_duration=43200), "every_role_is_fenced_and_short"),
    ("04 a secret in state", ("aws_secretsmanager_secret_version", {"secret_string": "ghp_x"}), "no_secret_is_in_state"),
    ("04 every secret", allowed(Action="secretsmanager:GetSecretValue", Resource="*"), "no_secret_is_in_state"),
    ("05 no status", event(MODEL | {"detail": GROUP}), "events_are_the_right_ones_and_whole"),
    ("05 every status", event(MODEL | {"detail": GROUP | {"ModelApprovalStatus": ["Approved", "Rejected"]}}), "events_are_the_right_ones_and_whole"),
    ("05 every group", event(MODEL | {"detail": {"ModelApprovalStatus": ["Approved"]}}), "events_are_the_right_ones_and_whole"),
    ("05 a constant", ("aws_cloudwatch_event_target", DEAD | {"input": "{}"}), "events_are_the_right_ones_and_whole"),
    ("05 a transformer", ("aws_cloudwatch_event_target", DEAD | {"input_transformer": [{}]}), "events_are_the_right_ones_and_whole"),
    ("05 no dead letters", ("aws_cloudwatch_event_target", {}), "events_are_the_right_ones_and_whole"),
    ("05 a queue alone", ("aws_sqs_queue", {"name": "events", "kms_master_key_id": "k"}), "every_queue_of_events_has_dead_letters_and_an_alarm"),
    ("07 a field of another event", event({"detail-type": ["ECR Image Action"], "detail": {"scan-status": ["COMPLETE"]}}), "events_are_the_right_ones_and_whole"),
    ("08 a bucket alone", ("aws_s3_bucket", {"bucket": "x"}), "every_bucket_is_closed"),
    ("09 a way out", ("aws_nat_gateway", {}), "the_network_is_closed"),
    ("09 everything out", ("aws_vpc_security_group_egress_rule", {"cidr_ipv4": "0.0.0.0/0"}), "the_network_is_closed"),
    ("09 everybody in", ("aws_vpc_security_group_ingress_rule", {"cidr_ipv4": "0.0.0.0/0"}), "the_network_is_closed"),
    ("09 no private DNS", ("aws_vpc_endpoint", {"vpc_endpoint_type": "Interface", "private_dns_enabled": False, "policy": "{}"}), "endpoints_are_found_and_guarded"),
    ("09 no route tables", ("aws_vpc_endpoint", {"vpc_endpoint_type": "Gateway", "policy": "{}"}), "endpoints_are_found_and_guarded"),
    ("09 no policy", ("aws_vpc_endpoint", {"vpc_endpoint_type": "Gateway", "route_table_ids": ["r"]}), "endpoints_are_found_and_guarded"),
    ("09 one group", [("aws_vpc", {}), ("aws_security_group", {}), ("aws_vpc_endpoint", {"vpc_endpoint_type": "Interface"})], "endpoints_have_a_group_of_their_own"),
    ("10 one of many", allowed(Effect="Deny", Action="sagemaker:*", Resource="*", Condition={"StringNotEquals": VPC}), "conditions_on_many_values_say_which"),
    ("10 nothing when absent", allowed(Effect="Deny", Action="sagemaker:*", Resource="*", Condition={"ForAnyValue:StringNotEquals": VPC}), "conditions_on_many_values_say_which"),
    ("10 all of none", allowed(Action="sagemaker:CreateTrainingJob", Resource="*", Condition={"ForAllValues:StringEquals": VPC}), "conditions_on_many_values_say_which"),
    ("11 full access", ("aws_iam_role_policy_attachment", {"policy_arn": "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"}), "no_managed_policy_of_aws_is_attached"),
    ("11 a whole service", allowed(Action="lambda:*", Resource="*"), "no_service_is_given_whole_on_everything"),
    ("11 roles without a boundary", allowed(Action=["iam:CreateRole", "iam:AttachRolePolicy"], Resource="arn:aws:iam::1:role/SC*"), "roles_are_made_only_within_a_boundary"),
    ("12 many services", role(service("states.amazonaws.com") | {"Principal": {"Service": ["sagemaker.amazonaws.com", "lambda.amazonaws.com"]}}), "trusts_name_one_party"),
    ("12 whoever asks", role(service("sagemaker.amazonaws.com")), "trusts_name_one_party"),
    ("12 a whole account", role({"Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::1:root"}}), "trusts_name_one_party"),
    ("12 any role is passed", allowed(**PASS, Resource="arn:aws:iam::1:role/*"), "roles_are_passed_by_name_and_to_one_service"),
    ("12 passed to anybody", allowed(Action="iam:PassRole", Resource="arn:aws:iam::1:role/mlops/x"), "roles_are_passed_by_name_and_to_one_service"),
    ("13 open to anybody", ("aws_s3_bucket_policy", {"policy": policy({"Principal": "*", "Action": "s3:GetObject", "Resource": "*"})}), "resources_are_open_to_nobody_unknown"),
    ("14 the clock", ("null_resource", {"triggers": {"at": "2026-11-23T03:00:00Z"}}), "nothing_is_named_by_chance"),
    ("15 tags that move", ("aws_ecr_repository", {"image_tag_mutability": "MUTABLE"}), "images_are_kept_as_they_are"),
    ("18 by chance", ("random_id", {}), "nothing_is_named_by_chance"),
    ("18 a schedule on the bus", ("aws_cloudwatch_event_rule", {"schedule_expression": "rate(1 day)"}), "events_are_the_right_ones_and_whole"),
    ("a topic in clear", ("aws_sns_topic", {}), "queues_topics_and_logs_are_encrypted"),
    ("logs for ever", ("aws_cloudwatch_log_group", {"kms_key_id": "k", "retention_in_days": 0}), "queues_topics_and_logs_are_encrypted"),
    ("a key that never turns", ("aws_kms_key", {}), "every_key_turns"),
    ("a model outside", ("aws_sagemaker_model", {}), "models_are_in_the_network"),
    ("disks in clear", ("aws_sagemaker_endpoint_configuration", {"production_variants": [{"instance_type": "ml.m5.large"}]}), "endpoints_are_encrypted_and_taken_back"),
    ("calls in clear", ("aws_sagemaker_endpoint_configuration", {"production_variants": [{"instance_type": "ml.g5.xlarge"}], "data_capture_config": [{"kms_key_id": None}]}), "endpoints_are_encrypted_and_taken_back"),
    ("all at once", ("aws_sagemaker_endpoint", {}), "endpoints_are_encrypted_and_taken_back"),
    ("never taken back", ("aws_sagemaker_endpoint", {"deployment_config": [{"blue_green_update_policy": [{}], "auto_rollback_configuration": [{"alarms": []}]}]}), "endpoints_are_encrypted_and_taken_back"),
    ("a monitor outside", monitor(network_config=[]), "monitors_are_closed"),
    ("a monitor in clear", monitor(network_config=[{"vpc_config": [{}], "enable_inter_container_traffic_encryption": False}]), "monitors_are_closed"),
    ("a monitor's results in clear", monitor(data_quality_job_output_config=[{"kms_key_id": None}]), "monitors_are_closed"),
    ("a step outside", step("Processing", NetworkConfig={}), "steps_of_pipelines_are_closed"),
    ("a check outside", step("QualityCheck", NetworkConfig={}), "steps_of_pipelines_are_closed"),
    ("a step's results in clear", step("Transform", TransformOutput={}), "steps_of_pipelines_are_closed"),
    ("a step's disks in clear", step("Transform", TransformResources={"InstanceType": "ml.m5.large"}), "steps_of_pipelines_are_closed"),
    ("a step of nobody", step("Transform", Tags=[]), "steps_of_pipelines_are_closed"),
]  # fmt: skip


@pytest.mark.parametrize(("things", "rule"), [(it, rule) for _, it, rule in BAD], ids=[name for name, _, _ in BAD])
def test_a_plan_is_refused(things: Thing | list[Thing], rule: str) -> None:
    plan = planned("bad", *(things if isinstance(things, list) else [things]))
    assert any(words.startswith(f"{rule}: ") for words in rules.broken(plan, applied=True))


def bucket(**changes: Thing | None) -> Plan:
    """A bucket as it should be, but for the changes."""
    closed = dict.fromkeys(rules.storage.PUBLIC_ACCESS, True)
    denied = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}
    plain = {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    default = {"sse_algorithm": "aws:kms", "kms_master_key_id": "arn:aws:kms:eu-west-1:1:key/2"}
    parts = {
        "bucket": ("aws_s3_bucket", {"bucket": "x"}),
        "policy": ("aws_s3_bucket_policy", {"bucket": "x", "policy": policy(denied | plain)}),
        "access": ("aws_s3_bucket_public_access_block", {"bucket": "x"} | closed),
        "encryption": _encryption(default),
        "versions": ("aws_s3_bucket_versioning", {"bucket": "x", "versioning_configuration": [{"status": "Enabled"}]}),
        "owner": ("aws_s3_bucket_ownership_controls", {"bucket": "x", "rule": [{"object_ownership": "BucketOwnerEnforced"}]}),
    } | changes
    return planned("bucket", *(part for part in parts.values() if part))


def _encryption(default: dict[str, Any]) -> Thing:
    return "aws_s3_bucket_server_side_encryption_configuration", {
        "bucket": "x",
        "rule": [{"apply_server_side_encryption_by_default": [default]}],
    }


@pytest.mark.parametrize("good", [monitor(), step("Processing"), step("Transform")], ids=["monitor", "processing", "transform"])
def test_what_is_closed_is_accepted(good: Thing) -> None:
    assert rules.broken(planned("good", good), applied=True) == []


def test_a_good_bucket_is_accepted() -> None:
    assert rules.broken(bucket(), applied=True) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"policy": None}, "no policy"),
        ({"policy": ("aws_s3_bucket_policy", {"bucket": "x", "policy": policy()})}, "plain HTTP"),
        ({"access": None}, "no block of public access"),
        ({"access": ("aws_s3_bucket_public_access_block", HALF_CLOSED | {"bucket": "x"})}, "restrict_public_buckets is not set"),
        ({"encryption": _encryption({"sse_algorithm": "AES256"})}, "not by KMS"),
        ({"encryption": _encryption({"sse_algorithm": "aws:kms"})}, "no key of ours"),
        ({"encryption": _encryption({"sse_algorithm": "aws:kms", "kms_master_key_id": "alias/aws/s3"})}, "no key of ours"),
        ({"versions": None}, "no versions"),
        ({"owner": None}, "no owner"),
    ],
)
def test_defect_08_a_bucket_is_refused(changes: dict[str, Thing | None], words: str) -> None:
    assert words in " ".join(rules.broken(bucket(**changes), applied=True))


def test_a_name_without_business_unit_and_stage_is_refused() -> None:
    plan = planned("names", ("aws_ssm_parameter", {"name": "private-subnets-ids"}))
    plan.content["variables"] = {"business_unit": {"value": "retail"}, "stage": {"value": "dev"}}
    assert any("private-subnets-ids" in words for words in rules.broken(plan))


# --- what is not in a plan ----------------------------------------------------------------------------------------

AWS_JOB = "permissions: {id-token: write}"
WORKFLOWS: list[tuple[Callable[[defects.Workflow], Iterator[str]], str]] = [
    (defects.changes_on_pull_requests, f"on: [pull_request]\njobs: {{apply: {{{AWS_JOB}}}}}"),
    (defects.changes_on_pull_requests, "on: [pull_request_target]\njobs: {}"),
    (defects.stages_at_once, f"on: push\nconcurrency: x\njobs: {{a: {{environment: prod, {AWS_JOB}}}}}"),
    (defects.stages_at_once, f"on: push\nconcurrency: x\njobs: {{a: {{{AWS_JOB}}}}}"),
    (defects.stages_at_once, "on: push\njobs: {a: {steps: [{run: terraform apply -auto-approve}]}}"),
    (defects.stages_at_once, f"on: push\njobs: {{a: {{environment: dev, {AWS_JOB}}}}}"),
    (defects.another_model_than_the_approved, "on: workflow_dispatch\njobs: {a: {environment: prod}}"),
    (defects.another_model_than_the_approved, "on: push\njobs: {a: {steps: [{run: aws sagemaker list-model-packages}]}}"),
    (defects.mutable_images, "on: push\njobs: {a: {steps: [{run: docker push registry/churn:latest}]}}"),
    (defects.stages_from_branches, f"on: {{push: {{branches: ['feature/**']}}}}\njobs: {{a: {{{AWS_JOB}}}}}"),
    (defects.actions_that_move, "on: push\npermissions: {}\njobs: {a: {steps: [{uses: actions/checkout@v3}]}}"),
    (defects.actions_that_move, "on: push\npermissions: {}\njobs: {a: {steps: [{run: env}]}}"),
    (defects.actions_that_move, "on: push\njobs: {}"),
]


@pytest.mark.parametrize(("check", "text"), WORKFLOWS)
def test_a_workflow_is_refused(check: Callable[[defects.Workflow], Iterator[str]], text: str) -> None:
    assert list(check(yaml.safe_load(text)))


TEXTS: list[tuple[Callable[[str], Iterator[str]], str]] = [
    (defects.secrets_in_variables, 'variable "pat_github" {\n  type = string\n}\nvariable "github_pat" {\n  type = string\n}'),
    (defects.secrets_in_variables, 'resource "aws_secretsmanager_secret_version" "it" {\n  secret_string = var.x\n}'),
    (defects.fixed_networks, 'variable "cidr" {\n  default = "10.0.0.0/16"\n}'),
    (defects.fixed_networks, 'resource "aws_subnet" "it" {\n  availability_zone = "${var.region}a"\n}'),
    (defects.exact_pins_and_other_providers, 'terraform {\n  required_providers {\n    aws = { version = "~> 5.15.0" }\n  }\n}'),
    (defects.exact_pins_and_other_providers, 'terraform {\n  required_providers {\n    null = { version = ">= 3" }\n  }\n}'),
    (defects.exact_pins_and_other_providers, 'resource "null_resource" "pip" {\n}'),
    (defects.exact_pins_and_other_providers, 'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}'),
    (defects.exact_pins_and_other_providers, "locals {\n  now = timestamp()\n}"),
    (defects.keys_that_nothing_uses, 'variable "kms_key_id" {\n  default = ""\n}'),
    (defects.jobs_beside_the_network, '# policy_arn = [aws_iam_policy.deny_outside_vpc.arn]'),
    (defects.names_by_chance, 'resource "random_id" "it" {\n}'),
    (defects.names_by_chance, 'resource "aws_scheduler_schedule" "it" {\n  schedule_expression = "rate(1 hour)"\n}'),
    (defects.loops_that_never_end, 'while status != ("Completed" or "Failed"):\n    pass\n'),
    (defects.names_by_replacing, 'image = image.replace("dev", stage)\n'),
    (defects.errors_swallowed, "try:\n    pass\nexcept:\n    pass\n"),
    (defects.tests_that_prove_nothing, '@pytest.mark.xfail\ndef test_x(): ...\n'),
]  # fmt: skip


@pytest.mark.parametrize(("check", "text"), TEXTS)
def test_a_text_is_refused(check: Callable[[str], Iterator[str]], text: str) -> None:
    assert list(check(text))
