"""Names of programs: where they begin and end, and what degree and level they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.extraction.folding import fold
from gradguide.extraction.programs import ProgramNames
from gradguide.sources.packs import load_pack

NAMES = ProgramNames(load_pack("library-science"))

FOUND = [
    # text, then name, degree, level, whether the level is said, for each name in order
    (
        "She holds the Master of Library and Information Science (MLIS) from there.",
        [("Master of Library and Information Science (MLIS)", "MLIS", "master", True)],
    ),
    ("The MLIS takes two years.", [("MLIS", "MLIS", "master", False)]),
    ("The M.L.I.S. takes two years.", [("M.L.I.S.", "MLIS", "master", False)]),
    (
        "An online M.S. in Library and Information Science is offered.",
        [("M.S. in Library and Information Science", "MSLIS", "master", False)],
    ),
    (
        "Master of Arts in Library and Information Studies students meet weekly.",
        [("Master of Arts in Library and Information Studies", "MA", "master", True)],
    ),
    (
        "the Graduate Certificate in Map Curation, and more",
        [("Graduate Certificate in Map Curation", None, "certificate", True)],
    ),
    (
        "Courses count toward the Textile History Certificate Program.",
        [("Textile History Certificate Program", None, "certificate", True)],
    ),
    (
        "a master of library science degree",
        [("master of library science", "MLS", "master", True)],
    ),
    (
        "Master of Science in Harbor Engineering (MSHE) courses",
        [("Master of Science in Harbor Engineering (MSHE)", "MSHE", "master", True)],
    ),
    ("Take the GRE or MAT. The office decides.", []),
    ("Send it to Boston, MA 02115.", []),
    ("Ms. Reed teaches the course.", []),
    ("the State School Librarian Certificate", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_finds_names(text: str, expected: list[tuple[str, str | None, str | None, bool]]) -> None:
    found = NAMES.find(text, fold(text))
    assert [(p.name, p.degree, p.level, p.level_said) for p in found] == expected


WHOLE = [
    ("Library and Information Science, MS", "MSLIS", "master"),
    ("Library and Information Science Master of Arts", "MA", "master"),
    ("LIBRARY AND INFORMATION SCIENCE MLIS", "MLIS", "master"),
    ("Ed.D. Rural Leadership: Media", "EdD", "doctoral"),
    ("Online Master of Education in Library Media", "MEd", "master"),
    ("Post-Master's Certificate in Youth Services", None, "certificate"),
    ("Financial Aid", None, None),
]


@pytest.mark.parametrize(("text", "degree", "level"), WHOLE, ids=[text for text, _, _ in WHOLE])
def test_reads_a_whole_line(text: str, degree: str | None, level: str | None) -> None:
    named = NAMES.whole(text)
    assert (named.degree if named else None, named.level if named else None) == (degree, level)


def test_a_masters_program_in_a_field_leaves_the_degree_open() -> None:
    text = "Ask about our master's program in library science."
    (named,) = NAMES.find(text, fold(text))
    assert named.loose
    assert (named.degree, named.level) == (None, "master")


@given(
    st.text(
        alphabet=st.sampled_from("Master of in MLIS.()&'s, Science certificate\n"), max_size=120
    )
)
def test_names_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for named in NAMES.find(text, fold(text)):
        assert named.start >= end
        assert text[named.start : named.end] == named.name
        end = named.end
