"""The shortlist: programs, notes and things to do, which only the reader's browser keeps.

The page knows nothing of what is kept. It can be asked about programs by their ids, and then says
of each what decides, and what to do: the browser shows the one and offers the other as the
beginning of a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from gradguide.answers.dossier import dossier
from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.start_list import ToDo, start_list
from gradguide.decisions.candidate import Candidate
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.program_view import Group, KeyFact, handout_groups, key_facts

MOST = 60
"""Programs that a shortlist holds, and that one address may name."""
_LONGEST = 200  # characters of an id


@dataclass(frozen=True, slots=True)
class Listed:
    """A program that was asked about. `name` is "" where the release has none of that id; `more`
    are the facts besides those that decide which somebody takes along on paper."""

    id: str
    name: str = ""
    school: str = ""
    facts: tuple[KeyFact, ...] = ()
    more: tuple[Group, ...] = ()
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
        _listed(opened, found[one], asked) if one in found else Listed(one) for one in named
    )

    def absolute(program_id: str) -> str:
        return asked.links.absolute(f"/programs/{program_id}")

    context = {"listed": listed, "most": MOST, "absolute": absolute}
    return Shown("shortlist.html", "Your shortlist", context)


def _listed(opened: OpenRelease, one: Candidate, asked: Asked) -> Listed:
    program = one.program
    todo = start_list(one, asked.as_of)
    if program.kind == "award":
        return Listed(program.id, program.name, program.institution, todo=todo)
    told = dossier(opened, program.id, asked.person.situation, asked.as_of, None)
    return Listed(
        program.id,
        program.name,
        program.institution,
        key_facts(told, asked.person),
        tuple(handout_groups(told)),
        todo,
    )


ROUTES = (Route("/shortlist", shortlist, part="shortlist", slow=True),)
