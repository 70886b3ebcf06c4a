"""What a benchmark says whose data or tools are not there: they do not come along."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class MissingDataError(Exception):
    """Nothing to measure with; the message says what to get, and where to say that it is there."""


def national() -> Path:
    """The national release: `releases/us.db`, or the file that GRADGUIDE_NATIONAL names.

    Raises:
        MissingDataError: it is not there.
    """
    place = Path(os.environ.get("GRADGUIDE_NATIONAL", "releases/us.db"))
    if not place.is_file():
        raise MissingDataError(
            f"{place}: there is no national release; get the files with 'gradguide data fetch' and "
            f"make it with 'gradguide build --national --data DIR --out {place}', or name one in "
            "GRADGUIDE_NATIONAL"
        )
    return place


def tool(name: str) -> str:
    """The path of a program that has to be on the machine.

    Raises:
        MissingDataError: it is not there.
    """
    found = shutil.which(name)
    if found is None:
        raise MissingDataError(f"{name}: is not on the PATH; install it (Debian: apt-get install)")
    return found
