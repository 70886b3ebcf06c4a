"""The shortlist: programs, notes and things to do, which only the reader's browser keeps.

The page knows nothing of what is kept. It can be asked about programs by their ids, and then says
what to do about each: the browser offers that as the beginning of a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.start_list import ToDo, start_list
from gradguide.web.page import Answer, Asked, Route, Shown

MOST = 60
"""Programs that a shortlist holds, and that one address may name."""
_LONGEST = 200  # characters of an id


@dataclass(frozen=True, slots=True)
class Listed:
    """A program that was asked about. `name` is "" where the release has none of that id."""

    id: str
    name: str = ""
    school: str = ""
    todo: tuple[ToDo, ...] = ()


def shortlist(opened: OpenRelease, asked: Asked) -> Answer:
    """The shortlist; of the programs that the address names, what to do about each.

    Raises:
        WrongQuestionError: the address names more programs than a list holds.
    """
    named = list(dict.fromkeys(asked.values("program")))
    if len(named) > MOST or any(len(one) > _LONGEST for one in named):
        raise WrongQuestionError(f"A shortlist holds at most {MOST} programs, by their ids.")
    found = opened.candidates(named)
    listed = tuple(
        Listed(
            one,
            found[one].program.name,
            found[one].program.institution,
            start_list(found[one], asked.as_of),
        )
        if one in found
        else Listed(one)
        for one in named
    )
    return Shown("shortlist.html", "Your shortlist", {"listed": listed, "most": MOST})


ROUTES = (Route("/shortlist", shortlist, part="shortlist"),)
