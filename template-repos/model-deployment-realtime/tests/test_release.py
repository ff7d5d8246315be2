"""The way of a model into a stage, as the workflow walks it, against an emulated AWS."""

import hashlib
import json
from pathlib import Path

import boto3
import pytest
import yaml

from pipeline import history, release, settings, smoke
from tests.conftest import BUCKET, DEV_BUCKET, PROD_BUCKET, package

pytestmark = pytest.mark.usefixtures("aws")

SMOKE = {"content-type": "text/csv", "accept": "application/json", "body": "1,2", "answer": r'"score": 0\.\d+'}


@pytest.fixture(autouse=True)
def configuration(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call of these tests' own, so that yours may be any."""
    root = tmp_path_factory.mktemp("root")
    (root / "config").mkdir()
    for stage in ("preprod", "prod"):
        content = settings.config(stage) | {"smoke": SMOKE}
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


def test_a_shadow_that_is_no_arn_is_refused_too(capsys: pytest.CaptureFixture[str]) -> None:
    arn = "arn:aws:sagemaker:eu-west-1:123456789012:model-package/retail-dev-churn/1"
    assert release.main(["check", "--stage", "preprod", "--model", arn]) == 0
    assert release.main(["check", "--stage", "preprod", "--model", arn, "--shadow", "another"]) == 1
    assert "'another' is not the ARN" in capsys.readouterr().err


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


def test_a_shadow_must_be_approved_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = package(), package("Rejected")
    assert prepare(good, tmp_path, "--shadow", bad) == 1
    assert "is Rejected" in capsys.readouterr().err
    assert prepare(good, tmp_path, "--shadow", package()) == 0
    assert json.loads((tmp_path / "release.json").read_text())["shadow"]["environment"]


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


def endpoint(answer: str) -> str:
    """An endpoint of moto's, and what it answers next."""
    import requests

    sagemaker = boto3.client("sagemaker")
    sagemaker.create_model(
        ModelName="m", ExecutionRoleArn="arn:aws:iam::123456789012:role/r", PrimaryContainer={"Image": "i"}
    )
    sagemaker.create_endpoint_config(
        EndpointConfigName="c",
        ProductionVariants=[
            {"VariantName": "live", "ModelName": "m", "InitialInstanceCount": 1, "InstanceType": "ml.m5.large"}
        ],
    )
    sagemaker.create_endpoint(EndpointName="retail-preprod-churn--realtime", EndpointConfigName="c")
    results = {
        "account_id": "123456789012",
        "region": "eu-west-1",
        "results": [{"Body": answer, "ContentType": "application/json"}],
    }
    requests.post("http://motoapi.amazonaws.com/moto-api/static/sagemaker/endpoint-results", json=results, timeout=5)
    return "retail-preprod-churn--realtime"


def test_the_endpoint_is_really_called(capsys: pytest.CaptureFixture[str]) -> None:
    name = endpoint('{"predictions": [{"score": 0.42}]}')
    assert smoke.main(["--stage", "preprod", "--endpoint", name, "--configuration", "c"]) == 0
    assert "0.42" in capsys.readouterr().out


def test_an_answer_that_does_not_fit_stops_the_release(capsys: pytest.CaptureFixture[str]) -> None:
    name = endpoint("<html>Sorry</html>")
    assert smoke.main(["--stage", "preprod", "--endpoint", name, "--configuration", "c"]) == 1
    assert "answered '<html>Sorry</html>', not as config/preprod.yaml wants it" in capsys.readouterr().err


def test_a_release_that_an_alarm_took_back_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    name = endpoint("{}")
    assert smoke.main(["--stage", "preprod", "--endpoint", name, "--configuration", "newer"]) == 1
    assert "an alarm took the release back" in capsys.readouterr().err
