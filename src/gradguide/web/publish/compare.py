"""Compare as a file: the key facts of chosen programs, taken from their pages by a script."""

from __future__ import annotations

from gradguide.answers.opened import OpenRelease
from gradguide.web.page import Asked, Shown


def static_compare(opened: OpenRelease, _: Asked) -> Shown:
    """The page; which programs are meant stands in its address."""
    named = [
        (one.id, f"{one.program.institution}: {one.program.name}")
        for one in opened.described.values()
    ]
    return Shown(
        "compare_static.html",
        "Compare programs",
        {"programs": sorted(named, key=lambda one: one[1])},
    )
