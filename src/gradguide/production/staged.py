"""The federal tables of a release: of files that a user points at, of what is bundled, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gradguide.sources.federal.bundled import bundled_federal, fill_empty
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.federal.files import Found, find_files
from gradguide.sources.federal.loading import Loaded, load
from gradguide.sources.federal.staging import Staging


@dataclass(frozen=True, slots=True)
class FederalOrder:
    """Which federal data a release is to have.

    `data` is a folder of files as the agencies publish them; without one it is what is bundled.
    `national` asks for all of the United States. `allow` names the checks that need not hold.
    `cache` is a folder for what was read, None for none.
    """

    data: Path | None = None
    national: bool = False
    allow: Sequence[str] = ()
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Staged:
    """The tables, with what was loaded into them. `bundled` are the tables that are filled from
    what is bundled, since no file for them was found."""

    staging: Staging
    loaded: Loaded = field(default_factory=Loaded)
    found: Found = field(default_factory=lambda: Found((), (), ()))
    bundled: tuple[str, ...] = ()


def staged(order: FederalOrder, pack: str) -> Staged:
    """The tables that an order asks for.

    Raises:
        FederalError: files cannot be read, a check fails that is not allowed to, or a national
            release is asked for without the files that it is made of.
    """
    if order.data is None:
        if order.national:
            raise FederalError(
                "a national release is made of files that are not bundled; fetch them with "
                "`gradguide data fetch ipeds` and give their folder with --data"
            )
        return Staged(bundled_federal(pack))
    found = find_files(order.data)
    needed = ("ipeds-completions", "ipeds-directory") if order.national else ()
    missing = [name for name in needed if name not in {file.dataset for file in found.files}]
    if missing or not found.files:
        wanted = " and ".join(missing) if missing else "federal data"
        raise FederalError(
            f"{order.data}: no file of {wanted} is here; fetch it with `gradguide data fetch`, or "
            "name a folder with files as the agencies name them"
        )
    staging = Staging()
    loaded = load(found.files, staging, order.allow, order.cache)
    bundled = fill_empty(staging, None if order.national else pack)
    return Staged(staging, loaded, found, bundled)
