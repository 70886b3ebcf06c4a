"""Writing the guide as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from starlette.routing import compile_path

from gradguide.answers.opened import OpenRelease
from gradguide.publishing.folder import replaced
from gradguide.web.assets import assets
from gradguide.web.page import Asked, Data, Moved, Route, Shown
from gradguide.web.pages import routes
from gradguide.web.person import Person
from gradguide.web.publish.compare import static_compare
from gradguide.web.publish.find import static_find
from gradguide.web.publish.links import ASSETS, INDEX, FileLinks, file_of
from gradguide.web.publish.search import SEARCH_FILE, search_data
from gradguide.web.rendering import html
from gradguide.web.server_pages import answered, missing

MARK = "gradguide-site.json"
"""The file that says that a folder is ours to replace."""
_NOT_FOUND = "404.html"
_SCHOOLS = "/schools/"


class PublishError(Exception):
    """The site would not be whole: a page cannot be made, or a link leads nowhere."""


@dataclass(frozen=True, slots=True)
class Published:
    """What has been written: how many pages and other files, and their bytes together."""

    pages: int
    files: int
    size: int


def publish(opened: OpenRelease, folder: Path, as_of: date, base: str = "") -> Published:
    """Write all pages of the guide, everything that they need, and a search that runs in the
    browser. Of a national release, the programs that sources describe have pages, and awards that
    are known from counts alone do not.

    Raises:
        FolderError: the folder cannot be written, or holds what is not ours.
        PublishError: a page cannot be made, or links to what is not there.
    """
    with replaced(folder, MARK) as new:
        site = _Site(opened, new, as_of, base)
        site.write()
        return site.done()


class _Site:
    """A site as it is being written."""

    def __init__(self, opened: OpenRelease, folder: Path, as_of: date, base: str) -> None:
        self._opened = opened
        self._folder = folder
        self._as_of = as_of
        self._base = base
        self._asked: dict[str, str] = {}  # a file that is linked to, and one that links to it
        self._written: dict[str, int] = {}
        self._pages = 0

    def write(self) -> None:
        """Write everything.

        Raises:
            PublishError: see `publish`.
        """
        for route, path in _pages(self._opened, self._as_of):
            self._page(route, path, file_of(path))
        self._follow()
        self._page(Route(f"/{_NOT_FOUND}", missing), f"/{_NOT_FOUND}", _NOT_FOUND)
        for name, data in assets().items():
            self._put(f"{ASSETS}/{name}", data)
        self._put(SEARCH_FILE, search_data(self._opened, self._as_of))
        lost = {file: by for file, by in self._asked.items() if file not in self._written}
        if lost:
            named = "; ".join(f"{by} to {file}" for file, by in sorted(lost.items())[:5])
            raise PublishError(f"{len(lost)} links lead nowhere: {named}")

    def _follow(self) -> None:
        """Write the pages of schools that are linked to and of which no program is described."""
        schools = next(route for route in routes() if route.pattern.startswith(_SCHOOLS))
        for file in sorted(self._asked.keys() - self._written.keys()):
            path = f"/{file.removesuffix(f'/{INDEX}')}"
            if path.startswith(_SCHOOLS):
                self._page(schools, path, file)

    def done(self) -> Published:
        """How much has been written."""
        return Published(self._pages, len(self._written), sum(self._written.values()))

    def _page(self, route: Route, path: str, file: str) -> None:
        links = FileLinks(file, self._base)
        pattern, _, convertors = compile_path(route.pattern)
        found = pattern.match(path)
        if found is None:
            raise PublishError(f"{path}: is no address of {route.pattern}")
        parts = {name: convertors[name].convert(text) for name, text in found.groupdict().items()}
        asked = Asked(parts, (), Person(), self._as_of, links)
        answer = answered(route, self._opened, asked)
        match answer:
            case Data():
                self._put(file, answer.content)
            case Moved():
                raise PublishError(f"{path}: has moved to {answer.address}")
            case Shown() if answer.status != 200 and file != _NOT_FOUND:
                raise PublishError(f"{path}: cannot be made ({answer.context.get('message')})")
            case Shown():
                text = html(self._opened, asked, answer, address=path, part=route.part)
                self._put(file, text.encode())
                self._pages += 1
        for target in links.asked:
            self._asked.setdefault(target, file)

    def _put(self, file: str, data: bytes) -> None:
        target = self._folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self._written[file] = len(data)


_AS_FILES = {"/find": static_find, "/compare": static_compare}
"""Pages that a server makes for each question, and that answer questions by a script here."""
_SERVED = frozenset({"/opensearch.xml"})
"""What takes a server."""


def _pages(opened: OpenRelease, as_of: date) -> Iterator[tuple[Route, str]]:
    for route in routes():
        own = _AS_FILES.get(route.pattern)
        found = route if own is None else replace(route, handler=own)
        for path in route.paths(opened, as_of):
            if path not in _SERVED:
                yield found, path
