"""The file of accreditors' decisions: each line a decision, bad ones listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gradguide.sources.accreditation import load_decisions
from gradguide.sources.facts import FactsFileError

LINE: dict[str, Any] = {
    "institution": "Harbor State University", "unitid": "123456", "program": "Master of Hawking",
    "body": "XYZ", "action": "continued", "date": "2020-02", "next_review": 2026,
    "source_url": "https://xyz.example/2020", "source_kind": "authority", "source_year": 2020,
}  # fmt: skip


def test_a_line_is_a_decision(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    (decision,) = load_decisions(path).decisions
    assert decision.institution_id == "123456"
    assert decision.decided is not None and decision.decided.text == "2020-02"
    assert (decision.action, decision.next_review) == ("continued", 2026)
    assert (decision.source.kind, decision.inferred) == ("authority", False)


@pytest.mark.parametrize(
    "change",
    [{"action": "praised"}, {"date": "2020-13"}, {"next_review": "soon"}, {"body": None},
     {"color": "red"}, {"source_kind": "rumour"}],
)  # fmt: skip
def test_a_bad_line_is_listed(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join([json.dumps({**LINE, **change}), "", "{", json.dumps(LINE)]))
    found = load_decisions(path)
    assert len(found.decisions) == 1
    assert [bad.line for bad in found.rejected] == [1, 3]


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(FactsFileError, match="cannot be read"):
        load_decisions(tmp_path / "none.jsonl")
