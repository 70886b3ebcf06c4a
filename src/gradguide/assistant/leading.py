"""The tool `careers`: what titles mean, what occupations pay, and where programs lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel, Field

from gradguide.answers.careers_asked import (
    careers_of_field,
    careers_of_program,
    careers_of_title,
    match_words,
    program_rows,
    row_of,
)
from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.licensed import state_called
from gradguide.assistant.answering import Asked, Record, Reply, fitting, listed
from gradguide.assistant.evidence import DataFile, Evidence, Known, file_line, file_of, known_lines
from gradguide.catalog.destinations import Led
from gradguide.outlook.careers import Answer, Row
from gradguide.outlook.faq.counting import many
from gradguide.outlook.pay import PERCENTILES, Pay
from gradguide.outlook.program_careers import ProgramAnswer, Through

NO_PROMISE = (
    "The crosswalk says what instruction prepares for, and not who is hired. A projection is "
    "worked out from a model; it is no promise."
)


class Wage(BaseModel):
    """What an occupation pays in an area, dollars a year."""

    area: str
    told: str = Field(description="published, not published, or not in this release")
    year: int | None = Field(description="Of that year's May")
    employment: int | None
    dollars: dict[str, int | None] = Field(description="By percentile; null: not published")
    at_least: dict[str, int] = Field(description="Where only a lower bound is published")
    source: DataFile | None


class Projection(BaseModel):
    """How many jobs there will be, as projected."""

    from_year: int
    to_year: int
    change_percent: str
    openings_a_year: int
    source: DataFile | None


class Occupation(BaseModel):
    """An occupation with its figures."""

    soc: str
    title: str
    tie: str = Field(
        description="How it is known: 'subject' by the federal crosswalk, 'title' by a title of "
        "the field, 'near' only nearest to one"
    )
    field_titles: list[str]
    published_as: str | None = Field(description="The group that its figures are published for")
    nation: Wage
    state: Wage | None
    projection: Projection | None


class Studied(BaseModel):
    """What people with a title have studied, and the programs that name it."""

    what: str
    programs: int
    schools: int
    largest: list[str] = Field(description="Ids of the programs with most graduates")


class CareersReply(Reply):
    """Careers of a title, a program or the field."""

    asked: str
    meant: list[str] = Field(description="What a title was taken for; of a program, what it names")
    occupations: list[Occupation]
    occupations_in_all: int
    offset: int
    next_offset: int | None
    studied: list[Studied]
    said: list[Known] = Field(description="What sources say of pay and growth, to be weighed")
    unknown: list[str]
    crosswalk: DataFile | None


def answer(
    asked: Asked,
    *,
    title: str | None,
    program: str | None,
    state: str | None,
    limit: int,
    offset: int,
    sources: int,
) -> CareersReply:
    """Careers of a title, of a program, or of the field where neither is given.

    Raises:
        AnswerError: the title, program or state is not known, or both of the first are given.
    """
    if title is not None and program is not None:
        raise WrongQuestionError("give a title or a program, not both")
    area = None if state is None else state_called(state)

    def make(kept: int, most: int) -> CareersReply:
        if title is not None:
            found = careers_of_title(asked.opened, title, area, limit)
            return _of_title(asked, found, most, offset, kept)
        if program is not None:
            led = careers_of_program(asked.opened, program, area)
            return _of_program(asked, led, most, offset, kept)
        rows = careers_of_field(asked.opened, area, "employment")
        return _reply(asked, asked.release.field_name, rows, most, offset)

    return fitting(make, sources, limit)


def lines(reply: CareersReply) -> Iterator[str]:
    """The same in words."""
    yield f"Careers: {reply.asked}"
    yield from reply.meant
    for one in reply.occupations:
        yield ""
        titles = f" ({', '.join(one.field_titles)})" if one.field_titles else ""
        yield f"{one.title}, SOC {one.soc}{titles}"
        if one.published_as:
            yield f"    figures are of {one.published_as}"
        yield from _wage_lines(one.nation)
        if one.state is not None:
            yield from _wage_lines(one.state)
        if one.projection is None:
            yield "    – projection: unknown"
        else:
            p = one.projection
            yield (
                f"    projected {p.from_year} to {p.to_year}: employment {p.change_percent} %, "
                f"{p.openings_a_year:,} openings a year"
            )
            if p.source:
                yield file_line(p.source, "    ")
    for studied in reply.studied:
        yield ""
        yield studied_line(studied)
        yield from (f"    {key}" for key in studied.largest)
    for known in reply.said:
        yield from known_lines(known)
    yield from listed("Unknown", reply.unknown, "–")
    if reply.next_offset is not None:
        yield f"More occupations from offset {reply.next_offset}."
    if reply.crosswalk is not None:
        yield file_line(reply.crosswalk)
    yield NO_PROMISE


def _wage_lines(wage: Wage) -> Iterator[str]:
    if wage.told != "published":
        yield f"    – wages in {wage.area}: unknown ({wage.told})"
        return
    parts = []
    for name, words in (("p10", "lowest tenth"), ("median", "middle"), ("p90", "highest tenth")):
        amount = wage.dollars.get(name)
        least = wage.at_least.get(name)
        told = (
            f"${amount:,}" if amount is not None else f"${least:,} or more" if least else "unknown"
        )
        parts.append(f"{words} {told}")
    number = "unknown" if wage.employment is None else f"{wage.employment:,}"
    yield (
        f"    wages a year in {wage.area}, May {wage.year}: {', '.join(parts)}; employed: {number}"
    )
    if wage.source:
        yield file_line(wage.source, "    ")


def _of_title(asked: Asked, found: Answer, limit: int, offset: int, sources: int) -> CareersReply:
    evidence = Evidence(asked.release, sources)
    said = [
        *(fact for one in found.occupations for fact in one.said),
        *(fact for one in found.titles for fact in one.said),
    ]
    reply = _reply(
        asked, found.found.typed, [row_of(one) for one in found.occupations], limit, offset
    )
    reply.meant = [f"taken for {match_words(one)}" for one in found.found.matches]
    reply.studied = [
        *(
            _studied(f"Specialty {one.name}", one.programs)
            for view in found.titles
            for one in view.specialties
        ),
        *(
            _studied(f"Licence {one.licence}", one.programs)
            for view in found.titles
            for one in view.licences
        ),
    ]
    reply.said = evidence.all_known(said)
    reply.unknown = [
        f"{view.name}: the classification of occupations has no place for it"
        for view in found.titles
        if view.soc is None
    ]
    reply.crosswalk = file_of(found.crosswalk)
    return reply


def _of_program(
    asked: Asked, found: ProgramAnswer, limit: int, offset: int, sources: int
) -> CareersReply:
    evidence = Evidence(asked.release, sources)
    title = f"{found.program.name}, {found.program.institution}"
    record = asked.program(found.program)
    reply = _reply(asked, title, program_rows(found), limit, offset, [record])
    reply.meant = [
        f"it names {one.written}: {_titles(one) or 'no title is tied to it'}"
        for one in found.through
    ]
    reply.said = evidence.all_known(fact for one in found.through for fact in one.said)
    reply.unknown = [f"{one}: tied to no title here" for one in found.unknown]
    reply.crosswalk = file_of(found.crosswalk)
    return reply


def _reply(
    asked: Asked,
    title: str,
    rows: list[Row],
    limit: int,
    offset: int,
    records: Iterable[Record] = (),
) -> CareersReply:
    page = rows[offset : offset + limit]
    end = offset + len(page)
    own = [asked.thing("occupation", row.soc, row.title) for row in page]
    return CareersReply(
        **asked.frame([*records, *own]),
        asked=title,
        meant=[],
        occupations=[_occupation(row) for row in page],
        occupations_in_all=len(rows),
        offset=offset,
        next_offset=end if end < len(rows) else None,
        studied=[],
        said=[],
        unknown=[],
        crosswalk=None,
    )


def _occupation(row: Row) -> Occupation:
    outlook, together = row.figures.outlook, row.figures.published_as
    return Occupation(
        soc=row.soc,
        title=row.title,
        tie=row.tie,
        field_titles=list(row.field_titles),
        published_as=None if together is None else f"{together.title} ({together.soc})",
        nation=_wage(row.figures.nation),
        state=None if row.figures.state is None else _wage(row.figures.state),
        projection=None
        if outlook is None
        else Projection(
            from_year=outlook.projection.from_year,
            to_year=outlook.projection.to_year,
            change_percent=_percent(outlook.projection.change_permille),
            openings_a_year=outlook.projection.openings,
            source=file_of(outlook.dataset),
        ),
    )


def _wage(pay: Pay) -> Wage:
    return Wage(
        area=pay.area,
        told=pay.told,
        year=pay.wages.year if pay.wages else None,
        employment=pay.wages.employment if pay.wages else None,
        dollars={name: pay.dollars(name) for name in PERCENTILES},
        at_least={name: least for name in PERCENTILES if (least := pay.at_least(name))},
        source=file_of(pay.dataset),
    )


def _studied(what: str, led: Led) -> Studied:
    return Studied(
        what=what,
        programs=led.programs,
        schools=led.schools,
        largest=[one.id for one in led.largest],
    )


def studied_line(studied: Studied) -> str:
    """How many programs at how many schools are known to have something."""
    if not studied.programs:
        return f"{studied.what}: no program of this release is known to have it"
    programs, schools = many(studied.programs, "programs"), many(studied.schools, "schools")
    return f"{studied.what}: {programs} at {schools}"


def _titles(one: Through) -> str:
    return ", ".join(job.name for job in one.titles)


def _percent(permille: int) -> str:
    """Tenths of a percent as a percentage: 25 is "+2.5"."""
    sign = "-" if permille < 0 else "+" if permille else ""
    return f"{sign}{abs(permille) // 10}.{abs(permille) % 10}"
