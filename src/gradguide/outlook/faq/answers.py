"""Which computation answers which question, and all answers of a release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gradguide.outlook.faq import amounts, leads, offers, taught, totals
from gradguide.outlook.faq.answer import Answer
from gradguide.outlook.faq.known import Known
from gradguide.outlook.faq.questions import Question

COMPUTATIONS: Mapping[str, Callable[[Known, Question], Answer]] = {
    "programs": totals.programs,
    "online": offers.online,
    "level": offers.level,
    "accredited": offers.accredited,
    "exam": offers.exam,
    "cost": amounts.cost_of_all,
    "duration": amounts.duration,
    "taught": taught.taught,
    "employers": leads.employers,
    "largest": leads.largest,
    "earnings": leads.earnings,
}
"""By the names that `questions.toml` uses."""


def answers(known: Known, asked: Iterable[Question]) -> tuple[Answer, ...]:
    """The answers in the order of the questions.

    Raises:
        SituationError: the specialty is none of the release's; names the nearest.
    """
    return tuple(COMPUTATIONS[question.compute](known, question) for question in asked)
