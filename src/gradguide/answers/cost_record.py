"""A program's cost as JSON has it: every amount with the facts and claims that it rests on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gradguide.answers.cost_claims import beside
from gradguide.answers.records import fact_record
from gradguide.answers.unused import unused
from gradguide.catalog.release import Release
from gradguide.decisions.borrowing.financing import Financing
from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import Term
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost, Line
from gradguide.decisions.situation import Situation
from gradguide.model.claim import plain
from gradguide.model.fact import Fact


def cost_record(
    release: Release,
    candidate: Candidate,
    situation: Situation,
    as_of: date,
    cost: Cost,
    sentence: str,
    loans: Financing | None,
) -> dict[str, Any]:
    """All that is known of a cost; amounts are dollars."""
    return {
        "program": {
            "id": candidate.id,
            "name": candidate.program.name,
            "institution": candidate.school.name,
        },
        "as_of": as_of.isoformat(),
        "release": {"as_of": release.manifest["as_of"], "content": release.manifest["content"]},
        "situation": _json(release, situation),
        "sentence": sentence,
        "decides": cost.decides,
        "finishes": str(cost.finishes) if cost.finishes else None,
        "cost": _json(release, cost),
        "borrowing": _json(release, loans),
        "not_used": list(unused(situation)),
    }


def _json(release: Release, value: object) -> Any:
    """A value as JSON has it: facts opened to their claims, amounts as numbers."""
    match value:
        case Fact():
            return fact_record(release, value, evidence=True)
        case Term():
            return str(value)
        case Bounds() | Ends():
            return {"low": plain(value.low), "high": plain(value.high)}
        case date():
            return value.isoformat()
        case Decimal():
            return plain(value)
        case tuple():
            return [_json(release, one) for one in value]
    if is_dataclass(value):
        out = {one.name: _json(release, getattr(value, one.name)) for one in fields(value)}
        if isinstance(value, Line):
            said = beside(release, value)
            out |= {"stated_otherwise": list(said.otherwise), "notes": list(said.notes)}
        return out
    return value
