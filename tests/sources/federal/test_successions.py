"""What became of schools that have gone: the compiled file, and how it enters the tables."""

from __future__ import annotations

import pytest

from gradguide.model.institution import Registry
from gradguide.sources.federal.staging import Staging
from gradguide.sources.federal.successions import (
    SuccessionFileError,
    add_successions,
    parsed,
    successions,
)

GONE = "211644"
SUCCESSOR = "498571"


def school(staging: Staging, unitid: str, *, active: int = 1, successor: str | None = None) -> None:
    staging.connection.execute(
        "INSERT INTO schools VALUES (?, 'A school', '[]', 'Town', 'PA', 'public', '', '', ?, NULL,"
        " ?, NULL, NULL, 2024)",
        [unitid, active, successor],
    )


def rows(staging: Staging) -> dict[object, tuple[object, ...]]:
    return {row[0]: row for row in staging.rows("schools")}


def test_a_school_that_the_directory_lacks_comes_with_its_successor() -> None:
    with Staging() as staging:
        school(staging, SUCCESSOR)
        add_successions(staging)
        found = rows(staging)[GONE]
        addresses = dict(staging.rows("successions"))
        datasets = list(staging.rows("datasets"))
    assert found[1] == successions()[GONE].name
    assert found[8:11] == (0, "2022-07-01", SUCCESSOR)
    assert str(addresses[GONE]).startswith("https://")
    (dataset,) = datasets
    assert (dataset[0], dataset[4], dataset[8]) == ("successions", "compiled", len(addresses))


@pytest.mark.parametrize("own", [None, "100654"], ids=["open", "with another successor"])
def test_the_directorys_own_row_comes_first(own: str | None) -> None:
    with Staging() as staging:
        school(staging, SUCCESSOR)
        school(staging, GONE, successor=own)
        add_successions(staging)
        assert rows(staging)[GONE][1] == "A school"
        assert rows(staging)[GONE][10] == own
        assert GONE not in dict(staging.rows("successions"))


def test_schools_of_no_concern_stay_out() -> None:
    with Staging() as staging:
        school(staging, "100654")
        add_successions(staging)
        assert list(rows(staging)) == ["100654"]
        assert list(staging.rows("datasets")) == []


def test_a_school_with_awards_is_told_of_without_its_successor() -> None:
    with Staging() as staging:
        staging.connection.execute(
            f"INSERT INTO awards VALUES (1, '{GONE}', '25.0101', 'master', 7, 2020, 2021)"
        )
        add_successions(staging)
        assert list(rows(staging)) == [GONE]


def test_every_successor_is_a_school_of_the_registry_and_knows_the_old_name(
    registry: Registry,
) -> None:
    for one in successions().values():
        successor = registry[one.successor or ""]
        assert {one.name, *one.aliases} & set(successor.former), one.name


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('["123"]\nname = "x"', "missing required field"),
        ("{entry}", ""),
        ('["12345"]{rest}', "not six digits"),
        ('["123456"]{rest}\nsuccessor = "123456"', "its own successor"),
        ('["123456"]{rest}\nsuccesor = "1"', "unknown field"),
        ('["123456"]{bare}\nsource = "a friend"', "no address"),
    ],
)
def test_a_wrong_entry_is_named(text: str, problem: str) -> None:
    bare = '\nname = "A"\ncity = "B"\nstate = "PA"\ncontrol = "public"\nclosed = 2020-07-01'
    rest = bare + '\nsource = "https://example.edu/"'
    entry = text.format(entry=f'["123456"]{rest}', rest=rest, bare=bare)
    if not problem:
        assert parsed(entry)["123456"].closed.year == 2020
        return
    with pytest.raises(SuccessionFileError, match=problem) as error:
        parsed(entry)
    assert "successions.toml: [" in str(error.value)
