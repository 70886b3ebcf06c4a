"""What the licensure pages show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.answers.evidence import web_link
from gradguide.answers.kept import kept
from gradguide.answers.licensed import seen_from, ways_kept
from gradguide.answers.licensure_words import (
    note_on,
    otherwise,
    outdated_delivery,
    rest_words,
    ruleless,
)
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Opened
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, Status
from gradguide.model.licensure import Exam, Role
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.licensure import (
    WHOM_TO_ASK,
    Coverage,
    CoverageRow,
    Item,
    Lead,
    Leading,
    RoleAnswer,
    coverage,
)
from gradguide.outlook.licensure_wording import attribute_name, fact_text, sentences

_FEW = 10  # programs of a list before a disclosure


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A state with the status of each thing asked (None: unknown), and how many are known."""

    state: str
    name: str
    statuses: tuple[Status | None, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """How far everything that is asked of a role is known in every state."""

    role: Role
    names: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    incomplete: int
    ruleless: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A fact in words, opened, with what others say and what the best source adds."""

    opened: Opened
    words: str
    others: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checklist; unknown where there are no facts."""

    name: str
    facts: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class LeadView:
    """A program, or a school as a whole, that leads to a licence. `online` says what is known of
    how it is taught, `was` what was known and may have changed."""

    path: str
    name: str
    school: str
    whole: bool
    online: str
    was: tuple[Status, str] | None
    states: str
    status: Status
    year: int | None


@dataclass(frozen=True, slots=True)
class LeadList:
    """Programs under a title: the first, and the others."""

    title: str
    first: tuple[LeadView, ...]
    more: tuple[LeadView, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """What is known of a role in a state. `addresses` are the agency's pages; `outdated` says
    that some program stands in the lists by outdated sources alone."""

    role: Role
    sentences: tuple[str, ...]
    lines: tuple[Line, ...]
    agency: tuple[Line, ...]
    addresses: tuple[str, ...]
    leads: tuple[LeadList, ...]
    rest: str
    none_here: bool
    outdated: bool


@kept
def coverage_on(opened: OpenRelease, as_of: date) -> Coverage:
    """How far everything is known in every state on a day."""
    return coverage(opened.release.licensing, as_of)


def matrices(found: Coverage) -> Iterator[Matrix]:
    """The coverage as a matrix for each role."""
    by_role: dict[str, list[CoverageRow]] = {}
    for row in found.rows:
        by_role.setdefault(row.role.id, []).append(row)
    for rows in by_role.values():
        role = rows[0].role
        yield Matrix(
            role,
            tuple(map(attribute_name, role.asked)),
            tuple(_matrix_row(row) for row in sorted(rows, key=lambda r: STATE_NAMES[r.state])),
            sum(bool(row.missing) for row in rows),
            tuple(ruleless(rows)),
        )


def _matrix_row(row: CoverageRow) -> MatrixRow:
    statuses = tuple(row.statuses[name] for name in row.role.asked)
    known = sum(status is not None for status in statuses)
    return MatrixRow(row.state, STATE_NAMES[row.state], statuses, known)


def role_view(opened: OpenRelease, one: RoleAnswer, state: str) -> RoleView:
    """A role in a state."""
    exams = {exam.name: exam for exam in opened.release.licensing.exams}
    licence = one.role.licence
    found = None if licence is None else seen_from(state, ways_kept(opened, licence))
    lines = [_line(item, one.claims, exams) for item in one.items]
    asked = [name not in WHOM_TO_ASK for name in (item.attribute for item in one.items)]
    urls = (
        web_link(str(stated.value))
        for fact in one.item("agency_url").facts
        if fact.decides
        for stated in fact.values
    )
    return RoleView(
        one.role,
        sentences(one, state, exams),
        tuple(line for line, own in zip(lines, asked, strict=True) if own),
        tuple(line for line, own in zip(lines, asked, strict=True) if not own),
        tuple(dict.fromkeys(url for url in urls if url)),
        () if found is None else tuple(_lists(found, STATE_NAMES[state])),
        "" if found is None else rest_words(found),
        found is not None and not (found.here or found.nearby),
        found is not None
        and any(one.fact.status is Status.STALE for one in (*found.here, *found.nearby)),
    )


def _line(item: Item, claims: Sequence[Claim], exams: Mapping[str, Exam]) -> Line:
    told = set[str]()
    facts = []
    for fact in item.facts:
        note = note_on(fact, claims) if fact.decides else ""
        facts.append(
            Known(
                _opened(fact, claims),
                fact_text(fact, exams),
                otherwise(fact, claims, exams),
                "" if note in told else note,
            )
        )
        told.add(note)
    return Line(attribute_name(item.attribute), tuple(facts))


def _opened(fact: Fact, claims: Sequence[Claim]) -> Opened:
    return Opened(
        fact,
        tuple(claims[place] for place in fact.claims_for),
        tuple(claims[place] for place in fact.against),
    )


def _lists(found: Leading, state: str) -> Iterator[LeadList]:
    for title, leads in (
        (f"Said to lead to the licence of {state}", found.here),
        (f"At schools in {state}; the sources do not name the state", found.nearby),
        ("Online, for another state or none that is named: ask whether it counts", found.online),
    ):
        if leads:
            shown = [_lead(one) for one in leads]
            yield LeadList(f"{title} ({len(leads)})", tuple(shown[:_FEW]), tuple(shown[_FEW:]))


def _lead(one: Lead) -> LeadView:
    path = f"/programs/{one.program.id}" if one.program else f"/schools/{one.school.slug}"
    outdated = outdated_delivery(one)
    known_once = one.program is None or bool(outdated)
    return LeadView(
        path,
        one.program.name if one.program else one.school.name,
        one.school.name,
        one.program is None,
        {True: "online", False: "", None: "" if known_once else "delivery unknown"}[one.online],
        (Status.STALE, outdated) if outdated else None,
        ", ".join(STATE_NAMES.get(state, state) for state in one.states),
        one.fact.status,
        one.fact.year,
    )
