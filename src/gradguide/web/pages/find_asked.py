"""What an address asks of Find: a query, a page of it, and what is wrong where something is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.query import Query, query_from
from gradguide.web.page import Asked
from gradguide.web.person import BUDGET, Person

Pairs = tuple[tuple[str, str], ...]

PAGE = "page"
_PLAIN = ("q", "near", "within", "unknown", "verified", "sort")
_KNOWN = frozenset((*FACETS, *LIMITS, *_PLAIN, PAGE))
_MOST_PAIRS = 60
_LONGEST = 200  # characters of one value
_LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class FindAsked:
    """What is asked.

    query  None where it cannot be read; then `wrong` says why
    said   what was asked, without the person and the page
    page   which part of what is found, from 1 on
    """

    query: Query | None
    said: Pairs
    page: int = 1
    wrong: str = ""

    def without(self, name: str, value: str | None = None) -> Pairs:
        """What was asked but for one thing: all under a name, or one value of it. A distance
        goes with its place."""
        gone = {name, "within"} if name == "near" else {name}
        return tuple(
            (key, text) for key, text in self.said if key not in gone or value not in (None, text)
        )

    def with_(self, name: str, value: str) -> Pairs:
        """What was asked, and under a name nothing but this value."""
        return (*self.without(name), (name, value))


def find_asked(asked: Asked) -> FindAsked:
    """What an address asks."""
    said = tuple((name, value.strip()) for name, value in asked.said if name != PAGE)
    if not any(name == "near" for name, _ in said):
        said = tuple(pair for pair in said if pair[0] != "within")
    wrong = _beyond_bounds(said)
    if wrong:
        return FindAsked(None, said[:_MOST_PAIRS], wrong=wrong)
    try:
        query = query_from(urlencode(_once(said)))
        page = _page(asked.value(PAGE))
    except SituationError as error:
        return FindAsked(None, said, wrong=f"{error}.")
    person = asked.person
    query = replace(query, situation=person.situation, cost=person.budget)
    return FindAsked(query, said, page)


def person_pairs(person: Person, *, but: str = "") -> Pairs:
    """The person as an address has them, without one of their names."""
    return tuple(pair for pair in person.said if pair[0] != but)


def addresses(asked: Asked) -> Callable[[Pairs], str]:
    """Writes the address of Find with other things asked, the person as they are."""
    return lambda pairs: asked.links.page("/find", (*pairs, *asked.person.said))


def address_without(asked: Asked, find: FindAsked, name: str, value: str | None = None) -> str:
    """The address of Find without one thing that was asked, the budget too."""
    if name == BUDGET:
        return asked.links.page("/find", (*find.said, *person_pairs(asked.person, but=BUDGET)))
    return addresses(asked)(find.without(name, value))


def _beyond_bounds(said: Sequence[tuple[str, str]]) -> str:
    for name, value in said:
        if name not in _KNOWN:
            return (
                f"The address asks for “{name[:40]}”, which is nothing that can be asked here. "
                "Leave it out; the rest is below."
            )
        if len(value) > _LONGEST:
            return f"What is asked under “{name}” is too long; give at most {_LONGEST} characters."
    if len(said) > _MOST_PAIRS:
        return f"The address asks for {len(said)} things; ask for at most {_MOST_PAIRS}."
    return ""


def _once(said: Pairs) -> list[tuple[str, str]]:
    """A form sends its word box once; an address put together by hand may say a thing twice, which
    is the same as once where it is the same thing."""
    return list(dict.fromkeys(said))


def _page(text: str) -> int:
    if not text:
        return 1
    whole = text.isascii() and text.isdigit() and len(text) <= len(str(_LAST_PAGE))
    if not whole or not 1 <= int(text) <= _LAST_PAGE:
        raise SituationError(f"page: {text[:20]!r} is no page; give a number from 1 on")
    return int(text)
