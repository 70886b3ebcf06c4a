"""How far somebody else's ranking can be explained by the facts that it says it uses.

The ranking is taken to be a weighted sum of those facts, each on a straight scale, with weights
that are not negative; which scale it is makes no difference to what is possible. Nothing is
filled in: an entry that is not in the catalog, or lacks one of the facts, is listed and judged
nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

import numpy as np

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.ranking.measures import Asking, measured
from gradguide.decisions.reproducing.attainable import Attainable, Floats, attainable
from gradguide.decisions.reproducing.fitting import Fit, fit
from gradguide.decisions.reproducing.placement import Placement, placement
from gradguide.model.method import Criterion, Method, Outdated
from gradguide.model.published_ranking import Placing, PublishedRanking


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry of which all the facts are known.

    `place` is its place among the judged: 1 more than how many of them stand ahead; `level` are
    how many share it, itself among them. `cells` are one for each criterion. `positions` are
    those that some weights can give it.
    """

    placing: Placing
    candidate: Candidate
    cells: tuple[Cell, ...]
    place: int
    level: int
    positions: Attainable

    @property
    def reachable(self) -> bool:
        """Whether some weights may give it its place, or one of those that it shares."""
        highest, lowest = self.positions.highest, self.positions.lowest
        return highest <= self.place + self.level - 1 and self.place <= lowest


@dataclass(frozen=True, slots=True)
class NotJudged:
    """An entry that could not be judged, and why in words. `lacking` are the names of the
    criteria that are not known of it; none where the program itself is not known."""

    placing: Placing
    why: str
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reproduction:
    """What came of it.

    criteria   what the ranking is taken to use, of which the judged differ in something
    columns    the place of each of them among the cells of an entry
    the_same   those in which they do not, so that no weight of them tells any two apart
    judged     the entries of which everything is known, in order of position
    fit        None where fewer than two entries of different positions could be judged
    lacking    by how many entries each criterion is not known of, by its name
    placement  where the paid entries stand; None where none is paid, all are, or nobody can tell
    """

    ranking: PublishedRanking
    criteria: tuple[Criterion, ...]
    columns: tuple[int, ...]
    the_same: tuple[Criterion, ...]
    judged: tuple[Judged, ...]
    not_judged: tuple[NotJudged, ...]
    fit: Fit | None
    lacking: Mapping[str, int]
    placement: Placement | None

    @property
    def unreachable(self) -> tuple[Judged, ...]:
        """The entries whose place no weights can give them, in order."""
        return tuple(one for one in self.judged if not one.reachable)


def used(method: Method, names: Sequence[str]) -> tuple[Criterion, ...]:
    """The criteria of a method that a ranking says it uses, by their names; all without any.

    Raises:
        SituationError: the method has none of that name; says which it has.
    """
    by_name = {criterion.name: criterion for criterion in method.criteria}
    for name in names:
        if name not in by_name:
            near = get_close_matches(name, by_name, n=2)
            meant = f" (did you mean {' or '.join(near)}?)" if near else ""
            raise SituationError(
                f"uses: “{method.name}” counts no {name!r}{meant}; it counts {', '.join(by_name)}"
            )
    return tuple(by_name[name] for name in dict.fromkeys(names or by_name))


