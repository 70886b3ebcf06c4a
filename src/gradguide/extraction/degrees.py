"""Degrees: what a pack's abbreviations and names stand for, however they are written."""

from __future__ import annotations

import re
from functools import cached_property

from gradguide.extraction.folding import fold
from gradguide.model.pack import Degree, FieldPack

LEVELS = {
    "master": "master",
    "masters": "master",
    "bachelor": "bachelor",
    "bachelors": "bachelor",
    "doctor": "doctoral",
    "doctorate": "doctoral",
    "doctoral": "doctoral",
}
"""The level that a word for a degree (folded, no possessive) says."""

PARENTHESES = re.compile(r"[ ]?\((?P<abbreviation>[a-z][a-z./ &-]{1,12})\)")


def normal(name: str) -> str:
    """A degree's name in the one spelling that packs use: folded, spelled out, no ornaments."""
    words = fold(name).replace("&", " and ").replace("/", " ")
    words = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", words)
    words = re.sub(r"\b([a-z]{1,4})\.", r"\1", words)
    words = re.sub(r"\(.*?\)|[^a-z0-9' -]", " ", words)
    words = re.sub(r"\b(master|bachelor|doctor)(?:'s|s'|s)\b", r"\1", words)
    words = re.sub(r"\b(?:fully|100|online|degree|program|the|an?)\b", " ", words)
    words = re.sub(r"\b(master|bachelor|doctor) in\b", r"\1 of", " ".join(words.split()))
    return " ".join(words.split())


class DegreeNames:
    """A pack's degrees, ready for looking up."""

    def __init__(self, pack: FieldPack) -> None:
        self._pack = pack

    @cached_property
    def by_name(self) -> dict[str, Degree]:
        return {normal(name): degree for degree in self._pack.degrees for name in degree.names}

    @cached_property
    def tails(self) -> list[str]:
        """What follows "master of" in the degrees' names, longest first."""
        tails = {name.partition(" of ")[2] for name in self.by_name if " of " in name}
        return sorted(tails - {""}, key=lambda name: (-len(name), name))

    @cached_property
    def by_abbreviation(self) -> dict[str, Degree]:
        return {degree.abbreviation.casefold(): degree for degree in self._pack.degrees}

    @cached_property
    def spellings(self) -> set[str]:
        """How an abbreviation can begin: its letters, with or without full stops between."""
        plain = set(self.by_abbreviation)
        dotted = {".".join(abbreviation) for abbreviation in plain}
        divided = {f"{a[:2]}{mark}{a[2:]}" for a in plain if len(a) > 3 for mark in "/- "}
        halves = {f"{a[0]}.{a[1:]}" for a in plain} | {f"{a[:2]}.{a[2:]}" for a in plain}
        return plain | dotted | divided | halves

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(self.by_name, key=lambda name: (-len(name), name))

    @cached_property
    def abbreviation_pattern(self) -> re.Pattern[str]:
        """Any abbreviation of the pack, with or without full stops or a slash."""
        forms = []
        for abbreviation in sorted(self.by_abbreviation, key=lambda a: (-len(a), a)):
            letters = r"\.?".join(re.escape(c) for c in abbreviation)
            forms.append(letters)
            if abbreviation.startswith(("ms", "ma")) and len(abbreviation) > 3:
                forms.append(rf"{abbreviation[0]}\.?{abbreviation[1]}\.?[/ -]{abbreviation[2:]}")
        return re.compile(
            rf"(?<![\w/.-])(?P<abbreviation>{'|'.join(forms)})(?:\.(?=\W|$))?(?![\w-])"
        )

    def of_abbreviation(self, written: str) -> Degree | None:
        letters = re.sub(r"[^a-z]", "", fold(written))
        return self.by_abbreviation.get(letters)

    def of_name(self, name: str) -> Degree | None:
        """The degree that a program's name says, or None.

        An abbreviation in parentheses decides; then the longest of the pack's names that
        the name begins with; then one that it ends with ("X, MS", "X Master of Arts").
        """
        folded = fold(name)
        for match in PARENTHESES.finditer(folded):
            if degree := self.of_abbreviation(match.group("abbreviation")):
                return degree
        plain = self._spelled_out(normal(name))
        for known in self._longest_first:
            if plain == known or plain.startswith(known + " "):
                return self.by_name[known]
        words = plain.split()
        for size in (1, 2, 3):
            known_by = self.by_abbreviation if size == 1 else self.by_name
            degree = known_by.get(" ".join(words[-size:]))
            if degree and len(words) > size:
                turned = f"{self._generic(degree)} in {' '.join(words[:-size])}"
                return self.by_name.get(turned, degree)
            if degree:
                return degree
        for known in self._longest_first:
            if f" {known} " in f" {plain} ":
                return self.by_name[known]
        return None

    def _generic(self, degree: Degree) -> str:
        return (
            normal(min(degree.names, key=len)) if degree.names else degree.abbreviation.casefold()
        )

    def _spelled_out(self, plain: str) -> str:
        """With a leading abbreviation written out: "ms in x" as "master of science in x"."""
        first, _, rest = plain.partition(" ")
        degree = self.by_abbreviation.get(first)
        if degree is None or not rest:
            return plain
        rest = rest.removeprefix("in ").removeprefix("of ")
        return f"{self._generic(degree)} in {rest}"
