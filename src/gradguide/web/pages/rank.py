"""The ranking by what matters to the reader: methods, weights, places and how sure they are."""

from __future__ import annotations

from typing import Any

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranked import RankedAnswer
from gradguide.answers.ranked_exports import csv_text
from gradguide.answers.ranking_sentences import (
    NOBODY_PAYS,
    WHY_OTHERWISE,
    alike_words,
    changed_words,
    first_words,
    names_in,
    pair_words,
    reasons,
)
from gradguide.answers.ranking_words import (
    aggregation_words,
    influence_words,
    uncertainty_words,
    weights_words,
)
from gradguide.answers.rankings import Rankings, Wanted, rankings_of
from gradguide.answers.situation_words import whom
from gradguide.charts.web.ranks import rank_intervals
from gradguide.web.page import Asked, Data, Route, Shown
from gradguide.web.pages.rank_asked import (
    TOPS,
    kept_in_address,
    sliders,
    top_from,
    wanted_from,
)
from gradguide.web.pages.rank_view import chances_in_words, rows, why

NOTHING_COUNTS = (
    "All weights are 0, so nothing counts and there is no order. Give at least one of them a "
    "weight above 0."
)
_ALIKE = 6
"""Groups of programs that cannot be told apart, of which a page says in words; the chart shows
more of them."""
_DIGITS = 16
"""Of an id, so many tell it from any other."""


def rank(opened: OpenRelease, asked: Asked) -> Shown:
    """The ranking, with what it takes to have another one."""
    rankings = rankings_of(opened)
    wanted = wanted_from(asked, rankings, opened.release.as_of)
    top = top_from(asked)
    context: dict[str, Any] = {
        "methods": rankings.methods,
        "method_name": wanted.method,
        "sliders": sliders(rankings, wanted),
        "keep": tuple(kept_in_address(wanted)),
        "who": whom(wanted.situation, wanted.as_of),
        "as_of": wanted.as_of,
        "nobody_pays": NOBODY_PAYS,
        "problem": "",
    }
    title = "Rank by what matters to you"
    if not any(one.weight for one in context["sliders"]):
        return Shown("rank.html", title, context | {"problem": NOTHING_COUNTS})
    try:
        answer = rankings.ranked(opened, wanted)
    except WrongQuestionError as error:
        return Shown("rank.html", title, context | {"problem": str(error)}, status=400)
    context |= (
        _of(answer, asked, top) | _pair(answer, asked) | _why(opened, rankings, asked, wanted)
    )
    context |= {"exactly": tuple(_exactly(wanted, answer)), "top": top}
    return Shown("rank.html", title, context, description=first_words(answer.ranking))


def _of(answer: RankedAnswer, asked: Asked, top: int) -> dict[str, Any]:
    ranking = answer.ranking
    shown = rows(ranking, top, asked.person.budget)
    return {
        "ranking": ranking,
        "rows": shown,
        "first_words": first_words(ranking),
        "chart": rank_intervals(ranking, top, addresses=_addresses(ranking, asked, top)),
        "tops": [one for one in TOPS if one < len(ranking.ranked)],
        "alike": tuple(alike_words(ranking, _ALIKE)),
        "alike_more": max(0, len(ranking.ties) - _ALIKE),
        "otherwise": WHY_OTHERWISE if any(row.otherwise for row in shown) else "",
        "weights_words": weights_words(ranking.method),
        "aggregation_words": aggregation_words(ranking.method),
        "uncertainty_words": uncertainty_words(ranking),
        "influences": influence_words(ranking.influences, ranking.method)
        if ranking.influences
        else "",
        "reasons": reasons(ranking),
        "unplaced": {one.candidate.id: one.candidate.program for one in ranking.left_out},
        "changed": changed_words(
            ranking.provenance, _letters(asked.value("release")), _letters(asked.value("ranking"))
        ),
    }


def _addresses(ranking: Any, asked: Asked, top: int) -> dict[str, str]:
    return {
        one.candidate.id: asked.links.page(f"/programs/{one.candidate.id}", asked.person.said)
        for one in ranking.ranked[:top]
    }


def _letters(text: str) -> str:
    """The first letters of a digest as an address has it."""
    return "".join(letter for letter in text[:64] if letter.isalnum())


def _pair(answer: RankedAnswer, asked: Asked) -> dict[str, Any]:
    """Two programs to be held against each other: those that are asked for, else the first two."""
    ranking = answer.ranking
    ids = [one.candidate.id for one in ranking.ranked[: len(ranking.above)]]
    said = [one for one in asked.values("pair") if one in ids][:2]
    one, other = (*said, *(each for each in ids if each not in said), "", "")[:2]
    names = names_in(ranking)
    return {
        "pair": (one, other),
        "pair_words": pair_words(ranking, one, other),
        "pair_names": [(each, names[each]) for each in ids],
        "chances": chances_in_words(),
    }


def _why(opened: OpenRelease, rankings: Rankings, asked: Asked, wanted: Wanted) -> dict[str, Any]:
    program = asked.value("why")
    if not program:
        return {"why": None}
    moving = rankings.way_up(opened, wanted, program)
    return {"why": why(opened, rankings.ranked(opened, wanted), program, moving)}


def _exactly(wanted: Wanted, answer: RankedAnswer) -> Any:
    """What makes the same ranking again, besides the person."""
    made = answer.ranking.provenance
    yield from kept_in_address(wanted)
    yield "as-of", made.as_of.isoformat()
    yield "seed", str(made.seed)
    yield "draws", str(made.draws)
    yield "release", made.release[:12]
    yield "ranking", made.id[:_DIGITS]


def rank_csv(opened: OpenRelease, asked: Asked) -> Data:
    """The same ranking as a file."""
    rankings = rankings_of(opened)
    wanted = wanted_from(asked, rankings, opened.release.as_of)
    ranking = rankings.ranked(opened, wanted).ranking
    name = f"ranking-{ranking.provenance.id[:_DIGITS]}.csv"
    return Data(csv_text(ranking).encode(), "text/csv; charset=utf-8", name)


ROUTES = (
    Route("/rank", rank, part="rank", slow=True),
    Route("/rank.csv", rank_csv, slow=True),
)
