"""Compiled facts: a JSON Lines file in which each line is one fact with its source.

    {"institution": "Harbor State University", "unitid": "123456", "program": "MLX",
     "attribute": "credits", "value": 36, "qualifiers": {"unit": "semester"},
     "source_url": "https://example.edu/mlx", "source_kind": "school", "source_year": 2024}

`institution`, `attribute`, `value`, `source_url` and `source_kind` (school, guide, authority)
have to be there (`field` in place of `institution` for a fact about a field); `unitid` is
IPEDS's, and `institution_id` any other national id. `low_trust` marks machine-written pages.
Each line becomes a claim without a quote, whose document is the source's address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from typing import IO

import msgspec

from gradguide.model.claim import Claim, Source, SourceKind, Subject, exact
from gradguide.model.vocabulary import Vocabulary, vocabulary
from gradguide.sources.packs import pack_folder
from gradguide.sources.rejected import Rejected

FACTS_FILES = ("program_facts.jsonl", "school_facts.jsonl")
"""What a pack may bring: facts compiled from pages of all kinds and years, and those that
schools' own dated pages state."""
LONGEST_LINE = 1 << 20
"""Bytes. A fact is a few hundred; a longer line is some other file."""


class FactsFileError(ValueError):
    """A facts file cannot be opened or read at all. Names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a facts file gave: its claims in order, the lines left out, and how many repeated."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...] = ()
    duplicates: int = 0


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    attribute: str
    value: str | bool | int | float
    source_url: str
    source_kind: SourceKind
    institution: str | None = None
    unitid: str | None = None
    institution_id: str | None = None
    program: str | None = None
    field: str | None = None
    qualifiers: dict[str, str | bool | int | float] = {}
    source_year: int | None = None
    note: str = ""
    low_trust: bool = False


_PAID_FOR = "sponsored"


class _BadLineError(Exception):
    """Why a line is no fact, and what to do about it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def bundled_facts(field: str) -> Facts:
    """The facts that a field's pack brings; none where it has no file of them.

    Raises:
        UnknownPackError: there is no such pack.
    """
    files = [pack_folder(field).joinpath(name) for name in FACTS_FILES]
    brought = [load_facts(file) for file in files if file.is_file()]
    return Facts(
        tuple(claim for facts in brought for claim in facts.claims),
        tuple(line for facts in brought for line in facts.rejected),
        sum(facts.duplicates for facts in brought),
    )


def load_facts(path: Traversable, known: Vocabulary | None = None) -> Facts:
    """The facts of a file (any `pathlib.Path`), held against a vocabulary.

    A bad line is left out and listed; the others count.

    Raises:
        FactsFileError: the file is not there or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return read_facts(_lines(stream), str(path), known)
    except OSError as error:
        raise FactsFileError(
            f"{path}: cannot be read ({error.strerror or error}); give a JSON Lines file of facts"
        ) from None


def read_facts(lines: Iterable[bytes], place: str, known: Vocabulary | None = None) -> Facts:
    """The facts in lines of JSON; `place` names the file in what is said about bad ones."""
    known = known or vocabulary()
    decoder = msgspec.json.Decoder(_Line)
    claims: dict[object, Claim] = {}
    rejected: list[Rejected] = []
    repeated = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            claim = _claim(line, decoder, known)
        except _BadLineError as bad:
            rejected.append(Rejected(place, number, bad.problem, bad.remedy))
            continue
        key = _identity(claim)
        if key in claims:
            repeated += 1
        else:
            claims[key] = claim
    return Facts(_with_paid(claims.values()), tuple(rejected), repeated)


def _with_paid(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, with all that a document says of a school marked as paid placement where the
    document says that it was paid to name the school: its listing is one thing."""
    listed = tuple(claims)
    paid = {_listing(one) for one in listed if one.attribute == _PAID_FOR and one.value is True}
    return tuple(replace(one, paid=True) if _listing(one) in paid else one for one in listed)


def _listing(claim: Claim) -> tuple[str, str | None]:
    subject = claim.subject
    return claim.doc, subject.institution_id or subject.institution


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, each cut after one byte more than the longest allowed."""
    first = True
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            _skip_rest(stream)
        if first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            first = False
        yield line


def _skip_rest(stream: IO[bytes]) -> None:
    """Read on to the end of the line, in pieces."""
    while piece := stream.readline(LONGEST_LINE):
        if piece.endswith(b"\n"):
            return


def _claim(line: bytes, decoder: msgspec.json.Decoder[_Line], known: Vocabulary) -> Claim:
    if len(line) > LONGEST_LINE:
        raise _BadLineError("the line is longer than 1 MiB", "write one fact a line")
    try:
        fact = decoder.decode(line)
    except msgspec.ValidationError as error:
        raise _BadLineError(str(error), "put it right as docs/data-model.md shows a fact") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _BadLineError(
            f"not JSON: {error}", "write one JSON object a line, in UTF-8"
        ) from None
    _check_subject(fact)
    value = exact(fact.value)
    qualifiers = {name: exact(given) for name, given in fact.qualifiers.items()}
    complaint = known.complaint(fact.attribute, value, qualifiers)
    if complaint:
        raise _BadLineError(complaint, "use an attribute and a value of the claim format")
    _check_about(fact, known)
    return Claim(
        doc=fact.source_url,
        subject=Subject(
            institution=fact.institution,
            program=fact.program,
            field=fact.field,
            institution_id=fact.unitid or fact.institution_id,
        ),
        attribute=fact.attribute,
        value=value,
        source=Source(
            address=fact.source_url,
            kind=fact.source_kind,
            year=fact.source_year,
            low_trust=fact.low_trust,
        ),
        qualifiers=qualifiers,
        extractor="compiled",
        note=fact.note,
    )


def _check_subject(fact: _Line) -> None:
    if bool(fact.institution) == bool(fact.field):
        raise _BadLineError("it is about no one", 'say either "institution" or "field"')
    if not fact.source_url.strip():
        raise _BadLineError("it has no source", 'give its address as "source_url"')
    if fact.unitid is not None and not (fact.unitid.isdigit() and len(fact.unitid) == 6):
        raise _BadLineError(f"{fact.unitid!r} is no UNITID", 'six digits, or use "institution_id"')
    if fact.source_year is not None and not 1800 <= fact.source_year <= 2100:
        raise _BadLineError(
            f"{fact.source_year} is no year of a source", "give the year, or leave it out"
        )


def _check_about(fact: _Line, known: Vocabulary) -> None:
    about = known[fact.attribute].about
    kind = "field" if fact.field else "program" if fact.program else "institution"
    if kind not in about:
        raise _BadLineError(
            f"{fact.attribute} is not said of a {kind}", f"say it of a {' or '.join(about)}"
        )


def _identity(claim: Claim) -> object:
    """What makes two lines the same fact of the same source; a differing note does not matter."""
    return (
        claim.subject,
        claim.attribute,
        claim.value,
        isinstance(claim.value, bool),
        frozenset(claim.qualifiers.items()),
        claim.source,
    )
