"""What a state requires for a role, what is not known of it, and which programs lead to it.

The rules for facts weigh what sources say (gradguide.resolution.reconcile): a state is to a
statement here what a school is elsewhere. An authority is the state, and a guide anybody else, a
school among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.catalog.outlook import Leads
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, InstitutionEntry, Program, Status
from gradguide.model.licensure import Exam, Licensing, Role, licensing_vocabulary
from gradguide.model.states import STATE_NAMES
from gradguide.resolution.reconcile import facts

ORDINARY = "ordinary"
CASE = "case"
WHOM_TO_ASK = ("agency", "agency_url")
"""The attributes that are no rule of the state, but the way to one."""

_SUREST = (Status.VERIFIED, Status.REPORTED, Status.DISPUTED, Status.STALE)
_ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be required: its facts, those of the ordinary case first.

    `status` is how far it is known, by the surest fact of the ordinary case (of another case
    where there is none of that); None where nobody who counts speaks of it.
    """

    attribute: str
    facts: tuple[Fact, ...]
    status: Status | None

    @property
    def ordinary(self) -> tuple[Fact, ...]:
        """The facts that decide, of the ordinary case, the surest first."""
        own = [fact for fact in self.facts if fact.decides and case_of(fact) == ORDINARY]
        return tuple(sorted(own, key=lambda fact: _SUREST.index(fact.status)))


@dataclass(frozen=True, slots=True)
class RoleAnswer:
    """What is known of a role in a state. Facts refer to places in `claims`.

    `items` come in the order of the vocabulary: all that is known and all that is asked.
    `missing` are those asked that nobody speaks of. `newest` is the year of the newest dated
    statement that counts.
    """

    role: Role
    items: tuple[Item, ...]
    claims: tuple[Claim, ...]
    missing: tuple[str, ...]
    newest: int | None

    def item(self, attribute: str) -> Item:
        """The item of an attribute; an empty one where nothing is known of it."""
        found = (item for item in self.items if item.attribute == attribute)
        return next(found, Item(attribute, (), None))

    @property
    def known(self) -> bool:
        return any(item.status is not None for item in self.items)


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """What is known of a state (two letters), a role after the other."""

    state: str
    roles: tuple[RoleAnswer, ...]

    @property
    def name(self) -> str:
        return STATE_NAMES[self.state]

    @property
    def newest(self) -> int | None:
        return max((role.newest for role in self.roles if role.newest), default=None)


@dataclass(frozen=True, slots=True)
class Lead:
    """A program, or where `program` is None a school as a whole, that leads to a licence.

    `online` says whether the program is taught online, None where that is unknown, disputed or
    outdated. `delivery` is what is known of it, outdated or not.
    """

    program: Program | None
    school: InstitutionEntry
    fact: Fact
    states: tuple[str, ...]
    online: bool | None
    delivery: Fact | None = None

    @property
    def outdated(self) -> Fact | None:
        """What outdated sources agree on of the delivery, None where there is no such thing."""
        own = self.delivery
        return own if own and own.settled and own.status is Status.STALE else None

    @property
    def id(self) -> str:
        return self.program.id if self.program else self.school.id


@dataclass(frozen=True, slots=True)
class Leading:
    """The programs that lead to a licence, as seen from a state.

    `here` are those that are said to lead to this state's licence; `nearby` are of schools in
    the state, and no source names the state; `online` are taught online elsewhere and lead to
    another state's licence, or to one of a state that nobody names. `elsewhere` counts the rest,
    and `silent` the programs of the release of which no source says anything of the kind.
    All but the silent are `programs` programs and `schools` schools as a whole.
    """

    here: tuple[Lead, ...]
    nearby: tuple[Lead, ...]
    online: tuple[Lead, ...]
    elsewhere: int
    silent: int
    programs: int = 0
    schools: int = 0


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How far each asked thing is known, for a role in a state."""

    state: str
    role: Role
    statuses: Mapping[str, Status | None]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name, status in self.statuses.items() if status is None)

    @property
    def ruleless(self) -> bool:
        """Whether nothing of what is asked is known but whom to ask, if that is."""
        return not any(s for name, s in self.statuses.items() if name not in WHOM_TO_ASK)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every state and role. `nothing` are the states of which nothing at all is known."""

    rows: tuple[CoverageRow, ...]
    nothing: tuple[str, ...]

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The states where something is missing, in the order of their letters."""
        return tuple(dict.fromkeys(row.state for row in self.rows if row.missing))


def case_of(fact: Fact) -> str:
    """Which case of a rule a fact is about."""
    return str(fact.key.get(CASE, ORDINARY))


def state_answer(
    licensing: Licensing, state: str, as_of: date, roles: Sequence[Role] | None = None
) -> StateAnswer:
    """What is known of a state, for some roles or for all."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for one in licensing.requirements:
        if one.state == state:
            said[one.role].append(one.claim)
    chosen = licensing.roles if roles is None else roles
    return StateAnswer(state, tuple(role_answer(role, said[role.id], as_of) for role in chosen))


