"""Short names: what a text may call a school that it has named in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gradguide.extraction.folding import fold
from gradguide.extraction.institution_names import (
    DIRECTIONS,
    GENERIC,
    STATE_NAMES,
    bare_of,
    has_kind,
    initials_of,
    parted,
)
from gradguide.model.institution import Institution, Registry

# A capitalised word before a short name makes it part of another name, except these.
_BEFORE = frozenset(
    "the at from for about why with of and or to by is are does do can how what choose like "
    "online attend attending both while although since if as because when".split()
)
# A capitalised word behind one does too, except these.
_AFTER = frozenset("online school graduate university's offers and or students".split())
_WORD_BEFORE = re.compile(r"([\w.'&-]+) $")
_WORD_AFTER = re.compile(r" ([\w'&-]+)")
_TITLE = re.compile(r"(?:Dr|Mrs?|Ms|Prof|Rev|Hon|St|Ft|Mt|Gov|Sen|[A-Z])\.")
_NO_INITIALS = re.compile(r"(?:, ?|\b[Tt]he )$")
_SPEECH_AFTER = re.compile(r" (?:said|told|wrote|recalled|explained|added)\b")
# What makes the name of a place a school's: it does or has what schools do and have.
_SCHOOLING_AFTER = re.compile(
    r"(?:'s|\u2019s)? (?:also |currently |now )?"
    r"(?:offers?|requires?|provides?|charges|awards|admits|recommends|accepts|"
    r"students?|graduates|faculty|alumni|programs?|iSchool|Online|[A-Z]{3,})\b"
)
_AT_BEFORE = re.compile(r"\b[Aa]t $")


@dataclass(frozen=True, slots=True)
class ShortName:
    """Whose short name it is, and whether it is also the name of a place."""

    owners: tuple[str, ...]
    place: bool = False


def short_names(registry: Registry, schools: set[str]) -> dict[str, ShortName]:
    """The short names, as written, of the given schools.

    Names that two of them share keep both; a state's name, a direction or a generic word is
    nobody's.
    """
    owners: dict[str, list[str]] = {}
    places: set[str] = set()
    for school_id in sorted(schools):
        school = registry[school_id]
        city = fold(school.city)
        for name in _of(school):
            if school_id not in owners.setdefault(name, []):
                owners[name].append(school_id)
            if fold(name) == city:
                places.add(name)
    return {name: ShortName(tuple(ids), name in places) for name, ids in owners.items()}


def _of(school: Institution) -> Iterator[str]:
    for alias in (*school.aliases, *school.nicknames):
        folded = fold(alias)
        if not has_kind(folded) and len(alias) >= 2 and _usable(folded, alias):
            yield alias
    folded = fold(school.name)
    head, tail = parted(folded)
    bare = bare_of(head)
    if bare:
        start = folded.index(bare)
        yield school.name[start : start + len(bare)]
    initials = initials_of(folded if tail else head)
    if initials:
        yield initials


def _usable(folded: str, alias: str) -> bool:
    words = folded.replace("-", " ").split()
    if folded in STATE_NAMES or all(word in GENERIC or word in DIRECTIONS for word in words):
        return False
    return alias[0].isupper() and (len(alias) > 2 or alias.isupper())


def guarded(text: str, start: int, end: int, name: ShortName) -> bool:
    """Whether what stands around a short name says that it is not the school.

    Initials need none, but for two letters that may be a state or a country. A word does:
    capitalised neighbours make it a person's or another thing's name, and the name of a place is
    a place unless it does what schools do.
    """
    if text[start + 1 : start + 2].isupper():
        return end - start == 2 and _NO_INITIALS.search(text, max(0, start - 5), start) is not None
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before and (before[1][-1] not in ".!?" or _TITLE.fullmatch(before[1])):
        word = before[1].lower()
        if before[1][:1].isupper() and word not in _BEFORE:
            return True
    if name.place and not (
        _SCHOOLING_AFTER.match(text, end) or _AT_BEFORE.search(text, max(0, start - 8), start)
    ):
        return True
    if _SPEECH_AFTER.match(text, end):
        return True
    after = _WORD_AFTER.match(text, end)
    if after and after[1][:1].isupper():
        acronym = sum(letter.isupper() for letter in after[1]) >= 2
        return not acronym and fold(after[1]) not in _AFTER
    return False
