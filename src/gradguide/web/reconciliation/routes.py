"""The service at its addresses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, Router, request_response
from starlette.types import ASGIApp

from gradguide.answers.errors import AnswerError
from gradguide.answers.opened import OpenRelease
from gradguide.model.fact import Program
from gradguide.web.desk import Desk
from gradguide.web.headers import CONTENT_SECURITY_POLICY
from gradguide.web.page import Moved
from gradguide.web.problems import message_of, problem
from gradguide.web.reconciliation.asked import (
    MOST_BYTES,
    AskedWrongly,
    extension_from,
    queries_from,
    unknown_type,
)
from gradguide.web.reconciliation.preview import preview
from gradguide.web.reconciliation.properties import thing_called, type_called
from gradguide.web.reconciliation.service import extended, manifest, matched, proposed, suggested
from gradguide.web.responses import Made, made

ROOT = "/reconcile"
_JSON = "application/json"
_HTML = "text/html; charset=utf-8"
_LONGEST = 200  # characters of what is suggested for
_FARTHEST = 1000
_PROPOSED = 200
IN_A_FRAME = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
"""A preview is made to stand in another page; nothing in it can be clicked to any effect."""

Answer = Callable[[OpenRelease, date], Any]


def reconciliation(desk: Desk, base: str) -> tuple[BaseRoute, ...]:
    """The service as routes. `base` is how the server is reached from outside, "" where requests
    tell it."""
    service = _Service(desk, base)
    within = [
        Route("/", service.root, methods=["GET", "POST"]),
        Route("/suggest/{what}", service.suggest, methods=["GET"]),
        Route("/properties", service.propose, methods=["GET"]),
        Route("/preview", service.preview, methods=["GET"]),
        Route("/view/{thing:path}", service.view, methods=["GET"]),
    ]
    # Clients send forms to the address as it was typed, and follow no redirection with one.
    return (
        Route(ROOT, _readable_by_all(request_response(service.root))),
        Mount(ROOT, _readable_by_all(Router(within, redirect_slashes=False))),
    )


def _readable_by_all(app: ASGIApp) -> CORSMiddleware:
    return CORSMiddleware(
        app, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"]
    )


class _Service:
    def __init__(self, desk: Desk, base: str) -> None:
        self._desk = desk
        self._base = base

    async def root(self, request: Request) -> Response:
        """The manifest, or the answer to a batch of queries or to a request for values, which are
        sent as a form or stand in the address."""
        if request.method not in ("GET", "HEAD", "POST"):
            return problem(request.url.path, 405, "Use GET or POST.", {"Allow": "GET, POST"})
        try:
            said = await _said(request)
        except AskedWrongly as error:
            return problem(request.url.path, 413, str(error))
        if "callback" in said:
            told = "callback: JSONP is not spoken here; every origin may read the JSON (CORS)"
            return problem(request.url.path, 400, told)
        try:
            answer = _asked(said)
        except AskedWrongly as error:
            return problem(request.url.path, 400, str(error))
        if answer is not None:
            return await self._json(request, answer, keep=False, slow=True)
        base = self._base or str(request.base_url).removesuffix("/").removesuffix(ROOT)
        return await self._json(
            request, lambda opened, _: manifest(opened, base), keep=False, slow=False
        )

    async def suggest(self, request: Request) -> Response:
        """What a prefix may become."""
        what = request.path_params["what"]
        prefix = request.query_params.get("prefix", "")
        cursor = request.query_params.get("cursor", "0")
        path = request.url.path
        if what not in ("entity", "type", "property"):
            return problem(path, 404, "There are suggestions for entity, type and property.")
        if len(prefix) > _LONGEST:
            return problem(path, 400, f"prefix: give at most {_LONGEST} characters")
        if not (cursor.isascii() and cursor.isdigit() and int(cursor[:9]) <= _FARTHEST):
            return problem(path, 400, f"cursor: give a number from 0 to {_FARTHEST}")
        return await self._json(
            request, lambda opened, day: suggested(opened, what, prefix, int(cursor), day)
        )

    async def propose(self, request: Request) -> Response:
        """The properties of a type."""
        asked = request.query_params.get("type", "")
        kind = type_called(asked)
        limit = request.query_params.get("limit", "")
        if kind is None:
            return problem(request.url.path, 400, unknown_type(asked))
        digits = limit.isascii() and limit.isdigit()
        most = min(int(limit[:6]), _PROPOSED) if digits else _PROPOSED
        return await self._json(request, lambda _, __: proposed(kind, most))

    async def preview(self, request: Request) -> Response:
        """A thing in a few lines, to stand in a frame."""
        key = request.query_params.get("id", "")[:_LONGEST]

        def work(opened: OpenRelease, _: date) -> Made:
            status, text = preview(opened, key)
            headers = {"Content-Security-Policy": IN_A_FRAME}
            return made(text.encode(), _HTML, status, headers)

        return await self._desk.answer(request, "preview", work)

    async def view(self, request: Request) -> Response:
        """The page of a thing."""
        key = request.path_params["thing"][:_LONGEST]

        def work(opened: OpenRelease, _: date) -> Made | Moved:
            thing = thing_called(opened, key)
            if thing is None:
                told = problem(request.url.path, 404, f"There is nothing with the id {key!r}.")
                return made(bytes(told.body), told.media_type or _JSON, 404)
            if isinstance(thing, Program):
                return Moved(f"/programs/{thing.id}")
            return Moved(f"/schools/{thing.slug}")

        return await self._desk.answer(request, "view", work, keep=False)

    async def _json(
        self, request: Request, answer: Answer, *, keep: bool = True, slow: bool = False
    ) -> Response:
        def work(opened: OpenRelease, today: date) -> Made:
            try:
                told = answer(opened, today)
            except AnswerError as error:
                refused = problem(request.url.path, 400, message_of(error, opened.release))
                return made(bytes(refused.body), refused.media_type or _JSON, 400)
            return made(msgspec.json.encode(told), _JSON)

        return await self._desk.answer(request, "reconcile", work, slow=slow, keep=keep)


def _asked(said: dict[str, str]) -> Answer | None:
    """What answers, None for the manifest."""
    if "queries" in said:
        queries = queries_from(said["queries"])
        return lambda opened, day: matched(opened, queries, day)
    if "extend" in said:
        asked = extension_from(said["extend"])
        return lambda opened, _: extended(opened, asked)
    return None


async def _said(request: Request) -> dict[str, str]:
    """The form that is sent, or what stands in the address.

    Raises:
        AskedWrongly: too much is sent.
    """
    if request.method != "POST":
        return dict(request.query_params)
    sent = bytearray()
    async for some in request.stream():
        sent += some
        if len(sent) > MOST_BYTES:
            raise AskedWrongly(f"send at most {MOST_BYTES:,} bytes at once")
    pairs = parse_qsl(sent.decode(errors="replace"), keep_blank_values=True, max_num_fields=20)
    return dict(request.query_params) | dict(pairs)
