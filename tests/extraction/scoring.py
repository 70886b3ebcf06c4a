"""Scoring what was found against an answer key, by the rules of the claim format's scorer.

A statement found is right when the key has one of the same place, attribute, value and deciding
qualifiers that no other statement has taken. Free text agrees when its words do. A statement of
the key that is optional counts neither when it is found nor when it is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from gradguide.model.vocabulary import vocabulary

FREE_TEXT = frozenset(
    "program concentration course career employer_type course_area organization location "
    "website".split()
)
DESCRIBING = frozenset(
    "term condition period approximate what specialty concentration year occupation".split()
)
"""Qualifiers that describe and do not decide: never compared."""

_WORDS_ALIKE = 0.72
_LETTERS_ALIKE = 0.88
_SAME_NUMBER = 0.005
_EMPTY_WORDS = frozenset("the of and in a an for at with to program degree".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said somewhere. `place` is whatever must be equal: a case, a page and a school."""

    place: Hashable
    attribute: str
    value: Any
    qualifiers: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements the key has, how many were found, and how many of those are right."""

    key: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.key if self.key else 1.0

    @property
    def f1(self) -> float:
        both = self.key + self.found
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.key + other.key, self.found + other.found, self.right + other.right)


def words(text: object) -> list[str]:
    """The words that count when free texts are compared, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", str(text)).casefold().replace("&", " and ")
    plain = re.sub(r"master[\u2019']s", "master", plain)
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _EMPTY_WORDS]


def alike(one: object, other: object) -> bool:
    """Whether two free texts name the same thing, by their words in any order."""
    ours, theirs = words(one), words(other)
    if not ours or not theirs:
        return ours == theirs
    shared = (Counter(ours) & Counter(theirs)).total()
    if 2 * shared / (len(ours) + len(theirs)) >= _WORDS_ALIKE:
        return True
    lettered = SequenceMatcher(None, " ".join(sorted(ours)), " ".join(sorted(theirs)))
    return lettered.ratio() >= _LETTERS_ALIKE


def same_value(attribute: str, one: object, other: object) -> bool:
    if attribute in FREE_TEXT:
        return alike(one, other)
    try:
        return abs(float(str(one)) - float(str(other))) < _SAME_NUMBER
    except ValueError:
        return str(one).strip().casefold() == str(other).strip().casefold()


def deciding(statement: Statement) -> frozenset[tuple[str, str]]:
    """The qualifiers that are compared, unsaid ones at what their absence means."""
    known = vocabulary()[statement.attribute].with_defaults(dict(statement.qualifiers))
    return frozenset(
        (name, str(value).casefold()) for name, value in known.items() if name not in DESCRIBING
    )


def distinct(statements: Iterable[Statement]) -> list[Statement]:
    """The statements without those that only repeat another; the first of each kind stays.

    What is optional at one place and counts at another, counts.
    """
    kept: dict[Hashable, Statement] = {}
    for statement in statements:
        value = statement.value
        said = " ".join(words(value)) if statement.attribute in FREE_TEXT else _text(value)
        which = (statement.place, statement.attribute, said, deciding(statement))
        before = kept.get(which)
        if before is None:
            kept[which] = statement
        elif before.optional and not statement.optional:
            kept[which] = replace(before, optional=False)
    return list(kept.values())


def _text(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{float(value):g}"
    return str(value).casefold()


def taken(key: Sequence[Statement], found: Sequence[Statement]) -> dict[int, int]:
    """Which statement of the key (its index) is which of those found; what counts goes first."""
    order = sorted(range(len(key)), key=lambda index: key[index].optional)
    out: dict[int, int] = {}
    for number, statement in enumerate(found):
        for index in order:
            wanted = key[index]
            if (
                index not in out
                and (wanted.place, wanted.attribute) == (statement.place, statement.attribute)
                and same_value(wanted.attribute, wanted.value, statement.value)
                and deciding(wanted) == deciding(statement)
            ):
                out[index] = number
                break
    return out


def score(key: Iterable[Statement], found: Iterable[Statement]) -> dict[str, Tally]:
    """The tally of each attribute that the key or what was found speaks of."""
    wanted, given = distinct(key), distinct(found)
    matches = taken(wanted, given)
    set_aside = {number for index, number in matches.items() if wanted[index].optional}
    keys = Counter(s.attribute for s in wanted if not s.optional)
    finds = Counter(s.attribute for n, s in enumerate(given) if n not in set_aside)
    rights = Counter(wanted[i].attribute for i in matches if not wanted[i].optional)
    return {name: Tally(keys[name], finds[name], rights[name]) for name in sorted(keys | finds)}


def total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def report(tallies: Mapping[str, Tally]) -> str:
    """A table for a person: a row for each name, and one for all."""
    lines = [f"{'':24}{'key':>6}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    for name, t in [*tallies.items(), ("all", total(tallies.values()))]:
        lines.append(
            f"{name:24}{t.key:>6}{t.found:>7}{t.right:>7}"
            f"{t.precision:>8.3f}{t.recall:>8.3f}{t.f1:>8.3f}"
        )
    return "\n".join(lines) + "\n"
