"""The compiled pipeline, run step by step on this machine: what SageMaker gets is what works."""

import importlib.util
import json
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

from model import data
from pipeline import definition, package, settings
from tests.machine import Machine
from tests.test_pipeline import REGION, place


def machine(folder: Path, packed: Path, stage: str, rows: str) -> Machine:
    """An account as the workflow leaves it: the group that Terraform made, the code of the package, and rows.

    How good a model must be is set aside here; tests/test_chain.py asks that.
    """
    known = replace(place(stage), package=package.checksum(packed))
    boto3.client("sagemaker").create_model_package_group(
        ModelPackageGroupName=known.group, ModelPackageGroupDescription="models"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definition, "config", lambda stage: {**settings.config(stage), "data": rows})
        made = Machine(folder, json.loads(settings.filled(package.definition(stage, REGION), known)))
    made.known |= {name: 0.0 for name in made.known if name.startswith("Parameters.Least")}
    if rows != "example":
        there = made.place(f"s3://{known.bucket}/{rows}")
        there.mkdir(parents=True)
        data.example().to_csv(there / "rows.csv", index=False)
    for path, content in package.contents(packed):
        file = made.place(f"s3://{known.bucket}/code/{known.package}/{path}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return made


@pytest.fixture(scope="module", params=[("dev", "example"), ("prod", "data/rows")], ids=["dev", "prod"])
def execution(
    request: pytest.FixtureRequest, packed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Machine, dict[str, Any]]]:
    """Of the first stage with the worked example, and of the last one with rows of its bucket."""
    with mock_aws():
        made = machine(tmp_path_factory.mktemp("execution"), packed, *request.param)
        yield made, made.run()


@pytest.fixture
def ended(execution: tuple[Machine, dict[str, Any]]) -> dict[str, Any]:
    return execution[1]


@pytest.fixture
def endpoint(ended: dict[str, Any], tmp_path: Path) -> tuple[ModuleType, Path]:
    """The code that lies in the model's archive, loaded as the image for inference does, and where it lies."""
    with tarfile.open(ended["model"]) as packed:
        packed.extractall(tmp_path, filter="data")
    (container,) = ended["Register"]["InferenceSpecification"]["Containers"]
    folder = container["Environment"]["SAGEMAKER_SUBMIT_DIRECTORY"].replace("/opt/ml/model", str(tmp_path))
    found = importlib.util.spec_from_file_location(
        "served", Path(folder) / container["Environment"]["SAGEMAKER_PROGRAM"]
    )
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module, tmp_path


def test_the_model_is_registered_and_waits(ended: dict[str, Any], checksum: str) -> None:
    registered = ended["Register"]
    assert registered["ModelApprovalStatus"] == "PendingManualApproval"
    assert registered["CustomerMetadataProperties"] == {"package": checksum, "pipeline-execution": "one"}
    assert "NotGoodEnough" not in ended


def test_all_that_the_registry_shows_is_there(ended: dict[str, Any]) -> None:
    registered = ended["Register"]
    s3 = next(parent for parent in ended["model"].parents if parent.name == "s3")
    figures = registered["ModelMetrics"]["ModelQuality"]["Statistics"]
    assert json.loads((s3 / figures["S3Uri"].removeprefix("s3://")).read_text(encoding="utf-8"))
    (container,) = registered["InferenceSpecification"]["Containers"]
    assert s3 / container["ModelDataUrl"].removeprefix("s3://") == ended["model"]


def test_the_registered_model_answers(endpoint: tuple[ModuleType, Path]) -> None:
    served, folder = endpoint
    rows = data.example().drop(columns=data.TARGET).head(2)
    body = json.dumps({"instances": rows.to_numpy().tolist()})
    predictions = served.predict_fn(served.input_fn(body, "application/json"), served.model_fn(str(folder)))
    answer, kind = served.output_fn(predictions, "application/json")
    assert kind == "application/json"
    assert all(0 <= entry["score"] <= 1 for entry in json.loads(answer)["predictions"])


def test_what_is_not_good_enough_is_not_registered(execution: tuple[Machine, dict[str, Any]]) -> None:
    machine, _ = execution
    first, *_ = (name for name in machine.known if name.startswith("Parameters.Least"))
    refused = machine.decide(**{first.removeprefix("Parameters."): 1.1})
    assert list(refused) == ["NotGoodEnough"]
    assert refused["NotGoodEnough"].startswith("Not registered: ")
    assert "at least 1.1" in refused["NotGoodEnough"]
