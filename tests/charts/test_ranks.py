"""The chart of rank intervals: order, intervals and ties are those of the ranking."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from gradguide.charts.figure import svg
from gradguide.charts.ranks import rank_intervals
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.ranking.ranking import Provenance, Ranked, Ranking, Tie
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.method import Method

NAMES = ("Saltmarsh State", "Port College", "Sandbar University", "Inlet Institute")


def ranked(number: int, *, name: str | None = None, place: int | None = None) -> Ranked:
    school = InstitutionEntry(f"90000{number}", f"school-{number}", name or NAMES[number])
    program = Program(
        id=f"school-{number}/mhts",
        institution_id=school.id,
        institution=school.name,
        name="Master of Harbor & Tide Science",
        kind="program",
        degree="MHTS",
        level="master",
    )
    at = place or number + 1
    candidate = Candidate(program, school)
    return Ranked(candidate, at, 1 - number / 10, max(1, at - 1), at, at + 2, (), 0.1)


def ranking(*order: Ranked, ties: tuple[Tie, ...] = ()) -> Ranking:
    return Ranking(
        method=Method.__new__(Method),  # a figure does not look at the method
        ranked=order,
        above=(),
        ties=ties,
        influences=(),
        left_out=(),
        contributions="parts of the sum",
        can_reverse="",
        provenance=Provenance("0", "0", {}, date(2026, 11, 1), 1, 10_000, "0"),
    )


def drawn(shown: object) -> list[str]:
    root = ElementTree.fromstring(svg(shown))  # type: ignore[arg-type]
    return [one.text or "" for one in root.iter() if one.tag.endswith("text")]


def test_programs_stand_in_the_order_of_their_places() -> None:
    shown = rank_intervals(ranking(*(ranked(n) for n in range(4))), "Four programs")
    labels = [word for word in drawn(shown) if ": MHTS" in word]
    assert labels == [f"{n + 1}. {NAMES[n]}: MHTS" for n in range(4)]
    assert shown.table.rows[1] == ("school-1/mhts", "2", "1 to 4", "2")


def test_a_long_ranking_is_cut_and_says_so() -> None:
    shown = rank_intervals(ranking(*(ranked(n) for n in range(4))), "Two of four", most=2)
    assert len(shown.table.rows) == 2
    assert "2 more are ranked and not drawn" in shown.sentence


def test_programs_of_one_name_and_place_are_told_apart() -> None:
    twins = [ranked(0, name="Port College", place=1), ranked(1, name="Port College", place=1)]
    labels = [word for word in drawn(rank_intervals(ranking(*twins), "Twins")) if "1. " in word]
    assert len(set(labels)) == 2


def test_brackets_join_what_cannot_be_told_apart_and_overlaps_stand_side_by_side() -> None:
    ties = (Tie(0, 1, exact=False), Tie(1, 3, exact=False), Tie(2, 3, exact=True))
    spec = rank_intervals(ranking(*(ranked(n) for n in range(4)), ties=ties), "Ties").spec
    rows = spec["datasets"][spec["layer"][2]["data"]["name"]]
    assert [(row["first"][0], row["last"][0]) for row in rows] == [
        ("1", "2"), ("2", "4"), ("3", "4"),
    ]  # fmt: skip
    first, second, third = (row["at"] for row in rows)
    assert first != second
    assert first == third


def test_nothing_ranked_is_nothing_drawn() -> None:
    with pytest.raises(ValueError, match="no program passes"):
        rank_intervals(ranking(), "None")
