"""The person line: who asks, as the address of a page tells it. Nothing of it is kept here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.query import (
    ANYBODY,
    MOST_DOLLARS,
    PERSON_NAMES,
    situation_from,
)
from gradguide.decisions.situation import Situation
from gradguide.model.states import place_code
from gradguide.resolution.places import place_hint

BUDGET = "cost"
"""The name under which an address has what the person can spend on the whole program."""
NAMES = (*PERSON_NAMES, BUDGET)
SENTENCE = ("residency", "start", "credits-per-term", BUDGET)
"""What the person line asks. A form with the line carries along whatever else is said."""
_SHOWN = 20  # characters of what is no amount that are shown again
_PLAIN_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?")
_MONEY = frozenset({BUDGET, "aid", "visits-cost", "income", "prior-debt"})


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks.

    said       names and values as the address has them, in the order of `NAMES`
    situation  what follows for costs and calendars; nobody's where something is wrong
    budget     dollars that the whole program may cost, or None
    wrong      what is wrong with what was said, in a sentence; "" where nothing is
    """

    said: tuple[tuple[str, str], ...] = ()
    situation: Situation = ANYBODY
    budget: Decimal | None = None
    wrong: str = ""

    @property
    def known(self) -> bool:
        """Whether anything has been said."""
        return bool(self.said)

    def value(self, name: str) -> str:
        """What was said under a name, "" where nothing was."""
        return dict(self.said).get(name, "")


def person_from(pairs: Iterable[tuple[str, str]]) -> tuple[Person, list[tuple[str, str]]]:
    """The person that the names and values of an address tell of, and the other pairs.

    A state may be named in full, and an amount have a dollar sign, commas, spaces or a "k". What
    cannot be is not guessed at: `Person.wrong` says it, and answers are then for anybody.
    """
    said: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for name, value in pairs:
        if name not in NAMES:
            others.append((name, value))
        elif value.strip():
            said[name] = _plain(name, value.strip())
    ordered = tuple((name, said[name]) for name in NAMES if name in said)
    try:
        return _person(ordered), others
    except SituationError as error:
        return Person(ordered, wrong=_sentence(str(error))), others


def _person(said: Sequence[tuple[str, str]]) -> Person:
    personal = {name: value for name, value in said if name != BUDGET}
    residency = personal.get("residency")
    if residency is not None and place_code(residency) is None:
        hint = place_hint(residency, provinces=True)
        raise SituationError(f"where you live: {residency!r} is no state or province; {hint}")
    budget = _budget(dict(said).get(BUDGET))
    return Person(tuple(said), situation_from(personal), budget)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def _plain(name: str, value: str) -> str:
    if name == "residency":
        return place_code(value) or value
    if name in _MONEY:
        return _in_dollars(value)
    return value


def _in_dollars(value: str) -> str:
    """An amount as people write it, "$20,000", "20 000" or "20k", in plain dollars; what is
    written otherwise stays as it is."""
    plain = "".join(value.removeprefix("$").replace(",", "").split())
    thousands = plain[:-1]
    if plain[-1:] in ("k", "K") and _PLAIN_NUMBER.fullmatch(thousands):
        return f"{(Decimal(thousands) * 1000).normalize():f}"
    return plain if _PLAIN_NUMBER.fullmatch(plain) else value.removeprefix("$").replace(",", "")


def _budget(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        budget = Decimal(text)
    except InvalidOperation:
        budget = Decimal("nan")
    if not budget.is_finite() or not 0 <= budget <= MOST_DOLLARS:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise SituationError(
            f"what you can spend: {shown!r} is no amount; give dollars, 0 to {MOST_DOLLARS:,}, as "
            "in 20000 or 20k"
        )
    return budget
