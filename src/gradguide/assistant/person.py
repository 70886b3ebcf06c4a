"""The person whom an assistant asks for."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gradguide.answers.errors import WrongQuestionError
from gradguide.decisions.calendar import Term, term_called
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.states import place_code
from gradguide.resolution.places import place_hint

Short = Annotated[str, StringConstraints(max_length=100)]
_ZERO = Decimal(0)


class Person(BaseModel):
    """What is known of the person who asks; leave out what they have not said. Costs and dates are
    then theirs; what is left out makes them a range or an assumption, which the answer names."""

    model_config = ConfigDict(extra="forbid")

    residency: Short | None = Field(
        None, description="State or province where they live: 'Ohio' or 'OH'"
    )
    start: Short | None = Field(None, description="Their first term: 'fall 2027'")
    credits_per_term: Decimal | None = Field(
        None, description="Credits that they take in a term, in the program's own credits"
    )
    transfer: Decimal = Field(_ZERO, description="Credits that they bring along")
    visit_cost: Decimal | None = Field(
        None, description="Dollars for one visit to a campus, travel and bed"
    )
    inflation: Decimal = Field(_ZERO, description="How prices rise a year, as a share: 0.03 = 3 %")
    aid: Decimal = Field(_ZERO, description="Dollars of grants for the whole program")
    summers: bool = Field(True, description="Whether they study in summers too")
    loan_share: Decimal = Field(
        _ZERO, description="Share of the bills that they would borrow: 0.5 = half (cost only)"
    )
    income: Decimal | None = Field(
        None, description="Dollars a year that they expect to earn afterwards; with loan_share"
    )
    raises: Decimal = Field(_ZERO, description="How that income grows a year: 0.02 = 2 %")
    dependents: int = Field(0, description="People whom they care for; with loan_share")
    prior_debt: Decimal = Field(
        _ZERO, description="Dollars of federal graduate loans that they have; with loan_share"
    )
    public_service: bool = Field(
        True, description="Whether they mean to work for a public or non-profit employer"
    )
    occupation: Short | None = Field(
        None, description="An occupation whose wage the debt is held against; with loan_share"
    )

    def situation(self) -> Situation:
        """The person as costs and calendars see them.

        Raises:
            WrongQuestionError: something is impossible; says what is allowed.
        """
        try:
            return Situation(
                residency=None if self.residency is None else _place(self.residency),
                start=None if self.start is None else _term(self.start),
                **self.model_dump(exclude={"residency", "start"}),
            )
        except SituationError as error:
            raise WrongQuestionError(f"person: {error}") from None


def situation_of(person: Person | None) -> Situation:
    """The situation of a person, nobody's where there is none.

    Raises:
        WrongQuestionError: as `Person.situation` does.
    """
    return Situation() if person is None else person.situation()


def _place(text: str) -> str:
    code = place_code(text)
    if code is None:
        hint = place_hint(text, provinces=True)
        raise SituationError(f"residency: {text!r} is no state or province; {hint}")
    return code


def _term(text: str) -> Term:
    plain = text.strip()
    return term_called(plain, "quarter" if plain.lower().startswith("winter") else "semester")
