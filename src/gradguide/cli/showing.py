"""`gradguide show`: a program or a school in full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gradguide.catalog.release import Release
from gradguide.cli.json_output import print_json
from gradguide.cli.names import one_called
from gradguide.cli.printing import print_program, print_school
from gradguide.cli.releases import opened
from gradguide.model.claim import plain, record
from gradguide.model.fact import Fact, Finding, InstitutionEntry, Program


def show(path: Path | None, name: str, *, evidence: bool, json: bool) -> None:
    """Print a program or a school.

    Raises:
        Failure: nothing goes by that name; the nearest names are given.
    """
    with opened(path) as release:
        program = release.program(name)
        school = None if program else release.institution(name)
        if program is None and school is None:
            program, school = one_called(release, name)
        if json:
            out = (
                program_record(release, program, evidence=evidence)
                if program
                else _school_record(release, school, evidence=evidence)
            )
            print_json(out)
        elif program:
            print_program(release, program, evidence=evidence)
        elif school:
            print_school(release, school, evidence=evidence)


def fact_record(release: Release, fact: Fact, *, evidence: bool) -> dict[str, Any]:
    """A fact as JSON has it; with its claims where evidence is wanted."""
    out: dict[str, Any] = {
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
        "findings": [_finding_record(f) for f in release.findings(program=program.id)],
    }


def _finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "figures": {name: plain(value) for name, value in finding.figures.items()},
    }


def _school_record(
    release: Release, school: InstitutionEntry | None, *, evidence: bool
) -> dict[str, Any]:
    if school is None:
        return {}
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
