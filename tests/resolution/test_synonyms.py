"""What else a program is called, by the spellings of its field pack."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from gradguide.model.catalog import Spelling
from gradguide.model.fact import Program
from gradguide.resolution.synonyms import Synonyms, spellings_of

PACK = runpy.run_path(str(Path(__file__).with_name("making.py")))["PACK"]


def program(name: str = "Master", degree: str | None = None, *concentrations: str) -> Program:
    return Program(
        "x/y", "900001", "Saltmarsh", name, "program", degree, concentrations=concentrations
    )


@pytest.fixture(scope="module")
def synonyms() -> Synonyms:
    return Synonyms(spellings_of(PACK))


ALSO = [
    (program(), set()),
    (program(degree="MSTS"), {"master of science in tide science"}),
    (program(degree="XYZ"), set()),
    (program("MA in Tides Study"), {"tide science", "tide studies"}),
    # the longest run of words is what a name says, and not the shorter one within it
    (
        program("Tide & Harbor Science"),
        {"harbor and tide science", "harbor and tide studies", "tide and harbor science", "hts"},
    ),
    (program("Master", None, "Lighthouses"), {"lighthouse care", "lighthouses"}),
    # a concentration counts as a whole
    (program("Master", None, "Lighthouses and Piers"), set()),
]


@pytest.mark.parametrize(("given", "also"), ALSO)
def test_what_else_it_is_called(synonyms: Synonyms, given: Program, also: set[str]) -> None:
    assert set(synonyms.also(given)) == also


@pytest.mark.parametrize(
    ("name", "degree", "also"),
    [
        ("Master of Science in Knots", "MS", {"master of science"}),
        ("MS in Tide Science", "MS", {"master of science", "ms in tides", "tides", "tide science"}),
        ("Master of Science", "MS", {"master of science", "ms in tides", "ms in harbor studies"}),
        ("MS", "MS", {"master of science", "ms in tides", "ms in harbor studies"}),
        ("Whatever", "MTS", {"master of tides", "m.t.s"}),
        ("Whatever", None, set()),
    ],
)
def test_a_degree_in_any_field_is_not_called_as_in_another_one(
    name: str, degree: str | None, also: set[str]
) -> None:
    synonyms = Synonyms(
        [
            *(Spelling("degree", "MS", one) for one in
              ("master of science", "ms in tides", "ms in harbor studies")),
            *(Spelling("degree", "MTS", one) for one in ("master of tides", "m.t.s")),
            *(Spelling("field", "tide science", one) for one in ("tides", "tide science")),
            Spelling("field", "harbor studies", "harbor studies"),
        ]
    )  # fmt: skip
    assert set(synonyms.also(program(name, degree))) == also


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("lighthouses", "Lighthouse Care"),
        ("Lighthouse care", "Lighthouse Care"),
        ("DREDGING", "Dredging"),
        ("Piers", "Piers"),
    ],
)
def test_a_specialty_has_one_name(synonyms: Synonyms, written: str, name: str) -> None:
    assert synonyms.specialty(written) == name


def test_spellings_come_in_one_order_each_once() -> None:
    spellings = spellings_of(PACK)
    assert list(spellings) == sorted(set(spellings), key=lambda s: (s.kind, s.name, s.spelling))
    assert Spelling("degree", "MHS", "master of harbor studies") in spellings
