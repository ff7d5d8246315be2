"""What the workflows call, against an emulated AWS."""

import io
import json
import os
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

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


EXECUTION = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/retail-dev-churn--llm/execution/"
REGISTERED = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/retail-dev-churn/7"


@pytest.mark.usefixtures("account")
def test_a_run_is_started_waited_for_and_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run.main(["upsert"])
    capsys.readouterr()
    assert run.main(["start"]) == 0
    execution = capsys.readouterr().out.strip()
    assert run.main(["wait", "--execution", execution, "--minutes", "1"]) == 0
    monkeypatch.setattr(run, "steps", lambda *_: {"Register": {"StepStatus": "Succeeded"}})
    assert run.main(["summary", "--execution", execution]) == 0
    assert "## Training: Succeeded" in capsys.readouterr().out


def test_a_run_that_goes_on_is_not_started_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    base = settings.example("dev")
    others = {"StartTime": 0, "PipelineExecutionStatus": "Executing", "PipelineExecutionArn": f"{EXECUTION}other"}
    ours = {**others, "PipelineExecutionDisplayName": "commit-000000000000", "PipelineExecutionArn": f"{EXECUTION}ours"}
    client = boto3.client("sagemaker")
    monkeypatch.setattr(run.boto3, "client", lambda *_, **__: client)
    with Stubber(client) as answers:
        answers.add_response("list_pipeline_executions", {"PipelineExecutionSummaries": [others, ours]})
        assert run.start(base) == f"{EXECUTION}ours"
    over = {**ours, "PipelineExecutionStatus": "Failed"}
    with Stubber(client) as answers:
        answers.add_response("list_pipeline_executions", {"PipelineExecutionSummaries": [others, over]})
        answers.add_response("start_pipeline_execution", {"PipelineExecutionArn": f"{EXECUTION}new"})
        assert run.start(base) == f"{EXECUTION}new"


def told(status: str, *steps: dict[str, Any]) -> str:
    """The summary of a run of the example whose steps are these."""
    base = settings.example("dev")
    boto3.client("s3").create_bucket(Bucket=base.bucket, CreateBucketConfiguration={"LocationConstraint": base.region})
    for execution, figure in (("now", 0.8), ("before", 0.9)):
        table = f"evaluation/{execution}/evaluation/evaluation.md"
        boto3.client("s3").put_object(Bucket=base.bucket, Key=table, Body=f"| accuracy | {figure} |".encode())
    client = boto3.client("sagemaker")
    with Stubber(client) as answers, pytest.MonkeyPatch.context() as patch:
        answers.add_response("list_pipeline_execution_steps", {"PipelineExecutionSteps": list(steps)})
        patch.setattr(run.boto3, "client", lambda *_, **__: client)
        done = run.steps(base, f"{EXECUTION}now")
    return run.summary(base, f"{EXECUTION}now", status, done)


def test_the_summary_shows_the_evaluation_and_what_is_registered() -> None:
    text = told(
        "Succeeded",
        {"StepName": "Evaluate", "StepStatus": "Succeeded"},
        {"StepName": "Register", "StepStatus": "Succeeded", "Metadata": {"RegisterModel": {"Arn": REGISTERED}}},
    )
    assert "| accuracy | 0.8 |" in text
    assert "version 7; it waits there for somebody's approval" in text
    assert REGISTERED in text


def test_a_step_that_was_not_run_twice_shows_what_it_found_then() -> None:
    cached = {"SourcePipelineExecutionArn": f"{EXECUTION}before"}
    text = told("Succeeded", {"StepName": "Evaluate", "StepStatus": "Succeeded", "CacheHitResult": cached})
    assert "| Evaluate | Succeeded | as in `before` |" in text
    assert "| accuracy | 0.9 |" in text


def test_a_failed_run_says_which_step_and_why() -> None:
    reason = "Not registered: accuracy beside the base model -0.1,\nat least 0.0"
    text = told("Failed", {"StepName": "NotGoodEnough", "StepStatus": "Failed", "FailureReason": reason})
    assert "## Training: Failed" in text
    assert "| NotGoodEnough | Failed | Not registered: accuracy beside the base model -0.1, at least 0.0 |" in text
    assert "approval" not in text


def test_a_run_that_goes_on_is_not_called_over() -> None:
    assert "It is still going on" in told("Executing", {"StepName": "Train", "StepStatus": "Executing"})


@pytest.mark.parametrize(("minutes", "over"), [(1.0, True), (-1.0, False)])
def test_waiting_ends_with_the_run_or_with_the_time(
    monkeypatch: pytest.MonkeyPatch, minutes: float, over: bool
) -> None:
    states = iter(["Executing", "Executing", "Stopped"])

    class Client:
        def describe_pipeline_execution(self, **_: str) -> dict[str, str]:
            return {"PipelineExecutionStatus": next(states)}

    monkeypatch.setattr(run.boto3, "client", lambda *_, **__: Client())
    assert run.wait(settings.example("dev"), "arn", minutes, pause=0) == over


@pytest.mark.parametrize("command", [["upsert"], ["start"], ["summary", "--execution", "arn"]])
def test_nothing_of_aws_is_changed_from_a_laptop(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_SHA", raising=False)
    assert run.main(command) == 1
    assert "AWS is changed by the workflows" in capsys.readouterr().err


def test_a_laptop_compiles_the_project_that_slipway_wrote_down(tmp_path: Path) -> None:
    written = tmp_path / "slipway.yaml"
    written.write_text(
        "project: churn\nbusiness-unit: retail\nregion: eu-north-1\n"
        "artifact-bucket: retail-dev-churn-12345678\nmodel-package-group: retail-dev-churn\n"
        "base-model: mistral-7b-instruct-v0.3\nmethod: dpo\n"
    )
    found = settings.laptop("dev", written)
    assert (found.base_model, found.method) == ("mistral-7b-instruct-v0.3", "dpo")
    assert (found.pipeline_name, found.region) == ("retail-dev-churn--llm", "eu-north-1")
    assert settings.laptop("dev", tmp_path / "none.yaml") == settings.example("dev")


def test_no_region_is_needed_to_compile(tmp_path: Path) -> None:
    without = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "GITHUB_"))}
    words = [sys.executable, "-m", "pipeline.run", "compile", "--output", str(tmp_path / "pipeline.json")]
    ended = subprocess.run(
        words,
        cwd=settings.ROOT,
        env={**without, "HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true"},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr


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
    other = replace(base, config={**base.config, "gates": {**base.config["gates"], "perplexity-ratio": 0.99}})
    changed = run.difference(run.definition(base), run.definition(other))
    assert f'-      "DefaultValue": {base.config["gates"]["perplexity-ratio"]},' in changed
    assert '+      "DefaultValue": 0.99,' in changed


def test_the_same_code_is_the_same_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    first = run.archive()
    monkeypatch.setattr(run.time, "time", lambda: 1e9)
    assert run.archive() == first
