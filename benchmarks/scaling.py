"""Two processes beside one, and memory while very many pages go by."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import psutil

from benchmarks.pages import made_pages
from gradguide.cli.extracting import lines_of
from gradguide.production.engine import processors, results
from gradguide.production.reader import Settings
from gradguide.sources.pages import Page

SETTINGS = Settings("library-science", date(2026, 11, 1))
PAGES = 3_000
MANY = 100_000


def run(count: int = PAGES, many: int = MANY) -> dict[str, Any]:
    """Pages a second with 1 and 2 processes; the largest resident size over `many` pages."""
    kept = [Page(f"p{i}", "p.html", page.data) for i, page in enumerate(made_pages(240))]
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        for jobs in seconds:
            seconds[jobs].append(_timed(kept, count, jobs))
    best = {jobs: min(runs) for jobs, runs in seconds.items()}
    rows: list[dict[str, Any]] = [
        {
            "what": f"{count} pages, {jobs} process{'es' if jobs > 1 else ''}",
            "pages/s": round(count / best[jobs]),
            "x one process": round(best[1] / best[jobs], 2),
            "largest resident MB": "-",
        }
        for jobs in best
    ]
    for pages in (many // 10, many):
        peak, elapsed = _memory(pages)
        rows.append(
            {
                "what": f"{pages} pages, memory of all processes",
                "pages/s": round(pages / elapsed),
                "x one process": "-",
                "largest resident MB": round(peak / 1e6),
            }
        )
    return {"title": "Many pages", "processors": processors(), "rows": rows}


def _timed(kept: list[Page], count: int, jobs: int) -> float:
    """Seconds from the first result on: starting the processes is not part of the rate."""
    pages = (kept[i % len(kept)] for i in range(count + 256))
    stream = results(pages, SETTINGS, lines_of, jobs)
    for _ in islice(stream, 256):
        pass
    start = time.perf_counter()
    for _ in stream:
        pass
    return time.perf_counter() - start


def _memory(count: int) -> tuple[int, float]:
    """The largest sum of resident sizes of a run over `count` pages in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.scaling", str(count)])
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(psutil.Process(process.pid)))
        time.sleep(0.2)
    return peak, time.perf_counter() - start


def _resident(process: psutil.Process) -> int:
    try:
        family = [process, *process.children(recursive=True)]
        return sum(member.memory_info().rss for member in family)
    except psutil.NoSuchProcess:
        return 0


def _stream(count: int) -> Iterator[Page]:
    kept = [page.data for page in made_pages(60)]
    for number in range(count):
        yield Page(f"p{number}", "p.html", kept[number % len(kept)])


if __name__ == "__main__":
    for _ in results(_stream(int(sys.argv[1])), SETTINGS, lines_of, jobs=2):
        pass
