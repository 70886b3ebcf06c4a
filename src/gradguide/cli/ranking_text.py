"""A ranking as text: the method in words, a few lines for each program, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gradguide.answers.ranking_sentences import NOBODY_PAYS, WHY_OTHERWISE
from gradguide.answers.ranking_words import (
    aggregation_words,
    cell_words,
    chance_words,
    influence_words,
    listed,
    move_words,
    percent,
    uncertainty_words,
    weights_words,
)
from gradguide.answers.situation_words import RESIDENCY_IS_OPEN
from gradguide.answers.words import LEGEND, date_words
from gradguide.cli.cost_text import wrapped
from gradguide.decisions.ranking.moving import MovingUp
from gradguide.decisions.ranking.ranking import Contribution, Ranked, Ranking
from gradguide.model.method import Criterion

_UNKNOWN = "?"
_UNLIKE = "†"
_NARROWEST = 9
_WIDEST = 64
"""Of the columns of all criteria together, so that a line is no longer than one of text."""


def ranking_lines(
    ranking: Ranking, top: int, whose: str, kept: str, *, everything: bool
) -> Iterator[str]:
    """The first `top` programs with how sure their places are, a line each.

    `whose` says for whom it holds, as `situation_words.whom` does, and `kept` what stayed of the
    method's own weights, as `ranking_words.kept_words` does.

    `everything` names the programs that have no place, which are otherwise counted.
    """
    yield from _head(ranking, whose, kept)
    yield ""
    yield from _table(ranking, top)
    if len(ranking.ranked) > top:
        rest = len(ranking.ranked) - top
        yield f"({rest} more {'have a place' if rest > 1 else 'has a place'}; --top shows them)"
    yield ""
    yield from _what_it_rests_on(ranking, ranking.ranked[:top])
    yield from _left_out(ranking, everything=everything)
    yield ""
    yield from _provenance(ranking)


def _head(ranking: Ranking, whose: str, kept: str) -> Iterator[str]:
    yield ranking.method.name
    yield from wrapped(f"{_sentence(whose)} As of {_day(ranking)}.")
    if not ranking.provenance.situation.get("residency"):
        yield from wrapped(RESIDENCY_IS_OPEN)
    yield ""
    yield from wrapped(ranking.method.about)
    yield ""
    yield from wrapped(weights_words(ranking.method))
    if kept:
        yield from wrapped(kept)
    yield from wrapped(aggregation_words(ranking.method))
    yield from wrapped(NOBODY_PAYS)
    yield ""
    yield f"How sure it is: in each of {ranking.provenance.draws:,} draws of it"
    for words in uncertainty_words(ranking):
        yield from wrapped(words, "  - ", "    ")
    yield from wrapped(
        f"Under {percent(0.9)} are the places that a program had in the middle nine tenths of them."
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _day(ranking: Ranking) -> str:
    return date_words(ranking.provenance.as_of.isoformat())


def _table(ranking: Ranking, top: int) -> Iterator[str]:
    criteria = ranking.method.criteria
    shown = ranking.ranked[:top]
    names = "".join(f"{one.name:>{_width(one)}}" for one in criteria if _in_columns(criteria))
    lanes = _lanes(ranking, len(shown))
    blank = " " * max(map(len, lanes), default=0)
    yield LEGEND
    yield ""
    yield f"{blank} place    90\N{NO-BREAK SPACE}%    score{names}"
    for at, one in enumerate(shown):
        for number, line in enumerate(_program(ranking, at, one)):
            yield f"{_beside(lanes[at], first=not number)} {line}".rstrip()


def _in_columns(criteria: Sequence[Criterion]) -> bool:
    """Whether there is room for a column for each criterion; else its part of the score stands
    with its value."""
    return sum(map(_width, criteria)) <= _WIDEST


def _width(criterion: Criterion) -> int:
    """Of the column in which the criterion's contributions stand."""
    return max(_NARROWEST, len(criterion.name) + 2)


def _program(ranking: Ranking, at: int, one: Ranked) -> Iterator[str]:
    criteria = ranking.method.criteria
    pairs = list(zip(criteria, one.contributions, strict=True))
    columns = [f"{_amount(part):>{_width(criterion)}}" for criterion, part in pairs]
    cells = [cell_words(criterion, part.cell) for criterion, part in pairs]
    if not _in_columns(criteria):
        amounts = [_amount(part) for _, part in pairs]
        cells = [f"{amount} {words}" for amount, words in zip(amounts, cells, strict=True)]
        columns = []
    places = f"{one.low}" if one.low == one.high else f"{one.low} to {one.high}"
    if not one.low <= one.place <= one.high:
        places = f"{places}{_UNLIKE}"
    level = "=" if _shares_place(ranking, at) else ""
    yield f"{level + str(one.place):>5} {places:>9} {one.score:>6.3f}{''.join(columns)}"
    program = one.candidate.program
    yield from wrapped(f"{program.institution}: {program.name}", "      ")
    yield f"      {program.id}"
    yield from wrapped("\N{NO-BREAK SPACE}· ".join(cells), "      ")
    if at + 1 < len(ranking.above):
        sign = f" {_UNLIKE}" if _below_the_next(ranking, at) else ""
        yield f"      above the next one {chance_words(ranking.above[at][at + 1])}{sign}"


def _amount(part: Contribution) -> str:
    if part.score is None:
        return _UNKNOWN
    return f"{part.amount:.3f}" + ("" if part.cell.known else _UNKNOWN)


def _below_the_next(ranking: Ranking, at: int) -> bool:
    """Whether a program is below the next one in more draws than above it."""
    return at + 1 < len(ranking.above) and ranking.above[at][at + 1] < 0.5


