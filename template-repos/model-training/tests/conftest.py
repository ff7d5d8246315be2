"""What every test shares: no AWS but an emulated one, and the chain, run once."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ |= {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}

from moto import mock_aws

from model import chain
from pipeline import settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshots", action="store_true", help="write the snapshots anew")


def pytest_sessionstart() -> None:
    """What is misspelt in the configuration is said once, not by every test."""
    for file in sorted((settings.ROOT / "config").glob("*.yaml")):
        try:
            settings.config(file.stem)
        except settings.Incomplete as problem:
            pytest.exit(str(problem), returncode=1)


@pytest.fixture(scope="session", autouse=True)
def _trusted_sdk_settings() -> Iterator[None]:
    """The SDK holds the same few settings against its schema sixty times a compile, which takes it five seconds."""
    from sagemaker.core.config.config_manager import SageMakerConfig

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SageMakerConfig, "validate_sagemaker_config", staticmethod(lambda _=None: None))
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the whole chain has run."""
    output = tmp_path_factory.mktemp("chain")
    chain.run(output)
    return output


@pytest.fixture
def aws() -> Iterator[None]:
    with mock_aws():
        yield
