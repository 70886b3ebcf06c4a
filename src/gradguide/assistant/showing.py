"""The tool `show`: what is known of a program or a school, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, Field

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.picture_record import fate_record
from gradguide.answers.shown import Entry, entry_called, picture_of
from gradguide.answers.words import name_of
from gradguide.assistant.answering import (
    Asked,
    Reply,
    fitting,
    listed,
    school_uri,
)
from gradguide.assistant.evidence import Evidence, Known, known_lines
from gradguide.assistant.federal import (
    Federal,
    Graduates,
    federal_lines,
    federal_of,
    graduates_lines,
    graduates_of,
)
from gradguide.model.fact import Fact, InstitutionEntry
from gradguide.model.vocabulary import vocabulary

_PROGRAMS = 60
"""Of a school's programs, so many are listed."""


class Listed(BaseModel):
    """A program of a school."""

    id: str
    name: str
    kind: str


class ShowReply(Reply):
    """What is known of a program or a school."""

    kind: str = Field(description="program or school, or what became of a school that is gone")
    id: str | None
    name: str
    institution: str
    place: str
    level: str | None
    degree: str | None
    also_called: list[str]
    became: list[dict[str, Any]] = Field(description="What became of the school that was asked for")
    findings: list[str] = Field(description="What checks found wrong or odd in what sources say")
    facts: list[Known]
    facts_in_all: int
    offset: int
    next_offset: int | None
    unknown: list[str] = Field(description="What nobody who counts says of it")
    graduates: list[Graduates] = Field(description="By the newest federal files, by year")
    federal: list[Federal] = Field(
        description="What agencies and accreditors publish of it: averages, not this person's price"
    )
    programs: list[Listed] = Field(description="Of a school: its programs")
    more_programs: int


def answer(
    asked: Asked, name: str, about: Sequence[str], *, limit: int, offset: int, sources: int
) -> ShowReply:
    """A program or school, with the facts of some attributes, or all, a page of them.

    Raises:
        AnswerError: nothing goes by that name or several do, or there is no such attribute.
    """
    for attribute in about:
        if attribute not in vocabulary():
            allowed = ", ".join(vocabulary().attributes)
            raise WrongQuestionError(f"about: {attribute!r} is no attribute; there are {allowed}")
    entry = entry_called(asked.release, name)

    def make(kept: int, most: int) -> ShowReply:
        return _reply(asked, entry, about, most, offset, kept, name)

    return fitting(make, sources, limit)


def lines(reply: ShowReply) -> Iterator[str]:
    """The same in words."""
    yield reply.name
    if reply.kind == "program":
        yield f"{reply.institution}, {reply.place}  id: {reply.id}"
        yield f"{reply.degree or 'degree unknown'}, {reply.level or 'level unknown'}"
    elif reply.id:
        yield f"{reply.place}  id: {reply.id}"
    for fate in reply.became:
        successor = fate["successor"]
        now = f"; its successor is {successor['name']}" if successor else ""
        yield f"{fate['name']} closed ({fate['closed']}){now}. Source: {fate['source']}"
    yield from listed("What checks found", reply.findings, "!")
    if reply.facts:
        end = reply.offset + len(reply.facts)
        yield ""
        yield f"Facts {reply.offset + 1} to {end} of {reply.facts_in_all}"
    for known in reply.facts:
        yield from known_lines(known)
    if reply.next_offset is not None:
        yield f"More facts from offset {reply.next_offset}."
    if reply.unknown:
        yield ""
        yield f"– Unknown: {', '.join(reply.unknown)}"
    if reply.graduates or reply.federal:
        yield ""
        yield from graduates_lines(reply.graduates)
        yield from federal_lines(reply.federal)
    if reply.programs:
        yield ""
        yield "Programs"
        yield from (f"  {one.name} ({one.kind})  id: {one.id}" for one in reply.programs)
    if reply.more_programs:
        yield f"  and {reply.more_programs:,} more; `find` lists them"


def _reply(
    asked: Asked,
    entry: Entry,
    about: Sequence[str],
    limit: int,
    offset: int,
    sources: int,
    typed: str,
) -> ShowReply:
    release = asked.release
    program, school = entry.program, entry.school
    own: tuple[Fact, ...] = program.facts if program else school.facts if school else ()
    chosen = [one for one in own if not about or one.attribute in about]
    rank = {name: place for place, name in enumerate(vocabulary().attributes)}
    chosen.sort(key=lambda one: rank.get(one.attribute, len(rank)))
    page = chosen[offset : offset + limit]
    end = offset + len(page)
    evidence = Evidence(release, sources)
    records = []
    if program is not None:
        records = [asked.program(program)]
        seat = release.institution(program.institution_id)
        findings = release.findings(program=program.id)
    else:
        seat = school
        findings = release.findings(institution_id=school.id) if school else ()
        if school is not None:
            records = [asked.thing("school", school.id, school.name, school_uri(school.slug))]
    described, counted = release.program_names(school.id) if school else ([], 0)
    picture, _ = picture_of(release, entry)
    series = graduates_of(picture, release.national)
    return ShowReply(
        **asked.frame(records),
        kind="program" if program else "school" if school else "gone",
        id=program.id if program else school.slug if school else None,
        name=program.name if program else school.name if school else typed,
        institution=program.institution if program else school.name if school else "",
        place=", ".join(p for p in (seat.city, seat.state, seat.country) if p) if seat else "",
        level=program.level if program else None,
        degree=program.degree if program else None,
        also_called=list(program.aliases) if program else [],
        became=[fate_record(fate) for fate in entry.gone],
        findings=[
            *(one.message for one in findings),
            *([f"{typed} is a name of the past"] if entry.former else []),
            *([picture.differs] if picture.differs else []),
        ],
        facts=[evidence.known(one) for one in page],
        facts_in_all=len(chosen),
        offset=offset,
        next_offset=end if end < len(chosen) else None,
        unknown=_unknown(own, about, _told(entry, seat, series), of_program=program is not None),
        graduates=series,
        federal=federal_of(picture, release.national),
        programs=[
            Listed(id=key, name=name, kind=kind) for key, name, kind in described[:_PROGRAMS]
        ],
        more_programs=max(0, len(described) - _PROGRAMS) + counted,
    )


def _told(
    entry: Entry, seat: InstitutionEntry | None, series: Sequence[Graduates]
) -> frozenset[str]:
    """The attributes that the entry itself answers, or its school's, or federal counts."""
    program = entry.program
    told = {
        "program": program is not None,
        "level": program is not None and bool(program.level),
        "degree": program is not None and bool(program.degree),
        "location": seat is not None and bool(seat.city),
        "completions": bool(series),
    }
    return frozenset(name for name, answered in told.items() if answered)


def _unknown(
    own: Sequence[Fact], about: Sequence[str], told: frozenset[str], *, of_program: bool
) -> list[str]:
    """What can be said of such a thing and nobody who counts does; of a school only what is its
    own, since what it may say of all its programs stands with them."""
    said = told | {one.attribute for one in own if one.decides}
    return [
        name_of(one.name)
        for one in vocabulary().attributes.values()
        if ("program" in one.about if of_program else one.about == ("institution",))
        and one.name not in said
        and one.theme != "placement"
        and (not about or one.name in about)
    ]
