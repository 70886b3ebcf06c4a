"""What a query finds, as JSON has it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from gradguide.answers.found import Shown
from gradguide.answers.found_cost import may_cost_more
from gradguide.answers.records import fact_record
from gradguide.catalog.release import Release
from gradguide.decisions.bounds import Bounds
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.finding.counts import FacetCounts
from gradguide.decisions.finding.evidence import facts_for, filters_of
from gradguide.decisions.finding.find import Found
from gradguide.decisions.finding.query import Query


def record(release: Release, found: Found, shown: Sequence[Shown], offset: int) -> dict[str, Any]:
    """The query, how many there are, how many are unknown, all counts, and the programs."""
    return {
        "query": found.query.text,
        "total": found.total,
        "fit": found.fit,
        "unknown": {**dict(found.open), "several": found.several},
        "read_as": {word: list(taken) for word, taken in found.read_as},
        "facets": {counts.name: _counts(counts) for counts in found.facets},
        "offset": offset,
        "results": [_result(release, one, found.query) for one in shown],
    }


def _counts(counts: FacetCounts) -> dict[str, Any]:
    return {
        "values": dict(counts.values),
        "unknown": dict(counts.unknown),
        "disputed": dict(counts.disputed),
    }


def _result(release: Release, one: Shown, query: Query) -> dict[str, Any]:
    program, school = one.candidate.program, one.candidate.school
    out: dict[str, Any] = {
        "id": program.id,
        "institution": program.institution,
        "institution_id": program.institution_id,
        "city": school.city,
        "state": school.state,
        "country": school.country,
        "control": school.control,
        "name": program.name,
        "degree": program.degree,
        "level": program.level,
        "kind": program.kind,
        "parent": program.parent,
    }
    if query.near is not None:
        out["miles"] = None if one.miles is None else round(one.miles, 1)
    if one.asked_cost:
        out["cost"] = None if one.cost is None else _cost(one.cost, query.cost)
    out["why"] = {
        name: {
            "answer": "unknown" if name in one.unsure else "yes",
            "facts": [
                fact_record(release, fact, evidence=False)
                for fact in facts_for(one.candidate, name, query)
            ],
        }
        for name in filters_of(query)
    }
    return out


def _cost(cost: Cost, most: Decimal | None) -> dict[str, Any]:
    return {
        "total": _bounds(cost.total),
        "possible": _bounds(cost.possible),
        "charges": [line.name for line in cost.lines],
        "decides": cost.decides,
        "may_exceed_limit": may_cost_more(cost, most),
        "missing": [{"attribute": gap.attribute, "words": gap.words} for gap in cost.missing],
    }


def _bounds(bounds: Bounds | None) -> dict[str, str] | None:
    return None if bounds is None else {"low": f"{bounds.low:.2f}", "high": f"{bounds.high:.2f}"}
