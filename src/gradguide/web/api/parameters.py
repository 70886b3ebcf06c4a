"""What may be asked: names, types, bounds and examples, as pydantic checks and describes them.

Numbers are text with a pattern: they stay exact, and a client need not guess how to write one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core.core_schema import CoreSchema, literal_schema

from gradguide.decisions.situation import PROVINCES, STATES

YesNo = Literal["yes", "no"]

MOST_OFFSET = 1_000_000
_WORDS = 200  # characters


def said(about: str, example: str | int | None = None, **more: Any) -> Any:
    """A parameter that may be left out, with its description and an example."""
    examples = None if example is None else [example]
    return Field(None, description=about, examples=examples, **more)


class OneOf:
    """One of some values that a table elsewhere has."""

    def __init__(self, values: Iterable[str]) -> None:
        self._values = list(values)

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return literal_schema(self._values)


def number(digits: int, places: int, *, signed: bool = False) -> StringConstraints:
    """A number as text: so many digits before the point at most, and so many behind it."""
    sign = "-?" if signed else ""
    behind = rf"(\.[0-9]{{1,{places}}})?" if places else ""
    return StringConstraints(pattern=rf"^{sign}[0-9]{{1,{digits}}}{behind}$")


Place = Annotated[str, OneOf(sorted(STATES | PROVINCES))]
State = Annotated[str, OneOf(sorted(STATES))]
Words = Annotated[str, StringConstraints(min_length=1, max_length=_WORDS)]
Money = Annotated[str, number(8, 2)]
Share = Annotated[str, number(1, 6)]
SignedShare = Annotated[str, number(1, 4, signed=True)]


class Parameters(BaseModel):
    """What may be asked of an operation; a name that is not among it is refused."""

    model_config = ConfigDict(
        extra="forbid", alias_generator=lambda name: name.replace("_", "-"), frozen=True
    )

    def pairs(self) -> Iterable[tuple[str, str]]:
        """What is said, as names and values of an address."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value is None:
                continue
            for one in value if isinstance(value, list) else [value]:
                yield field.alias or name, str(one)

    @classmethod
    def own(cls) -> frozenset[str]:
        """The names that this operation has and others like it do not."""
        return frozenset(
            cls.model_fields[name].alias or name
            for name in cls.__annotations__
            if name in cls.model_fields
        )

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names that may stand in an address, in the order of the description."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def several(cls) -> frozenset[str]:
        """The names that may stand in an address more than once."""
        return frozenset(
            field.alias or name
            for name, field in cls.model_fields.items()
            if "list" in str(field.annotation)
        )


class Tabled(Parameters):
    """An answer that is also a table."""

    format: Literal["json", "csv"] | None = said(
        "The form of the answer; without it the header Accept decides, and JSON is usual.", "csv"
    )


class Paged(Tabled):
    """A list, told in parts."""

    limit: int = Field(20, ge=1, le=100, description="How many are told at once.", examples=[20])
    offset: int = Field(
        0, ge=0, le=MOST_OFFSET, description="How many are passed over.", examples=[0]
    )


class Dated(Parameters):
    """An answer that depends on the day."""

    as_of: date | None = said(
        "The day to answer for: not before the release's, and at most five years after it; without "
        "it, today."
    )


class Evidenced(Parameters):
    """Facts that can be opened."""

    evidence: YesNo = Field(
        "no", description="Whether every fact comes with its claims.", examples=["yes"]
    )


class Somebody(Dated):
    """The person who asks: where they live, when and how fast they study. Nothing of it is kept."""

    residency: Place | None = said("State or province where you live, by its two letters.", "OH")
    start: (
        Annotated[
            str, StringConstraints(pattern=r"^(spring|summer|fall|winter)-20[0-9]{2}(-quarter)?$")
        ]
        | None
    ) = said(
        "Your first term; without it the next one. Quarters say so in fall (fall-2027-quarter).",
        "fall-2027",
    )
    credits_per_term: Annotated[str, number(2, 2)] | None = said(
        "Credits that you take in a term, 0.5 to 30, in the program's own credits.", "6"
    )
    transfer: Annotated[str, number(3, 2)] | None = said(
        "Credits that you bring along, 0 to 120.", "6"
    )
    visits_cost: Annotated[str, number(5, 2)] | None = said(
        "Dollars that one visit to the campus costs you, 0 to 20000.", "600"
    )
    inflation: SignedShare | None = said(
        "The yearly rise of prices as a part of 1, -0.1 to 0.25.", "0.03"
    )
    aid: Money | None = said("Dollars of grants and scholarships, 0 to 1000000.", "5000")
    summers: YesNo | None = said("Whether you study in summers too; yes without it.", "no")


class Borrower(Somebody):
    """Somebody who borrows for what they pay."""

    loan_share: Share | None = said("The part of each bill that you borrow, 0 to 1.", "0.5")
    income: Money | None = said("Dollars a year after you graduate.", "52000")
    raises: SignedShare | None = said(
        "By what part of 1 that income grows in a year, -0.2 to 0.2.", "0.02"
    )
    dependents: Annotated[str, number(2, 0)] | None = said("Whom you care for, 0 to 20.", "1")
    prior_debt: Money | None = said(
        "Dollars of federal loans for graduate study that you have already.", "0"
    )
    occupation: Words | None = said(
        "The occupation whose wage the debt is held against, by its name."
    )
    public_service: YesNo | None = said(
        "Whether you mean to work for a public or non-profit employer; yes without it.", "yes"
    )
