"""What the ranking's page shows of a ranking, made ready for its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gradguide.answers.evidence import opened_all
from gradguide.answers.limit_words import limit_words
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranked import RankedAnswer, placed
from gradguide.answers.ranking_sentences import against_the_draws, interval_words
from gradguide.answers.ranking_words import (
    chance_words,
    move_words,
    percent,
    status_of,
    value_of,
)
from gradguide.answers.words import name_of, qualifier_words
from gradguide.catalog.release import Opened
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.ranking.moving import MovingUp
from gradguide.decisions.ranking.ranking import Contribution, Ranked, Ranking
from gradguide.model.fact import Fact, Program, Status
from gradguide.model.method import Criterion

NEVER, RARELY, MOSTLY, ALWAYS = -1, 0, 100, 101


@dataclass(frozen=True, slots=True)
class Part:
    """What a criterion does to a program's score: its value in words with the status of what it
    rests on (None where it is unknown), and what it adds ("" where it does not count). `limit`
    says how a cost lies to what the person can spend, "" where it keeps to that."""

    label: str
    words: str
    status: Status | None
    adds: str
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A program that has a place. `above` are the chances (`coded`) that it is above each of those
    that are shown after it; `otherwise` says that most draws say otherwise than the order."""

    program: Program
    place: str
    interval: str
    otherwise: bool
    first: str
    score: str
    parts: tuple[Part, ...]
    above: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A known part with what it comes to in words, and the facts behind it, each with its name."""

    part: Part
    effect: str
    facts: tuple[tuple[str, Opened], ...]


@dataclass(frozen=True, slots=True)
class Why:
    """One program's place in full: each part with the facts behind it, and what would take it up,
    with the programs that it would then be level with or past."""

    row: Row
    explained: tuple[Explained, ...]
    missing: tuple[str, ...]
    wanted: str
    over: str
    moves: tuple[str, ...]


def rows(ranking: Ranking, top: int, budget: Decimal | None = None) -> tuple[Row, ...]:
    """The first programs of a ranking; `budget` is what the person can spend, in dollars."""
    shown = ranking.ranked[:top]
    return tuple(_row(ranking, at, one, len(shown), budget) for at, one in enumerate(shown))


def _row(ranking: Ranking, at: int, one: Ranked, shown: int, budget: Decimal | None = None) -> Row:
    near = ranking.ranked[max(0, at - 1) : at + 2]
    level = sum(other.place == one.place for other in near) > 1
    chances = ranking.above[at][at + 1 : shown] if at < len(ranking.above) else ()
    pairs = zip(ranking.method.criteria, one.contributions, strict=True)
    return Row(
        program=one.candidate.program,
        place=f"{'=' if level else ''}{one.place}",
        interval=interval_words(one),
        otherwise=against_the_draws(ranking, at),
        first=_of_hundred(one.first),
        score=f"{one.score:.2f}",
        parts=tuple(_part(criterion, part, budget) for criterion, part in pairs),
        above=" ".join(str(coded(share)) for share in chances),
    )


def _part(criterion: Criterion, part: Contribution, budget: Decimal | None = None) -> Part:
    adds = "" if part.score is None else f"{part.amount:+.2f}"
    if part.cell.counted is None:
        return Part(criterion.label, "unknown", None, adds)
    status = status_of(criterion, part.cell)
    limit = _limit(part.cell, budget) if criterion.measure == "cost" else ""
    return Part(criterion.label, value_of(criterion, part.cell), status, adds, limit)


def _limit(cell: Cell, budget: Decimal | None) -> str:
    if budget is None or not cell.values:
        return ""
    most = cell.values[-1] if cell.possible is None else max(cell.values[-1], cell.possible.high)
    return limit_words(cell.values[0], most, budget)


def _of_hundred(share: float) -> str:
    match coded(share):
        case -1:
            return "0"
        case 0:
            return "under 1"
        case 100:
            return "over 99"
        case 101:
            return "100"
        case some:
            return str(some)


def coded(share: float) -> int:
    """A chance as a page's script has it: in whole per cent, with numbers of their own for never,
    less than one of 200, more than 199 of 200, and always."""
    if share in (0.0, 1.0):
        return ALWAYS if share else NEVER
    if not 0.005 <= share < 0.995:
        return MOSTLY if share > 0.5 else RARELY
    return int(f"{share * 100:.0f}")


def chances_in_words() -> dict[str, str]:
    """What the script says for coded chances; "#" stands for the number in those between."""
    return {
        "never": chance_words(0.0),
        "rarely": chance_words(0.001),
        "some": chance_words(0.5).replace("50", "#"),
        "mostly": chance_words(0.999),
        "always": chance_words(1.0),
    }


def why(opened: OpenRelease, answer: RankedAnswer, program_id: str, moving: MovingUp | None) -> Why:
    """One program's place in full.

    Raises:
        AnswerError: it has none; says why.
    """
    ranking = answer.ranking
    one = placed(answer, program_id)
    at = ranking.ranked.index(one)
    pairs = list(zip(ranking.method.criteria, one.contributions, strict=True))
    facts = [fact for _, part in pairs for fact in part.cell.facts]
    by_fact = {id(o.fact): o for o in opened_all(opened.release, facts)}
    explained = tuple(
        Explained(
            _part(criterion, part),
            _effect(part),
            tuple((_named(fact), by_fact[id(fact)]) for fact in part.cell.facts),
        )
        for criterion, part in pairs
        if part.cell.known
    )
    missing = tuple(
        f"{criterion.label} ({part.cell.missing})"
        for criterion, part in pairs
        if not part.cell.known
    )
    return Why(
        row=_row(ranking, at, one, at + 1),
        explained=explained,
        missing=missing,
        wanted=_wanted(moving) if moving else "",
        over=_over(ranking, moving.over) if moving else "",
        moves=tuple(move_words(move) for move in moving.moves) if moving else (),
    )


def _named(fact: Fact) -> str:
    more = qualifier_words(fact.attribute, fact.key)
    return f"{name_of(fact.attribute)} ({more})" if more else name_of(fact.attribute)


def _effect(part: Contribution) -> str:
    note = f" {part.cell.note[:1].upper()}{part.cell.note[1:]}." if part.cell.note else ""
    if part.score is None:
        return f"not counted{note}"
    return f"scores {part.score:.2f}, counts {percent(part.weight)}, adds {part.amount:+.3f}.{note}"


def _wanted(moving: MovingUp) -> str:
    return f"place {moving.wanted}" + (" or higher" if moving.wanted > 1 else "")


def _over(ranking: Ranking, ids: Sequence[str]) -> str:
    if len(ids) > 1:
        return f"{len(ids)} programs"
    school = {one.candidate.id: one.candidate.program.institution for one in ranking.ranked}
    return school[ids[0]]
