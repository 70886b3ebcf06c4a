"""The tool `show`: what is known of a program or a school, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, Field

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.picture_record import fate_record, picture_record
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
from gradguide.model.fact import Fact
from gradguide.model.vocabulary import vocabulary
from gradguide.outlook.picture import Picture

_PROGRAMS = 60
"""Of a school's programs, so many are listed."""


class Listed(BaseModel):
    """A program of a school."""

    id: str
    name: str
    kind: str


class YearOfGraduates(BaseModel):
    """Graduates in the year to June."""

    year: int
    total: int | None = Field(description="Null: no count")


class Graduates(BaseModel):
    """Graduates that a school reports under one subject and level."""

    award: str
    cip: str
    level: str
    counted_with: list[str] = Field(description="Programs that are counted under it together")
    years: list[YearOfGraduates]
    source: list[str] = Field(description="Addresses of the federal files")


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
    graduates: list[Graduates]
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
    for one in reply.graduates:
        yield ""
        counted = ", ".join(
            f"{year.year}: {'unknown' if year.total is None else f'{year.total:,}'}"
            for year in one.years
        )
        yield f"Graduates, {one.award} (CIP {one.cip}): {counted}"
        if len(one.counted_with) > 1:
            yield f"    counted together: {', '.join(one.counted_with)}"
        yield from (f"    source: NCES {address}" for address in one.source[-1:])
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
        unknown=_unknown(own, about, of_program=program is not None),
        graduates=_graduates(asked, entry, picture),
        programs=[
            Listed(id=key, name=name, kind=kind) for key, name, kind in described[:_PROGRAMS]
        ],
        more_programs=max(0, len(described) - _PROGRAMS) + counted,
    )


def _unknown(own: Sequence[Fact], about: Sequence[str], *, of_program: bool) -> list[str]:
    """What can be said of such a thing and nobody who counts does; of a school only what is its
    own, since what it may say of all its programs stands with them."""
    said = {one.attribute for one in own if one.decides}
    return [
        name_of(one.name)
        for one in vocabulary().attributes.values()
        if ("program" in one.about if of_program else one.about == ("institution",))
        and one.name not in said
        and one.theme != "placement"
        and (not about or one.name in about)
    ]


def _graduates(asked: Asked, entry: Entry, picture: Picture) -> list[Graduates]:
    unitid = (
        entry.program.institution_id if entry.program else entry.school.id if entry.school else ""
    )
    if not unitid:
        return []
    national = asked.release.national
    record = picture_record(picture, national.datasets(), unitid, evidence=True)
    return [
        Graduates(
            award=one["name"],
            cip=one["cip"],
            level=one["level"],
            counted_with=one["programs"],
            years=[YearOfGraduates(year=y["year"], total=y["total"]) for y in one["years"]],
            source=[source["address"] for source in one["sources"] if source["address"]],
        )
        for one in record["graduates"]["awards"]
    ]
