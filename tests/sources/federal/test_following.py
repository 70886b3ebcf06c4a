"""Which assertions fail when rows are left out is told at once, and not run by run."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from gradguide.production.federal_check import check_folder
from gradguide.sources.federal.errors import BadFilesError

Rows = Callable[..., Any]
SAN_JOSE = "122755"  # of which the descriptions assert something
CASES = {
    "a directory's row": {"hd2024.csv": [{"UNITID": SAN_JOSE, "STABBR": "California"}]},
    "rows of two files": {
        "hd2024.csv": [{"UNITID": SAN_JOSE, "CONTROL": "9"}],
        "c2024_a.csv": [{"UNITID": "900002", "CTOTALT": "many"}, {"AWLEVEL": "99"}],
    },
    "rows that are there twice": {"c2024_a.csv": [{"AWLEVEL": "5"}, {"AWLEVEL": "5"}]},
}


def put(folder: Any, row: Rows, broken: dict[str, list[dict[str, str]]]) -> None:
    for layout, name in (("directory", "hd2024.csv"), ("completions", "c2024_a.csv")):
        folder.put(name, row(layout), *(row(layout, **one) for one in broken.get(name, [])))


def load_to_fail(folder: Any, allow: Any) -> BadFilesError:
    with pytest.raises(BadFilesError) as error:
        folder.load(allow)
    return error.value


@pytest.mark.parametrize("case", CASES)
def test_what_a_message_says_to_allow_is_enough(folder: Any, row: Rows, case: str) -> None:
    put(folder, row, CASES[case])
    told = str(load_to_fail(folder, ()))
    named = set(re.findall(r"--allow (\S+)", told.splitlines()[-1]))
    staging, loaded = folder.load(named)
    assert {one.name for one in loaded.waived} | {name for name, _ in loaded.left_out} == named
    assert staging.count("schools") == 1


def test_an_assertion_that_fails_for_want_of_the_rows_stands_with_its_file(
    folder: Any, row: Rows, every: frozenset[str]
) -> None:
    put(folder, row, CASES["rows of two files"])
    error = load_to_fail(folder, every - {"ipeds-directory.san-jose-state"})
    directory, completions = error.files
    assert [(one.name, one.found) for one in directory.follows] == [
        ("ipeds-directory.san-jose-state", "nothing")
    ]
    assert (completions.follows, error.failed) == ((), ())
    assert (
        "To leave them out and build all the same: --allow ipeds-directory.CONTROL"
        " --allow ipeds-directory.san-jose-state"
    ) in str(directory)


def test_nothing_follows_where_all_else_holds(
    folder: Any, row: Rows, every: frozenset[str]
) -> None:
    put(folder, row, CASES["a directory's row"])
    told = str(load_to_fail(folder, every))
    assert told.endswith("build without them: --allow ipeds-directory.STABBR")


def test_a_file_that_cannot_be_read_at_all_says_nothing_of_the_others(
    folder: Any, row: Rows
) -> None:
    put(folder, row, {})
    folder.raw("hd2024.csv", b"UNITID,INSTNM\n900001\n")
    error = load_to_fail(folder, ())
    names = {one.name for one in error.failed}
    assert "ipeds-completions.rows" in names  # which is about that file
    assert not names & {"ipeds-completions.directory", "ipeds-completions.vanished"}
    assert "To build all the same" not in str(error)


def test_a_file_of_which_no_row_is_left(folder: Any, row: Rows) -> None:
    put(folder, row, {})
    folder.put("hd2024.csv", row("directory", CONTROL="9"))
    error = load_to_fail(folder, ())
    (directory,) = error.files
    assert [one.found for one in directory.problems] == ["'9'"]
    assert "nothing is left of the file" in str(directory)
    assert "ipeds-completions.rows" in {one.name for one in error.failed}
    assert "--allow" not in str(error)


@pytest.mark.parametrize("whole", [True, False])
def test_a_check_of_a_folder_tells_no_more_of_the_schools_than_a_bad_row_means(
    folder: Any, row: Rows, *, whole: bool
) -> None:
    put(folder, row, CASES["a directory's row"])
    if not whole:
        folder.raw("hd2024.csv", b"UNITID,INSTNM\n900001\n")
    checked = check_folder(folder.path)
    assert checked.together == (() if whole else ("not checked, since not every file can be read",))
    assert {file.path.name: file.good for file in checked.files} == {
        "hd2024.csv": False, "c2024_a.csv": False,
    }  # fmt: skip
