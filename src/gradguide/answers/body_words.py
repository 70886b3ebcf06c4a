"""Professional bodies in words: what they are called, what became of them, what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact
from gradguide.model.vocabulary import Value
from gradguide.outlook.organizations import BodyAnswer

NAMES: Mapping[str, str] = {
    "accredits": "accredits or recognises",
    "certifies": "certifies",
    "student_dues": "dues for students, a year",
    "members": "members",
    "website": "website",
    "founded": "founded",
    "change": "what becomes of it",
    "programs": "programs accredited",
    "institutions": "institutions with them",
    "students": "students in them",
    "graduates": "graduates of them",
}
"""What is told of a body, in the order of showing, as a reader calls it."""

YEARLY = ("programs", "institutions", "students", "graduates")
"""What is counted anew every year."""


def title(answer: BodyAnswer) -> str:
    """A body's name with its abbreviation."""
    name, short = answer.body.name, answer.body.abbreviation
    return f"{name} ({short})" if short and short != name else name


def fate(answer: BodyAnswer) -> str:
    """What became of a body that is gone."""
    now = f", now {answer.body.now}" if answer.body.now else ""
    return f"former, until {answer.body.until}{now}"


def kinds(answer: BodyAnswer) -> str:
    """What sort of body it is, "" where nobody says."""
    return " and ".join(str(fact.value) for fact in answer.said("kind"))


def served(answer: BodyAnswer) -> str:
    """Whom it serves, "" where nobody says."""
    return ", ".join(str(fact.value) for fact in answer.said("serves"))


def said_words(fact: Fact) -> str:
    """A fact's value or values with what they hold for."""
    values = []
    for one in fact.values:
        text = body_value(fact, one.value)
        values.append(f"at least {text}" if one.details.get("at_least") is True else text)
    said = " or ".join(values)
    more = [str(value) for value in fact.key.values()]
    with_ = f"with {more[0]}" if "with" in fact.key else f"in {more[0]}" if more else ""
    return f"{said} ({with_})" if with_ else said


def body_value(fact: Fact, value: Value) -> str:
    """A value as a reader says it: dues in dollars, large numbers with commas, years without."""
    if fact.attribute == "student_dues":
        return f"${value}"
    if fact.attribute == "founded":
        return str(value)
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def otherwise(fact: Fact, claims: Sequence[Claim]) -> str:
    """What others say who count, the newest first; "" where nobody does."""
    years: dict[str, int] = {}
    for place in fact.against:
        claim = claims[place]
        if claim.standing >= Standing.GUIDE:
            said = body_value(fact, claim.value)
            years[said] = max(years.get(said, 0), claim.source.year or 0)
    newest = sorted(years.items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{said} ({year or 'undated'})" for said, year in newest)
