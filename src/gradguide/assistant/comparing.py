"""The tool `compare`: two to six programs side by side, what differs first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from gradguide.answers.cell_words import FAVOURED, behind, figure, item, label, mark, row_name
from gradguide.answers.compared import compared
from gradguide.answers.names import program_called
from gradguide.answers.situation_words import whom
from gradguide.assistant.answering import Asked, Reply, fitting, listed
from gradguide.assistant.evidence import Evidence, Known, known_lines
from gradguide.assistant.money import Amount, amount_of
from gradguide.assistant.person import Person, situation_of
from gradguide.decisions.comparing.cells import Cell
from gradguide.decisions.comparing.comparison import Comparison
from gradguide.decisions.comparing.rows import Row


class ComparedCell(BaseModel):
    """One program in a row."""

    program: str
    value: str = Field(description="'unknown' where nobody who counts says anything")
    mark: str
    status: str = Field(description="verified, reported, disputed, stale, computed or unknown")
    year: int | None
    rests_on: str = Field(description="Who says it, of which year, how many for and against")
    favoured: bool = Field(description="More welcome than the others by more than is uncertain")
    facts: list[Known]


class ComparedRow(BaseModel):
    """A thing that programs are compared in."""

    name: str
    agreement: str
    cells: list[ComparedCell]


class ComparedProgram(BaseModel):
    """A program of the comparison, with what its cost leaves open."""

    id: str
    name: str
    institution: str
    total: Amount | None = Field(description="What known charges come to; null: unknown")
    possible: Amount | None
    missing: list[str] = Field(description="What is not known of its cost")
    notes: list[str]


class CompareReply(Reply):
    """Programs side by side."""

    whom: str
    programs: list[ComparedProgram]
    rows: list[ComparedRow] = Field(description="What differs first, the gravest first")
    rows_in_all: int
    offset: int
    next_offset: int | None
    unknown_of_all: list[str]


def answer(
    asked: Asked,
    names: Sequence[str],
    person: Person | None,
    *,
    limit: int,
    offset: int,
    sources: int,
) -> CompareReply:
    """Programs of these names side by side, a page of rows.

    Raises:
        AnswerError: a name means no program or several, one is named alone or twice, or the person
            cannot study at one of them as they say.
    """
    ids = [program_called(asked.release, name).id for name in names]
    found = compared(asked.opened, ids, situation_of(person), asked.as_of)

    def make(kept: int, most: int) -> CompareReply:
        return _reply(asked, found, most, offset, kept)

    return fitting(make, sources, limit)


def lines(reply: CompareReply) -> Iterator[str]:
    """The same in words."""
    told: set[tuple[str, str]] = set()
    yield f"Compared {reply.whom}:"
    for letter, one in zip("ABCDEF", reply.programs, strict=False):
        yield f"  {letter}  {one.name}, {one.institution}  id: {one.id}"
    for row in reply.rows:
        yield ""
        yield f"{row.name} ({row.agreement})"
        for letter, cell in zip("ABCDEF", row.cells, strict=False):
            star = f" {FAVOURED}" if cell.favoured else ""
            rests = f" ({cell.rests_on})" if cell.rests_on else ""
            yield f"  {letter}  {cell.mark or '–'} {cell.value}{star}{rests}"
            for known in cell.facts:
                first, *sources = known_lines(known, "       ")
                again = (letter, first) in told
                told.add((letter, first))
                yield f"{first}, as above" if again else first
                yield from () if again else sources
    if reply.next_offset is not None:
        yield f"More rows from offset {reply.next_offset}."
    if reply.unknown_of_all:
        yield ""
        yield f"– Unknown of all of them: {', '.join(reply.unknown_of_all)}"
    for letter, one in zip("ABCDEF", reply.programs, strict=False):
        yield from listed(f"Not known of the cost of {letter}", one.missing, "–")
        yield from listed(f"About the cost of {letter}", one.notes)
    yield ""
    yield f"{FAVOURED} more welcome than the others, by more than is uncertain"


def _reply(asked: Asked, found: Comparison, limit: int, offset: int, sources: int) -> CompareReply:
    evidence = Evidence(asked.release, sources)
    page = found.rows[offset : offset + limit]
    end = offset + len(page)
    return CompareReply(
        **asked.frame([asked.program(one.program) for one in found.candidates]),
        whom=whom(found.situation, asked.as_of),
        programs=[
            ComparedProgram(
                id=one.id,
                name=one.program.name,
                institution=one.school.name,
                total=amount_of(cost.total),
                possible=amount_of(cost.possible),
                missing=[gap.words for gap in cost.missing],
                notes=list(cost.notes),
            )
            for one, cost in zip(found.candidates, found.costs, strict=True)
        ],
        rows=[_row(evidence, found, row) for row in page],
        rows_in_all=len(found.rows),
        offset=offset,
        next_offset=end if end < len(found.rows) else None,
        unknown_of_all=[row_name(name) for name in found.unknown],
    )


def _row(evidence: Evidence, found: Comparison, row: Row) -> ComparedRow:
    return ComparedRow(
        name=label(row),
        agreement=row.agreement,
        cells=[
            ComparedCell(
                program=found.candidates[place].id,
                value=_value(row, cell),
                mark=mark(cell),
                status=cell.status.value if cell.known and cell.status else "unknown",
                year=cell.year,
                rests_on=behind(row, cell),
                favoured=place in row.favoured,
                facts=evidence.all_known(cell.facts),
            )
            for place, cell in enumerate(row.cells)
        ],
    )


def _value(row: Row, cell: Cell) -> str:
    if not cell.known:
        return "unknown"
    if cell.computed:
        return figure(row, cell)
    return ("; " if row.many else " or ").join(item(row, one) for one in cell.items)
