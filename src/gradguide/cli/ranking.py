"""`gradguide rank`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gradguide.answers.methods import method_called
from gradguide.answers.names import program_called
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranked import Chance, RankedAnswer, placed, ranked, way_up, weights_called
from gradguide.answers.situation_words import whom
from gradguide.catalog.release import Release
from gradguide.cli.json_output import print_json
from gradguide.cli.plotting import must_be_drawable, write_figure
from gradguide.cli.ranking_text import ranking_lines, why_lines
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.ranking.record import moving_record, ranked_record, ranking_record
from gradguide.decisions.situation import Situation


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
        _run(release, situation, as_of, wanted)


def _run(release: Release, situation: Situation, as_of: date, wanted: Wanted) -> None:
    weights = weights_called(wanted.weights)
    method = method_called(release, wanted.method)
    chance = Chance(wanted.draws, wanted.seed, sensitivity=wanted.why is None)
    answer = ranked(OpenRelease(release), method, weights, situation, as_of, chance)
    ranking = answer.ranking
    whose = whom(situation, as_of)
    if wanted.why is not None:
        _why(release, answer, wanted, wanted.why, whose, as_of)
        return
    if wanted.plot is not None:
        from gradguide.charts.ranks import rank_intervals

        chart = rank_intervals(ranking, ranking.method.name, wanted.top, whom=whose)
        write_figure(wanted.plot, chart)
    if wanted.json:
        print_json(ranking_record(ranking) | day_record(release, as_of))
        return
    for line in ranking_lines(
        ranking, wanted.top, whose, answer.kept, everything=wanted.everything
    ):
        sys.stdout.write(f"{line}\n")


def _why(
    release: Release, answer: RankedAnswer, wanted: Wanted, name: str, whose: str, as_of: date
) -> None:
    found = placed(answer, program_called(release, name).id)
    moving = way_up(answer, found, 1 if wanted.up is None else wanted.up)
    ranking = answer.ranking
    if wanted.json:
        moves = None if moving is None else moving_record(moving)
        made = {"id": ranking.provenance.id, **ranked_record(found), "moving_up": moves}
        print_json(made | day_record(release, as_of))
        return
    for line in why_lines(ranking, found, moving, whose):
        sys.stdout.write(f"{line}\n")
