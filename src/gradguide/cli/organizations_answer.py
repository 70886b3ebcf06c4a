"""`gradguide organizations`: the bodies that are meant, as text or JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from gradguide.answers.bodies import ASKED, Asked, bodies_asked, body_record
from gradguide.answers.body_words import (
    NAMES,
    YEARLY,
    body_value,
    fate,
    kinds,
    otherwise,
    said_words,
    served,
    title,
)
from gradguide.answers.words import MARKS, standing_words
from gradguide.catalog.release import Release
from gradguide.cli.cost_text import wrapped
from gradguide.cli.json_output import print_json
from gradguide.cli.releases import opened
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact
from gradguide.outlook.organizations import BodyAnswer

UNKNOWN = "–"
LEGEND = f"● verified  ◐ reported  ◆ disputed  ○ stale  {UNKNOWN} unknown"
_FEW = 6  # bodies that are shown in full without being asked for by name
_NAME = 26


def show(path: Path | None, asked: Asked, *, evidence: bool, json: bool) -> None:
    """Print the bodies that are meant.

    Raises:
        AnswerError: there is no such state, none goes by that name, or the release knows no bodies.
    """
    with opened(path) as release:
        found = bodies_asked(release, asked)
        if json:
            print_json([body_record(answer, evidence=evidence) for answer in found])
        else:
            _print(release, found, evidence=evidence)


def _print(release: Release, found: Sequence[BodyAnswer], *, evidence: bool) -> None:
    out = sys.stdout.write
    if len(found) > _FEW and not evidence:
        for answer in found:
            _print_line(answer)
        out(f"\n{len(found)} bodies. Name one to see what is known of it.\n")
    else:
        for number, answer in enumerate(found):
            out("\n" if number else "")
            _print_body(answer, evidence=evidence)
    out(f"\n{LEGEND}\nAs of {release.as_of}.\n")


def _print_line(answer: BodyAnswer) -> None:
    """A body in a line: its name, what became of it, and what is most asked for."""
    parts = []
    if answer.former:
        parts.append(fate(answer))
    parts += [
        f"{NAMES[name]} {facts[0].value}" + (" and more" if len(facts) > 1 else "")
        for name in ("accredits", "certifies")
        if (facts := answer.said(name))
    ]
    if dues := answer.student_dues:
        parts.append(f"students {_with_mark(dues[0])}")
    said = f": {'; '.join(parts)}" if parts else ""
    _lines(wrapped(f"{title(answer)}{said}", "  ", "    "))


def _print_body(answer: BodyAnswer, *, evidence: bool) -> None:
    out = sys.stdout.write
    body = answer.body
    out(f"{title(answer)}\n")
    if answer.former:
        out(f"  {fate(answer)}\n")
    if body.parent:
        out(f"  part of {body.parent}\n")
    if body.state:
        out(f"  of {body.state}\n")
    if answer.divisions:
        _lines(wrapped(f"divisions and bodies of it: {'; '.join(answer.divisions)}", "  ", "    "))
    _print_nature(answer)
    for name in NAMES:
        facts = [fact for fact in answer.facts if fact.attribute == name]
        if name in YEARLY and not evidence:
            facts = sorted(facts, key=lambda fact: str(fact.key.get("year", "")))[-1:]
        if facts:
            for place, fact in enumerate(facts):
                _print_fact(fact, "" if place else NAMES[name], answer.claims, evidence=evidence)
        elif name in ASKED and not answer.former:
            out(f"  {UNKNOWN} {NAMES[name]:<{_NAME}} unknown\n")


def _print_nature(answer: BodyAnswer) -> None:
    """What it is and whom it serves, in a line."""
    whom = served(answer)
    parts = [kinds(answer), f"serves: {whom}" if whom else ""]
    if said := "; ".join(part for part in parts if part):
        _lines(wrapped(said, "  ", "    "))


def _print_fact(fact: Fact, name: str, claims: Sequence[Claim], *, evidence: bool) -> None:
    mark = MARKS[fact.status] if fact.decides else UNKNOWN
    weight = "" if fact.decides else "  [shown only: no source that counts]"
    year = f", {fact.year}" if fact.year else ", undated"
    text = f"{said_words(fact)}  [{fact.status.value}{year}]{weight}"
    hanging = " " * (_NAME + 5)
    lines = wrapped(text, hanging, hanging)
    sys.stdout.write(f"  {mark} {name:<{_NAME}} {lines[0].strip()}\n")
    _lines(lines[1:])
    if evidence:
        _print_claims(fact, claims)
    elif others := otherwise(fact, claims):
        _lines(wrapped(f"otherwise: {others}", hanging, hanging))


def _print_claims(fact: Fact, claims: Sequence[Claim]) -> None:
    for sign, places in (("for", fact.claims_for), ("against", fact.against)):
        for place in places:
            claim = claims[place]
            year = claim.source.year or "undated"
            value = body_value(fact, claim.value)
            head = f"{sign}: {value} ({standing_words(claim)}, {year})"
            _lines(wrapped(f"{head}; {claim.note}" if claim.note else head, "      ", "        "))
            sys.stdout.write(f"        {claim.source.address}\n")


def _with_mark(fact: Fact) -> str:
    return f"{MARKS[fact.status]} {said_words(fact)}" + (f" ({fact.year})" if fact.year else "")


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
