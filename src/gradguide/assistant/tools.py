"""The tools as an assistant sees them: names, what they take, what they say of themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from mcp_types import CallToolResult
from pydantic import Field, StringConstraints

from gradguide.answers.bodies import Asked as Bodies
from gradguide.assistant import (
    comparing,
    costing,
    finding,
    leading,
    licensing,
    overview,
    questions,
    ranking,
    showing,
)
from gradguide.assistant.answering import told
from gradguide.assistant.desk import Desk
from gradguide.assistant.finding import Filters, Sorting, Words
from gradguide.assistant.person import Person, Short

Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    Field(description="An id as other answers give it, or a name or part of one"),
]
State = Annotated[Short | None, Field(description="A state by its two letters or its name")]
Who = Annotated[Person | None, Field(description="The person who asks")]
AsOf = Annotated[
    date | None, Field(description="The day to answer for (YYYY-MM-DD); today without it")
]
Sources = Annotated[
    int,
    Field(ge=1, le=20, description="How many sources to quote for and against each value"),
]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="How many to leave out first")]
MOST_COMPARED = 6


class Tools:
    """Each method is a tool; its docstring is what assistants read of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def about(self) -> Annotated[CallToolResult, overview.AboutReply]:
        """What this guide is: its field, its day, how many programs and facts it has, of which
        attributes it knows how much, and what is unknown of all; the ranking methods with their
        criteria, the questions of `faq`, the roles of `licensure`, and how to read marks. Ask this
        first."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = overview.answer(desk.undated())
            return told(reply, overview.lines(reply))

        return await desk.answer(work)

    async def find(
        self,
        words: Annotated[
            Words, Field(description="Words of a name, a place or a specialty; all must be there")
        ] = "",
        filters: Annotated[Filters | None, Field(description="What programs must meet")] = None,
        person: Who = None,
        sort: Annotated[Sorting, Field(description="The order")] = "fit",
        limit: Annotated[int, Field(ge=1, le=25, description="How many programs")] = 10,
        offset: Offset = 0,
        counts: Annotated[
            bool, Field(description="Count what else could be chosen, filter by filter")
        ] = False,
        sources: Sources = 2,
        as_of: AsOf = None,
    ) -> Annotated[CallToolResult, finding.FindReply]:
        """Find programs by words and filters, each with the facts that the filters rest on, and
        with what it costs the person where a person or a limit of cost is given. Programs of which
        a filter's answer is unknown are counted apart: tell the person of them."""
        desk = self._desk

        def work() -> CallToolResult:
            asked = desk.now(as_of)
            query = (filters or Filters.model_validate({})).query(words, person, sort)
            reply = finding.answer(
                asked, query, limit=limit, offset=offset, counts=counts, sources=sources
            )
            return told(reply, finding.lines(reply))

        return await desk.answer(work)

    async def show(
        self,
        program: Annotated[
            Name, Field(description="A program or a school: its id, its name or part of one")
        ],
        about: Annotated[
            list[Short],
            Field(max_length=50, description="Only facts of these attributes, as in 'credits'"),
        ] = [],  # noqa: B006 - pydantic copies it, and the schema shows it
        limit: Annotated[int, Field(ge=1, le=60, description="How many facts")] = 30,
        offset: Offset = 0,
        sources: Sources = 2,
    ) -> Annotated[CallToolResult, showing.ShowReply]:
        """Show a program or a school: every fact with its status, year and sources, what nobody
        says of it, what checks found wrong, graduates by year. A school that closed is answered
        with what became of it."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = showing.answer(
                desk.undated(), program, about, limit=limit, offset=offset, sources=sources
            )
            return told(reply, showing.lines(reply))

        return await desk.answer(work)

    async def compare(
        self,
        programs: Annotated[
            list[Name],
            Field(min_length=2, max_length=MOST_COMPARED, description="Two to six programs"),
        ],
        person: Who = None,
        limit: Annotated[int, Field(ge=1, le=60, description="How many rows")] = 20,
        offset: Offset = 0,
        sources: Sources = 1,
        as_of: AsOf = None,
    ) -> Annotated[CallToolResult, comparing.CompareReply]:
        """Put two to six programs side by side: what differs first, the gravest difference at the
        top. A value is favoured only where it is better by more than is uncertain."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = comparing.answer(
                desk.now(as_of), programs, person, limit=limit, offset=offset, sources=sources
            )
            return told(reply, comparing.lines(reply))

        return await desk.answer(work)

    async def cost(
        self, program: Name, person: Who = None, sources: Sources = 2, as_of: AsOf = None
    ) -> Annotated[CallToolResult, costing.CostReply]:
        """What a program costs the person, line by line and term by term, with what is unknown of
        it and what that could add; and with loan_share, what borrowing would mean under the rules
        of federal loans. Never add up prices yourself: ask this."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = costing.answer(desk.now(as_of), program, person, sources=sources)
            return told(reply, costing.lines(reply))

        return await desk.answer(work)

    async def rank(
        self,
        method: Annotated[
            Short, Field(description="A method by its name, as `about` lists them")
        ] = "default",
        weights: Annotated[
            dict[Short, Decimal],
            Field(
                max_length=30,
                description="What matters to the person: criteria of the method with numbers, as "
                "in {'cost': 3, 'time': 1, 'others': 0}",
            ),
        ] = {},  # noqa: B006 - as above
        person: Who = None,
        why: Annotated[Name | None, Field(description="One program: why it has its place")] = None,
        draws: Annotated[int, Field(ge=100, le=20_000, description="How often it is drawn")] = 5000,
        seed: Annotated[
            int, Field(ge=0, le=2**31 - 1, description="Another number makes other draws")
        ] = 0,
        limit: Annotated[int, Field(ge=1, le=30, description="How many places")] = 10,
        offset: Offset = 0,
        sources: Sources = 1,
        as_of: AsOf = None,
    ) -> Annotated[CallToolResult, ranking.RankReply]:
        """Rank programs by what matters to the person, with how sure each place is. There is no
        order that is right for everybody: say the method, the weights and the range of places."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = ranking.answer(
                desk.now(as_of),
                method,
                weights,
                person,
                why=why,
                draws=draws,
                seed=seed,
                limit=limit,
                offset=offset,
                sources=sources,
            )
            return told(reply, ranking.lines(reply))

        return await desk.answer(work)

    async def careers(
        self,
        title: Annotated[Name | None, Field(description="A job title in anybody's words")] = None,
        program: Annotated[
            Name | None, Field(description="Instead of a title: where a program leads")
        ] = None,
        state: State = None,
        limit: Annotated[int, Field(ge=1, le=25, description="How many occupations")] = 10,
        offset: Offset = 0,
        sources: Sources = 2,
    ) -> Annotated[CallToolResult, leading.CareersReply]:
        """What a job title means, what it pays, how it may change and what leads there; where a
        program leads; or, without either, the occupations of the field. Wages are federal figures
        with their year; a state's stand beside the nation's."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = leading.answer(
                desk.undated(),
                title=title,
                program=program,
                state=state,
                limit=limit,
                offset=offset,
                sources=sources,
            )
            return told(reply, leading.lines(reply))

        return await desk.answer(work)

    async def licensure(
        self,
        state: Annotated[Short, Field(description="A state by its two letters or its name")],
        role: Annotated[
            Short | None, Field(description="One line of work alone, as `about` lists them")
        ] = None,
        sources: Sources = 2,
    ) -> Annotated[CallToolResult, licensing.LicensureReply]:
        """What a state asks of those who want to work there: degree, licence, exam, experience,
        agency, each with how far it is known, and the programs that are said to lead to it. What
        is unknown has to be asked of the agency; this is no legal advice."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = licensing.licensure(desk.undated(), state, role, sources=sources)
            return told(reply, licensing.licensure_lines(reply))

        return await desk.answer(work)

    async def organizations(
        self,
        words: Annotated[Words, Field(description="Words of a name, or an abbreviation")] = "",
        state: State = None,
        accredits: Annotated[bool, Field(description="Only those that accredit programs")] = False,
        certifies: Annotated[bool, Field(description="Only those that certify persons")] = False,
        students: Annotated[
            bool, Field(description="Only those whose dues for students are known")
        ] = False,
        limit: Annotated[int, Field(ge=1, le=20, description="How many bodies")] = 5,
        offset: Offset = 0,
        sources: Sources = 2,
    ) -> Annotated[CallToolResult, licensing.BodiesReply]:
        """The professional bodies of the field: what they are, what they accredit or certify, what
        they ask of students, and which of them are gone."""
        desk = self._desk

        def work() -> CallToolResult:
            bodies = Bodies(tuple(words.split()), state, accredits, certifies, students)
            reply = licensing.organizations(
                desk.undated(), bodies, limit=limit, offset=offset, sources=sources
            )
            return told(reply, licensing.organizations_lines(reply))

        return await desk.answer(work)

    async def faq(
        self,
        ids: Annotated[
            list[Short],
            Field(max_length=20, description="Ids of questions, as `about` lists them; all: []"),
        ] = [],  # noqa: B006 - as above
        specialty: Annotated[
            Short | None, Field(description="Only programs that name this specialty")
        ] = None,
        limit: Annotated[int, Field(ge=1, le=50, description="How many lines of each list")] = 5,
        sources: Sources = 1,
        as_of: AsOf = None,
    ) -> Annotated[CallToolResult, questions.FaqReply]:
        """The questions that guides answer (is it online, what does it cost, is an exam needed),
        computed from the release: with counts, with how many are unknown, and with the facts at
        the ends of each range."""
        desk = self._desk

        def work() -> CallToolResult:
            reply = questions.answer(desk.now(as_of), ids, specialty, limit=limit, sources=sources)
            return told(reply, questions.lines(reply))

        return await desk.answer(work)
