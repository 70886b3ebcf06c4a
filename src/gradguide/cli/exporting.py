"""`gradguide export`: a release as a folder of open data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from gradguide.cli.options import Release
from gradguide.cli.status import Failure


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write: new, empty or an export.")
    ],
    release: Release = None,
    address: Annotated[
        str | None,
        typer.Option(
            "--address", metavar="URL", help="Where the guide is on the web, for linked data."
        ),
    ] = None,
) -> None:
    """Write a release as open data: CSV, Parquet, SQLite, JSON Lines, JSON-LD and CTDL.

    The folder is a Data Package with a README. It is written beside DIR and put in its place at the
    end; if anything stops the export, what stood there stays. A folder with other files in it is
    refused.
    """
    from gradguide.cli.releases import opened
    from gradguide.cli.web_address import web_address
    from gradguide.publishing.addresses import Addresses
    from gradguide.publishing.folder import FolderError
    from gradguide.publishing.package import ExportError
    from gradguide.publishing.package import export as run

    addresses = Addresses(web_address("--address", address))
    with opened(release) as source:
        try:
            done = run(source, folder, addresses)
        except (ExportError, FolderError) as error:
            raise Failure(str(error)) from None
        as_of, content = source.manifest["as_of"], source.manifest["content"]
    size = sum(file.size for file in done.files)
    rows = sum(table.rows for table in done.tables)
    sys.stdout.write(
        f"{folder}: {len(done.files)} files, {size / 1_000_000:,.1f} MB\n"
        f"  as of {as_of}, release {content}\n"
        f"  {len(done.tables)} tables with {rows:,} rows, as CSV, Parquet and SQLite\n"
        f"  {done.claims:,} statements of sources\n"
        f"  {done.programs:,} programs in schema.org, {done.credentials:,} credentials in CTDL\n"
        f"  README.md says what is what\n"
    )


COMMANDS = (export,)
