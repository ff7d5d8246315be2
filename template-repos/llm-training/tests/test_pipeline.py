"""The pipeline as SageMaker gets it: valid, as it was, and by the rules of the accounts."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline import run, settings

HERE = Path(__file__).parent
STAGES = [file.stem for file in sorted((settings.ROOT / "config").glob("*.yaml"))]
JOBS = ("Processing", "Training", "Transform")


@pytest.fixture(scope="module", params=STAGES)
def stage(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def definition(stage: str) -> dict[str, Any]:
    compiled: dict[str, Any] = json.loads(run.definition(settings.example(stage)))
    return compiled


def steps(definition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    waiting = list(definition["Steps"])
    while waiting:
        step = waiting.pop(0)
        yield step
        if step["Type"] == "Condition":
            waiting += step["Arguments"]["IfSteps"] + step["Arguments"]["ElseSteps"]


def jobs(definition: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in steps(definition) if step["Type"] in JOBS]


def test_it_is_as_it_was(stage: str, request: pytest.FixtureRequest) -> None:
    """A change that you meant: `make snapshots`, and look at the difference that git shows."""
    file, now = HERE / "snapshots" / f"{stage}.json", run.definition(settings.example(stage))
    if request.config.getoption("--snapshots"):
        file.write_text(now, encoding="utf-8")
    changed = run.difference(file.read_text(encoding="utf-8"), now)
    assert not changed, f"The pipeline of {stage} is another one:\n{changed}"


def test_it_is_a_definition(definition: dict[str, Any]) -> None:
    schema = json.loads((HERE / "pipeline-definition.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(definition)


def test_names_are_said_once(definition: dict[str, Any]) -> None:
    names = [step["Name"] for step in steps(definition)]
    assert len(names) == len(set(names))


def test_every_job_is_in_our_network(definition: dict[str, Any]) -> None:
    for step in jobs(definition):
        arguments = step["Arguments"]
        network = arguments.get("NetworkConfig", arguments)
        assert network["VpcConfig"] == {"SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1", "subnet-2"]}, step["Name"]
        assert network["EnableInterContainerTrafficEncryption"] is True, step["Name"]


def test_every_job_encrypts_with_our_key(definition: dict[str, Any], stage: str) -> None:
    key = settings.example(stage).key_arn
    for step in jobs(definition):
        arguments = step["Arguments"]
        output = arguments.get("ProcessingOutputConfig") or arguments["OutputDataConfig"]
        assert output["KmsKeyId"] == key, step["Name"]


def test_the_disk_is_encrypted_by_our_key_or_by_the_machine_itself() -> None:
    example = settings.example("dev")
    for machine, key in {"ml.g5.2xlarge": None, "ml.p3.2xlarge": example.key_arn}.items():
        for step in jobs(json.loads(run.definition(replace(example, instance_type=machine)))):
            given = step["Arguments"].get("ResourceConfig") or step["Arguments"]["ProcessingResources"]["ClusterConfig"]
            assert given.get("VolumeKmsKeyId") == key, step["Name"]


def test_every_job_carries_the_project(definition: dict[str, Any], stage: str) -> None:
    for step in jobs(definition):
        tags = {tag["Key"]: tag["Value"] for tag in step["Arguments"]["Tags"]}
        assert tags["slipway:project"] == settings.example(stage).prefix, step["Name"]


def test_every_step_that_calls_aws_tries_again(definition: dict[str, Any]) -> None:
    for step in steps(definition):
        if step["Type"] in (*JOBS, "RegisterModel"):
            assert step["RetryPolicies"], step["Name"]


def test_what_is_registered_waits_for_somebody(definition: dict[str, Any]) -> None:
    registered = [step["Arguments"] for step in steps(definition) if step["Type"] == "RegisterModel"]
    assert [arguments["ModelApprovalStatus"] for arguments in registered] == ["PendingManualApproval"]
    assert registered[0]["ModelMetrics"]["ModelQuality"]
    assert registered[0]["ModelCard"]["ModelCardStatus"] == "Draft"


def test_each_execution_writes_into_a_folder_of_its_own(definition: dict[str, Any]) -> None:
    for step in jobs(definition):
        text = json.dumps(step["Arguments"].get("ProcessingOutputConfig") or step["Arguments"]["OutputDataConfig"])
        assert text.count("Execution.PipelineExecutionId") == text.count('"s3://'), step["Name"]


def test_the_projects_own_image_takes_the_place_of_the_ready_one() -> None:
    mine = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mlops/unit/example/training@sha256:" + "a" * 64
    own = replace(settings.example("dev"), images={"training": mine})
    parameters = {entry["Name"]: entry["DefaultValue"] for entry in json.loads(run.definition(own))["Parameters"]}
    assert parameters["TrainingImage"] == mine
    assert "djl-inference" in parameters["InferenceImage"]


def test_rows_of_the_bucket_are_an_input() -> None:
    base = settings.example("dev")
    own = replace(base, config={**base.config, "data": "data/answers"})
    (first, *_) = jobs(json.loads(run.definition(own)))
    assert first["Arguments"]["ProcessingInputs"][1]["S3Input"]["S3Uri"] == f"s3://{base.bucket}/data/answers"
    assert "CacheConfig" not in first, "new rows below the same name would be taken for the old ones"


def test_a_base_model_whose_licence_nobody_accepted_is_refused() -> None:
    base = settings.example("dev")
    for known in ({}, {"licence": "llama3"}, {"licence": "llama3", "accepted-by": ""}):
        own = replace(base, config={**base.config, "base-models": {base.base_model: known}})
        with pytest.raises(settings.Incomplete, match="Nobody accepted the licence"):
            run.definition(own)


def test_a_judge_is_asked_where_there_is_one() -> None:
    base = settings.example("dev")
    own = replace(base, config={**base.config, "judge": "anthropic.some-model"})
    (evaluate,) = [step for step in jobs(json.loads(run.definition(own))) if step["Name"] == "Evaluate"]
    assert evaluate["Arguments"]["AppSpecification"]["ContainerArguments"][-2:] == ["--judge", "anthropic.some-model"]


def test_no_account_region_or_role_stands_in_the_code() -> None:
    for folder in ("model", "pipeline", "config"):
        for file in (settings.ROOT / folder).rglob("*.*"):
            if file.suffix in (".py", ".yaml"):
                text = file.read_text(encoding="utf-8")
                assert not re.search(r"\b\d{12}\b", text), file
                assert not re.search(r"arn:aws:iam::\d", text), file
