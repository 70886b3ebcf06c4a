"""The API for people who write software: every operation, from its own description; and what each
kind of problem means."""

from __future__ import annotations

from gradguide.answers.errors import UnknownNameError
from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.web.api.document import document
from gradguide.web.api.examples import examples_of
from gradguide.web.api.operations import operations
from gradguide.web.api.reading import GroupView, groups
from gradguide.web.api.root import ROOT
from gradguide.web.page import Asked, Route, Shown, on_demand
from gradguide.web.problems import KINDS, PAGE


@kept
def _groups(opened: OpenRelease) -> tuple[tuple[GroupView, ...], str]:
    described = document(operations(), ROOT, examples_of(opened))
    return groups(described), described["info"]["description"]


def api(opened: OpenRelease, _: Asked) -> Shown:
    """All operations."""
    listed, about = _groups(opened)
    context = {
        "groups": listed,
        "about": about.strip().split("\n\n"),
        "root": ROOT,
        "problems": KINDS,
        "problem_page": PAGE,
    }
    return Shown(
        "api.html",
        "The API",
        context,
        description="Every operation of the API: what may be asked, what is told, with examples "
        "that can be tried.",
    )


def problem(_: OpenRelease, asked: Asked) -> Shown:
    """What a kind of problem means."""
    slug = asked.path["problem"]
    for kind in KINDS:
        if kind.slug == slug:
            return Shown("api_problem.html", kind.title, {"kind": kind})
    raise UnknownNameError(f"there is no kind of problem called {slug[:60]!r}")


ROUTES = (
    Route("/api", api, every=on_demand),
    Route(f"{PAGE}/{{problem}}", problem, every=on_demand),
)
