"""The compiled pipeline, run step by step on this machine: what SageMaker gets is what works."""

import json
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from model import data, evaluate, tiny
from pipeline import run, settings
from tests.machine import Machine


def machine(folder: Path) -> Machine:
    """An account as the workflow leaves it: the group that Terraform made, the code of the commit, examples and a base.

    How good an adapter must be is set aside here; tests/test_chain.py asks that.
    """
    known = settings.example("dev")
    known = replace(known, config={**known.config, "data": "data/rows", "judge": ""})
    boto3.client("sagemaker").create_model_package_group(
        ModelPackageGroupName=known.group, ModelPackageGroupDescription="models"
    )
    made = Machine(folder, json.loads(run.definition(known)))
    made.known |= {"Parameters.LeastAccuracyGain": -1.0, "Parameters.LargestPerplexityRatio": 2.0}
    shutil.copytree(data.EXAMPLE, made.place(f"s3://{known.bucket}/data/rows"))
    tiny.make(made.place(f"s3://{known.bucket}/data/base-models/{known.base_model}"), data.EXAMPLE)
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


def test_the_adapter_is_registered_and_waits(ended: dict[str, Any]) -> None:
    registered, known = ended["Register"], settings.example("dev")
    assert registered["ModelApprovalStatus"] == "PendingManualApproval"
    assert registered["CustomerMetadataProperties"] == {
        "base-model": known.base_model,
        "commit": known.commit,
        "licence": known.base["licence"],
        "pipeline-execution": "one",
    }
    assert "NotGoodEnough" not in ended


def test_all_that_the_registry_shows_is_there(ended: dict[str, Any]) -> None:
    registered = ended["Register"]
    s3 = next(parent for parent in ended["model"].parents if parent.name == "s3")
    figures = registered["ModelMetrics"]["ModelQuality"]["Statistics"]
    assert json.loads((s3 / figures["S3Uri"].removeprefix("s3://")).read_text(encoding="utf-8"))
    (container,) = registered["InferenceSpecification"]["Containers"]
    assert s3 / container["ModelDataUrl"].removeprefix("s3://") == ended["model"]


def test_the_card_tells_an_approver_what_it_is(ended: dict[str, Any]) -> None:
    card = json.loads(ended["Register"]["ModelCard"]["ModelCardContent"])
    assert set(card) == {"model_overview", "intended_uses", "additional_information"}


def test_the_registered_adapter_speaks(execution: tuple[Machine, dict[str, Any]], tmp_path: Path) -> None:
    """With the base model that its container is told to read."""
    machine, ended = execution
    with tarfile.open(ended["model"]) as packed:
        packed.extractall(tmp_path, filter="data")
    (container,) = ended["Register"]["InferenceSpecification"]["Containers"]
    base = machine.place(container["Environment"]["HF_MODEL_ID"])
    (model, tokenizer), (plain, _) = (evaluate.loaded(base, adapter) for adapter in (tmp_path, None))
    assert isinstance(evaluate.answer(model, tokenizer, "How do I lock my card?", longest=5), str)
    held = [("How do I lock my card?", " Open the app")]
    assert evaluate.perplexity(model, tokenizer, held) != evaluate.perplexity(plain, tokenizer, held)


@pytest.mark.parametrize(
    "gate",
    [
        {"LeastAccuracyGain": 1.1, "LargestPerplexityRatio": 2.0},
        {"LeastAccuracyGain": -1.0, "LargestPerplexityRatio": 0.0},
    ],
)
def test_what_is_not_good_enough_is_not_registered(
    execution: tuple[Machine, dict[str, Any]], gate: dict[str, float]
) -> None:
    refused = execution[0].decide(**gate)
    assert list(refused) == ["NotGoodEnough"]
    assert refused["NotGoodEnough"].startswith("Not registered: accuracy beside the base model ")
    assert f"at least {gate['LeastAccuracyGain']};" in refused["NotGoodEnough"]
