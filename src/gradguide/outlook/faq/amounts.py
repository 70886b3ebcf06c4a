"""Answers in amounts: what programs cost, how long they take.

A range is over one kind of number: never of two residencies, paces or units. Only facts that
decide count, and no outdated ones; a number that sources dispute is left out and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.seen import Seen
from gradguide.decisions.situation import STATES, Situation
from gradguide.model.fact import Fact
from gradguide.outlook.faq.answer import Answer, Figure, Range
from gradguide.outlook.faq.counting import many
from gradguide.outlook.faq.known import Known, level_choice, noun_of
from gradguide.outlook.faq.offers import none_described
from gradguide.outlook.faq.questions import Question
from gradguide.resolution.computed import dollars, number

_PRICES = ("tuition_per_credit", "tuition_flat", "tuition_total")
_NOBODY = Peers()
_PACES = {
    "any": "no pace named",
    "full_time": "full time",
    "part_time": "part time",
}


def cost_of_all(known: Known, question: Question) -> Answer:
    """What tuition for the whole program comes to, for residents of the school's state and for
    others, at prices that are dated and current."""
    programs = known.candidates(known.find(level_choice(question.level)).ids)
    noun = noun_of(question.level)
    ranges = []
    for who, resident in (
        ("for somebody who lives in the school's state", True),
        ("for somebody from another state", False),
    ):
        figures, why = _tuitions(known, programs, resident=resident)
        left_out = _left_out(len(programs) - len(figures), noun, "no current, dated price", why)
        if figures:
            what = f"tuition for the whole program, {who}"
            ranges.append(Range(what, "$", tuple(figures), left_out))
    if len(ranges) > 1 and _amounts(ranges[0]) == _amounts(ranges[1]):
        what = "tuition for the whole program, wherever one lives in the U.S."
        ranges = [replace(ranges[0], what=what)]
    if not programs:
        first = none_described(known, noun)
    elif not ranges:
        first = (
            f"Unknown: of {many(len(programs), noun)} known here none has a current price with a "
            "date and the credits to reckon with."
        )
    else:
        first = " ".join(_said(one, dollars, len(programs), noun) for one in ranges)
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(ranges),
        ranges=tuple(ranges),
        notes=("Tuition alone, without fees, visits or aid, at prices as they were published.",)
        if ranges
        else (),
    )


def _amounts(one: Range) -> set[tuple[str, Decimal]]:
    return {(figure.id, figure.amount) for figure in one.figures}


def _tuitions(
    known: Known, programs: Iterable[Candidate], *, resident: bool
) -> tuple[list[Figure], dict[str, int]]:
    """Whole tuition by program; and why there is none, of how many."""
    figures, why = [], dict[str, int]()
    for one in programs:
        found, reason = _tuition(known, one, resident=resident)
        if found is None:
            why[reason] = why.get(reason, 0) + 1
        else:
            figures.append(found)
    return figures, why


def _tuition(known: Known, one: Candidate, *, resident: bool) -> tuple[Figure | None, str]:
    home = one.school.state
    if one.school.country not in ("US", "") or home not in STATES:
        return None, "prices that are not in U.S. dollars"
    elsewhere = min(STATES - {home})
    try:
        found = cost(
            one, Situation(residency=home if resident else elsewhere), known.as_of, _NOBODY
        )
    except SituationError:
        return None, "no bill that can be reckoned"
    line = next((line for line in found.lines if line.kind == "tuition"), None)
    if line is None or line.outdated:
        return None, "no price, or an outdated one"
    years = [fact.year for fact in line.facts if fact.attribute in _PRICES]
    if not years or None in years:
        return None, "a price without a date"
    if not line.amount.known:
        return None, "prices or credits that are disputed"
    year = max(year for year in years if year is not None)
    return Figure(one.id, _name(one), line.amount.low, year, line.facts), ""


def duration(known: Known, question: Question) -> Answer:
    """How long programs usually take, apart by pace; no minima or maxima among them."""
    programs = known.candidates(known.find(level_choice(question.level)).ids)
    noun = noun_of(question.level)
    ranges = []
    for pace, words in _PACES.items():
        figures = [f for one in programs if (f := _months(known, one, pace)) is not None]
        if figures:
            left_out = _left_out(len(programs) - len(figures), noun, "no such time", {})
            what = f"usual time to finish, {words}"
            ranges.append(Range(what, "months", tuple(figures), left_out))
    if not programs:
        first = none_described(known, noun)
    elif not ranges:
        first = f"Unknown: no current source says it of the {many(len(programs), noun)} known here."
    else:
        largest = max(ranges, key=lambda one: len(one.figures))
        first = _said(largest, _months_words, len(programs), noun)
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(ranges),
        ranges=tuple(ranges),
        notes=tuple(_others_on(known)),
    )


def _others_on(known: Known) -> Iterator[str]:
    """What others say of how long the specialty takes, where one is asked about."""
    bounds = {"min": "at least ", "max": "at most "}
    for facts in known.fields:
        for fact in facts.facts:
            if fact.attribute != "specialty_duration_months" or not fact.decides:
                continue
            if known.synonyms.specialty(str(fact.key.get("specialty"))) == known.specialty:
                bound = bounds.get(str(fact.key.get("bound")), "")
                when = f"of {fact.year}" if fact.year else "without a date"
                months = " or ".join(str(stated.value) for stated in fact.values)
                yield f"A source {when} says {bound}{months} months for this specialty."


def _months(known: Known, one: Candidate, pace: str) -> Figure | None:
    for fact in Seen(one, known.synonyms).facts("duration_months"):
        usual = fact.key.get("bound") == "typical" and fact.key.get("pace") == pace
        if usual and fact.settled and (amount := _amount(fact)) is not None:
            return Figure(one.id, _name(one), amount, fact.year, (fact,))
    return None


def credits_ranges(known: Known, level: str | None) -> tuple[Range, ...]:
    """How many credits programs take in all, semester and quarter credits apart."""
    programs = known.candidates(known.find(level_choice(level)).ids)
    found: dict[str, list[Figure]] = {"semester": [], "quarter": []}
    for one in programs:
        for fact in Seen(one, known.synonyms).facts("credits"):
            amount = _amount(fact)
            if fact.key.get("part") == "total" and fact.settled and amount is not None:
                unit = str(fact.details.get("unit", "semester"))
                found[unit].append(Figure(one.id, _name(one), amount, fact.year, (fact,)))
    units: tuple[tuple[str, Literal["semester credits", "quarter credits"]], ...] = (
        ("semester", "semester credits"),
        ("quarter", "quarter credits"),
    )
    return tuple(
        Range(
            f"credits of {noun_of(level)}",
            unit,
            tuple(found[name]),
            _left_out(len(programs) - len(found[name]), noun_of(level), "no such number", {}),
        )
        for name, unit in units
        if found[name]
    )


def _amount(fact: Fact) -> Decimal | None:
    if isinstance(fact.value, (bool, str)):
        return None
    return Decimal(fact.value)


def _name(one: Candidate) -> str:
    return f"{one.school.name}, {one.program.name}"


def _said(one: Range, words: Callable[[Decimal], str], of: int, noun: str) -> str:
    """The span with how many programs it is of, among how many known here."""
    low, high = words(one.low.amount), words(one.high.amount)
    span = f"{low}" if low == high else f"{low} to {high}, {words(one.median)} in the middle"
    what = f"{one.what[:1].upper()}{one.what[1:]}"
    return f"{what}, of {len(one.figures):,} of {many(of, noun)}: {span}."


def _months_words(amount: Decimal) -> str:
    return f"{number(amount)} months"


def _left_out(count: int, noun: str, what: str, why: dict[str, int]) -> str:
    if not count:
        return ""
    told = f"{many(count, noun)} left out: {what}"
    reasons = [
        f"{times:,} with {reason}"
        for reason, times in sorted(why.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return f"{told} ({'; '.join(reasons)})" if reasons else told
