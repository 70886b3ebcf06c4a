"""What can go wrong with a request to the API, and answers that say it (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from starlette.responses import PlainTextResponse, Response

from gradguide.answers.errors import AnswerError
from gradguide.catalog.release import Release

MEDIA_TYPE = "application/problem+json"
PAGE = "/api/problems"
_FOR_PROGRAMS = ("/api/v1", "/reconcile")
"""Where what is asked comes from programs; everywhere else people read the answers."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: the end of its address, its status, its title, and what to do about it."""

    slug: str
    status: int
    title: str
    advice: str


KINDS = (
    Kind(
        "cannot-be-answered",
        400,
        "The question cannot be meant as it was put",
        "Every parameter is well formed, and yet there is no answer: a start that has passed, a "
        "specialty or a criterion that the release does not have, a day before the release's. The "
        "detail says what is allowed.",
    ),
    Kind(
        "not-found",
        404,
        "There is nothing of that name",
        "The address leads nowhere, or the release has no program, school, state, title or "
        "document of that name. The detail gives the nearest names where there are any.",
    ),
    Kind(
        "method-not-allowed",
        405,
        "This can only be read",
        "Use GET or HEAD; the header Allow says what is possible.",
    ),
    Kind(
        "too-large",
        413,
        "Too much was sent",
        "Send fewer questions at once; the detail says how many are taken.",
    ),
    Kind("too-long", 414, "The address is too long", "Leave something out of it, or ask twice."),
    Kind(
        "wrong-parameter",
        422,
        "A parameter is not what it has to be",
        "A parameter is unknown, stands there twice, is missing, or has a value outside of what "
        "the OpenAPI document allows. The member errors lists each with its name.",
    ),
    Kind(
        "too-many-requests",
        429,
        "Too many requests at once",
        "Wait for the seconds that the header Retry-After gives, and ask again.",
    ),
    Kind(
        "broken",
        500,
        "Something here is broken",
        "It is no fault of yours. The server has noted where it was; ask again later.",
    ),
    Kind(
        "gave-up",
        503,
        "This took too long",
        "The answer was not ready in time. Ask for less, or again.",
    ),
)
"""All kinds of problems, one for each status."""

_BY_STATUS: Mapping[int, Kind] = {kind.status: kind for kind in KINDS}


def kind_of(status: int) -> Kind:
    """The kind of problem that has a status; of one that has none, what it is nearest to."""
    return _BY_STATUS.get(status) or _BY_STATUS[500 if status >= 500 else 400]


def problem(
    path: str,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    **more: object,
) -> Response:
    """A problem as JSON; `path` is what was asked for, `more` are further members."""
    kind = kind_of(status)
    told = {
        "type": f"{PAGE}/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": path,
        **more,
    }
    fresh = {"Cache-Control": "no-store", **(headers or {})}
    return Response(msgspec.json.encode(told), kind.status, fresh, MEDIA_TYPE)


def message_of(error: AnswerError, release: Release) -> str:
    """Why a question has no answer, without the place of the release on this machine, which is
    nobody's business but the owner's."""
    path = str(release.path)
    return str(error).replace(f"{path}: ", "").replace(path, release.path.name)


def for_programs(path: str) -> bool:
    """Whether answers at a path are read by programs."""
    if path.startswith("/api/") and not path.startswith(f"{PAGE}/"):
        return True
    return any(path == one or path.startswith(f"{one}/") for one in _FOR_PROGRAMS)


def refusal(
    path: str, status: int, told: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Why a request is not answered, for who asked: a problem for a program, else a sentence."""
    if for_programs(path):
        open_to_all = {"Access-Control-Allow-Origin": "*", **(headers or {})}
        return problem(path, status, told, open_to_all)
    return PlainTextResponse(f"{told}\n", status, dict(headers or {}))
