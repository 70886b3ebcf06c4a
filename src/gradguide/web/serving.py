"""The release that is being served, and its replacement by another while requests go on."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from gradguide.answers.names import nearest
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.decisions.finding.query import query_from
from gradguide.web.rendering import environment


class _Lent:
    """An open release and how many requests are using it; closed by the last one to let go."""

    def __init__(self, path: Path) -> None:
        self.opened = OpenRelease(Release(path))
        self.users = 1  # whoever serves it


class Shelf:
    """Lends the release at a path to requests.

    A release that is replaced stays open until the last request that began with it has ended, so
    that no request sees two of them or none.
    """

    def __init__(self, path: Path) -> None:
        """Open the release.

        Raises:
            ReleaseError: there is none, or it cannot be read.
        """
        self.path = path
        self._lock = threading.Lock()
        self._lent = _ready(path)

    @property
    def content(self) -> str:
        """The digest of the release that is being served."""
        return str(self._lent.opened.release.manifest["content"])

    @contextmanager
    def lent(self) -> Iterator[OpenRelease]:
        """The release of the moment, for as long as a request takes."""
        with self._lock:
            lent = self._lent
            lent.users += 1
        try:
            yield lent.opened
        finally:
            self._let_go(lent)

    def replace(self) -> None:
        """Serve what is at the path now.

        Raises:
            ReleaseError: it cannot be read; the release of before is served on.
        """
        new = _ready(self.path)
        with self._lock:
            old, self._lent = self._lent, new
        self._let_go(old)

    def close(self) -> None:
        """Lend nothing more."""
        self._let_go(self._lent)

    def _let_go(self, lent: _Lent) -> None:
        with self._lock:
            lent.users -= 1
            last = lent.users == 0
        if last:
            lent.opened.close()


def _ready(path: Path) -> _Lent:
    """A release with what every answer takes made already, so that no request waits for it."""
    lent = _Lent(path)
    opened = lent.opened
    _ = opened.index, opened.peers, opened.indexed_peers, opened.careers, opened.release.manifest
    _ = opened.body_names, opened.wording, opened.schools, opened.release.organizations
    opened.finder(max(datetime.now(UTC).date(), opened.release.as_of)).find(query_from(""))
    nearest(opened.release, "")
    pages = environment()
    for name in pages.list_templates(["html"]):
        pages.get_template(name)
    # A release is some hundred thousand objects that stay. The garbage collector would go through
    # them again and again, a quarter of a second each time, while every request waits. What was
    # kept apart for the release of before is looked at once more, lest anything of it stay.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return lent
