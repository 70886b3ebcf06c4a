"""Pages as a server answers them: within a time, from what is kept where that holds."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from gradguide.answers.errors import AnswerError, UnknownNameError
from gradguide.answers.opened import OpenRelease
from gradguide.web.links import ServerLinks
from gradguide.web.page import Answer, Asked, Data, Moved, Route, Shown
from gradguide.web.person import person_from
from gradguide.web.rendering import html
from gradguide.web.responses import Kept, Made, made, respond
from gradguide.web.serving import Shelf
from gradguide.web.settings import Settings

_HTML = "text/html; charset=utf-8"
_AT_ONCE = 4
"""Pages that are made at the same time. Python makes one at a time anyway; more would only wait
inside instead of outside."""
_SLOW_AT_ONCE = 1
"""The same of pages that take long, so that they leave room for the others."""
_LONGEST = 4096
"""Characters of an address, beyond which nobody means it."""


class Pages:
    """Answers requests for pages of the release that a shelf lends."""

    def __init__(self, shelf: Shelf, settings: Settings, links: ServerLinks) -> None:
        self._shelf = shelf
        self._settings = settings
        self._links = links
        self._kept = Kept(settings.memory)
        self._quick = anyio.CapacityLimiter(_AT_ONCE)
        self._slow = anyio.CapacityLimiter(_SLOW_AT_ONCE)

    async def answer(self, request: Request, route: Route) -> Response:
        """The answer to a request for a page."""
        if len(request.url.path) + len(request.url.query) > _LONGEST:
            return _plain("The address is too long; leave something out.", 414)
        kept = self._kept.get(self._key(request, route, self._shelf.content))
        if kept is not None:
            return respond(request, kept)
        limiter = self._slow if route.slow else self._quick
        try:
            with anyio.fail_after(self._settings.patience):
                made_ = await anyio.to_thread.run_sync(
                    self._answer, request, route, limiter=limiter, abandon_on_cancel=True
                )
        except TimeoutError:
            self._settings.log("gave up", path=request.url.path)
            return _plain("This took too long and was given up; ask for less, or again.", 503)
        except Exception:
            # A fault of ours: the server goes on, and whoever runs it learns where it was.
            trace = traceback.format_exc().splitlines()
            self._settings.log("error", path=request.url.path, trace=trace)
            return _plain("Something here is broken; it is not your fault.", 500)
        if isinstance(made_, Moved):
            return RedirectResponse(made_.address, 308)
        return respond(request, made_)

    def _answer(self, request: Request, route: Route) -> Made | Moved:
        with self._shelf.lent() as opened:
            today = max(datetime.now(UTC).date(), opened.release.as_of)
            key = self._key(request, route, str(opened.release.manifest["content"]))
            person, said = person_from(request.query_params.multi_items())
            kept = tuple((name, value) for name, value in said if value.strip())
            asked = Asked(request.path_params, kept, person, today, self._links)
            shown = answered(route, opened, asked)
            if isinstance(shown, Moved):
                return shown
            done = _made(opened, asked, shown, request.url.path, route)
            if done.status == 200:
                self._kept.put(key, done)
            return done

    def _key(self, request: Request, route: Route, content: str) -> object:
        """What an answer depends on: the release, the day, and what is asked."""
        url = request.url
        return content, datetime.now(UTC).date(), route.handler, url.path, url.query


def _made(opened: OpenRelease, asked: Asked, shown: Shown | Data, path: str, route: Route) -> Made:
    if isinstance(shown, Data):
        name = shown.filename
        headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
        return made(shown.content, shown.media_type, headers=headers)
    text = html(opened, asked, shown, address=path, part=route.part)
    return made(text.encode(), _HTML, shown.status)


def answered(route: Route, opened: OpenRelease, asked: Asked) -> Answer:
    """What a page answers; what cannot be answered is said on a page of its own."""
    try:
        return route.handler(opened, asked)
    except UnknownNameError as error:
        return Shown("sorry.html", "Not found", {"message": str(error)}, status=404)
    except AnswerError as error:
        return Shown("sorry.html", "That cannot be answered", {"message": str(error)}, status=400)


def missing(_: OpenRelease, __: Asked) -> Answer:
    """The page where there is none."""
    return Shown("sorry.html", "Not found", {"message": "There is no page here."}, status=404)


def _plain(told: str, status: int) -> Response:
    return Response(f"{told}\n", status, media_type="text/plain; charset=utf-8")
