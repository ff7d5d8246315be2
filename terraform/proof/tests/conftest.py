"""What every test shares."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from proof import engine
from proof.engine import Engine

CANNOT_RUN = 77


@pytest.fixture(scope="session")
def bare_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Terraform, whether or not there is a provider."""
    if not engine.executable():
        pytest.skip("Install Terraform or OpenTofu 1.11 or newer.")
    return Engine(engine.settings(tmp_path_factory.mktemp("settings")))


@pytest.fixture(scope="session")
def aws_engine(bare_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Terraform with the AWS provider."""
    problem = engine.provider_problem(bare_engine, tmp_path_factory.mktemp("provider") / "probe")
    if problem:
        pytest.skip(problem)
    return bare_engine


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engine.copied(tmp_path_factory.mktemp("copy"))


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> Iterator[None]:
    """What is left out is never a success."""
    result = yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if exitstatus == 0 and reporter and reporter.stats.get("skipped"):
        session.exitstatus = CANNOT_RUN
        reasons = {str(report.longrepr[2]) for report in reporter.stats["skipped"]}
        for reason in sorted(reasons):
            reporter.write_line(f"!! CANNOT RUN: {reason.removeprefix('Skipped: ')}", red=True)
    return result
