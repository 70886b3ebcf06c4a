"""Assertions stop a load, unless they are waived by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gradguide.sources.federal.description import Assertion
from gradguide.sources.federal.errors import AssertionsFailedError, UnknownCheckError

Rows = Callable[..., Any]


def test_all_that_does_not_hold_is_told_at_once(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("directory"))
    folder.put("c2024_a.csv", row("completions", UNITID="900009"))
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(())
    names = {one.name for one in error.value.failed}
    assert {"ipeds-directory.schools", "ipeds-completions.2024-rows"} <= names
    assert "ipeds-completions.totals" in names  # there is no row for all programs
    assert "ipeds-completions.vanished" in names
    told = str(error.value)
    assert (
        "ipeds-completions.2024-rows (c2024_a.csv, ipeds-completions of 2024): rows: found 1, "
        in told
    )
    assert "expected 286979" in told
    assert "--allow ipeds-directory.schools" in told


def test_what_is_waived_is_reported(folder: Any, row: Rows, every: frozenset[str]) -> None:
    folder.put("hd2024.csv", row("directory"))
    _, loaded = folder.load(every)
    told = {one.name: (one.found, one.expected) for one in loaded.waived}
    assert told["ipeds-directory.2024"] == ("1", "6072")
    assert "ipeds-directory.successors" not in told  # it holds


def test_a_name_that_no_check_has_is_refused(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("directory"))
    with pytest.raises(UnknownCheckError, match=r"'ipeds-directory\.scools' .*directory\.schools"):
        folder.load(["ipeds-directory.scools"])


def test_a_revised_file_is_not_held_to_the_first_editions_counts(folder: Any, row: Rows) -> None:
    folder.put("c2024_a_rv.csv", row("completions"))
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(())
    names = {one.name for one in error.value.failed}
    assert "ipeds-completions.rows" in names
    assert "ipeds-completions.2024-rows" not in names


def test_completions_without_a_directory_fail(folder: Any, row: Rows) -> None:
    folder.put("c2024_a.csv", row("completions"))
    with pytest.raises(AssertionsFailedError, match=r"ipeds-completions\.directory"):
        folder.load(())


def test_schools_that_no_directory_has_are_kept_and_told_in_a_line(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("directory"))
    folder.put("c2022_a.csv", row("completions", UNITID="900009"))
    folder.put("c2023_a.csv", row("completions", UNITID="900009", CTOTALM="6", CTOTALW="6"))
    folder.put("c2024_a.csv", row("completions"))
    staging, loaded = folder.load()
    assert staging.count("awards") == 2
    assert loaded.notes == (
        "1 school stands in no directory that was read (UNITID 900009: awards of 2022, 2023); the "
        "rows are kept without a name",
    )
    gone = [row("completions", UNITID=str(900010 + number)) for number in range(7)]
    folder.put("c2024_a.csv", row("completions"), *gone)
    fee = {"XAPPFEEG": "R", "APPLFEEG": "50"}
    folder.put("ic2024.csv", {**fee, **row("characteristics", UNITID="900008")})
    _, loaded = folder.load()
    assert loaded.notes == (
        "9 schools stand in no directory that was read (UNITID 900008, 900009, 900010, 900011, "
        "900012, …: awards of 2022, 2023, 2024; characteristics of 2024); the rows are kept "
        "without a name",
    )


def test_nothing_is_told_where_a_directory_has_every_school(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("directory"))
    folder.put("c2024_a.csv", row("completions"))
    _, loaded = folder.load()
    assert loaded.notes == ()


def test_a_successor_that_is_nowhere_fails(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("directory", NEWID="900009"))
    with pytest.raises(AssertionsFailedError, match=r"ipeds-directory\.successors"):
        folder.load(())


@pytest.mark.parametrize(
    ("bounds", "found", "holds", "words"),
    [
        ({"equals": 3}, 3, True, "3"),
        ({"equals": 3}, 4, False, "3"),
        ({"equals": "CA"}, "CA", True, "CA"),
        ({"equals": 3}, None, False, "3"),
        ({"least": 3}, 3, True, "at least 3"),
        ({"least": 3}, 2.9, False, "at least 3"),
        ({"most": 3}, 3, True, "at most 3"),
        ({"least": 1, "most": 3}, 4, False, "at least 1 and at most 3"),
        ({"least": 1}, None, False, "at least 1"),
        ({"most": 1}, "0", False, "at most 1"),
    ],
)
def test_bounds(bounds: dict[str, Any], found: Any, holds: bool, words: str) -> None:
    one = Assertion(name="x", measure="1", **bounds)
    assert one.holds(found) is holds
    assert one.expected == words


@pytest.mark.parametrize(("gone", "holds"), [(0, True), (1, True), (2, False), (4, False)])
def test_a_successor_that_has_gone_too_stops_nothing_and_many_do(
    folder: Any, row: Rows, gone: int, *, holds: bool
) -> None:
    newids = ["900009"] * gone + ["900001"] * (4 - gone)
    closed = [row("directory", UNITID=f"90001{n}", NEWID=newid) for n, newid in enumerate(newids)]
    folder.put("hd2023.csv", row("directory"), *closed)
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(())
    told = {one.name for one in error.value.failed}
    assert ("ipeds-directory.successors" not in told) is holds
