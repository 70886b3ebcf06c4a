"""From a job title as somebody types it to occupations: titles that are known, then those alike.

A title is looked up among the field's titles, then among the classification's, each word for
word. A single word that is only a piece of titles, and the last word of others too ("worker"), is
no title of any. Where neither has it titles are compared: each word typed is held against each word
of a title, rare words count more than common ones, and the share that agrees is the score.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz, process

from gradguide.model.national import Occupation
from gradguide.model.pack import JobTitle
from gradguide.outlook.title_words import family, plain, plain_all, telling, title_words

THRESHOLD = 75
"""The score from which a title is taken for the one that was typed; below it is only offered."""
OFFERED = 30
"""The score from which a title is worth offering to somebody whose own is not known."""
_BESIDE = 8  # how much lower than the best a score may be and still be as good a guess
_KIN = 0.9  # how alike words of one family are: "archive", "archivist"
_SLIP = 84  # of 100, from which an unknown word counts as a slip of another
_LONG_ENOUGH = 5  # letters; a shorter word is like too many others
_TYPED_SHARE = 0.75  # of the score; the rest says how much more the title says than was typed
_OTHER_HEAD = 0.85  # a nurse practitioner is not what "nurse" names

How = Literal["field", "classification", "alike"]
"""How a match is known: word for word a title of the field's, word for word one of the
classification's, or by likeness."""


@dataclass(frozen=True, slots=True)
class Match:
    """A title that may be meant. `score` is out of 100, and 100 where it is word for word.

    `soc` is its occupation, None where the classification gives the title no place of its own;
    `job` is the field's entry, where it is the field's title. `written` is the form that agrees.
    """

    title: str
    written: str
    soc: str | None
    score: int
    how: How
    job: JobTitle | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed title can mean: `matches` are meant, best first, several where it is
    ambiguous; `offered` are the nearest where none is, and `more` is how many are left out."""

    typed: str
    matches: tuple[Match, ...]
    offered: tuple[Match, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of writing a title: its words, and whose it is."""

    key: tuple[str, ...]
    written: str
    title: str
    soc: str | None
    job: JobTitle | None


class Titles:
    """Titles of the field and of the classification, ready to be looked up."""

    def __init__(self, jobs: Iterable[JobTitle], occupations: Iterable[Occupation]) -> None:
        self._forms = list(_forms(jobs, occupations))
        self._exact: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
        self._whole: dict[str, tuple[str, ...]] = {}
        self._ending: dict[str, set[str | None]] = defaultdict(set)  # occupations, by last words
        self._head: dict[str, str] = {}
        for form in self._forms:
            self._exact[form.key].append(form)
            self._head[form.written] = form.key[-1]
            if form.written == form.title:
                self._whole[form.title] = form.key
            if form.job is None:
                self._ending[form.key[-1]].add(form.soc)

    def look_up(self, typed: str, most: int = 8) -> Found:
        """What a title can mean; nothing at all where no word of it is in any title."""
        words = plain(typed)
        wanted = telling(words)
        for key in dict.fromkeys((words, wanted)):
            if exact := self._exactly(key):
                return Found(typed, exact[:most], (), max(0, len(exact) - most))
        piece = self._is_a_piece(wanted)
        alike = self._alike(wanted)
        ranked = self._best_of_each(
            one for one in alike if not piece or self._head[one.written] == wanted[0]
        )
        best = ranked[0].score if ranked else 0
        if best >= THRESHOLD:
            beside = 0 if piece else best - _BESIDE
            near = [one for one in ranked if one.score >= max(THRESHOLD, beside)]
            return Found(typed, tuple(near[:most]), (), max(0, len(near) - most))
        near = [one for one in ranked if one.score >= OFFERED]
        return Found(typed, (), tuple(near[:most]), max(0, len(near) - most))

    def codes(self, name: str) -> frozenset[str]:
        """The codes of the occupations that go by a name, word for word."""
        return frozenset(m.soc for m in self._exactly(plain(name)) if m.soc is not None)

    def _exactly(self, key: tuple[str, ...]) -> tuple[Match, ...]:
        """Titles of just these words: the field's, and the classification's for other codes."""
        forms = self._exact.get(key, []) if key else []
        own = [form for form in forms if form.job is not None]
        codes = {form.soc for form in own}
        rest = [form for form in forms if form.job is None and form.soc not in codes]
        if self._is_a_piece(key):
            rest = [form for form in rest if self._whole[form.title] == key]
        return self._best_of_each(_matched(form, 100) for form in (*own, *rest))

    def _is_a_piece(self, key: Sequence[str]) -> bool:
        """Whether a title is one word in which more occupations' titles end than go by it alone:
        then it is a piece of all of them, and names none."""
        if len(key) != 1:
            return False
        alone = {form.soc for form in self._exact.get(tuple(key), ())}
        return not self._ending.get(key[0], set()) <= alone

    def _alike(self, wanted: Sequence[str]) -> Iterator[Match]:
        shared: dict[int, float] = defaultdict(float)  # of the weight of what was typed, by form
        typed: dict[int, float] = defaultdict(float)  # how much more it weighs, read as the form's
        for word in dict.fromkeys(wanted):
            own = self._weight(word)
            best: dict[int, tuple[float, float]] = {}
            for other, likeness in self._kin(word):
                weight = self._weight(other)
                for place in self._postings[other]:
                    best[place] = max(best.get(place, (0.0, 0.0)), (likeness, weight))
            for place, (likeness, weight) in best.items():
                shared[place] += likeness * weight
                typed[place] += weight - own
        total = sum(self._weight(word) for word in dict.fromkeys(wanted))
        for place, weight in shared.items():
            form = self._forms[place]
            share = weight / (total + typed[place])
            rest = min(1.0, weight / sum(self._weight(word) for word in dict.fromkeys(form.key)))
            value = share * (_TYPED_SHARE + (1 - _TYPED_SHARE) * rest)
            if family(form.key[-1]) != family(wanted[-1]) and form.key[-1] not in self._typos(
                wanted[-1]
            ):
                value *= _OTHER_HEAD
            yield _matched(form, min(99, round(100 * value)))

    def _best_of_each(self, matches: Iterable[Match]) -> tuple[Match, ...]:
        """Each title once, under the form that agrees best; best first, then by name.

        The classification's title is left out where a title of the field's of the same occupation
        agrees as well, or has the same words; it then stands at the better score of the two.
        """
        best: dict[tuple[str, str | None, bool], Match] = {}
        for one in matches:
            key = (one.title, one.soc, one.job is None)
            if key not in best or one.score > best[key].score:
                best[key] = one
        named = {(m.soc, self._key(m)): place for place, m in best.items() if m.job is not None}
        for place, one in list(best.items()):
            own = named.get((one.soc, self._key(one))) if one.job is None else None
            if own is not None:
                if one.score > best[own].score:
                    best[own] = replace(best[own], score=one.score, written=one.written)
                del best[place]
        highest: dict[str | None, int] = {}
        for one in best.values():
            if one.job is not None:
                highest[one.soc] = max(highest.get(one.soc, 0), one.score)
        kept = [m for m in best.values() if m.job is not None or m.score > highest.get(m.soc, 0)]
        return tuple(sorted(kept, key=lambda m: (-m.score, m.job is None, m.title, m.soc or "")))

    def _key(self, match: Match) -> tuple[str, ...]:
        return self._whole.get(match.title) or (match.title,)

    def _kin(self, word: str) -> Iterator[tuple[str, float]]:
        """The words of titles that one typed word can stand for, and how alike they are."""
        for other in self._families.get(family(word), ()):
            yield other, 1.0 if other == word else _KIN
        if word not in self._postings:
            yield from self._typos(word).items()

    def _typos(self, word: str) -> dict[str, float]:
        """The words of titles that a word may be a slip of; none for one that titles have."""
        if word in self._postings or len(word) < _LONG_ENOUGH:
            return {}
        found = process.extract(
            word, self._words, scorer=fuzz.ratio, score_cutoff=_SLIP, limit=None
        )
        return {other: score / 100 for other, score, _ in found}

    def _weight(self, word: str) -> float:
        """How much a word tells: the fewer titles have it the more, and one that none has as
        much as one that a single title has."""
        count = len(self._postings.get(word, ())) or 1
        return math.log(1 + len(self._forms) / count)

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(self._forms):
            for word in dict.fromkeys(form.key):
                out[word].append(place)
        return out

    @cached_property
    def _words(self) -> list[str]:
        return list(self._postings)

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            out[family(word)].append(word)
        return out


