"""Programs and schools as text: facts by theme, each with its mark; evidence on request."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

from gradguide.catalog.release import Release
from gradguide.cli.cost_text import wrapped
from gradguide.cli.words import (
    LEGEND,
    MARKS,
    fact_words,
    name_of,
    qualifier_words,
    standing_words,
    value_words,
)
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, Finding, InstitutionEntry, Program
from gradguide.model.vocabulary import vocabulary

THEMES = {
    "program": "The program",
    "cost": "What you pay",
    "admission": "To get in",
    "study": "What you do",
    "outcome": "Where it leads",
    "school": "The school",
    "placement": "Rankings and advertising",
    "field": "The field",
}
_LABEL = 38


def print_program(release: Release, program: Program, *, evidence: bool) -> None:
    """A program: what is wrong first, then its facts by theme, then the school's own."""
    out = sys.stdout.write
    out(f"{program.name}\n{program.institution}\n{program.id}\n")
    names = [alias for alias in program.aliases if alias != program.name]
    if names:
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        for line in wrapped(f"also called: {'; '.join(names[:4])}{more}", "", "  "):
            out(f"{line}\n")
    print_findings(release.findings(program=program.id))
    out(f"\n{LEGEND}\n")
    print_facts(release, program.facts, evidence=evidence)
    school = release.institution(program.institution_id)
    if school and school.facts:
        out(f"\nSaid of the school as a whole: {school.name}\n")
        print_facts(release, school.facts, evidence=evidence)


def print_school(release: Release, school: InstitutionEntry, *, evidence: bool) -> None:
    """A school: its programs with their ids, then what is said of it as a whole."""
    out = sys.stdout.write
    place = ", ".join(part for part in (school.city, school.state, school.country) if part)
    out(f"{school.name}\n{place}\n{school.slug}  (id {school.id})\n\n")
    for program in release.programs_of(school.id):
        indent = "    " if program.kind == "concentration" else "  "
        out(f"{indent}{program.name}\n{indent}    {program.id}\n")
    print_findings(release.findings(institution_id=school.id))
    if school.facts:
        out(f"\n{LEGEND}\n")
    print_facts(release, school.facts, evidence=evidence)


def print_facts(release: Release, facts: Iterable[Fact], *, evidence: bool) -> None:
    """Facts under their themes; several of one kind stand together, the label once."""
    for theme, group in _by_theme(facts):
        sys.stdout.write(f"\n{THEMES[theme]}\n")
        label = ""
        for fact in group:
            own = _label(fact)
            _print_fact(release, fact, "" if own == label else own, evidence=evidence)
            label = own


def _by_theme(facts: Iterable[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    order = list(THEMES)
    rank = {name: place for place, name in enumerate(vocabulary().attributes)}

    def place(fact: Fact) -> tuple[int, int]:
        return order.index(_theme(fact)), rank.get(fact.attribute, len(rank))

    for theme, group in groupby(sorted(facts, key=place), key=_theme):
        yield theme, list(group)


def _theme(fact: Fact) -> str:
    return vocabulary()[fact.attribute].theme if fact.attribute in vocabulary() else "program"


def _label(fact: Fact) -> str:
    key = qualifier_words(fact.attribute, fact.key)
    return f"{name_of(fact.attribute)}{f' ({key})' if key else ''}"


def _print_fact(release: Release, fact: Fact, label: str, *, evidence: bool) -> None:
    year = f", {fact.year}" if fact.year else ""
    weight = "" if fact.decides else "  [shown only: no source that counts]"
    status = f"[{fact.status.value}{year}]"
    sys.stdout.write(
        f"  {MARKS[fact.status]} {label:<{_LABEL}} {fact_words(fact)}  {status}{weight}\n"
    )
    if fact.explanation:
        sys.stdout.write(f"      {fact.explanation}\n")
    if evidence:
        print_claims(release, fact, "      ")


def print_claims(release: Release, fact: Fact, indent: str) -> None:
    """A fact opened: every claim for it and against it, with its source and its words."""
    opened = release.open(fact)
    for claim in opened.claims_for:
        _print_claim(claim, indent)
    for claim in opened.against:
        value = value_words(claim.attribute, claim.value)
        _print_claim(claim, f"{indent}against it, {value}: ")


def _print_claim(claim: Claim, lead: str) -> None:
    year = str(claim.source.year) if claim.source.year else "undated"
    sys.stdout.write(f"{lead}{standing_words(claim)}, {year}: {claim.source.address}\n")
    if claim.evidence:
        quote = " ".join(claim.evidence.quote.split())
        place = f"characters {claim.evidence.start} to {claim.evidence.end}"
        sys.stdout.write(f"        “{quote}”  ({place})\n")
    if claim.note:
        sys.stdout.write(f"        note: {claim.note}\n")


def print_findings(findings: tuple[Finding, ...]) -> None:
    """What the checks found, each as a line."""
    if findings:
        sys.stdout.write("\nFindings\n")
    for finding in findings:
        for line in wrapped(finding.message, "  ! ", "    "):
            sys.stdout.write(f"{line}\n")
