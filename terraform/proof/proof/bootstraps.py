"""Both bootstraps in one form: (kind, name) to how it is made."""

import json
from typing import Any

from proof import places
from proof.cloudformation import Stack
from proof.plans import Plan, Resource

Things = dict[tuple[str, str], Any]

TEMPLATE = places.TERRAFORM / "bootstrap" / "cloudformation.yaml"

ACCOUNT = "111122223333"
KEY_ID = "0b5e7a4c-1d2f-4a3b-8c4d-5e6f7a8b9c0d"

CLOSED = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")


def given(**other: Any) -> dict[str, Any]:
    """All variables of the root."""
    return {
        "account_id": ACCOUNT,
        "create_oidc_provider": True,
        "external_id": "b4b1f2e8a3c94d6f",
        "oidc_issuer": "token.actions.githubusercontent.com",
        "portal_principal_arn": "arn:aws:iam::999988887777:role/portal",
        "primary": True,
        "region": "eu-west-1",
        "regions": [],
        "role_name": "slipway",
    } | other


def template(variables: dict[str, Any]) -> Stack:
    """The template with the root's variables."""
    values = {
        "AWS::AccountId": variables["account_id"],
        "AWS::Partition": "aws",
        "AWS::Region": variables["region"],
        "CreateOidcProvider": str(variables["create_oidc_provider"]).lower(),
        "ExternalId": variables["external_id"],
        "OidcIssuer": variables["oidc_issuer"],
        "PortalPrincipalArn": variables["portal_principal_arn"],
        "PrimaryRegion": variables["region"] if variables["primary"] else "us-east-1",
        "Regions": variables["regions"] or [""],
        "RoleName": variables["role_name"],
    }
    return Stack(TEMPLATE, values, {"StateKey.Arn": key_arn(variables)})


def key_arn(variables: dict[str, Any]) -> str:
    return f"arn:aws:kms:{variables['region']}:{ACCOUNT}:key/{KEY_ID}"


def plain(document: Any) -> Any:
    """A policy document in which only what it means is left."""
    if isinstance(document, dict):
        return {key: plain(value) for key, value in document.items()}
    if isinstance(document, list):
        items = [plain(item) for item in document]
        if len(items) == 1 and isinstance(items[0], str):
            return items[0]
        return sorted(items) if all(isinstance(item, str) for item in items) else items
    return document


def of_terraform(plan: Plan) -> Things:
    """CloudFormation cannot make exclusive lists, nor tag aliases and policies; these are left out."""
    (key,) = plan.of("aws_kms_key")
    (alias,) = plan.of("aws_kms_alias")
    (bucket,) = plan.of("aws_s3_bucket")
    return {
        ("key", "state"): {
            "description": key["description"],
            "rotates": key["enable_key_rotation"],
            "waits": key["deletion_window_in_days"],
            "policy": _document(key, "policy"),
            "tags": key["tags_all"],
        },
        ("alias", alias["name"]): alias["target_key_id"],
        ("bucket", bucket["bucket"]): _bucket_of_terraform(plan, bucket),
        **{("parameter", it["name"]): (it["type"], it["value"], it["tags_all"]) for it in plan.of("aws_ssm_parameter")},
        **{("policy", it["name"]): (it["description"], _document(it, "policy")) for it in plan.of("aws_iam_policy")},
        **{("provider", it["url"]): (it["client_id_list"], it["tags_all"]) for it in plan.of("aws_iam_openid_connect_provider")},
        **{("role", it["name"]): _role_of_terraform(plan, it) for it in plan.of("aws_iam_role")},
    }


def _document(resource: Resource, name: str) -> Any:
    return plain(json.loads(resource[name]))


def _bucket_of_terraform(plan: Plan, bucket: Resource) -> dict[str, Any]:
    part = {it.type.removeprefix("aws_s3_bucket_"): it for it in plan.resources if it.type.startswith("aws_s3_bucket_")}
    encryption = part["server_side_encryption_configuration"]["rule"][0]
    default = encryption["apply_server_side_encryption_by_default"][0]
    lifecycle = part["lifecycle_configuration"]["rule"][0]
    return {
        "closed": {part["public_access_block"][name] for name in CLOSED},
        "encryption": (default["sse_algorithm"], default["kms_master_key_id"], encryption["bucket_key_enabled"]),
        "lifecycle": (
            lifecycle["id"],
            lifecycle["status"],
            lifecycle["abort_incomplete_multipart_upload"][0]["days_after_initiation"],
            lifecycle["expiration"][0]["expired_object_delete_marker"],
            lifecycle["noncurrent_version_expiration"][0]["noncurrent_days"],
        ),
        "ownership": part["ownership_controls"]["rule"][0]["object_ownership"],
        "policy": _document(part["policy"], "policy"),
        "tags": bucket["tags_all"],
        "versioning": part["versioning"]["versioning_configuration"][0]["status"],
    }


