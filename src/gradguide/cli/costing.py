"""`gradguide cost`: what a program costs the person who asks."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.cli import cost_text as text
from gradguide.cli.choosing import candidate_of, described, peers_for
from gradguide.cli.cost_claims import beside
from gradguide.cli.cost_record import cost_record
from gradguide.cli.json_output import print_json
from gradguide.cli.names import program_called
from gradguide.cli.plotting import must_be_drawable, write_figure
from gradguide.cli.printing import print_claims
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.cli.words import MARKS, fact_words, name_of
from gradguide.decisions.borrowing.financing import Financing, financing
from gradguide.decisions.borrowing.wages import wage_called, wages
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.costs.summary import summary
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.loans import NoRuleError
from gradguide.sources.loans import LoanFileError, load_loan_rules


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
        all_of_them = described(release)
        wanted = program_called(release, name).id
        candidate = candidate_of(release, wanted, all_of_them)
        try:
            found = cost(candidate, situation, as_of, peers_for(candidate, peers(all_of_them)))
            loans = _loans(release, candidate, found, situation)
        except SituationError as error:
            raise Failure(str(error), WRONG_CALL) from None
        except (NoRuleError, LoanFileError) as error:
            raise Failure(str(error)) from None
        sentence = summary(candidate, situation, found)
        if plot is not None:
            _draw(plot, candidate, sentence, found)
        if json:
            told = cost_record(release, candidate, situation, as_of, found, sentence, loans)
            print_json(told | day_record(release, as_of))
            return
        _write(_head(candidate, sentence))
        _write(text.paid(found, lambda line: beside(release, line).words()))
        _write(text.terms(found))
        _write(text.rest(found))
        _write(text.borrowing(loans, situation))
        if evidence:
            _print_evidence(release, found, loans)
        _write(["", *text.wrapped(text.ADVICE)])


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _loans(
    release: Release, candidate: Candidate, found: Cost, situation: Situation
) -> Financing | None:
    wage = None
    if situation.occupation is not None:
        wage = wage_called(situation.occupation, wages(release.fields()))
    return financing(found, candidate.program.level, situation, load_loan_rules(), wage)


def _head(candidate: Candidate, sentence: str) -> list[str]:
    names = [candidate.program.name, candidate.school.name, candidate.id, ""]
    return [*names, *text.wrapped(sentence)]


def _draw(plot: Path, candidate: Candidate, sentence: str, found: Cost) -> None:
    from gradguide.charts.costs import bars_by_term, cost_composition

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
