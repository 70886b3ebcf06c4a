"""Occupations of all files that name some: their titles, and those that BLS publishes together.

A title is taken from wages first, then from projections, then from the crosswalk, and of the
newest year. The first and the last write it as the classification does; the second with small
letters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from gradguide.sources.federal.kinds import quoted
from gradguide.sources.federal.staging import Staging

TITLES = "occupation_titles"
"""The part of a file with its occupations: soc, title, rank (1 is taken first) and year."""

_FILE = "occupation_parts.toml"


@cache
def occupation_parts() -> Mapping[str, tuple[str, ...]]:
    """BLS's codes for several occupations, with the codes of these."""
    text = resources.files(__package__ or "").joinpath(_FILE).read_text(encoding="utf-8")
    return {code: tuple(codes) for code, codes in tomllib.loads(text)["parts"].items()}


def combine(staging: Staging) -> None:
    """Fill `occupations` and `occupation_parts` from the parts of all files, once."""
    run = staging.connection.execute
    if staging.count("occupations"):
        return
    run(
        f"INSERT INTO occupations SELECT soc, first(title ORDER BY rank, year DESC, title)"
        f" FROM part_{TITLES} GROUP BY soc"
    )
    pairs = ", ".join(
        f"({quoted(code)}, {quoted(part)})"
        for code, each in occupation_parts().items()
        for part in each
    )
    run(f"INSERT INTO occupation_parts VALUES {pairs}")
