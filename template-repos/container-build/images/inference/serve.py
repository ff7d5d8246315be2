"""Answers as SageMaker asks: GET /ping and POST /invocations, on port 8080.

What an answer is, the model's own code says: the file that SAGEMAKER_PROGRAM names, in the model's archive, with
``model_fn``, ``input_fn``, ``predict_fn`` and ``output_fn``, as in AWS's ready images: a model answers alike in both.
https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html
"""

import importlib.util
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Start = Callable[[str, list[tuple[str, str]]], Any]

LARGEST = 6 * 1024 * 1024  # what an endpoint lets through
FUNCTIONS = ("model_fn", "input_fn", "predict_fn", "output_fn")


class Unusable(Exception):
    """The model's code is not what the container expects; the message says what is missing."""


@dataclass(frozen=True)
class Answer:
    """What goes back to the caller."""

    status: str
    body: bytes = b""
    kind: str = "application/json"

    @staticmethod
    def problem(status: str, words: str) -> "Answer":
        """An answer that says what is wrong."""
        return Answer(status, json.dumps({"problem": words}).encode())


class Application:
    """A WSGI application around one model."""

    def __init__(self, handlers: ModuleType, model: Any) -> None:  # noqa: ANN401
        self.handlers = handlers
        self.model = model

    def __call__(self, request: dict[str, Any], start: Start) -> Iterable[bytes]:
        """One call."""
        answer = self.answer(request)
        start(answer.status, [("Content-Type", answer.kind), ("Content-Length", str(len(answer.body)))])
        return [answer.body]

    def answer(self, request: dict[str, Any]) -> Answer:
        """The answer to one call; a caller's mistake is 400, ours is 500 and in the log."""
        match request["REQUEST_METHOD"], request["PATH_INFO"]:
            case "GET", "/ping":
                return Answer("200 OK")
            case "POST", "/invocations":
                return self._invoke(request)
        return Answer.problem("404 Not Found", "There are GET /ping and POST /invocations.")

    def _invoke(self, request: dict[str, Any]) -> Answer:
        size = int(request.get("CONTENT_LENGTH") or 0)
        if size > LARGEST:
            return Answer.problem("413 Content Too Large", f"Send {LARGEST} bytes at most.")
        kind = request.get("CONTENT_TYPE") or "text/csv"
        accept = request.get("HTTP_ACCEPT") or "*/*"
        try:
            rows = self.handlers.input_fn(request["wsgi.input"].read(size), kind)
            predictions = self.handlers.predict_fn(rows, self.model)
            body, said = self.handlers.output_fn(predictions, kind if accept == "*/*" else accept)
        except (ValueError, KeyError) as problem:
            return Answer.problem("400 Bad Request", str(problem) or type(problem).__name__)
        except Exception:
            traceback.print_exc()
            return Answer.problem("500 Internal Server Error", "The model failed; its log says why.")
        return Answer("200 OK", body.encode() if isinstance(body, str) else body, said)


def handlers(code: Path, program: str) -> ModuleType:
    """The model's own code. Raises Unusable when it is not there, or lacks a function."""
    file = code / program
    spec = importlib.util.spec_from_file_location("handlers", file)
    if not file.is_file() or spec is None or spec.loader is None:
        raise Unusable(f"The model has no code at {file}. Training must put it there.")
    module = importlib.util.module_from_spec(spec)
    # Code beside it can be imported, and what pickles name is found.
    sys.path.insert(0, str(code))
    sys.modules["handlers"] = module
    spec.loader.exec_module(module)
    missing = [name for name in FUNCTIONS if not callable(getattr(module, name, None))]
    if missing:
        raise Unusable(f"{file} has no {', '.join(missing)}.")
    return module


def application() -> Application:
    """The application, with its model loaded: a container whose model is broken never says that it is healthy."""
    folder = Path(os.environ.get("SM_MODEL_DIR", "/opt/ml/model"))
    code = Path(os.environ.get("SAGEMAKER_SUBMIT_DIRECTORY", folder / "code"))
    module = handlers(code, os.environ.get("SAGEMAKER_PROGRAM", "inference.py"))
    return Application(module, module.model_fn(str(folder)))


def command() -> list[str]:
    """The server: as many processes as there are processors, all of one loaded model."""
    port = os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080")
    workers = os.environ.get("WEB_CONCURRENCY", str(os.cpu_count() or 1))
    return [
        *(sys.executable, "-m", "gunicorn", "--chdir", str(Path(__file__).parent)),
        *("--bind", f"0.0.0.0:{port}", "--workers", workers, "--threads", "4", "--preload"),
        # SageMaker gives a call 60 seconds; heartbeats need memory, the disk of a container may be read-only.
        *("--timeout", "60", "--worker-tmp-dir", "/dev/shm"),  # noqa: S108
        "serve:application()",
    ]


if __name__ == "__main__":
    words = command()
    os.execv(words[0], words)  # noqa: S606
