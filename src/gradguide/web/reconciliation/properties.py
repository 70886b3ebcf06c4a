"""What the service can tell of schools and programs: types, properties, values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gradguide.answers.opened import OpenRelease
from gradguide.answers.words import name_of, qualifier_words, value_words, who_says
from gradguide.model.claim import plain
from gradguide.model.fact import Fact, InstitutionEntry, Program
from gradguide.model.vocabulary import vocabulary

INSTITUTION, PROGRAM = "institution", "program"
TYPES = {INSTITUTION: "Institution", PROGRAM: "Program"}
SHOW = ("value", "status", "year", "source")
"""What can be told of a fact."""

_OWN = {
    INSTITUTION: {
        "name": "name", "unitid": "UNITID", "city": "city", "state": "state",
        "country": "country", "control": "public or private",
    },
    PROGRAM: {
        "name": "name", "institution": "institution", "city": "city", "state": "state",
        "unitid": "UNITID of the institution", "degree": "degree", "level": "level",
        "kind": "kind",
    },
}  # fmt: skip

Thing = InstitutionEntry | Program


@dataclass(frozen=True, slots=True)
class Property:
    """Something that is told of a type: its id and what a reader calls it."""

    id: str
    name: str

    @property
    def record(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name}


def properties_of(kind: str) -> tuple[Property, ...]:
    """All properties of a type: its own, then the attributes of its facts."""
    own = [Property(key, name) for key, name in _OWN.get(kind, {}).items()]
    facts = [
        Property(name, name_of(name))
        for name, attribute in vocabulary().attributes.items()
        if kind in attribute.about and name not in _OWN.get(kind, {})
    ]
    return (*own, *facts)


def type_called(text: str) -> str | None:
    """The type of an id or a name in letters of any case, or None."""
    plain = text.strip().lower()
    return next((kind for kind, name in TYPES.items() if plain in (kind, name.lower())), None)


def thing_called(opened: OpenRelease, key: str) -> Thing | None:
    """The school or program of an id: a program's has a slash."""
    return opened.release.program(key) if "/" in key else opened.release.institution(key)


def type_of(thing: Thing) -> str:
    """The type of a thing."""
    return PROGRAM if isinstance(thing, Program) else INSTITUTION


def type_record(kind: str) -> dict[str, str]:
    """A type as the service names it."""
    return {"id": kind, "name": TYPES[kind]}


def thing_record(thing: Thing) -> dict[str, Any]:
    """A thing as the service suggests it."""
    return {
        "id": thing.id,
        "name": called(thing),
        "description": described(thing),
        "notable": [type_record(type_of(thing))],
    }


def called(thing: Thing) -> str:
    """A thing's name; of a program with its school's."""
    return f"{thing.name}, {thing.institution}" if isinstance(thing, Program) else thing.name


def described(thing: Thing) -> str:
    """A few words that tell a thing from its namesakes."""
    if isinstance(thing, Program):
        parts = [thing.degree or "", (thing.level or "").replace("_", " "), thing.kind]
        return ", ".join(dict.fromkeys(part for part in parts if part))
    return ", ".join(part for part in (thing.city, thing.state) if part)


def values_of(opened: OpenRelease, thing: Thing, name: str, show: str) -> Iterator[dict[str, Any]]:
    """The values of a property; none where it is unknown. Paid placement tells nothing."""
    own = _own_value(opened, thing, name)
    if own is not None:
        yield own
        return
    for fact in thing.facts:
        if fact.attribute == name and fact.decides:
            yield from _told(fact, show)


def _own_value(opened: OpenRelease, thing: Thing, name: str) -> dict[str, Any] | None:
    if name not in _OWN[type_of(thing)]:
        return None
    if isinstance(thing, Program):
        if name in ("name", "degree", "level", "kind"):
            return _text(getattr(thing, name))
        school = opened.release.institution(thing.institution_id)
        if school is None:
            return None
        if name == "institution":
            return {"id": school.id, "name": school.name}
        return _own_value(opened, school, name)
    return _text(thing.id if name == "unitid" else getattr(thing, name))


def _text(value: str | None) -> dict[str, Any] | None:
    return {"str": value} if value else None


def _told(fact: Fact, show: str) -> Iterator[dict[str, Any]]:
    match show:
        case "status":
            yield {"str": fact.status.value}
        case "year":
            if fact.year is not None:
                yield {"int": fact.year}
        case "source":
            yield {"str": who_says(fact.standing)}
        case _:
            for stated in fact.values:
                more = qualifier_words(fact.attribute, {**fact.key, **stated.details})
                yield _value(fact.attribute, stated.value, more)


def _value(attribute: str, value: Any, more: str) -> dict[str, Any]:
    """A number as one where nothing qualifies it; everything else in words."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and not more:
        number = plain(value)
        return {"int": number} if isinstance(number, int) else {"float": number}
    words = value_words(attribute, value)
    return {"str": f"{words} ({more})" if more else words}
