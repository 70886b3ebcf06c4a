"""`gradguide data list`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from gradguide.cli.cost_text import wrapped
from gradguide.cli.json_output import print_json
from gradguide.cli.status import Failure
from gradguide.sources.fetching.addresses import (
    AddressTableError,
    Place,
    Published,
    load_table,
    published_files,
)

_ID = 28


def table_of(path: Path | None) -> tuple[Published, ...]:
    """The table that `--addresses` names, or the bundled one.

    Raises:
        Failure: the table is broken.
    """
    try:
        return load_table(path) if path else published_files()
    except AddressTableError as error:
        raise Failure(str(error)) from None


def run(addresses: Path | None, *, json: bool) -> None:
    """Print the table, by source and agency.

    Raises:
        Failure: the table is broken.
    """
    table = table_of(addresses)
    if json:
        print_json(table)
        return
    for (source, agency), files in groupby(table, key=lambda file: (file.source, file.agency)):
        sys.stdout.write(f"{source}: {agency}\n")
        for file in files:
            sys.stdout.write(f"  {file.id:<{_ID}}  {_years(file)}\n      {file.title}\n")
            for line in _addresses(file):
                sys.stdout.write(f"      {line}\n")
        sys.stdout.write("\n")
    if any(not place.confirmed for file in table for place in file.addresses):
        for line in wrapped(
            "[?] Nobody is known to have got this file there; the address follows the pattern of "
            "its neighbours."
        ):
            sys.stdout.write(f"{line}\n")


def _years(file: Published) -> str:
    if not file.yearly:
        return "no years; the newest"
    open_end = "" if file.ends else ", later ones are tried"
    revised = f"; revised to {file.revised}" if file.revised else ""
    years = f"{file.first}" if file.first == file.last else f"{file.first} to {file.last}"
    return f"{years}{open_end}{revised}"


def _addresses(file: Published) -> Iterator[str]:
    for place in file.addresses:
        yield f"{place.at}{_limits(place)}{'' if place.confirmed else '  [?]'}"


def _limits(place: Place) -> str:
    if place.first and place.first == place.last:
        return f"  ({place.first})"
    if place.first and place.last:
        return f"  ({place.first} to {place.last})"
    if place.last:
        return f"  (to {place.last})"
    return f"  (from {place.first})" if place.first else ""
