"""A field pack's record of accreditors' decisions: JSON Lines, one decision of one source a line.

    {"institution": "Harbor State University", "unitid": "123456", "program": "Master of X",
     "body": "XYZ", "action": "continued", "date": "2020-02", "next_review": 2026,
     "source_url": "https://xyz.example/2020", "source_kind": "authority", "source_year": 2020}

`date` is a year, a month or a day, and absent where no source says when; `inferred` marks a date
that was worked out from the next review.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from gradguide.model.accreditation import Action, Decision, PartialDate
from gradguide.model.claim import Source, SourceKind
from gradguide.sources.facts import FactsFileError
from gradguide.sources.packs import pack_folder
from gradguide.sources.rejected import Rejected

DECISIONS_FILE = "accreditation.jsonl"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a file of decisions gave, and the lines left out."""

    decisions: tuple[Decision, ...]
    rejected: tuple[Rejected, ...] = ()


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    institution: str
    program: str
    body: str
    action: Action
    source_url: str
    source_kind: SourceKind
    unitid: str | None = None
    institution_id: str | None = None
    date: str | None = None
    next_review: int | None = None
    inferred: bool = False
    source_year: int | None = None
    note: str = ""
    low_trust: bool = False


def bundled_decisions(field: str) -> Decisions:
    """The decisions that a field's pack brings; none where it has no file of them.

    Raises:
        UnknownPackError: there is no such pack.
    """
    file = pack_folder(field).joinpath(DECISIONS_FILE)
    return load_decisions(file) if file.is_file() else Decisions(())


def load_decisions(path: Traversable) -> Decisions:
    """The decisions in a file (any `pathlib.Path`). A bad line is left out and listed.

    Raises:
        FactsFileError: the file is not there or cannot be read.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise FactsFileError(
            f"{path}: cannot be read ({error.strerror or error}); "
            "give a JSON Lines file of accreditation decisions"
        ) from None
    decoder = msgspec.json.Decoder(_Line)
    decisions: list[Decision] = []
    rejected: list[Rejected] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decisions.append(_decision(decoder.decode(line)))
        except (msgspec.DecodeError, ValueError) as error:
            rejected.append(
                Rejected(str(path), number, str(error), "put it right as the file's others are")
            )
    return Decisions(tuple(decisions), tuple(rejected))


def _decision(line: _Line) -> Decision:
    return Decision(
        institution=line.institution,
        program=line.program,
        body=line.body,
        action=line.action,
        source=Source(
            address=line.source_url,
            kind=line.source_kind,
            year=line.source_year,
            low_trust=line.low_trust,
        ),
        institution_id=line.unitid or line.institution_id,
        decided=PartialDate(line.date) if line.date else None,
        next_review=line.next_review,
        inferred=line.inferred,
        note=line.note,
    )
