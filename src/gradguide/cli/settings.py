"""Options turned into settings, with messages for what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.production.reader import Settings
from gradguide.sources.packs import PackFileError, UnknownPackError, default_pack, load_pack
from gradguide.sources.registry import RegistryError, load_hd


def settings_for(field: str | None, as_of: date, ipeds: Path | None) -> Settings:
    """The settings that `--field`, `--as-of` and `--ipeds` ask for; the default pack where no
    field is named.

    Raises:
        Failure: there is no such field pack or it is broken, or there is no HD file in the
            folder or it is.
    """
    chosen = field or default_pack()
    try:
        load_pack(chosen)
    except (UnknownPackError, PackFileError) as error:
        raise Failure(f"--field: {error}", WRONG_CALL) from None
    return Settings(chosen, as_of, _readable(hd_file(ipeds)) if ipeds else None)


def hd_file(folder: Path) -> Path:
    """The newest HD file of a folder as NCES names them ("hd2024.csv", "HD2024.zip").

    Raises:
        Failure: there is none.
    """
    if folder.is_file():
        return folder
    found = sorted(
        (p for p in folder.glob("*") if p.name.lower().startswith("hd") and _is_table(p)),
        key=lambda p: p.name.lower(),
    )
    if not found:
        raise Failure(f"{folder}: no HD file here; NCES names it like hd2024.csv or HD2024.zip")
    return found[-1]


def _readable(path: Path) -> Path:
    """The HD file, read once to see that it is one: workers could not tell what is wrong."""
    try:
        load_hd(path)
    except RegistryError as error:
        raise Failure(str(error)) from None
    return path


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in (".csv", ".zip")
