"""Where the pages of a published guide are, and how its things are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a guide's pages.

    `base` is the address under which the guide is published, without a slash at its end; empty
    where it is not (yet) on the web. `program_path` and `school_path` are the paths of its pages,
    with "{}" for a program's id or a school's slug.
    """

    base: str = ""
    program_path: str = "/programs/{}"
    school_path: str = "/schools/{}"

    def program(self, program_id: str) -> str | None:
        """The address of a program's page, or None where the guide is not on the web."""
        return self._page(self.program_path, program_id)

    def school(self, slug: str) -> str | None:
        """The address of a school's page, or None where the guide is not on the web."""
        return self._page(self.school_path, slug)

    def node(self, kind: str, name: str) -> str:
        """An IRI for a thing in linked data: an address, or a fragment of its file."""
        page = {"program": self.program, "school": self.school}.get(kind)
        address = page(name) if page else None
        return address or f"{self.base}#{kind}/{quote(name)}"

    def _page(self, path: str, name: str) -> str | None:
        return self.base + path.format(quote(name)) if self.base else None
