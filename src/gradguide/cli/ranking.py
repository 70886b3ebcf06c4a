"""`gradguide rank`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.cli.amounts import number
from gradguide.cli.choosing import described
from gradguide.cli.json_output import print_json
from gradguide.cli.methods import method_called
from gradguide.cli.names import program_called
from gradguide.cli.plotting import must_be_drawable, write_figure
from gradguide.cli.ranking_text import ranking_lines, why_lines
from gradguide.cli.ranking_words import kept_words
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.situation_words import whom
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.eligible import outside
from gradguide.decisions.ranking.measures import Asking, asking
from gradguide.decisions.ranking.method_weights import with_weights
from gradguide.decisions.ranking.moving import moving_up
from gradguide.decisions.ranking.order import Order
from gradguide.decisions.ranking.rank import order_of, rank
from gradguide.decisions.ranking.ranking import Ranking
from gradguide.decisions.ranking.record import moving_record, ranked_record, ranking_record
from gradguide.decisions.situation import Situation
from gradguide.model.method import Method


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a ranking is asked for."""

    method: str
    weights: str | None
    draws: int
    seed: int
    top: int
    everything: bool
    why: str | None
    up: int | None
    plot: Path | None
    json: bool


def run(path: Path | None, situation: Situation, as_of: date, wanted: Wanted) -> None:
    """Print a ranking, or why one program has its place.

    Raises:
        Failure: the method does not exist or is not one, a weight, number of draws or situation
            is impossible, or a name means no program or several.
    """
    must_be_drawable(wanted.plot)
    if wanted.top < 1:
        raise Failure(f"--top takes a number from 1, not {wanted.top}", WRONG_CALL)
    if wanted.up is not None and wanted.why is None:
        raise Failure("--up goes with --why and a program's name", WRONG_CALL)
    if wanted.plot is not None and wanted.why is not None:
        raise Failure("--plot draws a whole ranking; leave --why away", WRONG_CALL)
    with opened(path) as release, for_day(release, as_of, text=not wanted.json):
        try:
            _run(release, situation, as_of, wanted)
        except SituationError as error:
            raise Failure(str(error), WRONG_CALL) from None


def _run(release: Release, situation: Situation, as_of: date, wanted: Wanted) -> None:
    weights = _weights(wanted.weights)
    method = with_weights(method_called(release, wanted.method), weights)
    everybody = described(release)
    who = _asking(everybody, method, situation, as_of)
    order = order_of(everybody, method, who)
    content = str(release.manifest["content"])
    whose = whom(situation, as_of)
    if wanted.why is not None:
        ranking = rank(order, who, content, seed=wanted.seed, draws=wanted.draws, sensitivity=False)
        _why(release, order, ranking, wanted, wanted.why, whose, as_of)
        return
    ranking = rank(order, who, content, seed=wanted.seed, draws=wanted.draws)
    if wanted.plot is not None:
        from gradguide.charts.ranks import rank_intervals

        chart = rank_intervals(ranking, ranking.method.name, wanted.top, whom=whose)
        write_figure(wanted.plot, chart)
    if wanted.json:
        print_json(ranking_record(ranking) | day_record(release, as_of))
        return
    kept = kept_words(method, weights)
    for line in ranking_lines(ranking, wanted.top, whose, kept, everything=wanted.everything):
        sys.stdout.write(f"{line}\n")


def _asking(
    everybody: Sequence[Candidate], method: Method, situation: Situation, as_of: date
) -> Asking:
    meant = [one for one in everybody if not outside(one, method.eligible)]
    return asking(meant, situation, as_of, peers(everybody))


def _why(
    release: Release,
    order: Order,
    ranking: Ranking,
    wanted: Wanted,
    name: str,
    whose: str,
    as_of: date,
) -> None:
    program = program_called(release, name)
    found = next((one for one in ranking.ranked if one.candidate.id == program.id), None)
    if found is None:
        why = next((o.why for o in ranking.left_out if o.candidate.id == program.id), None)
        reason = why or "the method is about other programs (another level, kind or country)"
        raise Failure(f"{program.id} has no place by “{ranking.method.name}”: {reason}")
    row = next(at for at, o in enumerate(order.matrix.candidates) if o.id == program.id)
    up = 1 if wanted.up is None else wanted.up
    moving = moving_up(order, row, up) if found.place > 1 else None
    if wanted.json:
        moves = None if moving is None else moving_record(moving)
        made = {"id": ranking.provenance.id, **ranked_record(found), "moving_up": moves}
        print_json(made | day_record(release, as_of))
        return
    for line in why_lines(ranking, found, moving, whose):
        sys.stdout.write(f"{line}\n")


def _weights(text: str | None) -> dict[str, Decimal]:
    """Weights as they are typed: "cost=3,time=1"."""
    out: dict[str, Decimal] = {}
    for part in (text or "").split(","):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not part.strip() and text is None:
            continue
        if not (name and equals):
            raise Failure(
                f"--weights takes criteria with numbers, as in cost=3,time=1, not {part!r}",
                WRONG_CALL,
            )
        if name in out:
            raise Failure(f"--weights names {name} twice; give it one weight", WRONG_CALL)
        out[name] = number(f"--weights {name}", value)
    return out
