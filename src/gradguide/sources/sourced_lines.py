"""Statements with their sources as JSON Lines, each held against a vocabulary.

What a line says and where it is from is the same whatever it is about:

    {"attribute": "degree_required", "value": "master", "qualifiers": {"case": "interim"},
     "source_url": "https://example.gov/rule", "source_kind": "authority", "source_year": 2024}

`source_year` is the year that the page speaks of, and absent where none is visible. Only a guide
or an authority speaks here: a school that tells what a state or a body asks is a third party to
it, and its page a guide. A file's own keys ("state", "organization") come from a struct that
extends `SourcedLine`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources.abc import Traversable
from typing import Literal, TypeVar

import msgspec

from gradguide.model.claim import Claim, Source, Subject, exact
from gradguide.model.vocabulary import Vocabulary
from gradguide.sources.facts import FactsFileError
from gradguide.sources.rejected import Rejected

REMEDY = "put it right as the file's others are"


class BadStatementError(ValueError):
    """A line that is no statement of its vocabulary; says why."""


class SourcedLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What any line has; the keys are those of the file."""

    attribute: str
    value: str | bool | int | float
    source_url: str
    source_kind: Literal["guide", "authority"]
    qualifiers: dict[str, str | bool | int | float] = {}
    source_year: int | None = None
    note: str = ""
    low_trust: bool = False


_Line = TypeVar("_Line", bound=SourcedLine)
_Item = TypeVar("_Item")


def claim_of(line: SourcedLine, known: Vocabulary) -> Claim:
    """The statement of a line as a claim without a quote.

    Raises:
        BadStatementError: it is not of the vocabulary, or its source is none.
    """
    value = exact(line.value)
    qualifiers = {name: exact(given) for name, given in line.qualifiers.items()}
    complaint = known.complaint(line.attribute, value, qualifiers)
    if complaint:
        raise BadStatementError(complaint)
    if not line.source_url.startswith(("http://", "https://")):
        raise BadStatementError(f"{line.source_url!r} is no address of a source")
    if line.source_year is not None and not 1800 <= line.source_year <= 2100:
        raise BadStatementError(f"{line.source_year} is no year of a source")
    source = Source(
        address=line.source_url,
        kind=line.source_kind,
        year=line.source_year,
        low_trust=line.low_trust,
    )
    return Claim(
        doc=line.source_url,
        subject=Subject(),
        attribute=line.attribute,
        value=value,
        source=source,
        qualifiers=qualifiers,
        note=line.note,
    )


def read_sourced(
    path: Traversable, shape: type[_Line], made: Callable[[_Line], _Item], holds: str
) -> tuple[tuple[_Item, ...], tuple[Rejected, ...]]:
    """What `made` makes of each line of a file, in order, and the lines left out.

    `holds` says what such a file holds, for the message. `made` raises a ValueError for a line
    that is none.

    Raises:
        FactsFileError: the file cannot be read.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise FactsFileError(
            f"{path}: cannot be read ({error.strerror or error}); give a JSON Lines file of {holds}"
        ) from None
    decoder = msgspec.json.Decoder(shape)
    items: list[_Item] = []
    rejected: list[Rejected] = []
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            items.append(made(decoder.decode(text)))
        except (msgspec.DecodeError, ValueError) as error:
            rejected.append(Rejected(str(path), number, str(error), REMEDY))
    return tuple(items), tuple(rejected)
