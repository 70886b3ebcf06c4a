"""`gradguide cost`: what a program costs the person who asks."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gradguide.answers.cost_claims import beside
from gradguide.answers.cost_record import cost_record
from gradguide.answers.cost_words import ADVICE
from gradguide.answers.costed import costed
from gradguide.answers.names import program_called
from gradguide.answers.opened import OpenRelease
from gradguide.answers.words import MARKS, fact_words, name_of
from gradguide.catalog.release import Release
from gradguide.cli import cost_text as text
from gradguide.cli.json_output import print_json
from gradguide.cli.plotting import must_be_drawable, write_figure
from gradguide.cli.printing import print_claims
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.status import Failure
from gradguide.decisions.borrowing.financing import Financing
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.situation import Situation


def run(
    path: Path | None,
    name: str,
    situation: Situation,
    as_of: date,
    *,
    evidence: bool,
    json: bool,
    plot: Path | None,
) -> None:
    """Print what the program of that name costs.

    Raises:
        Failure: the name means no program or several, the person cannot study there as they say,
            no such occupation is known, or the chart cannot be drawn.
    """
    must_be_drawable(plot)
    with opened(path) as release, for_day(release, as_of, text=not json):
        answer = costed(OpenRelease(release), program_called(release, name).id, situation, as_of)
        candidate, found, loans = answer.candidate, answer.cost, answer.loans
        sentence = answer.sentence
        if plot is not None:
            _draw(plot, candidate, sentence, found)
        if json:
            told = cost_record(release, candidate, situation, as_of, found, sentence, loans)
            print_json(told | day_record(release, as_of))
            return
        _write(_head(candidate, sentence))
        _write(text.paid(found, lambda line: beside(release, line).words("with --evidence")))
        _write(text.terms(found))
        _write(text.rest(found))
        _write(text.borrowing(loans, situation))
        if evidence:
            _print_evidence(release, found, loans)
        _write(["", *text.wrapped(ADVICE)])


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _head(candidate: Candidate, sentence: str) -> list[str]:
    names = [candidate.program.name, candidate.school.name, candidate.id, ""]
    return [*names, *text.wrapped(sentence)]


def _draw(plot: Path, candidate: Candidate, sentence: str, found: Cost) -> None:
    from gradguide.charts.cost_bars import bars_by_term
    from gradguide.charts.costs import cost_composition

    title = f"{candidate.school.name}: {candidate.program.name}"
    bars = bars_by_term(found)
    if not bars:
        raise Failure(f"--plot: nothing is known of {candidate.id} that could be drawn by term")
    if any(line.kind == "aid" for line in found.lines):
        sentence += " Bars are what is left to pay when aid has been taken off."
    write_figure(plot, cost_composition(title, sentence, bars))


def _print_evidence(release: Release, found: Cost, loans: Financing | None) -> None:
    """Every fact that a line rests on, opened to its claims."""
    _write(["", "How we know"])
    facts = [(line.name, fact) for line in (*found.lines, *found.known_fees) for fact in line.facts]
    facts += [("a published total", one.fact) for one in found.published]
    if loans is not None and loans.wage is not None:
        facts.append(("the wage", loans.wage.fact))
    for line, fact in facts:
        year = f", {fact.year}" if fact.year else ""
        _write(
            [
                f"  {line}",
                f"    {MARKS[fact.status]} {name_of(fact.attribute)} {fact_words(fact)}"
                f"  [{fact.status.value}{year}]",
            ]
        )
        print_claims(release, fact, "        ")
