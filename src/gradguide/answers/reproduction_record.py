"""A ranking held against facts, as JSON has it."""

from __future__ import annotations

from datetime import date
from typing import Any

from gradguide.answers.situation_words import whom
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.reproducing.concordance import Concordance
from gradguide.decisions.reproducing.fitting import Fit
from gradguide.decisions.reproducing.reproduction import Judged, Reproduction
from gradguide.decisions.situation import Situation
from gradguide.model.claim import plain
from gradguide.model.method import canonical


def record(found: Reproduction, situation: Situation, as_of: date) -> dict[str, Any]:
    """All of it. Places and positions count from 1; weights and shares are parts of 1."""
    ranking, placed = found.ranking, found.placement
    return {
        "as_of": as_of.isoformat(),
        "residency": situation.residency,
        "situation": canonical(situation),
        "whom": whom(situation, as_of),
        "ranking": {
            "title": ranking.title,
            "source": ranking.source,
            "year": ranking.year,
            "entries": len(ranking.placings),
            "aside": list(ranking.aside),
        },
        "criteria": [criterion.name for criterion in found.criteria],
        "the_same": [criterion.name for criterion in found.the_same],
        "fit": None if found.fit is None else _fit(found, found.fit),
        "judged": [_judged(found, one) for one in found.judged],
        "not_judged": [
            {
                "position": one.placing.position,
                "name": one.placing.name,
                "program": one.placing.program,
                "why": one.why,
                "lacking": list(one.lacking),
            }
            for one in found.not_judged
        ],
        "lacking": dict(found.lacking),
        "paid_placement": None
        if placed is None
        else {
            "first": placed.first,
            "paid_first": placed.paid_first,
            "others": placed.others,
            "paid_others": placed.paid_others,
            "pairs": _pairs(placed.agrees),
        },
        "tells_paid": ranking.tells_paid,
    }


def _fit(found: Reproduction, fit: Fit) -> dict[str, Any]:
    names = [criterion.name for criterion in found.criteria]
    return {
        "exact": fit.exact,
        "possible": fit.possible,
        "weights": dict(zip(names, fit.weights, strict=True)),
        "ranges": dict(zip(names, map(list, fit.ranges), strict=True)) if fit.exact else None,
        "pairs": _pairs(fit.agrees),
        "most_pairs_right": fit.most_right,
    }


def _pairs(pairs: Concordance) -> dict[str, Any]:
    return {
        "right": pairs.right,
        "wrong": pairs.wrong,
        "level": pairs.level,
        "share": pairs.share,
        "tau_b": pairs.tau_b,
    }


def _judged(found: Reproduction, one: Judged) -> dict[str, Any]:
    positions = one.positions
    ids = [judged.candidate.id for judged in found.judged]
    return {
        "position": one.placing.position,
        "place": one.place,
        "level_with": one.level - 1,
        "program": one.candidate.id,
        "name": one.placing.name,
        "paid": one.placing.paid,
        "values": {
            criterion.name: _cell(one.cells[place])
            for place, criterion in zip(found.columns, found.criteria, strict=True)
        },
        "highest": positions.highest,
        "lowest": positions.lowest,
        "reachable": one.reachable,
        "proven_and_reached": positions.exact,
        "always_ahead": [ids[place] for place in positions.always_ahead],
        "always_behind": [ids[place] for place in positions.always_behind],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "values": [plain(value) for value in cell.values],
        "counted": None if cell.counted is None else plain(cell.counted),
        "between": cell.between,
        "note": cell.note,
    }
