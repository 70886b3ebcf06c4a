"""What other programs charge and require (`costs.peers`), kept in the index.

By it a program's cost can say how much more than its known charges it could come to, without
asking every program of a release again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.peers import Judged, JudgedFees, Peers, peers
from gradguide.decisions.finding.index import FindIndex

PART = "peers"


def peers_part(candidates: Iterable[Candidate]) -> bytes:
    """The part of the index that holds what the programs say of their likes."""
    found = peers(candidates)
    plain = {
        "credits": [[*key, *_plain(one)] for key, one in sorted(found.credits.items())],
        "prices": [[*key, *_plain(one)] for key, one in sorted(found.prices.items())],
        "applications": [[key, *_plain(one)] for key, one in sorted(found.applications.items())],
        "fees": [
            [*key, [[str(amount) for amount in charges] for charges in one.dearest], one.programs]
            for key, one in sorted(found.fees.items())
        ],
    }
    return json.dumps(plain, sort_keys=True).encode()


def peers_of(index: FindIndex) -> Peers:
    """What `peers_part` wrote.

    Raises:
        IndexMissingError: it is not there.
    """
    plain = json.loads(index.part(PART))
    return Peers(
        credits={(level, unit): _judged(*one) for level, unit, *one in plain["credits"]},
        prices={(level, unit): _judged(*one) for level, unit, *one in plain["prices"]},
        applications={level: _judged(*one) for level, *one in plain["applications"]},
        fees={
            (level, unit): JudgedFees(tuple(map(_charges, dearest)), programs)
            for level, unit, dearest, programs in plain["fees"]
        },
    )


def _plain(one: Judged) -> list[Any]:
    return [str(one.bounds.low), str(one.bounds.high), one.programs]


def _judged(low: str, high: str, programs: int) -> Judged:
    return Judged(Bounds(Decimal(low), Decimal(high)), programs)


def _charges(amounts: Iterable[str]) -> tuple[Decimal, Decimal, Decimal]:
    credit, term, once = map(Decimal, amounts)
    return credit, term, once
