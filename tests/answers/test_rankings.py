"""Rankings that are kept: the same as those that are made anew, and never too many of them."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gradguide.answers import rankings
from gradguide.answers.errors import AnswerError, WrongQuestionError
from gradguide.answers.methods import methods_of
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranked import Chance, RankedAnswer, placed, ranked, way_up
from gradguide.answers.rankings import Rankings, Recent, Wanted, rankings_of
from gradguide.catalog.release import Release
from gradguide.decisions.ranking.record import ranking_record
from gradguide.decisions.situation import Situation

DAY = date(2026, 11, 1)
QUICK = Chance(draws=200, seed=3, sensitivity=False)
ASKED = Wanted("default", (("cost", Decimal(7)),), Situation(residency="OH"), DAY, QUICK)


@pytest.fixture(scope="module")
def opened(release: Path) -> Iterator[OpenRelease]:
    with Release(release) as held:
        yield OpenRelease(held)


@pytest.mark.parametrize(
    "wanted",
    [
        ASKED,
        replace(ASKED, weights=()),
        replace(ASKED, method="cost", weights=()),
        replace(ASKED, situation=Situation()),
        replace(ASKED, as_of=date(2027, 6, 1)),
        replace(ASKED, chance=replace(QUICK, seed=4)),
    ],
)
def test_what_is_kept_is_what_is_made_anew(opened: OpenRelease, wanted: Wanted) -> None:
    kept = rankings_of(opened)
    method = methods_of(opened.release)[wanted.method]
    anew = ranked(
        opened, method, dict(wanted.weights), wanted.situation, wanted.as_of, wanted.chance
    )
    for _ in range(2):
        assert ranking_record(kept.ranked(opened, wanted).ranking) == ranking_record(anew.ranking)


def test_what_would_take_a_program_up_is_the_same_too(opened: OpenRelease) -> None:
    kept = rankings_of(opened)
    answer = kept.ranked(opened, ASKED)
    second = answer.ranking.ranked[4].candidate.id
    assert kept.way_up(opened, ASKED, second) == way_up(answer, placed(answer, second), 1)
    assert kept.way_up(opened, ASKED, answer.ranking.ranked[0].candidate.id) is None
    with pytest.raises(AnswerError, match="has no place"):
        kept.way_up(opened, ASKED, "no-such-school/no-such-program")


def test_a_ranking_is_made_once_however_many_ask(
    opened: OpenRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    plain = rankings.ranked_for

    def counted(*given: object) -> RankedAnswer:
        made.append(given)
        return plain(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(rankings, "ranked_for", counted)
    own = Rankings(opened)
    answers: list[RankedAnswer] = []
    asking = [
        threading.Thread(target=lambda: answers.append(own.ranked(opened, ASKED))) for _ in range(6)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert len(made) == 1
    assert len(answers) == 6 and all(one is answers[0] for one in answers)


def test_only_the_last_are_kept() -> None:
    recent: Recent[int] = Recent(3)
    made: list[int] = []

    def get(key: int) -> int:
        return recent.get(key, lambda: made.append(key) or key)  # type: ignore[func-returns-value]

    for key in (1, 2, 3, 1, 4, 1, 2):
        assert get(key) == key
    assert made == [1, 2, 3, 4, 2]
    assert len(recent) == 3


def test_methods_are_those_of_the_release_and_no_files(opened: OpenRelease, tmp_path: Path) -> None:
    own = rankings_of(opened)
    assert next(iter(own.methods)) == "default"
    mine = tmp_path / "mine.toml"
    mine.write_text("name = 'mine'")
    for name in (str(mine), "../methods/default.toml", "alchemy", ""):
        with pytest.raises(WrongQuestionError, match="there are default"):
            own.method(name)


def test_rankings_go_when_their_release_goes(release: Path) -> None:
    with Release(release) as held:
        opened = OpenRelease(held)
        own = rankings_of(opened)
        assert rankings_of(opened) is own
        gone = weakref.ref(own)
        del opened, own
    gc.collect()
    assert gone() is None
