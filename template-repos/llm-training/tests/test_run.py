"""What the workflows call, against an emulated AWS."""

import io
import json
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest

from pipeline import run, settings

pytestmark = pytest.mark.usefixtures("aws")

VARIABLES = {
    "PROJECT_NAME": "churn",
    "BUSINESS_UNIT": "retail",
    "AWS_REGION": "eu-west-1",
    "ARTIFACT_BUCKET": "retail-dev-churn-12345678",
    "MODEL_PACKAGE_GROUP": "retail-dev-churn",
    "PIPELINE_ROLE_ARN": "arn:aws:iam::111122223333:role/mlops/retail/churn/retail-dev-churn-pipeline",
    "INSTANCE_TYPE": "ml.g5.2xlarge",
    "BASE_MODEL": "qwen2.5-0.5b-instruct",
    "METHOD": "dpo",
    "GITHUB_SHA": "c0ffee" * 6 + "c0ff",
}
PUBLISHED = {
    "/mlops/retail/dev/key/artifacts-arn": "arn:aws:kms:eu-west-1:111122223333:key/1",
    "/mlops/retail/dev/network/subnet-ids": "subnet-1,subnet-2",
    "/mlops/retail/dev/network/security-group-id": "sg-1",
}


@pytest.fixture
def account(aws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    for name, value in PUBLISHED.items():
        boto3.client("ssm").put_parameter(Name=name, Value=value, Type="String")
    boto3.client("s3").create_bucket(
        Bucket=VARIABLES["ARTIFACT_BUCKET"], CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )


@pytest.mark.usefixtures("account")
def test_the_pipeline_is_written_down_and_then_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["upsert", "--stage", "dev"]) == 0
    assert run.main(["upsert", "--stage", "dev"]) == 0
    assert capsys.readouterr().out.count("pipeline/retail-dev-churn--llm") == 2
    client = boto3.client("sagemaker")
    kept = client.describe_pipeline(PipelineName="retail-dev-churn--llm")
    assert kept["RoleArn"] == VARIABLES["PIPELINE_ROLE_ARN"]
    tags = client.list_tags(ResourceArn=kept["PipelineArn"])["Tags"]
    assert {"Key": "slipway:project", "Value": "retail-dev-churn"} in tags


@pytest.mark.usefixtures("account")
def test_jobs_find_the_code_of_the_commit() -> None:
    run.main(["upsert", "--stage", "dev"])
    client, folder = boto3.client("s3"), f"code/{VARIABLES['GITHUB_SHA']}"
    keys = [entry["Key"] for entry in client.list_objects_v2(Bucket=VARIABLES["ARTIFACT_BUCKET"])["Contents"]]
    assert f"{folder}/files/model/finetune.py" in keys
    packed = client.get_object(Bucket=VARIABLES["ARTIFACT_BUCKET"], Key=f"{folder}/source.tar.gz")["Body"].read()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        assert "data/sft.jsonl" in archive.getnames()


@pytest.mark.usefixtures("account")
def test_a_run_is_started_and_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run.main(["upsert"])
    capsys.readouterr()
    assert run.main(["start"]) == 0
    execution = capsys.readouterr().out.strip()
    identity = execution.rsplit("/", 1)[-1]
    table = f"evaluation/{identity}/evaluation/evaluation.md"
    boto3.client("s3").put_object(Bucket=VARIABLES["ARTIFACT_BUCKET"], Key=table, Body=b"| accuracy | 0.9 |")
    assert run.main(["wait", "--execution", execution, "--summary", str(tmp_path / "summary.md")]) == 0
    text = (tmp_path / "summary.md").read_text()
    assert "## Training: Succeeded" in text
    assert "| accuracy | 0.9 |" in text
    assert "waits there for somebody's approval" in text


def test_a_failed_run_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    boto3.client("s3").create_bucket(
        Bucket="unit-dev-example-00000000", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    state: dict[str, Any] = {"PipelineExecutionStatus": "Failed", "FailureReason": "Not registered. Accuracy"}
    text = run.summary(settings.example("dev"), "arn:…/execution/one", state)
    assert "## Training: Failed" in text
    assert "> Not registered. Accuracy" in text


def test_waiting_goes_on_until_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter(["Executing", "Executing", "Stopped"])

    class Client:
        def describe_pipeline_execution(self, **_: str) -> dict[str, str]:
            return {"PipelineExecutionStatus": next(states)}

    monkeypatch.setattr(run.boto3, "client", lambda *_, **__: Client())
    assert run.wait(settings.example("dev"), "arn", pause=0)["PipelineExecutionStatus"] == "Stopped"


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize("name", ["PIPELINE_ROLE_ARN", "INSTANCE_TYPE"])
def test_a_missing_variable_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(name)
    assert run.main(["upsert"]) == 1
    assert f"The variable {name} is not set" in capsys.readouterr().err


@pytest.mark.usefixtures("account")
def test_a_missing_platform_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    boto3.client("ssm").delete_parameter(Name="/mlops/retail/dev/network/subnet-ids")
    assert run.main(["upsert"]) == 1
    assert "There is no parameter /mlops/retail/dev/network/subnet-ids" in capsys.readouterr().err


@pytest.mark.usefixtures("account")
def test_the_projects_own_images_are_looked_up() -> None:
    image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/training@sha256:" + "a" * 64
    name = "/mlops/retail/dev/project/churn/images/training"
    boto3.client("ssm").put_parameter(Name=name, Value=image, Type="String")
    found = settings.load("dev", "0" * 40, run.lookup("eu-west-1"), VARIABLES)
    assert found.images == {"training": image}


def test_on_a_laptop_an_example_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_SHA", raising=False)
    assert run.main(["compile", "--output", str(tmp_path / "build" / "pipeline.json")]) == 0
    assert json.loads((tmp_path / "build" / "pipeline.json").read_text())["Version"] == "2020-12-01"


def test_a_difference_is_readable() -> None:
    base = settings.example("dev")
    other = replace(base, config={**base.config, "gates": {**base.config["gates"], "accuracy-gain": 0.9}})
    changed = run.difference(run.definition(base), run.definition(other))
    assert '-      "DefaultValue": 0.0,' in changed
    assert '+      "DefaultValue": 0.9,' in changed


def test_the_same_code_is_the_same_archive() -> None:
    assert run.archive() == run.archive()
