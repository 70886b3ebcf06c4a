"""HTML to claims on one core: the whole chain beside peers that only get the text out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from benchmarks.pages import made_pages
from benchmarks.timing import each, interleaved, speeds
from gradguide.production.engine import ready
from gradguide.production.reader import PageReader, Settings
from gradguide.sources.pages import Page

PAGES = 200
PEER = "trafilatura extract (text only)"
WALK = "lexbor parse and walk (nothing else)"
OURS = "gradguide, HTML to claims"
SETTINGS = Settings("library-science", date(2026, 11, 1))


def run(count: int = PAGES, repeats: int = 3) -> dict[str, Any]:
    """MB/s over the same pages, interleaved, medians; most of them are about something else."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    pages = [page.data for page in made_pages(count)]
    reader = ready(PageReader(SETTINGS))
    candidates: dict[str, Callable[[], object]] = {
        OURS: partial(_claims, reader, pages),
        WALK: partial(each, _walk, pages),
        PEER: partial(each, lambda page: extract(page.decode("utf-8")), pages),
    }
    size = sum(map(len, pages))
    found = speeds(interleaved(candidates, repeats), size)
    telling = sum(bool(reader.read(Page("p", "p.html", page)).claims) for page in pages)
    return {
        "title": "HTML to claims, one core (aim: 10 x trafilatura, 0.5 x the walk)",
        "pages": count,
        "pages_with_claims": telling,
        "mean_page_kb": round(size / count / 1000, 1),
        "repeats": repeats,
        "rows": [
            {
                "candidate": name,
                "MB/s": round(speed, 1),
                "x trafilatura": round(speed / found[PEER], 1),
                "x walk": round(speed / found[WALK], 2),
            }
            for name, speed in found.items()
        ],
    }


def _claims(reader: PageReader, pages: Sequence[bytes]) -> int:
    return sum(len(reader.read(Page("p", "p.html", page)).claims) for page in pages)


def _walk(page: bytes) -> int:
    root = LexborHTMLParser(page).root
    if root is None:
        return 0
    return sum(len(node.tag or "") for node in root.traverse(include_text=True))
