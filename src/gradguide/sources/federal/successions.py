"""Institutions that have gone and what they became: compiled, where NCES's directory is silent.

NCES drops an institution from its directory soon after it has closed, and one year's directory
does not tell of those that went before. `registry/successions.toml` does, each with the address
that says so.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from gradguide.sources.federal.staging import Staging

DATASET = "successions"
_FILE = "successions.toml"


class SuccessionFileError(ValueError):
    """The file of successions is not as it should be. Names the entry and what is wrong."""


class Succession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An institution that has gone: what it was, until when, what it became, who says so."""

    name: str
    city: str
    state: str
    control: Literal["public", "private_nonprofit", "private_for_profit"]
    closed: date
    source: str
    successor: str | None = None
    aliases: tuple[str, ...] = ()


@cache
def successions() -> dict[str, Succession]:
    """The compiled successions by UNITID.

    Raises:
        SuccessionFileError: an entry is not of the shape above.
    """
    return parsed(_bytes().decode("utf-8"))


def parsed(text: str) -> dict[str, Succession]:
    """The successions that a TOML text holds.

    Raises:
        SuccessionFileError: an entry is not of the shape above, or leads back to itself.
    """
    out: dict[str, Succession] = {}
    for unitid, entry in tomllib.loads(text).items():
        place = f"{_FILE}: [{unitid}]"
        try:
            found = msgspec.convert(entry, Succession, strict=False)
        except msgspec.ValidationError as error:
            raise SuccessionFileError(f"{place}: {error}") from None
        for number in (unitid, found.successor or unitid):
            if not (len(number) == 6 and number.isdigit()):
                raise SuccessionFileError(f"{place}: UNITID {number!r} is not six digits")
        if found.successor == unitid:
            raise SuccessionFileError(f"{place}: cannot be its own successor")
        if not found.source.startswith(("https://", "http://")):
            raise SuccessionFileError(f"{place}: source {found.source!r} is no address")
        out[unitid] = found
    return out


def _bytes() -> bytes:
    return resources.files("gradguide.registry").joinpath(_FILE).read_bytes()


def add_successions(staging: Staging) -> None:
    """Put the compiled successions of the schools in the tables, and of schools with awards there,
    into the tables.

    A school that NCES's own row says is closed, or names a successor of, stays as it is. One that
    NCES's row has as open stays open: the directory's word is newer or of more weight than ours.
    """
    run = staging.connection.execute
    known = {unitid for (unitid,) in run("SELECT unitid FROM schools").fetchall()}
    awarding = {unitid for (unitid,) in run("SELECT DISTINCT unitid FROM awards").fetchall()}
    added = [
        (unitid, one)
        for unitid, one in sorted(successions().items())
        if unitid not in known and (unitid in awarding or one.successor in known)
    ]
    if not added:
        return
    for unitid, one in added:
        run(
            "INSERT INTO schools VALUES (?, ?, ?, ?, ?, ?, '', '', 0, ?, ?, NULL, NULL, ?)",
            [
                unitid, one.name, json.dumps(one.aliases, ensure_ascii=False), one.city, one.state,
                one.control, one.closed.isoformat(), one.successor, one.closed.year,
            ],
        )  # fmt: skip
        run("INSERT INTO successions VALUES (?, ?)", [unitid, one.source])
    run(
        "INSERT INTO datasets VALUES (?, ?, 'gradguide', ?, 'compiled', '', ?, ?, ?)",
        [
            DATASET, max(one.closed.year for _, one in added),
            "Institutions that closed or were merged", _FILE,
            hashlib.sha256(_bytes()).hexdigest(), len(added),
        ],
    )  # fmt: skip
