"""What was left out of a batch: said at once, listed in a report, told by the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from gradguide.cli.status import PARTLY, Failure
from gradguide.sources.quarantine import Quarantined, write_report

# After this many messages on standard error the report alone goes on.
SHOWN = 20


class Leftovers:
    """Collects what could not be taken. `report` is the quarantine report's path, or None."""

    def __init__(self, report: Path | None) -> None:
        """Make it before the work: a report that has no place is no news for the end.

        Raises:
            Failure: there is no folder for the report, or a folder in its place.
        """
        if report is not None and (report.is_dir() or not report.parent.is_dir()):
            raise Failure(f"{report}: cannot be written; give a file in a folder that exists")
        self._report = report
        self._entries: list[Quarantined] = []
        self._warned = 0

    def add(self, entries: Iterable[Quarantined]) -> None:
        for entry in entries:
            self._entries.append(entry)
            if len(self._entries) <= SHOWN:
                sys.stderr.write(f"gradguide: left out: {entry}\n")

    def warn(self, warnings: Iterable[str]) -> None:
        """Say what is odd about pages that were read all the same; no status tells of it."""
        for warning in warnings:
            self._warned += 1
            if self._warned <= SHOWN:
                sys.stderr.write(f"gradguide: note: {warning}\n")

    def finish(self) -> None:
        """Write the report and end the command with the status that tells of leftovers.

        Raises:
            SystemExit: with status 3, where anything was left out.
        """
        if self._report is not None:
            with self._report.open("w", encoding="utf-8") as file:
                write_report(self._entries, file)
        if not self._entries:
            return
        more = len(self._entries) - SHOWN
        if more > 0:
            sys.stderr.write(f"gradguide: and {more} more\n")
        where = f"; listed in {self._report}" if self._report else "; --quarantine FILE lists them"
        sys.stderr.write(f"gradguide: {len(self._entries)} left out{where}\n")
        raise SystemExit(PARTLY)
