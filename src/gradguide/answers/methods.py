"""The ranking methods that a release has, and the one that somebody means."""

from __future__ import annotations

from pathlib import Path

from gradguide.answers.errors import WrongQuestionError
from gradguide.catalog.release import Release
from gradguide.model.method import Method
from gradguide.sources.methods import (
    DEFAULT_METHOD,
    MethodFileError,
    UnknownMethodError,
    bundled_method,
    method_from,
    method_names,
    read_method,
    unknown_method,
)
from gradguide.sources.packs import UnknownPackError


def methods_of(release: Release) -> dict[str, Method]:
    """The methods that a release was built with by their names, "default" first; those of its
    field where it was built without any. No file of a person's own is among them.

    Raises:
        WrongQuestionError: one of them is none, or the field is unknown.
    """
    field = str(release.manifest["field"])
    try:
        names = release.manifest.get("methods") or method_names(field)
    except UnknownPackError as error:
        raise WrongQuestionError(str(error)) from None
    ordered = sorted(names, key=lambda name: (name != DEFAULT_METHOD, name))
    return {name: method_called(release, name) for name in ordered}


def method_called(release: Release, name: str) -> Method:
    """A method of the release's field by its name, or the one in a person's own file.

    The methods are those that the release was built with, so that it ranks the same wherever it
    is, also where its field's pack is not. One that was built without any has its field's.

    Raises:
        WrongQuestionError: there is no such method, or the file is none.
    """
    field = str(release.manifest["field"])
    held = release.manifest.get("methods")
    try:
        if name.endswith(".toml") or "/" in name:
            return read_method(Path(name))
        if not held:
            return bundled_method(field, name)
        if name not in held:
            raise UnknownMethodError(unknown_method(name, field, held))
        return method_from(held[name], f"the method {name} of the release")
    except (MethodFileError, UnknownMethodError, UnknownPackError) as error:
        raise WrongQuestionError(str(error)) from None
