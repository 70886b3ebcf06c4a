"""About the data: why anybody should believe it, and what is missing."""

from __future__ import annotations

from gradguide.answers.opened import OpenRelease
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.about_view import about_view


def about(opened: OpenRelease, _: Asked) -> Answer:
    """Sources, coverage, gaps, and how to correct a fact."""
    return Shown(
        "about.html",
        "Why should you believe this?",
        {"about": about_view(opened)},
        description="What the facts come from, how many are verified, what is missing, and how to "
        "correct one.",
    )


ROUTES = (Route("/about", about, part="about"),)
