"""The states: 50, the District of Columbia and Puerto Rico, by name and by code."""

from __future__ import annotations

import pytest

from gradguide.model.states import STATE_CODES, STATE_NAMES, state_code


def test_there_are_fifty_states_the_district_and_puerto_rico() -> None:
    assert len(STATE_NAMES) == 52
    assert len(set(STATE_NAMES.values())) == 52
    assert all(len(code) == 2 and code.isupper() for code in STATE_NAMES)


@pytest.mark.parametrize("code", STATE_NAMES)
def test_a_name_and_a_code_lead_to_each_other(code: str) -> None:
    assert state_code(STATE_NAMES[code]) == code
    assert STATE_CODES[STATE_NAMES[code].lower()] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("new york", "NY"),
        (" West Virginia ", "WV"),
        ("pr", "PR"),
        ("Washington, D.C.", "DC"),
        ("washington dc", "DC"),
        ("washington, dc", "DC"),
        ("D.C.", "DC"),
        ("N.Y.", "NY"),
        ("Washington", "WA"),
        ("Ontario", None),
        ("", None),
    ],
)
def test_a_state_is_found_in_any_case(text: str, code: str | None) -> None:
    assert state_code(text) == code
