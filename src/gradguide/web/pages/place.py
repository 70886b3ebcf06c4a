"""Which state an answer is for: the one that is asked for, else where the person lives."""

from __future__ import annotations

from gradguide.answers.licensed import state_called
from gradguide.model.states import state_code
from gradguide.web.page import Asked


def state_of(asked: Asked) -> str | None:
    """A state's two letters, None where neither the address nor the person names one.

    Raises:
        WrongQuestionError: there is no such state; the nearest is given.
    """
    told = asked.value("state")
    if told:
        return state_called(told)
    return state_code(asked.person.value("residency"))
