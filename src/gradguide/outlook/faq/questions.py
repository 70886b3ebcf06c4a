"""The questions as data: `questions.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its id, its wording with a place for the subject, which computation answers it,
    the level of the programs in question, where it is about one, and a word or two for lists."""

    id: str
    asks: str
    compute: str
    level: str | None = None
    short: str = ""

    def words(self, subject: str) -> str:
        """The question about a subject."""
        return self.asks.format(subject=subject)


@cache
def questions() -> tuple[Question, ...]:
    """All questions in the order of showing."""
    text = resources.files("gradguide.outlook.faq").joinpath("questions.toml").read_text("utf-8")
    return tuple(Question(**entry) for entry in tomllib.loads(text)["question"])
