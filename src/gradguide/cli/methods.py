"""The ranking method that a command is told to use."""

from __future__ import annotations

from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.model.method import Method
from gradguide.sources.methods import (
    MethodFileError,
    UnknownMethodError,
    bundled_method,
    read_method,
)


def method_called(release: Release, name: str) -> Method:
    """A method of the release's field by its name, or the one in a person's own file.

    Raises:
        Failure: there is no such method, or the file is none.
    """
    try:
        if name.endswith(".toml") or "/" in name:
            return read_method(Path(name))
        return bundled_method(str(release.manifest["field"]), name)
    except (MethodFileError, UnknownMethodError) as error:
        raise Failure(str(error), WRONG_CALL) from None
