"""Where questions are answered: one release, threads that do the work, and an end to waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import anyio
import anyio.to_thread
from mcp_types import CallToolResult

from gradguide.answers.errors import AnswerError
from gradguide.answers.opened import OpenRelease
from gradguide.assistant.answering import Asked, in_tools, refused
from gradguide.catalog.release import Release

SECONDS = 30.0
"""How long a question may take; rankings of many programs take longest."""
_AT_ONCE = 4
"""Questions that are worked on at the same time, those included that nobody waits for any more."""
_WAIT = 0.01
"""Seconds until a question that waits for its turn looks again. A place is made by a thread that
ends, and nobody may be waiting then, so that looking is simpler than being told."""


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the server runs is what "today" means here


class Desk:
    """An open release and whoever asks about it.

    A question is worked on in a thread, when its turn comes. One that takes longer than `seconds`,
    waiting and all, is answered with a refusal; its thread goes on to its end, since Python stops
    none, and counts as busy until then, so that impatient clients cannot pile up work.
    """

    def __init__(
        self, release: Release, seconds: float = SECONDS, today: Callable[[], date] = _today
    ) -> None:
        self.opened = OpenRelease(release)
        self._seconds = seconds
        self._today = today
        self._lock = threading.Lock()
        self._busy = 0

    def now(self, as_of: date | None = None) -> Asked:
        """A question that is asked for a day, or for today.

        Raises:
            WrongQuestionError: the day lies before the release's.
        """
        return Asked(self.opened, as_of or self._today())

    def undated(self) -> Asked:
        """A question whose answer is the release's on any day.

        The day is only told. A clock that is behind the release's day would be told as wrong of a
        question that does not ask for one, so the release's day is given then.
        """
        return Asked(self.opened, max(self._today(), self.opened.release.as_of))

    async def answer(self, work: Callable[[], CallToolResult]) -> CallToolResult:
        """What the work comes to, or why it comes to nothing."""
        begun = False
        with anyio.move_on_after(self._seconds):
            while not self._taken():
                await anyio.sleep(_WAIT)
            begun = True
            return await anyio.to_thread.run_sync(self._done, work, abandon_on_cancel=True)
        if not begun:
            return refused("too many questions are being worked on; ask again in a moment")
        return refused(
            f"no answer within {self._seconds:g} seconds; ask for less at once (fewer programs, "
            "fewer draws, a smaller limit)"
        )

    def _taken(self) -> bool:
        """Whether there was a place for one more, which is taken then."""
        with self._lock:
            if self._busy >= _AT_ONCE:
                return False
            self._busy += 1
            return True

    def _done(self, work: Callable[[], CallToolResult]) -> CallToolResult:
        try:
            return work()
        except AnswerError as error:
            # Where the file lies is nobody's business who asks from elsewhere.
            path = str(self.opened.release.path)
            return refused(in_tools(str(error).replace(f"{path}: ", "").replace(path, "FILE")))
        finally:
            with self._lock:
                self._busy -= 1
