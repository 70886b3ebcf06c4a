"""Degrees as a field pack names them, ready for recognising them in a program's name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gradguide.extraction.degrees import LEVELS as LEVEL_WORDS
from gradguide.model.pack import Degree, FieldPack
from gradguide.resolution.spelling import stem, words

# What a master's or doctorate may be "of" without a field of study being named: the degrees'
# general names in English-speaking universities.
DESIGNATIONS = frozenset(
    {
        ("science",),
        ("arts",),
        ("fine", "arts"),
        ("education",),
        ("philosophy",),
        ("management",),
        ("teaching",),
        ("professional", "studies"),
        ("business", "administration"),
    }
)
LEVELS = {**LEVEL_WORDS, "maitrise": "master"}
# "Science" and "studies" say that a field is studied and not which: "knot science" and
# "knot studies" are one field.
_ACADEMIC = frozenset({"science", "study"})
_LINKS = frozenset("a an and at by de des du en for from in l la le of on or the to with".split())


def core(field_words: tuple[str, ...]) -> frozenset[str]:
    """The words of a field of study that tell it from others, in no order."""
    kept = {stem(word) for word in field_words if word not in _LINKS}
    return frozenset(kept - _ACADEMIC) or frozenset(kept)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A degree found in a name: where, and what it says.

    `designation` is what the degree is of ("arts", "education"; "" where it is of the field
    itself, or of science: a school's "Master of Knot Theory" and its "Master of Science in
    Knot Theory" are one degree under two names). None: not said. `core` are the words of
    the field that the degree's own name holds.
    """

    start: int
    end: int
    degree: Degree | None
    level: str
    designation: str | None
    core: frozenset[str] = frozenset()


def designation_and_core(after_level: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    """What the words after "master of" say: of what kind the degree is, and in which field."""
    rest = tuple(word for word in after_level if word != "degree")
    rest = rest[1:] if rest[:1] in (("of",), ("in",)) else rest
    for length in (2, 1):
        of, after = rest[:length], rest[length:]
        if of in DESIGNATIONS:
            field = after[1:] if after[:1] == ("in",) else after
            return "" if of == ("science",) else " ".join(of), core(field)
    return "", core(rest)


class DegreeNames:
    """The names and abbreviations of a pack's degrees as sequences of words."""

    def __init__(self, pack: FieldPack) -> None:
        self._names: dict[tuple[str, ...], Recognised] = {}
        for degree in pack.degrees:
            spelled = [words(name) for name in degree.names]
            own = self._own(degree, spelled)
            for name in [*spelled, words(degree.abbreviation)]:
                designation, inner = self._said(name, own)
                self._names.setdefault(
                    name, Recognised(0, len(name), degree, degree.level, designation, inner)
                )
        self._longest = max((len(name) for name in self._names), default=0)

    def _own(self, degree: Degree, spelled: list[tuple[str, ...]]) -> tuple[str, frozenset[str]]:
        """What the bare abbreviation says, by the first of its names that is written out."""
        for name in spelled:
            if name[0] in LEVELS and len(name) > 1:
                return designation_and_core(name[1:])
        return degree.abbreviation.lower(), frozenset()

    def _said(
        self, name: tuple[str, ...], own: tuple[str, frozenset[str]]
    ) -> tuple[str, frozenset[str]]:
        if name[0] in LEVELS and len(name) > 1:
            return designation_and_core(name[1:])
        if len(name) == 1 or own[1]:
            return own
        # "MA in Knot Theory" among the names of the MA
        return own[0], core(tuple(word for word in name[1:] if word != "degree"))

    def of_abbreviation(self, abbreviation: str) -> Recognised | None:
        """What a degree's abbreviation alone says, or None for one that the pack has not."""
        return self._names.get(words(abbreviation))

    def find(self, name: tuple[str, ...]) -> list[Recognised]:
        """All degrees in a sequence of words, the longest at each place, none overlapping."""
        out = []
        at = 0
        while at < len(name):
            found = self._at(name, at)
            if found is not None:
                out.append(found)
                at = found.end
            else:
                at += 1
        return out

    def _at(self, name: tuple[str, ...], at: int) -> Recognised | None:
        for length in range(min(self._longest, len(name) - at), 0, -1):
            known = self._names.get(name[at : at + length])
            if known is not None:
                return replace(known, start=at, end=at + length)
        return None
