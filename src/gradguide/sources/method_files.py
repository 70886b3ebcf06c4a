"""Reading a ranking method: a TOML file becomes a `Method`.

A file that is `based_on` a method that every field has says only where it differs. docs/ranking.md
describes what may stand in it. It is held against the vocabulary when it is read, so that a method
which names a fact that does not exist never ranks anything.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, get_args

import msgspec

from gradguide.model.claim import exact
from gradguide.model.method import (
    Across,
    Aggregation,
    Better,
    Condition,
    Criterion,
    Eligible,
    Measure,
    Method,
    Missing,
    Normalisation,
    Outdated,
    Supposed,
    Uncertainty,
    Unknown,
    Whose,
)
from gradguide.model.method_rules import complaint
from gradguide.model.vocabulary import Value

_WORDS: dict[str, tuple[str, ...]] = {
    "across": get_args(Across),
    "aggregation": get_args(Aggregation),
    "better": get_args(Better),
    "measure": get_args(Measure),
    "missing": get_args(Missing),
    "uncertainty.missing": get_args(Supposed),
    "normalisation": get_args(Normalisation),
    "normalisations": get_args(Normalisation),
    "outdated": get_args(Outdated),
    "several": get_args(Better),
    "unknown": get_args(Unknown),
    "whose": get_args(Whose),
}
_PLACE = re.compile(r" - at `\$\.(?P<path>[^`]+)`$")
_CHOICE = re.compile(r"Invalid enum value (?P<value>.*) - at `\$\.(?P<path>[^`]+)`$")
_INDEX = re.compile(r"\[[^]]*\]")


_Plain = str | bool | int | float
_Key = dict[str, _Plain]


class MethodFileError(ValueError):
    """A method's file is missing or not as it should be. Names the file and the place in it."""


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


_T = TypeVar("_T", bound=_Shape)


class _Condition(_Shape, frozen=True, rename={"allowed": "is"}):
    fact: str
    key: _Key = {}
    allowed: list[_Plain] = []
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    unknown: Unknown = "leave-out"


class _Programs(_Shape, frozen=True):
    kinds: list[str] = msgspec.field(default_factory=lambda: ["program"])
    levels: list[str] = []
    degrees: list[str] = []
    countries: list[str] = []
    states: list[str] = []
    controls: list[str] = []
    conditions: list[_Condition] = []


class _Uncertainty(_Shape, frozen=True):
    weights: Decimal = Decimal("0.5")
    normalisations: list[Normalisation] = []
    missing: list[Supposed] = []


class _Criterion(_Shape, frozen=True):
    label: str
    better: Better
    weight: Decimal
    measure: Measure = "fact"
    fact: str | None = None
    whose: Whose = "program"
    key: _Key | list[_Key] = []
    across: Across = "first"
    detail: str | None = None
    values: dict[str, Decimal] = {}
    several: Better | None = None
    normalisation: Normalisation | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    target: Decimal | None = None
    missing: Missing | None = None


class _MethodFile(_Shape, frozen=True):
    name: str
    about: str
    criteria: dict[str, dict[str, Any]]  # each is read by itself, so that messages can name it
    aggregation: Aggregation = "weighted-sum"
    normalisation: Normalisation = "min-max"
    missing: Missing = "middle"
    outdated: Outdated = "missing"
    floor: Decimal = Decimal("0.01")
    programs: _Programs = _Programs()
    uncertainty: _Uncertainty = _Uncertainty()


_TABLES: dict[str, type[_Shape]] = {
    "programs": _Programs,
    "programs.conditions": _Condition,
    "uncertainty": _Uncertainty,
}


def shared_methods() -> Traversable:
    """The folder of the methods that every field has."""
    return resources.files("gradguide").joinpath("methods")


def names_in(folder: Traversable) -> tuple[str, ...]:
    """The names of the methods in a folder, in order; none where it is not there."""
    files = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def read_method(file: Traversable) -> Method:
    """The method in a file, which may be any `pathlib.Path`.

    Raises:
        MethodFileError: the file cannot be read, or does not say a method.
    """
    return method_from(method_text(file), str(file))


def method_from(text: str, place: str) -> Method:
    """The method that a TOML text says; `place` names it in what is said of a wrong one.

    Raises:
        MethodFileError: it does not say a method.
    """
    method = _method(place, _whole(place, _table(text, place)))
    wrong = complaint(method)
    if wrong:
        raise MethodFileError(f"{place}: {wrong}")
    return method


