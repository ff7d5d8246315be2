"""The door for tests: counts what was changed, and lets calls fail or wait as a test asks."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from threading import Lock
from typing import Any

from werkzeug.wrappers import Request, Response

from responder.calls import Call, call_of
from responder.servicequotas import set_quota

PLACE = "/slipway-emulator/"
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass
class Fault:
    """What shall happen to the next calls of one action."""

    service: str
    action: str = "*"
    account: str = "*"
    times: int = 1
    status: int | None = None  # none: only the delay
    code: str = "InternalFailure"
    message: str = "The test asked for it."
    seconds: float = 0
    after: bool = False  # the call is done, and its answer lost

    def meets(self, call: Call) -> bool:
        wanted = (self.service, self.action, self.account)
        given = (call.service, call.action, call.account)
        return self.times > 0 and all(a in ("*", b) for a, b in zip(wanted, given, strict=True))


@dataclass
class Door:
    """Lies before moto."""

    moto: Wsgi
    faults: list[Fault] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        request = Request(environ)
        if request.path.startswith(PLACE):
            return self._asked(request)(environ, start)
        call = call_of(request)
        answer = self._answer(call, request) if call else Response.from_app(self.moto, environ)
        return answer(environ, start)

    def _answer(self, call: Call, request: Request) -> Response:
        fault = self._fault(call)
        if fault:
            time.sleep(fault.seconds)
        refused = fault is not None and fault.status is not None
        if fault and refused and not fault.after:
            return _refusal(call, fault)
        answer = Response.from_app(self.moto, _rewound(request))
        self._note(call, answer.status_code)
        return _refusal(call, fault) if fault and refused else answer

    def _fault(self, call: Call) -> Fault | None:
        with self.lock:
            fault = next((fault for fault in self.faults if fault.meets(call)), None)
            if fault:
                fault.times -= 1
            return fault

    def _note(self, call: Call, status: int) -> None:
        if call.changes:
            when = datetime.now(UTC).isoformat()
            self.calls.append(asdict(call) | {"status": status, "time": when})

    def _asked(self, request: Request) -> Response:
        match request.method, request.path.removeprefix(PLACE):
            case "POST", "fail":
                self.faults.append(Fault(**request.get_json()))
            case "DELETE", "fail":
                self.faults.clear()
            case "POST", "quota":
                set_quota(**request.get_json())
            case "GET", "calls":
                return _json(self.calls)
            case "DELETE", "calls":
                self.calls.clear()
            case _:
                return _json({"message": "There is no such door."}, 404)
        return _json({})


def _rewound(request: Request) -> dict[str, Any]:
    """Moto reads the body again that was read to know the call."""
    environ = dict(request.environ)
    environ.pop("werkzeug.request", None)
    if "_cached_data" in request.__dict__:
        environ["wsgi.input"] = BytesIO(request.get_data())
    return environ


def _json(content: Any, status: int = 200) -> Response:
    return Response(json.dumps(content, default=str), status, content_type="application/json")


def _refusal(call: Call, fault: Fault) -> Response:
    if call.form == "json":
        return _json({"__type": fault.code, "message": fault.message}, fault.status or 500)
    error = f"<Error><Code>{fault.code}</Code><Message>{fault.message}</Message></Error>"
    body = error if call.form == "xml" else f"<ErrorResponse>{error}<RequestId>0</RequestId></ErrorResponse>"
    return Response(body, fault.status, content_type="text/xml")
