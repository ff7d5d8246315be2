"""Answers as SageMaker asks: GET /ping and POST /invocations, with the model of model.json."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from model import Model

LARGEST = 1_000_000


def answer(model: Model, body: bytes) -> dict:
    """Scores {"rows": [[…], …]}; raises ValueError for anything else."""
    try:
        rows = json.loads(body)["rows"]
        return {"scores": [round(model.score([float(value) for value in row]), 6) for row in rows]}
    except (KeyError, TypeError, ValueError) as wrong:
        width = len(model.features)
        raise ValueError(f'Send {{"rows": [[…]]}} with {width} numbers in each row') from wrong


def handler(model: Model):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.reply(200 if self.path == "/ping" else 404, {})

        def do_POST(self):
            size = int(self.headers.get("Content-Length", 0))
            if self.path != "/invocations" or size > LARGEST:
                self.reply(404 if size <= LARGEST else 413, {})
                return
            try:
                self.reply(200, answer(model, self.rfile.read(size)))
            except ValueError as wrong:
                self.reply(400, {"problem": str(wrong)})

        def reply(self, status: int, content: dict):
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler


def server(model: Model, port: int = 8080, host: str = "0.0.0.0") -> ThreadingHTTPServer:
    return ThreadingHTTPServer((host, port), handler(model))


if __name__ == "__main__":
    server(Model.load(Path(os.environ.get("MODEL_PATH", "/opt/ml/model/model.json")))).serve_forever()
