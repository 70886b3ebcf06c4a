"""Licensure: what a state asks for the work that it licenses, and how much of that is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gradguide.answers.errors import UnknownNameError, WrongQuestionError
from gradguide.answers.licensed import state_called
from gradguide.answers.licensure_words import advice
from gradguide.answers.opened import OpenRelease
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.licensure import state_answer
from gradguide.web.page import Answer, Asked, Moved, Route, Shown
from gradguide.web.pages.licensure_view import coverage_on, matrices, role_view
from gradguide.web.pages.place import state_of


def licensure(opened: OpenRelease, asked: Asked) -> Answer:
    """All states, or the one that was chosen."""
    if asked.value("state"):
        return _moved(asked, state_called(asked.value("state")))
    context = {
        "matrices": tuple(matrices(coverage_on(opened, asked.as_of))),
        "state": state_of(asked),
    }
    return Shown(
        "licensure.html",
        "What your state asks for a licence",
        context,
        description=f"State by state: what a licence in {opened.release.field_name} takes, how far "
        "that is known, and whom to ask.",
    )


def state(opened: OpenRelease, asked: Asked) -> Answer:
    """A state's checklist."""
    try:
        code = state_called(asked.path["state"])
    except WrongQuestionError as error:
        raise UnknownNameError(str(error)) from None
    if asked.path["state"] != code:
        return _moved(asked, code)
    answer = state_answer(opened.release.licensing, code, asked.as_of)
    name = STATE_NAMES[code]
    context = {
        "state": code,
        "state_name": name,
        "roles": tuple(role_view(opened, one, code) for one in answer.roles),
        "advice": advice(answer.newest),
    }
    return Shown(
        "licensure_state.html",
        f"{name}: what a licence takes",
        context,
        description=f"What {name} asks for a licence in {opened.release.field_name}, as a "
        "checklist, with what is not known and whom to ask.",
    )


def _moved(asked: Asked, code: str) -> Moved:
    kept = [pair for pair in asked.said if pair[0] != "state"]
    return Moved(asked.links.page(f"/licensure/{code}", [*kept, *asked.person.said]))


def _every(opened: OpenRelease, _: date) -> Iterable[str]:
    return [f"/licensure/{code}" for code in STATE_NAMES] if opened.release.licensing.roles else ()


ROUTES = (
    Route("/licensure", licensure, part="licensure"),
    Route("/licensure/{state}", state, part="licensure", every=_every),
)
