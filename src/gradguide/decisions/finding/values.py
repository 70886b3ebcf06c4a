"""Values as people write them, as the release has them: "ohio" is OH, "archives" a specialty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz, process

from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.facets import FACETS
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.query import ANY_KIND, Query
from gradguide.extraction.folding import fold
from gradguide.model.states import place_code
from gradguide.resolution.places import place_hint
from gradguide.resolution.spelling import text_key

_PLACES = ("state", "licensure")
_LISTED = 12  # allowed values that a message names; of more, the nearest


def in_the_release(query: Query, index: FindIndex) -> Query:
    """The query with its values as the release has them.

    Raises:
        SituationError: a value is none of its filter; names those that are allowed.
    """
    chosen = tuple(
        (name, tuple(_value(name, value, index) for value in values))
        for name, values in query.choices
    )
    return replace(query, choices=chosen)


def _value(name: str, written: str, index: FindIndex) -> str:
    allowed = allowed_values(name, index)
    plain = _plain(written)
    for value in allowed:
        if _plain(value) == plain:
            return value
    code = place_code(written) if name in _PLACES else None
    if code in allowed:
        return str(code)
    if name in _PLACES and code is None:
        hint = place_hint(written, provinces=True)
        raise SituationError(f"{name}: there is no state or province {written!r}; {hint}")
    if name == "specialty":
        called = index.specialties.get(text_key(written))
        if called in allowed:
            return called
    raise SituationError(f"{name}: {written!r} is none of its values; {_offer(written, allowed)}")


def allowed_values(name: str, index: FindIndex) -> tuple[str, ...]:
    """What can be chosen of a facet: its own values, else those that the release has."""
    facet = FACETS[name]
    if facet.values:
        return (*facet.values, ANY_KIND) if name == "kind" else facet.values
    choices = index.side(verified=False).choices[name]
    return tuple(sorted({*choices.values, *filter(None, choices.groups)}))


def _plain(value: str) -> str:
    return fold(value).strip().replace("_", " ").replace("-", " ")


def _offer(written: str, allowed: Iterable[str]) -> str:
    known = list(allowed)
    if not known:
        return "this release knows none"
    if len(known) <= _LISTED:
        return f"allowed are {', '.join(known)}"
    plain = {value: _plain(value) for value in known}
    alike = process.extract(_plain(written), plain, scorer=fuzz.ratio, limit=_LISTED // 2)
    near = [value for _, _, value in alike]
    return f"the nearest are {', '.join(near)}"
