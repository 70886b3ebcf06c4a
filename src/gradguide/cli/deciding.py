"""The commands that decide for a person: their options, and nothing else.

`gradguide.cli.app` puts them among the others, in the order of `COMMANDS`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradguide.cli import find_options as filters
from gradguide.cli import situation_options as options
from gradguide.cli.options import AsJson, AsOf, Release, day
from gradguide.cli.plotting import Plot


def find(
    words: filters.Words = None,
    level: filters.Level = None,
    degree: filters.Degree = None,
    delivery: filters.Delivery = None,
    visits: filters.Visits = None,
    accredited: filters.Accredited = None,
    specialty: filters.Specialty = None,
    exam: filters.Exam = None,
    gpa: filters.Gpa = None,
    months: filters.Months = None,
    pace: filters.Pace = None,
    starts: filters.Starts = None,
    instruction: filters.Instruction = None,
    licensure: filters.Licensure = None,
    control: filters.Control = None,
    state: filters.State = None,
    near: filters.Near = None,
    within: filters.Within = None,
    kind: filters.Kind = None,
    cost: filters.CostAtMost = None,
    residency: options.Residency = None,
    start: options.Start = None,
    credits_per_term: options.CreditsPerTerm = None,
    transfer: options.Transfer = None,
    visits_cost: options.VisitsCost = None,
    inflation: options.Inflation = None,
    aid: options.Aid = None,
    summers: options.Summers = True,
    verified: filters.Verified = False,
    unknown: filters.Unknown = "exclude",
    sort: filters.Order = "fit",
    query: filters.Text = None,
    facets: filters.Facets = False,
    limit: filters.Limit = 20,
    offset: filters.Offset = 0,
    as_of: AsOf = None,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """Find programs by words and by what is known of them.

    A filter takes several values, each with its option; one of them has to hold. Programs of
    which something asked is unknown are counted apart.
    """
    from gradguide.cli.finding import Page
    from gradguide.cli.finding import find as run

    person = options.situation(
        residency=residency,
        start=start,
        credits_per_term=credits_per_term,
        transfer=transfer,
        visits_cost=visits_cost,
        inflation=inflation,
        aid=aid,
        summers=summers,
    )
    asked = filters.query(
        words or (),
        {
            "kind": kind,
            "level": level,
            "degree": degree,
            "delivery": delivery,
            "accreditation": accredited,
            "specialty": specialty,
            "exam": exam,
            "pace": pace,
            "starts": starts,
            "instruction": instruction,
            "licensure": licensure,
            "control": control,
            "state": state,
        },
        {"visits": visits, "gpa": gpa, "months": months},
        near=near,
        within=within,
        cost=cost,
        situation=person,
        unknown=unknown,
        verified=verified,
        sort=sort,
        text=query,
    )
    run(release, asked, day(as_of), Page(limit, offset, facets), json=json)


def compare(
    programs: Annotated[
        list[str],
        typer.Argument(metavar="PROGRAM...", help="Two or more ids or names, or parts of them."),
    ],
    residency: options.Residency = None,
    start: options.Start = None,
    credits_per_term: options.CreditsPerTerm = None,
    transfer: options.Transfer = None,
    visits_cost: options.VisitsCost = None,
    inflation: options.Inflation = None,
    aid: options.Aid = None,
    summers: options.Summers = True,
    form: Annotated[
        str, typer.Option("--format", metavar="FORM", help="text, markdown, csv or json.")
    ] = "text",
    everything: Annotated[
        bool, typer.Option("--all", help="In full what is the same, too.")
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Open every fact to what it rests on.")
    ] = False,
    as_of: AsOf = None,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """Put programs side by side: what differs first, the gravest difference at the top."""
    from gradguide.cli.comparing import run

    person = options.situation(
        residency=residency,
        start=start,
        credits_per_term=credits_per_term,
        transfer=transfer,
        visits_cost=visits_cost,
        inflation=inflation,
        aid=aid,
        summers=summers,
    )
    form = "json" if json else form
    run(release, programs, person, day(as_of), form, everything=everything, evidence=evidence)


def cost(
    program: Annotated[
        str, typer.Argument(metavar="PROGRAM", help="An id or a name, or part of one.")
    ],
    residency: options.Residency = None,
    start: options.Start = None,
    credits_per_term: options.CreditsPerTerm = None,
    transfer: options.Transfer = None,
    visits_cost: options.VisitsCost = None,
    inflation: options.Inflation = None,
    aid: options.Aid = None,
    loan_share: options.LoanShare = None,
    income: options.Income = None,
    raises: options.Raises = None,
    dependents: options.Dependents = None,
    prior_debt: options.PriorDebt = None,
    occupation: options.Occupation = None,
    public_service: options.PublicService = True,
    summers: options.Summers = True,
    as_of: AsOf = None,
    release: Release = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Open every line to what it rests on.")
    ] = False,
    plot: Plot = None,
    json: AsJson = False,
) -> None:
    """Say what a program costs you, term by term, and what borrowing for it would mean."""
    from gradguide.cli.costing import run

    person = options.situation(
        residency=residency,
        start=start,
        credits_per_term=credits_per_term,
        transfer=transfer,
        visits_cost=visits_cost,
        inflation=inflation,
        aid=aid,
        loan_share=loan_share,
        income=income,
        raises=raises,
        dependents=dependents,
        prior_debt=prior_debt,
        summers=summers,
        public_service=public_service,
        occupation=occupation,
    )
    run(release, program, person, day(as_of), evidence=evidence, json=json, plot=plot)


def rank(
    method: Annotated[
        str, typer.Option("--method", metavar="NAME|FILE", help="A method of the field, or yours.")
    ] = "default",
    weights: Annotated[
        str | None,
        typer.Option("--weights", metavar="W", help="Other weights, as in cost=3,time=1,others=0."),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="PROGRAM", help="Why one program has its place."),
    ] = None,
    up: Annotated[
        int | None, typer.Option("--up", metavar="N", help="With --why: how many places up.")
    ] = None,
    residency: options.Residency = None,
    start: options.Start = None,
    credits_per_term: options.CreditsPerTerm = None,
    transfer: options.Transfer = None,
    visits_cost: options.VisitsCost = None,
    inflation: options.Inflation = None,
    aid: options.Aid = None,
    summers: options.Summers = True,
    as_of: AsOf = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help="How often it is drawn.")
    ] = 10_000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Another number makes other draws.")
    ] = 0,
    top: Annotated[int, typer.Option("--top", metavar="N", help="How many to show.")] = 20,
    everything: Annotated[
        bool, typer.Option("--all", help="Name the programs that have no place, too.")
    ] = False,
    plot: Plot = None,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """Rank programs by what matters to you, with how sure each place is."""
    from gradguide.cli.ranking import Wanted, run

    person = options.situation(
        residency=residency,
        start=start,
        credits_per_term=credits_per_term,
        transfer=transfer,
        visits_cost=visits_cost,
        inflation=inflation,
        aid=aid,
        summers=summers,
    )
    wanted = Wanted(
        method=method,
        weights=weights,
        draws=draws,
        seed=seed,
        top=top,
        everything=everything,
        why=why,
        up=up,
        plot=plot,
        json=json,
    )
    run(release, person, day(as_of), wanted)


def reproduce(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="RANKING_FILE",
            help="A page, claims as extract writes them, or a list (CSV or TOML).",
        ),
    ],
    uses: Annotated[
        str | None,
        typer.Option("--uses", metavar="NAMES", help="The facts it says it uses: cost,time."),
    ] = None,
    method: Annotated[
        str,
        typer.Option("--method", metavar="NAME|FILE", help="The method that has these facts."),
    ] = "default",
    doc: Annotated[
        str | None, typer.Option("--doc", metavar="ID", help="Which of several documents.")
    ] = None,
    residency: options.Residency = None,
    start: options.Start = None,
    credits_per_term: options.CreditsPerTerm = None,
    transfer: options.Transfer = None,
    visits_cost: options.VisitsCost = None,
    inflation: options.Inflation = None,
    aid: options.Aid = None,
    summers: options.Summers = True,
    as_of: AsOf = None,
    field: Annotated[
        str | None,
        typer.Option(
            "--field", metavar="PACK", help="The pack to read a page with (default: the release's)."
        ),
    ] = None,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """Say how far facts explain somebody else's ranking.

    Which weights of them give its order, if any do, and which places no weights give.
    """
    from gradguide.cli.reproducing import Wanted, run

    person = options.situation(
        residency=residency,
        start=start,
        credits_per_term=credits_per_term,
        transfer=transfer,
        visits_cost=visits_cost,
        inflation=inflation,
        aid=aid,
        summers=summers,
    )
    run(release, person, day(as_of), Wanted(file, doc, uses, method, field, json))


COMMANDS = (find, compare, cost, rank, reproduce)
