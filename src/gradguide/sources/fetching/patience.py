"""Trying again, a few times and ever more slowly, while it may help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gradguide.sources.fetching.errors import GivenUpError, PassingError

TRIES = 5
LONGEST_WAIT = 120.0  # seconds; who has to wait longer is told so instead
_FIRST_WAIT = 2.0  # seconds; each further one is twice as long

_T = TypeVar("_T")


def patiently(
    attempt: Callable[[], _T], sleep: Callable[[float], None], say: Callable[[str], None]
) -> _T:
    """What an attempt gives, which is made `TRIES` times at most.

    Raises:
        GivenUpError: no attempt went well, or the server wants to be left alone for long.
    """
    wait = _FIRST_WAIT
    for left in range(TRIES - 1, -1, -1):
        try:
            return attempt()
        except PassingError as error:
            pause = wait if error.after is None else error.after
            if pause > LONGEST_WAIT:
                message = f"{error}; it asks to wait {_length(pause)}: run this again then"
                raise GivenUpError(message, whole_host=error.whole_host) from None
            if not left:
                message = f"{error}; tried {TRIES} times: run this again later"
                raise GivenUpError(message, whole_host=error.whole_host) from None
            say(f"{error}; trying again in {_length(pause)}")
            sleep(pause)
            wait *= 2
    raise AssertionError("unreachable")


def _length(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes"
