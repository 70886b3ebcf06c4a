"""Questions with computed answers, specialties, levels."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from gradguide.answers.faq_record import record
from gradguide.answers.guides import FIELD, guide_answers, specialties, specialty_called
from gradguide.answers.known import known_of, questions_called
from gradguide.answers.levels import level_counts
from gradguide.answers.opened import OpenRelease
from gradguide.outlook.faq.questions import questions
from gradguide.web.api.models.guides import Guide, Levels, Questions, Specialties
from gradguide.web.api.operation import Given, Operation, Told, day_record
from gradguide.web.api.parameters import Dated, Evidenced, Tabled
from gradguide.web.api.table import table_of

_QUESTION = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,60}$")]


class GuideParameters(Dated, Evidenced):
    """Which questions are answered."""

    question: list[_QUESTION] | None = Field(
        None,
        max_length=30,
        description="Only these, by their ids as `/questions` gives them; each with its name.",
        examples=[["cost"]],
    )


class ListParameters(Dated, Tabled):
    """For which day, and in what form."""


def asked_questions(opened: OpenRelease, _: Given) -> Told:
    """All questions."""
    subject = opened.release.field_name
    told = [{"id": one.id, "asks": one.words(subject)} for one in questions()]
    return Told({"questions": told})


def all_specialties(opened: OpenRelease, given: Given) -> Told:
    """The specialties that a program names."""
    names = ("name", "slug", "degrees", "certificates")
    found = specialties(opened, given.as_of)
    told = [{name: getattr(one, name) for name in names} for one in found]
    record_ = {"specialties": told} | day_record(opened.release, given.as_of)
    return Told(record_, lambda: table_of(names, told))


def guide(opened: OpenRelease, given: Given) -> Told:
    """The questions about a specialty, or about the whole field, answered."""
    asked: GuideParameters = given.said
    key = given.path["guide"]
    name = None if key == FIELD else specialty_called(opened, key, given.as_of).name
    wanted = [one.id for one in questions_called(asked.question or ())]
    answered, _ = guide_answers(opened, name, given.as_of)
    known = known_of(opened, name, given.as_of)
    found = [one for one in answered if one.id in wanted]
    told = record(opened.release, known, found, evidence=asked.evidence == "yes")
    return Told(told | day_record(opened.release, given.as_of))


def all_levels(opened: OpenRelease, given: Given) -> Told:
    """The levels that the release has."""
    told = [
        {
            "id": one.level.id,
            "name": one.level.name,
            "about": one.level.gloss,
            "described": one.described,
            "awards": one.awards,
        }
        for one in level_counts(opened, given.as_of)
    ]
    record_ = {"levels": told} | day_record(opened.release, given.as_of)
    return Told(record_, lambda: table_of(("id", "name", "about", "described", "awards"), told))


OPERATIONS = (
    Operation(
        "/questions", "questions", "Guides", "The questions that are answered",
        "The questions of the field, with the ids by which a guide answers some of them.",
        asked_questions, Questions,
    ),
    Operation(
        "/guides/{guide}", "guide", "Guides", "A guide",
        "The questions about a specialty (by its slug) or the whole field (“field”), each with a "
        "computed answer: counts, ranges, and the lists behind them.",
        guide, Guide, GuideParameters, slow=True,
    ),
    Operation(
        "/specialties", "specialties", "Guides", "Specialties",
        "The specialties that a program is known to name, with how many do.",
        all_specialties, Specialties, ListParameters, table=True,
    ),
    Operation(
        "/levels", "levels", "Guides", "Levels of degrees",
        "Each level in plain words, with how many programs there are.",
        all_levels, Levels, ListParameters, table=True,
    ),
)  # fmt: skip
