"""Programs in order by what matters to the person who asks, with how sure each place is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gradguide.answers.amounts import number
from gradguide.answers.errors import AnswerError, WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranking_words import kept_words
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.eligible import outside
from gradguide.decisions.ranking.measures import Asking, asking
from gradguide.decisions.ranking.method_weights import with_weights
from gradguide.decisions.ranking.moving import MovingUp, moving_up
from gradguide.decisions.ranking.order import Order
from gradguide.decisions.ranking.rank import order_of, rank
from gradguide.decisions.ranking.ranking import Ranked, Ranking
from gradguide.decisions.situation import Situation
from gradguide.model.method import Method


@dataclass(frozen=True, slots=True)
class Chance:
    """How a ranking is drawn: how often, from which seed, and whether it is also worked out what
    the places hang on most (which takes the longest)."""

    draws: int = 10_000
    seed: int = 0
    sensitivity: bool = True


@dataclass(frozen=True, slots=True)
class RankedAnswer:
    """A ranking, the order behind it, and what stayed of the method's own weights, in words."""

    ranking: Ranking
    order: Order
    kept: str


def ranked(
    opened: OpenRelease,
    method: Method,
    weights: Mapping[str, Decimal],
    situation: Situation,
    as_of: date,
    chance: Chance,
) -> RankedAnswer:
    """The release's described programs by a method and a person's weights.

    Raises:
        WrongQuestionError: a weight, the number of draws or the situation is impossible.
    """
    who = asking_for(opened, method, situation, as_of)
    return ranked_for(opened, method, weights, who, chance)


def asking_for(opened: OpenRelease, method: Method, situation: Situation, as_of: date) -> Asking:
    """The person, with what each program that the method is about costs them.

    It depends on no weight, and is about half of the work of a ranking.

    Raises:
        WrongQuestionError: they can do none of the programs as they mean to.
    """
    everybody = opened.described.values()
    meant = [one for one in everybody if not outside(one, method.eligible)]
    try:
        return asking(meant, situation, as_of, opened.peers)
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None


def ranked_for(
    opened: OpenRelease,
    method: Method,
    weights: Mapping[str, Decimal],
    who: Asking,
    chance: Chance,
) -> RankedAnswer:
    """The same as `ranked`, for a person whose costs are known already (`asking_for`).

    Raises:
        WrongQuestionError: a weight or the number of draws is impossible.
    """
    try:
        changed = with_weights(method, weights)
        order = order_of(tuple(opened.described.values()), changed, who)
        ranking = rank(
            order,
            who,
            str(opened.release.manifest["content"]),
            seed=chance.seed,
            draws=chance.draws,
            sensitivity=chance.sensitivity,
        )
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None
    return RankedAnswer(ranking, order, kept_words(changed, weights))


def placed(answer: RankedAnswer, program_id: str) -> Ranked:
    """The place of one program.

    Raises:
        AnswerError: it has none; says why.
    """
    for one in answer.ranking.ranked:
        if one.candidate.id == program_id:
            return one
    left = {one.candidate.id: one.why for one in answer.ranking.left_out}
    reason = left.get(
        program_id, "the method is about other programs (another level, kind or country)"
    )
    raise AnswerError(f"{program_id} has no place by “{answer.ranking.method.name}”: {reason}")


def way_up(answer: RankedAnswer, found: Ranked, places: int) -> MovingUp | None:
    """What would have to change for a program to stand some places higher; None of the first.

    Raises:
        WrongQuestionError: there are not so many places above it.
    """
    if found.place == 1:
        return None
    ids = [one.id for one in answer.order.matrix.candidates]
    try:
        return moving_up(answer.order, ids.index(found.candidate.id), places)
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None


def weights_called(text: str | None) -> dict[str, Decimal]:
    """Weights as they are typed: "cost=3,time=1".

    Raises:
        WrongQuestionError: they are not written so, or one is given twice.
    """
    out: dict[str, Decimal] = {}
    for part in (text or "").split(","):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not part.strip() and text is None:
            continue
        if not (name and equals):
            raise WrongQuestionError(
                f"weights: takes criteria with numbers, as in cost=3,time=1, not {part!r}"
            )
        if name in out:
            raise WrongQuestionError(f"weights: {name} stands there twice; give it one weight")
        out[name] = number(f"weights: {name}", value)
    return out
