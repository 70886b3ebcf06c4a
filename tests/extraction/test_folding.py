"""Folding: what becomes of each character, and that quick and slow agree on every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.extraction.folding import _TABLE, fold

FANCY = "".join(map(chr, _TABLE)) + "aé–“ß日\U0001f600\ud800 ΣİẞŉǅÅ"


def slowly(text: str) -> str:
    """The definition of folding: each character looked up on its own."""
    return "".join(_TABLE.get(ord(char), char) for char in text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tuition: $500 PER Credit", "tuition: $500 per credit"),
        ("the school\u2019s \u201cMLIS\u201d \u2013 online", 'the school\'s "mlis" - online'),
        ("San Jos\u00e9\u00a0State\tUniversity\n", "san jose state university "),
        ("Universit\u00e9 Montr\u00c9al", "universite montreal"),
        ("co\u00adop 1\u20132\u202fyears", "co-op 1-2 years"),
        ("", ""),
        ("\u0130stanbul \u03a3 \u65e5\u672c", "istanbul \u03a3 \u65e5\u672c"),
    ],
)
def test_characters(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.one_of(st.text(), st.text(alphabet=FANCY, max_size=400)), st.integers(1, 60))
def test_quick_is_slow_char_for_char(text: str, times: int) -> None:
    assert fold(text * times) == slowly(text * times)


@given(st.text(alphabet="abc Ünï’–“”", min_size=49, max_size=200))
def test_few_kinds_of_characters(text: str) -> None:
    assert fold(text) == slowly(text)


def test_many_kinds_of_characters() -> None:
    assert fold(FANCY * 3) == slowly(FANCY * 3)


@given(st.text())
def test_indices_stay(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
