"""The package: made once, the same at any time, and refused when anything in it was changed."""

import subprocess
import time
from pathlib import Path

import pytest

from pipeline import package


def test_the_same_code_is_the_same_package(packed: Path, checksum: str, tmp_path: Path) -> None:
    time.sleep(1.1)  # an archive with the time in it would differ now
    assert package.pack(tmp_path / "again", "eu-west-1") == checksum
    assert [name for name, _ in package.contents(packed)] == [name for name, _ in package.contents(tmp_path / "again")]


def test_it_carries_code_and_a_pipeline_for_each_stage(packed: Path) -> None:
    names = {name for name, _ in package.contents(packed)}
    assert {f"definitions/{stage}.json" for stage in ("dev", "preprod", "prod")} <= names
    assert {"source.tar.gz", "files/model/train.py", "files/model/inference.py"} <= names


def test_its_checksum_is_that_of_the_list_of_checksums(packed: Path, checksum: str) -> None:
    assert package.checksum(packed) == checksum
    assert package.digest((packed / package.SUMS).read_bytes()) == checksum


def test_anybody_can_check_it_by_hand(packed: Path) -> None:
    subprocess.run(["sha256sum", "--strict", "--quiet", "-c", package.SUMS], cwd=packed, check=True)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("files/model/train.py", lambda file: file.write_text("print('other')")),
        ("definitions/prod.json", lambda file: file.unlink()),
        ("files/model/more.py", lambda file: file.write_text("")),
    ],
)
def test_a_changed_package_is_refused(packed: Path, tmp_path: Path, name: str, change: object) -> None:
    for path, content in [*package.contents(packed), (package.SUMS, (packed / package.SUMS).read_bytes())]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert callable(change)
    change(tmp_path / name)
    with pytest.raises(package.Broken, match=name):
        package.checksum(tmp_path)


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(package.Broken, match="no SHA256SUMS"):
        package.checksum(tmp_path)


def test_a_package_is_never_made_over_another(packed: Path) -> None:
    with pytest.raises(package.Broken, match="not empty"):
        package.pack(packed, "eu-west-1")
