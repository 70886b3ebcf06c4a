"""Misspelled states and provinces."""

from __future__ import annotations

import pytest

from gradguide.model.states import STATE_NAMES
from gradguide.resolution.places import place_hint


@pytest.mark.parametrize(
    ("written", "provinces", "says"),
    [
        ("Ohoi", False, "did you mean Ohio (OH)?"),
        ("pensylvania", False, "did you mean Pennsylvania (PA)?"),
        ("Atlantis", False, "give two letters (OH) or a name (Ohio)"),
        ("", True, "give two letters (OH) or a name (Ohio)"),
        ("Saskatchewen", True, "did you mean Saskatchewan (SK)?"),
        ("Saskatchewen", False, "give two letters (OH) or a name (Ohio)"),
        ("New Brunswik", True, "did you mean New Brunswick (NB)?"),
    ],
)
def test_what_a_place_can_mean(written: str, provinces: bool, says: str) -> None:
    assert place_hint(written, provinces=provinces) == says


@pytest.mark.parametrize("provinces", [False, True])
@pytest.mark.parametrize(("code", "name"), STATE_NAMES.items())
def test_a_name_with_a_letter_twice_is_offered(code: str, name: str, provinces: bool) -> None:
    assert f"{name} ({code})" in place_hint(name + name[-1], provinces=provinces)
