"""How a sentence is meant: a question, advice on any program, or a statement about one."""

from __future__ import annotations

import pytest

from gradguide.extraction.wording import (
    LONGEST_STATEMENT,
    clause_around,
    in_general,
    is_statement,
    trimmed,
)


@pytest.mark.parametrize(
    ("folded", "stated"),
    [
        ("the program is online.", True),
        ("is the program online?", False),
        ('"is it online?" ', False),
        ("a" * LONGEST_STATEMENT, True),
        ("a" * (LONGEST_STATEMENT + 1), False),
    ],
)
def test_a_question_and_text_without_an_end_state_nothing(folded: str, stated: bool) -> None:
    assert is_statement(folded) is stated


@pytest.mark.parametrize(
    ("folded", "general"),
    [
        ("many programs require an exam.", True),
        ("most of the better schools do.", True),
        ("online programs vary in cost.", True),
        ("when choosing a program, ask about its cost.", True),
        ("our programs are online.", False),
        ("the two programs are online.", False),
        ("this program is online.", False),
        ("the program states no requirement.", False),
    ],
)
def test_programs_in_general_are_told_from_one_school_s(folded: str, general: bool) -> None:
    assert in_general(folded) is general


def test_a_clause_ends_at_a_semicolon_and_before_but() -> None:
    folded = "the exam is optional; letters are required, but essays are not."
    start = folded.index("letters")
    left, right = clause_around(folded, start, start + 7)
    assert folded[left:right] == " letters are required"


def test_trimming_takes_off_only_what_joins() -> None:
    folded = " - fall: july 1, "
    start, end = trimmed(folded, 0, len(folded))
    assert folded[start:end] == "fall: july 1"
