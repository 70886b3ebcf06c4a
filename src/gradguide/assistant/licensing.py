"""The tools `licensure` and `organizations`: what states ask, and the bodies of a field."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from gradguide.answers.bodies import ASKED, bodies_asked
from gradguide.answers.bodies import Asked as Bodies
from gradguide.answers.licensed import leading_in, must_know, roles_called, state_called
from gradguide.assistant.answering import Asked, Reply, fitting, listed
from gradguide.assistant.evidence import Evidence, Known, known_lines
from gradguide.model.licensure import licensing_vocabulary
from gradguide.model.organizations import organizations_vocabulary
from gradguide.outlook.licensure import Lead, Leading, RoleAnswer, state_answer
from gradguide.outlook.licensure_wording import attribute_name, fact_text, sentences
from gradguide.outlook.organizations import BodyAnswer

_PROGRAMS = 20
NO_ADVICE = "This is no legal advice: ask the state's agency before you decide."


class Leads(BaseModel):
    """A program, or a school as a whole, that is said to lead to a licence."""

    id: str
    name: str
    state: str | None
    online: bool | None = Field(description="Null: unknown or disputed")
    status: str
    year: int | None


class Role(BaseModel):
    """What is known of a line of work in a state."""

    id: str
    name: str
    sentences: list[str]
    facts: list[Known]
    unknown: list[str] = Field(description="What one has to know and nobody who counts says")
    newest: int | None = Field(description="The year of the newest evidence")
    programs_here: list[Leads]
    programs_nearby: list[Leads]
    programs_online: list[Leads]
    more_programs: int = Field(description="That are said to lead there and are not listed")
    silent: int | None = Field(description="Schools or programs of which nobody says so")


class LicensureReply(Reply):
    """What a state asks."""

    state: str
    name: str
    roles: list[Role]
    advice: str


class Body(BaseModel):
    """A professional body."""

    name: str
    abbreviation: str | None
    part_of: str | None
    divisions: list[str]
    state: str | None
    former: bool
    now: str | None = Field(description="What took its place")
    facts: list[Known]
    unknown: list[str]


class BodiesReply(Reply):
    """Professional bodies."""

    bodies: list[Body]
    bodies_in_all: int
    offset: int
    next_offset: int | None


def licensure(asked: Asked, state: str, role: str | None, *, sources: int) -> LicensureReply:
    """What a state asks of those who want to work there, and which programs lead to it.

    Raises:
        AnswerError: the state or role is not known, or the release knows nothing of licensing.
    """
    code = state_called(state)
    must_know(asked.release)
    roles = roles_called(asked.release, role)
    found = state_answer(asked.release.licensing, code, asked.release.as_of, roles)
    ways = {one.id: leading_in(asked.release, one, code) for one in roles}

    def make(kept: int, _: int) -> LicensureReply:
        return LicensureReply(
            **asked.frame([asked.thing("licensure", code, f"Licensing in {found.name}")]),
            state=code,
            name=found.name,
            roles=[_role(asked, one, code, ways[one.role.id], kept) for one in found.roles],
            advice=NO_ADVICE,
        )

    return fitting(make, sources)


def organizations(
    asked: Asked, bodies: Bodies, *, limit: int, offset: int, sources: int
) -> BodiesReply:
    """The bodies that are meant, a page of them.

    Raises:
        AnswerError: none is meant, there is no such state, or the release knows no bodies.
    """
    found = bodies_asked(asked.release, bodies)

    def make(kept: int, most: int) -> BodiesReply:
        evidence = Evidence(asked.release, kept)
        page = found[offset : offset + most]
        end = offset + len(page)
        names = [one.body.name for one in page]
        return BodiesReply(
            **asked.frame([asked.thing("organization", name, name) for name in names]),
            bodies=[_body(evidence, one) for one in page],
            bodies_in_all=len(found),
            offset=offset,
            next_offset=end if end < len(found) else None,
        )

    return fitting(make, sources, limit)


def licensure_lines(reply: LicensureReply) -> Iterator[str]:
    """What a state asks, in words."""
    yield reply.name
    for role in reply.roles:
        yield ""
        yield role.name
        yield from (f"  {one}" for one in role.sentences)
        for known in role.facts:
            yield from known_lines(known, "  ")
        if role.unknown:
            yield f"  – Unknown: {', '.join(role.unknown)}"
        for title, leads in (
            ("Programs here that are said to lead to it", role.programs_here),
            ("Programs near", role.programs_nearby),
            ("Programs online", role.programs_online),
        ):
            told = [f"{one.name} [{one.status}, {one.year or 'undated'}] {one.id}" for one in leads]
            yield from listed(title, told)
        if role.more_programs:
            yield f"  and {role.more_programs} more"
    yield ""
    yield reply.advice


def organizations_lines(reply: BodiesReply) -> Iterator[str]:
    """The bodies, in words."""
    for one in reply.bodies:
        short = f" ({one.abbreviation})" if one.abbreviation else ""
        yield f"{one.name}{short}"
        if one.former:
            yield f"  former{f', now {one.now}' if one.now else ''}"
        if one.part_of:
            yield f"  part of {one.part_of}"
        if one.divisions:
            yield f"  divisions and bodies of it: {'; '.join(one.divisions)}"
        for known in one.facts:
            yield from known_lines(known, "  ")
        if one.unknown:
            yield f"  – Unknown: {', '.join(one.unknown)}"
        yield ""
    if reply.next_offset is not None:
        yield f"{reply.bodies_in_all} bodies; more from offset {reply.next_offset}."


def _role(asked: Asked, one: RoleAnswer, state: str, ways: Leading | None, sources: int) -> Role:
    evidence = Evidence(asked.release, sources)
    exams = {exam.name: exam for exam in asked.release.licensing.exams}
    words = licensing_vocabulary()
    facts = []
    for item in one.items:
        for fact in item.facts:
            known = evidence.stated(fact, one.claims, words)
            known.name = attribute_name(fact.attribute)
            known.value = fact_text(fact, exams)
            facts.append(known)
    shown = (ways.here, ways.nearby, ways.online) if ways else ((), (), ())
    kept = [list(map(_leads, leads[:_PROGRAMS])) for leads in shown]
    left = sum(map(len, shown)) - sum(map(len, kept)) + (ways.elsewhere if ways else 0)
    return Role(
        id=one.role.id,
        name=one.role.name,
        sentences=list(sentences(one, state, exams)),
        facts=facts,
        unknown=[attribute_name(name) for name in one.missing],
        newest=one.newest,
        programs_here=kept[0],
        programs_nearby=kept[1],
        programs_online=kept[2],
        more_programs=left,
        silent=ways.silent if ways else None,
    )


def _leads(lead: Lead) -> Leads:
    program = f"{lead.program.name}, " if lead.program else ""
    return Leads(
        id=lead.id,
        name=f"{program}{lead.school.name}",
        state=lead.school.state,
        online=lead.online,
        status=lead.fact.status.value,
        year=lead.fact.year,
    )


def _body(evidence: Evidence, one: BodyAnswer) -> Body:
    body, words = one.body, organizations_vocabulary()
    return Body(
        name=body.name,
        abbreviation=body.abbreviation,
        part_of=body.parent,
        divisions=list(one.divisions),
        state=body.state,
        former=one.former,
        now=body.now,
        facts=[evidence.stated(fact, one.claims, words) for fact in one.facts],
        unknown=[name.replace("_", " ") for name in ASKED if not one.said(name)],
    )