def _matched(form: _Form, score: int) -> Match:
    how: How = "alike" if score < 100 else "field" if form.job else "classification"
    return Match(form.title, form.written, form.soc, score, how, form.job)


def _forms(jobs: Iterable[JobTitle], occupations: Iterable[Occupation]) -> Iterator[_Form]:
    """Every way of writing every title, each once for a title."""
    written: list[tuple[str, str, str | None, JobTitle | None]] = [
        (name, job.name, job.code, job) for job in jobs for name in (job.name, *job.names)
    ]
    written += [
        (name, one.title, one.soc, None) for one in occupations for name in _names_of(one.title)
    ]
    seen = set()
    for key, one in zip(plain_all([name for name, *_ in written]), written, strict=True):
        owner = (one[1], one[2], one[3] is None)
        if key and (key, owner) not in seen:
            seen.add((key, owner))
            yield _Form(key, *one)


_LEFT_OVER = ", all other"
_OF_OTHERS = re.compile(r" of |--|, Except ")  # its parts are not what somebody is
_PARTS = re.compile(r",? and |, ")


def _names_of(title: str) -> Iterator[str]:
    """A title as it stands; "Dentists, General" also as "General Dentists" and as "Dentists",
    and "Accountants and Auditors" as each of them.

    What stands before "All Other" is no name of the group: it holds those that are left over. Of
    "Prepress Technicians and Workers" the second are prepress workers and not all workers; of
    "Physicians, Pathologists" the first are the group that the second are of.
    """
    yield title
    if _LEFT_OVER in title.lower():
        return
    people = title_words().people
    head, _, tail = title.partition(", ")
    parts = _PARTS.split(title)
    of_people = [part.endswith(people) for part in parts]
    if len(parts) == 2 and all(of_people) and tail == parts[1]:
        yield tail
        return
    if tail and (of_people[0] or not any(of_people)):
        yield head
        if "," not in tail:
            yield f"{tail} {head}"
    if not _OF_OTHERS.search(title):
        before = ""
        for part, names_people in zip(parts, of_people, strict=True):
            if not names_people:
                continue
            if " " in part:
                before = part.rpartition(" ")[0]
            yield part if " " in part or not before else f"{before} {part}"
