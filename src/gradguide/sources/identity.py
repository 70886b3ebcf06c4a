"""Document ids: short names for pages, unique within a batch."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath
from urllib.parse import urlsplit

_STEM = re.compile(r"[^_.]+")


class Naming(Enum):
    """How a file gives its document an id."""

    STEM = "stem"  # the file's name up to its first "_" or "."
    PATH = "path"  # the path as it was given


@dataclass(slots=True)
class Identities:
    """Gives out ids; one that is taken gets "-2", "-3" and so on behind it."""

    naming: Naming = Naming.STEM
    _taken: dict[str, int] = field(default_factory=dict)

    def of_file(self, path: str) -> str:
        name = PurePath(path).name
        match = _STEM.search(name)
        stem = match.group() if match else name
        return self._unique(stem if self.naming is Naming.STEM else path)

    def of_address(self, address: str) -> str:
        """The id of a page known by its URL: the URL without scheme, "www." and final slash."""
        parts = urlsplit(address) if "://" in address else None
        if parts is None or not parts.netloc:
            return self._unique(address)
        query = f"?{parts.query}" if parts.query else ""
        return self._unique((parts.netloc.removeprefix("www.") + parts.path).rstrip("/") + query)

    def _unique(self, wanted: str) -> str:
        count = self._taken.get(wanted, 0) + 1
        given = wanted if count == 1 else f"{wanted}-{count}"
        while count > 1 and given in self._taken:
            count += 1
            given = f"{wanted}-{count}"
        self._taken[wanted] = count
        if given != wanted:
            self._taken[given] = 1
        return given
