"""The Terraform root of the bootstrap and its CloudFormation template make the same things."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

TERRAFORM = Path(__file__).parents[1]
ROOT = TERRAFORM / "bootstrap"
TEMPLATE = ROOT / "cloudformation.yaml"
FENCE = TERRAFORM / "policies" / "boundary" / "slipway-boundary.json"

ACCOUNT = "111122223333"
KEY_ID = "0b5e7a4c-1d2f-4a3b-8c4d-5e6f7a8b9c0d"

# IAM's limits, in characters without white space.
MANAGED_POLICY = 6144
POLICIES_OF_A_ROLE = 10240
TRUST_POLICY = 2048
TEMPLATE_BODY = 51200


def given(**other):
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


CASES = {
    "first region": given(),
    "everything otherwise": given(
        create_oidc_provider=False,
        external_id="other/external:id",
        oidc_issuer="github.example.com/_services/token",
        portal_principal_arn="arn:aws:iam::999988887777:role/platform/other",
        region="eu-central-1",
        regions=["eu-central-1", "eu-west-1"],
        role_name="harbour",
    ),
    "second region": given(primary=False, region="eu-central-1"),
}


@pytest.fixture(scope="module")
def terraform(tmp_path_factory):
    return Terraform(tmp_path_factory.mktemp("bootstrap"))


@pytest.fixture(scope="module", params=CASES, ids=str)
def both(request, terraform):
    """Terraform's and CloudFormation's things of one case."""
    return terraform.things(request.param), CloudFormation(CASES[request.param]).things()


def test_make_things_of_the_same_names(both):
    planned, templated = both

    assert sorted(planned) == sorted(templated)


def test_make_them_the_same_way(both):
    planned, templated = both

    for name, thing in planned.items():
        assert thing == templated[name], name


def test_policies_are_within_the_limits_of_iam(both):
    planned, _ = both

    for (kind, name), thing in planned.items():
        if kind == "policy":
            assert size(thing["document"]) <= MANAGED_POLICY, name
        if kind == "role":
            assert size(thing["trust"]) <= TRUST_POLICY, name
            assert sum(map(size, thing["policies"].values())) <= POLICIES_OF_A_ROLE, name


def test_the_second_region_makes_nothing_global(terraform):
    things = terraform.things("second region")

    assert {kind for kind, _ in things} == {"alias", "bucket", "key", "parameter"}


def test_the_portals_boundary_is_the_one_among_the_policies(terraform):
    things = terraform.things("first region")

    text = FENCE.read_text()
    for mark, value in {"<account>": ACCOUNT, "<partition>": "aws", "<region>": "eu-west-1", "<role>": "slipway"}.items():
        text = text.replace(mark, value)
    assert plain(json.loads(text)) == things["policy", "slipway-boundary"]["document"]


def test_cloudformation_finds_nothing_wrong():
    cfn_lint = shutil.which("cfn-lint", path=f"{Path(os.sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run([cfn_lint, "--include-checks", "W", "--", TEMPLATE], capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


def test_the_template_may_be_given_inline():
    assert len(TEMPLATE.read_bytes()) <= TEMPLATE_BODY
    assert not re.search(r"(?m): [&*][a-z]", TEMPLATE.read_text()), "CloudFormation knows no anchors"


def size(document):
    return len(json.dumps(document, separators=(",", ":")))


def plain(document):
    """A policy document in which only what it means is left."""
    if isinstance(document, dict):
        return {key: plain(value) for key, value in document.items()}
    if isinstance(document, list):
        items = [plain(item) for item in document]
        if len(items) == 1 and isinstance(items[0], str):
            return items[0]
        return sorted(items) if all(isinstance(item, str) for item in items) else items
    return document


def tags(of):
    return {tag["Key"]: tag["Value"] for tag in of} if isinstance(of, list) else of


class Terraform:
    """What a plan would make. No account, no network: the provider's keys are made up."""

    OFFLINE = """
        terraform {
          backend "local" {}
        }
        provider "aws" {
          access_key                  = "none"
          secret_key                  = "none"
          allowed_account_ids         = null
          skip_credentials_validation = true
          skip_metadata_api_check     = true
          skip_requesting_account_id  = true
        }
    """

    def __init__(self, folder):
        self.folder = folder
        for file in ROOT.glob("*.tf"):
            shutil.copy(file, folder)
        (folder / "offline_override.tf").write_text(self.OFFLINE)
        self.engine = shutil.which("terraform") or shutil.which("tofu") or missing("Terraform or OpenTofu is not here.")
        settings = folder / "settings.tfrc"
        script = f'. "{TERRAFORM.parent}/bin/tools.sh" && terraform_settings "{settings}"'
        subprocess.run(["bash", "-c", script], check=True)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "TF_"))}
        self.environment["TF_CLI_CONFIG_FILE"] = str(settings)
        self.run("init", "-input=false")
        self.seen = {}

    def run(self, *words):
        done = subprocess.run(
            [self.engine, *words, "-no-color"] if words[0] != "show" else [self.engine, *words],
            cwd=self.folder, env=self.environment, capture_output=True, text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def plan(self, variables):
        (self.folder / "terraform.tfvars.json").write_text(json.dumps(variables))
        self.run("plan", "-input=false", "-refresh=false", "-out=plan")
        resources = json.loads(self.run("show", "-json", "plan"))["planned_values"]["root_module"]["resources"]
        return {resource["address"]: resource["values"] for resource in resources if resource["mode"] == "managed"}

    def things(self, case):
        if case not in self.seen:
            self.seen[case] = self.look(CASES[case])
        return self.seen[case]

    def look(self, variables):
        """Planned twice: the bucket's policy names the key, which is known only once it is there."""
        (self.folder / "terraform.tfstate").unlink(missing_ok=True)
        key = self.plan(variables)["aws_kms_key.state"]
        arn = f"arn:aws:kms:{variables['region']}:{ACCOUNT}:key/{KEY_ID}"
        known = key | {"id": KEY_ID, "key_id": KEY_ID, "arn": arn, "multi_region": False}
        (self.folder / "terraform.tfstate").write_text(json.dumps(self.state_with(known)))
        return self.read(self.plan(variables))

    def state_with(self, key):
        host = "registry.opentofu.org" if "tofu" in Path(self.engine).name else "registry.terraform.io"
        resource = {
            "mode": "managed", "type": "aws_kms_key", "name": "state",
            "provider": f'provider["{host}/hashicorp/aws"]',
            "instances": [{"schema_version": 0, "attributes": key}],
        }
        return {"version": 4, "terraform_version": "1.11.0", "serial": 1, "lineage": "0", "resources": [resource]}

    def read(self, planned):
        key, bucket = planned["aws_kms_key.state"], self.bucket(planned)
        things = {
            ("key", "state"): {
                "description": key["description"], "rotates": key["enable_key_rotation"],
                "waits": key["deletion_window_in_days"], "policy": plain(json.loads(key["policy"])),
                "tags": key["tags_all"],
            },
            ("alias", planned["aws_kms_alias.state"]["name"]): {"key": planned["aws_kms_alias.state"]["target_key_id"]},
            ("bucket", planned["aws_s3_bucket.state"]["bucket"]): bucket,
        }
        for address, values in planned.items():
            kind = address.split(".")[0]
            if kind == "aws_ssm_parameter":
                things["parameter", values["name"]] = {
                    "type": values["type"], "value": values["value"], "tags": values["tags_all"],
                }
            if kind == "aws_iam_policy":
                things["policy", values["name"]] = {
                    "description": values["description"], "document": plain(json.loads(values["policy"])),
                }
            if kind == "aws_iam_openid_connect_provider":
                things["provider", values["url"]] = {"audiences": values["client_id_list"], "tags": values["tags_all"]}
            if kind == "aws_iam_role":
                things["role", values["name"]] = self.role(values, planned)
        return things

    def bucket(self, planned):
        only = {address.split(".")[0].removeprefix("aws_s3_bucket_"): values for address, values in planned.items()}
        encryption = only["server_side_encryption_configuration"]["rule"][0]
        lifecycle = only["lifecycle_configuration"]["rule"][0]
        closed = only["public_access_block"]
        return {
            "closed": {closed[it] for it in
                       ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")},
            "encryption": encryption["apply_server_side_encryption_by_default"][0]["sse_algorithm"],
            "key": encryption["apply_server_side_encryption_by_default"][0]["kms_master_key_id"],
            "bucket key": encryption["bucket_key_enabled"],
            "lifecycle": {
                "id": lifecycle["id"], "status": lifecycle["status"],
                "uploads": lifecycle["abort_incomplete_multipart_upload"][0]["days_after_initiation"],
                "markers": lifecycle["expiration"][0]["expired_object_delete_marker"],
                "versions": lifecycle["noncurrent_version_expiration"][0]["noncurrent_days"],
            },
            "ownership": only["ownership_controls"]["rule"][0]["object_ownership"],
            "policy": plain(json.loads(only["policy"]["policy"])),
            "tags": planned["aws_s3_bucket.state"]["tags_all"],
            "versioning": only["versioning"]["versioning_configuration"][0]["status"],
        }

    def role(self, role, planned):
        def of_it(kind):
            return [v for address, v in planned.items() if address.startswith(f"{kind}.") and v["role"] == role["name"]]

        return {
            "boundary": role["permissions_boundary"],
            "description": role["description"],
            "hours": role["max_session_duration"] / 3600,
            "managed": [attached["policy_arn"] for attached in of_it("aws_iam_role_policy_attachment")],
            "policies": {policy["name"]: plain(json.loads(policy["policy"])) for policy in of_it("aws_iam_role_policy")},
            "tags": role["tags_all"],
            "trust": plain(json.loads(role["assume_role_policy"])),
        }


def missing(what):
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


class CloudFormation:
    """What the template would make, its functions worked out as CloudFormation does."""

    def __init__(self, variables):
        template = yaml.load(TEMPLATE.read_text(), Loader=Functions)
        self.values = {
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
        assert set(template["Parameters"]) == {name for name in self.values if "::" not in name}
        self.conditions = template["Conditions"]
        self.resources = {
            name: resource for name, resource in template["Resources"].items()
            if "Condition" not in resource or self.holds(resource["Condition"])
        }

    def holds(self, condition):
        return self.value(self.conditions[condition])

    def value(self, it):
        if isinstance(it, Function):
            return getattr(self, it.name)(it.argument)
        if isinstance(it, dict):
            return {key: self.value(value) for key, value in it.items()}
        if isinstance(it, list):
            return [self.value(value) for value in it]
        return it

    def And(self, conditions):  # noqa: N802 (CloudFormation's word, as all below)
        return all(self.value(condition) for condition in conditions)

    def Condition(self, name):  # noqa: N802
        return self.holds(name)

    def Equals(self, pair):  # noqa: N802
        return self.value(pair[0]) == self.value(pair[1])

    def GetAtt(self, path):  # noqa: N802
        assert path == "StateKey.Arn", path
        return f"arn:aws:kms:{self.values['AWS::Region']}:{ACCOUNT}:key/{KEY_ID}"

    def If(self, choice):  # noqa: N802
        return self.value(choice[1] if self.holds(choice[0]) else choice[2])

    def Join(self, words):  # noqa: N802
        return words[0].join(self.value(words[1]))

    def Not(self, condition):  # noqa: N802
        return not self.value(condition[0])

    def Ref(self, name):  # noqa: N802
        return self.values[name] if name in self.values else self.identity(self.resources[name])

    def Sub(self, text):  # noqa: N802
        return re.sub(r"\$\{([^}]+)\}", lambda name: self.values[name[1]], text)

    def identity(self, resource):
        """What Ref gives of a resource."""
        properties = self.value(resource["Properties"])
        match resource["Type"]:
            case "AWS::IAM::ManagedPolicy":
                return f"arn:aws:iam::{ACCOUNT}:policy/{properties['ManagedPolicyName']}"
            case "AWS::IAM::Role":
                return properties["RoleName"]
            case "AWS::KMS::Key":
                return KEY_ID
            case "AWS::S3::Bucket":
                return properties["BucketName"]

    def things(self):
        things = {}
        for resource in self.resources.values():
            it = self.value(resource["Properties"])
            match resource["Type"]:
                case "AWS::KMS::Key":
                    things["key", "state"] = {
                        "description": it["Description"], "rotates": it["EnableKeyRotation"],
                        "waits": it["PendingWindowInDays"], "policy": plain(it["KeyPolicy"]), "tags": tags(it["Tags"]),
                    }
                case "AWS::KMS::Alias":
                    things["alias", it["AliasName"]] = {"key": it["TargetKeyId"]}
                case "AWS::S3::Bucket":
                    things["bucket", it["BucketName"]] = self.bucket(it)
                case "AWS::SSM::Parameter":
                    things["parameter", it["Name"]] = {
                        "type": it["Type"], "value": it["Value"], "tags": tags(it["Tags"]),
                    }
                case "AWS::IAM::ManagedPolicy":
                    things["policy", it["ManagedPolicyName"]] = {
                        "description": it["Description"], "document": plain(it["PolicyDocument"]),
                    }
                case "AWS::IAM::OIDCProvider":
                    assert "ThumbprintList" not in it
                    things["provider", it["Url"]] = {"audiences": it["ClientIdList"], "tags": tags(it["Tags"])}
                case "AWS::IAM::Role":
                    things["role", it["RoleName"]] = self.role(it)
                case "AWS::IAM::RolePolicy" | "AWS::S3::BucketPolicy":
                    pass  # read with what they belong to
                case other:
                    pytest.fail(f"Terraform has no {other}.")
        return things

    def of(self, kind):
        return [self.value(it["Properties"]) for it in self.resources.values() if it["Type"] == kind]

    def bucket(self, it):
        encryption = it["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]
        rule = it["LifecycleConfiguration"]["Rules"][0]
        policy, = (policy for policy in self.of("AWS::S3::BucketPolicy") if policy["Bucket"] == it["BucketName"])
        return {
            "closed": set(it["PublicAccessBlockConfiguration"].values()),
            "encryption": encryption["ServerSideEncryptionByDefault"]["SSEAlgorithm"],
            "key": encryption["ServerSideEncryptionByDefault"]["KMSMasterKeyID"],
            "bucket key": encryption["BucketKeyEnabled"],
            "lifecycle": {
                "id": rule["Id"], "status": rule["Status"],
                "uploads": rule["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"],
                "markers": rule["ExpiredObjectDeleteMarker"],
                "versions": rule["NoncurrentVersionExpiration"]["NoncurrentDays"],
            },
            "ownership": it["OwnershipControls"]["Rules"][0]["ObjectOwnership"],
            "policy": plain(policy["PolicyDocument"]),
            "tags": tags(it["Tags"]),
            "versioning": it["VersioningConfiguration"]["Status"],
        }

    def role(self, it):
        own = (policy for policy in self.of("AWS::IAM::RolePolicy") if policy["RoleName"] == it["RoleName"])
        return {
            "boundary": it["PermissionsBoundary"],
            "description": it["Description"],
            "hours": it["MaxSessionDuration"] / 3600,
            "managed": it["ManagedPolicyArns"],
            "policies": {policy["PolicyName"]: plain(policy["PolicyDocument"]) for policy in own},
            "tags": tags(it["Tags"]),
            "trust": plain(it["AssumeRolePolicyDocument"]),
        }


class Function:
    def __init__(self, name, argument):
        self.name, self.argument = name, argument


class Functions(yaml.SafeLoader):
    """YAML with CloudFormation's short functions."""


def function(loader, name, node):
    if isinstance(node, yaml.ScalarNode):
        return Function(name, loader.construct_scalar(node))
    return Function(name, loader.construct_sequence(node, deep=True))


Functions.add_multi_constructor("!", function)