def _role_of_terraform(plan: Plan, role: Resource) -> dict[str, Any]:
    def of_it(kind: str) -> list[Resource]:
        return [it for it in plan.of(kind) if it["role"] == role["name"]]

    return {
        "boundary": role["permissions_boundary"],
        "description": role["description"],
        "seconds": role["max_session_duration"],
        "managed": [attached["policy_arn"] for attached in of_it("aws_iam_role_policy_attachment")],
        "policies": {policy["name"]: _document(policy, "policy") for policy in of_it("aws_iam_role_policy")},
        "tags": role["tags_all"],
        "trust": _document(role, "assume_role_policy"),
    }


def of_cloudformation(stack: Stack) -> Things:
    return dict(thing for kind, it in stack.made() if (thing := _thing(stack, kind, it)))


def _thing(stack: Stack, kind: str, it: dict[str, Any]) -> tuple[tuple[str, str], Any] | None:
    match kind:
        case "AWS::IAM::ManagedPolicy":
            return ("policy", it["ManagedPolicyName"]), (it["Description"], plain(it["PolicyDocument"]))
        case "AWS::IAM::OIDCProvider":
            return ("provider", it.pop("Url")), (it.pop("ClientIdList"), _tags(it.pop("Tags")), *it)
        case "AWS::IAM::Role":
            return ("role", it["RoleName"]), _role_of_cloudformation(stack, it)
        case "AWS::IAM::RolePolicy" | "AWS::S3::BucketPolicy":
            return None  # read with what they belong to
        case "AWS::KMS::Alias":
            return ("alias", it["AliasName"]), it["TargetKeyId"]
        case "AWS::KMS::Key":
            return ("key", "state"), {
                "description": it["Description"],
                "rotates": it["EnableKeyRotation"],
                "waits": it["PendingWindowInDays"],
                "policy": plain(it["KeyPolicy"]),
                "tags": _tags(it["Tags"]),
            }
        case "AWS::S3::Bucket":
            return ("bucket", it["BucketName"]), _bucket_of_cloudformation(stack, it)
        case "AWS::SSM::Parameter":
            return ("parameter", it["Name"]), (it["Type"], it["Value"], it["Tags"])
    raise ValueError(f"Terraform makes no {kind}.")


def _tags(tags: list[dict[str, str]]) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in tags}


def _bucket_of_cloudformation(stack: Stack, it: dict[str, Any]) -> dict[str, Any]:
    encryption = it["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]
    default = encryption["ServerSideEncryptionByDefault"]
    rule = it["LifecycleConfiguration"]["Rules"][0]
    (policy,) = (policy for policy in stack.of("AWS::S3::BucketPolicy") if policy["Bucket"] == it["BucketName"])
    return {
        "closed": set(it["PublicAccessBlockConfiguration"].values()),
        "encryption": (default["SSEAlgorithm"], default["KMSMasterKeyID"], encryption["BucketKeyEnabled"]),
        "lifecycle": (
            rule["Id"],
            rule["Status"],
            rule["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"],
            rule["ExpiredObjectDeleteMarker"],
            rule["NoncurrentVersionExpiration"]["NoncurrentDays"],
        ),
        "ownership": it["OwnershipControls"]["Rules"][0]["ObjectOwnership"],
        "policy": plain(policy["PolicyDocument"]),
        "tags": _tags(it["Tags"]),
        "versioning": it["VersioningConfiguration"]["Status"],
    }


def _role_of_cloudformation(stack: Stack, it: dict[str, Any]) -> dict[str, Any]:
    own = (policy for policy in stack.of("AWS::IAM::RolePolicy") if policy["RoleName"] == it["RoleName"])
    return {
        "boundary": it["PermissionsBoundary"],
        "description": it["Description"],
        "seconds": it["MaxSessionDuration"],
        "managed": it["ManagedPolicyArns"],
        "policies": {policy["PolicyName"]: plain(policy["PolicyDocument"]) for policy in own},
        "tags": _tags(it["Tags"]),
        "trust": plain(it["AssumeRolePolicyDocument"]),
    }
