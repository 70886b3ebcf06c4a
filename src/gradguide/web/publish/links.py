"""Addresses within a folder of files: relative, so that it works wherever it is put."""

from __future__ import annotations

from dataclasses import dataclass, field
from posixpath import relpath
from urllib.parse import quote, urlencode

from gradguide.web.links import Pairs

INDEX = "index.html"
ASSETS = "assets"


def file_of(path: str) -> str:
    """The file of a page, by the page's path: "/find" is "find/index.html", and what has an ending
    already ("/programs/a/b/cite.bib") is a file of that name."""
    plain = path.strip("/")
    name = plain.rpartition("/")[2]
    if "." in name:
        return plain
    return f"{plain}/{INDEX}" if plain else INDEX


@dataclass(slots=True)
class FileLinks:
    """Addresses as seen from one file of the folder. `base` is where the folder will be on the web,
    "" where that is not known. `asked` collects what is linked to, as files of the folder."""

    file: str
    base: str = ""
    served: bool = False
    asked: set[str] = field(default_factory=set)

    def page(self, path: str, pairs: Pairs = ()) -> str:
        """See `gradguide.web.links.Links`."""
        said = urlencode([*pairs])
        found = self._to(file_of(path))
        return f"{found}?{said}" if said else found

    def pattern(self, path: str) -> str:
        """See `gradguide.web.links.Links`."""
        return self._relative(file_of(path))

    def asset(self, name: str) -> str:
        """See `gradguide.web.links.Links`."""
        return self._to(f"{ASSETS}/{name}")

    def absolute(self, path: str) -> str:
        """See `gradguide.web.links.Links`; without a base a relative one, which a page may have as
        well."""
        file = file_of(path)
        if not self.base:
            return self._to(file)
        return f"{self.base}/{quote(file.removesuffix(INDEX))}"

    def _to(self, file: str) -> str:
        self.asked.add(file)
        return self._relative(file)

    def _relative(self, file: str) -> str:
        start = self.file.rpartition("/")[0]
        return quote(relpath(file, start or "."))
