"""What is kept of a release goes with it, and is worked out once."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gradguide.answers.coverage import coverage_of
from gradguide.answers.errors import UnknownNameError
from gradguide.answers.guides import guide_answers, specialties, specialty_called
from gradguide.answers.kept import kept
from gradguide.answers.levels import level_answers, level_called, level_counts, levels
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.model.claim import Standing

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def opened(release: Path) -> Iterator[OpenRelease]:
    with Release(release) as found:
        yield OpenRelease(found)


def test_a_result_is_worked_out_once_for_each_release_and_question(release: Path) -> None:
    asked: list[int] = []

    @kept
    def twice(_: OpenRelease, number: int) -> int:
        asked.append(number)
        return 2 * number

    with Release(release) as one, Release(release) as other:
        first, second = OpenRelease(one), OpenRelease(other)
        assert [twice(first, 2), twice(first, 2), twice(first, 3)] == [4, 4, 6]
        assert twice(second, 2) == 4
    assert asked == [2, 3, 2]


def test_only_so_many_results_are_kept(release: Path) -> None:
    asked: list[int] = []

    @kept
    def same(_: OpenRelease, number: int) -> int:
        asked.append(number)
        return number

    with Release(release) as one:
        opened = OpenRelease(one)
        for number in (*range(250), 249, 0):
            same(opened, number)
    assert asked == [*range(250), 0]


def test_what_is_kept_goes_with_the_release(release: Path) -> None:
    with Release(release) as found:
        opened = OpenRelease(found)
        guide_answers(opened, None, DAY)
        level_answers(opened, "master", DAY)
        coverage_of(opened)
        gone = weakref.ref(opened)
        del opened
        gc.collect()
        assert gone() is None


def test_coverage_counts_every_program_once(opened: OpenRelease) -> None:
    found = coverage_of(opened)
    assert found.programs > 200
    for one in found.attributes:
        assert one.total == found.programs
        assert 0 <= one.known <= one.total
    assert sum(place.programs for place in found.places) == found.programs
    known = sum(one.known for one in found.attributes)
    assert sum(place.known for place in found.places) == known


def test_statements_are_counted_by_who_makes_them(opened: OpenRelease) -> None:
    spoken = coverage_of(opened).spoken
    assert [one.standing for one in spoken] == sorted((o.standing for o in spoken), reverse=True)
    assert sum(one.statements for one in spoken) == opened.release.stats().claims
    for one in spoken:
        assert one.undated <= one.statements
        assert one.sources <= one.statements
    assert Standing.AUTHORITY in {one.standing for one in spoken}


def test_every_specialty_has_a_slug_of_its_own_and_is_found_by_it(opened: OpenRelease) -> None:
    found = specialties(opened, DAY)
    assert len({one.slug for one in found}) == len(found) > 30
    for one in found:
        assert one.degrees or one.certificates
        assert specialty_called(opened, one.slug, DAY) is one
    with pytest.raises(UnknownNameError, match="no guide"):
        specialty_called(opened, "nothing", DAY)


def test_levels_have_numbers_and_glosses(opened: OpenRelease) -> None:
    found = level_counts(opened, DAY)
    assert {one.level.id for one in found} >= {"master", "certificate"}
    assert len({one.slug for one in levels()}) == len(levels())
    for one in found:
        answers = level_answers(opened, one.level.id, DAY)
        assert answers.answers[0].id == "level"
        assert answers.answers[0].counts[0].of == one.described
    with pytest.raises(UnknownNameError, match="it has"):
        level_called(opened, "nothing", DAY)


def test_a_level_that_no_source_describes_has_no_answers(opened: OpenRelease) -> None:
    assert level_answers(opened, "associate", DAY).answers == ()
