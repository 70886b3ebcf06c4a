"""A citation as a sentence."""

from __future__ import annotations

from gradguide.model.vocabulary import MONTHS
from gradguide.publishing.citing.cited import AUTHOR, Cited


def plain(cited: Cited) -> str:
    """The citation in one line, without a line break at its end."""
    day = f"{cited.day.day} {MONTHS[cited.day.month - 1]} {cited.day.year}"
    whole = "" if cited.title == cited.guide else f" In: {cited.guide}."
    address = f" {cited.address}" if cited.address else ""
    return f"{AUTHOR}. “{cited.title}.”{whole} {day} (release {cited.version}).{address}"