def role_answer(role: Role, claims: Sequence[Claim], as_of: date) -> RoleAnswer:
    """What claims about a role in one state add up to."""
    known = licensing_vocabulary()
    by_attribute: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts(claims, range(len(claims)), known, as_of):
        by_attribute[fact.attribute].append(fact)
    items = tuple(
        _item(name, by_attribute[name])
        for name in known.attributes
        if name in by_attribute or name in role.asked
    )
    unknown = {item.attribute for item in items if item.status is None}
    years = [
        fact.year for item in items for fact in item.facts if fact.decides and fact.year is not None
    ]
    return RoleAnswer(
        role,
        items,
        tuple(claims),
        tuple(name for name in role.asked if name in unknown),
        max(years, default=None),
    )


def _item(attribute: str, found: Iterable[Fact]) -> Item:
    ordered = tuple(
        sorted(
            found,
            key=lambda fact: (
                not fact.decides,
                case_of(fact) != ORDINARY,
                case_of(fact),
                _SUREST.index(fact.status),
            ),
        )
    )
    deciding = [fact for fact in ordered if fact.decides]
    own = [fact for fact in deciding if case_of(fact) == ORDINARY] or deciding
    status = min((fact.status for fact in own), key=_SUREST.index, default=None)
    return Item(attribute, ordered, status)


def leading(
    state: str,
    leads: Iterable[Leads],
    programs: Mapping[str, Program],
    schools: Mapping[str, InstitutionEntry],
    total: int,
) -> Leading:
    """The programs that lead to a licence, as seen from a state.

    `programs` and `schools` are those of the leads, by id; `total` is how many programs there
    are. What only paid placement or machine-written pages say counts for nothing.
    """
    here, nearby, online = list[Lead](), list[Lead](), list[Lead]()
    elsewhere = 0
    counted = [_lead(one, programs, schools) for one in leads if one.fact.decides]
    for lead in counted:
        if state in lead.states:
            here.append(lead)
        elif not lead.states and lead.school.state == state:
            nearby.append(lead)
        elif lead.online:
            online.append(lead)
        else:
            elsewhere += 1
    said = sum(lead.program is not None for lead in counted)
    return Leading(
        tuple(here), tuple(nearby), tuple(online), elsewhere, total - said, said,
        len(counted) - said,
    )  # fmt: skip


def _lead(
    one: Leads, programs: Mapping[str, Program], schools: Mapping[str, InstitutionEntry]
) -> Lead:
    if one.about == "institution":
        return Lead(None, schools[one.owner], one.fact, one.states, None)
    program = programs[one.owner]
    own = next((fact for fact in program.facts if fact.attribute == "delivery"), None)
    settled = own is not None and own.settled and own.status is not Status.STALE
    online = own.value == _ONLINE if own is not None and settled else None
    return Lead(program, schools[program.institution_id], one.fact, one.states, online, own)


def coverage(licensing: Licensing, as_of: date, roles: Sequence[Role] | None = None) -> Coverage:
    """How far everything that is asked is known in every state."""
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for one in licensing.requirements:
        said[one.state, one.role].append(one.claim)
    rows = list[CoverageRow]()
    for state in sorted(STATE_NAMES):
        for role in licensing.roles if roles is None else roles:
            answer = role_answer(role, said[state, role.id], as_of)
            statuses = {name: answer.item(name).status for name in role.asked}
            rows.append(CoverageRow(state, role, statuses))
    nothing = [
        state
        for state in sorted(STATE_NAMES)
        if all(not any(row.statuses.values()) for row in rows if row.state == state)
    ]
    return Coverage(tuple(rows), tuple(nothing))


def current(exam: Exam, exams: Mapping[str, Exam]) -> Exam:
    """The exam that is given now in place of one, which is itself where nothing replaced it."""
    seen = {exam.name}
    while exam.now is not None and exam.now in exams and exam.now not in seen:
        seen.add(exam.now)
        exam = exams[exam.now]
    return exam
