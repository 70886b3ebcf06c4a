"""`gradguide compare`: programs side by side."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.cli.cell_words import label
from gradguide.cli.choosing import candidate_of, described, peers_for
from gradguide.cli.compared_exports import csv_text, markdown, record
from gradguide.cli.compared_text import letters, lines
from gradguide.cli.json_output import print_json
from gradguide.cli.names import program_called
from gradguide.cli.printing import print_claims
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.comparing.cells import Wording
from gradguide.decisions.comparing.comparison import Comparison, compare
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.errors import SituationError
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
        found = _compared(release, names, situation, as_of)
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


def _compared(
    release: Release, names: Sequence[str], situation: Situation, as_of: date
) -> Comparison:
    all_of_them = described(release)
    chosen = [
        candidate_of(release, program_called(release, name).id, all_of_them) for name in names
    ]
    others = peers(all_of_them)
    try:
        costs = [cost(one, situation, as_of, peers_for(one, others)) for one in chosen]
        return compare(chosen, costs, situation, as_of, wording=_wording(release))
    except SituationError as error:
        raise Failure(str(error), WRONG_CALL) from None


def _wording(release: Release) -> Wording:
    """The names that the release's field has for its specialties."""
    known = [one for one in release.spellings() if one.kind == "specialty"]
    return Wording.of((one.name, (one.name, one.spelling)) for one in known)


def _print_evidence(release: Release, found: Comparison) -> None:
    sys.stdout.write("\nHOW WE KNOW\n")
    for row in found.rows:
        sys.stdout.write(f"\n{label(row)}\n")
        for name, cell in zip(letters(len(row.cells)), row.cells, strict=True):
            for fact in cell.facts:
                sys.stdout.write(f"  {name}\n")
                print_claims(release, fact, "      ")
