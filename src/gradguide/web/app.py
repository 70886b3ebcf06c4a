"""The web guide as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import quote

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import compile_path

from gradguide.web.access_log import AccessLog
from gradguide.web.api.root import ROOT
from gradguide.web.api.router import create_api
from gradguide.web.assets import assets, media_type, stamp
from gradguide.web.desk import Desk
from gradguide.web.headers import SafeHeaders
from gradguide.web.links import ServerLinks
from gradguide.web.page import Route
from gradguide.web.pages import routes
from gradguide.web.problems import for_programs, refusal
from gradguide.web.rate import Buckets, RateLimit
from gradguide.web.reconciliation.routes import reconciliation
from gradguide.web.responses import Made, made, respond
from gradguide.web.server_pages import Pages, missing
from gradguide.web.serving import Shelf
from gradguide.web.settings import Settings
from gradguide.web.watching import watch

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def create_app(settings: Settings) -> FastAPI:
    """The guide over the release that the settings name.

    Raises:
        ReleaseError: there is no such release, or it cannot be read.
    """
    shelf = Shelf(settings.release)
    desk = Desk(shelf, settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        watching = asyncio.create_task(watch(shelf, settings.log))
        settings.log("serving", content=shelf.content)
        yield
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        desk.close()
        shelf.close()
        settings.log("stopped")

    middleware = [Middleware(AccessLog, log=settings.log), Middleware(SafeHeaders)]
    if settings.rate:
        middleware.append(Middleware(RateLimit, buckets=Buckets(settings.rate, settings.burst)))
    app = FastAPI(
        title="gradguide",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # it would lead to whatever host the request names
        middleware=middleware,
    )
    pages = Pages(desk, ServerLinks(settings.base, stamp()))
    for route in routes():
        app.add_route(route.pattern, _at(pages, route), ["GET", "HEAD"], include_in_schema=False)
    app.add_route("/static/{stamp}/{name}", _asset, ["GET", "HEAD"], include_in_schema=False)
    app.add_route("/healthz", _health(shelf), ["GET", "HEAD"], include_in_schema=False)
    app.mount(ROOT, create_api(desk))
    app.router.routes.extend(reconciliation(desk, settings.base))
    app.add_exception_handler(404, _nothing_at(pages))
    app.add_exception_handler(405, _not_allowed)
    return app


async def _not_allowed(request: Request, error: Exception) -> Response:
    headers = getattr(error, "headers", None)
    return refusal(request.url.path, 405, f"{request.method} is not possible here.", headers)


def _nothing_at(pages: Pages) -> Callable[..., Awaitable[Response]]:
    page = _at(pages, Route("", missing))
    known = [compile_path(route.pattern)[0] for route in routes()]

    async def endpoint(request: Request, _: Exception) -> Response:
        path = request.url.path
        if path == ROOT:
            return RedirectResponse(f"{ROOT}/", 307)
        if for_programs(path):
            return refusal(path, 404, "There is nothing at this address.")
        bare = path.rstrip("/")
        if bare != path and any(one.match(bare) for one in known):
            # Never more than a path: the host that a request names may be anybody's.
            return RedirectResponse(f"{quote(bare)}?{request.url.query}".rstrip("?"), 308)
        return await page(request)

    return endpoint


def _at(pages: Pages, route: Route) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request, _: Exception | None = None) -> Response:
        return await pages.answer(request, route)

    return endpoint


_ASSETS: dict[str, Made] = {}


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in assets():
        return Response(status_code=404)
    if name not in _ASSETS:
        data = assets()[name]
        _ASSETS[name] = made(data, media_type(name), headers=_FOREVER, for_ever=True)
    return respond(request, _ASSETS[name])


def _health(shelf: Shelf) -> Callable[[Request], Awaitable[Response]]:
    def told() -> dict[str, str]:
        with shelf.lent() as opened:
            release = opened.release
            return {
                "status": "ok" if release.readable else "release cannot be read",
                "release": release.manifest["content"],
                "as_of": release.manifest["as_of"],
            }

    async def health(_: Request) -> Response:
        """Whether the release can be read at this moment, and which it is."""
        # In a thread, since it may have to wait for somebody else's long query.
        found = await asyncio.to_thread(told)
        status = 200 if found["status"] == "ok" else 503
        return JSONResponse(found, status, {"Cache-Control": "no-store"})

    return health
