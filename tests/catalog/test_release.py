"""Reading a release: everything that went in comes out, and can be found and opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradguide.catalog.check import check
from gradguide.catalog.errors import ReleaseError
from gradguide.catalog.release import Release
from gradguide.model.catalog import Catalog
from gradguide.model.fact import Program


@pytest.fixture
def release(built: Path) -> Release:
    with Release(built) as opened:
        yield opened


def test_it_holds_together(built: Path) -> None:
    assert check(built) == []


def test_what_went_in_comes_out(release: Release, catalog: Catalog) -> None:
    assert release.programs() == catalog.programs
    assert sorted(release.institutions(), key=lambda i: i.id) == list(catalog.institutions)
    assert release.fields() == catalog.fields
    assert tuple(release.all_claims()) == catalog.claims
    assert release.findings() == catalog.findings
    assert release.unknown_names() == {"Nowhere Tech": 1}
    assert release.quarantine() == (("broken.html", "is empty; leave it out"),)
    assert release.as_of == catalog.as_of


def test_the_manifest_says_what_it_is(release: Release, catalog: Catalog) -> None:
    manifest = release.manifest
    assert manifest["schema_version"] == 3
    assert release.field_name == "harbor science"
    assert (manifest["field"], manifest["as_of"]) == ("harbor-science", "2026-06-15")
    assert manifest["inputs"] == {"page": "0" * 64}
    assert manifest["counts"]["programs"] == len(catalog.programs)
    assert len(manifest["content"]) == 64


def test_a_fact_opens_to_the_sentence_that_says_so(release: Release) -> None:
    program = release.program("saltmarsh-state-university/mhts")
    assert program is not None
    fact = next(f for f in program.facts if f.attribute == "credits")
    opened = release.open(fact)
    (claim,) = opened.claims_for
    text = release.text(claim.doc)
    assert claim.evidence is not None and text is not None
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    assert opened.against == ()


def test_only_texts_with_evidence_are_kept(release: Release) -> None:
    assert release.text("page") is not None
    assert release.text("idle") is None
    assert release.stats().documents == 1


def test_stats(release: Release) -> None:
    stats = release.stats()
    assert stats.programs == {"program": 3, "certificate": 1, "concentration": 1}
    assert stats.institutions == 3
    assert (stats.claims, stats.quoted, stats.documents) == (22, 3, 1)
    assert stats.facts["disputed"] == 1
    assert stats.shown_only == 2
    assert (stats.unknown_names, stats.quarantined) == (1, 1)
    assert sum(stats.findings.values()) == len(release.findings())


def short(programs: tuple[Program, ...]) -> list[str]:
    return [program.id.removeprefix("saltmarsh-state-university/") for program in programs]


PORT_2, PORT_3 = "port-college-900002/ma-tide-science", "port-college-900003/mhts"
FOUND = [
    ("", [PORT_2, PORT_3, "certificate-in-dredging", "mhts", "mhts/dredging"]),
    ("saltmarsh", ["certificate-in-dredging", "mhts", "mhts/dredging"]),
    ("dredg", ["certificate-in-dredging", "mhts", "mhts/dredging"]),
    # an MHTS is a degree in harbor and tide science, says the pack
    ("Tide college", [PORT_2, PORT_3]),
    ("inlet OR", [PORT_2]),
    # as the pack has it, an MA may be one in harbor science, but not one in tide science
    ("tides & harbors", [PORT_3, "mhts", "mhts/dredging"]),
    ("tide studies inlet oregon", [PORT_2]),
    ("nothing like it", []),
    ('"(', []),
]


@pytest.mark.parametrize(("words", "ids"), FOUND)
def test_find(release: Release, words: str, ids: list[str]) -> None:
    assert sorted(short(release.find(words))) == sorted(ids)


def test_the_best_match_comes_first(release: Release) -> None:
    assert short(release.find("dredging"))[0] in ("certificate-in-dredging", "mhts/dredging")


def test_programs_come_with_their_degrees_and_schools(release: Release) -> None:
    track = "saltmarsh-state-university/mhts/dredging"
    programs, schools = release.programs_with_schools([PORT_2, track, "nowhere/mba"])
    assert [program.id for program in programs] == [PORT_2, track, track.rpartition("/")[0]]
    assert {school.id for school in schools} == {"900001", "900002"}
    assert release.programs_with_schools([]) == ((), ())


def test_the_packs_spellings_are_in_it(release: Release, catalog: Catalog) -> None:
    assert release.spellings() == catalog.spellings
    assert len(catalog.spellings) > 10


@pytest.mark.parametrize(
    "name", ["900001", "saltmarsh-state-university", "Saltmarsh State University"]
)
def test_an_institution_by_id_slug_or_name(release: Release, name: str) -> None:
    school = release.institution(name)
    assert school is not None
    assert (school.id, school.city) == ("900001", "Saltmarsh")
    assert len(release.programs_of(school.id)) == 3


def test_what_is_not_there(release: Release) -> None:
    assert release.program("saltmarsh-state-university/mba") is None
    assert release.institution("Nowhere Tech") is None
    assert release.text("nothing") is None


def test_findings_by_program_and_institution(release: Release) -> None:
    about = release.findings(program="saltmarsh-state-university/mhts")
    assert {f.kind for f in about} == {"school_contradicts_itself"}
    assert release.findings(institution_id="900002") == ()


NOT_RELEASES = [
    ("absent", None, "is not there; build a release with"),
    ("text", b"just some words", "is not a release (it is no SQLite file)"),
    ("empty", b"", "is not a release"),
    ("cut short", b"SQLite format 3\x00" + b"\x00" * 84, "is not a release"),
]


@pytest.mark.parametrize(("name", "content", "message"), NOT_RELEASES)
def test_not_a_release(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReleaseError) as error:
        Release(path)
    assert str(path) in str(error.value)
    assert message in str(error.value)
    assert check(path) == [str(error.value)]


def test_a_folder_is_not_a_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="cannot be read"):
        Release(tmp_path)
