"""The scorer that the held-out tables and pages are measured with."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

_spec = importlib.util.spec_from_file_location(
    "scoring_under_test", Path(__file__).parent / "scoring.py"
)
assert _spec is not None and _spec.loader is not None
scoring = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = scoring  # a dataclass looks its module up there
_spec.loader.exec_module(scoring)


def statement(attribute: str, value: Any, optional: bool = False, **qualifiers: Any) -> Any:
    return scoring.Statement("page", attribute, value, qualifiers, optional)


@pytest.mark.parametrize(
    ("key", "found", "counts"),
    [
        ([("credits", 36)], [("credits", 36)], (1, 1, 1)),
        ([("credits", 36)], [("credits", 37)], (1, 1, 0)),
        ([("gpa_min", 3.0)], [("gpa_min", 3)], (1, 1, 1)),
        ([("career", "Archivist")], [("career", "archivists")], (1, 1, 1)),
        ([("career", "Archivist")], [("career", "curator")], (1, 1, 0)),
        ([("credits", 36)], [("credits", 36), ("credits", 36)], (1, 1, 1)),
        ([("cohort", True)], [("cohort", False)], (1, 1, 0)),
    ],
)
def test_values(key: list[Any], found: list[Any], counts: tuple[int, int, int]) -> None:
    tallies = scoring.score([statement(*k) for k in key], [statement(*f) for f in found])
    assert scoring.total(tallies.values()) == scoring.Tally(*counts)


def test_an_unsaid_qualifier_is_its_default() -> None:
    key, found = [statement("credits", 36)], [statement("credits", 36, part="total")]
    assert scoring.score(key, found)["credits"].right == 1


def test_another_qualifier_is_another_statement() -> None:
    key, found = [statement("credits", 36)], [statement("credits", 36, part="core")]
    assert scoring.score(key, found)["credits"].right == 0


def test_a_qualifier_that_only_describes_is_not_compared() -> None:
    key = [statement("deadline", "June", term="Fall")]
    assert scoring.score(key, [statement("deadline", "June")])["deadline"].right == 1


def test_what_is_optional_counts_neither_way() -> None:
    key = [statement("level", "master", optional=True)]
    assert scoring.total(scoring.score(key, [statement("level", "master")]).values()).found == 0
    assert scoring.total(scoring.score(key, []).values()).key == 0


def test_the_place_must_be_the_same() -> None:
    elsewhere = scoring.Statement("another page", "credits", 36)
    tally = scoring.score([statement("credits", 36)], [elsewhere])["credits"]
    assert (tally.precision, tally.recall, tally.f1) == (0.0, 0.0, 0.0)
