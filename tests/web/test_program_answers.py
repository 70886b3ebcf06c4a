"""What pages of programs ask of the room of answers: unknowns, budgets, dates, lost addresses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from gradguide.answers.cost_words import budget_words
from gradguide.answers.dossier import Dossier
from gradguide.answers.lost import near, program_now, school_now
from gradguide.answers.unknowns import unknown_of
from gradguide.answers.words import dated
from gradguide.catalog.release import Release
from gradguide.decisions.bounds import Bounds
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.web.pages.program_view import asks


def fact(attribute: str, value: str | int, **more: object) -> Fact:
    return Fact(attribute, (Stated(value),), **{  # type: ignore[arg-type]
        "status": Status.VERIFIED, "standing": Standing.SCHOOL, "year": 2025, **more
    })  # fmt: skip


def candidate(*facts: Fact) -> Candidate:
    program = Program("harbor/mkt", "1", "Harbor", "Knots", "program", facts=facts)
    return Candidate(program, InstitutionEntry("1", "harbor", "Harbor"))


@pytest.mark.parametrize(
    ("facts", "unknown"),
    [
        ((), True),
        ((fact("tuition_flat", 4000),), False),
        ((fact("tuition_per_credit", 440, standing=Standing.PAID),), True),
    ],
)
def test_one_of_several_attributes_is_enough_if_it_counts(
    facts: tuple[Fact, ...], unknown: bool
) -> None:
    names = [one.name for one in unknown_of(candidate(*facts))]
    assert ("the price" in names) is unknown


def test_what_is_only_known_of_long_ago_says_of_when() -> None:
    stale = fact("credits", 36, status=Status.STALE, year=2014)
    (found,) = [one for one in unknown_of(candidate(stale)) if one.only_of]
    assert (found.name, found.only_of) == ("how many credits there are", 2014)


def test_a_question_stands_where_its_answer_would() -> None:
    dossier = SimpleNamespace(unknown=unknown_of(candidate(fact("tuition_flat", 4000))))
    listed = asks(cast(Dossier, dossier))
    names = {section: [one.name for one in some] for section, some in listed.items()}
    assert "whether classes have fixed hours" in names["study"]
    assert names["accreditation"] == ["accreditation"]
    assert set(names) <= {"cost", "admission", "study", "accreditation"}


def test_nobody_asks_for_visits_to_where_they_study() -> None:
    campus = [one.name for one in unknown_of(candidate(fact("delivery", "campus")))]
    online = [one.name for one in unknown_of(candidate(fact("delivery", "online")))]
    assert "visits to the campus" not in campus
    assert "visits to the campus" in online


def cost(total: tuple[int, int] | None, possible: tuple[int, int] | None) -> Cost:
    def bounds(ends: tuple[int, int] | None) -> Bounds | None:
        return None if ends is None else Bounds(Decimal(ends[0]), Decimal(ends[1]))

    return Cost("semester", None, "any", (), (), bounds(total), bounds(possible), (), ())


@pytest.mark.parametrize(
    ("total", "possible", "most", "words"),
    [
        ((100, 200), (100, 200), 200, ""),
        ((100, 200), (100, 300), 200, "could come to more than the $200"),
        ((100, 200), None, 150, "could come to more than the $150"),
        ((100, 200), (100, 300), 99, "above the $99"),
        (None, (1, 2), 1, ""),
        ((100, 200), None, None, ""),
    ],
)
def test_a_cost_is_held_against_what_somebody_can_spend(
    total: tuple[int, int] | None, possible: tuple[int, int] | None, most: int | None, words: str
) -> None:
    said = budget_words(cost(total, possible), None if most is None else Decimal(most))
    assert said.startswith(words)
    assert bool(said) is bool(words)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("by 2020-06-01, before", "by 1 June 2020, before"),
        ("decided in 2017-07 (continued)", "decided in July 2017 (continued)"),
        ("of 2026-27 and 2024", "of 2026-27 and 2024"),
        ("https://a.example/2020-06-01/x", "https://a.example/2020-06-01/x"),
        ("call 205-348-2020", "call 205-348-2020"),
    ],
)
def test_coded_dates_are_said_as_people_do(text: str, told: str) -> None:
    assert dated(text) == told


def test_lost_addresses_are_found_without_guessing(release: Path) -> None:
    with Release(release) as opened:
        track = "the-university-of-alabama/mlis/archival-studies"
        assert program_now(opened, "The-University-of-Alabama/MLIS-Archival-Studies") == track
        mlis = "the-university-of-alabama/mlis"
        assert program_now(opened, "THE-UNIVERSITY-OF-ALABAMA/MLIS") == mlis
        assert program_now(opened, "the-university-of-alabama/basketry") is None
        assert program_now(opened, "nowhere-at-all/mlis") is None
        school = school_now(opened, "100751")
        assert school is not None
        assert school.slug == "the-university-of-alabama"
        assert school_now(opened, "") is None
        found = near(opened, "the-university-of-alabama/mli")
        assert found.programs[0][0] == mlis
        assert near(opened, "zzzzqqqq/x").schools == ()
