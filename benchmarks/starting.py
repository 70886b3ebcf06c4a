"""How long `gradguide --help` takes, beside a bare Python and another command line's help."""

from __future__ import annotations

import statistics
import subprocess
import sys
from functools import partial
from typing import Any

from benchmarks.timing import interleaved

CANDIDATES = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "gradguide --help": [sys.executable, "-m", "gradguide", "--help"],
    "pip --help": [sys.executable, "-m", "pip", "--help"],
    "trafilatura --help": [sys.executable, "-m", "trafilatura.cli", "--help"],
}


def run(repeats: int = 9) -> dict[str, Any]:
    """Median seconds, the candidates in turn."""
    candidates = {
        name: partial(subprocess.run, command, stdout=subprocess.DEVNULL, check=True)
        for name, command in CANDIDATES.items()
    }
    seconds = interleaved(candidates, repeats)
    middle = {name: statistics.median(runs) for name, runs in seconds.items()}
    bare = middle["python -c pass"]
    return {
        "title": "Starting (aim: gradguide --help under 0.2 s)",
        "rows": [
            {"command": name, "s": round(value, 3), "x bare Python": round(value / bare, 1)}
            for name, value in middle.items()
        ],
    }
