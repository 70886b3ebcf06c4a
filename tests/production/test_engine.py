"""Pages to claims: the same in one process and in several, in order, and nothing lost."""

from __future__ import annotations

import os
import signal
from datetime import date

import pytest

from gradguide.cli.extracting import lines_of
from gradguide.production.engine import WorkersLostError, results
from gradguide.production.reader import PageReader, PageResult, Settings
from gradguide.sources.pages import Page
from gradguide.sources.quarantine import Quarantined

SETTINGS = Settings("library-science", date(2026, 11, 1))
PROGRAM = b"""Simmons University - Master of Library Science

The Master of Library Science requires 36 credits. Tuition is $500 per credit.
"""


def batch() -> list[Page | Quarantined]:
    pages: list[Page | Quarantined] = []
    for number in range(150):
        data = PROGRAM.replace(b"$500", f"${500 + number}".encode())
        pages.append(Page(f"p{number}", f"p{number}.txt", data))
    pages[40] = Quarantined("gone.warc", "record 4", "cut short")
    pages[41] = Page("binary", "image.txt", b"\x89PNG\r\n\x1a\n" + bytes(200))
    pages[42] = Page("other", "other.txt", b"How to bake bread. Requires 36 credits of patience.")
    return pages


def test_several_processes_give_what_one_gives_in_the_same_order() -> None:
    alone = list(results(batch(), SETTINGS, lines_of))
    together = list(results(batch(), SETTINGS, lines_of, jobs=2))
    assert together == alone
    assert len(alone) == 150
    assert b'"value":500' in alone[0][0]
    assert b'"value":649' in alone[149][0]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    found = list(results(batch(), SETTINGS, lines_of))
    left = [entry for _, entries, _ in found for entry in entries]
    assert [entry.address for entry in left] == ["gone.warc", "image.txt"]
    assert found[42] == (b"", (), ())
    assert all(encoded for encoded, *_ in found[43:])


def test_no_page_is_read_before_its_turn() -> None:
    """Only a few chunks are under way at a time, however many pages there are."""
    asked = 0

    def endless() -> object:
        nonlocal asked
        while True:
            asked += 1
            yield Page(f"p{asked}", "p.txt", b"nothing of interest " * 60_000)

    stream = results(endless(), SETTINGS, lines_of, jobs=2)  # type: ignore[arg-type]
    for _ in range(3):
        next(stream)
    stream.close()
    assert asked < 60


def test_a_page_that_says_nothing_of_the_field_is_not_built() -> None:
    reader = PageReader(SETTINGS)
    result = reader.read(Page("x", "x.html", b"<p>The nursing program requires 36 credits.</p>"))
    assert result.document is None
    assert result.claims == ()


def vanishes(result: PageResult) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_gone_ends_the_batch_with_a_message() -> None:
    """And does not leave it waiting for ever, as when the system takes a process's memory."""
    with pytest.raises(WorkersLostError, match="--jobs 1"):
        list(results(batch(), SETTINGS, vanishes, jobs=2))
