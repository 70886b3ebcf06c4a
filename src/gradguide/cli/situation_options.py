"""The options that tell who asks: the same for every command whose answer depends on it.

A command declares those of the annotated types that it takes and hands what was typed to
`situation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gradguide.answers.amounts import money, number, share, whole
from gradguide.answers.errors import WrongQuestionError

if TYPE_CHECKING:
    from gradguide.decisions.calendar import Term
    from gradguide.decisions.situation import Situation

Residency = Annotated[
    str | None,
    typer.Option("--residency", metavar="STATE", help="Where you live, as in OH."),
]
Start = Annotated[
    str | None,
    typer.Option("--start", metavar="TERM", help="Your first term, as in 'fall 2027'."),
]
CreditsPerTerm = Annotated[
    str | None,
    typer.Option("--credits-per-term", metavar="N", help="Credits that you take in a term."),
]
Transfer = Annotated[
    str | None, typer.Option("--transfer", metavar="N", help="Credits that you bring along.")
]
VisitsCost = Annotated[
    str | None,
    typer.Option("--visits-cost", metavar="$", help="What one visit to the campus costs you."),
]
Inflation = Annotated[
    str | None,
    typer.Option(
        "--inflation", metavar="SHARE", help="By how much prices rise a year, as in 3% or 0.03."
    ),
]
Aid = Annotated[
    str | None,
    typer.Option("--aid", metavar="$", help="Grants and scholarships for the whole program."),
]
LoanShare = Annotated[
    str | None,
    typer.Option(
        "--loan-share",
        metavar="SHARE",
        help="How much of the bills you would borrow, as in 50% or 0.5.",
    ),
]
Income = Annotated[
    str | None,
    typer.Option(
        "--income",
        metavar="$",
        help="What you expect to earn a year afterwards; with --loan-share.",
    ),
]
Raises = Annotated[
    str | None,
    typer.Option(
        "--raises", metavar="SHARE", help="By how much the income grows a year, as in 2% or 0.02."
    ),
]
Dependents = Annotated[
    str | None,
    typer.Option("--dependents", metavar="N", help="People whom you care for."),
]
PriorDebt = Annotated[
    str | None,
    typer.Option("--prior-debt", metavar="$", help="Federal graduate loans that you have now."),
]
Summers = Annotated[
    bool, typer.Option("--summers/--no-summers", help="Whether you study in summers too.")
]
PublicService = Annotated[
    bool,
    typer.Option(
        "--public-service/--no-public-service",
        help="Whether you mean to work for a public or non-profit employer.",
    ),
]
Occupation = Annotated[
    str | None,
    typer.Option(
        "--occupation", metavar="TITLE", help="Hold the debt against its wage; with --loan-share."
    ),
]


def situation(
    *,
    residency: str | None = None,
    start: str | None = None,
    credits_per_term: str | None = None,
    transfer: str | None = None,
    visits_cost: str | None = None,
    inflation: str | None = None,
    aid: str | None = None,
    loan_share: str | None = None,
    income: str | None = None,
    raises: str | None = None,
    dependents: str | None = None,
    prior_debt: str | None = None,
    summers: bool = True,
    public_service: bool = True,
    occupation: str | None = None,
) -> Situation:
    """The situation that the options tell, each as it was typed or None.

    Raises:
        WrongQuestionError: one of them is not what it takes, or cannot be; says what is allowed.
    """
    from gradguide.decisions.errors import SituationError
    from gradguide.decisions.situation import Situation

    none = number("", "0")
    try:
        return Situation(
            residency=None if residency is None else _place(residency),
            start=None if start is None else _term(start),
            credits_per_term=(
                None if credits_per_term is None else number("--credits-per-term", credits_per_term)
            ),
            transfer=none if transfer is None else number("--transfer", transfer),
            visit_cost=None if visits_cost is None else money("--visits-cost", visits_cost),
            inflation=none if inflation is None else share("--inflation", inflation),
            aid=none if aid is None else money("--aid", aid),
            loan_share=none if loan_share is None else share("--loan-share", loan_share),
            income=None if income is None else money("--income", income),
            raises=none if raises is None else share("--raises", raises),
            dependents=0 if dependents is None else whole("--dependents", dependents),
            prior_debt=none if prior_debt is None else money("--prior-debt", prior_debt),
            summers=summers,
            public_service=public_service,
            occupation=occupation,
        )
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None


def _place(text: str) -> str:
    """A state's or province's two letters, from them or from its name.

    Raises:
        WrongQuestionError: there is none; the nearest is given.
    """
    from gradguide.model.states import place_code
    from gradguide.resolution.places import place_hint

    code = place_code(text)
    if code is None:
        hint = place_hint(text, provinces=True)
        raise WrongQuestionError(f"residency: {text!r} is no state or province; {hint}")
    return code


def _term(text: str) -> Term:
    """A term of either calendar: only quarters have one in winter."""
    from gradguide.decisions.calendar import term_called

    if text.strip().lower().startswith("winter"):
        return term_called(text, "quarter")
    return term_called(text)
