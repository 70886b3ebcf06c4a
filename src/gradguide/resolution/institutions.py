"""Institutions by name: which school of the registry a name means, or that nobody can say.

A name is read as the gazetteer reads text; names of units, possessives and usual abbreviations
of words are seen through. Several schools with a claim to the name are told apart by what is
known of the one meant (web host, city, state, who teaches the field), and a name that nobody
has is compared with all that are known. A doubt that remains is an answer: no id.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from gradguide.extraction.folding import fold
from gradguide.extraction.gazetteer import Gazetteer, Mention
from gradguide.extraction.institution_names import GENERIC, STATE_NAMES
from gradguide.model.institution import Registry
from gradguide.resolution.institution_index import NameIndex

_REMEMBERED = 20_000
_LONGEST_NAME = 200
_CLOSE_ENOUGH = 90.0
_MARGIN = 4.0
_SAME_WORD = 80.0
_SAME_NAME = 85.0

_EXPANSIONS = (
    (re.compile(r"\bU(?:niv)?\.? of\b", re.IGNORECASE), "University of"),
    (re.compile(r"\bUniv\b\.?", re.IGNORECASE), "University"),
    (re.compile(r"\bColl\b\.?", re.IGNORECASE), "College"),
    (re.compile(r"\bInst\b\.?", re.IGNORECASE), "Institute"),
    (re.compile(r"\s+"), " "),
)
_UNIT = (
    r"(?:schools?|college|department|dept\.?|faculty|graduate|ischool|i-school|division|program|"
    r"libraries|library|institute|center|online|main campus|campus|information school)"
)
_UNIT_AFTER = re.compile(rf"(?:'s?)?[\s,:|/-]*(?:\(?(?:the )?(?:[\w.&']+ ){{0,5}}?{_UNIT}\b.*)?")
_UNIT_BEFORE = re.compile(rf"(?:.*\b{_UNIT}\b.*?(?:\b(?:at|of)\b(?: the)?|[,|/:-])\s*|the )?")
_TRAILING_UNIT = re.compile(rf"(?:'s?)?[\s,:|/-]+(?:\(?(?:the )?{_UNIT}\b.*)")
_TRAILING_INITIALS = re.compile(r"(?:'s?)? +[A-Z]{3,6}$")
_UNIT_AT = re.compile(rf".*\b{_UNIT}\b.*?(?:\bat\b(?: the\b)?|[,|/:-])\s*")
_WORDS = re.compile(r"[\w']+")
_LONGER = re.compile(r" (?:of|for)\b")
_INITIALS = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name was found to mean.

    `id` is None where no school has the name or several do; `candidates` are those, the likeliest
    first. `score` is between 0 and 1 (0 without an id) and `why` says in words how it was found.
    """

    id: str | None
    score: float
    candidates: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the school that a name means.

    `hints` are ids of schools that are likelier than others: those that teach the field, those
    that the document has named.
    """

    state: str | None = None
    city: str | None = None
    host: str | None = None
    hints: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Meant:
    """Whose a name is by itself; `needs_support` where it is as well a place's."""

    owners: tuple[str, ...]
    score: float
    how: str
    name: str
    needs_support: bool = False


