"""Which of several programs that an award may count speak of its subject.

Schools report graduates by subject and level, not by program. Where several programs of a school
are of one level, all of them may be counted, and what they are called is the only hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gradguide.outlook.title_words import family, plain_all, title_words

Named = tuple[str, str]
"""A program's id and name."""


def subject_words(*texts: str) -> frozenset[str]:
    """What the words of texts that tell a subject have in common with others of their family.

    >>> sorted(subject_words("Knots/Knotting Administration", "Graduate Certificate"))
    ['knot', 'knott']
    """
    left_out = {family(word) for word in title_words().general}
    found = {family(word) for words in plain_all(texts) for word in words}
    return frozenset(found - left_out)


def speaking_of(
    subjects: Iterable[str],
    programs: Iterable[Named],
    concentrations: Mapping[str, Sequence[str]],
) -> tuple[Named, ...]:
    """Those of the programs whose name, or a concentration (by the program's id), has a word of
    the subjects' in it, those with most of them first, else in their order."""
    wanted = subject_words(*subjects)
    shared = [
        (len(wanted & subject_words(one[1], *concentrations.get(one[0], ()))), one)
        for one in programs
    ]
    return tuple(one for count, one in sorted(shared, key=lambda s: -s[0]) if count)
