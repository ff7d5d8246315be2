"""The Dockerfiles, by rules; hadolint looks at them too (`make check`)."""

import re
from pathlib import Path

import pytest
import yaml

from pipeline.settings import IMAGES, ROOT

SHARED = ("joblib", "numpy", "pandas", "scikit-learn", "scipy")


@pytest.fixture(params=IMAGES)
def folder(request: pytest.FixtureRequest) -> Path:
    return ROOT / "images" / str(request.param)


@pytest.fixture
def lines(folder: Path) -> list[str]:
    text = (folder / "Dockerfile").read_text(encoding="utf-8")
    whole = re.sub(r"\\\n\s*", "", text)
    return [line for line in whole.splitlines() if line and not line.startswith("#")]


def versions(file: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", file.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def test_the_base_is_named_by_its_digest(lines: list[str]) -> None:
    assert re.fullmatch(r"ARG BASE=[a-z0-9./-]+:[a-z0-9.-]+@sha256:[0-9a-f]{64}", lines[0])
    bases = [line for line in lines if line.startswith("FROM ")]
    assert bases == ["FROM ${BASE} AS packages", "FROM ${BASE}"]


def test_all_images_have_the_same_base() -> None:
    files = [(ROOT / "images" / image / "Dockerfile").read_text(encoding="utf-8") for image in IMAGES]
    assert len({text.split("\n\n")[0] for text in files}) == 1


def test_it_does_not_run_as_root(lines: list[str]) -> None:
    assert [line for line in lines if line.startswith("USER ")] == ["USER ${RUN_AS}"]
    assert "ARG RUN_AS=10001" in lines
    assert all(not line.startswith(("RUN", "COPY", "ADD")) for line in lines[lines.index("USER ${RUN_AS}") :])


def test_packages_are_installed_by_their_hashes(lines: list[str]) -> None:
    (install,) = [line for line in lines if "pip" in line and line.startswith("RUN")]
    assert "--require-hashes" in install
    assert "--only-binary :all:" in install
    assert "--no-cache-dir" in install


def test_nothing_is_fetched_from_anywhere_else(lines: list[str]) -> None:
    assert not [line for line in lines if re.search(r"curl|wget|git clone|^ADD |apt-get", line)]


def test_only_named_files_are_copied(lines: list[str], folder: Path) -> None:
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    for name in (name for names in copied for name in names):
        assert (folder / name).is_file(), name


def test_no_secret_is_an_argument(lines: list[str]) -> None:
    assert not [line for line in lines if re.search(r"(?i)(ARG|ENV) .*(secret|token|password|key)", line)]


def test_its_list_has_hashes_and_no_registry(folder: Path) -> None:
    text = (folder / "requirements.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z].*==", text, re.MULTILINE)
    assert text.count("--hash=sha256:") >= len(packages) > 0
    assert "://" not in text


def test_what_is_tested_is_what_is_built(folder: Path) -> None:
    tested, built = versions(ROOT / "requirements-dev.txt"), versions(folder / "requirements.txt")
    for name in SHARED:
        assert built[name] <= tested[name], f"{name}: make lock"


def test_all_images_compute_alike() -> None:
    """What training pickles, inference reads."""
    lists = [versions(ROOT / "images" / image / "requirements.txt") for image in IMAGES]
    for name in SHARED:
        assert len({tuple(found[name]) for found in lists}) == 1, name


def test_no_image_is_called_latest() -> None:
    for file in [*ROOT.glob(".github/**/*.yml"), *ROOT.glob("images/*/Dockerfile"), *ROOT.glob("config/*.yaml")]:
        assert ":latest" not in file.read_text(encoding="utf-8"), file


def test_a_second_try_signs_what_the_first_pushed() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/build.yml").read_text(encoding="utf-8"))
    signs = [step for step in workflow["jobs"]["image"]["steps"] if step.get("uses", "").startswith("actions/attest@")]
    assert len(signs) == 2
    assert all(step["if"].startswith("github.event_name != 'schedule' ||") for step in signs)
