"""Facts, programs and schools as JSON has them: the same from every door."""

from __future__ import annotations

from typing import Any

from gradguide.catalog.release import Release
from gradguide.model.claim import plain, record
from gradguide.model.fact import Fact, Finding, InstitutionEntry, Program


def bare_record(fact: Fact) -> dict[str, Any]:
    """What a fact says, as JSON has it, without what it rests on."""
    return {
        "attribute": fact.attribute,
        "key": {name: plain(value) for name, value in fact.key.items()},
        "values": [
            {
                "value": plain(stated.value),
                "details": {name: plain(value) for name, value in stated.details.items()},
            }
            for stated in fact.values
        ],
        "status": fact.status.value,
        "standing": fact.standing.name.lower(),
        "decides": fact.decides,
        "year": fact.year,
    }


def fact_record(release: Release, fact: Fact, *, evidence: bool) -> dict[str, Any]:
    """A fact as JSON has it; with its claims where evidence is wanted."""
    out = bare_record(fact)
    if fact.explanation:
        out["explanation"] = fact.explanation
    if evidence:
        opened_fact = release.open(fact)
        out["for"] = [record(claim) for claim in opened_fact.claims_for]
        out["against"] = [record(claim) for claim in opened_fact.against]
    return out


def program_record(release: Release, program: Program, *, evidence: bool) -> dict[str, Any]:
    """A program as JSON has it."""
    return {
        "id": program.id,
        "institution": program.institution,
        "institution_id": program.institution_id,
        "name": program.name,
        "kind": program.kind,
        "degree": program.degree,
        "level": program.level,
        "parent": program.parent,
        "concentrations": list(program.concentrations),
        "aliases": list(program.aliases),
        "facts": [fact_record(release, fact, evidence=evidence) for fact in program.facts],
        "findings": [finding_record(f) for f in release.findings(program=program.id)],
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """What a check found, as JSON has it."""
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "figures": {name: plain(value) for name, value in finding.figures.items()},
    }


def school_record(release: Release, school: InstitutionEntry, *, evidence: bool) -> dict[str, Any]:
    """A school with its programs as JSON has it."""
    return {
        "id": school.id,
        "slug": school.slug,
        "name": school.name,
        "city": school.city,
        "state": school.state,
        "country": school.country,
        "facts": [fact_record(release, fact, evidence=evidence) for fact in school.facts],
        "programs": [
            program_record(release, program, evidence=evidence)
            for program in release.programs_of(school.id)
        ],
    }
