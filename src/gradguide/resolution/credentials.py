"""What kind of credential a name is of: a degree, a certificate, two degrees, or several programs.

The words are those that universities in general use for them.
"""

from __future__ import annotations

import re

from gradguide.model.fact import ProgramKind
from gradguide.resolution.degrees import LEVELS
from gradguide.resolution.name_parts import Segment
from gradguide.resolution.spelling import words

_CERTIFICATE = re.compile(
    r"\b(?:certificate|certification|endorsement|licensure|licence|license|diploma|sixth[ -]year|"
    r"specialist certificate|credential)\b|^specialist in\b"
)
_DUAL = re.compile(
    r"\b(?:dual(?! concentration)|joint|combined|coordinated|double|accelerated|integrated)\b"
    r"|\b[2-5] ?\+ ?[12]\b"
)
_SEVERAL = re.compile(
    r"\b(?:programs|programmes|degrees|certificates|courses|endorsements|most|all)\b"
    r"|\bprogram options\b"
)
_UNIT = re.compile(r"^(?:the )?(?:graduate )?(?:school|department|college|faculty|division) of\b")


def special_kind(plain: str, segments: list[Segment]) -> ProgramKind | None:
    """Certificate, dual or group, where the name is not that of one degree."""
    first = segments[0]
    named = [s for s in segments if s.opened != "with"]
    certificates = [s for s in named if _CERTIFICATE.search(s.text)]
    if _DUAL.search(plain) or _two_degrees(first):
        return "dual" if "dual degrees" in plain or not _SEVERAL.search(plain) else "group"
    if _UNIT.match(plain) or _SEVERAL.search(plain) or _different_degrees(named):
        return "group"
    if certificates and not any(_level_of(s) for s in named):
        return "certificate"
    if certificates and certificates[0] is first and _certificate_leads(first):
        return "certificate"
    return None


def _different_degrees(named: list[Segment]) -> bool:
    """ "MKT or MA", or a list of degrees: "MKT, MST and MBA"."""
    first = named[0]
    if len(first.degrees) > 1 and " or " in first.text:
        return True
    cores = {d.core for s in named if not s.in_parentheses for d in s.degrees if d.core}
    return any(not (a <= b or b <= a) for a in cores for b in cores)


def _certificate_leads(segment: Segment) -> bool:
    """Whether the certificate is what is named: "Post-Master's Certificate in X"."""
    match = _CERTIFICATE.search(segment.text)
    if match is None:
        return False
    if not segment.degrees:
        return True
    before = words(segment.text[: match.start()])
    return segment.degrees[0].start >= len(before)


def _two_degrees(segment: Segment) -> bool:
    """ "MKT/MA Geography", "MA in History and Master of Knot Theory"."""
    starts = {d.start for d in segment.degrees}
    inside = {at for d in segment.degrees for at in range(d.start, d.end)}
    spelled = words(segment.text)
    starts |= {at for at, w in enumerate(spelled) if w in LEVELS and at not in inside}
    if len(starts) < 2 or not re.search(r"/| and | \+ | & |-", segment.text):
        return False
    return " or " not in segment.text and not _CERTIFICATE.search(segment.text)


def _level_of(segment: Segment) -> str | None:
    if segment.degrees:
        return segment.degrees[0].level
    for word in words(segment.text):
        if word in LEVELS:
            return LEVELS[word]
    return None
