"""Careers in words: how a link to an occupation is known, and how many programs are behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gradguide.answers.words import fact_words, name_of
from gradguide.catalog.destinations import Counted, LedBySubject
from gradguide.model.fact import Fact
from gradguide.outlook.careers import LicenceView, SpecialtyView, Tie
from gradguide.outlook.likely import Named
from gradguide.outlook.pay import Figures
from gradguide.outlook.titles import Found

CROSSWALK = (
    "The crosswalk goes by subject, many to many: it says what instruction prepares for, and not "
    "who is hired."
)
TIES: Mapping[Tie, str] = {
    "subject": "That NCES's crosswalk leads to from the field's subjects:",
    "title": "That a title of the field stands for:",
    "near": "That come nearest to a title without a code of its own:",
}
_NAMES = 6  # titles named in one line


def meant_words(found: Found) -> str:
    """What a typed title is taken for, in a sentence; with several, that it can be any of them."""
    typed = found.typed.strip()
    if len(found.matches) != 1:
        return f"{typed!r} can be any of these:"
    (one,) = found.matches
    kind = "a title of the field" if one.job else "of the classification of occupations"
    if typed.casefold() == one.title.casefold():
        return f"{one.title} is a title {kind.removeprefix('a title ')}."
    if one.score == 100:
        return f"{typed!r} is {one.title}, {kind}."
    return f"{typed!r} is taken for {one.title}, {kind}: score {one.score} of 100."


def without_code(name: str) -> str:
    """Why there are no wages for a title without a place in the classification."""
    return (
        f"The Standard Occupational Classification (2018) gives {name} no place of its own, so "
        "that no wages are published for it."
    )


NEAREST = (
    "These occupations come nearest. Their figures are of all who are counted there, most of whom "
    "do other work:"
)


def said_on_field(fact: Fact) -> str:
    """What sources on the field say of a career."""
    key = ", ".join(str(value) for value in fact.key.values())
    return f"Sources on the field say: {name_of(fact.attribute)} ({key}) {fact_words(fact)}"


def is_the_same(fact: Fact, figures: Figures) -> bool:
    """Whether a fact repeats the wage that is told already."""
    wages = figures.nation.wages
    return (
        fact.attribute == "median_wage"
        and wages is not None
        and fact.value == wages.median
        and fact.key.get("year") == wages.year
    )


def reporting_words(led: LedBySubject) -> str:
    """How many schools report graduates under the subjects, in a sentence."""
    if not led.programs:
        return "No school of this release reports graduate awards there."
    schools = "1 school reports" if led.schools == 1 else f"{led.schools:,} schools report"
    programs = "program" if led.programs == 1 else "programs"
    return (
        f"{schools} graduates there, of {led.programs:,} graduate {programs} at most; a number is "
        "of all those of a school and level that may be counted under the code."
    )


def counted_words(one: Counted, speaking: Sequence[Named], year: int | None) -> str:
    """An award with its graduates, and whether it is known which program they finished."""
    level = one.level.replace("_", " ")
    number = f"{len(one.programs)} programs"
    several = (
        f"; which of these {number} they finished is not reported"
        if speaking
        else f"; which of {number} of that level they finished is not reported, and none is named "
        "after the subject"
    )
    return (
        f"{one.institution}, {level}, {one.cip}: {one.graduates:,} graduates in {year}"
        f"{several if len(one.programs) > 1 else ''}"
    )


def specialty_words(view: SpecialtyView) -> str:
    """How many programs name a specialty that a title goes with."""
    led = view.programs
    known = (
        f"{count_words(led.programs, led.schools)} known to name it."
        if led.programs
        else "no program is known to name it."
    )
    return f"Specialty {view.name}, which the field's pack ties to the title: {known}"


def licence_words(view: LicenceView) -> str:
    """How many programs are said to lead to the licence that a title needs, and where."""
    led = view.programs
    where = f" Sources name {some_words(view.states, len(view.states))}." if view.states else ""
    return (
        f"Licence as {view.role}: {count_words(led.programs, led.schools)} said to lead to it by "
        f"the school or a guide.{where} Whether it holds in your state, ask the state's agency."
    )


def count_words(programs: int, schools: int) -> str:
    """How many programs at how many schools, as the beginning of a sentence."""
    if not programs:
        return "No program of this release is"
    one, at = ("program", "is") if programs == 1 else ("programs", "are")
    place = "school" if schools == 1 else "schools"
    return f"{programs:,} {one} at {schools:,} {place} {at}"


def some_words(names: Sequence[str], most: int = _NAMES) -> str:
    """The first names, and how many more there are."""
    named = ", ".join(names[:most])
    return f"{named} and {len(names) - most} more" if len(names) > most else named
