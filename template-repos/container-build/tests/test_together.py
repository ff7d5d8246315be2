"""Training and inference as two containers would: what one leaves, the other answers with."""

import io
import tarfile
from pathlib import Path

import pytest

from images.inference import serve
from tests.test_inference import CSV


def test_what_training_leaves_inference_answers_with(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.add(model, arcname=".")
    packed.seek(0)
    elsewhere = tmp_path / "endpoint"
    with tarfile.open(fileobj=packed) as archive:
        archive.extractall(elsewhere, filter="data")
    monkeypatch.setenv("SM_MODEL_DIR", str(elsewhere))
    request = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/invocations",
        "CONTENT_LENGTH": str(len(CSV)),
        "CONTENT_TYPE": "text/csv",
        "wsgi.input": io.BytesIO(CSV.encode()),
    }
    answer = serve.application().answer(request)
    with capsys.disabled():
        print(f"\nThe first wine of the example: {answer.body.decode()}")
    assert answer == serve.Answer("200 OK", b'{"predictions": [0]}')
