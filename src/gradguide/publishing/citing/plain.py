"""A citation as a sentence."""

from __future__ import annotations

from datetime import date

from gradguide.model.vocabulary import MONTHS
from gradguide.publishing.citing.cited import AUTHOR, Cited


def plain(cited: Cited) -> str:
    """The citation in one line, without a line break at its end."""
    day = _day(cited.day)
    whole = "" if cited.title == cited.guide else f" In: {cited.guide}."
    address = f" {cited.address}" if cited.address else ""
    read = f" Accessed {_day(cited.accessed)}." if cited.accessed else ""
    return f"{AUTHOR}. “{cited.title}.”{whole} {day} (release {cited.version}).{address}{read}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
