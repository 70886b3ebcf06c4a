"""Reading HTML: our gist and our whole documents beside bare parsing and text extractors."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from benchmarks.pages import made_pages
from benchmarks.timing import each, interleaved, speeds
from gradguide.reading.reader import open_page

PAGES = 150
PEER = "trafilatura extract"
WALK = "lexbor parse and walk"


def run(count: int = PAGES, repeats: int = 3) -> dict[str, Any]:
    """MB/s of each reader over the same pages, one core, interleaved, medians."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    pages = [page.data for page in made_pages(count)]
    size = sum(map(len, pages))
    readers: dict[str, Callable[[bytes], object]] = {
        "lexbor parse": LexborHTMLParser,
        WALK: _walk,
        "gradguide gist": lambda page: _open(page).gist,
        "gradguide document": lambda page: _open(page).document(),
        "gradguide gist, then document": _both,
        "resiliparse main content": lambda page: extract_plain_text(
            page.decode("utf-8"), main_content=True
        ),
        PEER: lambda page: extract(page.decode("utf-8")),
    }
    candidates = {name: partial(each, reader, pages) for name, reader in readers.items()}
    found = speeds(interleaved(candidates, repeats), size)
    rows = [
        {
            "reader": name,
            "MB/s": round(speed, 1),
            "x trafilatura": round(speed / found[PEER], 1),
            "x walk": round(speed / found[WALK], 2),
        }
        for name, speed in found.items()
    ]
    return {
        "title": "Reading HTML, one core",
        "pages": count,
        "mean_page_kb": round(size / count / 1000, 1),
        "repeats": repeats,
        "rows": rows,
    }


def _walk(page: bytes) -> int:
    """Every node's tag and every text, and nothing done with them."""
    length = 0
    root = LexborHTMLParser(page).root
    for node in root.traverse(include_text=True) if root is not None else ():
        if node.tag == "-text":
            length += len(node.text_content or "")
    return length


def _open(page: bytes) -> Any:
    return open_page(page, id="page", address="page.html")


def _both(page: bytes) -> Any:
    opened = _open(page)
    return opened.gist, opened.document()
