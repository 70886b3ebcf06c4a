"""Every grammar against its table of phrases, and what holds of any grammar on any text.

`phrases/<name>.toml` is the table of `gradguide.extraction.grammars.<name>`: a new grammar is
under test as soon as its table is there.
"""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.extraction.grammar import Grammar
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import vocabulary

HERE = Path(__file__).parent
TABLES = sorted(path.stem for path in (HERE / "phrases").glob("*.toml"))


def _helper() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_of", HERE / "reading_of.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reading_of = _helper()


def grammars(table: str) -> tuple[Grammar, ...]:
    """The grammars of the module that a table is named after."""
    module = importlib.import_module(f"gradguide.extraction.grammars.{table}")
    return getattr(module, "GRAMMARS", None) or (module.GRAMMAR,)


def _comparable(claims: list[list[Any]]) -> list[str]:
    """Claims in one order, each with its unsaid qualifiers at what their absence means."""
    known = vocabulary()
    return sorted(
        repr((name, value, sorted(known[name].with_defaults(said).items())))
        for name, value, said in ([*claim, {}][:3] for claim in claims)
    )


@pytest.mark.parametrize(
    ("table", "case"),
    [
        pytest.param(table, case, id=f"{table}-{number}-{case['text'][:50]}")
        for table in TABLES
        for number, case in enumerate(reading_of.cases("phrases", table), 1)
    ],
)
def test_a_phrase_gives_its_claims(table: str, case: dict[str, Any], pack: FieldPack) -> None:
    found = [claim for grammar in grammars(table) for claim in reading_of.read(grammar, pack, case)]
    assert _comparable(found) == _comparable(case["claims"])


def _fragments() -> list[str]:
    """The words of all tables, to make texts of that come close to what grammars look for."""
    words = {
        word
        for table in TABLES
        for case in reading_of.cases("phrases", table)
        for word in case["text"].split()
    }
    return sorted(words | {"\u00a0", "–", "$", "0", "99999999999", "$1e9", "3.5.7", "½"})


_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_fragments()), max_size=25).map(" ".join),
)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=40, deadline=None)
@given(text=_TEXTS, heading=_TEXTS)
def test_any_text_gives_claims_of_the_vocabulary_within_it(
    table: str, text: str, heading: str, pack: FieldPack
) -> None:
    place = reading_of.passage(text, heading=heading)
    for grammar in grammars(table):
        for reading in grammar.read(place, pack):
            complaint = vocabulary().complaint(reading.attribute, reading.value, reading.qualifiers)
            assert complaint is None
            assert 0 <= reading.start < reading.end <= len(text)
            assert 0 < reading.confidence <= 1
