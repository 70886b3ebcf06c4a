"""Names as they stand in people's tables, and what they mean. Nothing doubtful is a match."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.answers.matching import Wanted, schools_matching
from gradguide.answers.matching_programs import WantedProgram, programs_matching
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release

DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def opened(release: Path) -> Iterator[OpenRelease]:
    with Release(release) as found:
        yield OpenRelease(found)


ALABAMA, ILLINOIS, SIMMONS, SAN_JOSE = "100751", "145637", "167783", "122755"

SURE = [
    (Wanted("The University of Alabama"), ALABAMA),
    (Wanted("Univ of Alabama"), ALABAMA),
    (Wanted("  univ. of ALABAMA "), ALABAMA),
    (Wanted("UIUC"), ILLINOIS),
    (Wanted("Univ. of Illinois Urbana Champaign"), ILLINOIS),
    (Wanted("Simmons College"), SIMMONS),
    (Wanted("San José State"), SAN_JOSE),
    (Wanted("SJSU", state="California"), SAN_JOSE),
    (Wanted("University of Wisconsin", state="WI", city="Madison"), "240444"),
    (Wanted("Syracuse", state="NY", city="Syracuse"), "196413"),
    (Wanted("Alabama, University of", unitid=ALABAMA), ALABAMA),
]
DOUBTFUL = [
    Wanted("University of Wisconsin"),
    Wanted("University of Wisconsin", state="WI"),
    Wanted("Indiana University"),
    Wanted("Kent State"),
    Wanted("Syracuse"),
    Wanted("Columbia"),
    Wanted("Wisconsin"),
    Wanted("St John's University"),
    Wanted("Univ of Alabama", state="OH"),
    Wanted("Univ of Alabama", unitid=ILLINOIS),
    Wanted("Something else altogether", unitid=ALABAMA),
    Wanted("Foo College"),
    Wanted("University"),
    Wanted(""),
    Wanted("<script>alert(1)</script>"),
]


@pytest.mark.parametrize(("wanted", "meant"), SURE, ids=str)
def test_a_name_that_one_school_has_is_a_match(
    opened: OpenRelease, wanted: Wanted, meant: str
) -> None:
    found = schools_matching(opened, wanted)
    assert (found[0].school.id, found[0].match) == (meant, True)
    assert not any(one.match for one in found[1:])


@pytest.mark.parametrize("wanted", DOUBTFUL, ids=str)
def test_a_doubtful_name_is_no_match(opened: OpenRelease, wanted: Wanted) -> None:
    assert not any(one.match for one in schools_matching(opened, wanted, 25))


def test_what_is_doubtful_still_has_candidates(opened: OpenRelease) -> None:
    found = schools_matching(opened, Wanted("University of Wisconsin"))
    assert {"240444", "240453"} <= {one.school.id for one in found}


SURE_PROGRAMS = [
    (WantedProgram("the-university-of-alabama/mlis"), "the-university-of-alabama/mlis"),
    (WantedProgram("University of Alabama MLIS"), "the-university-of-alabama/mlis"),
    (WantedProgram("MLIS at the University of Alabama"), "the-university-of-alabama/mlis"),
    (WantedProgram("MLIS", institution=ALABAMA), "the-university-of-alabama/mlis"),
    (WantedProgram("MLIS", institution="Univ of Alabama"), "the-university-of-alabama/mlis"),
    (
        WantedProgram("San Jose State University - Master of Library and Information Science"),
        "san-jose-state-university/mlis",
    ),
    (WantedProgram("MLIS", ALABAMA, degree="MLIS"), "the-university-of-alabama/mlis"),
]
DOUBTFUL_PROGRAMS = [
    WantedProgram("MLIS"),
    WantedProgram("Library Science"),
    WantedProgram("University of Alabama"),
    WantedProgram("Kent State MLIS"),
    WantedProgram("MLIS", ALABAMA, degree="PhD"),
    WantedProgram("MLIS", ALABAMA, level="doctoral"),
    WantedProgram("Master of Nowhere Studies", ALABAMA),
    WantedProgram(""),
]


@pytest.mark.parametrize(("wanted", "meant"), SURE_PROGRAMS, ids=str)
def test_a_school_and_a_degree_are_a_program(
    opened: OpenRelease, wanted: WantedProgram, meant: str
) -> None:
    found = programs_matching(opened, wanted, DAY)
    assert (found[0].program.id, found[0].match) == (meant, True)
    assert not any(one.match for one in found[1:])


@pytest.mark.parametrize("wanted", DOUBTFUL_PROGRAMS, ids=str)
def test_a_doubtful_program_is_no_match(opened: OpenRelease, wanted: WantedProgram) -> None:
    assert not any(one.match for one in programs_matching(opened, wanted, DAY, 25))


@pytest.mark.parametrize(
    ("school", "begin"),
    [
        ("Kent State University", ("kent-state-university",)),
        ("Kent Stat University", ("kent-state-university",)),
        ("University of Wisconsin", ("university-of-wisconsin-",)),
    ],
)
def test_programs_of_schools_that_may_be_meant_come_first(
    opened: OpenRelease, school: str, begin: tuple[str, ...]
) -> None:
    found = programs_matching(opened, WantedProgram("MLIS", institution=school), DAY, 25)
    there = [one.program.id.startswith(begin) for one in found]
    first = there.index(False)
    assert there[0] and first >= 1
    assert all(one.score > found[first].score for one in found[:first])
    assert len({one.program.id for one in found}) == len(found)
    assert not any(one.match for one in found)


def test_every_school_is_found_by_its_own_name(opened: OpenRelease) -> None:
    for school in opened.schools:
        found = schools_matching(opened, Wanted(school.name, school.state, school.city))
        assert (found[0].school.id, found[0].match) == (school.id, True), school.name


@given(st.text(max_size=60), st.sampled_from(["", "OH", "Ohio", "ZZ"]), st.text(max_size=12))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_scores_are_scores_and_one_at_most_matches(
    opened: OpenRelease, name: str, state: str, city: str
) -> None:
    found = schools_matching(opened, Wanted(name, state, city))
    assert sum(one.match for one in found) <= 1
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.score <= 100 for one in found)
    programs = programs_matching(opened, WantedProgram(name), DAY)
    assert all(0 <= one.score <= 100 for one in programs)
    assert sum(one.match for one in programs) <= 1
