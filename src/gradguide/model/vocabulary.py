"""The vocabulary of claims: which attributes there are and what may stand in each.

The attributes are data (`vocabulary.toml`); a field pack may add to them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Literal

Value = str | bool | int | Decimal
"""What a claim can say: text, a choice, a flag, a whole number, an exact decimal."""

Kind = Literal[
    "text", "choice", "number", "signed", "money", "flag", "date", "host", "digits", "year",
    "state", "address",
]  # fmt: skip
Theme = Literal["program", "cost", "admission", "study", "outcome", "school", "placement", "field"]
About = Literal["program", "institution", "field", "state", "organization"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?(/\S*)?")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What may qualify an attribute's value. `default` is what its absence means."""

    name: str
    kind: Kind
    values: tuple[str, ...] = ()
    default: Value | None = None

    def complaint(self, value: object) -> str | None:
        """Why this value is not allowed here, or None when all is well."""
        return _complaint(self.kind, self.values, value)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that can be claimed. `shelf_life` is in months; `theme` is under what readers
    look for it."""

    name: str
    about: tuple[About, ...]
    kind: Kind
    shelf_life: int
    theme: Theme = "program"
    values: tuple[str, ...] = ()
    open: bool = False
    many: bool = False
    anywhere: bool = False
    key: tuple[str, ...] = ()
    qualifiers: Mapping[str, Qualifier] = field(default_factory=dict)

    def complaint(self, value: object, qualifiers: Mapping[str, object]) -> str | None:
        """Why this value or a qualifier is not allowed here, or None when all is well."""
        wrong = _complaint(self.kind, () if self.open else self.values, value)
        if wrong:
            return f"{self.name}: {wrong}"
        for name, given in qualifiers.items():
            known = self.qualifiers.get(name)
            if known is None:
                allowed = ", ".join(self.qualifiers) or "none"
                return f"{self.name}: no qualifier {name!r} (allowed: {allowed})"
            wrong = known.complaint(given)
            if wrong:
                return f"{self.name}: qualifier {name}: {wrong}"
        return None

    def with_defaults(self, qualifiers: Mapping[str, Value]) -> dict[str, Value]:
        """The qualifiers with each unsaid one at what its absence means."""
        said = {q.name: q.default for q in self.qualifiers.values() if q.default is not None}
        return {**said, **qualifiers}


def _complaint(kind: Kind, values: tuple[str, ...], value: object) -> str | None:
    """Why `value` is not of the kind, or None. The one place that knows what the kinds mean."""
    if values and value not in values:
        return f"{value!r} is not one of {', '.join(values)}"
    number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    match kind:
        case "text" | "choice":
            right = isinstance(value, str) and bool(value.strip())
        case "number":
            right = number and value >= 0  # type: ignore[operator]
        case "signed":
            right = number
        case "money":
            right = number and 0 <= value < 10_000_000  # type: ignore[operator]
        case "flag":
            right = isinstance(value, bool)
        case "year":
            right = number and 1800 <= value <= 2100  # type: ignore[operator]
        case "date":
            right = isinstance(value, str) and _is_date(value)
        case "host":
            right = isinstance(value, str) and _HOST.fullmatch(value) is not None
        case "address":
            right = isinstance(value, str) and _ADDRESS.fullmatch(value) is not None
        case "digits":
            right = isinstance(value, str) and value.isdigit() and 7 <= len(value) <= 15
        case "state":
            right = isinstance(value, str) and len(value) == 2 and value.isupper()
    article = "an" if kind == "address" else "a"
    return None if right else f"{value!r} is not {article} {kind}"


def _is_date(text: str) -> bool:
    if text in MONTHS:
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All attributes by name."""

    attributes: Mapping[str, Attribute]

    def __getitem__(self, name: str) -> Attribute:
        return self.attributes[name]

    def __contains__(self, name: object) -> bool:
        return name in self.attributes

    def complaint(
        self, attribute: str, value: object, qualifiers: Mapping[str, object]
    ) -> str | None:
        """Why this is not a claim of the vocabulary, or None."""
        known = self.attributes.get(attribute)
        if known is None:
            return f"no attribute {attribute!r}"
        return known.complaint(value, qualifiers)

    def extended(self, more: Iterable[Attribute]) -> Vocabulary:
        """This vocabulary with a field pack's own attributes.

        Raises:
            ValueError: an attribute of that name exists; what stands keeps its meaning.
        """
        merged = dict(self.attributes)
        for attribute in more:
            if attribute.name in merged:
                raise ValueError(f"attribute {attribute.name!r} exists and keeps its meaning")
            merged[attribute.name] = attribute
        return Vocabulary(merged)


def attribute_from(name: str, entry: Mapping[str, Any]) -> Attribute:
    """An attribute from its entry in a vocabulary file."""
    return Attribute(
        name=name,
        about=tuple(entry["about"]),
        kind=entry["kind"],
        shelf_life=entry["shelf_life"],
        theme=entry.get("theme", "program"),
        values=tuple(entry.get("values", ())),
        open=entry.get("open", False),
        many=entry.get("many", False),
        anywhere=entry.get("anywhere", False),
        key=tuple(entry.get("key", ())),
        qualifiers={
            q: Qualifier(
                q, rule.get("kind", "choice"), tuple(rule.get("values", ())), rule.get("default")
            )
            for q, rule in entry.get("qualifiers", {}).items()
        },
    )


def vocabulary() -> Vocabulary:
    """The vocabulary that every field shares: what may be said of programs, schools and fields."""
    return vocabulary_of("vocabulary.toml")


@cache
def vocabulary_of(file: str) -> Vocabulary:
    """The vocabulary in a file beside this module ("licensure.toml")."""
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    return Vocabulary(
        {name: attribute_from(name, entry) for name, entry in tomllib.loads(text).items()}
    )
