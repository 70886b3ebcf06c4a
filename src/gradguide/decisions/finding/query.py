"""A question to a release as a value, and as a string that fits into an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, urlencode

from gradguide.decisions.calendar import Term, term_called
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.situation import Situation

Sort = Literal["fit", "cost", "months", "name", "completions"]
Unknown = Literal["exclude", "include", "only"]
SORTS: tuple[Sort, ...] = get_args(Sort)
UNKNOWNS: tuple[Unknown, ...] = get_args(Unknown)

ANY_KIND = "any"
ANYBODY = Situation()
MOST_DOLLARS = Decimal(10_000_000)
"""More than anybody spends on a program."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_FARTHEST = Decimal(13_000)  # miles: half the way round the earth
_PERSON = {"visit_cost": "visits-cost"}  # as the option is called; else the field with hyphens


@dataclass(frozen=True, slots=True)
class Near:
    """Not farther than `miles` from a place: "Columbus, OH", or degrees "39.96,-83.00"."""

    place: str
    miles: Decimal


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for.

    words      words of names, places and specialties; all have to be there
    choices    by facet, values of which one has to hold; for `kind`, "any" means every kind,
               and without a choice degrees and awards are meant (certificates too, where that
               level is chosen)
    limits     by name, a number that must not be exceeded
    near       within what distance of which place the school is
    cost       dollars that the whole program must not cost the person
    situation  the person, for costs
    unknown    whether programs that may fit, because a fact is unknown, are left out, found too,
               or alone found
    verified   whether only verified facts count
    sort       the order of what is found

    Two queries that mean the same are equal: values are sorted, and empty choices left out.

    Raises:
        SituationError: there is no such filter, order or number; says what is allowed.
    """

    words: str = ""
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    limits: tuple[tuple[str, Decimal], ...] = ()
    near: Near | None = None
    cost: Decimal | None = None
    situation: Situation = ANYBODY
    unknown: Unknown = "exclude"
    verified: bool = False
    sort: Sort = "fit"

    def __post_init__(self) -> None:
        kept = {name: _each(values) for name, values in self.choices}
        _must_be("filter", kept, FACETS)
        _must_be("filter", dict(self.limits), LIMITS)
        _must_be("sort", [self.sort], SORTS)
        _must_be("unknown", [self.unknown], UNKNOWNS)
        for name, most in self.limits:
            _must_be_between(name, most, LIMITS[name].most)
        if self.cost is not None:
            _must_be_between("cost", self.cost, MOST_DOLLARS)
        if self.near is not None:
            _must_be_between("within", self.near.miles, _FARTHEST)
        choices = tuple(sorted((name, values) for name, values in kept.items() if values))
        object.__setattr__(self, "words", " ".join(self.words.split()))
        object.__setattr__(self, "choices", choices)
        object.__setattr__(self, "limits", tuple(sorted(dict(self.limits).items())))

    @classmethod
    def of(
        cls,
        words: str = "",
        choices: Mapping[str, Iterable[str]] | None = None,
        limits: Mapping[str, Decimal | int] | None = None,
        **more: Any,
    ) -> Query:
        """A query from mappings.

        >>> Query.of("archives", {"delivery": ["online"]}, {"months": 24}).text
        'q=archives&delivery=online&months=24'
        """
        chosen = tuple((name, tuple(values)) for name, values in (choices or {}).items())
        most = tuple((name, Decimal(number)) for name, number in (limits or {}).items())
        return cls(words, chosen, most, **more)

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values chosen of a facet."""
        return dict(self.choices).get(name, ())

    @property
    def asks_cost(self) -> bool:
        """Whether the answer needs to know what programs cost the person."""
        return self.cost is not None or self.sort == "cost"

    @property
    def text(self) -> str:
        """The query as a string for an address; `query_from` reads it."""
        return urlencode([*_parts(self)])


