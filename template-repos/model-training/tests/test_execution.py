"""The compiled pipeline, run step by step on this machine: what SageMaker gets is what works."""

import importlib.util
import json
import re
import tarfile
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import boto3
import pandas as pd
import pytest
from moto import mock_aws

from model import data
from pipeline import run, settings
from tests.machine import Machine


def machine(folder: Path) -> Machine:
    """An account as the workflow leaves it: the group that Terraform made, the code of the commit, and rows.

    How good a model must be is set aside here; tests/test_chain.py asks that. MLflow is out of reach.
    """
    known = settings.example("dev")
    known = replace(known, config={**known.config, "data": "data/rows", "mlflow": ""})
    boto3.client("sagemaker").create_model_package_group(
        ModelPackageGroupName=known.group, ModelPackageGroupDescription="models"
    )
    made = Machine(folder, json.loads(run.definition(known)))
    made.known |= {name: 0.0 for name in made.known if name.startswith("Parameters.Least")}
    made.known["Parameters.LargestGap"] = 1.0
    rows = made.place(f"s3://{known.bucket}/data/rows")
    rows.mkdir(parents=True)
    data.example().to_csv(rows / "rows.csv", index=False)
    code = made.place(f"s3://{known.bucket}/code/{known.commit}")
    for path, content in run.files():
        (code / "files" / path).parent.mkdir(parents=True, exist_ok=True)
        (code / "files" / path).write_bytes(content)
    (code / "source.tar.gz").write_bytes(run.archive())
    return made


@pytest.fixture(scope="module")
def execution(tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, dict[str, Any]]:
    with mock_aws():
        made = machine(tmp_path_factory.mktemp("execution"))
        return made, made.run()


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


def test_the_model_is_registered_and_waits(ended: dict[str, Any]) -> None:
    registered = ended["Register"]
    assert registered["ModelApprovalStatus"] == "PendingManualApproval"
    assert registered["CustomerMetadataProperties"] == {
        "commit": settings.example("dev").commit,
        "pipeline-execution": "one",
    }
    assert "NotGoodEnough" not in ended


def test_all_that_the_registry_shows_is_there(ended: dict[str, Any]) -> None:
    registered = ended["Register"]
    quality, bias = registered["ModelMetrics"]["ModelQuality"], registered["ModelMetrics"]["Bias"]
    baselines = registered["DriftCheckBaselines"]["ModelDataQuality"]
    s3 = next(parent for parent in ended["model"].parents if parent.name == "s3")
    for source in (quality["Statistics"], bias["Report"], baselines["Statistics"], baselines["Constraints"]):
        assert json.loads((s3 / source["S3Uri"].removeprefix("s3://")).read_text(encoding="utf-8"))
    (container,) = registered["InferenceSpecification"]["Containers"]
    assert s3 / container["ModelDataUrl"].removeprefix("s3://") == ended["model"]


def test_the_card_tells_an_approver_what_it_is(ended: dict[str, Any]) -> None:
    card = json.loads(ended["Register"]["ModelCard"]["ModelCardContent"])
    assert set(card) == {"model_overview", "intended_uses", "additional_information"}


def test_the_registered_model_answers(endpoint: tuple[ModuleType, Path]) -> None:
    served, folder = endpoint
    rows = data.example().drop(columns=data.TARGET).head(2)
    body = json.dumps({"instances": rows.to_numpy().tolist()})
    predictions = served.predict_fn(served.input_fn(body, "application/json"), served.model_fn(str(folder)))
    answer, kind = served.output_fn(predictions, "application/json")
    assert kind == "application/json"
    assert all(0 <= entry["score"] <= 1 for entry in json.loads(answer)["predictions"])


def test_the_log_has_every_figure_that_sagemaker_looks_for(ended: dict[str, Any]) -> None:
    definition = json.loads(run.definition(settings.example("dev")))
    (train,) = (step for step in definition["Steps"] if step["Type"] == "Training")
    wanted = train["Arguments"]["AlgorithmSpecification"]["MetricDefinitions"]
    assert len(wanted) == 2
    for one in wanted:
        (figure,) = pd.Series([ended["log"]]).str.extract(one["Regex"]).iloc[0]
        assert 0 <= float(figure) <= 1, one["Name"]


@pytest.mark.parametrize(("least", "largest"), [(1.1, 1.0), (0.0, -1.0)])
def test_what_is_not_good_enough_is_not_registered(
    execution: tuple[Machine, dict[str, Any]], least: float, largest: float
) -> None:
    name = next(iter(settings.config("dev")["gates"]))
    refused = execution[0].decide(**{f"Least{name.title()}": least, "LargestGap": largest})
    assert list(refused) == ["NotGoodEnough"]
    assert re.match(rf"Not registered: {name} [01]\.\d+, at least {least};", refused["NotGoodEnough"])
