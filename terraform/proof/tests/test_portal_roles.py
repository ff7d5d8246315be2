"""What Slipway's two roles may do in an account, decided as IAM decides.

The documents are the template's; that Terraform makes the same ones is proven beside this.
"""

from functools import cache
from typing import Any

import pytest

from proof import bootstraps
from proof.bootstraps import ACCOUNT, given, template
from proof.iam import Caller, Question, granted, trusted

AT = f"eu-west-1:{ACCOUNT}"
IAM = f"arn:aws:iam::{ACCOUNT}"
NAME = "retail-banking-dev-churn-prediction"
BUCKET = f"arn:aws:s3:::{NAME}-1a2b3c4d"
ROLE = f"{IAM}:role/mlops/retail-banking/churn-prediction/{NAME}-pipeline"
BOUNDARY = f"{IAM}:policy/mlops/retail-banking-dev-boundary"
GROUP = f"arn:aws:sagemaker:{AT}:model-package-group/{NAME}"
IMAGES = f"arn:aws:ecr:{AT}:repository/mlops/retail-banking/churn-prediction/training"
RULE = f"arn:aws:events:{AT}:rule/{NAME}-approved"
QUEUE = f"arn:aws:sqs:{AT}:retail-banking-dev-model-events"
TOPIC = f"arn:aws:sns:{AT}:{NAME}-alarms"
SCHEDULE = f"arn:aws:scheduler:{AT}:schedule/default/{NAME}-train"
PARAMETER = f"arn:aws:ssm:{AT}:parameter/mlops/retail-banking/dev/project/churn-prediction/artifact-bucket"
LOGS = f"arn:aws:logs:{AT}:log-group:/mlops/{NAME}/pipeline"
BUDGET = f"arn:aws:budgets::{ACCOUNT}:budget/{NAME}-monthly"
KEY = f"arn:aws:kms:{AT}:key/1234"
STATE = f"arn:aws:s3:::slipway-state-{ACCOUNT}-eu-west-1"
PROJECT_STATE = f"{STATE}/project/retail-banking/churn-prediction/dev.tfstate"

INSIDE = {"iam:PermissionsBoundary": BOUNDARY}
OF_STATE = {"kms:ResourceAliases": ["alias/slipway-state"], "kms:ViaService": "s3.eu-west-1.amazonaws.com"}
OF_IMAGES = {
    "kms:GrantIsForAWSResource": "true",
    "kms:ResourceAliases": ["alias/retail-banking-dev-artifacts"],
    "kms:ViaService": "ecr.eu-west-1.amazonaws.com",
}

