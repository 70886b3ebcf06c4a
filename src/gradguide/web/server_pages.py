"""Pages as a server answers them."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from gradguide.answers.errors import AnswerError, UnknownNameError
from gradguide.answers.opened import OpenRelease
from gradguide.web.desk import Desk
from gradguide.web.links import ServerLinks
from gradguide.web.page import Answer, Asked, Data, Moved, Route, Shown
from gradguide.web.person import person_from
from gradguide.web.problems import message_of
from gradguide.web.rendering import html
from gradguide.web.responses import Made, made

_HTML = "text/html; charset=utf-8"


class Pages:
    """Answers requests for pages at a desk."""

    def __init__(self, desk: Desk, links: ServerLinks) -> None:
        self._desk = desk
        self._links = links

    async def answer(self, request: Request, route: Route) -> Response:
        """The answer to a request for a page."""

        def work(opened: OpenRelease, today: date) -> Made | Moved:
            person, said = person_from(request.query_params.multi_items())
            kept = tuple((name, value) for name, value in said if value.strip())
            asked = Asked(request.path_params, kept, person, today, self._links)
            shown = answered(route, opened, asked)
            if isinstance(shown, Moved):
                return shown
            return _made(opened, asked, shown, request.url.path, route)

        return await self._desk.answer(request, route.handler, work, slow=route.slow)


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
    except AnswerError as error:
        told = {"message": message_of(error, opened.release)}
        if isinstance(error, UnknownNameError):
            return Shown("sorry.html", "Not found", told, status=404)
        return Shown("sorry.html", "That cannot be answered", told, status=400)


def missing(_: OpenRelease, __: Asked) -> Answer:
    """The page where there is none."""
    return Shown("sorry.html", "Not found", {"message": "There is no page here."}, status=404)
