"""Names of what may be asked: which one was meant by one that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 40  # characters of what was said


def not_allowed(kind: str, said: str, allowed: Iterable[str], *, near: str | None = None) -> str:
    """That there is no name `said` of a kind ("parameter"), the nearest one if one is near, and
    all that there are. `near` is the nearest where it is none of those."""
    names = tuple(allowed)
    near = near or nearest_allowed(said, names)
    meant = f"; did you mean {near}?" if near else "."
    return f"there is no {kind} {said[:_SHOWN]!r}{meant} Allowed are {', '.join(names) or 'none'}"


def nearest_allowed(said: str, allowed: Iterable[str]) -> str | None:
    """The name that is most like what was said: the same in other letters or signs, else one that
    has all its words, else one that is spelt nearly so; None where none is."""
    plain = {_plain(name): name for name in allowed}
    asked = _plain(said)[:_SHOWN]
    if not asked:
        return None
    if asked in plain:
        return plain[asked]
    words = set(asked.split())
    with_words = [name for name in plain if words <= set(name.split())]
    if with_words:
        return plain[min(with_words, key=lambda name: (not name.startswith(asked), len(name)))]
    close = get_close_matches(asked, plain, 1)
    return plain[close[0]] if close else None


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())