def method_text(file: Traversable) -> str:
    """The text of a method's file.

    Raises:
        MethodFileError: it cannot be read.
    """
    try:
        # some editors put a byte order mark in front, which is no part of TOML
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise MethodFileError(f"{file}: {reason}; give the path of a method file") from None
    except ValueError as error:  # bytes that are no text
        raise MethodFileError(f"{file}: is not TOML: {error}") from None


def _table(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:  # text that is no TOML, endless numbers
        raise MethodFileError(f"{place}: is not TOML: {error}") from None
    except RecursionError:
        raise MethodFileError(f"{place}: its lists or tables lie too deep in one another") from None


def _whole(place: str, said: dict[str, Any]) -> dict[str, Any]:
    """What a file says, laid over the method that it is based on, table by table."""
    basis = said.pop("based_on", None)
    if basis is None:
        return said
    shared = names_in(shared_methods())
    if basis not in shared:
        raise MethodFileError(
            f"{place}: based_on: {basis!r} is not one of {', '.join(shared)}, the methods that "
            "every field has"
        )
    under = _table(method_text(shared_methods().joinpath(f"{basis}.toml")), place)
    return _laid_over(under, said)


def _laid_over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    out = dict(under)
    for name, value in over.items():
        held = out.get(name)
        both = isinstance(value, dict) and isinstance(held, dict)
        out[name] = _laid_over(held, value) if both and held is not None else value
    return out


def _method(file: str, table: dict[str, Any]) -> Method:
    said = _convert(file, "", table, _MethodFile)
    return Method(
        name=" ".join(said.name.split()),
        about=" ".join(said.about.split()),
        criteria=tuple(_criterion(file, name, one, said) for name, one in said.criteria.items()),
        aggregation=said.aggregation,
        eligible=_eligible(said.programs),
        uncertainty=Uncertainty(
            said.uncertainty.weights,
            tuple(said.uncertainty.normalisations),
            tuple(said.uncertainty.missing),
        ),
        outdated=said.outdated,
        floor=said.floor,
    )


def _criterion(file: str, name: str, table: dict[str, Any], said: _MethodFile) -> Criterion:
    one = _convert(file, f"criteria.{name}: ", table, _Criterion)
    keys = [one.key] if isinstance(one.key, dict) else one.key
    return Criterion(
        name=name,
        label=" ".join(one.label.split()),
        better=one.better,
        weight=one.weight,
        measure=one.measure,
        attribute=one.fact,
        whose=one.whose,
        keys=tuple(_key(key) for key in keys),
        across=one.across,
        detail=one.detail,
        values=one.values,
        several=one.several,
        normalisation=one.normalisation or said.normalisation,
        low=one.low,
        high=one.high,
        target=one.target,
        missing=one.missing or said.missing,
    )


def _eligible(said: _Programs) -> Eligible:
    return Eligible(
        kinds=tuple(said.kinds),
        levels=tuple(said.levels),
        degrees=tuple(said.degrees),
        countries=tuple(said.countries),
        states=tuple(said.states),
        controls=tuple(said.controls),
        conditions=tuple(
            Condition(
                attribute=condition.fact,
                key=_key(condition.key),
                allowed=tuple(exact(value) for value in condition.allowed),
                at_least=condition.at_least,
                at_most=condition.at_most,
                unknown=condition.unknown,
            )
            for condition in said.conditions
        ),
    )


def _key(said: _Key) -> dict[str, Value]:
    return {name: exact(value) for name, value in said.items()}


def _convert(file: str, place: str, table: dict[str, Any], shape: type[_T]) -> _T:
    try:
        return msgspec.convert(table, type=shape)
    except msgspec.ValidationError as error:
        message = str(error).replace("`object`", "`table`").replace("Object ", "the table ")
        allowed = ", ".join(_allowed(message, shape))
        choice = _CHOICE.match(message)
        if choice and allowed:
            told = f"{choice['path']}: {choice['value']} is not one of {allowed}"
            raise MethodFileError(f"{file}: {place}{told}") from None
        told = f"; allowed are {allowed}" if allowed else ""
        raise MethodFileError(f"{file}: {place}{message}{told}") from None


def _allowed(message: str, shape: type[_Shape]) -> tuple[str, ...]:
    """What may stand in the place that a message speaks of, where that is one of a few words."""
    place = _PLACE.search(message)
    path = _INDEX.sub("", place["path"]) if place else ""
    if "unknown field" in message:
        fields = msgspec.structs.fields(_TABLES.get(path, shape))
        return tuple(field.encode_name for field in fields)
    if "enum" not in message:
        return ()
    return _WORDS.get(path) or _WORDS.get(path.rpartition(".")[2], ())