# What applying and destroying the roots below projects/ really calls, seen at the emulator, in IAM's words.
CHANGES = {
    BUCKET: "s3: CreateBucket DeleteBucket DeleteBucketPolicy PutBucketLogging PutBucketOwnershipControls"
    " PutBucketPolicy PutBucketPublicAccessBlock PutBucketTagging PutBucketVersioning PutEncryptionConfiguration"
    " PutLifecycleConfiguration",
    GROUP: "sagemaker: AddTags CreateModelPackageGroup DeleteModelPackageGroup DeleteModelPackageGroupPolicy"
    " PutModelPackageGroupPolicy",
    IMAGES: "ecr: CreateRepository DeleteLifecyclePolicy DeleteRepository DeleteRepositoryPolicy PutLifecyclePolicy"
    " SetRepositoryPolicy TagResource",
    RULE: "events: DeleteRule PutRule RemoveTargets TagResource",
    TOPIC: "sns: CreateTopic DeleteTopic SetTopicAttributes TagResource",
    SCHEDULE: "scheduler: CreateSchedule DeleteSchedule UpdateSchedule",
    PARAMETER: "ssm: AddTagsToResource DeleteParameter PutParameter",
    LOGS: "logs: CreateLogGroup DeleteLogGroup PutRetentionPolicy TagResource",
    BUDGET: "budgets: ModifyBudget TagResource",
    ROLE: "iam: DeleteRole TagRole UpdateAssumeRolePolicy",
}
INSIDE_THE_FENCE = ["CreateRole", "DeleteRolePolicy", "PutRolePermissionsBoundary", "PutRolePolicy"]
READS = {
    BUCKET: "s3: GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLogging"
    " GetBucketObjectLockConfiguration"
    " GetBucketOwnershipControls GetBucketPolicy GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging"
    " GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration"
    " GetReplicationConfiguration ListBucket",
    STATE: "s3: GetBucketPolicy GetBucketPublicAccessBlock GetBucketVersioning GetEncryptionConfiguration ListBucket",
    GROUP: "sagemaker: DescribeModelPackageGroup GetModelPackageGroupPolicy ListTags",
    IMAGES: "ecr: DescribeRepositories GetLifecyclePolicy GetRepositoryPolicy ListTagsForResource",
    RULE: "events: DescribeRule ListTagsForResource ListTargetsByRule",
    TOPIC: "sns: GetTopicAttributes ListTagsForResource",
    SCHEDULE: "scheduler: GetSchedule",
    PARAMETER: "ssm: GetParameter GetParameters GetParametersByPath ListTagsForResource",
    f"arn:aws:ssm:{AT}:parameter/mlops/account/state-bucket": "ssm: GetParameter GetParameters",
    LOGS: "logs: ListTagsForResource",
    BUDGET: "budgets: ListTagsForResource ViewBudget",
    ROLE: "iam: GetRole GetRolePolicy ListAttachedRolePolicies ListInstanceProfilesForRole ListRolePolicies",
    f"{IAM}:role/slipway-apply": "iam: GetRole",
    f"{IAM}:policy/slipway-boundary": "iam: GetPolicy GetPolicyVersion",
    BOUNDARY: "iam: GetPolicy GetPolicyVersion",
    f"{IAM}:oidc-provider/token.actions.githubusercontent.com": "iam: GetOpenIDConnectProvider",
    "*": "ec2: DescribeRegions DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints DescribeVpcs",
    f"arn:aws:servicequotas:{AT}:sagemaker/L-1": "servicequotas: GetAWSDefaultServiceQuota GetServiceQuota"
    " ListAWSDefaultServiceQuotas ListServiceQuotas",
}