def reproduce(
    ranking: PublishedRanking,
    criteria: Sequence[Criterion],
    candidates: Mapping[str, Candidate],
    who: Asking,
    outdated: Outdated = "missing",
) -> Reproduction:
    """How far the ranking can be explained by the criteria. `candidates` are those of the
    catalog by their ids; `who` holds what each costs the person who asks.

    Raises:
        KeyError: a criterion needs a program's cost, and there is none for its id.
    """
    known: list[tuple[Placing, Candidate, tuple[Cell, ...]]] = []
    not_judged: list[NotJudged] = []
    for placing in ranking.placings:
        candidate = candidates.get(placing.program or "")
        if candidate is None:
            why = placing.why or f"{placing.program} is not in this release"
            not_judged.append(NotJudged(placing, why))
            continue
        impossible = who.impossible.get(candidate.id)
        cells = () if impossible else tuple(measured(c, candidate, who, outdated) for c in criteria)
        lacking = _lacking(criteria, cells)
        if impossible or lacking:
            why = impossible or "; ".join(f"{one.label}: {cell.missing}" for one, cell in lacking)
            names = tuple(one.name for one, _ in lacking)
            not_judged.append(NotJudged(placing, why, names))
        else:
            known.append((placing, candidate, cells))
    telling = [place for place, _ in enumerate(criteria) if _differs(criteria, known, place)]
    judged, found = _judged(known, [criteria[place] for place in telling], telling)
    return Reproduction(
        ranking=ranking,
        criteria=tuple(criteria[place] for place in telling),
        columns=tuple(telling),
        the_same=tuple(one for place, one in enumerate(criteria) if place not in telling),
        judged=judged,
        not_judged=tuple(not_judged),
        fit=found,
        lacking=Counter(name for one in not_judged for name in one.lacking),
        placement=placement(ranking.placings) if ranking.tells_paid else None,
    )


def _lacking(criteria: Sequence[Criterion], cells: Sequence[Cell]) -> list[tuple[Criterion, Cell]]:
    return [pair for pair in zip(criteria, cells, strict=False) if not pair[1].known]


_Known = Sequence[tuple[Placing, Candidate, tuple[Cell, ...]]]


def _differs(criteria: Sequence[Criterion], known: _Known, place: int) -> bool:
    ends = {worth(criteria[place], cells[place].values) for _, _, cells in known}
    return len(ends) > 1 or any(low != high for low, high in ends)


def worth(criterion: Criterion, values: tuple[Decimal, ...]) -> tuple[Decimal, Decimal]:
    """Between what a value's worth lies, more being better, from all values that it may have.

    A value aimed at is worth the less the further away it is; one that has only to be good enough
    is worth 1 where it is and 0 where it is not.

    Raises:
        ValueError: there are no values.
    """
    low, high = min(values), max(values)
    target = criterion.target
    if target is not None and criterion.normalisation == "target":
        nearest = (
            Decimal(0) if low <= target <= high else min(abs(low - target), abs(high - target))
        )
        return -max(abs(low - target), abs(high - target)), -nearest
    if target is not None and criterion.normalisation == "threshold":
        more = criterion.better == "more"
        good = [Decimal(v >= target if more else v <= target) for v in (low, high)]
        return min(good), max(good)
    return (low, high) if criterion.better == "more" else (-high, -low)


def _judged(
    known: _Known, criteria: Sequence[Criterion], columns: Sequence[int]
) -> tuple[tuple[Judged, ...], Fit | None]:
    """The judged entries, and the weights that explain their order best."""
    positions = [placing.position for placing, _, _ in known]
    if not columns or len(set(positions)) < 2:
        return (), None
    worst, best, counted = (np.zeros((len(known), len(columns))) for _ in range(3))
    for row, (_, _, cells) in enumerate(known):
        for at, (criterion, column) in enumerate(zip(criteria, columns, strict=True)):
            values = cells[column].values
            low, high = worth(criterion, values)
            worst[row, at], best[row, at] = float(low), float(high)
            counts = cells[column].counted
            counted[row, at] = float(worth(criterion, (counts,))[0]) if counts is not None else low
    return _with_positions(known, positions, worst, best), fit(positions, counted, worst, best)


def _with_positions(
    known: _Known, positions: Sequence[int], worst: Floats, best: Floats
) -> tuple[Judged, ...]:
    return tuple(
        Judged(
            placing,
            candidate,
            cells,
            place=1 + sum(position < placing.position for position in positions),
            level=positions.count(placing.position),
            positions=found,
        )
        for (placing, candidate, cells), found in zip(known, attainable(worst, best), strict=True)
    )
