"""Whether a program's name is meant of one program or of such programs at large."""

from __future__ import annotations

import re

from gradguide.extraction.lines import Line
from gradguide.extraction.programs import ProgramName

_PLURAL = re.compile(
    r"\s*(?:degree |level )?(?:programs|degrees|graduates|holders|courses|students)\b"
)
_INDEFINITE = re.compile(r"\b(?:an?|any|another|their|your|no|most|many|some)(?: [\w'-]+){0,2} $")


_GIVES = re.compile(r"\b(?:offers?|awards?|confers?|grants?|runs?|provides?|leads? to)\b")


def plural(line: Line, named: ProgramName) -> bool:
    """Whether a mention goes on in the plural ("MX programs")."""
    return _PLURAL.match(line.folded, named.end) is not None


def plural_or_indefinite(line: Line, named: ProgramName) -> bool:
    """Whether a mention is of such programs in general and not of one."""
    if plural(line, named):
        return True
    before = line.folded[max(0, named.start - 40) : named.start]
    return bool(_INDEFINITE.search(before)) and not _GIVES.search(before)
