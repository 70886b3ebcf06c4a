"""Where answers are made: within a time, so many at once, from what is kept where that holds."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from gradguide.answers.opened import OpenRelease
from gradguide.web.page import Moved
from gradguide.web.problems import refusal
from gradguide.web.responses import Kept, Made, respond
from gradguide.web.serving import Shelf
from gradguide.web.settings import Settings

_AT_ONCE = 1
"""Answers that are made at the same time. Python makes one at a time anyway; four that took turns
gave half as many answers a second (`python -m benchmarks serving`)."""
_SLOW_AT_ONCE = 1
"""The same of answers that take long, so that they leave room for the others."""
_LONGEST = 4096
"""Characters of an address, beyond which nobody means it."""

Work = Callable[[OpenRelease, date], Made | Moved]
"""What makes an answer from a release on a day; it runs in a thread of its own."""


class Desk:
    """Answers requests from the release that a shelf lends. All doors of a server share one, so
    that its bounds hold for them together."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self._shelf = shelf
        self._settings = settings
        self._kept = Kept(settings.memory)
        # A thread that nobody waits for any more goes on to its end, since Python stops none, and
        # keeps its place in here until then: whoever asks again and again without waiting cannot
        # pile up work. What has not begun when it is given up never begins.
        self._quick = ThreadPoolExecutor(_AT_ONCE, "quick")
        self._slow = ThreadPoolExecutor(_SLOW_AT_ONCE, "slow")

    def close(self) -> None:
        """Begin nothing more."""
        for threads in (self._quick, self._slow):
            threads.shutdown(wait=False, cancel_futures=True)

    async def answer(
        self, request: Request, about: object, work: Work, *, slow: bool = False, keep: bool = True
    ) -> Response:
        """The answer to a request.

        `about` is what it depends on besides the release, the day and the address (the function
        that makes it, the form that is asked for). An answer that cannot be told by that is not
        to be kept.
        """
        path = request.url.path
        if len(path) + len(request.url.query) > _LONGEST:
            return refusal(path, 414, "The address is too long; leave something out.")
        if keep:
            kept = self._kept.get(_key(request, about, self._shelf.content, _now()))
            if kept is not None:
                return respond(request, kept)
        threads = self._slow if slow else self._quick
        try:
            with anyio.fail_after(self._settings.patience):
                done = await asyncio.get_running_loop().run_in_executor(
                    threads, self._answer, request, about, work, keep
                )
        except TimeoutError:
            self._settings.log("gave up", path=path)
            told = "This took too long and was given up; ask for less, or again."
            return refusal(path, 503, told)
        except Exception as error:
            # A fault of ours: the server goes on, and whoever runs it learns where it was. Not what
            # the error says: it may name what somebody asked for, and what they can spend.
            trace = "".join(traceback.format_tb(error.__traceback__)).splitlines()
            self._settings.log("error", path=path, error=type(error).__name__, trace=trace)
            return refusal(path, 500, "Something here is broken; it is not your fault.")
        if isinstance(done, Moved):
            return RedirectResponse(done.address, 308)
        return respond(request, done)

    def _answer(self, request: Request, about: object, work: Work, keep: bool) -> Made | Moved:
        with self._shelf.lent() as opened:
            # One look at the clock, so that no answer of before midnight is kept as one of after.
            now = _now()
            key = _key(request, about, str(opened.release.manifest["content"]), now)
            done = work(opened, max(now, opened.release.as_of))
            if keep and isinstance(done, Made) and done.status == 200:
                self._kept.put(key, done)
            return done


def _now() -> date:
    return datetime.now(UTC).date()


def _key(request: Request, about: object, content: str, day: date) -> object:
    """What an answer depends on: the release, the day, and what is asked."""
    url = request.url
    return content, day, about, url.path, url.query
