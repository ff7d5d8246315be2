"""Which call of which service a request is, read from the signature, the headers and botocore's own description."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qs, parse_qsl

import botocore.session
from moto.iam.models import get_account_id_from
from werkzeug.wrappers import Request

CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")
READING = ("Get", "List", "Describe", "Head", "BatchGet", "Lookup", "Search", "Receive", "Simulate", "Assume", "Select")
# Where the name in the signature is not botocore's name of the service.
MODELS = {"monitoring": "cloudwatch", "elasticloadbalancing": "elbv2", "execute-api": "apigatewaymanagementapi"}


@dataclass(frozen=True)
class Call:
    """One request to AWS."""

    service: str
    action: str
    account: str
    region: str
    parameters: dict[str, Any]
    form: str  # of the answer: json, query, or xml

    @property
    def changes(self) -> bool:
        return not self.action.startswith(READING)


def call_of(request: Request) -> Call | None:
    """The call, or nothing for what nobody signed."""
    signed = CREDENTIAL.search(request.headers.get("Authorization", ""))
    if not signed:
        return None
    key, region, service = signed.groups()
    action, parameters, form = _content(service, request)
    return Call(service, action, get_account_id_from(key), region, parameters, form)


def _content(service: str, request: Request) -> tuple[str, dict[str, Any], str]:
    target = request.headers.get("X-Amz-Target")
    body = request.get_data(cache=True) if service != "s3" else b""
    if target:
        return target.rpartition(".")[2], _json(body), "json"
    if request.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
        return fields.pop("Action", ""), fields, "query"
    known = {"path": request.path, **{key: values[0] for key, values in _query(request).items()}}
    if service == "s3":
        return _by_route(service, request), known, "xml"
    return _by_route(service, request), known | _json(body), "json"


def _json(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _query(request: Request) -> dict[str, list[str]]:
    return parse_qs(request.query_string.decode(), keep_blank_values=True)


@dataclass(frozen=True)
class Route:
    """How a service without action names in its requests is asked for one action."""

    action: str
    method: str
    path: re.Pattern[str]
    needs: frozenset[str]  # parameters of the query and headers

    def fits(self, method: str, path: str, present: frozenset[str]) -> bool:
        return self.method == method and self.needs <= present and bool(self.path.fullmatch(path))


def _by_route(service: str, request: Request) -> str:
    present = frozenset(_query(request)) | frozenset(name.lower() for name, _ in request.headers)
    path = request.path.rstrip("/") or "/"
    fitting = [route for route in _routes(service) if route.fits(request.method, path, present)]
    best = max(fitting, key=lambda route: (len(route.needs), len(route.path.pattern)), default=None)
    return best.action if best else f"{request.method} {request.path}"


@cache
def _routes(service: str) -> tuple[Route, ...]:
    try:
        model = botocore.session.get_session().get_service_model(MODELS.get(service, service))
    except botocore.exceptions.UnknownServiceError:
        return ()
    return tuple(_route(model.operation_model(name)) for name in model.operation_names)


def _route(operation: Any) -> Route:
    path, _, query = operation.http["requestUri"].partition("?")
    needs = {word.partition("=")[0] for word in query.split("&") if word}
    shape = operation.input_shape
    for name in shape.required_members if shape else ():
        member = shape.members[name].serialization
        if member.get("location") in ("querystring", "header"):
            needs.add(member["name"].lower() if member["location"] == "header" else member["name"])
    return Route(operation.name, operation.http["method"], _pattern(path), frozenset(needs))


def _pattern(path: str) -> re.Pattern[str]:
    pattern = re.escape(path.rstrip("/") or "/").replace(r"\{", "{").replace(r"\}", "}").replace(r"\+}", "+}")
    return re.compile(re.sub(r"{[^}]+\+}", "[^?]+", re.sub(r"{[^}+]+}", "[^/]+", pattern)))
