"""The inference image: called over HTTP, with a real model."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from sklearn.datasets import load_wine

from images.inference import serve

FIRST = load_wine().data[0]
CSV = ",".join(str(value) for value in FIRST)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def there(model: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    """The application behind a real socket."""
    monkeypatch.setenv("SM_MODEL_DIR", str(model))
    with make_server("127.0.0.1", 0, serve.application(), handler_class=Quiet) as server:  # type: ignore[arg-type]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield "127.0.0.1", server.server_port
        server.shutdown()


def call(
    there: tuple[str, int], method: str, path: str, body: str = "", **headers: str
) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection(*there, timeout=30)
    connection.request(method, path, body.encode(), {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, json.loads(content) if content else {}


def test_it_is_healthy_when_its_model_is_loaded(there: tuple[str, int]) -> None:
    assert call(there, "GET", "/ping") == (200, {})


def test_it_answers_a_real_call(there: tuple[str, int]) -> None:
    assert call(there, "POST", "/invocations", CSV, Content_Type="text/csv") == (200, {"predictions": [0]})


def test_several_rows_are_answered_in_their_order(there: tuple[str, int]) -> None:
    wine = load_wine()
    rows = "\n".join(",".join(str(value) for value in wine.data[row]) for row in (0, 100, 170))
    assert call(there, "POST", "/invocations", rows, Content_Type="text/csv") == (200, {"predictions": [0, 1, 2]})


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status", "why"),
    [
        ("GET", "/invocations", "", "text/csv", 404, "GET /ping and POST /invocations"),
        ("POST", "/invocations", CSV, "image/png", 400, "Send text/csv, not image/png."),
        ("POST", "/invocations", "1,2", "text/csv", 400, "2 features"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(
    there: tuple[str, int], method: str, path: str, body: str, kind: str, status: int, why: str
) -> None:
    said, answer = call(there, method, path, body, Content_Type=kind)
    assert said == status
    assert why in str(answer["problem"])


def test_a_call_that_is_too_large_is_not_read(there: tuple[str, int]) -> None:
    status, answer = call(there, "POST", "/invocations", "", Content_Length=str(serve.LARGEST + 1))
    assert (status, answer["problem"]) == (413, f"Send {serve.LARGEST} bytes at most.")


def test_our_own_mistake_is_in_the_log_and_not_in_the_answer(
    there: tuple[str, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(sys.modules["handlers"], "predict_fn", broken)
    status, answer = call(there, "POST", "/invocations", CSV, Content_Type="text/csv")
    assert (status, answer) == (500, {"problem": "The model failed; its log says why."})
    assert "secret detail" in capsys.readouterr().err


def test_a_model_without_code_never_says_that_it_is_healthy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SM_MODEL_DIR", str(tmp_path))
    with pytest.raises(serve.Unusable, match="Training must put it there"):
        serve.application()


def test_code_without_a_function_is_told(tmp_path: Path) -> None:
    (tmp_path / "inference.py").write_text("def model_fn(model_dir): return None")
    with pytest.raises(serve.Unusable, match="has no input_fn, predict_fn, output_fn"):
        serve.handlers(tmp_path, "inference.py")


def test_the_containers_own_command_answers(model: Path) -> None:
    """As the image starts it: the very words, gunicorn, and the port that SageMaker asks for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        there = free.getsockname()
    environment = {
        **os.environ,
        "SM_MODEL_DIR": str(model),
        "SAGEMAKER_BIND_TO_PORT": str(there[1]),
        "SAGEMAKER_PROGRAM": "inference.py",
        "SAGEMAKER_SUBMIT_DIRECTORY": str(model / "code"),
        "WEB_CONCURRENCY": "1",
    }
    server = subprocess.Popen([sys.executable, str(Path(serve.__file__)), "serve"], env=environment)
    try:
        assert _answers(there) == (200, {"predictions": [0]})
    finally:
        server.terminate()
        server.wait(30)


def _answers(there: tuple[str, int]) -> tuple[int, dict[str, object]]:
    for _ in range(120):
        try:
            return call(there, "POST", "/invocations", CSV, Content_Type="text/csv")
        except ConnectionRefusedError:
            time.sleep(0.5)
    raise TimeoutError("The server did not start within a minute.")
