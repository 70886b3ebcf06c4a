"""Ranking programs by a method for a person, with how sure each place is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gradguide import __version__
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.aggregation import Floats
from gradguide.decisions.ranking.chances import Chances
from gradguide.decisions.ranking.deciding import decision_matrix
from gradguide.decisions.ranking.influence import influences_on
from gradguide.decisions.ranking.intervals import Drawn, draw
from gradguide.decisions.ranking.measures import Asking
from gradguide.decisions.ranking.order import Order
from gradguide.decisions.ranking.ranking import Provenance, Ranked, Ranking, Tie
from gradguide.decisions.ranking.reversal import can_reverse
from gradguide.model.method import Method, canonical

DRAWS = 10_000
MOST_DRAWS = 1_000_000
MOST_PROGRAMS = 4_000
"""With more, counting who has which place takes more than a few hundred megabytes."""
PAIRS = 100
"""The first so many programs are held against each other, each pair."""
TOLD_APART = 0.95
"""Two programs are told apart when one is above the other in at least this share of the draws."""


def order_of(candidates: Iterable[Candidate], method: Method, who: Asking) -> Order:
    """The programs that the method ranks, in its order. Criteria without weight are left away.

    Raises:
        SituationError: the method ranks none of the programs, or too many.
        KeyError: a criterion needs a program's cost, and there is none for its id.
    """
    counted = replace(method, criteria=tuple(one for one in method.criteria if one.weight))
    matrix = decision_matrix(candidates, counted, who)
    many = len(matrix.candidates)
    if not many:
        reasons = "; ".join(sorted({one.why for one in matrix.left_out})[:3])
        raise SituationError(
            f"method: {method.name!r} ranks none of the programs"
            + (f" ({reasons})" if reasons else "; none is of its kind, level and place")
        )
    if many > MOST_PROGRAMS:
        raise SituationError(
            f"method: {many} programs are too many to rank; narrow its programs down to "
            f"{MOST_PROGRAMS} at most"
        )
    return Order(matrix, counted)


def rank(
    order: Order,
    who: Asking,
    release: str,
    *,
    seed: int = 0,
    draws: int = DRAWS,
    sensitivity: bool = True,
) -> Ranking:
    """The ranking with its intervals.

    `release` is the release's content digest. The same order, person, release, seed and number of
    draws give the same ranking, byte for byte. `sensitivity` says whether to work out which
    uncertain input moves places most, which takes a second or two.

    Raises:
        SituationError: there are too few or too many draws, or the seed is below 0.
    """
    if not 100 <= draws <= MOST_DRAWS:
        raise SituationError(f"draws: {draws} is not allowed; give 100 to {MOST_DRAWS:,}")
    if seed < 0:
        raise SituationError(f"seed: {seed} is not allowed; give a whole number from 0")
    chances = Chances(order.matrix, order.method)
    shown = order.sequence[:PAIRS]
    drawn = draw(chances, draws, seed, shown)
    ranked = _ranked(order, drawn)
    return Ranking(
        method=order.method,
        ranked=ranked,
        above=tuple(tuple(row) for row in drawn.above.tolist()),
        ties=(*_equal(ranked), *_indistinct(drawn.above)),
        influences=influences_on(chances, order.places, seed) if sensitivity else (),
        left_out=order.matrix.left_out,
        contributions=(
            "parts of the sum"
            if order.method.aggregation == "weighted-sum"
            else "difference without the criterion"
        ),
        can_reverse=can_reverse(order.method),
        provenance=Provenance(
            release=release,
            method=order.method.digest,
            situation=canonical(who.situation),
            as_of=who.as_of,
            seed=seed,
            draws=draws,
            version=__version__,
        ),
    )


def _ranked(order: Order, drawn: Drawn) -> tuple[Ranked, ...]:
    low, median, high = (drawn.quantile(share) + 1 for share in (0.05, 0.5, 0.95))
    return tuple(
        Ranked(
            candidate=order.matrix.candidates[at],
            place=int(order.places[at]),
            score=float(order.totals[at]),
            low=int(low[at]),
            median=int(median[at]),
            high=int(high[at]),
            contributions=order.contributions(at),
            first=float(drawn.counts[at, 0]) / drawn.draws,
        )
        for at in order.sequence
    )


def _equal(ranked: Sequence[Ranked]) -> Iterator[Tie]:
    """Programs that share a place."""
    first = 0
    for at in range(1, len(ranked) + 1):
        if at == len(ranked) or ranked[at].place != ranked[first].place:
            if at - first > 1:
                yield Tie(first, at - 1, exact=True)
            first = at


def _indistinct(above: Floats) -> Iterator[Tie]:
    """The longest runs of programs of which no pair can be told apart. They may overlap."""
    many = len(above)
    apart = (above >= TOLD_APART) | (above <= 1 - TOLD_APART)
    reached = -1
    last = 0
    for first in range(many):
        last = max(last, first)
        while last + 1 < many and not apart[first : last + 1, last + 1].any():
            last += 1
        if last > max(first, reached):
            yield Tie(first, last, exact=False)
            reached = last
