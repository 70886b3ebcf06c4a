"""`gradguide compare`: programs side by side."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gradguide.answers.cell_words import label
from gradguide.answers.compared import compared
from gradguide.answers.compared_exports import csv_text, markdown, record
from gradguide.answers.names import program_called
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.cli.compared_text import letters, lines
from gradguide.cli.json_output import print_json
from gradguide.cli.printing import print_claims
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.comparing.comparison import Comparison
from gradguide.decisions.situation import Situation

FORMATS = ("text", "markdown", "csv", "json")
_WIDEST = 120


def run(
    path: Path | None,
    names: Sequence[str],
    situation: Situation,
    as_of: date,
    form: str,
    *,
    everything: bool,
    evidence: bool,
) -> None:
    """Print a comparison of the programs of these names.

    Raises:
        Failure: a name means no program or several, one program is named alone or twice, or the
            format does not exist or shows no evidence.
    """
    if form not in FORMATS:
        raise Failure(f"--format takes one of {', '.join(FORMATS)}, not {form!r}", WRONG_CALL)
    if evidence and form in ("markdown", "csv"):
        raise Failure(f"--evidence goes with --format text or json, not {form}", WRONG_CALL)
    text = form in ("text", "markdown")
    with opened(path) as release, for_day(release, as_of, text=text):
        ids = [program_called(release, name).id for name in names]
        found = compared(OpenRelease(release), ids, situation, as_of)
        match form:
            case "text":
                width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
                for line in lines(found, as_of, width, everything=everything):
                    sys.stdout.write(f"{line}\n")
                if evidence:
                    _print_evidence(release, found)
            case "markdown":
                sys.stdout.write(markdown(found, as_of))
            case "csv":
                sys.stdout.write(csv_text(found, as_of))
            case "json":
                print_json(
                    record(release, found, as_of, evidence=evidence) | day_record(release, as_of)
                )


def _print_evidence(release: Release, found: Comparison) -> None:
    sys.stdout.write("\nHOW WE KNOW\n")
    for row in found.rows:
        sys.stdout.write(f"\n{label(row)}\n")
        for name, cell in zip(letters(len(row.cells)), row.cells, strict=True):
            for fact in cell.facts:
                sys.stdout.write(f"  {name}\n")
                print_claims(release, fact, "      ")
