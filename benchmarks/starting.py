"""How long `gradguide --help` takes, beside a bare Python and another command line's help."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import Any

CANDIDATES = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "gradguide --help": [sys.executable, "-m", "gradguide", "--help"],
    "pip --help": [sys.executable, "-m", "pip", "--help"],
    "trafilatura --help": [sys.executable, "-m", "trafilatura.cli", "--help"],
}


def run(repeats: int = 9) -> dict[str, Any]:
    """Median seconds, the candidates in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in CANDIDATES}
    for turn in range(repeats + 1):
        for name, command in CANDIDATES.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            if turn:
                seconds[name].append(time.perf_counter() - start)
    middle = {name: statistics.median(runs) for name, runs in seconds.items()}
    bare = middle["python -c pass"]
    return {
        "title": "Starting (aim: gradguide --help under 0.2 s)",
        "rows": [
            {"command": name, "s": round(value, 3), "x bare Python": round(value / bare, 1)}
            for name, value in middle.items()
        ],
    }
