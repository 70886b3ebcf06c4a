"""The tool `faq`: the questions that guides answer, computed from the release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from gradguide.answers.known import known_of, questions_called
from gradguide.assistant.answering import Asked, Reply, fitting
from gradguide.assistant.evidence import DataFile, Evidence, Known, file_line, file_of, known_lines
from gradguide.outlook.faq.answer import Answer, Count, Range
from gradguide.outlook.faq.answers import answers


class Counted(BaseModel):
    """How many of some programs say something."""

    programs: str
    what: str
    of: int
    yes: int
    otherwise: int
    unknown: int = Field(description="Of so many nobody says, or sources disagree")
    query: str | None = Field(description="The same question as a query to `find`")


class Spread(BaseModel):
    """Numbers of one kind over several programs."""

    what: str
    unit: str
    programs: int
    low: str
    median: str
    high: str
    oldest: int | None
    newest: int | None
    undated: int
    left_out: str
    lowest: str = Field(description="Id of the program with the least")
    highest: str
    rests_on: list[Known] = Field(description="The facts behind the least and the greatest")


class Item(BaseModel):
    """A line of a list."""

    name: str
    words: str
    id: str | None
    rests_on: list[Known]


class Listing(BaseModel):
    """A list behind an answer."""

    title: str
    items: list[Item]
    more: int


class Answered(BaseModel):
    """A question with its answer."""

    id: str
    asks: str
    known: bool = Field(description="False: the release cannot answer, and the answer says so")
    answer: str
    counts: list[Counted]
    ranges: list[Spread]
    lists: list[Listing]
    notes: list[str]
    files: list[DataFile]


class FaqReply(Reply):
    """Questions with their answers."""

    subject: str
    answers: list[Answered]


def answer(
    asked: Asked, ids: Sequence[str], specialty: str | None, *, limit: int, sources: int
) -> FaqReply:
    """The questions of these ids answered, `limit` lines of each list.

    Raises:
        AnswerError: there is no such question or specialty, or the release has no index.
    """
    questions = questions_called(ids)
    known = known_of(asked.opened, specialty, asked.as_of)
    found = answers(known, questions)

    def make(kept: int, most: int) -> FaqReply:
        evidence = Evidence(asked.release, kept)
        return FaqReply(
            **asked.frame([asked.thing("question", one.id, one.asks) for one in found]),
            subject=known.subject,
            answers=[_answer(evidence, one, most) for one in found],
        )

    return fitting(make, sources, limit)


def lines(reply: FaqReply) -> Iterator[str]:
    """The same in words."""
    for one in reply.answers:
        yield one.asks
        yield f"  {one.answer}"
        for count in one.counts:
            yield (
                f"  {count.yes:,} of {count.of:,} {count.programs} {count.what}; "
                f"{count.otherwise:,} otherwise, {count.unknown:,} unknown"
            )
        for spread in one.ranges:
            yield (
                f"  {spread.what}, {spread.programs} programs, {spread.unit}: "
                f"{spread.low} to {spread.high}, {spread.median} in the middle"
            )
            if spread.left_out:
                yield f"    {spread.left_out}"
            for known in spread.rests_on:
                yield from known_lines(known, "    ")
        for listing in one.lists:
            yield f"  {listing.title}"
            for item in listing.items:
                yield f"    - {': '.join(part for part in (item.name, item.words) if part)}"
                for known in item.rests_on:
                    yield from known_lines(known, "        ")
            if listing.more:
                yield f"  and {listing.more} more"
        yield from (f"  {note}" for note in one.notes)
        yield from (file_line(file, "  ") for file in one.files)
        yield ""


def _answer(evidence: Evidence, one: Answer, limit: int) -> Answered:
    return Answered(
        id=one.id,
        asks=one.asks,
        known=one.known,
        answer=one.first,
        counts=[_count(count) for count in one.counts],
        ranges=[_spread(evidence, found) for found in one.ranges],
        lists=[
            Listing(
                title=listing.title,
                items=[
                    Item(
                        name=item.name,
                        words=item.words,
                        id=item.id or None,
                        rests_on=evidence.all_known(item.facts),
                    )
                    for item in listing.items[:limit]
                ],
                more=max(0, len(listing.items) - limit),
            )
            for listing in one.listings
        ],
        notes=list(one.notes),
        files=[made for dataset in one.datasets if (made := file_of(dataset))],
    )


def _count(one: Count) -> Counted:
    return Counted(
        programs=one.noun,
        what=one.what.of(one.yes),
        of=one.of,
        yes=one.yes,
        otherwise=one.otherwise,
        unknown=one.unknown,
        query=one.query or None,
    )


def _spread(evidence: Evidence, one: Range) -> Spread:
    years = one.years
    return Spread(
        what=one.what,
        unit=one.unit,
        programs=len(one.figures),
        low=f"{one.low.amount:f}",
        median=f"{one.median:f}",
        high=f"{one.high.amount:f}",
        oldest=years[0] if years else None,
        newest=years[1] if years else None,
        undated=one.undated,
        left_out=one.left_out,
        lowest=one.low.id,
        highest=one.high.id,
        rests_on=evidence.all_known([*one.low.facts, *one.high.facts]),
    )
