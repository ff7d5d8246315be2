"""The Terraform root of the bootstrap and its CloudFormation template make the same things."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from proof import bootstraps, places
from proof.bootstraps import ACCOUNT, KEY_ID, TEMPLATE, Things, given, key_arn, template
from proof.engine import Engine, executable
from proof.plans import Plan

ROOT = places.TERRAFORM / "bootstrap"
BOUNDARY = places.TERRAFORM / "policies" / "boundary" / "slipway-boundary.json"

# What IAM and CloudFormation take, in characters.
MANAGED_POLICY = 6144
POLICIES_OF_A_ROLE = 10240
TRUST_POLICY = 2048
TEMPLATE_BODY = 51200

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


@dataclass
class Planner:
    """Plans the root. No account, no network: the provider's keys are made up."""

    engine: Engine
    folder: Path
    seen: dict[str, Things] = field(default_factory=dict)

    def things(self, case: str) -> Things:
        if case not in self.seen:
            self.seen[case] = bootstraps.of_terraform(self._twice(CASES[case]))
        return self.seen[case]

    def _twice(self, variables: dict[str, Any]) -> Plan:
        """The bucket's policy names the key, which is known only once there is one."""
        state = self.folder / "terraform.tfstate"
        state.unlink(missing_ok=True)
        (key,) = self._plan(variables).of("aws_kms_key")
        known = {"id": KEY_ID, "key_id": KEY_ID, "arn": key_arn(variables), "multi_region": False}
        state.write_text(json.dumps(state_with(key.values | known)))
        return self._plan(variables)

    def _plan(self, variables: dict[str, Any]) -> Plan:
        (self.folder / "terraform.tfvars.json").write_text(json.dumps(variables))
        self.engine.run(self.folder, "plan", "-input=false", "-no-color", "-refresh=false", "-out=plan")
        return Plan("bootstrap", self.engine.read(self.folder, "show", "-json", "plan"))


def state_with(key: dict[str, Any]) -> dict[str, Any]:
    host = "registry.opentofu.org" if Path(executable() or "").name == "tofu" else "registry.terraform.io"
    resource = {
        "mode": "managed",
        "type": "aws_kms_key",
        "name": "state",
        "provider": f'provider["{host}/hashicorp/aws"]',
        "instances": [{"schema_version": 0, "attributes": key}],
    }
    return {"version": 4, "terraform_version": "1.11.0", "serial": 1, "lineage": "0", "resources": [resource]}


@pytest.fixture(scope="module")
def planner(aws_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Planner:
    folder = tmp_path_factory.mktemp("bootstrap")
    for file in ROOT.glob("*.tf"):
        shutil.copy(file, folder)
    (folder / "offline_override.tf").write_text(OFFLINE)
    aws_engine.run(folder, "init", "-input=false", "-no-color")
    return Planner(aws_engine, folder)


@pytest.mark.provider
@pytest.mark.parametrize("case", CASES)
def test_make_the_same_things_in_the_same_way(planner: Planner, case: str) -> None:
    templated = bootstraps.of_cloudformation(template(CASES[case]))
    planned = planner.things(case)

    assert sorted(planned) == sorted(templated)
    for name, thing in planned.items():
        assert thing == templated[name], name


@pytest.mark.provider
def test_a_second_region_makes_nothing_global(planner: Planner) -> None:
    kinds = {kind for kind, _ in planner.things("second region")}

    assert kinds == {"alias", "bucket", "key", "parameter"}


@pytest.mark.provider
@pytest.mark.parametrize("case", CASES)
def test_documents_are_as_short_as_iam_wants_them(planner: Planner, case: str) -> None:
    for (kind, name), thing in planner.things(case).items():
        if kind == "policy":
            assert size(thing[1]) <= MANAGED_POLICY, name
        if kind == "role":
            assert size(thing["trust"]) <= TRUST_POLICY, name
            assert sum(map(size, thing["policies"].values())) <= POLICIES_OF_A_ROLE, name


@pytest.mark.provider
def test_the_boundary_is_the_one_among_the_policies(planner: Planner) -> None:
    text = BOUNDARY.read_text()
    for mark, value in {"account": ACCOUNT, "partition": "aws", "region": "eu-west-1", "role": "slipway"}.items():
        text = text.replace(f"<{mark}>", value)

    _, document = planner.things("first region")["policy", "slipway-boundary"]
    assert bootstraps.plain(json.loads(text)) == document


@pytest.mark.provider
def test_what_a_stackset_made_can_be_adopted(planner: Planner, tmp_path: Path) -> None:
    adopted = tmp_path / "adopted"
    shutil.copytree(planner.folder, adopted, symlinks=True)
    shutil.copy(ROOT / "adopt" / "imports.tf.sample", adopted / "imports.tf")

    planner.engine.run(adopted, "fmt", "-check", "imports.tf")
    planner.engine.run(adopted, "validate", "-no-color")


def test_cloudformation_finds_nothing_wrong() -> None:
    here = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [shutil.which("cfn-lint", path=here) or "cfn-lint", "--include-checks", "W", "--", str(TEMPLATE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_template_may_be_given_inline() -> None:
    assert len(TEMPLATE.read_bytes()) <= TEMPLATE_BODY
    assert not re.search(r"(?m): [&*][a-z]", TEMPLATE.read_text()), "CloudFormation knows no anchors"


def size(document: Any) -> int:
    return len(json.dumps(document, separators=(",", ":")))
