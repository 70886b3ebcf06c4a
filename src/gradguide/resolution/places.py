"""What a misspelled state or province can mean."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from gradguide.extraction.folding import fold
from gradguide.model.states import PROVINCE_CODES, STATE_NAMES

_LIKE = 70  # of 100: a misspelled name is still meant
_MOST = 3


def place_hint(written: str, *, provinces: bool = False) -> str:
    """What to say to somebody who typed a place that is none: "did you mean Ohio (OH)?", or how
    a place is given where no name is like it.

    `provinces` offers those of Canada too.
    """
    names = dict(STATE_NAMES)
    if provinces:
        names |= {code: name.title() for name, code in PROVINCE_CODES.items() if name.isascii()}
    like = process.extract(
        fold(written), {code: fold(name) for code, name in names.items()}, scorer=fuzz.ratio,
        score_cutoff=_LIKE, limit=_MOST,
    )  # fmt: skip
    near = " or ".join(f"{names[code]} ({code})" for _, _, code in like)
    return f"did you mean {near}?" if near else "give two letters (OH) or a name (Ohio)"
