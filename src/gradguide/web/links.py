"""Addresses of pages, as a server has them or as files of a static site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote, urlencode

Pairs = Iterable[tuple[str, str]]
_SAID = 4096
"""Endings of addresses that are kept: every link of a page has the person in it."""


class Links(Protocol):
    """How addresses are written. `served` says whether a server answers them, so that a page may
    hold what takes a server: forms for a person, and the API."""

    @property
    def served(self) -> bool: ...

    def page(self, path: str, pairs: Pairs = ()) -> str:
        """The address of a page within the guide; `path` begins with "/"."""

    def pattern(self, path: str) -> str:
        """The address of pages of that form, for a script that puts what varies in its place."""

    def asset(self, name: str) -> str:
        """The address of a style sheet, script or picture that comes with gradguide."""

    def absolute(self, path: str) -> str:
        """The address of a page for use elsewhere."""


@dataclass(frozen=True, slots=True)
class ServerLinks:
    """Addresses at a server. `base` is how it is reached ("https://guide.example"), "" where that
    is not known; `stamp` changes with the assets, so that they can be kept for ever."""

    base: str
    stamp: str
    served: bool = True

    def page(self, path: str, pairs: Pairs = ()) -> str:
        """See `Links`."""
        said = _written(tuple(pairs))
        return f"{quote(path)}?{said}" if said else quote(path)

    def pattern(self, path: str) -> str:
        """See `Links`."""
        return self.page(path)

    def asset(self, name: str) -> str:
        """See `Links`."""
        return f"/static/{self.stamp}/{name}"

    def absolute(self, path: str) -> str:
        """See `Links`."""
        return f"{self.base}{quote(path)}"


@lru_cache(_SAID)
def _written(pairs: tuple[tuple[str, str], ...]) -> str:
    return urlencode(pairs)
