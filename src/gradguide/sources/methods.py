"""The ranking methods of a field: those that every field has, and its pack's own in `methods`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable

from gradguide.model.method import Method
from gradguide.sources.method_files import (
    MethodFileError,
    method_from,
    method_text,
    names_in,
    read_method,
    shared_methods,
)
from gradguide.sources.packs import pack_folder

__all__ = [
    "DEFAULT_METHOD",
    "MethodFileError",
    "UnknownMethodError",
    "bundled_method",
    "method_from",
    "method_names",
    "method_texts",
    "read_method",
    "unknown_method",
]

DEFAULT_METHOD = "default"


class UnknownMethodError(LookupError):
    """A field has no method of that name: `bundled_method("library-science", "alchemy")`. Names
    those that there are."""


def method_names(field: str) -> tuple[str, ...]:
    """The names of the methods that a field has, in order: `("cost", "default")`.

    Raises:
        UnknownPackError: there is no such pack.
    """
    return tuple(sorted({*names_in(shared_methods()), *names_in(_own(field))}))


def method_texts(field: str) -> Mapping[str, str]:
    """Each method of a field as TOML by its name, the pack's own before those that all have.

    Raises:
        UnknownPackError: there is no such pack.
        MethodFileError: a file cannot be read.
    """
    return {name: method_text(_file(field, name)) for name in method_names(field)}


def bundled_method(field: str, name: str = DEFAULT_METHOD) -> Method:
    """A field's method of that name: the pack's own, or else the one that every field has.

    Raises:
        UnknownPackError: there is no such pack.
        UnknownMethodError: the field has no such method.
        MethodFileError: its file is not as it should be.
    """
    names = method_names(field)
    if name not in names:
        raise UnknownMethodError(unknown_method(name, field, names))
    return read_method(_file(field, name))


def unknown_method(name: str, field: str, names: Iterable[str]) -> str:
    """What is said where a field has no method of that name."""
    return (
        f"no method {name!r}; the field {field} has {', '.join(names) or 'none'}. "
        "A file of your own is given with its path, as in ./mine.toml"
    )


def _own(field: str) -> Traversable:
    return pack_folder(field).joinpath("methods")


def _file(field: str, name: str) -> Traversable:
    own = _own(field).joinpath(f"{name}.toml")
    return own if own.is_file() else shared_methods().joinpath(f"{name}.toml")
