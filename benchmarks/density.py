"""Plain text to claims: the cost grows with what there is to find, not with the grammars.

Text is mixed from program pages and from prose about something else in growing shares; each
mixture is read with all grammars, and with every second one.
"""

from __future__ import annotations

import random
from datetime import date
from functools import partial
from typing import Any

from benchmarks.timing import interleaved
from gradguide.extraction.extractor import Extractor
from gradguide.extraction.grammars import document_grammars, sentence_grammars
from gradguide.production.reader import PageReader, Settings
from gradguide.reading.document import Document
from gradguide.reading.reader import read_document

SHARES = (0.0, 0.02, 0.1, 0.25, 0.5, 1.0)
SIZE = 400_000  # characters a mixture
_IDLE = (
    "The harbour froze early that winter and the ferries stayed at their moorings. ",
    "Nobody in the valley could say when the mill had last turned its wheel. ",
    "A painter from the coast sold three small studies of the old lighthouse. ",
    "They measured the field twice and found a yard more each time. ",
)
_TELLING = """\
Simmons University - Master of Library Science, Map Curation Track

This fully online program is accredited by the American Library Association and consists of \
{credits} credits. Tuition is ${rate} per credit, and students finish in {months} months. \
No GRE is required; applicants need a bachelor's degree, a 3.0 GPA, official transcripts and two \
letters of recommendation. The application deadline is March 1 for fall.

"""


def run(repeats: int = 3) -> dict[str, Any]:
    """Seconds per MB and claims per MB for each share of telling text."""
    reader = PageReader(Settings("library-science", date(2026, 11, 1)))
    every = reader.extractor
    half = Extractor(
        reader.pack,
        reader.registry,
        grammars=sentence_grammars()[::2],
        document_grammars=document_grammars()[::2],
    )
    rows = []
    for share in SHARES:
        document = _mixture(share)
        candidates = {
            "all": partial(every.claims, document, date(2026, 11, 1)),
            "half": partial(half.claims, document, date(2026, 11, 1)),
        }
        seconds = interleaved(candidates, repeats)
        megabytes = len(document.text) / 1e6
        best = {name: min(runs) / megabytes for name, runs in seconds.items()}
        claims = len(every.claims(document, date(2026, 11, 1))) / megabytes
        rows.append(
            {
                "share of telling text": f"{share:.0%}",
                "claims/MB": round(claims),
                "s/MB": round(best["all"], 2),
                "ms a claim": round(best["all"] / claims * 1000, 2) if claims else "-",
                "s/MB, every 2nd grammar": round(best["half"], 2),
            }
        )
    return {"title": "Plain text to claims: cost by what there is to find", "rows": rows}


def _mixture(share: float, seed: int = 7) -> Document:
    rng = random.Random(seed)
    parts = ["A guide to library science programs\n\n"]
    size, telling = 0, 0
    while size < SIZE:
        if telling < share * size or share == 1.0:
            part = _TELLING.format(
                credits=rng.randrange(30, 60), rate=rng.randrange(300, 999),
                months=rng.randrange(12, 48),
            )  # fmt: skip
            telling += len(part)
        else:
            part = "".join(rng.choice(_IDLE) for _ in range(6)) + "\n\n"
        size += len(part)
        parts.append(part)
    return read_document("".join(parts).encode(), id="mixture", address="mixture.txt")
