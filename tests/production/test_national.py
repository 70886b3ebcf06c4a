"""Awards as programs: each arrives once, under an id that stays, and is found like any program."""

from __future__ import annotations

import runpy
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.catalog.awarded import Awarded
from gradguide.catalog.release import Release
from gradguide.catalog.writer import Federal, Searchable, write_release
from gradguide.decisions.candidate import Candidate, candidates
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.bulk import Bulk, searchable_with
from gradguide.decisions.finding.find import Finder, Found
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.finding.query import Query
from gradguide.model.catalog import Catalog
from gradguide.model.fact import Status
from gradguide.model.national import LEVEL_OF_CODE
from gradguide.model.vocabulary import vocabulary
from gradguide.production.building import Order, build
from gradguide.production.checking import check_release
from gradguide.production.federal import codes_of, federal
from gradguide.production.reader import Settings
from gradguide.production.staged import FederalOrder
from gradguide.resolution.pipeline import assemble
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.federal.staging import Staging

HERE = Path(__file__).parent
making = SimpleNamespace(**runpy.run_path(str(HERE.parent / "resolution" / "making.py")))
made = SimpleNamespace(**runpy.run_path(str(HERE / "staging_making.py")))
Reported, staging_of, SCHOOLS = made.Reported, made.staging_of, made.SCHOOLS
claim = making.claim

CIPS = ["25.01"]
CLAIMS = [
    claim("level", "master"),
    claim("delivery", "online"),
    claim("tuition_per_credit", 500),
    claim("credits", 36),
    claim("concentration", "Lighthouses"),
    claim("gpa_min", 3, program="MHTS, Dredging"),
    claim("delivery", "online", school="900003", named="Port", program="MHTS", paid=True),
]
SOME = [
    Reported("900001", "25.0101", 7, {2023: 10, 2024: 12}),
    Reported("900001", "25.0101", 6, {2024: 3}),
    Reported("900001", "25.0101", 8, {2024: 0}),
    Reported("900001", "52.0201", 7, {2022: 5, 2023: 6, 2024: 7}, (1, 1, 0)),
    Reported("900002", "52.0201", 7, {2024: 70}, (3, 2, 0)),
    Reported("900002", "45.0199", 5, {2024: 1}, (2, 0, 0)),
    Reported("900002", "45.9999", 5, {2024: 2}, (2, 0, 2)),
    Reported("900003", "45.9999", 17, {2024: 2}),
    Reported("900004", "49.0109", 3, {2024: 2}),
    Reported("900004", "52.0201", 7, {2020: 9, 2021: 8}),
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return _catalog()


def _catalog(as_of: date = making.AS_OF) -> Catalog:
    return assemble(CLAIMS, making.PACK, making.REGISTRY, as_of)


def picture_of(catalog: Catalog, staging: Staging) -> tuple[Federal, Mapping[str, Sequence[str]]]:
    picture = federal(staging, catalog, CIPS, making.REGISTRY, national=True)
    return picture, codes_of(staging, picture.programs)


def awarded_of(catalog: Catalog, staging: Staging) -> Awarded:
    awarded = picture_of(catalog, staging)[0].awarded
    assert awarded is not None
    return awarded


def both(catalog: Catalog, staging: Staging) -> tuple[Searchable, Searchable]:
    """What is made in bulk, and what is made by asking one program after the other."""
    picture, codes = picture_of(catalog, staging)
    assert picture.awarded is not None
    awarded = picture.awarded
    described = candidates(catalog.programs, catalog.institutions)
    schools = {school.id: school for school in (*awarded.schools, *catalog.institutions)}
    names = {school_id: [f"Nick {school_id}"] for school_id in schools}
    bulk = searchable_with(
        Bulk(described, awarded, catalog.as_of), catalog.spellings, making.REGISTRY, names, codes
    )
    awards = [
        Candidate(one, schools[one.institution_id])
        for one in (awarded.program(at, catalog.as_of) for at in range(len(awarded)))
    ]
    every = sorted([*described, *awards], key=lambda one: one.id)
    return bulk, searchable(every, catalog.spellings, making.REGISTRY, names, codes)


_REPORTED = st.builds(
    Reported,
    st.sampled_from([school[0] for school in SCHOOLS]),
    st.sampled_from(["25.0101", "25.0199", "52.0201", "45.0199", "45.9999", "49.0109"]),
    st.sampled_from(sorted(LEVEL_OF_CODE)),
    st.dictionaries(st.integers(2020, 2024), st.integers(0, 30), min_size=1),
    st.none() | st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)),
)


