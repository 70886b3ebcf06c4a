"""The web guide as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from gradguide.answers.errors import AnswerError, UnknownNameError
from gradguide.web.assets import assets, media_type, stamp
from gradguide.web.links import ServerLinks
from gradguide.web.page import Answer, Asked, Moved, Route, Shown
from gradguide.web.pages import routes
from gradguide.web.person import person_from
from gradguide.web.rendering import html
from gradguide.web.serving import Shelf
from gradguide.web.settings import Settings

_FOREVER = "public, max-age=31536000, immutable"


def create_app(settings: Settings) -> FastAPI:
    """The guide over the release that the settings name.

    Raises:
        ReleaseError: there is no such release, or it cannot be read.
    """
    shelf = Shelf(settings.release)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        shelf.close()

    app = FastAPI(title="gradguide", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.shelf = shelf
    links = ServerLinks(settings.base, stamp())
    for route in routes():
        app.add_route(route.pattern, _endpoint(shelf, route, links), include_in_schema=False)
    app.add_route("/static/{stamp}/{name}", _asset, include_in_schema=False)
    missing = Route("", _missing)
    app.add_exception_handler(404, _endpoint(shelf, missing, links))
    return app


def _endpoint(shelf: Shelf, route: Route, links: ServerLinks):  # type: ignore[no-untyped-def]
    def answer(request: Request) -> Response:
        person, said = person_from(request.query_params.multi_items())
        kept = tuple((name, value) for name, value in said if value.strip())
        today = datetime.now(UTC).date()
        with shelf.lent() as opened:
            asked = Asked(
                request.path_params, kept, person, max(today, opened.release.as_of), links
            )
            shown = answered(route, opened, asked)
            if isinstance(shown, Moved):
                return RedirectResponse(shown.address, 308)
            text = html(opened, asked, shown, address=request.url.path, part=route.part)
        return HTMLResponse(text, shown.status)

    async def endpoint(request: Request, _: Exception | None = None) -> Response:
        return await run_in_threadpool(answer, request)

    return endpoint


def answered(route: Route, opened, asked: Asked) -> Answer:  # type: ignore[no-untyped-def]
    """What a page answers; what cannot be answered is said on a page of its own."""
    try:
        return route.handler(opened, asked)
    except UnknownNameError as error:
        return Shown("sorry.html", "Not found", {"message": str(error)}, status=404)
    except AnswerError as error:
        return Shown("sorry.html", "That cannot be answered", {"message": str(error)}, status=400)


def _missing(_: object, __: Asked) -> Answer:
    return Shown("sorry.html", "Not found", {"message": "There is no page here."}, status=404)


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    data = assets().get(name)
    if data is None:
        return Response(status_code=404)
    return Response(data, media_type=media_type(name), headers={"Cache-Control": _FOREVER})
