"""The commands and their options."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gradguide import __version__
from gradguide.cli import (
    assisting,
    careers,
    data,
    deciding,
    exporting,
    faq,
    fields,
    licensing,
    publishing,
    serving,
)
from gradguide.cli.building_options import Allow, CacheFolder, FederalFolder, National, NoCache
from gradguide.cli.options import AsJson, AsOf, Field, HdFile, Jobs, Release, Report, day
from gradguide.cli.plotting import Plot

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

    extract_to(paths, day(as_of), field, doc_id.value, out, jobs, ipeds, quarantine)


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
    data: FederalFolder = None,
    national: National = False,
    allow: Allow = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Build a release from the pack's own facts and the pages and facts given.

    With --data, federal files take the place of the bundled figures; with --national as well,
    every program of the United States that schools report to NCES is in it. The release is
    written beside FILE and put in its place at the end; if anything stops the build, what stood
    there stays.

    The exit status is 3 where a release was built and pages were left out, 1 where none was built,
    2 where the call was wrong.
    """
    from gradguide.cli.building import build_to, federal_order

    federal = federal_order(data, allow or [], cache, national=national, use_cache=not no_cache)
    build_to(out, pages or [], facts or [], ipeds, day(as_of), field, jobs, quarantine, federal)


@app.command()
def show(
    name: Annotated[
        list[str],
        typer.Argument(metavar="PROGRAM|INSTITUTION", help="An id or a name, or part of one."),
    ],
    release: Release = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Open every fact to what it rests on.")
    ] = False,
    plot: Plot = None,
    json: AsJson = False,
) -> None:
    """Show a program, or a school with its programs and what became of it."""
    from gradguide.cli.showing import show as run

    run(release, " ".join(name), evidence=evidence, json=json, plot=plot)


for _module in (deciding, careers, faq, licensing, serving, publishing, exporting, assisting):
    for _command in _module.COMMANDS:
        app.command()(_command)
app.add_typer(fields.app)
app.add_typer(data.app)


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

    run(out, day(as_of))


@app.command()
def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A page; - for standard input.")],
    blocks: Annotated[bool, typer.Option("--blocks", help="Show blocks with offsets.")] = False,
) -> None:
    """Print the text of a page as the offsets of claims count it."""
    from gradguide.cli.reading import print_text

    print_text(path, blocks=blocks)
