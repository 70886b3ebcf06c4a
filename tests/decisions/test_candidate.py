"""A candidate's facts by attribute, held against a look through all of them."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from gradguide.decisions.candidate import Candidate
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Program

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "making.py")))
POOL = (
    making.fact("credits", 36),
    making.fact("credits", 30, standing=Standing.PAID),
    making.fact("tuition_per_credit", 440, residency="in_state"),
    making.fact("tuition_per_credit", 500, residency="out_of_state"),
    making.fact("delivery", "online", standing=Standing.PAID),
    making.guide("delivery", "campus"),
)
FACTS = st.lists(st.sampled_from(POOL), max_size=6).map(tuple)
ATTRIBUTES = ("credits", "tuition_per_credit", "delivery", "level")


def plainly(program: Program | None, attribute: str) -> tuple[Fact, ...]:
    facts = program.facts if program else ()
    return tuple(one for one in facts if one.attribute == attribute and one.decides)


@given(FACTS, FACTS, st.booleans())
def test_facts_are_the_programs_own_else_its_parents(
    own: tuple[Fact, ...], inherited: tuple[Fact, ...], has_parent: bool
) -> None:
    program = replace(making.candidate().program, facts=own)
    parent = replace(program, id="parent", facts=inherited) if has_parent else None
    one = Candidate(program, making.SCHOOL, parent)
    for attribute in ATTRIBUTES * 2:
        expected = plainly(program, attribute) or plainly(parent, attribute)
        assert one.facts(attribute) == expected
    assert one == Candidate(program, making.SCHOOL, parent)