# Nobody gets these, however they are asked for.
NEVER = [
    ("iam:CreateRole", ROLE, {}),
    ("iam:CreateRole", ROLE, {"iam:PermissionsBoundary": f"{IAM}:policy/anything"}),
    ("iam:CreateRole", f"{IAM}:role/admin", INSIDE),
    ("iam:CreateRole", f"{IAM}:role/mlops/retail-banking/retail-banking-dev-lead", INSIDE),
    ("iam:AttachRolePolicy", ROLE, INSIDE),
    ("iam:DeleteRolePermissionsBoundary", ROLE, INSIDE),
    ("iam:PutRolePermissionsBoundary", ROLE, {"iam:PermissionsBoundary": "arn:aws:iam::aws:policy/ReadOnlyAccess"}),
    ("iam:CreatePolicyVersion", BOUNDARY, {}),
    ("iam:DeletePolicy", f"{IAM}:policy/slipway-boundary", {}),
    ("iam:CreatePolicyVersion", f"{IAM}:policy/slipway-read", {}),
    ("iam:CreateOpenIDConnectProvider", f"{IAM}:oidc-provider/evil.example.com", {}),
    ("iam:UpdateAssumeRolePolicy", f"{IAM}:role/slipway-apply", {}),
    ("iam:PutRolePolicy", f"{IAM}:role/slipway-plan", INSIDE),
    ("iam:UpdateAssumeRolePolicy", f"{IAM}:role/mlops/retail-banking/retail-banking-dev-lead", {}),
    ("iam:CreateUser", f"{IAM}:user/somebody", {}),
    ("iam:PassRole", ROLE, {"iam:PassedToService": "lambda.amazonaws.com"}),
    ("iam:PassRole", f"{IAM}:role/slipway-apply", {"iam:PassedToService": "scheduler.amazonaws.com"}),
    ("s3:GetObject", f"{BUCKET}/data.csv", {}),
    ("s3:PutObject", f"{BUCKET}/data.csv", {}),
    ("s3:PutBucketAcl", BUCKET, {}),
    ("s3:PutReplicationConfiguration", BUCKET, {}),
    ("s3:PutBucketPolicy", "arn:aws:s3:::retail-banking-dev-artifacts-1a2b3c4d", {}),
    ("s3:DeleteBucket", "arn:aws:s3:::retail-banking-prod-access-logs-1a2b3c4d", {}),
    ("s3:PutBucketPolicy", STATE, {}),
    ("s3:PutBucketPolicy", "arn:aws:s3:::payroll", {}),
    ("s3:PutBucketPolicy", BUCKET, {"aws:ResourceAccount": "999999999999"}),
    ("s3:GetObject", f"{STATE}/bootstrap.tfstate", {}),
    ("s3:PutObject", f"{STATE}/foundation/retail-banking/dev/platform.tfstate", {}),
    ("s3:DeleteObject", PROJECT_STATE, {}),
    ("kms:Decrypt", KEY, {"kms:ResourceAliases": ["alias/slipway-state"]}),
    ("kms:Decrypt", KEY, OF_STATE | {"kms:ResourceAliases": ["alias/retail-banking-dev-artifacts"]}),
    ("kms:CreateGrant", KEY, OF_IMAGES | {"kms:GrantIsForAWSResource": "false"}),
    ("kms:PutKeyPolicy", KEY, {}),
    ("events:PutTargets", RULE, {"events:TargetArn": [f"arn:aws:lambda:{AT}:function:steal"]}),
    ("events:PutTargets", RULE, {}),
    ("sqs:ReceiveMessage", QUEUE, {}),
    ("ssm:PutParameter", f"arn:aws:ssm:{AT}:parameter/mlops/retail-banking/dev/key/artifacts-arn", {}),
    ("ssm:GetParameter", f"arn:aws:ssm:{AT}:parameter/payroll/password", {}),
    ("secretsmanager:GetSecretValue", f"arn:aws:secretsmanager:{AT}:secret:any", {}),
    ("ecr:PutImage", IMAGES, {}),
    ("sagemaker:UpdateModelPackage", f"arn:aws:sagemaker:{AT}:model-package/{NAME}/1", {}),
    ("sns:CreateTopic", TOPIC, {"aws:RequestedRegion": "us-east-1"}),
    ("organizations:LeaveOrganization", "*", {}),
]


def each(calls: dict[str, str]) -> list[tuple[str, str]]:
    """One (action, resource) for each call."""
    return [
        (f"{words.split(':')[0]}:{call}", resource) for resource, words in calls.items() for call in words.split(":")[1].split()
    ]


@cache
def documents(role: str) -> tuple[list[Any], Any]:
    """The policies of a role, and its boundary."""
    things = bootstraps.of_cloudformation(template(given()))
    policies = things["role", role]["policies"].values()
    return [*policies, things["policy", "slipway-read"][1]], things["policy", "slipway-boundary"][1]


def may(role: str, action: str, resource: str, context: dict[str, Any] | None = None) -> bool:
    policies, boundary = documents(role)
    here = {"aws:RequestedRegion": "eu-west-1", "aws:ResourceAccount": ACCOUNT}
    caller = Caller("AWS", f"{IAM}:role/{role}")
    return granted(policies, Question(action, resource, caller, here | (context or {})), boundary)


@pytest.mark.parametrize(("action", "resource"), each(CHANGES))
def test_only_the_apply_role_makes_what_a_project_has(action: str, resource: str) -> None:
    assert may("slipway-apply", action, resource)
    assert not may("slipway-plan", action, resource)


