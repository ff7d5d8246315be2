"""What is told to the project, against an emulated AWS."""

import json
from pathlib import Path

import boto3
import pytest

from pipeline import publish, run, settings
from tests.conftest import COMMIT, VARIABLES

PIPELINE = "retail-dev-churn--train"


def pipeline(*parameters: str) -> None:
    entries = [{"Name": name, "Type": "String", "DefaultValue": "old"} for name in parameters]
    boto3.client("sagemaker").create_pipeline(
        PipelineName=PIPELINE,
        PipelineDefinition=json.dumps({"Version": "2020-12-01", "Parameters": entries, "Steps": []}),
        RoleArn="arn:aws:iam::123456789012:role/pipeline",
    )


def executions() -> list[str]:
    found = boto3.client("sagemaker").list_pipeline_executions(PipelineName=PIPELINE)["PipelineExecutionSummaries"]
    return [str(entry["PipelineExecutionArn"]) for entry in found]


def test_the_digest_of_each_image_is_written_down(pushed: dict[str, str]) -> None:
    assert run.main(["publish"]) == 0
    for image, digest in pushed.items():
        name = f"/mlops/retail/dev/project/churn/images/{image}"
        value = boto3.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
        assert value == f"{VARIABLES[f'IMAGE_REPOSITORY_{image.upper()}']}@{digest}"


def test_a_second_commit_takes_the_place_of_the_first(pushed: dict[str, str], push: dict[str, str]) -> None:
    run.main(["publish"])
    boto3.client("ssm").put_parameter(
        Name="/mlops/retail/dev/project/churn/images/training", Value="older", Type="String", Overwrite=True
    )
    assert run.main(["publish"]) == 0
    found = boto3.client("ssm").get_parameter(Name="/mlops/retail/dev/project/churn/images/training")["Parameter"]
    assert found["Value"].endswith(pushed["training"])


def test_the_training_starts_with_these_very_images(pushed: dict[str, str], tmp_path: Path) -> None:
    pipeline("ProcessingImage", "TrainingImage", "InferenceImage", "InstanceType")
    assert run.main(["publish", "--summary", str(tmp_path / "summary.md")]) == 0
    (execution,) = executions()
    said = boto3.client("sagemaker").list_pipeline_parameters_for_execution(PipelineExecutionArn=execution)
    given = {entry["Name"]: entry["Value"] for entry in said["PipelineParameters"]}
    assert set(given) == {"ProcessingImage", "TrainingImage", "InferenceImage"}
    assert given["InferenceImage"].endswith(f"/inference@{pushed['inference']}")
    assert f"trains with them: execution `{execution.rsplit('/', 1)[-1]}`" in (tmp_path / "summary.md").read_text()


@pytest.mark.usefixtures("pushed")
def test_a_pipeline_is_given_only_what_it_knows() -> None:
    pipeline("TrainingImage")
    run.main(["publish"])
    said = boto3.client("sagemaker").list_pipeline_parameters_for_execution(PipelineExecutionArn=executions()[0])
    assert [entry["Name"] for entry in said["PipelineParameters"]] == ["TrainingImage"]


@pytest.mark.usefixtures("pushed")
def test_without_a_pipeline_nothing_is_started(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["publish"]) == 0
    assert f"There is no pipeline `{PIPELINE}` yet" in capsys.readouterr().out


def test_as_long_as_one_image_is_missing_nothing_is_written(
    repositories: None, push: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    client = boto3.client("ecr")
    client.put_image(repositoryName="mlops/retail/churn/processing", imageManifest=push["processing"], imageTag=COMMIT)
    assert run.main(["publish"]) == 1
    assert "/training has no image of commit" in capsys.readouterr().err
    assert not boto3.client("ssm").describe_parameters()["Parameters"]


def test_what_was_pushed_before_is_found(pushed: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["pushed", "--image", "training"]) == 0
    assert capsys.readouterr().out.strip() == pushed["training"]


def test_what_was_never_pushed_is_nothing(repositories: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["pushed", "--image", "training"]) == 0
    assert capsys.readouterr().out.strip() == ""


@pytest.mark.parametrize("name", ["PROJECT_NAME", "IMAGE_REPOSITORY_TRAINING"])
def test_a_missing_variable_is_named(
    repositories: None, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(name)
    assert run.main(["publish"]) == 1
    assert f"The variable {name} is not set" in capsys.readouterr().err


def test_what_aws_refuses_for_another_reason_is_not_hidden() -> None:
    class Client:
        def describe_pipeline(self, **_: str) -> None:
            raise publish.ClientError({"Error": {"Code": "AccessDeniedException"}}, "DescribePipeline")

    with pytest.raises(publish.ClientError):
        publish._pipeline(Client(), PIPELINE)


def test_an_image_is_built_with_what_the_configuration_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings, "config", lambda name="dev": {"base": "", "run-as": 10001})
    assert run.main(["arguments", "--image", "training"]) == 0
    assert capsys.readouterr().out == "--build-arg RUN_AS=10001 images/training\n"
    base = "registry.example.org/python:3.12@sha256:" + "a" * 64
    monkeypatch.setattr(settings, "config", lambda name="dev": {"base": base, "run-as": 0})
    assert settings.arguments("training") == [
        *("--build-arg", "RUN_AS=0"),
        *("--build-arg", f"BASE={base}"),
        "images/training",
    ]


def test_a_base_without_its_digest_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings, "config", lambda name="dev": {"base": "python:3.12", "run-as": 10001})
    assert run.main(["arguments", "--image", "training"]) == 1
    assert "needs its digest" in capsys.readouterr().err
