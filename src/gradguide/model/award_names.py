"""What awards are called: a subject with a level in words, and the part of an id made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level of awards as people say it, and as ids have it."""

    words: str
    id: str


@cache
def level_names() -> Mapping[int, LevelName]:
    """The names of levels by their code (AWLEVEL), from `award_names.toml`."""
    text = resources.files("gradguide.model").joinpath("award_names.toml").read_text("utf-8")
    return {int(code): LevelName(**names) for code, names in tomllib.loads(text).items()}


def award_name(title: str, cip: str, code: int) -> str:
    """What an award is called: "Social Work, master's". A subject that has no title goes by its
    CIP code."""
    return f"{title or f'CIP {cip}'}, {level_names()[code].words}"
