"""A field pack's knowledge of licensing by states.

`licensure.toml` names the roles and the exams:

    [roles.harbor_pilot]
    name = "harbor pilot"
    names = ["pilot of harbors"]
    licence = "certified_pilot"             # as programs' facts name it; absent where none do
    asked = ["credential_name", "degree_required", "agency", "agency_url"]

    [exams."Tide Tables Examination"]
    kind = "subject"                        # or "general"
    names = ["tide tables test"]
    lowest = 100
    highest = 200
    until = 2023
    now = "Tides and Currents Examination"
    address = "https://example.gov/exams"

`licensure.jsonl` holds a statement of one source a line (see sources.sourced_lines) with "state"
and "role":

    {"state": "ME", "role": "harbor_pilot", "attribute": "degree_required", "value": "bachelor",
     "source_url": "https://example.gov/pilots", "source_kind": "authority", "source_year": 2024}

A pack may have neither file: it knows nothing of licensing then.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from gradguide.model.licensure import (
    Exam,
    ExamKind,
    Licensing,
    Requirement,
    Role,
    licensing_vocabulary,
)
from gradguide.model.states import STATE_NAMES
from gradguide.sources.packs import PackFileError, pack_folder
from gradguide.sources.rejected import Rejected
from gradguide.sources.sourced_lines import (
    BadStatementError,
    SourcedLine,
    claim_of,
    read_sourced,
)

WORDS_FILE = "licensure.toml"
STATEMENTS_FILE = "licensure.jsonl"


@dataclass(frozen=True, slots=True)
class LicensingRead:
    """What a pack's files gave, and the lines left out."""

    licensing: Licensing
    rejected: tuple[Rejected, ...] = ()


class _Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    asked: list[str]
    names: list[str] = []
    licence: str | None = None


class _Exam(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: ExamKind
    names: list[str] = []
    lowest: int | None = None
    highest: int | None = None
    since: int | None = None
    until: int | None = None
    now: str | None = None
    address: str | None = None


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    roles: dict[str, _Role] = {}
    exams: dict[str, _Exam] = {}


class _Line(SourcedLine, frozen=True, forbid_unknown_fields=True, kw_only=True):
    state: str
    role: str


def bundled_licensing(field: str) -> LicensingRead:
    """What a field's pack knows of licensing; nothing where it has no file of it.

    Raises:
        UnknownPackError: there is no such pack.
        PackFileError: `licensure.toml` is not as it should be.
        FactsFileError: `licensure.jsonl` cannot be read.
    """
    return read_licensing(pack_folder(field))


def read_licensing(folder: Traversable) -> LicensingRead:
    """What a pack's folder (any `pathlib.Path`) says of licensing.

    Raises:
        As `bundled_licensing` does.
    """
    words = _words(folder)
    roles = tuple(_role(folder, id_, role) for id_, role in words.roles.items())
    exams = tuple(_exam(folder, name, words) for name in words.exams)
    file = folder.joinpath(STATEMENTS_FILE)
    if not file.is_file():
        return LicensingRead(Licensing(roles, exams))
    known = {role.id for role in roles}
    names = {exam.name for exam in exams}
    requirements, rejected = read_sourced(
        file, _Line, lambda line: _requirement(line, known, names), "statements on licensing"
    )
    return LicensingRead(Licensing(roles, exams, requirements), rejected)


def _words(folder: Traversable) -> _Words:
    file = folder.joinpath(WORDS_FILE)
    if not file.is_file():
        return _Words()
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), type=_Words)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise PackFileError(f"{folder.name}/{WORDS_FILE}: {error}") from None


def _role(folder: Traversable, id_: str, role: _Role) -> Role:
    unknown = [name for name in role.asked if name not in licensing_vocabulary()]
    if unknown:
        raise PackFileError(
            f"{folder.name}/{WORDS_FILE}: role {id_} asks for {', '.join(unknown)}; it can ask for "
            f"{', '.join(licensing_vocabulary().attributes)}"
        )
    return Role(id_, role.name, tuple(role.names), role.licence, tuple(role.asked))


def _exam(folder: Traversable, name: str, words: _Words) -> Exam:
    exam = words.exams[name]
    if exam.now is not None and exam.now not in words.exams:
        raise PackFileError(
            f"{folder.name}/{WORDS_FILE}: exam {name!r} was replaced by {exam.now!r}, which is not "
            "among the exams; add it"
        )
    return Exam(
        name,
        exam.kind,
        tuple(exam.names),
        exam.lowest,
        exam.highest,
        exam.since,
        exam.until,
        exam.now,
        exam.address,
    )


def _requirement(line: _Line, roles: Collection[str], exams: Collection[str]) -> Requirement:
    if line.state not in STATE_NAMES:
        raise BadStatementError(f"{line.state!r} is no state's two letters")
    if line.role not in roles:
        raise BadStatementError(f"role {line.role!r} is none of {WORDS_FILE}: {_listed(roles)}")
    named = line.value if line.attribute == "exam" else line.qualifiers.get("exam")
    if named is not None and named not in exams:
        raise BadStatementError(f"exam {named!r} is none of {WORDS_FILE}; add it there")
    return Requirement(line.state, line.role, claim_of(line, licensing_vocabulary()))


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "it names none"
