"""What the workflows call, against an emulated AWS: from dev to prod, and back to what was promised."""

import io
import json
import re
import tarfile
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from pipeline import account, run, settings
from pipeline.account import Account

COMMIT = "c0ffee" * 6 + "c0ff"
RUN = "GITHUB_RUN_ID"


def variables(stage: str) -> dict[str, str]:
    return {
        "PROJECT_NAME": "churn",
        "BUSINESS_UNIT": "retail",
        "AWS_REGION": "eu-west-1",
        "ARTIFACT_BUCKET": f"retail-{stage}-churn-12345678",
        "MODEL_PACKAGE_GROUP": f"retail-{stage}-churn",
        "PIPELINE_ROLE_ARN": f"arn:aws:iam::111122223333:role/mlops/retail/churn/retail-{stage}-churn-pipeline",
        RUN: "4711",
    }


def published(stage: str) -> dict[str, str]:
    return {
        f"/mlops/retail/{stage}/key/artifacts-arn": "arn:aws:kms:eu-west-1:111122223333:key/1",
        f"/mlops/retail/{stage}/network/subnet-ids": "subnet-1,subnet-2",
        f"/mlops/retail/{stage}/network/security-group-id": "sg-1",
    }


class Promotion:
    """The jobs of the workflows, one call each."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, packed: Path, checksum: str) -> None:
        self.monkeypatch = monkeypatch
        self.package = ["--package", str(packed), "--checksum", checksum]
        self.checksum = ["--checksum", checksum]

    def enter(self, stage: str) -> None:
        for name, value in variables(stage).items():
            self.monkeypatch.setenv(name, value)

    def upsert(self, stage: str, version: str = COMMIT, *more: str) -> int:
        self.enter(stage)
        return run.main(["upsert", "--stage", stage, *self.package, "--version", version, *more])

    def drift(self, stage: str, version: str, *more: str) -> int:
        self.enter(stage)
        return run.main(["drift", "--stage", stage, *self.package, "--version", version, *more])

    def start(self, stage: str) -> int:
        self.enter(stage)
        return run.main(["start", "--stage", stage, *self.checksum])

    def proven(self, stage: str) -> int:
        self.enter(stage)
        return run.main(["proven", "--stage", stage, *self.checksum])


@pytest.fixture
def promotion(aws: None, monkeypatch: pytest.MonkeyPatch, packed: Path, checksum: str) -> Promotion:
    for stage in settings.STAGES:
        for name, value in published(stage).items():
            boto3.client("ssm").put_parameter(Name=name, Value=value, Type="String")
        boto3.client("s3").create_bucket(
            Bucket=variables(stage)["ARTIFACT_BUCKET"], CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
        )
    return Promotion(monkeypatch, packed, checksum)


def kept(stage: str) -> dict[str, Any]:
    found: dict[str, Any] = boto3.client("sagemaker").describe_pipeline(PipelineName=f"retail-{stage}-churn--train")
    return found


def test_the_very_same_package_goes_into_every_stage(promotion: Promotion, checksum: str) -> None:
    for stage, version in {"dev": COMMIT, "preprod": "v1.0.0", "prod": "v1.0.0"}.items():
        assert promotion.upsert(stage, version) == 0
        assert kept(stage)["PipelineDescription"] == f"{version}, package {checksum}"
        assert kept(stage)["RoleArn"] == variables(stage)["PIPELINE_ROLE_ARN"]
        assert f"code/{checksum}/files" in kept(stage)["PipelineDefinition"]
        tags = boto3.client("sagemaker").list_tags(ResourceArn=kept(stage)["PipelineArn"])["Tags"]
        assert {"Key": "slipway:project", "Value": f"retail-{stage}-churn"} in tags


def test_jobs_find_the_code_of_the_package(promotion: Promotion, checksum: str) -> None:
    promotion.upsert("dev")
    client, folder, bucket = boto3.client("s3"), f"code/{checksum}", variables("dev")["ARTIFACT_BUCKET"]
    keys = [entry["Key"] for entry in client.list_objects_v2(Bucket=bucket)["Contents"]]
    assert f"{folder}/files/model/train.py" in keys
    body = client.get_object(Bucket=bucket, Key=f"{folder}/source.tar.gz")["Body"].read()
    with tarfile.open(fileobj=io.BytesIO(body)) as archive:
        assert "model/inference.py" in archive.getnames()


def test_another_package_than_the_one_that_was_made_goes_nowhere(
    promotion: Promotion, packed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    promotion.enter("prod")
    words = ["--package", str(packed), "--checksum", "0" * 64, "--version", "v1.0.0"]
    assert run.main(["upsert", "--stage", "prod", *words]) == 1
    assert "This is another package" in capsys.readouterr().err
    assert not boto3.client("sagemaker").list_pipelines()["PipelineSummaries"]


def test_what_drift_could_not_read_back_is_not_written(
    promotion: Promotion, capsys: pytest.CaptureFixture[str]
) -> None:
    assert promotion.upsert("prod", "v1 my own") == 1
    assert "v1 my own is no version" in capsys.readouterr().err


def test_what_changes_is_shown_before_it_does(promotion: Promotion, tmp_path: Path) -> None:
    promotion.upsert("prod", "v1.0.0")
    other = json.loads(kept("prod")["PipelineDefinition"])
    other["Parameters"][0]["DefaultValue"] = 0.5
    boto3.client("sagemaker").update_pipeline(
        PipelineName="retail-prod-churn--train", PipelineDefinition=json.dumps(other)
    )
    promotion.upsert("prod", "v1.1.0", "--summary", str(tmp_path / "summary.md"))
    text = (tmp_path / "summary.md").read_text()
    assert "## What changes in prod" in text
    assert '-      "DefaultValue": 0.5,' in text
    assert f'+      "DefaultValue": {next(iter(settings.config("prod")["gates"].values()))},' in text


def test_a_run_is_started_and_waited_for(
    promotion: Promotion,
    checksum: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    promotion.upsert("dev")
    capsys.readouterr()
    assert promotion.start("dev") == 0
    execution = capsys.readouterr().out.strip()
    words = ["--execution", execution, *promotion.checksum]
    assert run.main(["wait", "--minutes", "1", *words]) == 0
    monkeypatch.setattr(Account, "steps", lambda *_: {"Evaluate": {"StepStatus": "Succeeded"}})
    identity = execution.rsplit("/", 1)[-1]
    table = f"evaluation/{identity}/evaluation/evaluation.md"
    boto3.client("s3").put_object(Bucket=variables("dev")["ARTIFACT_BUCKET"], Key=table, Body=b"| auc | 0.97 |")
    page = tmp_path / "summary.md"
    assert run.main(["summary", "--summary", str(page), *words]) == 0
    assert "## Training in dev: Succeeded" in page.read_text()
    assert "| auc | 0.97 |" in page.read_text()
    assert checksum in page.read_text()


EXECUTION = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/retail-dev-churn--train/execution/"
REGISTERED = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/retail-dev-churn/7"


def told(promotion: Promotion, status: str, *steps: dict[str, Any]) -> str:
    """The summary of a run in dev whose steps are these."""
    promotion.enter("dev")
    there = run.account("dev", "0" * 64)
    for execution, figure in (("now", 0.8), ("before", 0.9)):
        table = f"evaluation/{execution}/evaluation/evaluation.md"
        there.s3.put_object(Bucket=there.place.bucket, Key=table, Body=f"| auc | {figure} |".encode())
    with Stubber(there.sagemaker) as answers:
        answers.add_response("list_pipeline_execution_steps", {"PipelineExecutionSteps": list(steps)})
        done = there.steps(f"{EXECUTION}now")
    return run.summary(there, f"{EXECUTION}now", status, done)


def test_the_summary_shows_the_evaluation_and_what_is_registered(promotion: Promotion) -> None:
    text = told(
        promotion,
        "Succeeded",
        {"StepName": "Evaluate", "StepStatus": "Succeeded"},
        {"StepName": "Register", "StepStatus": "Succeeded", "Metadata": {"RegisterModel": {"Arn": REGISTERED}}},
    )
    assert "| auc | 0.8 |" in text
    assert "version 7; it waits there for somebody's approval" in text
    assert REGISTERED in text


def test_a_step_that_was_not_run_twice_shows_what_it_found_then(promotion: Promotion) -> None:
    cached = {"SourcePipelineExecutionArn": f"{EXECUTION}before"}
    text = told(promotion, "Succeeded", {"StepName": "Evaluate", "StepStatus": "Succeeded", "CacheHitResult": cached})
    assert "| Evaluate | Succeeded | as in `before` |" in text
    assert "| auc | 0.9 |" in text


def test_a_failed_run_says_which_step_and_why(promotion: Promotion) -> None:
    reason = "Not registered: auc 0.6,\nat least 0.95"
    text = told(promotion, "Failed", {"StepName": "NotGoodEnough", "StepStatus": "Failed", "FailureReason": reason})
    assert "## Training in dev: Failed" in text
    assert "| NotGoodEnough | Failed | Not registered: auc 0.6, at least 0.95 |" in text
    assert "approval" not in text


def test_a_run_that_goes_on_is_not_called_over(promotion: Promotion) -> None:
    assert "It is still going on" in told(promotion, "Executing", {"StepName": "Train", "StepStatus": "Executing"})


def test_a_run_that_goes_on_is_not_started_twice(promotion: Promotion) -> None:
    promotion.enter("dev")
    there = run.account("dev", "0" * 64)
    others = {"StartTime": 0, "PipelineExecutionStatus": "Executing", "PipelineExecutionArn": f"{EXECUTION}other"}
    ours = {
        **others,
        "PipelineExecutionDisplayName": "package-000000000000",
        "PipelineExecutionArn": f"{EXECUTION}ours",
    }
    with Stubber(there.sagemaker) as answers:
        answers.add_response("list_pipeline_executions", {"PipelineExecutionSummaries": [others, ours]})
        assert there.start("4711") == f"{EXECUTION}ours"


@pytest.mark.parametrize(("minutes", "over"), [(1.0, True), (-1.0, False)])
def test_waiting_ends_with_the_run_or_with_the_time(
    promotion: Promotion, monkeypatch: pytest.MonkeyPatch, minutes: float, over: bool
) -> None:
    promotion.enter("dev")
    states = iter(["Executing", "Executing", "Stopped"])
    monkeypatch.setattr(Account, "status", lambda *_: next(states))
    assert run.account("dev", "0" * 64).wait("arn", minutes, pause=0) == over


def test_a_package_that_never_trained_in_dev_is_not_promoted(
    promotion: Promotion, capsys: pytest.CaptureFixture[str]
) -> None:
    assert promotion.proven("dev") == 1
    promotion.upsert("dev")
    assert promotion.proven("dev") == 1
    assert "has not trained in dev with success" in capsys.readouterr().err


def test_a_package_that_failed_in_dev_is_not_promoted(promotion: Promotion, monkeypatch: pytest.MonkeyPatch) -> None:
    promotion.upsert("dev")
    promotion.start("dev")
    failed = [{"PipelineExecutionArn": "arn", "PipelineExecutionStatus": "Failed"}]
    monkeypatch.setattr(Account, "_executions", lambda self: iter(failed))
    assert promotion.proven("dev") == 1


def test_a_package_that_trained_in_dev_is_promoted(promotion: Promotion, capsys: pytest.CaptureFixture[str]) -> None:
    promotion.upsert("dev")
    promotion.start("dev")
    assert promotion.proven("dev") == 0
    assert "the very same package" in capsys.readouterr().out


def test_what_is_as_promised_has_not_drifted(promotion: Promotion, capsys: pytest.CaptureFixture[str]) -> None:
    promotion.upsert("preprod", "v1.0.0")
    assert promotion.drift("preprod", "v1.0.0") == 0
    assert "preprod is what v1.0.0 says" in capsys.readouterr().out


def test_a_definition_changed_by_hand_is_shown(promotion: Promotion, tmp_path: Path) -> None:
    promotion.upsert("preprod", "v1.0.0")
    changed = kept("preprod")["PipelineDefinition"].replace("PendingManualApproval", "Approved")
    boto3.client("sagemaker").update_pipeline(
        PipelineName="retail-preprod-churn--train", PipelineDefinition=changed, RoleArn="arn:aws:iam::1:role/other"
    )
    assert promotion.drift("preprod", "v1.0.0", "--summary", str(tmp_path / "summary.md")) == 1
    text = (tmp_path / "summary.md").read_text()
    assert re.search(r'^- +"ModelApprovalStatus": "Approved",$', text, re.MULTILINE)
    assert re.search(r'^\+ +"ModelApprovalStatus": "PendingManualApproval",$', text, re.MULTILINE)
    assert "The role of the pipeline: the account has `arn:aws:iam::1:role/other`" in text


def test_a_definition_laid_out_differently_has_not_drifted(promotion: Promotion) -> None:
    promotion.upsert("dev")
    body = json.dumps(json.loads(kept("dev")["PipelineDefinition"]), indent=None)
    boto3.client("sagemaker").update_pipeline(PipelineName="retail-dev-churn--train", PipelineDefinition=body)
    assert promotion.drift("dev", COMMIT) == 0


def test_code_changed_in_the_bucket_is_found(
    promotion: Promotion, checksum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    promotion.upsert("dev")
    client, bucket = boto3.client("s3"), variables("dev")["ARTIFACT_BUCKET"]
    client.put_object(Bucket=bucket, Key=f"code/{checksum}/files/model/train.py", Body=b"print('other')")
    client.delete_object(Bucket=bucket, Key=f"code/{checksum}/source.tar.gz")
    assert promotion.drift("dev", COMMIT) == 1
    assert "not what was packed: files/model/train.py, source.tar.gz" in capsys.readouterr().out


def test_the_pipeline_says_which_version_it_is(
    promotion: Promotion, checksum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    promotion.upsert("preprod", "v1.0.0")
    capsys.readouterr()
    assert run.main(["deployed", "--stage", "preprod"]) == 0
    assert capsys.readouterr().out == f"ref=v1.0.0\nchecksum={checksum}\n"


@pytest.mark.parametrize("words", ["my own", "v1.0.0; rm -rf /, package " + "0" * 64])
def test_a_description_written_by_hand_is_told(
    promotion: Promotion, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    promotion.upsert("preprod", "v1.0.0")
    boto3.client("sagemaker").update_pipeline(PipelineName="retail-preprod-churn--train", PipelineDescription=words)
    assert run.main(["deployed", "--stage", "preprod"]) == 1
    assert "was changed by hand" in capsys.readouterr().err


def test_before_the_first_promotion_there_is_nothing_to_compare(
    promotion: Promotion, capsys: pytest.CaptureFixture[str]
) -> None:
    promotion.enter("prod")
    assert run.main(["deployed", "--stage", "prod"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "There is no pipeline in prod yet; there is nothing to compare.\n")


@pytest.mark.parametrize("name", ["PIPELINE_ROLE_ARN", "AWS_REGION"])
def test_a_missing_variable_is_named(
    promotion: Promotion, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    promotion.enter("dev")
    monkeypatch.delenv(name)
    assert run.main(["start", *promotion.checksum]) == 1
    assert f"The variable {name} is not set" in capsys.readouterr().err


def test_a_missing_platform_is_named(promotion: Promotion, capsys: pytest.CaptureFixture[str]) -> None:
    boto3.client("ssm").delete_parameter(Name="/mlops/retail/dev/network/subnet-ids")
    assert promotion.upsert("dev") == 1
    assert "There is no parameter /mlops/retail/dev/network/subnet-ids" in capsys.readouterr().err


def test_a_laptop_compiles_and_packs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run.main(["compile", "--output", str(tmp_path / "build" / "pipeline.json")]) == 0
    assert json.loads((tmp_path / "build" / "pipeline.json").read_text())["Version"] == "2020-12-01"
    capsys.readouterr()
    compiled = (tmp_path / "build" / "pipeline.json").read_text()
    monkeypatch.setattr(run.packages, "definition", lambda stage, region: compiled)
    assert run.main(["pack", "--output", str(tmp_path / "package")]) == 0
    assert len(capsys.readouterr().out.strip()) == 64


def test_a_laptop_packs_for_the_region_that_slipway_wrote_down(tmp_path: Path) -> None:
    written = tmp_path / "slipway.yaml"
    written.write_text("region: eu-north-1\n")
    assert settings.region(written) == "eu-north-1"
    assert settings.region(tmp_path / "none.yaml") == "eu-west-1"


def test_what_aws_refuses_for_another_reason_is_not_hidden(
    promotion: Promotion, monkeypatch: pytest.MonkeyPatch
) -> None:
    promotion.enter("dev")
    there = run.account("dev", "0" * 64)
    refused = account.ClientError({"Error": {"Code": "AccessDeniedException"}}, "DescribePipeline")

    def refuse(**_: str) -> None:
        raise refused

    monkeypatch.setattr(there.sagemaker, "describe_pipeline", refuse)
    monkeypatch.setattr(there.s3, "get_object", refuse)
    with pytest.raises(account.ClientError):
        there.kept()
    with pytest.raises(account.ClientError):
        there.read("code/x")
