"""A name in pieces: cut where people put commas and parentheses, with the degrees found in each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gradguide.extraction.folding import fold
from gradguide.resolution.degrees import DegreeNames, Recognised, core
from gradguide.resolution.spelling import words

# How a program is given, who may take it and that it is one says nothing of which it is.
_DELIVERY = re.compile(
    r"\b(?:100 ?%|fully|all|entirely|completely)?[ -]?on-?line(?: campus| learning)?\b"
    r"|\bon[ -]campus\b|\bin[ -]person\b|\bface[ -]to[ -]face\b|\bhybrid\b|\bcampus\b"
    r"|\bdistance(?:[ -](?:education|learning|delivered))?\b|\be-?learning\b"
    r"|\b(?:full|part)[ -]time\b|\bweb-based\b"
)
ORNAMENT = frozenset(
    "program programme degree option pathway format delivery graduate major main version the a "
    "an our".split()
)
_FORMER = re.compile(r"^(?:formerly|previously|was|until|now)\b")
_SEPARATOR = re.compile(r"\s*(?:[,;:()\[\]|]|\s[-]\s|\swith\b)\s*")
JOINTS = frozenset("in of and for to at by & on".split())
OPENS = ("(", "[")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a name: its folded text, and the same as written.

    `degrees` are those found in it, `rest` the words outside them and outside what continues
    the first degree's own name.
    """

    text: str
    written: str
    opened: str = ""  # the separator before it
    degrees: tuple[Recognised, ...] = ()
    rest: tuple[str, ...] = ()  # the words outside the degrees

    @property
    def in_parentheses(self) -> bool:
        return self.opened in OPENS


def without_delivery(name: str) -> str:
    """The name folded, with spaces where it says how the program is given."""
    return _DELIVERY.sub(blank, fold(name))


def names_delivery(name: str) -> bool:
    """Whether a name says how the program is given: "Online MKT"."""
    return _DELIVERY.search(fold(name)) is not None


def blank(match: re.Match[str]) -> str:
    """As many spaces, so that places in the folded name stay places in the name."""
    return " " * len(match.group())


def segments(name: str, plain: str, degrees: DegreeNames) -> list[Segment]:
    """The name cut at commas, colons, parentheses, dashes and "with"; empty pieces dropped."""
    out = []
    at, opened = 0, ""
    for match in [*_SEPARATOR.finditer(plain), None]:
        end = match.start() if match else len(plain)
        piece = plain[at:end]
        found = _continued(words(piece), degrees.find(words(piece)))
        rest = _outside(words(piece), found)
        if (found or rest) and not _FORMER.match(piece.strip()):
            written = kept(name[at:end], piece)
            out.append(Segment(" ".join(piece.split()), written, opened, found, rest))
        if match:
            at, opened = match.end(), match.group().strip()
    return out


def _continued(spelled: tuple[str, ...], found: list[Recognised]) -> tuple[Recognised, ...]:
    """The degrees, the first with the words that go on its written-out name: where the pack
    knows "Master of Information", "Master of Information Security" is another degree."""
    if not found or found[0].end - found[0].start < 2 or not found[0].core:
        return tuple(found)
    first = found[0]
    end = first.end
    while end < len(spelled) and all(end != d.start for d in found[1:]):
        if spelled[end] in ORNAMENT or (spelled[end] in JOINTS and spelled[end] != "and"):
            break
        end += 1
    more = core(spelled[first.end : end]) if end > first.end else frozenset[str]()
    if not more - first.core:
        return tuple(found)
    longer = replace(first, end=end, degree=None, core=first.core | more)
    return (longer, *found[1:])


def kept(written: str, blanked: str) -> str:
    """What is left of a written piece where its folded twin was blanked."""
    left = "".join(a if b != " " else " " for a, b in zip(written, blanked, strict=True))
    return " ".join(left.split())


def _outside(all_words: tuple[str, ...], found: tuple[Recognised, ...]) -> tuple[str, ...]:
    inside = {at for degree in found for at in range(degree.start, degree.end)}
    left = [word for at, word in enumerate(all_words) if at not in inside and word not in ORNAMENT]
    while left and left[0] in JOINTS:
        left.pop(0)
    while left and left[-1] in JOINTS:
        left.pop()
    return tuple(left)