def _shares_place(ranking: Ranking, at: int) -> bool:
    near = ranking.ranked[max(0, at - 1) : at + 2]
    return sum(one.place == ranking.ranked[at].place for one in near) > 1


def _lanes(ranking: Ranking, shown: int) -> list[str]:
    """For each program the brackets at its left: a corner where a group of ties begins or ends.

    Groups that overlap stand in lanes beside one another.
    """
    ends: list[int] = []
    rows: list[dict[int, str]] = [{} for _ in range(shown)]
    for tie in sorted(ranking.ties, key=lambda tie: (tie.first, -tie.last)):
        last = min(tie.last, shown - 1)
        if tie.exact or tie.first >= last:
            continue
        lane = next((at for at, end in enumerate(ends) if end < tie.first), len(ends))
        ends[lane : lane + 1] = [last]
        for at in range(tie.first, last + 1):
            cut = tie.last > last and at == last
            rows[at][lane] = "┌" if at == tie.first else "└" if at == last and not cut else "│"
    return ["".join(row.get(lane, " ") for lane in range(len(ends))) for row in rows]


def _beside(lanes: str, *, first: bool) -> str:
    """The brackets beside a program's first line, and beside its others."""
    if first:
        return lanes
    return lanes.replace("┌", "│").replace("└", " ")


def _what_it_rests_on(ranking: Ranking, shown: Sequence[Ranked]) -> Iterator[str]:
    if any(lane for lane in _lanes(ranking, len(ranking.ranked)) if lane.strip()):
        yield from wrapped(
            "Programs in one bracket cannot be told apart: none of them is above another in "
            "95 of 100 draws."
        )
    outside = any(not one.low <= one.place <= one.high for one in shown)
    if outside or any(_below_the_next(ranking, at) for at in range(len(shown))):
        yield from wrapped(f"{_UNLIKE} {WHY_OTHERWISE}")
    where = "Under" if _in_columns(ranking.method.criteria) else "Beside"
    if ranking.contributions == "parts of the sum":
        yield from wrapped(f"{where} the criteria stands what each adds to the score.")
    else:
        yield from wrapped(
            f"{where} the criteria stands how much higher the score is than it would be without "
            "each."
        )
    if ranking.influences:
        yield from wrapped(influence_words(ranking.influences, ranking.method))
    unknown = Counter(part.criterion for one in ranking.ranked for part in one.missing)
    labels = {criterion.name: criterion.label for criterion in ranking.method.criteria}
    if unknown:
        parts = [f"{labels[name]} of {many}" for name, many in unknown.most_common()]
        yield from wrapped(
            f"Not known is, of the {len(ranking.ranked)} programs that have a place, "
            f"{listed(parts)}; a question mark stands beside it."
        )
    yield from wrapped(
        f"{ranking.can_reverse[0].upper()}{ranking.can_reverse[1:]}."
        if ranking.can_reverse
        else "Adding a program cannot change the order of the others."
    )


def _left_out(ranking: Ranking, *, everything: bool) -> Iterator[str]:
    if not ranking.left_out:
        return
    why = Counter(one.why for one in ranking.left_out)
    many = len(ranking.left_out)
    yield ""
    yield f"{many} {'programs have' if many > 1 else 'program has'} no place:"
    for words, count in why.most_common():
        yield from wrapped(f"{count}: {words}", "  ", "      ")
        if everything:
            for one in ranking.left_out:
                if one.why == words:
                    yield f"      {one.candidate.id}"
    if not everything:
        yield "  (--all names them)"


def _provenance(ranking: Ranking) -> Iterator[str]:
    made = ranking.provenance
    yield f"Ranking {made.id[:16]}"
    yield from wrapped(
        f"From release {made.release[:12]}, method {made.method[:12]}, as of "
        f"{_day(ranking)}, seed {made.seed}, {made.draws:,} draws, gradguide "
        f"{made.version}: the same again gives the same ranking."
    )


def why_lines(ranking: Ranking, one: Ranked, moving: MovingUp | None, whose: str) -> Iterator[str]:
    """One program's place: what makes it, what is not known, what would take it up."""
    program = one.candidate.program
    yield from (program.name, program.institution, one.candidate.id, "")
    places = f"places {one.low} to {one.high}" if one.low < one.high else f"place {one.low}"
    yield from wrapped(
        f"Place {one.place} of {len(ranking.ranked)} by “{ranking.method.name}” {whose}, "
        f"with a score of {one.score:.3f}; in the middle nine tenths of the draws, {places}."
    )
    yield ""
    for criterion, part in zip(ranking.method.criteria, one.contributions, strict=True):
        yield from _part(criterion, part)
    for part in one.missing:
        label = next(c.label for c in ranking.method.criteria if c.name == part.criterion)
        yield from wrapped(f"Not known: {label} ({part.cell.missing}).")
    if moving is not None:
        yield ""
        yield from _moving(moving)


def _part(criterion: Criterion, part: Contribution) -> Iterator[str]:
    score = "not counted" if part.score is None else f"scores {part.score:.2f}"
    yield from wrapped(
        f"{part.amount:+.3f}  {cell_words(criterion, part.cell)} ({score}, counts "
        f"{percent(part.weight)})",
        "  ",
        "          ",
    )
    if part.cell.note and criterion.measure != "completions":  # which says its year already
        yield from wrapped(part.cell.note, "          ")


def _moving(moving: MovingUp) -> Iterator[str]:
    over = f"{len(moving.over)} programs" if len(moving.over) > 1 else moving.over[0]
    wanted = f"place {moving.wanted}" + (" or higher" if moving.wanted > 1 else "")
    yield from wrapped(
        f"To come from place {moving.place} to {wanted}, level with or past {over}, any one of "
        "these would do, if all else stayed as it is:"
    )
    for move in moving.moves:
        yield from wrapped(move_words(move), "  ", "    ")
