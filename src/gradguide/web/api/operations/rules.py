"""What states ask for a licence, and who accredits and certifies."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from gradguide.answers.bodies import Asked, bodies_asked, body_record
from gradguide.answers.errors import AnswerError, UnknownNameError, WrongQuestionError
from gradguide.answers.licensed import leading_in, must_know, roles_called
from gradguide.answers.licensure_record import coverage_record, state_record
from gradguide.answers.opened import OpenRelease
from gradguide.model.states import state_code
from gradguide.outlook.licensure import coverage, state_answer
from gradguide.web.api.models.leading import LicensureCoverage, LicensureOfState, Organizations
from gradguide.web.api.operation import Given, Operation, Told, part_of
from gradguide.web.api.parameters import (
    Evidenced,
    Paged,
    Place,
    State,
    Tabled,
    Words,
    YesNo,
    said,
)
from gradguide.web.api.table import table_of

Role = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class CoverageParameters(Tabled):
    """Which part of the coverage is told."""

    role: Role | None = said("One role alone, by its id or name.")
    state: State | None = said("One state alone.", "OH")


class StateParameters(Evidenced):
    """Which roles are told."""

    role: Role | None = said("One role alone, by its id or name.")


class BodiesParameters(Evidenced, Paged):
    """Which bodies are told."""

    q: Words | None = said("Words of the body's name, or its initials.")
    state: Place | None = said("Bodies of this state.", "OH")
    accredits: YesNo | None = said("Only bodies that accredit.", "yes")
    certifies: YesNo | None = said("Only bodies that certify.", "yes")
    students: YesNo | None = said("Only bodies whose dues for students are known.", "yes")


def licensure(opened: OpenRelease, given: Given) -> Told:
    """How far licensing is known, state by state."""
    asked: CoverageParameters = given.said
    release = opened.release
    must_know(release)
    found = coverage(release.licensing, release.as_of, roles_called(release, asked.role))
    told = coverage_record(release, found, asked.state)
    names = list(dict.fromkeys(name for row in told["rows"] for name in row["items"]))
    lines = ({**row, **row["items"]} for row in told["rows"])
    return Told(told, lambda: table_of(("state", "role", *names), lines))


def of_state(opened: OpenRelease, given: Given) -> Told:
    """What a state asks."""
    asked: StateParameters = given.said
    release = opened.release
    must_know(release)
    code = state_code(given.path["state"])
    if code is None:
        raise UnknownNameError(f"there is no state {given.path['state']!r}; give its two letters")
    roles = roles_called(release, asked.role)
    answer = state_answer(release.licensing, code, release.as_of, roles)
    ways = {one.id: leading_in(release, one, code) for one in roles}
    return Told(state_record(release, answer, ways, evidence=asked.evidence == "yes"))


def organizations(opened: OpenRelease, given: Given) -> Told:
    """Professional bodies."""
    asked: BodiesParameters = given.said
    meant = Asked(
        tuple((asked.q or "").split()),
        asked.state,
        accredits=asked.accredits == "yes",
        certifies=asked.certifies == "yes",
        students=asked.students == "yes",
    )
    try:
        found = bodies_asked(opened.release, meant)
    except WrongQuestionError:
        raise
    except AnswerError as error:
        raise UnknownNameError(str(error)) from None
    shown, part = part_of(found, given)
    told = [body_record(one, evidence=asked.evidence == "yes") for one in shown]
    columns = ("name", "abbreviation", "parent", "state", "former", "since", "until", "now",
               "unknown", "counting")  # fmt: skip
    return Told(
        {"total": part.total, "offset": part.offset, "organizations": told},
        lambda: table_of(columns, told),
        part,
    )


_GROUP = "Licensure and organizations"

OPERATIONS = (
    Operation(
        "/licensure", "licensure", _GROUP, "How far licensing is known",
        "For every state and role, which of the things that a state may ask are known, and how "
        "surely.",
        licensure, LicensureCoverage, CoverageParameters, table=True,
    ),
    Operation(
        "/licensure/{state}", "licensureOfState", _GROUP, "What a state asks",
        "What a state asks of each role, what is missing, and the programs that are said to lead "
        "to its licence.",
        of_state, LicensureOfState, StateParameters, slow=True,
    ),
    Operation(
        "/organizations", "organizations", _GROUP, "Professional bodies",
        "Bodies that accredit, certify or gather people, with their former names and what each "
        "became.",
        organizations, Organizations, BodiesParameters, table=True,
    ),
)  # fmt: skip
