"""The front page: what this is, and where to begin."""

from __future__ import annotations

from gradguide.answers.opened import OpenRelease
from gradguide.web.page import Asked, Route, Shown


def front(opened: OpenRelease, asked: Asked) -> Shown:
    """The front page."""
    stats = opened.release.stats()
    context = {"stats": stats, "described": len(opened.described)}
    return Shown("front.html", f"A guide to {opened.release.field_name} degrees", context)


ROUTES = (Route("/", front),)
