"""What is known of licensing as text: sentences, then a list with marks, then whom to ask."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from gradguide.answers.licensure_words import (
    advice,
    note_on,
    otherwise,
    outdated_delivery,
    rest_words,
    ruleless,
    status_words,
)
from gradguide.answers.words import MARKS, standing_words
from gradguide.catalog.release import Release
from gradguide.cli.cost_text import wrapped
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, Status
from gradguide.model.licensure import Exam
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.licensure import (
    WHOM_TO_ASK,
    Coverage,
    Item,
    Lead,
    Leading,
    RoleAnswer,
    StateAnswer,
)
from gradguide.outlook.licensure_wording import attribute_name, fact_text, sentences, value_text

UNKNOWN = "–"
LEGEND = f"● verified  ◐ reported  ◆ disputed  ○ stale  {UNKNOWN} unknown"
_NAME = 34
_LISTED = 3  # of many names of one thing, without --evidence
_PROGRAMS = 10


def print_state(
    release: Release,
    answer: StateAnswer,
    ways: Mapping[str, Leading | None],
    *,
    evidence: bool,
) -> None:
    """A state: a role after the other, and what to do before anybody relies on it."""
    exams = {exam.name: exam for exam in release.licensing.exams}
    out = sys.stdout.write
    out(f"{answer.name}\n")
    for one in answer.roles:
        out(f"\n{one.role.name[0].upper()}{one.role.name[1:]}\n\n")
        for sentence in sentences(one, answer.state, exams):
            _lines(wrapped(sentence, "  ", "  "))
        if one.known:
            out("\n")
            _print_items(one, exams, evidence=evidence)
        _print_agency(one, evidence=evidence)
        found = ways.get(one.role.id)
        if found is not None:
            _print_programs(one, answer, found)
    out(f"\n{LEGEND}\n")
    _lines(wrapped(advice(answer.newest)))


def _print_items(answer: RoleAnswer, exams: Mapping[str, Exam], *, evidence: bool) -> None:
    told = set[str]()
    for item in answer.items:
        if item.attribute in WHOM_TO_ASK:
            continue
        name = attribute_name(item.attribute)
        if not item.facts:
            sys.stdout.write(f"  {UNKNOWN} {name:<{_NAME}} unknown\n")
            continue
        shown = item.facts if evidence else _shortened(item)
        for place, fact in enumerate(shown):
            title = "" if place else name
            _print_fact(fact, title, answer.claims, exams, told, evidence=evidence)
        if len(shown) < len(item.facts):
            more = len(item.facts) - len(shown)
            sys.stdout.write(f"    {'':<{_NAME}} and {more} more (--evidence)\n")


def _shortened(item: Item) -> Sequence[Fact]:
    return [fact for fact in item.facts if fact.decides][:_LISTED] or item.facts[:1]


def _print_fact(
    fact: Fact,
    name: str,
    claims: Sequence[Claim],
    exams: Mapping[str, Exam],
    told: set[str],
    *,
    evidence: bool,
) -> None:
    """`told` are the notes that stand above already, each of which is told once."""
    mark = MARKS[fact.status] if fact.decides else UNKNOWN
    text = f"{fact_text(fact, exams)}  [{status_words(fact, claims)}]"
    hanging = " " * (_NAME + 5)
    lines = wrapped(text, hanging, hanging)
    sys.stdout.write(f"  {mark} {name:<{_NAME}} {lines[0].strip()}\n")
    _lines(lines[1:])
    if evidence:
        _print_claims(fact, claims, exams)
        return
    if (note := note_on(fact, claims)) and note not in told:
        told.add(note)
        _lines(wrapped(note, hanging, hanging))
    if others := otherwise(fact, claims, exams):
        _lines(wrapped(f"otherwise: {others}", hanging, hanging))


def _print_claims(fact: Fact, claims: Sequence[Claim], exams: Mapping[str, Exam]) -> None:
    for sign, places in (("for", fact.claims_for), ("against", fact.against)):
        for place in places:
            claim = claims[place]
            year = claim.source.year or "undated"
            said = value_text(claim.attribute, claim.value, exams)
            head = f"{sign}: {said} ({standing_words(claim)}, {year})"
            _lines(wrapped(f"{head}; {claim.note}" if claim.note else head, "      ", "        "))
            sys.stdout.write(f"        {claim.source.address}\n")


def _print_agency(answer: RoleAnswer, *, evidence: bool) -> None:
    agency, address = (answer.item(name) for name in WHOM_TO_ASK)
    out = sys.stdout.write
    out("\n  Whom to ask\n")
    for item in (agency, address):
        if item.status is None:
            out(f"  {UNKNOWN} {attribute_name(item.attribute)} unknown\n")
        for fact in item.facts:
            if fact.decides:
                said = f"{fact_text(fact, {})}  [{status_words(fact, answer.claims)}]"
                _lines(wrapped(f"{MARKS[fact.status]} {said}", "  ", "    "))
                if evidence:
                    _print_claims(fact, answer.claims, {})


def _print_programs(answer: RoleAnswer, state: StateAnswer, found: Leading) -> None:
    out = sys.stdout.write
    out("\n  Programs of this release that lead to it\n")
    if found.here:
        _print_leads(f"said to lead to the licence of {state.name}", found.here)
    if found.nearby:
        _print_leads(f"of schools in {state.name}; the state is not named", found.nearby)
    if not found.here and not found.nearby:
        out(f"    none is said to lead to the licence of {state.name}\n")
    if found.online:
        _print_leads(
            "online, for another state or none that is named: ask whether it counts", found.online
        )
    _lines(wrapped(rest_words(found), "    ", "    "))
    if any(lead.fact.status is Status.STALE for lead in (*found.here, *found.nearby)):
        outdated = (
            f"{MARKS[Status.STALE]} All that says so is outdated: `gradguide find --licensure "
            f"{state.state}` counts such a program among those of which it is not known."
        )
        _lines(wrapped(outdated, "    ", "    "))


def _print_leads(title: str, leads: Sequence[Lead]) -> None:
    out = sys.stdout.write
    out(f"    {title} ({len(leads)})\n")
    for lead in leads[:_PROGRAMS]:
        was = outdated_delivery(lead)
        open_ = f", {MARKS[Status.STALE]} {was}" if was else ", delivery unknown"
        online = {True: ", online", False: "", None: open_}[lead.online]
        place = "" if lead.program else ", the school as a whole"
        for_ = f", for {' '.join(lead.states)}" if lead.states else ""
        out(f"      {MARKS[lead.fact.status]} {lead.id}{place}{online}{for_}\n")
    if len(leads) > _PROGRAMS:
        out(f"      and {len(leads) - _PROGRAMS} more (--json lists all)\n")


def print_coverage(release: Release, found: Coverage, state: str | None) -> None:
    """The matrix of states and things, and the states where something is missing."""
    out = sys.stdout.write
    for role in {row.role.id: row.role for row in found.rows}.values():
        rows = [r for r in found.rows if r.role.id == role.id and state in (None, r.state)]
        out(f"{role.name[0].upper()}{role.name[1:]}\n\n")
        for number, name in enumerate(role.asked, 1):
            out(f"  {number} {attribute_name(name)}\n")
        out(f"\n  {'':<4}{'':<22}{'  '.join(str(n) for n, _ in enumerate(role.asked, 1))}\n")
        for row in rows:
            marks = "  ".join(_mark(row.statuses[name]) for name in role.asked)
            out(f"  {row.state:<4}{STATE_NAMES[row.state]:<22}{marks}\n")
        missing = [row.state for row in rows if row.missing]
        names = f": {', '.join(missing)}" if missing else "."
        said = f"Something is missing in {len(missing)} of {len(rows)}{names}"
        out("\n")
        _lines(wrapped(said, "  ", "  "))
        for words, states in ruleless(rows):
            line = f"{words} in {len(states)}: {', '.join(states)}"
            _lines(wrapped(line, "  ", "  "))
        out("\n")
    if state is None and found.nothing:
        _lines(
            wrapped(f"States of which nothing is known for any role: {', '.join(found.nothing)}")
        )
    out(f"{LEGEND}\n")
    _lines(wrapped(f"As of {release.as_of}. 'gradguide licensure STATE' tells what is known."))


def _mark(status: Status | None) -> str:
    return UNKNOWN if status is None else MARKS[status]


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
