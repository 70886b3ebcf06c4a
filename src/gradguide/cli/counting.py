"""`gradguide stats` and `gradguide check`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from gradguide.catalog.errors import ReleaseError
from gradguide.cli.cost_text import wrapped
from gradguide.cli.json_output import print_json
from gradguide.cli.releases import opened
from gradguide.cli.status import Failure
from gradguide.decisions.costs.wording import several
from gradguide.production.checking import check_release


def stats(path: Path | None, *, json: bool) -> None:
    """Print the counts of a release."""
    with opened(path) as release:
        counted = asdict(release.stats())
        manifest = dict(release.manifest)
        unknown = release.unknown_names()
    if json:
        out = {"manifest": manifest, "stats": counted, "unknown_names": unknown}
        print_json(out)
        return
    sys.stdout.write(f"as of {manifest['as_of']}, field {manifest['field']}\n")
    for name, count in counted.items():
        label = name.replace("_", " ")
        if isinstance(count, Mapping):
            total = sum(count.values())
            parts = ", ".join(f"{value} {kind}" for kind, value in count.items())
            said = f"{label}: {parts}" if parts else label
            for line in wrapped(said, f"{total:>8}  ", " " * 12):
                sys.stdout.write(f"{line}\n")
        else:
            sys.stdout.write(f"{count:>8}  {label}\n")
    for name, claims in unknown.items():
        sys.stdout.write(f"          not identified: {name} ({claims} claims)\n")


def check(path: Path) -> None:
    """Print what is wrong with a release.

    Raises:
        Failure: anything is.
    """
    try:
        problems = check_release(path)
    except ReleaseError as error:
        raise Failure(str(error)) from None
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    if problems:
        raise Failure(f"{path}: {several(len(problems), 'problem')}; build it again")
    sys.stdout.write(f"{path}: all well\n")
