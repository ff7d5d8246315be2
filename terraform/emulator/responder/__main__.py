"""Starts the server: ``python -m responder [--port N]``."""

import argparse
import logging
import os
import signal
import sys

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]  # moto would ask the endpoint or the profile of the caller

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: E402
from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: E402

from responder import answers  # noqa: E402
from responder.door import Door  # noqa: E402

LOOPBACK = "127.0.0.1"


class Http11(WSGIRequestHandler):
    """Clients of S3 ask for leave before they send a large body; only HTTP/1.1 grants it."""

    protocol_version = "HTTP/1.1"


def main() -> None:
    parser = argparse.ArgumentParser(prog="serve", description="AWS on this machine")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--host", default=LOOPBACK, help="another address is for a network of containers only")
    given = parser.parse_args()

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    answers.install()
    door = Door(DomainDispatcherApplication(create_backend_app))
    server = make_server(given.host, given.port, door, threaded=True, request_handler=Http11)
    os.environ["MOTO_PORT"] = str(server.server_port)
    print(f"listening http://{given.host}:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
