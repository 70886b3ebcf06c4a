"""Careers: a title, an occupation by its code, all occupations of the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from gradguide.answers.careers_asked import ORDERS, careers_of_field, careers_of_title
from gradguide.answers.careers_record import answer_record, field_record, occupation_record
from gradguide.answers.errors import UnknownNameError
from gradguide.answers.opened import OpenRelease
from gradguide.web.api.models.leading import CareerOfTitle, CareersOfField, OccupationOfCode
from gradguide.web.api.operation import Given, Operation, Told, part_of
from gradguide.web.api.parameters import OneOf, Paged, Parameters, State, said
from gradguide.web.api.table import table_of

_LISTED = 5
_COLUMNS = ("soc", "title", "tie", "median", "p10", "p90", "employment", "openings", "change")


class FieldParameters(Paged):
    """How the field's occupations are told."""

    sort: Annotated[str, OneOf(ORDERS)] = Field(
        "employment", description="The order: how many they employ, or the middle wage."
    )
    state: State | None = said("Wages in this state too.", "OH")


class InState(Parameters):
    """Where wages are asked for."""

    state: State | None = said("Wages in this state too.", "OH")
    programs: int = Field(
        _LISTED, ge=1, le=50, description="How many programs to a list.", examples=[5]
    )


class TitleParameters(InState):
    """Which title is meant."""

    title: Annotated[str, StringConstraints(min_length=2, max_length=120)] = Field(
        description="A job title, as somebody would type it."
    )


def of_field(opened: OpenRelease, given: Given) -> Told:
    """The field's occupations."""
    asked: FieldParameters = given.said
    rows = careers_of_field(opened, asked.state, asked.sort)
    shown, part = part_of(rows, given)
    told = field_record(shown, len(rows), opened.careers, asked.state) | {"offset": part.offset}
    return Told(told, lambda: table_of(_COLUMNS, map(_line, told["occupations"])), part)


def _line(row: Mapping[str, Any]) -> dict[str, object]:
    growth = row["projection"] or {}
    dollars = row["nation"]["dollars"]
    return {
        **{name: row[name] for name in ("soc", "title", "tie")},
        **{name: dollars.get(name) for name in ("median", "p10", "p90")},
        "employment": row["nation"]["employment"],
        "openings": growth.get("openings_a_year"),
        "change": growth.get("change_permille"),
    }


def of_title(opened: OpenRelease, given: Given) -> Told:
    """What is known of a title."""
    asked: TitleParameters = given.said
    answer = careers_of_title(opened, asked.title, asked.state, asked.programs)
    return Told(answer_record(answer, opened.careers))


def of_code(opened: OpenRelease, given: Given) -> Told:
    """An occupation by its code."""
    soc, asked = given.path["soc"], given.said
    if opened.release.national.occupation(soc) is None:
        raise UnknownNameError(f"this release knows no occupation with the code {soc!r}")
    view = opened.careers.occupation_view(soc, asked.state, asked.programs)
    return Told({"occupation": occupation_record(view), "state": asked.state})


OPERATIONS = (
    Operation(
        "/careers", "careers", "Careers", "The field's occupations",
        "The occupations that the field's titles name and that its subjects prepare for, with "
        "wages and growth. As CSV wages of the nation: dollars a year; change in thousandths.",
        of_field, CareersOfField, FieldParameters, table=True,
    ),
    Operation(
        "/careers/title", "careerOfTitle", "Careers", "A job title",
        "What a title means, what it pays, and what leads to it. A title that is only like "
        "another one is not answered for: the nearest are given.",
        of_title, CareerOfTitle, TitleParameters,
    ),
    Operation(
        "/careers/occupations/{soc}", "occupation", "Careers", "An occupation",
        "An occupation by its code in the Standard Occupational Classification.",
        of_code, OccupationOfCode, InState,
    ),
)  # fmt: skip
