"""What of a program can be found by words: its texts by column, and the words in them.

The full-text table of a release and its index for finding are made of the same texts and cut
them into the same words.
"""

from __future__ import annotations

import re

from gradguide.extraction.folding import fold
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.states import STATE_NAMES
from gradguide.resolution.spelling import stem
from gradguide.resolution.synonyms import Synonyms

COLUMNS = ("name", "institution", "concentrations", "place", "aliases", "also")
"""From the one in which a word tells most to the one in which it tells least. `also` holds what
the program's degree, field and concentrations are called elsewhere."""

_WORD = re.compile(r"[^\W_]+")


def texts(program: Program, school: InstitutionEntry | None, synonyms: Synonyms) -> tuple[str, ...]:
    """The program's texts, one for each of `COLUMNS`."""
    place = (school.city, school.state, STATE_NAMES.get(school.state, "")) if school else ()
    return (
        f"{program.name} {program.degree or ''}".strip(),
        program.institution,
        " ; ".join(program.concentrations),
        " ".join(part for part in place if part),
        " ; ".join(program.aliases),
        " ; ".join(synonyms.also(program)),
    )


def words(text: str) -> list[str]:
    """The words of a text, folded; signs and underscores part words."""
    return _WORD.findall(fold(text))


def variants(word: str) -> tuple[str, ...]:
    """A word as it was typed, without its plural ending, and with "ies" for a final "y"."""
    single = stem(word)
    plural = f"{single[:-1]}ies" if single.endswith("y") and len(single) > 3 else single
    return tuple(dict.fromkeys((word, single, plural)))


def match_expression(typed: str) -> str:
    """An FTS5 expression: every word has to be there, each from its beginning. Empty where
    nothing was typed that is a word."""
    wanted = words(typed)
    return " AND ".join(
        "(" + " OR ".join(f'"{variant}"*' for variant in variants(word)) + ")" for word in wanted
    )
