"""The operations at their addresses: requests in, JSON, CSV or problems out."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from fastapi import FastAPI, Path, Query
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response

from gradguide.answers.allowed import not_allowed
from gradguide.answers.errors import AnswerError, UnknownNameError
from gradguide.answers.opened import OpenRelease
from gradguide.web.api.document import document
from gradguide.web.api.examples import examples_of
from gradguide.web.api.heads import Heads
from gradguide.web.api.names import LONGEST, NAMES
from gradguide.web.api.operation import Given, Operation, Part, day_of
from gradguide.web.api.operations import operations
from gradguide.web.api.parameters import Parameters
from gradguide.web.api.root import ROOT
from gradguide.web.desk import Desk
from gradguide.web.problems import MEDIA_TYPE, kind_of, message_of, problem
from gradguide.web.responses import Made, made

JSON, CSV = "application/json", "text/csv; charset=utf-8"
_VARY = {"Vary": "Accept"}
_ALLOWED = "GET, HEAD, OPTIONS"
_NAMED = 3
"""Wrong parameters that a problem's sentence names; its member `errors` has all."""


def create_api(desk: Desk) -> FastAPI:
    """The API as an application of its own, to be mounted at `ROOT`."""
    middleware = [
        Middleware(Heads),
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD"],
            allow_headers=["*"],
            expose_headers=["ETag", "Link", "Gradguide-Release", "Retry-After"],
            max_age=86_400,
        ),
    ]
    api = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False,
        middleware=middleware,
    )  # fmt: skip
    every = operations()
    for operation in every:
        api.add_api_route(
            _pattern(operation.path),
            _endpoint(desk, operation),
            methods=["GET"],
            response_model=None,
        )

    async def told(request: Request) -> Response:
        return await desk.answer(request, "document", lambda opened, _: _document(opened, every))

    async def index(request: Request) -> Response:
        return await desk.answer(request, "index", lambda opened, _: _index(opened, every))

    api.add_route("/openapi.json", told, ["GET"])
    api.add_route("/", index, ["GET"])
    api.add_exception_handler(RequestValidationError, _wrong_parameters)  # type: ignore[arg-type]
    api.add_exception_handler(HTTPException, _refused)  # type: ignore[arg-type]
    return api


def _pattern(path: str) -> str:
    """The address as Starlette matches it: ids of programs have slashes."""
    return path.replace("{program}", "{program:path}")


def _endpoint(desk: Desk, operation: Operation) -> Callable[..., Awaitable[Response]]:
    """A function whose signature says to FastAPI what to check."""
    several = operation.parameters.several()

    async def endpoint(request: Request, said: Any, **path: str) -> Response:
        twice = _twice(request, several)
        if twice:
            raise RequestValidationError([_once(name) for name in twice])
        csv = _wants_csv(request, operation, said)

        def work(opened: OpenRelease, today: date) -> Made:
            return _made(opened, today, operation, said, path, request, csv=csv)

        # A day of its own takes costs of its own, which nobody else may have asked for.
        slow = operation.slow or getattr(said, "as_of", None) is not None
        return await desk.answer(request, (operation.name, csv), work, slow=slow)

    kinds = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=Annotated[str, Path(pattern=NAMES[name].pattern, max_length=LONGEST)],
        )
        for name in operation.names
    ]
    endpoint.allowed = operation.parameters.names()  # type: ignore[attr-defined]
    endpoint.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
            inspect.Parameter(
                "said",
                inspect.Parameter.KEYWORD_ONLY,
                annotation=Annotated[operation.parameters, Query()],
            ),
            *kinds,
        ]
    )
    return endpoint


def _made(
    opened: OpenRelease,
    today: date,
    operation: Operation,
    said: Parameters,
    path: dict[str, str],
    request: Request,
    *,
    csv: bool,
) -> Made:
    """The answer, or the problem, ready to be sent."""
    release = {"Gradguide-Release": str(opened.release.manifest["content"])}
    try:
        day = day_of(opened.release, getattr(said, "as_of", None), today)
        told = operation.answer(opened, Given(path, said, day))
    except AnswerError as error:
        status = 404 if isinstance(error, UnknownNameError) else 400
        told_ = message_of(error, opened.release)
        return _as_made(problem(request.url.path, status, told_), release)
    headers = {**release, **_VARY, **_links(request, told.part)}
    if csv and told.csv is not None:
        name = f"gradguide-{operation.path.strip('/').split('/')[0]}.csv"
        headers["Content-Disposition"] = f'inline; filename="{name}"'
        return made(told.csv().encode(), CSV, headers=headers)
    return made(msgspec.json.encode(told.record), JSON, headers=headers)


