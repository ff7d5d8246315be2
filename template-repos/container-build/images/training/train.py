"""Starts a training as AWS's ready images do, so that a pipeline need not know whose image it runs in.

SageMaker starts the container with the word ``train``. The hyperparameters say where the code is and which file of it
runs; the others become its options.
https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-running-container.html
"""

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import boto3

PROGRAM, SOURCE, OWN = "sagemaker_program", "sagemaker_submit_directory", "sagemaker_"


class Unusable(Exception):
    """The job cannot be run as it was described; the message says why."""


@dataclass(frozen=True)
class Job:
    """Where SageMaker puts things; another root in the tests."""

    root: Path = Path("/opt/ml")

    @property
    def model(self) -> Path:
        """What lies here afterwards is the model."""
        return self.root / "model"

    def channels(self) -> dict[str, Path]:
        """Name and folder of each input."""
        return {folder.name: folder for folder in sorted((self.root / "input" / "data").glob("*")) if folder.is_dir()}

    def hyperparameters(self) -> dict[str, str]:
        """As the job was given them; SageMaker knows only texts, and some SDKs put them into quotes once more."""
        given = json.loads((self.root / "input" / "config" / "hyperparameters.json").read_text(encoding="utf-8"))
        return {name: _unquoted(value) for name, value in given.items()}

    def fail(self, reason: str) -> None:
        """SageMaker shows this text as the reason of the failure."""
        (self.root / "output").mkdir(parents=True, exist_ok=True)
        (self.root / "output" / "failure").write_text(reason[:1024], encoding="utf-8")


def fetch(source: str, target: Path) -> None:
    """Unpacks an archive of S3 into a folder. Raises Unusable when the address is none."""
    bucket, _, key = source.removeprefix("s3://").partition("/")
    if not source.startswith("s3://") or not key:
        raise Unusable(f"{SOURCE} must be the address of an archive in S3, not {source or 'empty'}.")
    body = boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    with tarfile.open(fileobj=io.BytesIO(body)) as archive:
        archive.extractall(target, filter="data")


def options(hyperparameters: Mapping[str, str]) -> list[str]:
    """What the program is called with: everything that is not meant for the container itself."""
    own = {name: value for name, value in hyperparameters.items() if not name.startswith(OWN)}
    return [word for name, value in sorted(own.items()) for word in (f"--{name}", value)]


def environment(job: Job, code: Path) -> dict[str, str]:
    """As the ready images have it: one variable for each channel, one for the model's folder."""
    channels = {f"SM_CHANNEL_{name.upper()}": str(folder) for name, folder in job.channels().items()}
    return {**os.environ, **channels, "SM_MODEL_DIR": str(job.model), "PYTHONPATH": str(code)}


def run(job: Job, code: Path) -> int:
    """Fetches the code and runs it; returns its exit code. Raises Unusable."""
    hyperparameters = job.hyperparameters()
    program = hyperparameters.get(PROGRAM, "")
    fetch(hyperparameters.get(SOURCE, ""), code)
    if not program or not (code / program).is_file():
        raise Unusable(f"{PROGRAM} must be a file of the archive, not {program or 'empty'}.")
    job.model.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, str(code / program), *options(hyperparameters)]
    done = subprocess.run(words, cwd=code, env=environment(job, code), check=False)  # noqa: S603
    if done.returncode:
        job.fail(f"{program} ended with {done.returncode}; its last words are in the log of the job.")
    return done.returncode


def main(job: Job, code: Path) -> int:
    """Returns what the container ends with."""
    try:
        return run(job, code)
    except Exception as problem:  # whatever it is, the job's page must say it
        job.fail(str(problem))
        print(problem, file=sys.stderr)
        return 1


def _unquoted(value: str) -> str:
    return str(json.loads(value)) if len(value) > 1 and value[0] == value[-1] == '"' else value


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(Job(), Path(folder)))
