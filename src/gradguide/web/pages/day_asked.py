"""The day that an address is to be answered for."""

from __future__ import annotations

from datetime import date

from gradguide.answers.errors import WrongQuestionError
from gradguide.web.page import Asked

_YEARS_AHEAD = 10


def day_asked(asked: Asked, released: date) -> date:
    """The day that the address says as "as-of", else today.

    Raises:
        WrongQuestionError: it says no day, one before the release's, or one too far ahead.
    """
    text = asked.value("as-of")
    if not text:
        return asked.as_of
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongQuestionError(f"as-of takes a day, as in 2026-11-01, not {text!r}") from None
    last = asked.as_of.year + _YEARS_AHEAD
    if day < released or day.year > last:
        raise WrongQuestionError(
            f"as-of: {text} is not allowed; give a day from {released} (the day of the release) "
            f"to the end of {last}"
        )
    return day
