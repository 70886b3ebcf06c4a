"""The ranking method that a command is told to use."""

from __future__ import annotations

from pathlib import Path

from gradguide.answers.errors import WrongQuestionError
from gradguide.catalog.release import Release
from gradguide.model.method import Method
from gradguide.sources.methods import (
    MethodFileError,
    UnknownMethodError,
    bundled_method,
    method_from,
    read_method,
    unknown_method,
)
from gradguide.sources.packs import UnknownPackError


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
