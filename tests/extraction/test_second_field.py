"""Whether the grammars are general: sentences about a field that none of them was written from.

The figures are reported and held to what they were when they were first measured, so that a change
that reads one field at the cost of another shows.
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gradguide.model.claim import exact, plain
from gradguide.model.vocabulary import vocabulary
from gradguide.production.reader import PageReader, Settings
from gradguide.sources.pages import Page

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE / "second_field.toml").read_text(encoding="utf-8"))
PRECISION = 0.97
RECALL = 0.90


def _scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("second_field_scoring", HERE / "scoring.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up there
    spec.loader.exec_module(module)
    return module


scoring = _scoring()


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader(Settings("social-work", date(2026, 11, 1)))


def _read(reader: PageReader, number: int, case: dict[str, Any]) -> list[Any]:
    text = f"# Graduate programs in social work\n\n## {case['school']}\n\n{case['text']}\n"
    page = Page(f"case-{number}", f"case-{number}.md", text.encode(), "text/markdown", "utf-8")
    return [
        scoring.Statement(
            number, c.attribute, plain(c.value), {n: plain(v) for n, v in c.qualifiers.items()}
        )
        for c in reader.read(page).claims
        if c.attribute in TABLE["attributes"]
    ]


def _key(number: int, case: dict[str, Any]) -> list[Any]:
    return [
        scoring.Statement(number, name, value, said)
        for name, value, said in ([*claim, {}][:3] for claim in case["claims"])
    ]


def test_a_field_that_no_grammar_was_written_from_is_read(reader: PageReader) -> None:
    key, found = [], []
    for number, case in enumerate(TABLE["case"]):
        key += _key(number, case)
        found += _read(reader, number, case)
    tallies = scoring.score(key, found)
    overall = scoring.total(tallies.values())
    text = scoring.report(tallies)
    assert overall.precision >= PRECISION, f"\n{text}"
    assert overall.recall >= RECALL, f"\n{text}"


def test_the_table_is_in_the_vocabulary() -> None:
    for case in TABLE["case"]:
        for name, value, said in ([*claim, {}][:3] for claim in case["claims"]):
            qualifiers = {n: exact(v) for n, v in said.items()}
            assert name in TABLE["attributes"], case["text"]
            assert vocabulary().complaint(name, exact(value), qualifiers) is None, case["text"]
    assert sum(not case["claims"] for case in TABLE["case"]) >= len(TABLE["case"]) // 5
