"""What is known of licensing as JSON has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gradguide.answers.records import bare_record
from gradguide.catalog.release import Release
from gradguide.model.claim import Claim, plain
from gradguide.model.fact import Fact
from gradguide.outlook.licensure import Coverage, Lead, Leading, RoleAnswer, StateAnswer
from gradguide.outlook.licensure_wording import sentences


def state_record(
    release: Release,
    answer: StateAnswer,
    ways: Mapping[str, Leading | None],
    *,
    evidence: bool,
) -> dict[str, Any]:
    """A state's answer: a role after the other, with the programs that lead to it."""
    exams = {exam.name: exam for exam in release.licensing.exams}
    roles = [
        {
            "role": one.role.id,
            "name": one.role.name,
            "sentences": list(sentences(one, answer.state, exams)),
            "items": [
                {
                    "attribute": item.attribute,
                    "status": item.status.value if item.status else "unknown",
                    "facts": [
                        stated_record(fact, one.claims, evidence=evidence) for fact in item.facts
                    ],
                }
                for item in one.items
            ],
            "missing": list(one.missing),
            "newest": one.newest,
            "programs": _ways(one, ways.get(one.role.id)),
        }
        for one in answer.roles
    ]
    named = {
        str(stated.value)
        for one in answer.roles
        for fact in one.item("exam").facts
        for stated in fact.values
    }
    return {
        "state": answer.state,
        "name": answer.name,
        "as_of": release.as_of.isoformat(),
        "newest": answer.newest,
        "roles": roles,
        "exams": [
            {"name": exam.name, "kind": exam.kind, "since": exam.since, "until": exam.until,
             "now": exam.now, "address": exam.address}
            for exam in release.licensing.exams
            if exam.name in named
        ],
    }  # fmt: skip


def stated_record(fact: Fact, claims: Sequence[Claim], *, evidence: bool) -> dict[str, Any]:
    """A fact about a state or a body; with the statements behind it where evidence is wanted."""
    out = bare_record(fact) | {"for": len(fact.claims_for), "against": len(fact.against)}
    if evidence:
        out["for"] = [claim_record(claims[place]) for place in fact.claims_for]
        out["against"] = [claim_record(claims[place]) for place in fact.against]
    return out


def claim_record(claim: Claim) -> dict[str, Any]:
    """One statement with its source."""
    source = claim.source
    return {
        "value": plain(claim.value),
        "qualifiers": {name: plain(value) for name, value in claim.qualifiers.items()},
        "source_url": source.address,
        "source_kind": source.kind,
        "source_year": source.year,
        "low_trust": source.low_trust,
        "note": claim.note,
    }


def _ways(answer: RoleAnswer, found: Leading | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "licence": answer.role.licence,
        "here": [_lead(lead) for lead in found.here],
        "nearby": [_lead(lead) for lead in found.nearby],
        "online": [_lead(lead) for lead in found.online],
        "elsewhere": found.elsewhere,
        "silent": found.silent,
        "programs": found.programs,
        "schools": found.schools,
    }


def _lead(lead: Lead) -> dict[str, Any]:
    return {
        "id": lead.id,
        "program": lead.program.name if lead.program else None,
        "institution": lead.school.name,
        "state": lead.school.state,
        "states": list(lead.states),
        "online": lead.online,
        "status": lead.fact.status.value,
        "year": lead.fact.year,
    }


def coverage_record(release: Release, found: Coverage, state: str | None) -> dict[str, Any]:
    """How far everything is known; `state` keeps one state's rows alone."""
    return {
        "as_of": release.as_of.isoformat(),
        "rows": [
            {
                "state": row.state,
                "role": row.role.id,
                "items": {
                    name: status.value if status else "unknown"
                    for name, status in row.statuses.items()
                },
                "missing": list(row.missing),
            }
            for row in found.rows
            if state in (None, row.state)
        ],
        "incomplete": list(found.incomplete),
        "nothing": list(found.nothing),
    }