class InstitutionResolver:
    """Finds the institution that a name means. Holds indices over the registry: keep it."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer | None = None) -> None:
        self.registry = registry
        self._gazetteer = gazetteer or Gazetteer(registry)
        self._index = NameIndex(registry)
        self._known: dict[tuple[str, Context], Resolution] = {}

    def resolve(
        self,
        name: str,
        *,
        state: str | None = None,
        city: str | None = None,
        host: str | None = None,
        hints: Collection[str] = (),
    ) -> Resolution:
        """The institution that a name means, in the light of what else is known of it.

        `state` is two letters, `host` a web host; `hints` are the ids of schools that are likelier
        than others (those that teach the field).
        """
        context = Context(state, city, host, frozenset(hints))
        known = self._known.get((name, context))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[name, context] = self._resolve(name, context)
        return known

    def _resolve(self, name: str, context: Context) -> Resolution:
        if len(name) > _LONGEST_NAME:
            return Resolution(None, 0.0, (), "too long for a name")
        full = expanded(name)
        ways = map(self._meant, (full, *_without_units(full)))
        meant = next(filter(None, ways), None)
        if meant is None:
            return Resolution(None, 0.0, (), "no institution of the registry goes by this name")
        if meant.needs_support and not self._supported(meant.owners, context):
            why = f"{meant.name!r} is a place, and nothing else says which school"
            return Resolution(None, 0.0, meant.owners, why)
        if len(meant.owners) == 1:
            return self._single(meant, context)
        return self._chosen(meant, context)

    def _meant(self, name: str) -> _Meant | None:
        """Whose name it is, in the ways a name can be somebody's, the surest first."""
        for written in dict.fromkeys((name, name.title())):
            mention = self._one_mention(written)
            if mention is not None:
                score = 1.0 if mention.how == "name" else 0.97
                return _Meant(mention.candidates, score, f"its {mention.how}", fold(mention.name))
        folded = fold(name).strip(" .,'").removesuffix("'s")
        official = self._index.official(folded)
        if official:
            return _Meant(official, 1.0, "its own name", folded)
        if folded in STATE_NAMES:
            owners = self._index.of_state(folded)
            return _Meant(owners, 0.85, "a state's name", folded, True) if owners else None
        short = self._index.short(folded)
        if short:
            place = any(fold(self.registry[owner].city) == folded for owner in short)
            return _Meant(short, 0.9, "a short name", folded, needs_support=place)
        turned = self._index.turned(folded)
        if turned:
            return _Meant(turned, 0.85, "its name, turned around", folded)
        return self._alike(folded)

    def _one_mention(self, name: str) -> Mention | None:
        """The one school that the name speaks of, when nothing but its units stands beside it."""
        folded = fold(name)
        mentions = [one for one in self._gazetteer.mentions(name, folded) if one.how != "host"]
        if not mentions:
            return None
        first = min(mentions, key=lambda one: (len(one.candidates), one.start))
        if any(not set(one.candidates) & set(first.candidates) for one in mentions):
            return None
        if not _UNIT_BEFORE.fullmatch(folded[: mentions[0].start]):
            return None
        return first if self._follows(name[mentions[-1].end :], first) else None

    def _follows(self, after: str, mention: Mention) -> bool:
        """Whether what stands behind a name takes nothing from it: units, the place, initials."""
        if _UNIT_AFTER.fullmatch(fold(after)):
            return True
        if _LONGER.match(after):
            return False
        own: set[str] = set()
        for owner in mention.candidates:
            school = self.registry[owner]
            own |= set(_WORDS.findall(fold(f"{school.city} {school.state}")))
            own |= set(_WORDS.findall(self._index.state_name(owner)))
        return all(
            fold(word) in own or fold(word) in GENERIC or word == "s" or _INITIALS.fullmatch(word)
            for word in _WORDS.findall(after)
        )

    def _alike(self, folded: str) -> _Meant | None:
        """The one name that is nearly the same, letter for letter, and far from the next."""
        if len(folded.split()) < 2:
            return None
        likest = process.extract(
            folded, self._index.full_names, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH, limit=8
        )
        close = [(name, score) for name, score, _ in likest if self._misspelt(folded, name)]
        if not close:
            return None
        best, score = close[0]
        owners = self._index.owners(best)
        for other, other_score in close[1:]:
            if score - other_score < _MARGIN and set(self._index.owners(other)) != set(owners):
                return None
        return _Meant(owners, round(score / 100 * 0.9, 3), f"spelt nearly like {best!r}", best)

    def _misspelt(self, given: str, known: str) -> bool:
        """Whether each differing word is a slip of the other.

        A word that is itself one of names ("eastern") must be nearer to be a slip ("women's").
        """
        ours, theirs = _WORDS.findall(given), _WORDS.findall(known)
        if len(ours) != len(theirs):
            return False
        for one, other in zip(ours, theirs, strict=True):
            alike = 100.0 if one == other else fuzz.ratio(one, other)
            ends = one[:2] == other[:2] and one[-1:] == other[-1:]
            if alike < _SAME_WORD or (
                self._index.is_word(one) and not (alike == 100 or (alike > _SAME_NAME and ends))
            ):
                return False
        return True

    def _single(self, meant: _Meant, context: Context) -> Resolution:
        """One school has the name; a state that contradicts leaves only its own full name."""
        owner = meant.owners[0]
        school = self.registry[owner]
        if context.state and context.state != school.state:
            if meant.score < 1.0:
                why = f"{meant.how}, but of {school.name} in {school.state}, not {context.state}"
                return Resolution(None, 0.0, meant.owners, why)
            return Resolution(
                owner, 0.7, meant.owners, f"{meant.how}, though not in {context.state}"
            )
        return Resolution(owner, meant.score, meant.owners, meant.how)

    def _chosen(self, meant: _Meant, context: Context) -> Resolution:
        """Of several the one that the context singles out, else whose the bare name is."""
        left = meant.owners
        for trust, reason, fits in self._narrowings(context):
            fitting = tuple(owner for owner in left if owner in fits)
            if len(fitting) == 1:
                score = min(meant.score, trust)
                return Resolution(fitting[0], score, meant.owners, f"{meant.how}, and {reason}")
            left = fitting or left
        plain = self._index.plain(meant.name)
        if plain in left:
            why = f"{meant.how}, which goes by it alone"
            return Resolution(plain, min(meant.score, 0.8), meant.owners, why)
        why = f"{meant.how}, and {len(left)} institutions have it"
        return Resolution(None, 0.0, left, why)

    def _narrowings(self, context: Context) -> Iterator[tuple[float, str, frozenset[str]]]:
        """What is known of the school meant, the surest first: trust, reason, who fits."""
        if context.host:
            yield (
                0.95,
                f"its host is {context.host}",
                frozenset(self.registry.by_host(context.host)),
            )
        if context.state:
            if context.city:
                here = self._index.in_city(context.city, context.state)
                yield 0.95, f"it is in {context.city}, {context.state}", here
            yield 0.9, f"it is in {context.state}", self._index.in_state(context.state)
        if context.hints:
            yield 0.85, "of those that have it, it is the likely one here", context.hints

    def _supported(self, found: tuple[str, ...], context: Context) -> bool:
        at_host = self.registry.by_host(context.host) if context.host else ()
        return bool(set(found) & (set(at_host) | context.hints))


def expanded(name: str) -> str:
    """The name with usual abbreviations of words written out ("U of", "Univ.")."""
    for pattern, full in _EXPANSIONS:
        name = pattern.sub(full, name)
    return name.strip()


def _without_units(name: str) -> Iterator[str]:
    """The name without the names of units behind it ("Pratt SLIS") or before it ("iSchool at
    Illinois")."""
    folded = fold(name)
    after = _TRAILING_UNIT.search(folded)
    yield _TRAILING_INITIALS.sub("", name[: after.start()] if after else name)
    before = _UNIT_AT.match(folded)
    if before:
        yield name[before.end() :]
