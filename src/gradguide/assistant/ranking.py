"""The tool `rank`: an order by what matters to the person, with how sure each place is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pydantic import BaseModel, Field

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.methods import method_called
from gradguide.answers.names import program_called
from gradguide.answers.ranked import Chance, RankedAnswer, placed, ranked, way_up
from gradguide.answers.ranking_words import (
    aggregation_words,
    cell_words,
    move_words,
    uncertainty_words,
    weights_words,
)
from gradguide.answers.situation_words import whom
from gradguide.assistant.answering import Asked, Reply, fitting, listed, program_uri
from gradguide.assistant.evidence import Evidence, Known, known_lines
from gradguide.assistant.person import Person, situation_of
from gradguide.decisions.ranking.ranking import Contribution, Ranked, Ranking
from gradguide.decisions.situation import Situation


class Criterion(BaseModel):
    """What one criterion does to a program's place."""

    name: str
    value: str = Field(description="What is known, with its mark; 'unknown' where nothing is")
    weight: float
    amount: float = Field(description="Its part of the score")
    facts: list[Known]


class Place(BaseModel):
    """One program's place."""

    place: int
    low: int = Field(description="In nine of ten draws its place is from this one")
    high: int = Field(description="to this one")
    program: str
    uri: str
    name: str
    institution: str
    criteria: list[Criterion]


class RankReply(Reply):
    """An order of programs, or why one of them has its place."""

    method: str
    about: str
    whom: str
    counts: str = Field(description="What is counted, which way, and for how much")
    works: str
    kept: str = Field(description="What stayed of the method's own weights")
    draws: int
    uncertain: list[str] = Field(description="What the draws vary")
    ranking_id: str = Field(description="The same id means the same ranking, byte for byte")
    places: list[Place]
    ties: list[list[str]] = Field(description="Programs that cannot be told apart")
    ranked_in_all: int
    offset: int
    next_offset: int | None
    without_a_place: dict[str, int] = Field(description="Why programs have no place: how many")
    to_move_up: list[str] = Field(
        description="Of one program: what alone would take it a place up; empty otherwise"
    )


def answer(
    asked: Asked,
    method: str,
    weights: Mapping[str, Decimal],
    person: Person | None,
    *,
    why: str | None,
    draws: int,
    seed: int,
    limit: int,
    offset: int,
    sources: int,
) -> RankReply:
    """The described programs by a method, a page of them; or one of them, with what makes its
    place.

    Raises:
        AnswerError: there is no such method or criterion, the person or a weight is impossible, or
            the program has no place.
    """
    if method.endswith(".toml") or "/" in method:
        raise WrongQuestionError(
            f"method: {method!r} is no name; `about` lists the methods of this release"
        )
    situation = situation_of(person)
    chosen = method_called(asked.release, method)
    one = None if why is None else program_called(asked.release, why).id
    chance = Chance(draws, seed, sensitivity=False)
    found = ranked(asked.opened, chosen, weights, situation, asked.as_of, chance)

    def make(kept: int, most: int) -> RankReply:
        return _reply(asked, found, situation, one, most, offset, kept)

    return fitting(make, sources, limit)


def lines(reply: RankReply) -> Iterator[str]:
    """The same in words."""
    yield f"{reply.method} ({reply.whom})"
    yield " ".join(reply.about.split())
    yield reply.counts
    if reply.kept:
        yield reply.kept
    yield reply.works
    yield "Nothing that is paid for has a say in it, nor has any other ranking."
    yield from listed(f"In each of {reply.draws:,} draws", reply.uncertain)
    for one in reply.places:
        yield ""
        places = f"{one.low}" if one.low == one.high else f"{one.low} to {one.high}"
        yield f"{one.place}. (90 %: {places}) {one.name}, {one.institution}  id: {one.program}"
        for criterion in one.criteria:
            named = criterion.name in criterion.value
            yield f"    {criterion.value}" if named else f"    {criterion.name}: {criterion.value}"
            for known in criterion.facts:
                yield from known_lines(known, "      ")
    for tie in reply.ties:
        yield f"Cannot be told apart: {', '.join(tie)}"
    if reply.next_offset is not None:
        yield f"{reply.ranked_in_all:,} have a place; more from offset {reply.next_offset}."
    without = [f"{number}: {why}" for why, number in reply.without_a_place.items()]
    yield from listed("Without a place", without, "–")
    yield from listed("What alone would take it a place up", reply.to_move_up)
    yield f"Ranking {reply.ranking_id}"


def _reply(
    asked: Asked,
    found: RankedAnswer,
    situation: Situation,
    one: str | None,
    limit: int,
    offset: int,
    sources: int,
) -> RankReply:
    ranking = found.ranking
    moves: list[str] = []
    if one is None:
        page = ranking.ranked[offset : offset + limit]
        end = offset + len(page)
        more = end if end < len(ranking.ranked) else None
    else:
        page, more = (placed(found, one),), None
        moving = way_up(found, page[0], 1)
        moves = [] if moving is None else [move_words(move) for move in moving.moves]
    evidence = Evidence(asked.release, sources)
    return RankReply(
        **asked.frame([asked.program(place.candidate.program) for place in page]),
        method=ranking.method.name,
        about=ranking.method.about,
        whom=whom(situation, asked.as_of),
        counts=weights_words(ranking.method),
        works=aggregation_words(ranking.method),
        kept=found.kept,
        draws=ranking.provenance.draws,
        uncertain=list(uncertainty_words(ranking)),
        ranking_id=ranking.provenance.id,
        places=[_place(ranking, evidence, place) for place in page],
        ties=_ties(ranking, page),
        ranked_in_all=len(ranking.ranked),
        offset=offset if one is None else 0,
        next_offset=more,
        without_a_place=_without(ranking),
        to_move_up=moves,
    )


def _place(ranking: Ranking, evidence: Evidence, one: Ranked) -> Place:
    program = one.candidate.program
    return Place(
        place=one.place,
        low=one.low,
        high=one.high,
        program=program.id,
        uri=program_uri(program.id),
        name=program.name,
        institution=program.institution,
        criteria=[_criterion(ranking, evidence, part) for part in one.contributions],
    )


def _criterion(ranking: Ranking, evidence: Evidence, part: Contribution) -> Criterion:
    (criterion,) = [one for one in ranking.method.criteria if one.name == part.criterion]
    return Criterion(
        name=criterion.label,
        value=cell_words(criterion, part.cell),
        weight=round(part.weight, 4),
        amount=round(part.amount, 4),
        facts=evidence.all_known(part.cell.facts),
    )


def _ties(ranking: Ranking, page: tuple[Ranked, ...]) -> list[list[str]]:
    shown = {one.candidate.id for one in page}
    tied = (
        [one.candidate.id for one in ranking.ranked[tie.first : tie.last + 1]]
        for tie in ranking.ties
    )
    return [ids for ids in tied if shown & set(ids)]


def _without(ranking: Ranking) -> dict[str, int]:
    out: dict[str, int] = {}
    for one in ranking.left_out:
        out[one.why] = out.get(one.why, 0) + 1
    return out
