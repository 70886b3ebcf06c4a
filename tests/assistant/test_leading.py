"""What an assistant is told of what leads to a career, in words."""

from __future__ import annotations

import pytest

from gradguide.assistant.leading import Studied, studied_line


@pytest.mark.parametrize(
    ("programs", "schools", "said"),
    [
        (0, 0, "Specialty Knots: no program of this release is known to have it"),
        (1, 1, "Specialty Knots: 1 program at 1 school"),
        (1200, 31, "Specialty Knots: 1,200 programs at 31 schools"),
    ],
)
def test_how_many_programs_are_known(programs: int, schools: int, said: str) -> None:
    one = Studied(what="Specialty Knots", programs=programs, schools=schools, largest=[])
    assert studied_line(one) == said
