"""What programs' names say, by tables of names in the ways in which people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.resolution.abbreviations import abbreviation_of
from gradguide.resolution.degrees import DegreeNames
from gradguide.resolution.naming import base_name, parse
from gradguide.sources.packs import load_pack

DEGREES = DegreeNames(load_pack("library-science"))

# name, level, degree, kind of degree, words of the field, concentrations
PROGRAMS = [
    ("MLIS", "master", "MLIS", "", "information library", []),
    ("M.L.I.S.", "master", "MLIS", "", "information library", []),
    ("Online MLIS", "master", "MLIS", "", "information library", []),
    ("Library Science, M.L.S.", "master", "MLS", "", "library", []),
    ("Master of Library Science Degree (MLS)", "master", "MLS", "", "library", []),
    ("MS in Library & Information Science", "master", "MSLIS", "", "information library", []),
    ("Online M.S. in L.I.S.", "master", "MS", "", "lis", []),
    ("MS/LIS", "master", "MSLIS", "", "information library", []),
    ("Master of Science, Library Science", "master", "MS", "", "library", []),
    ("Information Studies (MA)", "master", "MA", "arts", "information", []),
    ("Master’s in Library & Info Science", "master", None, None, "info library", []),
    ("MLIS, Archives track", "master", "MLIS", "", "information library", ["Archives"]),
    ("MLIS: Law Libraries", "master", "MLIS", "", "information library", ["Law Libraries"]),
    ("MLS with Certificate in Oral History", "master", "MLS", "", "library", ["Oral History"]),
    ("Teacher Librarian MLIS", "master", "MLIS", "", "information library", ["teacher librarian"]),
    ("School Media - M.L.I.S.", "master", "MLIS", "", "information library", ["School Media"]),
    ("MLIS with Media Arts (042)", "master", "MLIS", "", "information library", ["Media Arts"]),
    ("MLIS, online option", "master", "MLIS", "", "information library", []),
    ("Master of Information (MI), formerly MLIS", "master", "MI", "", "information", []),
    ("Master of Science in Information Security", "master", None, "", "information security", []),
    ("Master of Management in Library and Information Science", "master", "MMLIS", "management",
     "information library", []),
    ("Online Master of Education in Media", "master", "MEd", "education", "media", []),
    ("Online Ed.D. Rural Schools: Library Media", "doctoral", "EdD", "education", "rural school",
     ["Library Media"]),
    ("Ph.D. in Information Studies", "doctoral", "PhD", "philosophy", "information", []),
    ("Library Science", None, None, None, "library", []),
    ("online master's", "master", None, None, "", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "level", "degree", "designation", "field", "tracks"), PROGRAMS)
def test_degree(
    name: str,
    level: str | None,
    degree: str | None,
    designation: str | None,
    field: str,
    tracks: list[str],
) -> None:
    found = parse(name, DEGREES)
    assert found.kind == "program"
    assert (found.level, found.degree, found.designation) == (level, degree, designation)
    assert sorted(found.core) == field.split()
    assert list(found.concentrations) == tracks


KINDS = [
    ("Graduate Certificate in Archives", "certificate"),
    ("Archives (Graduate Certificate)", "certificate"),
    ("Post-Master's Certificate in Library Science", "certificate"),
    ("Certificate of Advanced Study (CAS)", "certificate"),
    ("School Librarian Endorsement", "certificate"),
    ("School Library Licensure, Non-Degree", "certificate"),
    ("Sixth-Year Specialist in Library Science", "certificate"),
    ("MLIS with School Library Licensure", "program"),
    ("Library Science (Licensure) MLIS", "program"),
    ("MLIS/MA in History", "dual"),
    ("M.A. in History and Master of Library Science", "dual"),
    ("Master of Public Affairs & Master of Library Science", "dual"),
    ("4+1 BA/MLIS", "dual"),
    ("JD/MLS joint program", "dual"),
    ("MLIS, Archives and Law Dual Concentration", "program"),
    ("MLS or MA in Library Science", "group"),
    ("M.I.S., M.L.S. and a specialist degree", "group"),
    ("graduate programs", "group"),
    ("School of Information", "group"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind(name: str, kind: str) -> None:
    assert parse(name, DEGREES).kind == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Master of Knot and Sail Theory (MKSTh)", ("MKSTh", "Master of Knot and Sail Theory")),
        ("Certificate in Knot Studies (CKS)", ("CKS", "Certificate in Knot Studies")),
        ("Knot Studies (Online)", None),
        ("Knot Studies", None),
    ],
)
def test_explained_abbreviation(name: str, expected: tuple[str, str] | None) -> None:
    assert abbreviation_of(name) == expected


BASES = [
    ("Elementary Schools, MS (Library Media)", "Elementary Schools, MS"),
    ("MLS with School Media", "MLS"),
    ("MLIS: Archives Concentration", "MLIS"),
    ("Teacher Librarian MLIS", ""),
    ("MLIS", ""),
]


@pytest.mark.parametrize(("name", "base"), BASES)
def test_base_name(name: str, base: str) -> None:
    assert base_name(parse(name, DEGREES)) == base


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    found = parse(text, DEGREES)
    assert found.written == text
    assert all(track.strip() for track in found.concentrations)
