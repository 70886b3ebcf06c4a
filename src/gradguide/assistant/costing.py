"""The tool `cost`: what a program costs the person, term by term, and what loans for it mean."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from pydantic import BaseModel, Field

from gradguide.answers.cost_claims import beside
from gradguide.answers.costed import Costed, costed
from gradguide.answers.names import program_called
from gradguide.answers.situation_words import whom
from gradguide.answers.unused import unused
from gradguide.assistant.answering import Asked, Reply, fitting, in_tools, listed
from gradguide.assistant.evidence import Evidence, Known, known_lines
from gradguide.assistant.money import Amount, amount_between, amount_of
from gradguide.assistant.person import Person, situation_of
from gradguide.decisions.borrowing.financing import Financed, Financing
from gradguide.decisions.costs.bill import Line
from gradguide.decisions.costs.summary import about
from gradguide.decisions.costs.wording import percent
from gradguide.decisions.situation import Situation
from gradguide.resolution.computed import dollars


class CostLine(BaseModel):
    """One thing that is paid over the whole program; of kind 'aid', what is taken off."""

    kind: str
    name: str
    amount: Amount
    words: str = Field(description="How it is reached")
    outdated: bool
    taken_for_granted: str
    stated_otherwise: list[str]
    notes: list[str]
    facts: list[Known]


class Term(BaseModel):
    """What is due in one term."""

    term: str
    due: Amount


class Plan(BaseModel):
    """One way of paying loans back."""

    name: str
    first_payment: str = Field(description="Dollars a month at first")
    paid: str = Field(description="Dollars paid in all")
    forgiven: str
    payments: int
    after_public_service: str | None = Field(
        description="Dollars forgiven for public service; null: the plan does not count for it"
    )


class Loans(BaseModel):
    """One whole bill paid with loans."""

    bill: str
    lines: list[str]
    plans: list[Plan]
    left_out: list[str]
    against_wage: str
    assumptions: list[str]
    notes: list[str]
    rules_checked: str
    rules: list[str] = Field(description="Addresses of the rules that were applied")


class CostReply(Reply):
    """What a program costs a person."""

    program: str
    whom: str
    sentence: str
    comparable: bool = Field(
        description="False where the price is unknown, outdated or not in U.S. dollars"
    )
    total: Amount | None = Field(description="What known charges come to; null: unknown")
    possible: Amount | None = Field(description="With what unknown charges could add; null: open")
    lines: list[CostLine]
    terms: list[Term]
    missing: list[str] = Field(description="What is unknown of the cost")
    published: list[str] = Field(description="Totals that sources publish, recomputed")
    notes: list[str]
    loans: list[Loans] = Field(description="For the least and the greatest bill")
    not_used: list[str]


def answer(asked: Asked, name: str, person: Person | None, *, sources: int) -> CostReply:
    """What the program of that name costs the person.

    Raises:
        AnswerError: the name means no program or several, the person cannot study there as they
            say, or no rules of loans are known for their years.
    """
    situation = situation_of(person)
    program = program_called(asked.release, name)
    found = costed(asked.opened, program.id, situation, asked.as_of)

    def make(kept: int, _: int) -> CostReply:
        return _reply(asked, found, situation, kept)

    return fitting(make, sources)


def lines(reply: CostReply) -> Iterator[str]:
    """The same in words."""
    yield reply.program
    yield f"{reply.sentence} ({reply.whom})"
    yield ""
    if reply.total is None:
        yield "– What it costs is unknown."
    for line in reply.lines:
        sign = "less " if line.kind == "aid" else ""
        yield f"{line.name}: {sign}{_exactly(line.amount)} ({line.words})"
        if line.taken_for_granted:
            yield f"    taken for granted: {line.taken_for_granted}"
        yield from (f"    {words}" for words in line.stated_otherwise)
        for known in line.facts:
            yield from known_lines(known, "    ")
    if reply.total is not None:
        yield f"in all: {_exactly(reply.total)}"
        if reply.possible is not None and reply.possible != reply.total:
            yield f"with what is not known it could be {reply.possible.words}"
    if reply.terms:
        yield ""
        yield "; ".join(f"{one.term}: {_exactly(one.due)}" for one in reply.terms)
    yield from listed("Totals that are published, recomputed", reply.published)
    yield from listed("Unknown", reply.missing, "–")
    yield from listed("Also", reply.notes)
    for loans in reply.loans:
        yield from _loan_lines(loans)
    yield from listed("Not used", reply.not_used)
    yield ""
    yield "This is a reckoning from what sources say, and no offer: the school's bill decides."


def _loan_lines(loans: Loans) -> Iterator[str]:
    yield from listed(f"If borrowed, {loans.bill}", loans.lines)
    for plan in loans.plans:
        yield (
            f"  {plan.name}: {_cents(plan.first_payment)} a month at first, {_cents(plan.paid)} "
            f"in all over {plan.payments} payments, {_cents(plan.forgiven)} forgiven"
        )
    yield from (f"  not reckoned: {why}" for why in loans.left_out)
    if loans.against_wage:
        yield f"  {loans.against_wage}"
    yield from listed("Taken for granted about loans", loans.assumptions)
    yield from listed("What may change about loans", loans.notes)
    yield from listed(f"Rules of federal loans, checked on {loans.rules_checked}", loans.rules)


def _cents(amount: str) -> str:
    return f"${Decimal(amount):,.2f}"


def _exactly(amount: Amount) -> str:
    low, high = _cents(amount.low), _cents(amount.high)
    return low if low == high else f"{low} to {high}"


def _reply(asked: Asked, found: Costed, situation: Situation, sources: int) -> CostReply:
    candidate, cost = found.candidate, found.cost
    evidence = Evidence(asked.release, sources)
    return CostReply(
        **asked.frame([asked.program(candidate.program)]),
        program=f"{candidate.program.name}, {candidate.school.name}",
        whom=whom(situation, asked.as_of),
        sentence=found.sentence,
        comparable=cost.decides,
        total=amount_of(cost.total),
        possible=amount_of(cost.possible),
        lines=[_line(asked, evidence, one) for one in chain(cost.lines, cost.known_fees)],
        terms=[Term(term=str(one.term), due=amount_between(one.due)) for one in cost.terms],
        missing=[
            gap.words if gap.bounds is None else f"{gap.words} (could add {about(gap.bounds)})"
            for gap in cost.missing
        ],
        published=[one.words for one in cost.published],
        notes=list(cost.notes),
        loans=list(_loans(found.loans)),
        not_used=[in_tools(words) for words in unused(situation, _argument)],
    )


def _line(asked: Asked, evidence: Evidence, line: Line) -> CostLine:
    said = beside(asked.release, line)
    return CostLine(
        kind=line.kind,
        name=line.name,
        amount=amount_between(line.amount),
        words=line.words,
        outdated=line.outdated,
        taken_for_granted=line.assumed,
        stated_otherwise=list(said.otherwise),
        notes=list(said.notes),
        facts=evidence.all_known(line.facts),
    )


def _loans(found: Financing | None) -> Iterator[Loans]:
    if found is None:
        return
    ends = ("at the least that it can cost", "at the most") if len(found.bills) > 1 else ("",)
    for end, one in zip(ends, found.bills, strict=True):
        yield Loans(
            bill=end or "the whole bill",
            lines=[
                f"{line.name}: {dollars(line.amount)}, {line.words}" for line in one.borrowing.lines
            ],
            plans=[
                Plan(
                    name=plan.name,
                    first_payment=f"{plan.first_payment:.2f}",
                    paid=f"{plan.outcome.paid:.2f}",
                    forgiven=f"{plan.outcome.forgiven:.2f}",
                    payments=plan.outcome.payments,
                    after_public_service=f"{plan.service.forgiven:.2f}" if plan.service else None,
                )
                for plan in (one.repayment.plans if one.repayment else ())
            ],
            left_out=list(one.repayment.left_out) if one.repayment else [],
            against_wage=_against_wage(one, found),
            assumptions=list(one.assumptions),
            notes=[*one.borrowing.notes, *(one.repayment.notes if one.repayment else ())],
            rules_checked=one.borrowing.checked.isoformat(),
            rules=list(dict.fromkeys(_rules(one))),
        )


def _against_wage(one: Financed, found: Financing) -> str:
    wage, burden = found.wage, one.burden
    if wage is None or burden is None:
        return ""
    names = {plan.id: plan.name for plan in (one.repayment.plans if one.repayment else ())}
    shares = "; ".join(
        f"{names[plan]}: {percent(share)} of that wage in the first year"
        for plan, share in burden.shares
    )
    times = f"{burden.multiple:.2f} times"
    pay = f"{dollars(wage.amount)} a year in {wage.year} ({wage.fact.status.value})"
    return f"The debt is {times} the median wage of {wage.occupation}, {pay}. {shares}".strip()


def _argument(name: str) -> str:
    return name.replace("-", "_")


def _rules(one: Financed) -> Iterator[str]:
    for rule in one.borrowing.rules:
        yield from rule.sources
    for plan in one.repayment.plans if one.repayment else ():
        for rule in plan.rules:
            yield from rule.sources