@pytest.mark.parametrize("call", INSIDE_THE_FENCE)
def test_the_apply_role_makes_roles_inside_the_fence(call: str) -> None:
    assert may("slipway-apply", f"iam:{call}", ROLE, INSIDE)
    assert not may("slipway-apply", f"iam:{call}", ROLE)
    assert not may("slipway-plan", f"iam:{call}", ROLE, INSIDE)


@pytest.mark.parametrize(
    ("action", "resource", "context"),
    [
        ("events:PutTargets", RULE, {"events:TargetArn": [QUEUE]}),
        ("iam:PassRole", ROLE, {"iam:PassedToService": "scheduler.amazonaws.com"}),
        ("kms:CreateGrant", KEY, OF_IMAGES),
        ("kms:GenerateDataKey", KEY, OF_STATE),
        ("s3:CreateBucket", BUCKET, {"s3:x-amz-acl": "private"}),
        ("s3:PutObject", PROJECT_STATE, {}),
    ],
)
def test_only_the_apply_role_does_it_in_the_right_way(action: str, resource: str, context: dict[str, Any]) -> None:
    assert may("slipway-apply", action, resource, context)
    assert not may("slipway-plan", action, resource, context)


@pytest.mark.parametrize("role", ["slipway-plan", "slipway-apply"])
@pytest.mark.parametrize(("action", "resource"), each(READS))
def test_both_see_what_plans_and_the_doctor_look_at(role: str, action: str, resource: str) -> None:
    assert may(role, action, resource)


@pytest.mark.parametrize("role", ["slipway-plan", "slipway-apply"])
def test_both_read_state_of_projects_and_know_their_keys(role: str) -> None:
    assert may(role, "s3:GetObject", PROJECT_STATE)
    assert may(role, "kms:Decrypt", KEY, OF_STATE)
    assert may(role, "kms:DescribeKey", KEY, {"kms:ResourceAliases": ["alias/retail-banking-dev-logs"]})


@pytest.mark.parametrize("role", ["slipway-plan", "slipway-apply"])
@pytest.mark.parametrize(("action", "resource", "context"), NEVER)
def test_neither_does_anything_else(role: str, action: str, resource: str, context: dict[str, Any]) -> None:
    assert not may(role, action, resource, context)


@pytest.mark.parametrize(("action", "resource", "context"), NEVER)
def test_an_administrators_policy_by_mistake_changes_little(action: str, resource: str, context: dict[str, Any]) -> None:
    """The fence alone: it may be wider where that costs nothing, but never for what must never be."""
    _, boundary = documents("slipway-apply")
    everything = {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    caller = Caller("AWS", f"{IAM}:role/slipway-apply")
    here = {"aws:RequestedRegion": "eu-west-1", "aws:ResourceAccount": ACCOUNT} | context
    dangerous = action.startswith(("iam:", "organizations:", "secretsmanager:", "sqs:", "kms:Put")) or "Object" in action

    assert not (dangerous and granted([everything], Question(action, resource, caller, here), boundary))


@pytest.mark.parametrize("role", ["slipway-plan", "slipway-apply"])
def test_only_the_portal_comes_in_and_only_with_the_external_id(role: str) -> None:
    trust = bootstraps.of_cloudformation(template(given()))["role", role]["trust"]
    portal = Caller("AWS", given()["portal_principal_arn"])
    stranger = Caller("AWS", "arn:aws:iam::999988887777:role/somebody")
    shown = {"sts:ExternalId": given()["external_id"]}

    assert trusted(trust, Question("sts:AssumeRole", caller=portal, context=shown))
    assert trusted(trust, Question("sts:TagSession", caller=portal, context=shown))
    assert not trusted(trust, Question("sts:AssumeRole", caller=portal))
    assert not trusted(trust, Question("sts:AssumeRole", caller=portal, context={"sts:ExternalId": "guessed"}))
    assert not trusted(trust, Question("sts:AssumeRole", caller=stranger, context=shown))