@given(
    st.lists(_REPORTED, max_size=12, unique_by=lambda one: (one.unitid, one.cip, one.code)),
    st.sampled_from([making.AS_OF, date(2031, 1, 1)]),
)
@settings(max_examples=40, deadline=None)
def test_what_is_made_in_bulk_is_what_each_program_gives(
    reported: list[object], as_of: date
) -> None:
    with staging_of(reported) as staging:
        bulk, plain = both(_catalog(as_of), staging)
    assert bulk.index == plain.index
    assert list(bulk.listing) == list(plain.listing)


def release_of(catalog: Catalog, staging: Staging, path: Path) -> Path:
    picture, codes = picture_of(catalog, staging)
    assert picture.awarded is not None
    described = candidates(catalog.programs, catalog.institutions)
    bulk = Bulk(described, picture.awarded, catalog.as_of)
    index = searchable_with(bulk, catalog.spellings, making.REGISTRY, {}, codes)
    write_release(catalog, path, searchable=index, federal=picture)
    return path


@pytest.fixture(scope="module")
def release(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with staging_of(SOME) as staging:
        made.add(staging, "charges", ("900002", 2024, "in_state", 9000, 500, 410))
        made.add(staging, "charges", ("900002", 2024, "in_district", 8000, 500, 400))
        made.add(staging, "charges", ("900002", 2023, "in_state", 8500, 500, None))
        made.add(staging, "characteristics", ("900002", 2024, "semester", 1, 55))
        return release_of(catalog, staging, tmp_path_factory.mktemp("national") / "us.db")


def test_every_award_of_the_newest_year_is_a_program_or_counts_one(release: Path) -> None:
    with Release(release) as opened:
        ids = [program.id for program in opened.programs("award")]
        assert ids == [
            "lighthouse-university-900004/cip-49-0109-associate",
            "port-college-900002/barge-administration-master",
            "port-college-900002/sea-studies-other-45-0199-bachelor",
            "port-college-900002/sea-studies-other-45-9999-bachelor",
            "port-college-900003/sea-studies-other-45-9999-doctorate-research",
            "saltmarsh-state-university/barge-administration-master",
            "saltmarsh-state-university/tide-science-post-masters-certificate",
            "saltmarsh-state-university/tide-science-postbaccalaureate-certificate",
        ]
        own = opened.national.awards_of_program("saltmarsh-state-university/mhts")
        assert [(award.cip, award.code) for award in own] == [("25.0101", 7)]
        for program_id in ids:
            assert len(opened.national.awards_of_program(program_id)) == 1


def test_a_release_with_awards_holds_together(release: Path) -> None:
    assert check_release(release) == []


def test_the_same_input_gives_the_same_bytes(
    catalog: Catalog, release: Path, tmp_path: Path
) -> None:
    paths = []
    for name in ("one.db", "two.db"):
        with staging_of(SOME) as staging:
            paths.append(release_of(catalog, staging, tmp_path / name))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_ids_stay_when_others_come(catalog: Catalog) -> None:
    more = [
        Reported("900000", "52.0201", 7, {2024: 1}),
        Reported("900005", "52.0201", 7, {2024: 1}),
        Reported("900002", "25.0101", 7, {2024: 4}),
    ]
    schools = [
        *SCHOOLS, made.school("900000", "Aardvark College"), made.school("900005", "Port College"),
    ]  # fmt: skip
    with staging_of(SOME) as staging, staging_of([*more, *SOME], schools) as grown:
        before, after = awarded_of(catalog, staging), awarded_of(catalog, grown)
    assert set(before.ids) < set(after.ids)
    assert len(set(after.ids)) == len(after.ids)


def test_an_award_tells_its_graduates_and_opens_to_the_file(release: Path) -> None:
    with Release(release) as opened:
        program = opened.program("port-college-900002/barge-administration-master")
        assert program is not None
        assert (program.name, program.level) == ("Barge Administration, master's", "master")
        (fact,) = program.facts
        assert (fact.attribute, fact.value, fact.status) == ("completions", 70, Status.VERIFIED)
        (told,) = opened.open(fact).claims_for
        assert told.source.address == "https://nces.example/ipeds-completions.zip"
        assert (told.source.kind, told.source.year) == ("authority", 2024)
        for part in ("ipeds-completions.zip", "UNITID 900002", "CIPCODE 52.0201", "AWLEVEL 7"):
            assert part in told.note
        rule = vocabulary()
        assert rule.complaint(told.attribute, told.value, told.qualifiers) is None


@pytest.mark.parametrize(
    ("program_id", "delivery"),
    [
        ("saltmarsh-state-university/barge-administration-master", "online"),
        ("port-college-900002/barge-administration-master", None),
        ("port-college-900002/sea-studies-other-45-0199-bachelor", "campus"),
        ("port-college-900002/sea-studies-other-45-9999-bachelor", None),
    ],
)
def test_delivery_is_told_only_where_it_is_the_same_for_all(
    release: Path, program_id: str, delivery: str | None
) -> None:
    with Release(release) as opened:
        program = opened.program(program_id)
        assert program is not None
        found = [fact for fact in program.facts if fact.attribute == "delivery"]
        assert [fact.value for fact in found] == ([delivery] if delivery else [])
        for fact in found:
            (told,) = opened.open(fact).claims_for
            assert told.source.address == "https://nces.example/ipeds-distance.zip"


def test_what_a_school_asks_on_average_is_said_of_the_school_alone(release: Path) -> None:
    with Release(release) as opened:
        school = opened.institution("port-college-900002")
        assert school is not None
        told = {(fact.attribute, fact.key.get("residency")): fact for fact in school.facts}
        assert {key: fact.value for key, fact in told.items()} == {
            ("tuition_flat", "in_state"): 9000,
            ("tuition_per_credit", "in_state"): 410,
            ("fee", "any"): 55,
        }
        for fact in school.facts:
            (source,) = opened.open(fact).claims_for
            assert source.source.year == 2024 and "UNITID 900002" in source.note
        for program in opened.programs_of("900002"):
            assert {fact.attribute for fact in program.facts} <= {"completions", "delivery"}


def test_old_counts_are_stale(tmp_path: Path) -> None:
    with staging_of(SOME) as staging:
        path = release_of(_catalog(date(2031, 1, 1)), staging, tmp_path / "late.db")
    with Release(path) as opened:
        facts = [fact for program in opened.programs("award") for fact in program.facts]
        assert {fact.status for fact in facts} == {Status.STALE}
    assert check_release(path) == []


def found(release: Path, query: Query) -> Found:
    with Release(release) as opened:
        index = FindIndex(opened.index_part)
        return Finder(index, prices_by(index, opened.as_of)).find(query)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (
            Query.of("barge"),
            ["port-college-900002/barge-administration-master",
             "saltmarsh-state-university/barge-administration-master"],
        ),
        (
            Query.of("52.0201", sort="completions"),
            ["port-college-900002/barge-administration-master",
             "saltmarsh-state-university/barge-administration-master"],
        ),
        (Query.of("25.0101", {"level": ["master"]}), ["saltmarsh-state-university/mhts"]),
        (
            Query.of(choices={"kind": ["award"], "state": ["GA"]}),
            ["port-college-900003/sea-studies-other-45-9999-doctorate-research"],
        ),
        (
            Query.of(choices={"kind": ["award"], "delivery": ["online"]}),
            ["saltmarsh-state-university/barge-administration-master"],
        ),
        (
            Query.of(choices={"level": ["associate"]}),
            ["lighthouse-university-900004/cip-49-0109-associate"],
        ),
    ],
)  # fmt: skip
def test_awards_are_found_like_programs(release: Path, query: Query, ids: list[str]) -> None:
    assert list(found(release, query).ids) == ids


SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def whole_country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("country") / "us.db"
    order = Order(
        Settings("library-science", date(2026, 11, 22)), federal=FederalOrder(SHARED, national=True)
    )
    build(order, out)
    return out


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the developers' shared files are not here")
def test_the_whole_country_is_there(whole_country: Path) -> None:
    with Release(whole_country) as opened:
        awards = opened.stats().programs["award"]
        described = {
            award.number
            for program in opened.described()
            for award in opened.national.awards_of_program(program.id)
            if award.last_year == 2024
        }
        assert awards + len(described) == 267_595
        masters = {"122755": 742, "167783": 266, "227216": 238}
        for unitid, graduates in masters.items():
            counted = sum(
                row.total
                for award in opened.national.awards_of(unitid)
                if award.cip.startswith("25.") and award.level == "master"
                for row in opened.national.completions(award.number)
                if row.year == 2024
            )
            assert counted == graduates
    assert check_release(whole_country) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "gradguide data fetch ipeds"),
        ("empty", "no file of ipeds-completions and ipeds-directory is here"),
        ("nowhere", "there is no such folder"),
    ],
)
def test_a_national_release_that_cannot_be_made_leaves_the_old_one(
    tmp_path: Path, data: str | None, words: str
) -> None:
    (tmp_path / "empty").mkdir()
    out = tmp_path / "us.db"
    out.write_bytes(b"the old release")
    order = Order(
        Settings("library-science", date(2026, 11, 22)),
        federal=FederalOrder(tmp_path / data if data else None, national=True),
    )
    with pytest.raises(FederalError, match=words):
        build(order, out)
    assert out.read_bytes() == b"the old release"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "us.db"]
