"""The tool `find`: programs that meet a query, with what is unknown of them kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.found import Answer, Shown, shows_cost
from gradguide.answers.found import find as found
from gradguide.answers.found_cost import cost_words
from gradguide.answers.names import nearest
from gradguide.answers.situation_words import whom
from gradguide.assistant.answering import (
    Asked,
    Record,
    Reply,
    fitting,
    in_tools,
    listed,
    program_uri,
)
from gradguide.assistant.evidence import DataFile, Evidence, Known, file_line, known_lines
from gradguide.assistant.federal import newest_count
from gradguide.assistant.money import Amount, amount_of
from gradguide.assistant.person import Person, Short, situation_of
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.evidence import facts_for, filters_of
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.query import Near, Query, Sort, Unknown

Words = Annotated[str, StringConstraints(max_length=200)]
Values = Annotated[list[Short], Field(max_length=20)]
_COUNTED = 15
"""Values of a facet that are counted, those that most programs have."""
_NEAR = 3


class Filters(BaseModel):
    """What programs must meet. Of several values under one name, one has to hold. A program of
    which a filter's answer is unknown is left out, counted apart, and shown with
    unknown='include'."""

    model_config = ConfigDict(extra="forbid")

    kind: Values = Field(
        [],
        description="program, award, certificate, concentration, dual, group or any; without it "
        "degrees and awards",
    )
    level: Values = Field(
        [],
        description="undergraduate_certificate, associate, bachelor, master, doctoral, certificate",
    )
    degree: Values = Field([], description="A degree by its letters, as in MBA")
    delivery: Values = Field([], description="online, hybrid or campus")
    instruction: Values = Field(
        [], description="synchronous (classes at set times) or asynchronous"
    )
    accreditation: Values = Field([], description="Accredited by this body; 'BODY:candidate' too")
    specialty: Values = Field([], description="A specialty that the program names")
    exam: Values = Field([], description="Entrance exam: none, may_be or required")
    pace: Values = Field([], description="part_time: where that is possible")
    starts: Values = Field([], description="fall, winter, spring or summer")
    licensure: Values = Field([], description="Prepares for the licence of this state, as in OH")
    control: Values = Field([], description="public or private")
    state: Values = Field([], description="The school's state, as in OH")
    visits: Decimal | None = Field(None, description="At most so many visits to campus")
    gpa: Decimal | None = Field(None, description="Asks for a grade average of at most this")
    months: Decimal | None = Field(None, description="Takes at most so many months")
    near: Short | None = Field(None, description="A place, as in 'Columbus, OH'; with within_miles")
    within_miles: Decimal | None = Field(None, description="How far from `near` the school may be")
    cost_at_most: Decimal | None = Field(
        None, description="Dollars that known charges may come to for the person, whole program"
    )
    verified_only: bool = Field(False, description="Count verified facts only")
    unknown: Unknown = Field(
        "exclude",
        description="Programs that may fit if more were known: exclude, include, or only those",
    )

    def query(self, words: str, person: Person | None, sort: Sort) -> Query:
        """The query that words, filters and the person make.

        Raises:
            WrongQuestionError: one of them cannot be; says what is allowed.
        """
        if (self.near is None) != (self.within_miles is None):
            raise WrongQuestionError("near and within_miles go together; give both or neither")
        near = None
        if self.near is not None and self.within_miles is not None:
            near = Near(self.near, self.within_miles)
        try:
            return Query.of(
                words,
                {name: getattr(self, name) for name in FACETS},
                {name: most for name in LIMITS if (most := getattr(self, name)) is not None},
                near=near,
                cost=self.cost_at_most,
                situation=situation_of(person),
                unknown=self.unknown,
                verified=self.verified_only,
                sort=sort,
            )
        except SituationError as error:
            raise WrongQuestionError(str(error)) from None


class FoundCost(BaseModel):
    """What a program costs the person, as far as it is known."""

    total: Amount | None = Field(description="What known charges come to; null: unknown")
    possible: Amount | None = Field(description="With what unknown charges could add; null: open")
    words: list[str]
    rests_on: list[Known]


class FoundProgram(BaseModel):
    """One program that was found."""

    id: str
    uri: str
    institution: str
    name: str
    kind: str
    level: str | None
    degree: str | None
    place: str
    miles: float | None = Field(description="From the place that was asked for")
    unsure: list[str] = Field(description="Filters of which it is unknown whether it meets them")
    cost: FoundCost | None = Field(description="Null where no person and no cost was asked about")
    why: list[Known] = Field(description="The facts that the filters and words rest on")
    source: DataFile | None = Field(
        description="Of an award, which is known from federal counts alone: the file"
    )


class Count(BaseModel):
    """A value of a filter, and how many programs that meet all other filters have it."""

    value: str
    programs: int


class Facet(BaseModel):
    """What else could be chosen under a filter. Unknown and disputed are of the filter itself."""

    filter: str
    values: list[Count]
    more_values: int
    unknown: int
    disputed: int


class FindReply(Reply):
    """What a query finds."""

    query: str = Field(description="The query as it was understood")
    whom: str = Field(description="For whom costs hold; empty where none are asked for")
    total: int = Field(description="Programs found")
    fit: int = Field(description="Programs that meet every filter by what is known")
    unknown_of_one: dict[str, int] = Field(
        description="By filter: programs that meet all others while this one is unknown"
    )
    unknown_of_several: int
    read_as: dict[str, list[str]] = Field(description="Words that were taken for others")
    offset: int
    next_offset: int | None = Field(description="Where the next page begins; null: no more")
    programs: list[FoundProgram]
    facets: list[Facet]
    instead: list[str] = Field(description="Where nothing fits: what finds something")


def answer(
    asked: Asked,
    query: Query,
    *,
    limit: int,
    offset: int,
    counts: bool,
    sources: int,
) -> FindReply:
    """The programs that meet a query, `limit` of them from `offset` on.

    Raises:
        AnswerError: the query cannot be meant, or the release has no index.
    """
    got = found(asked.opened, query, asked.as_of, limit, offset)

    def make(kept: int, most: int) -> FindReply:
        return _reply(asked, got, got.shown[:most], offset, kept, counts=counts)

    return fitting(make, sources, limit)


def lines(reply: FindReply) -> Iterator[str]:
    """The same in words."""
    last = reply.offset + len(reply.programs)
    shown = f", {reply.offset + 1} to {last} shown" if reply.programs else ""
    person = f" ({reply.whom})" if reply.whom else ""
    yield f"{reply.total:,} programs found{shown}{person}; {reply.fit:,} fit every filter."
    for word, taken in reply.read_as.items():
        yield f"No program has {word!r}; read as {' or '.join(taken)}."
    for name, number in reply.unknown_of_one.items():
        if number:
            yield f"{number:,} more may fit, {_unknown_words(name)}."
    if reply.unknown_of_several:
        yield f"{reply.unknown_of_several:,} more may fit of which several things are unknown."
    for place, one in enumerate(reply.programs, reply.offset + 1):
        yield ""
        yield f"{place}. {one.name}, {one.institution} ({one.place})  id: {one.id}"
        parts = [one.kind, one.level or "level unknown", one.degree or ""]
        yield f"   {', '.join(part for part in parts if part)}"
        if one.miles is not None:
            yield f"   {one.miles:.0f} miles away"
        if one.unsure:
            yield f"   – unknown whether it fits: {', '.join(one.unsure)}"
        if one.cost is not None:
            yield from (f"   cost: {words}" for words in one.cost.words)
            for known in one.cost.rests_on:
                yield from known_lines(known, "     ")
        for known in one.why:
            yield from known_lines(known, "   ")
        if one.source is not None:
            yield file_line(one.source, "   known from federal counts alone; ")
    yield from listed("Instead", reply.instead)
    for facet in reply.facets:
        counted = ", ".join(f"{one.value} {one.programs:,}" for one in facet.values)
        more = f" and {facet.more_values} others" if facet.more_values else ""
        unknown = f"; unknown {facet.unknown:,}" if facet.unknown else ""
        disputed = f"; disputed {facet.disputed:,}" if facet.disputed else ""
        yield f"by {facet.filter}: {counted or 'none'}{more}{unknown}{disputed}"
    if reply.next_offset is not None:
        yield f"More from offset {reply.next_offset}."


def _reply(
    asked: Asked, got: Answer, shown: Sequence[Shown], offset: int, sources: int, *, counts: bool
) -> FindReply:
    release, query = asked.release, got.found.query
    evidence = Evidence(release, sources)
    end = offset + len(shown)
    records = [_record(asked, one) for one in shown]
    count = newest_count(release.national)
    return FindReply(
        **asked.frame(records),
        query=query.text,
        whom=whom(query.situation, asked.as_of) if shows_cost(query) else "",
        total=got.found.total,
        fit=got.found.fit,
        unknown_of_one=dict(got.found.open),
        unknown_of_several=got.found.several,
        read_as={word: list(taken) for word, taken in got.found.read_as},
        offset=offset,
        next_offset=end if shown and end < got.found.total else None,
        programs=[_program(evidence, one, query, count) for one in shown],
        facets=[_facet(got, name) for name in FACETS] if counts else [],
        instead=list(_instead(asked, got)),
    )


def _record(asked: Asked, one: Shown) -> Record:
    return asked.program(one.candidate.program)


def _program(evidence: Evidence, one: Shown, query: Query, counts: DataFile | None) -> FoundProgram:
    program, school = one.candidate.program, one.candidate.school
    facts = [f for name in filters_of(query) for f in facts_for(one.candidate, name, query)]
    return FoundProgram(
        id=program.id,
        uri=program_uri(program.id),
        institution=program.institution,
        name=program.name,
        kind=program.kind,
        level=program.level,
        degree=program.degree,
        place=", ".join(part for part in (school.city, school.state, school.country) if part),
        miles=None if one.miles is None else round(one.miles, 1),
        unsure=list(one.unsure),
        cost=_cost(evidence, one, query) if one.asked_cost else None,
        why=evidence.all_known([*facts, *one.named]),
        source=counts if program.kind == "award" else None,
    )


def _cost(evidence: Evidence, one: Shown, query: Query) -> FoundCost:
    cost = one.cost
    return FoundCost(
        total=amount_of(None if cost is None else cost.total),
        possible=amount_of(None if cost is None else cost.possible),
        words=[in_tools(words) for words in cost_words(cost, query.cost)],
        rests_on=[]
        if cost is None
        else evidence.all_known(fact for line in cost.lines for fact in line.facts),
    )


def _facet(got: Answer, name: str) -> Facet:
    (counts,) = [one for one in got.found.facets if one.name == name]
    held = [pair for pair in counts.values if pair[1]]
    ordered = sorted(held, key=lambda pair: -pair[1])
    return Facet(
        filter=name,
        values=[Count(value=value, programs=number) for value, number in ordered[:_COUNTED]],
        more_values=max(0, len(ordered) - _COUNTED),
        unknown=dict(counts.unknown).get("", 0),
        disputed=dict(counts.disputed).get("", 0),
    )


def _instead(asked: Asked, got: Answer) -> Iterator[str]:
    found = got.found
    if found.total or found.open or found.several:
        return
    for way in got.ways:
        what = f"the word {way.asked!r}" if way.name == "word" else f"{way.name} {way.asked}"
        yield f"{way.total:,} programs without {what.rstrip()}"
    if found.query.words:
        schools, programs = nearest(asked.release, found.query.words)
        yield from (f"the school {one.name} ({one.slug})" for one in schools[:_NEAR])
        yield from (f"the program {one.id}" for one in programs[:_NEAR])


def _unknown_words(name: str) -> str:
    known: dict[str, str] = {key: facet.unknown for key, facet in FACETS.items()}
    known |= {key: limit.unknown for key, limit in LIMITS.items()}
    return known.get(name, f"of which {name} is unknown")


Sorting = Literal["fit", "cost", "months", "name", "completions"]