def _as_made(refused: Response, headers: dict[str, str]) -> Made:
    body = bytes(refused.body)
    return made(body, MEDIA_TYPE, refused.status_code, {**headers, "Cache-Control": "no-store"})


def _wants_csv(request: Request, operation: Operation, said: Parameters) -> bool:
    """Whether the answer is to be CSV: as `format` says, else as the client prefers."""
    if not operation.table:
        return False
    form = getattr(said, "format", None)
    if form is not None:
        return bool(form == "csv")
    weights = {"text/csv": 0.0, "application/json": 0.0, "*/*": 0.0}
    for part in request.headers.get("accept", "*/*").lower().split(","):
        kind, _, more = part.partition(";")
        weight = more.replace(" ", "").removeprefix("q=") or "1"
        try:
            weights[kind.strip()] = float(weight)
        except ValueError:
            weights[kind.strip()] = 0.0
    return weights["text/csv"] > max(weights["application/json"], 0.0)


def _links(request: Request, part: Part | None) -> dict[str, str]:
    """Where the other parts of a list are (RFC 8288)."""
    if part is None:
        return {}
    last = max(0, (part.total - 1) // part.limit * part.limit)
    places = {"first": 0, "last": last}
    if part.offset:
        places["prev"] = max(0, part.offset - part.limit)
    if part.offset + part.limit < part.total:
        places["next"] = part.offset + part.limit
    pairs = [one for one in request.query_params.multi_items() if one[0] != "offset"]
    links = (
        f'<{request.url.path}?{urlencode([*pairs, ("offset", str(at))])}>; rel="{name}"'
        for name, at in places.items()
    )
    return {"Link": ", ".join(links)}


def _document(opened: OpenRelease, every: Iterable[Operation]) -> Made:
    return made(msgspec.json.encode(document(every, ROOT, examples_of(opened))), JSON)


def _index(opened: OpenRelease, every: Iterable[Operation]) -> Made:
    release = opened.release
    content = str(release.manifest["content"])
    told = {
        "release": content,
        "as_of": release.as_of.isoformat(),
        "field": release.field_name,
        "description": f"{ROOT}/openapi.json",
        "operations": {one.name: f"{ROOT}{one.path}" for one in every},
    }
    return made(msgspec.json.encode(told), JSON, headers={"Gradguide-Release": content})


def _twice(request: Request, several: frozenset[str]) -> list[str]:
    names = [name for name, _ in request.query_params.multi_items()]
    return sorted({name for name in names if names.count(name) > 1} - several)


def _once(name: str) -> dict[str, object]:
    return {"loc": ("query", name), "msg": "stands in the address twice; give it once"}


async def _wrong_parameters(request: Request, error: RequestValidationError) -> Response:
    allowed: tuple[str, ...] = getattr(request.scope.get("endpoint"), "allowed", ())
    errors = []
    sentences = []
    for one in error.errors():
        name = ".".join(map(str, one["loc"][1:]))
        if one.get("type") == "extra_forbidden":
            detail = not_allowed("parameter", name, allowed)
            sentences.append(detail)
        else:
            detail = str(one["msg"])
            sentences.append(f"{name}: {detail}")
        errors.append({"name": name, "detail": detail})
    told = "; ".join(sentences[:_NAMED])
    return problem(request.url.path, 422, told, errors=errors)


async def _refused(request: Request, error: HTTPException) -> Response:
    path, status = request.url.path, error.status_code
    if status == 405:
        return problem(path, 405, f"{request.method} is not possible here.", {"Allow": _ALLOWED})
    if status == 404:
        told = f"There is nothing at this address; {ROOT}/openapi.json describes all there is."
        return problem(path, 404, told)
    return problem(path, status, kind_of(status).title)
