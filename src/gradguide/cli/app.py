"""The commands and their options."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gradguide import __version__
from gradguide.cli import find_options as filters
from gradguide.cli import situation_options as options
from gradguide.cli.plotting import Plot
from gradguide.cli.status import WRONG_CALL, Failure

app = typer.Typer(
    name="gradguide",
    help="Guides to online graduate programs in which every fact opens to its evidence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class DocId(StrEnum):
    """How a file gives its document an id."""

    STEM = "stem"
    PATH = "path"


def _date(text: str | None) -> date:
    if text is None:
        return date.today()  # noqa: DTZ011 - the user's own day is what "today" means here
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"--as-of takes a date as YYYY-MM-DD, not {text!r}"
        raise Failure(message, WRONG_CALL) from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gradguide {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to answer for (YYYY-MM-DD).")
]
Field = Annotated[
    str | None,
    typer.Option("--field", metavar="PACK", help="The field pack (default: the first one)."),
]
Release = Annotated[
    Path | None,
    typer.Option(
        "--release", metavar="FILE", help="A release (default: releases/library-science.db)."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Processes to use (0: one per processor).")
]
HdFile = Annotated[
    Path | None,
    typer.Option("--ipeds", metavar="DIR", help="A folder with NCES's own HD file."),
]
Report = Annotated[
    Path | None,
    typer.Option("--quarantine", metavar="FILE", help="List what was left out here (JSON Lines)."),
]


@app.command()
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files or folders; - for standard input."),
    ],
    as_of: AsOf = None,
    field: Field = None,
    doc_id: Annotated[
        DocId, typer.Option("--doc-id", help="Name documents by file name or by whole path.")
    ] = DocId.STEM,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write here, not to stdout.")
    ] = None,
    jobs: Jobs = 1,
    ipeds: HdFile = None,
    quarantine: Report = None,
) -> None:
    """Write the claims that pages make, one JSON object a line.

    Reads text, HTML, Markdown and WARC. A page that cannot be read is named on standard error
    and in the quarantine report, the others go on, and the exit status is 3.
    """
    from gradguide.cli.extracting import extract_to

    extract_to(paths, _date(as_of), field, doc_id.value, out, jobs, ipeds, quarantine)


@app.command()
def build(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The release to write.")],
    pages: Annotated[
        list[Path] | None, typer.Option("--pages", metavar="DIR", help="Pages to read claims from.")
    ] = None,
    facts: Annotated[
        list[Path] | None,
        typer.Option("--facts", metavar="FILE", help="Compiled facts (JSON Lines)."),
    ] = None,
    ipeds: HdFile = None,
    as_of: AsOf = None,
    field: Field = None,
    jobs: Jobs = 1,
    quarantine: Report = None,
) -> None:
    """Build a release from the pack's own facts and the pages and facts given.

    The release is written beside FILE and put in its place at the end; if anything stops the
    build, what stood there stays.
    """
    from gradguide.cli.building import build_to

    build_to(out, pages or [], facts or [], ipeds, _date(as_of), field, jobs, quarantine)


@app.command()
def show(
    name: Annotated[
        str, typer.Argument(metavar="PROGRAM|INSTITUTION", help="An id or a name, or part of one.")
    ],
    release: Release = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Open every fact to what it rests on.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Show a program, or a school with its programs."""
    from gradguide.cli.showing import show as run

    run(release, name, evidence=evidence, json=json)


@app.command()
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
    run(release, asked, _date(as_of), Page(limit, offset, facets), json=json)


@app.command()
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
    run(release, programs, person, _date(as_of), form, everything=everything, evidence=evidence)


@app.command()
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
    run(release, program, person, _date(as_of), evidence=evidence, json=json, plot=plot)


@app.command()
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
    run(release, person, _date(as_of), wanted)


@app.command()
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
    run(release, person, _date(as_of), Wanted(file, doc, uses, method, json))


@app.command()
def stats(release: Release = None, json: AsJson = False) -> None:
    """Say how much a release holds."""
    from gradguide.cli.counting import stats as run

    run(release, json=json)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A release.")],
) -> None:
    """Check that a release holds together: every quote, reference and count."""
    from gradguide.cli.counting import check as run

    run(file)


@app.command()
def demo(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="Where to build the release.")
    ] = Path("releases/library-science.db"),
    as_of: AsOf = None,
) -> None:
    """Build the bundled release and show what is in it."""
    from gradguide.cli.demonstration import demo as run

    run(out, _date(as_of))


@app.command()
def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A page; - for standard input.")],
    blocks: Annotated[bool, typer.Option("--blocks", help="Show blocks with offsets.")] = False,
) -> None:
    """Print the text of a page as the offsets of claims count it."""
    from gradguide.cli.reading import print_text

    print_text(path, blocks=blocks)
