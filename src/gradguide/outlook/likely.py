"""Which of several programs that an award may count speak of its subject.

Schools report graduates by subject and level, not by program. Where several programs of a school
are of one level, all of them may be counted, and what they are called is the only hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from gradguide.outlook.title_words import family, plain_all, title_words

Named = tuple[str, str]
"""A program's id and name."""


def subject_words(*texts: str) -> frozenset[str]:
    """What the words of texts that tell a subject have in common with others of their family.

    >>> sorted(subject_words("Knots/Knotting Administration", "Graduate Certificate"))
    ['knot', 'knott']
    """
    return frozenset().union(*_of_each(texts))


def speaking_of(
    subjects: Sequence[str],
    programs: Iterable[Named],
    concentrations: Mapping[str, Sequence[str]],
) -> tuple[Named, ...]:
    """Those of the programs whose name, or a concentration (by the program's id), has a word of
    the subjects' in it, those with most of them first, else in their order."""
    named = tuple(programs)
    texts = [" | ".join((name, *concentrations.get(key, ()))) for key, name in named]
    found = _of_each((" | ".join(subjects), *texts))
    shared = [(len(found[0] & own), one) for own, one in zip(found[1:], named, strict=True)]
    return tuple(one for count, one in sorted(shared, key=lambda s: -s[0]) if count)


def _of_each(texts: Sequence[str]) -> list[frozenset[str]]:
    left_out = _general()
    return [frozenset(map(family, words)) - left_out for words in plain_all(texts)]


@cache
def _general() -> frozenset[str]:
    return frozenset(map(family, title_words().general))
