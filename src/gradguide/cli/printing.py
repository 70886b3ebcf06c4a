"""Programs and schools as text: facts by theme, each with its mark; evidence on request."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from gradguide.answers.graduates_words import before_words, fate_words
from gradguide.answers.shown import MOST_AWARDS
from gradguide.answers.themes import THEMES, by_theme, label_of, untold
from gradguide.answers.words import LEGEND, MARKS, fact_words, standing_words, value_words
from gradguide.catalog.release import Release
from gradguide.cli.cost_text import wrapped
from gradguide.cli.picture_text import picture_lines
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, Finding, InstitutionEntry, Program
from gradguide.outlook.picture import Picture, program_picture, school_picture

_MOST_PROGRAMS = 40
_LABEL = 38


def print_program(release: Release, program: Program, *, evidence: bool) -> None:
    """A program: what is wrong first, then its facts by theme, then the school's own."""
    out = sys.stdout.write
    picture = program_picture(release.national, program, release.as_of)
    _print_fate(picture)
    out(f"{program.name}\n{program.institution}\n{program.id}\n")
    names = [alias for alias in program.aliases if alias != program.name]
    if names:
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        for line in wrapped(f"also called: {'; '.join(names[:4])}{more}", "", "  "):
            out(f"{line}\n")
    differs = () if picture.differs is None else (picture.differs,)
    print_findings(release.findings(program=program.id), differs)
    out(f"\n{LEGEND}\n")
    lines = _lines(release, picture, program.institution_id, program, evidence=evidence)
    told = untold(program.facts, picture.graduates.counted, of_program=False)
    print_facts(release, told, lines, evidence=evidence)
    school = release.institution(program.institution_id)
    if school is None:
        return
    told = untold(school.facts, picture.graduates.counted, of_program=True)
    if told:
        out(f"\nSaid of the school as a whole: {school.name}\n")
        print_facts(release, told, evidence=evidence)


def print_school(release: Release, school: InstitutionEntry, *, evidence: bool) -> None:
    """A school: its programs with their ids, then what is said of it as a whole."""
    out = sys.stdout.write
    picture = school_picture(release.national, school.id, release.as_of, MOST_AWARDS)
    _print_fate(picture)
    place = ", ".join(part for part in (school.city, school.state, school.country) if part)
    out(f"{school.name}\n{place}\n{school.slug}  (id {school.id})\n")
    for words in before_words(picture.graduates.before):
        for line in wrapped(words, "", "  "):
            out(f"{line}\n")
    out("\n")
    described, counted = release.program_names(school.id)
    for key, name, kind in described[:_MOST_PROGRAMS]:
        indent = "    " if kind == "concentration" else "  "
        out(f"{indent}{name}\n{indent}    {key}\n")
    if len(described) > _MOST_PROGRAMS:
        out(f"  and {len(described) - _MOST_PROGRAMS} more\n")
    if counted:
        found = f"gradguide find --kind award '{school.name}'"
        verb = "are" if counted > 1 else "is"
        known = f"{counted:,} of its subjects and levels {verb} known from federal counts alone"
        for line in wrapped(
            f"{known}; those with most graduates stand below, all by: {found}", "  "
        ):
            out(f"{line}\n")
    print_findings(release.findings(institution_id=school.id))
    told = untold(school.facts, picture.graduates.counted, of_program=False)
    if told:
        out(f"\n{LEGEND}\n")
    lines = _lines(release, picture, school.id, None, evidence=evidence)
    print_facts(release, told, lines, evidence=evidence)


def _print_fate(picture: Picture) -> None:
    """What became of the school, before anything else."""
    if picture.fate is not None:
        for line in wrapped(fate_words(picture.fate), "! ", "  "):
            sys.stdout.write(f"{line}\n")
        sys.stdout.write("\n")


def _lines(
    release: Release, picture: Picture, unitid: str, program: Program | None, *, evidence: bool
) -> Mapping[str, list[str]]:
    return picture_lines(
        picture,
        release.national.titles_of({one.cip for one in picture.distance}),
        release.national.datasets() if evidence else (),
        unitid=unitid,
        program_id=program.id if program else None,
        parent=program.parent if program else None,
        evidence=evidence,
    )


def print_facts(
    release: Release,
    facts: Iterable[Fact],
    lines: Mapping[str, Sequence[str]] | None = None,
    *,
    evidence: bool,
) -> None:
    """Facts under their themes; several of one kind stand together, the label once. `lines` are
    what else there is to say under a theme."""
    for theme, group in by_theme(facts):
        more = (lines or {}).get(theme, ())
        if not group and not more:
            continue
        sys.stdout.write(f"\n{THEMES[theme]}\n")
        label = ""
        for fact in group:
            own = label_of(fact)
            _print_fact(release, fact, "" if own == label else own, evidence=evidence)
            label = own
        for line in more:
            sys.stdout.write(f"{line}\n")


def _print_fact(release: Release, fact: Fact, label: str, *, evidence: bool) -> None:
    year = f", {fact.year}" if fact.year else ""
    weight = "" if fact.decides else "  [shown only: no source that counts]"
    status = f"[{fact.status.value}{year}]"
    start = f"  {MARKS[fact.status]} {label:<{_LABEL}} "
    for line in wrapped(f"{fact_words(fact)}  {status}{weight}", start, " " * (_LABEL + 5)):
        sys.stdout.write(f"{line}\n")
    if fact.explanation:
        for line in wrapped(fact.explanation, "      "):
            sys.stdout.write(f"{line}\n")
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
        place = claim.evidence.place
        where = f"  (characters {place[0]} to {place[1]})" if place else ""
        sys.stdout.write(f"        “{quote}”{where}\n")
    if claim.note:
        for line in wrapped(f"note: {claim.note}", " " * 8, " " * 10):
            sys.stdout.write(f"{line}\n")


def print_findings(findings: tuple[Finding, ...], more: Sequence[str] = ()) -> None:
    """What the checks found, each as a line, and what else disagrees."""
    messages = [*(finding.message for finding in findings), *more]
    if messages:
        sys.stdout.write("\nFindings\n")
    for message in messages:
        for line in wrapped(message, "  ! ", "    "):
            sys.stdout.write(f"{line}\n")
