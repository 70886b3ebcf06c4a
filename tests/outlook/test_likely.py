"""Which of the programs that an award may count speak of its subject, over made-up names."""

from __future__ import annotations

import pytest

from gradguide.outlook.likely import speaking_of, subject_words

PROGRAMS = (
    ("a/certificate-in-lighthouses", "Certificate in Lighthouses"),
    ("a/ma", "Master of Arts"),
    ("a/ms-harbor-science", "MS Harbor Science"),
    ("a/tidal-archiving", "Graduate Certificate in Tidal Archiving"),
    ("a/tide-archives-management", "Tide Archives Management"),
)


@pytest.mark.parametrize(
    ("subjects", "concentrations", "speaking"),
    [
        (("Harbors",), {}, ["a/ms-harbor-science"]),
        (("Archives/Archival Administration",), {}, [
            "a/tidal-archiving", "a/tide-archives-management"]),
        (("Tide Archivists", "Keepers of Tides"), {}, [
            "a/tide-archives-management", "a/tidal-archiving"]),
        (("Harbors",), {"a/ma": ("Harbor Law",)}, ["a/ma", "a/ms-harbor-science"]),
        (("Sciences, General",), {}, []),
        (("Graduate Study, Other",), {}, []),
        ((), {}, []),
    ],
)  # fmt: skip
def test_by_name_and_by_concentration(
    subjects: tuple[str, ...], concentrations: dict[str, tuple[str, ...]], speaking: list[str]
) -> None:
    assert [key for key, _ in speaking_of(subjects, PROGRAMS, concentrations)] == speaking


def test_words_that_tell_no_subject_are_left_out() -> None:
    assert subject_words("Graduate Certificate in Management, Other") == frozenset()
    assert subject_words("Archives", "Archivist") == subject_words("Archival Science")
