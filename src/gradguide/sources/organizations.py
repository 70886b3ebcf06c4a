"""A field pack's knowledge of professional bodies.

Which bodies there are, and what became of those that are gone, stands in the pack's
`organizations.toml` (see sources.pack_files). `organizations.jsonl` holds what sources say of
them, a statement of one source a line (see sources.sourced_lines) with the body's name:

    {"organization": "Guild of Harbor Pilots", "attribute": "student_dues", "value": 25,
     "source_url": "https://guild.example/join", "source_kind": "authority", "source_year": 2024}

A pack may have no such file: it knows the bodies' names then, and no more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gradguide.model.organizations import (
    Body,
    Organizations,
    Statement,
    organizations_vocabulary,
)
from gradguide.model.pack import Organization
from gradguide.model.states import PROVINCE_CODES, STATE_CODES
from gradguide.sources.packs import load_pack, pack_folder
from gradguide.sources.rejected import Rejected
from gradguide.sources.sourced_lines import (
    BadStatementError,
    SourcedLine,
    claim_of,
    read_sourced,
)

STATEMENTS_FILE = "organizations.jsonl"


@dataclass(frozen=True, slots=True)
class OrganizationsRead:
    """What a pack gave, and the lines left out."""

    organizations: Organizations
    rejected: tuple[Rejected, ...] = ()


class _Line(SourcedLine, frozen=True, forbid_unknown_fields=True, kw_only=True):
    organization: str


def bundled_organizations(field: str) -> OrganizationsRead:
    """What a field's pack knows of professional bodies.

    Raises:
        UnknownPackError: there is no such pack.
        PackFileError: `organizations.toml` is not as it should be.
        FactsFileError: `organizations.jsonl` cannot be read.
    """
    bodies = tuple(_body(one) for one in load_pack(field).organizations)
    file = pack_folder(field).joinpath(STATEMENTS_FILE)
    if not file.is_file():
        return OrganizationsRead(Organizations(bodies))
    names = {body.name for body in bodies}
    statements, rejected = read_sourced(
        file, _Line, lambda line: _statement(line, names), "statements on organizations"
    )
    return OrganizationsRead(Organizations(bodies, statements), rejected)


def _body(one: Organization) -> Body:
    return Body(
        name=one.name,
        abbreviation=one.code,
        parent=one.parent,
        state=_state_in(one.name) if one.state else None,
        since=one.since,
        until=one.until,
        now=one.now,
        names=one.names,
    )


def _state_in(name: str) -> str | None:
    """The state or province whose name a body's name begins with; of two, the longer one."""
    folded = name.lower()
    places = {**PROVINCE_CODES, **STATE_CODES}
    begun = [place for place in places if folded.startswith(f"{place} ")]
    return places[max(begun, key=len)] if begun else None


def _statement(line: _Line, names: Collection[str]) -> Statement:
    if line.organization not in names:
        raise BadStatementError(f"{line.organization!r} is no body of organizations.toml")
    return Statement(line.organization, claim_of(line, organizations_vocabulary()))
