"""A new pack's files: what follows from titles of codes, and what does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.extraction.folding import fold
from gradguide.model.pack import FieldPack
from gradguide.production.field_data import shared_subjects
from gradguide.production.field_draft import Begun, drafted, subjects
from gradguide.sources.packs import read_pack

SHARED = shared_subjects()


def begun(prefix: str, levels: tuple[str, ...] | None = None) -> Begun:
    titles = {cip: title for cip, title in SHARED.titles.items() if cip.startswith(prefix)}
    return Begun("field", "Field", (prefix,), titles, SHARED.occupations_of(titles), levels)


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (["Public Health, General"], ["public health"]),
        (["Public Health, General", "Public Health, Other"], ["public health"]),
        (["Philosophy"], ["philosophy"]),
        (["Economics, General", "Econometrics & Statistics"],
         ["economics", "econometrics and statistics"]),
        (["Speech-Language Pathology/Pathologist"], ["speech-language pathology/pathologist"]),
    ],
)  # fmt: skip
def test_the_subjects_of_titles(titles: list[str], found: list[str]) -> None:
    assert list(subjects(titles)) == found


@pytest.mark.parametrize(
    ("prefix", "abbreviations"),
    [
        ("44.0701", {"MSW", "MS", "MA", "BSW", "BS", "BA", "DSW", "PhD"}),
        ("51.2201", {"MPH", "MS", "MA", "BPH", "BS", "BA", "DPH", "PhD"}),
        ("38.0101", {"MS", "MA", "BS", "BA", "PhD"}),  # one word has no initials of its own
        ("44.0702", set()),  # two things in one title: nobody's degree is called that
    ],
)
def test_degrees_by_rule(prefix: str, abbreviations: set[str], tmp_path: Path) -> None:
    pack = written(begun(prefix), tmp_path)
    assert {degree.abbreviation for degree in pack.degrees} == abbreviations


def test_degrees_are_of_the_levels_at_which_there_are_awards(tmp_path: Path) -> None:
    pack = written(begun("44.0701", ("certificate", "master")), tmp_path)
    assert {degree.level for degree in pack.degrees} == {"master"}


def test_what_is_derived_and_what_is_to_be_checked_is_said() -> None:
    files = drafted(begun("44.07"))
    assert "hold no names of degrees" in files["degrees.toml"]
    assert "gave no degree: youth services/administration" in files["degrees.toml"]
    assert all(text.startswith("# ") for text in files.values())
    assert max(len(line) for line in files["degrees.toml"].splitlines()) <= 100


def test_occupations_are_the_crosswalks(tmp_path: Path) -> None:
    pack = written(begun("44.0701"), tmp_path)
    found = {title.name: (title.code, title.names) for title in pack.occupations}
    assert found["Healthcare Social Workers"] == (
        "21-1022", ("healthcare social workers", "healthcare social worker"),
    )  # fmt: skip
    assert found["Social Workers, All Other"] == ("21-1029", ("social workers, all other",))
    assert found["Probation Officers and Correctional Treatment Specialists"][1] == (
        "probation officers and correctional treatment specialists",
        "probation officers & correctional treatment specialists",
    )


@given(prefix=st.sampled_from(sorted(SHARED.titles)), digits=st.sampled_from([2, 5, 7]))
def test_any_codes_give_a_pack_that_keeps_the_rules_of_packs(
    prefix: str, digits: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pack = written(begun(prefix[:digits]), tmp_path_factory.mktemp("pack"))
    spellings = [name for degree in pack.degrees for name in degree.names]
    assert len(spellings) == len(set(spellings))
    titles = [name for title in pack.occupations for name in title.names]
    assert len(titles) == len(set(titles))
    fields = [name for term in pack.fields for name in term.names]
    assert len(fields) == len(set(fields))
    assert all(name == fold(name) for name in (*spellings, *titles, *fields, *pack.subject_words))


def written(of: Begun, folder: Path) -> FieldPack:
    for name, text in drafted(of).items():
        tomllib.loads(text)
        (folder / name).write_text(text, encoding="utf-8")
    return read_pack(folder)
