"""`gradguide find`."""

from __future__ import annotations

import sys
from pathlib import Path

from gradguide.cli.json_output import print_json
from gradguide.cli.names import nearest
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.cli.words import MARKS, fact_words
from gradguide.model.fact import Program
from gradguide.model.vocabulary import vocabulary

SHOWN = ("delivery", "accreditation", "credits", "tuition_per_credit", "tuition_total")


def find(
    path: Path | None,
    words: str,
    delivery: str | None,
    accredited: str | None,
    level: str | None,
    *,
    json: bool,
) -> None:
    """Print the programs that fit, a line each.

    Raises:
        Failure: a filter has a value that does not exist.
    """
    _must_exist("delivery", delivery)
    _must_exist("level", level)
    with opened(path) as release:
        found = release.find(words, delivery=delivery, accredited=accredited, level=level)
        if json:
            out = [
                {
                    "id": p.id,
                    "institution": p.institution,
                    "name": p.name,
                    "degree": p.degree,
                    "level": p.level,
                    "kind": p.kind,
                }
                for p in found
            ]
            print_json(out)
            return
        for program in found:
            sys.stdout.write(f"{program.institution}: {program.name}\n    {program.id}\n")
            shown = [_brief(program, attribute) for attribute in SHOWN]
            line = "  ".join(part for part in shown if part)
            sys.stdout.write(f"    {line}\n" if line else "")
        total = len(release.programs())
        sys.stdout.write(f"{len(found)} of {total} programs\n")
        if not found and words:
            schools, programs = nearest(release, words)
            near = [*(s.name for s in schools[:3]), *(p.id for p in programs[:3])]
            if near:
                sys.stdout.write(f"did you mean: {'; '.join(near)}?\n")


def _must_exist(attribute: str, value: str | None) -> None:
    allowed = vocabulary()[attribute].values
    if value is not None and value not in allowed:
        message = f"--{attribute} takes one of {', '.join(allowed)}, not {value!r}"
        raise Failure(message, WRONG_CALL)


def _brief(program: Program, attribute: str) -> str:
    facts = [f for f in program.facts if f.attribute == attribute and f.decides]
    plain = [f for f in facts if f.key.get("part", "total") == "total"]
    if not plain:
        return ""
    fact = plain[0]
    return f"{MARKS[fact.status]} {attribute.replace('_', ' ')} {fact_words(fact)}"
