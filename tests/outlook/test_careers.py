"""Careers over a written release: what is published, what leads there, and how that is known."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.catalog.release import Release
from gradguide.outlook.careers import Careers
from gradguide.outlook.program_careers import of_program

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "careers_making.py")))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    with Release(making.written(tmp_path_factory.mktemp("careers") / "harbor.db")) as opened:
        yield opened


@pytest.fixture(scope="module")
def known(release: Release) -> Careers:
    return making.careers(release)


def test_an_occupation_has_the_newest_wages_and_where_they_come_from(known: Careers) -> None:
    (view,) = known.of_title("archivist").occupations
    pay = view.figures.nation
    assert (pay.told, pay.dollars("median"), pay.wages.year) == ("published", 51000, 2025)
    assert pay.dataset.address == "https://a.example/bls-wages-national"
    outlook = view.figures.outlook
    assert (outlook.projection.change_permille, outlook.dataset.name) == (-22, "bls-projections")


@pytest.mark.parametrize(
    ("state", "told"),
    [("ME", "published"), ("OR", "not published"), ("TX", "not in this release"), (None, None)],
)
def test_wages_of_a_state(known: Careers, state: str | None, told: str | None) -> None:
    (view,) = known.of_title("port pilot", state).occupations
    assert (view.figures.state and view.figures.state.told) == told


def test_a_state_whose_wages_are_there_without_the_occupation(known: Careers) -> None:
    (view,) = known.of_title("archivist", "ME").occupations
    assert view.figures.state.told == "not published"


def test_a_percentile_is_a_figure_or_at_least_one_or_unknown(known: Careers) -> None:
    (view,) = known.of_title("port pilot", "ME").occupations
    pay = view.figures.state
    assert [(pay.dollars(name), pay.at_least(name)) for name in ("p10", "p25", "p90")] == [
        (32000, None), (None, None), (None, 239200),
    ]  # fmt: skip
    assert pay.dataset.name == "bls-wages-state"


def test_without_the_file_of_states_the_release_says_so(tmp_path: Path) -> None:
    with Release(making.written(tmp_path / "nation.db", states=False)) as opened:
        (view,) = making.careers(opened).of_title("port pilot", "ME").occupations
        assert view.figures.state.told == "not in this release"
        assert view.figures.nation.told == "published"


def test_what_is_published_only_with_others_is_shown_as_theirs(known: Careers) -> None:
    (view,) = known.of_title("lighthouse keeper").occupations
    assert view.soc == "39-1014"
    assert view.figures.published_as.soc == "39-1010"
    assert view.figures.nation.dollars("median") == 22000


def test_programs_by_subject_are_those_of_the_crosswalk_largest_first(known: Careers) -> None:
    (view,) = known.of_title("port pilot").occupations
    assert [(one.cip, one.title) for one in view.subjects] == [("99.0101", "Harbors")]
    assert (view.programs.programs, view.programs.schools) == (2, 2)
    assert [(one.institution, one.graduates) for one in view.programs.largest] == [
        ("Port College", 30), ("Saltmarsh State University", 7),
    ]  # fmt: skip
    assert [program for program, _ in view.programs.largest[0].programs] == [making.PORT]


def test_specialties_are_those_that_programs_name_as_a_whole(known: Careers) -> None:
    (view,) = known.of_title("port pilot").titles
    (dredging,) = view.specialties
    assert {one.id for one in dredging.programs.largest} == {making.MHTS, making.DREDGING}
    (other,) = known.of_title("tide archivist").titles
    assert [one.id for one in other.specialties[0].programs.largest] == [making.MHTS]


def test_a_licence_counts_by_sources_that_have_a_say(known: Careers) -> None:
    (view,) = known.of_title("port pilot").titles
    (licence,) = view.licences
    assert (licence.licence, licence.states) == ("harbor_pilot", ("ME",))
    assert [one.id for one in licence.programs.largest] == [making.MHTS]


def test_what_sources_on_the_field_say_is_found_by_title(known: Careers) -> None:
    answer = known.of_title("port pilot")
    assert [str(fact.value) for fact in answer.occupations[0].said] == ["61000"]
    assert [fact.value for fact in answer.titles[0].said] == ["Port pilot"]


def test_a_title_without_a_code_brings_the_nearest(known: Careers) -> None:
    answer = known.of_title("tide archivist")
    assert answer.titles[0].soc is None
    assert [one.soc for one in answer.occupations] == ["25-4011"]
    assert known.of_title("tide poet").occupations == ()


def test_an_unknown_title_has_no_answer(known: Careers) -> None:
    answer = known.of_title("xyzzy")
    assert (answer.titles, answer.occupations, answer.found.matches) == ((), (), ())


def test_the_fields_occupations_stand_by_how_many_they_employ(known: Careers) -> None:
    rows = known.of_field()
    assert [(row.soc, row.tie) for row in rows] == [
        ("11-9199", "subject"), ("53-5021", "subject"), ("25-4011", "subject"),
        ("39-1014", "title"),
    ]  # fmt: skip


def test_of_a_whole_country_the_subjects_of_the_field_alone_are_the_fields(
    release: Release,
) -> None:
    titles = release.job_titles()
    for cips, rows in (
        (("99.0102",), [("53-5021", "title"), ("25-4011", "subject"), ("39-1014", "title")]),
        (("98",), [("53-5021", "title"), ("25-4011", "near"), ("39-1014", "title")]),
    ):
        field = Careers(release.national, release.destinations, titles, cips=cips)
        assert [(row.soc, row.tie) for row in field.of_field()] == rows
    assert [row.soc for row in Careers(
        release.national, release.destinations, (), cips=("99.0102", "99.0101")
    ).of_field()] == ["11-9199", "53-5021", "25-4011"]  # fmt: skip


def test_a_field_without_titles_has_the_crosswalks_occupations(release: Release) -> None:
    bare = Careers(release.national, release.destinations, ())
    assert [row.soc for row in bare.of_field()] == ["11-9199", "53-5021", "25-4011"]


def test_the_way_back_by_subject_and_by_what_the_program_names(
    release: Release, known: Careers
) -> None:
    answer = of_program(known, release.program(making.MHTS))
    (under,) = answer.under
    assert under.award.cip == "99.0101"
    assert [row.soc for row in under.occupations] == ["11-9199", "53-5021"]
    ways = {(one.way, one.name): [title.name for title in one.titles] for one in answer.through}
    assert ways == {
        ("specialty", "Dredging"): ["Harbor Pilot"],
        ("specialty", "Lighthouse Care"): ["Tide Archivist"],
        ("licence", "harbor pilot"): ["Harbor Pilot"],
    }
    dredging = next(one for one in answer.through if one.name == "Dredging")
    assert [fact.value for fact in dredging.said] == ["Diver"]


def test_what_ties_to_no_title_is_named(release: Release, known: Careers) -> None:
    answer = of_program(known, release.program(making.PORT))
    assert answer.unknown == ("Dredging the deep sea",)
    assert [one.award.cip for one in answer.under] == ["99.0101", "99.0102"]


def test_a_certificate_leads_by_what_it_is_in(release: Release, known: Careers) -> None:
    answer = of_program(known, release.program(making.DREDGING))
    assert answer.under == ()
    assert [one.name for one in answer.through] == ["Dredging"]


def test_a_track_is_counted_with_its_degree(tmp_path: Path) -> None:
    path = tmp_path / "lis.db"
    making.CLAIMS.append(making.claim("delivery", "hybrid", program="MHTS, Dredging"))
    try:
        making.written(path)
    finally:
        making.CLAIMS.pop()
    with Release(path) as opened:
        track = next(one for one in opened.programs("concentration"))
        answer = of_program(making.careers(opened), track)
        assert (answer.counted_with, answer.under[0].award.cip) == (making.MHTS, "99.0101")


def test_an_occupation_that_is_kept_is_the_one_that_would_be_read(
    release: Release, known: Careers
) -> None:
    for state in (None, "OH", None, "CA", "OH"):
        assert known.of_field(state) == making.careers(release).of_field(state)
