"""What a page is to the rest of the web guide: an address, what was asked there, what is shown.

A page is a function from `Desk` and `Asked` to `Shown`. It knows nothing of HTTP, so that a server
and a static site get the same from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gradguide.answers.opened import OpenRelease
from gradguide.web.links import Links
from gradguide.web.person import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks of a page.

    path    the parts of the address that vary, by name ("program": "a-school/a-program")
    said    the other names and values of the address, without empty ones and without the person
    person  who asks
    as_of   the day to answer for
    links   how addresses are written (`Links`)
    """

    path: Mapping[str, str]
    said: tuple[tuple[str, str], ...]
    person: Person
    as_of: date
    links: Links

    def values(self, name: str) -> tuple[str, ...]:
        """All that was said under a name, in order."""
        return tuple(value for key, value in self.said if key == name)

    def value(self, name: str) -> str:
        """What was said last under a name, "" where nothing was."""
        found = self.values(name)
        return found[-1] if found else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: a template, what it is filled with, and its title.

    `description` is one sentence for search engines and previews. `head` is further markup for
    the page's head, made by `publishing` (JSON-LD), already safe.
    """

    template: str
    title: str
    context: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    description: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Data:
    """A file instead of a page: its bytes, what it is ("text/csv"), and the name to save it under,
    "" where it is not for saving."""

    content: bytes
    media_type: str
    filename: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """The thing has another address."""

    address: str


Answer = Shown | Data | Moved
Handler = Callable[[OpenRelease, Asked], Answer]
Enumerated = Callable[[OpenRelease, date], Iterable[str]]


def on_demand(_: OpenRelease, __: date) -> Iterable[str]:
    """None in any case: for what is made for a question alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Route:
    """Where a page is: a pattern as Starlette writes it ("/programs/{program:path}"), its function,
    the name of the part of the guide that it belongs to, for the navigation, and whether it takes
    long (some hundred milliseconds), so that a server leaves room for others beside it.

    `every` gives the paths of all pages that the pattern stands for in a release, for site maps and
    static sites. Without it the pattern is the one path, unless something in it varies: then its
    pages are made on demand alone.
    """

    pattern: str
    handler: Handler
    part: str = ""
    slow: bool = False
    every: Enumerated | None = None

    def paths(self, opened: OpenRelease, as_of: date) -> Iterable[str]:
        """The paths of all its pages in a release, on a day."""
        if self.every is not None:
            return self.every(opened, as_of)
        return () if "{" in self.pattern else (self.pattern,)
