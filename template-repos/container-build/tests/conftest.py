"""What every test shares: an emulated AWS, over HTTP, and a model trained by the training image's own code."""

import io
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ |= {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}

import boto3
import requests
from moto.server import ThreadedMotoServer
from sklearn.datasets import load_wine

from images.training import train
from pipeline.settings import IMAGES

EXAMPLE = Path(__file__).parent / "example"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """An emulated AWS; each test finds it empty by ``aws``."""
    emulated = ThreadedMotoServer(port=0, verbose=False)
    emulated.start()
    host, port = emulated.get_host_and_port()
    os.environ["AWS_ENDPOINT_URL"] = f"http://{host}:{port}"
    yield os.environ["AWS_ENDPOINT_URL"]
    emulated.stop()


@pytest.fixture
def aws(server: str) -> str:
    requests.post(f"{server}/moto-api/reset", timeout=10).raise_for_status()
    return server


def archive(*names: str) -> bytes:
    """Files of the example as a pipeline packs them."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as target:
        for name in names:
            target.add(EXAMPLE / name, arcname=f"model/{name}")
    return packed.getvalue()


def job(root: Path, **hyperparameters: str) -> train.Job:
    """A job as SageMaker lays it out: hyperparameters, and one channel with rows."""
    (root / "input" / "config").mkdir(parents=True)
    (root / "input" / "config" / "hyperparameters.json").write_text(json.dumps(hyperparameters), encoding="utf-8")
    (root / "input" / "data" / "train").mkdir(parents=True)
    load_wine(as_frame=True).frame.to_csv(root / "input" / "data" / "train" / "rows.csv", index=False)
    return train.Job(root)


def uploaded() -> str:
    """The example's code in S3."""
    client = boto3.client("s3")
    client.create_bucket(Bucket="code", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    client.put_object(Bucket="code", Key="c0ffee/source.tar.gz", Body=archive("train.py", "inference.py"))
    return "s3://code/c0ffee/source.tar.gz"


@pytest.fixture
def source(aws: str) -> str:
    return uploaded()


@pytest.fixture(scope="session")
def model(server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model as training leaves it."""
    requests.post(f"{server}/moto-api/reset", timeout=10).raise_for_status()
    root, code = tmp_path_factory.mktemp("ml"), tmp_path_factory.mktemp("code")
    words = {"sagemaker_program": "model/train.py", "sagemaker_submit_directory": uploaded(), "regularization": "1.0"}
    it = job(root, **words)
    assert train.main(it, code) == 0
    return it.model


COMMIT = "c0ffee" * 6 + "c0ff"
VARIABLES = {
    "PROJECT_NAME": "churn",
    "BUSINESS_UNIT": "retail",
    "AWS_REGION": "eu-west-1",
    "GITHUB_SHA": COMMIT,
    "GITHUB_RUN_ID": "4711",
    **{
        f"IMAGE_REPOSITORY_{image.upper()}": f"123456789012.dkr.ecr.eu-west-1.amazonaws.com/mlops/retail/churn/{image}"
        for image in IMAGES
    },
}


@pytest.fixture
def repositories(aws: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project's registry, empty."""
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    for image in IMAGES:
        boto3.client("ecr").create_repository(
            repositoryName=f"mlops/retail/churn/{image}", imageTagMutability="IMMUTABLE"
        )


@pytest.fixture
def push() -> dict[str, str]:
    """A manifest for each image."""
    kind = "application/vnd.docker.distribution.manifest.v2+json"
    return {
        image: json.dumps(
            {
                "schemaVersion": 2,
                "mediaType": kind,
                "config": {"mediaType": kind, "size": 1, "digest": f"sha256:{number:064x}"},
                "layers": [],
            }
        )
        for number, image in enumerate(IMAGES, start=1)
    }


@pytest.fixture
def pushed(repositories: None, push: dict[str, str]) -> dict[str, str]:
    """The digest of each image, pushed for the commit."""
    client = boto3.client("ecr")
    return {
        image: str(
            client.put_image(repositoryName=f"mlops/retail/churn/{image}", imageManifest=push[image], imageTag=COMMIT)[
                "image"
            ]["imageId"]["imageDigest"]
        )
        for image in IMAGES
    }
