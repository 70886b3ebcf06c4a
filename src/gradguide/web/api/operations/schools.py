"""Schools, with their programs."""

from __future__ import annotations

from gradguide.answers.errors import UnknownNameError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.shown import Entry, entry_record
from gradguide.extraction.folding import fold
from gradguide.web.api.models.programs import SchoolInFull, Schools
from gradguide.web.api.operation import Given, Operation, Told, part_of
from gradguide.web.api.parameters import Evidenced, Paged, Place, Words, said
from gradguide.web.api.table import table_of

_COLUMNS = ("id", "slug", "name", "city", "state", "country", "control")


class SchoolsParameters(Paged):
    """Which schools are told."""

    q: Words | None = said("Words of the school's name or town; all have to be there.")
    state: Place | None = said("Where the school is.", "OH")


class SchoolParameters(Evidenced):
    """How a school is told."""


def schools(opened: OpenRelease, given: Given) -> Told:
    """The schools with programs, by name."""
    asked: SchoolsParameters = given.said
    words = fold(asked.q or "").split()
    meant = sorted(
        (
            school
            for school in opened.schools
            if (asked.state is None or school.state == asked.state)
            and all(word in fold(f"{school.name} {school.city}") for word in words)
        ),
        key=lambda school: (school.name, school.id),
    )
    shown, part = part_of(meant, given)
    told = [{name: getattr(school, name) for name in _COLUMNS} for school in shown]
    return Told(
        {"total": part.total, "offset": part.offset, "schools": told},
        lambda: table_of(_COLUMNS, told),
        part,
    )


def school(opened: OpenRelease, given: Given) -> Told:
    """A school with its programs."""
    key = given.path["school"]
    meant = opened.release.institution(key)
    if meant is None:
        raise UnknownNameError(
            f"this release has no school with the id or slug {key!r}; /schools?q=… finds schools "
            "by words, and gives both"
        )
    evidence = given.said.evidence == "yes"
    return Told(entry_record(opened.release, Entry(None, meant), evidence=evidence))


OPERATIONS = (
    Operation(
        "/schools", "schools", "Schools", "All schools",
        "The schools that have programs in the release, by name.",
        schools, Schools, SchoolsParameters, table=True,
    ),
    Operation(
        "/schools/{school}", "school", "Schools", "A school",
        "A school by its id (a UNITID) or its slug, with its programs, their facts, and what "
        "agencies say.",
        school, SchoolInFull, SchoolParameters, slow=True,
    ),
)  # fmt: skip
