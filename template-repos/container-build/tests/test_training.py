"""The training image's entry point: the same contract as the ready images."""

import io
import tarfile
from pathlib import Path

import boto3
import joblib
import pytest

from images.training import train
from tests.conftest import job


def test_the_program_trains_and_its_model_stays(model: Path) -> None:
    assert joblib.load(model / "model.joblib").classes_.tolist() == [0, 1, 2]
    assert (model / "code" / "inference.py").is_file()


def test_values_in_quotes_are_understood(source: str, tmp_path: Path) -> None:
    """Some SDKs write each hyperparameter as JSON."""
    words = {"sagemaker_program": '"model/train.py"', "sagemaker_submit_directory": f'"{source}"'}
    it = job(tmp_path / "ml", regularization="0.5", **words)
    assert train.main(it, tmp_path / "code") == 0
    assert joblib.load(it.model / "model.joblib").C == 0.5


def test_what_is_meant_for_the_container_is_kept_from_the_program() -> None:
    given = {"sagemaker_program": "a.py", "sagemaker_region": "eu-west-1", "trees": "3", "depth": "2"}
    assert train.options(given) == ["--depth", "2", "--trees", "3"]


@pytest.mark.parametrize(
    ("program", "where", "why"),
    [
        ("", "s3://code/c0ffee/source.tar.gz", "sagemaker_program must be a file of the archive, not empty"),
        ("other.py", "s3://code/c0ffee/source.tar.gz", "not other.py"),
        ("model/train.py", "", "must be the address of an archive in S3, not empty"),
        ("model/train.py", "/opt/code", "not /opt/code"),
        ("model/train.py", "s3://code/nothing.tar.gz", "NoSuchKey"),
    ],
)
@pytest.mark.usefixtures("source")
def test_a_job_that_cannot_run_says_why(program: str, where: str, why: str, tmp_path: Path) -> None:
    it = job(tmp_path / "ml", sagemaker_program=program, sagemaker_submit_directory=where)
    assert train.main(it, tmp_path / "code") == 1
    assert why in (it.root / "output" / "failure").read_text()


def test_a_program_that_fails_says_so(source: str, tmp_path: Path) -> None:
    it = job(tmp_path / "ml", sagemaker_program="model/train.py", sagemaker_submit_directory=source)
    assert train.main(it, tmp_path / "code") == 2  # the program misses its option
    assert "model/train.py ended with 2" in (it.root / "output" / "failure").read_text()


def test_an_archive_cannot_write_elsewhere(aws: str, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as target:
        entry = tarfile.TarInfo("../outside.py")
        target.addfile(entry, io.BytesIO())
    client = boto3.client("s3")
    client.create_bucket(Bucket="code", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    client.put_object(Bucket="code", Key="bad.tar.gz", Body=packed.getvalue())
    with pytest.raises(tarfile.OutsideDestinationError):
        train.fetch("s3://code/bad.tar.gz", tmp_path / "code")
    assert not (tmp_path / "outside.py").exists()
