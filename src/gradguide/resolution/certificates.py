"""What a certificate is in, by its own name: "Graduate Certificate in Knots" is in knots.

The words that name the credential are data (`certificate_words.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from gradguide.resolution.spelling import stem, text_key, words

_LEADS = ("in", "of", "for")
_JOINS = "with"


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """What names a credential, and that with what is said of one."""
    table = tomllib.loads(
        resources.files(__package__).joinpath("certificate_words.toml").read_text(encoding="utf-8")
    )
    named = frozenset(table["credential"])
    return named, named | frozenset(table["beside"])


@lru_cache(maxsize=65536)
def subjects_of(name: str) -> tuple[str, ...]:
    """What a certificate of that name may be in, as keys (`spelling.text_key`): the whole of what
    stands there first, then with ever more words of the credential left out at its ends.

    >>> subjects_of("Knot Studies Certificate")
    ('knot study certificate', 'knot study', 'knot')
    >>> subjects_of("Advanced Certificate in Knots")
    ('knot',)
    """
    return tuple(dict.fromkeys(key for part in _parts(words(name)) for key in _shorter(part)))


def _parts(spelled: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What follows "Certificate in"; else the name, as far as "with" what it can be taken."""
    credential, every = _words()
    named = False  # whether the words that have just been read name a credential
    for place, word in enumerate(spelled):
        rest = spelled[place + 1 :]
        if named and word in _LEADS and rest and not _is_credential(rest):
            yield rest
            return
        if named and word == _JOINS:
            yield spelled[:place]
            return
        named = stem(word) in credential or (named and stem(word) in every)
    yield spelled


def _is_credential(rest: tuple[str, ...]) -> bool:
    """Whether "Certificate of" goes on with the credential: "of Advanced Study in Knots"."""
    credential, every = _words()
    first = next((w for w in rest if stem(w) not in every or stem(w) in credential), "")
    return stem(first) in credential


def _shorter(part: tuple[str, ...]) -> Iterator[str]:
    """Keys of a part, the longest first."""
    _, every = _words()
    own = [at for at, word in enumerate(part) if stem(word) not in every and not word.isdigit()]
    lead, trail = (own[0], len(part) - 1 - own[-1]) if own else (0, 0)
    cuts = [
        part[start : len(part) - end]
        for start in range(lead + 1)
        for end in range(trail + 1)
        if start + end < len(part)
    ]
    yield from (text_key(" ".join(cut)) for cut in sorted(cuts, key=len, reverse=True))
