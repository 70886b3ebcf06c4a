"""Indices over the registry for finding an institution by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gradguide.extraction.folding import fold
from gradguide.extraction.institution_names import (
    DIRECTIONS,
    GENERIC,
    STATES,
    bare_of,
    has_kind,
    initials_of,
    is_distinct,
    parted,
    spellings,
    without_article,
)
from gradguide.model.institution import Institution, Registry

_OF = re.compile(r"(university|college) of ([\w. -]+)")
_FRONT = re.compile(r"([\w. -]+) (university|college)")


class NameIndex:
    """Names to institutions in several ways; all names folded."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._full: dict[str, tuple[str, ...]] = {}
        self._official: dict[str, tuple[str, ...]] = {}
        self._short: dict[str, tuple[str, ...]] = {}
        self._words: set[str] = set()
        self._plain = {fold(name): owner for name, owner in registry.plain.items()}
        self._cities: dict[tuple[str, str], frozenset[str]] = {}
        self._states: dict[str, frozenset[str]] = {}
        for school in registry:
            if school.level != "administrative":
                self._add(school)
        self.full_names = list(self._full)

    def _add(self, school: Institution) -> None:
        place = (fold(school.city), school.state)
        self._cities[place] = self._cities.get(place, frozenset()) | {school.id}
        self._states[school.state] = self._states.get(school.state, frozenset()) | {school.id}
        folded = fold(school.name)
        self._words |= set(re.findall(r"[\w']+", folded))
        _put(self._official, without_article(folded), school.id)
        head, _ = parted(folded)
        for name in {folded, head, *map(fold, school.aliases), *map(fold, school.former)}:
            if is_distinct(name):
                _put(self._full, without_article(name), school.id)
        for name in self._shorts_of(school, folded, head):
            _put(self._short, name, school.id)

    def _shorts_of(self, school: Institution, folded: str, head: str) -> set[str]:
        names = {fold(alias) for alias in (*school.aliases, *school.nicknames, *school.former)}
        names = {name for name in names if not has_kind(name)}
        names |= {bare_of(head), initials_of(folded).lower()}
        return {spelling for name in names if name for spelling in spellings(name)}

    def official(self, name: str) -> tuple[str, ...]:
        """Whose own name it is, letter for letter but for "the"."""
        return self._official.get(without_article(name), ())

    def owners(self, full_name: str) -> tuple[str, ...]:
        return self._full.get(full_name, ())

    def short(self, name: str) -> tuple[str, ...]:
        """Whose short name it is; a generic word or a direction is nobody's."""
        if all(word in GENERIC or word in DIRECTIONS for word in name.split()):
            return ()
        safe = self._registry.safe
        for written in (name.upper(), name):
            if written in safe:
                return (safe[written],)
        return self._short.get(without_article(name), ())

    def turned(self, name: str) -> tuple[str, ...]:
        """Whose name it is with its parts changed over: "Denver University", where nobody's
        name is the one given."""
        name = without_article(name)
        if match := _OF.fullmatch(name):
            return self._full.get(f"{match[2]} {match[1]}", ())
        if match := _FRONT.fullmatch(name):
            return self._full.get(f"{match[2]} of {match[1]}", ())
        return ()

    def plain(self, name: str) -> str | None:
        """Who goes by a common name where nothing else is said."""
        return self._plain.get(without_article(name))

    def is_word(self, word: str) -> bool:
        """Whether some institution's own name has this word."""
        return word in self._words

    def in_city(self, city: str, state: str) -> frozenset[str]:
        return self._cities.get((fold(city), state), frozenset())

    def in_state(self, state: str) -> frozenset[str]:
        return self._states.get(state, frozenset())

    def state_name(self, owner: str) -> str:
        return STATES.get(self._registry[owner].state, "")

    def of_state(self, state: str) -> tuple[str, ...]:
        """Who may be meant by a state's name alone: its university and that one's campuses."""
        return self._full.get(f"university of {state}", ())


def _put(index: dict[str, tuple[str, ...]], name: str, owner: str) -> None:
    owners: Iterable[str] = index.get(name, ())
    index[name] = tuple(dict.fromkeys((*owners, owner)))