def query_from(text: str) -> Query:
    """The query that a string means, as `Query.text` writes it; of an address, what follows "?".

    Raises:
        SituationError: the string says something that no query can; says what is allowed.
    """
    pairs = _pairs(text)
    chosen: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    for name, value in pairs:
        if name in FACETS:
            chosen.setdefault(name, []).append(value)
        elif name in said:
            raise SituationError(f"query: {name} stands in it twice; give it once")
        else:
            said[name] = value
    near, within = said.pop("near", None), said.pop("within", None)
    if (near is None) != (within is None):
        raise SituationError("near: a place and a distance go together; give both near and within")
    person = {name: said.pop(name) for name in list(said) if name in PERSON_NAMES}
    cost = said.pop("cost", None)
    plain = {"words": said.pop("q", "")}
    plain |= {name: said.pop(name) for name in ("unknown", "sort") if name in said}
    verified = said.pop("verified", "no")
    _must_be("verified", [verified], ("yes", "no"))
    limits = {name: _number(name, said.pop(name)) for name in list(said) if name in LIMITS}
    _must_be("query", said, [*FACETS, *LIMITS, "q", "near", "within", "cost", *PERSON_NAMES])
    return Query.of(
        choices=chosen,
        limits=limits,
        near=None if near is None or within is None else Near(near, _number("within", within)),
        cost=None if cost is None else _number("cost", cost),
        situation=situation_from(person),
        verified=verified == "yes",
        **plain,
    )


def _parts(query: Query) -> Iterable[tuple[str, str]]:
    if query.words:
        yield "q", query.words
    for name, values in query.choices:
        yield from ((name, value) for value in values)
    for name, most in query.limits:
        yield name, f"{most:f}"
    if query.near is not None:
        yield "near", query.near.place
        yield "within", f"{query.near.miles:f}"
    if query.cost is not None:
        yield "cost", f"{query.cost:f}"
    for name, field in PERSON_NAMES.items():
        value = getattr(query.situation, field)
        if value != getattr(ANYBODY, field):
            yield name, _written(value)
    if query.unknown != "exclude":
        yield "unknown", query.unknown
    if query.verified:
        yield "verified", "yes"
    if query.sort != "fit":
        yield "sort", query.sort


PERSON_NAMES = {
    _PERSON.get(field.name, field.name.replace("_", "-")): field.name for field in fields(Situation)
}
"""The fields of a situation by their names in an address."""
_QUARTER = "-quarter"
_FLAGS = ("summers", "public_service")
_TEXTS = ("residency", "occupation")


def _written(value: Any) -> str:
    if isinstance(value, Term):
        return _term_text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def situation_from(said: Mapping[str, str]) -> Situation:
    """The person that names of `PERSON_NAMES` with values as an address has them tell of.

    Raises:
        SituationError: a value is not what its name takes, or cannot be; says what is allowed.
    """
    return Situation(**{PERSON_NAMES[name]: _personal(name, value) for name, value in said.items()})


def _personal(name: str, text: str) -> Any:
    """A field of the situation from its text."""
    match PERSON_NAMES[name]:
        case "start":
            return _term(text)
        case field if field in _FLAGS:
            _must_be(name, [text], ("yes", "no"))
            return text == "yes"
        case field if field in _TEXTS:
            return text
        case "dependents":
            return _whole(name, text)
        case _:
            return _number(name, text)


def _term(text: str) -> Term:
    """A term of either calendar; only quarters have one in winter, and say so in fall."""
    plain = text.removesuffix(_QUARTER)
    quarter = plain != text or plain.startswith("winter")
    return term_called(plain, "quarter" if quarter else "semester")


def _term_text(term: Term) -> str:
    plain = f"{term.season}-{term.year}"
    return plain if _term(plain) == term else plain + _QUARTER


def _pairs(text: str) -> list[tuple[str, str]]:
    before, asked, after = text.strip().partition("?")
    address = asked and (not before or _ADDRESS.match(before))
    plain = after.partition("#")[0] if address else text.strip()
    try:
        return parse_qsl(plain, keep_blank_values=True, strict_parsing=bool(plain))
    except ValueError:
        raise SituationError(
            f"query: {text!r} is none; it is made of names and values, as in "
            "'q=archives&delivery=online'"
        ) from None


def _number(name: str, text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise SituationError(f"{name}: {text!r} is no number; give one, as in 24") from None


def _whole(name: str, text: str) -> int:
    number = _number(name, text)
    if not number.is_finite() or number != number.to_integral_value():
        raise SituationError(f"{name}: {text!r} is no whole number; give one, as in 2")
    return int(number)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value.strip() for value in values} - {""}))


def _must_be(what: str, given: Iterable[str], allowed: Iterable[str]) -> None:
    known = list(allowed)
    for one in given:
        if one not in known:
            raise SituationError(f"{what}: {one!r} is none; allowed are {', '.join(known)}")


def _must_be_between(name: str, number: Decimal, most: Decimal) -> None:
    if not (number.is_finite() and 0 <= number <= most):
        raise SituationError(f"{name}: {number} is not allowed; give a number from 0 to {most:f}")
