"""Ranking methods: TOML files in a field pack's folder `methods`, or of a person's own.

docs/ranking.md describes every field. A file is held against the vocabulary when it is read, so
that a method which names a fact that does not exist never ranks anything.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
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
from gradguide.sources.packs import pack_folder

DEFAULT_METHOD = "default"

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


class UnknownMethodError(LookupError):
    """No method of that name in the pack: `bundled_method("library-science", "alchemy")`. Names
    those that there are."""


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


def method_names(pack_id: str) -> tuple[str, ...]:
    """The names of a bundled pack's methods, in order: `("cost", "default")`.

    Raises:
        UnknownPackError: there is no pack of that id.
    """
    folder = pack_folder(pack_id).joinpath("methods")
    files = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def bundled_method(pack_id: str, name: str = DEFAULT_METHOD) -> Method:
    """A bundled pack's method of that name.

    Raises:
        UnknownPackError: there is no pack of that id.
        UnknownMethodError: the pack has no such method.
        MethodFileError: its file is not as it should be.
    """
    names = method_names(pack_id)
    if name not in names:
        raise UnknownMethodError(
            f"no method {name!r}; the pack {pack_id} has {', '.join(names) or 'none'}. "
            "A file of your own is given with its path, as in ./mine.toml"
        )
    return read_method(pack_folder(pack_id).joinpath("methods", f"{name}.toml"))


def read_method(file: Traversable) -> Method:
    """The method in a file, which may be any `pathlib.Path`.

    Raises:
        MethodFileError: the file cannot be read, or does not say a method.
    """
    try:
        # some editors put a byte order mark in front, which is no part of TOML
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise MethodFileError(f"{file}: {reason}; give the path of a method file") from None
    except ValueError as error:  # bytes that are no text, text that is no TOML, endless numbers
        raise MethodFileError(f"{file}: is not TOML: {error}") from None
    except RecursionError:
        raise MethodFileError(f"{file}: its lists or tables lie too deep in one another") from None
    method = _method(file, table)
    wrong = complaint(method)
    if wrong:
        raise MethodFileError(f"{file}: {wrong}")
    return method


def _method(file: Traversable, table: dict[str, Any]) -> Method:
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


def _criterion(file: Traversable, name: str, table: dict[str, Any], said: _MethodFile) -> Criterion:
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


def _convert(file: Traversable, place: str, table: dict[str, Any], shape: type[_T]) -> _T:
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
