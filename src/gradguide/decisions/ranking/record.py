"""A ranking as plain values, for JSON: everything that it says and everything that it rests on."""

from __future__ import annotations

from typing import Any

from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.ranking.moving import MovingUp
from gradguide.decisions.ranking.ranking import Contribution, Ranked, Ranking
from gradguide.model.claim import plain
from gradguide.model.fact import Fact
from gradguide.model.method import canonical

DIGITS = 9
"""Decimals of scores, shares and indices: what is left of a float when sums are made in another
order, as on another machine."""


def ranking_record(ranking: Ranking) -> dict[str, Any]:
    """The whole ranking. Places count from 1; `above` is of the first programs, in their order."""
    return {
        "id": ranking.provenance.id,
        "provenance": canonical(ranking.provenance),
        "method": canonical(ranking.method),
        "contributions_are": ranking.contributions,
        "can_reverse": ranking.can_reverse,
        "ranked": [ranked_record(one) for one in ranking.ranked],
        "above": [[round(share, DIGITS) for share in row] for row in ranking.above],
        "ties": [
            {
                "programs": [one.candidate.id for one in ranking.ranked[tie.first : tie.last + 1]],
                "exact": tie.exact,
            }
            for tie in ranking.ties
        ],
        "influences": [
            {
                "kind": one.kind,
                "criterion": one.name or None,
                "alone": round(one.alone, DIGITS),
                "alone_within": round(one.alone_within, DIGITS),
                "in_all": round(one.in_all, DIGITS),
                "in_all_within": round(one.in_all_within, DIGITS),
            }
            for one in ranking.influences
        ],
        "left_out": [{"program": one.candidate.id, "why": one.why} for one in ranking.left_out],
    }


def moving_record(moving: MovingUp) -> dict[str, Any]:
    """What would take a program up."""
    return {
        "place": moving.place,
        "wanted": moving.wanted,
        "over": list(moving.over),
        "moves": [
            {
                "criterion": move.criterion.name,
                "now": cell_record(move.cell),
                "would_do": None if move.value is None else plain(move.value),
                "choices": list(move.choices),
            }
            for move in moving.moves
        ],
    }


def ranked_record(one: Ranked) -> dict[str, Any]:
    """One program's place, with what makes it."""
    return {
        "place": one.place,
        "program": one.candidate.id,
        "name": one.candidate.program.name,
        "institution": one.candidate.program.institution,
        "score": round(one.score, DIGITS),
        "places": {"low": one.low, "median": one.median, "high": one.high},
        "first": round(one.first, DIGITS),
        "contributions": [_contribution(part) for part in one.contributions],
    }


def _contribution(part: Contribution) -> dict[str, Any]:
    return {
        "criterion": part.criterion,
        "weight": round(part.weight, DIGITS),
        "score": None if part.score is None else round(part.score, DIGITS),
        "amount": round(part.amount, DIGITS),
        **cell_record(part.cell),
    }


def cell_record(cell: Cell) -> dict[str, Any]:
    """What is known of a program on a criterion."""
    return {
        "counted": None if cell.counted is None else plain(cell.counted),
        "values": [plain(value) for value in cell.values],
        "between": cell.between,
        "possible": None
        if cell.possible is None
        else [plain(cell.possible.low), plain(cell.possible.high)],
        "missing": cell.missing or None,
        "note": cell.note or None,
        "facts": [_fact(fact) for fact in cell.facts],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "attribute": fact.attribute,
        "key": {name: plain(value) for name, value in fact.key.items()},
        "status": fact.status.value,
        "year": fact.year,
        "claims": list(fact.claims_for),
    }
