"""`gradguide data check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from gradguide.cli.json_output import print_json
from gradguide.cli.status import PARTLY, Failure
from gradguide.production.federal_check import FileChecked, check_folder
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.fetching.errors import FolderError

_NAME = 44


def run(folder: Path, *, json: bool) -> None:
    """Print what each file is and what is wrong with it.

    Raises:
        Failure: the folder cannot be read, it holds no federal file, or a check does not hold.
    """
    try:
        checked = check_folder(folder)
    except (FederalError, FolderError) as error:
        raise Failure(str(error)) from None
    if not checked.files:
        raise Failure(
            f"{folder}: no file here is named as those of agencies are; 'gradguide data list' "
            "tells their names"
        )
    if json:
        print_json(
            {
                "files": [_record(file) for file in checked.files],
                "together": list(checked.together),
                "ignored": [_shown(str(path)) for path in checked.ignored],
            }
        )
    else:
        for file in checked.files:
            _print(file)
        for words in checked.together:
            sys.stdout.write(f"All together: {words}\n")
        for path in checked.ignored:
            sys.stdout.write(f"{_shown(path.name):<{_NAME}}  not a file that is known here\n")
    if not checked.good:
        raise Failure(f"{folder}: some checks do not hold", PARTLY)


def _print(file: FileChecked) -> None:
    about = f"{file.dataset} {file.year}, {file.edition}"
    state = "checks hold" if file.good else "checks do not hold"
    sys.stdout.write(f"{file.path.name:<{_NAME}}  {about}: {state}\n")
    for words in file.wrong:
        for line in words.splitlines():
            sys.stdout.write(f"    {line}\n")


def _shown(name: str) -> str:
    """A name of which every sign can be printed, and none does anything to the terminal."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def _record(file: FileChecked) -> dict[str, Any]:
    return {
        "file": str(file.path),
        "dataset": file.dataset,
        "year": file.year,
        "edition": file.edition,
        "good": file.good,
        "wrong": list(file.wrong),
    }
