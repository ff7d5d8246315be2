"""The way of a model into a stage, as the workflow walks it, against an emulated AWS."""

import hashlib
import json
from pathlib import Path
from typing import Any

import boto3
import pytest
import yaml

from pipeline import history, release, settings, smoke
from tests.conftest import BUCKET, DEV_BUCKET, PROD_BUCKET, package

pytestmark = pytest.mark.usefixtures("aws")

SMOKE = {"rows": ["1,2", "3,4"], "result": r"[01]\.\d+"}


@pytest.fixture(autouse=True)
def configuration(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and choices of these tests' own, so that yours may be any."""
    root = tmp_path_factory.mktemp("root")
    (root / "config").mkdir()
    for stage, stops in {"preprod": False, "prod": True}.items():
        content = settings.config(stage) | {"smoke": SMOKE, "stop-on-drift": stops}
        (root / "config" / f"{stage}.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    monkeypatch.setattr(settings, "ROOT", root)


def prepare(arn: str, folder: Path, *more: str) -> int:
    return release.main(
        ["prepare", "--stage", "preprod", "--model", arn, "--output", str(folder / "release.json"), *more]
    )


def test_an_approved_model_is_taken_along(tmp_path: Path) -> None:
    arn = package()
    assert prepare(arn, tmp_path) == 0
    said = json.loads((tmp_path / "release.json").read_text())
    assert said["model_package_arn"] == arn
    assert said["container"]["image"] == (
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn@sha256:" + "a" * 64
    )
    bucket, _, key = said["container"]["model_data_url"].removeprefix("s3://").partition("/")
    assert bucket == BUCKET
    assert key.startswith("models/1/")
    assert boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read() == b"model"
    assert said["baseline"]["statistics"].startswith(f"s3://{BUCKET}/models/1/")


@pytest.mark.parametrize("status", ["Rejected", "PendingManualApproval"])
def test_a_model_that_nobody_approved_is_refused(
    status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare(package(status), tmp_path) == 1
    assert f"is {status}, not Approved" in capsys.readouterr().err
    refused_without_a_trace(tmp_path)


def test_a_model_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arn = package()
    assert prepare(arn.rsplit("/", 1)[0] + "/99", tmp_path) == 1
    assert "The registry does not show" in capsys.readouterr().err
    refused_without_a_trace(tmp_path)


def test_a_model_of_another_project_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert prepare(package(group="retail-dev-other"), tmp_path) == 1
    assert "belongs to retail-dev-other" in capsys.readouterr().err
    refused_without_a_trace(tmp_path)


@pytest.mark.parametrize(
    ("arn", "why"),
    [
        ("arn:aws:sagemaker:eu-west-1:999999999999:model-package/retail-dev-churn/1", "not in the registry"),
        ("arn:aws:sagemaker:us-east-1:123456789012:model-package/retail-dev-churn/1", "not in the registry"),
        ("retail-dev-churn/1", "is not the ARN"),
        ("arn:aws:sagemaker:eu-west-1:123456789012:model-package/retail-dev-churn/1; rm -rf /", "is not the ARN"),
    ],
)
def test_what_is_no_model_of_this_registry_is_refused(
    arn: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package()
    assert prepare(arn, tmp_path) == 1
    assert why in capsys.readouterr().err
    refused_without_a_trace(tmp_path)


@pytest.mark.parametrize(
    "arn", ["", " ", "churn/7", "latest", "arn:aws:sagemaker:eu-west-1:123456789012:model-package/x"]
)
def test_what_is_no_arn_is_refused_before_aws_is_asked(
    arn: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(boto3, "client", lambda *_, **__: pytest.fail("AWS was asked"))
    assert release.main(["check", "--stage", "preprod", "--model", arn]) == 1
    said = capsys.readouterr().err
    assert "model-package/retail-dev-churn/<version>" in said
    assert "Slipway" in said


def test_only_the_way_back_may_be_without_a_model() -> None:
    workflows = Path(__file__).parent.parent / ".github" / "workflows"
    stage, deploy, back = (
        yaml.safe_load((workflows / f"{name}.yml").read_text()) for name in ("stage", "deploy", "rollback")
    )
    steps = stage["jobs"]["stage"]["steps"]
    at = {step.get("name") or step["uses"].partition("@")[0]: number for number, step in enumerate(steps)}
    refused = at["Refuse what is no model of this project"]
    assert refused < at["aws-actions/configure-aws-credentials"]
    assert steps[refused]["if"] == "${{ !inputs.back || inputs.model-package-arn != '' }}"
    assert steps[at["Find the release before"]]["if"] == "inputs.back && inputs.model-package-arn == ''"
    assert all("back" not in job["with"] for job in deploy["jobs"].values())
    assert back["jobs"]["back"]["with"]["back"] is True


def refused_without_a_trace(folder: Path) -> None:
    assert not (folder / "release.json").exists()
    assert boto3.client("s3").list_objects_v2(Bucket=BUCKET)["KeyCount"] == 0


def test_what_was_written_over_since_it_was_registered_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arn = package(etag='"of the content that was approved"')
    assert prepare(arn, tmp_path) == 1
    assert "somebody wrote over it" in capsys.readouterr().err
    assert not (tmp_path / "release.json").exists()


def test_what_was_registered_is_taken(tmp_path: Path) -> None:
    content = b"approved"
    assert prepare(package(content=content, etag=hashlib.md5(content).hexdigest()), tmp_path) == 0


def test_prod_takes_what_preprod_tested_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arn = package(content=b"tested")
    assert prepare(arn, tmp_path) == 0
    tested = capsys.readouterr().out.strip().removeprefix("fingerprint=")
    monkeypatch.setenv("ARTIFACT_BUCKET", PROD_BUCKET)
    assert prepare(arn, tmp_path, "--tested", tested) == 0
    (tmp_path / "release.json").unlink()
    boto3.client("s3").put_object(Bucket=DEV_BUCKET, Key="models/one/model.tar.gz", Body=b"another")
    assert prepare(arn, tmp_path, "--tested", tested) == 1
    assert "no longer what the stage before tested" in capsys.readouterr().err
    assert not (tmp_path / "release.json").exists()


def test_what_dev_writes_over_later_touches_nothing_here(tmp_path: Path) -> None:
    arn = package(content=b"approved")
    prepare(arn, tmp_path)
    first = json.loads((tmp_path / "release.json").read_text())["container"]["model_data_url"]
    boto3.client("s3").put_object(Bucket=DEV_BUCKET, Key="models/one/model.tar.gz", Body=b"another")
    prepare(arn, tmp_path)
    second = json.loads((tmp_path / "release.json").read_text())["container"]["model_data_url"]
    assert first != second
    key = first.removeprefix(f"s3://{BUCKET}/")
    assert boto3.client("s3").get_object(Bucket=BUCKET, Key=key)["Body"].read() == b"approved"


def test_the_way_back_leads_to_the_release_before(capsys: pytest.CaptureFixture[str]) -> None:
    one, two, three = package(), package(), package()
    assert release.main(["previous", "--stage", "preprod"]) == 1
    assert "no earlier release" in capsys.readouterr().err
    for arn, before in {two: one, three: two}.items():
        for released in (before, arn, arn):
            assert release.main(["record", "--stage", "preprod", "--model", released, "--run", "7"]) == 0
        assert history.previous(settings.load("preprod")) == before
    release.main(["record", "--stage", "preprod", "--model", two])
    assert release.main(["previous", "--stage", "preprod"]) == 0
    assert capsys.readouterr().out.strip() == one


def test_what_a_release_may_not_read_stops_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arn = package()
    boto3.client("s3").delete_object(Bucket=DEV_BUCKET, Key="models/one/statistics.json")
    assert prepare(arn, tmp_path) == 1
    assert "statistics.json of arn" in capsys.readouterr().err


def test_a_missing_variable_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MODEL_REGISTRY_ACCOUNT_ID")
    assert prepare("any", tmp_path) == 1
    assert "The variable MODEL_REGISTRY_ACCOUNT_ID is not set" in capsys.readouterr().err


def pipeline(result: str | None, monkeypatch: pytest.MonkeyPatch) -> str:
    """A pipeline of moto's, and what its next run leaves in the bucket."""
    name = "retail-preprod-churn--batch"
    sagemaker = boto3.client("sagemaker")
    role = "arn:aws:iam::123456789012:role/r"
    sagemaker.create_pipeline(PipelineName=name, PipelineDefinition="{}", ClientRequestToken="t" * 32, RoleArn=role)
    really = smoke._wait

    def wait(client: object, execution: str, pause: float) -> dict[str, Any]:
        if result is not None:
            key = f"results/{execution.rsplit('/', 1)[-1]}/rows.csv.out"
            boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=result.encode())
        return really(client, execution, 0)

    monkeypatch.setattr(smoke, "_wait", wait)
    return name


def test_a_file_is_really_scored(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    name = pipeline("0.42\n0.17\n", monkeypatch)
    assert smoke.main(["--stage", "preprod", "--pipeline", name]) == 0
    assert "scored: 0.42, 0.17" in capsys.readouterr().out


def test_two_rows_are_scored_however_they_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    name = pipeline("0.42\n0.17\n", monkeypatch)
    assert smoke.main(["--stage", "preprod", "--pipeline", name]) == 0
    client = boto3.client("sagemaker")
    run = client.list_pipeline_executions(PipelineName=name)["PipelineExecutionSummaries"][0]["PipelineExecutionArn"]
    given = client.list_pipeline_parameters_for_execution(PipelineExecutionArn=run)["PipelineParameters"]
    assert {"Name": "StopOnDrift", "Value": "false"} in given


def test_the_configuration_says_whether_drift_stops_a_run(tmp_path: Path) -> None:
    arn = package()
    for stage, stops in {"preprod": False, "prod": True}.items():
        output = tmp_path / f"{stage}.json"
        assert release.main(["prepare", "--stage", stage, "--model", arn, "--output", str(output)]) == 0
        assert json.loads(output.read_text())["stop_on_drift"] is stops


@pytest.mark.parametrize(
    ("result", "why"),
    [("0.42\n", "of 2 rows"), ("yes\nno\n", "not as config/preprod.yaml wants it"), (None, "There is no result")],
)
def test_a_result_that_does_not_fit_stops_the_release(
    result: str | None, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = pipeline(result, monkeypatch)
    assert smoke.main(["--stage", "preprod", "--pipeline", name]) == 1
    assert why in capsys.readouterr().err


def test_a_run_that_failed_says_why(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    name = pipeline("0.42\n0.17\n", monkeypatch)
    failed = {"PipelineExecutionStatus": "Failed", "FailureReason": "The files look different"}
    monkeypatch.setattr(smoke, "_wait", lambda *_: failed)
    assert smoke.main(["--stage", "preprod", "--pipeline", name]) == 1
    assert "Failed: The files look different" in capsys.readouterr().err
