"""Fair timing: the candidates take turns, so that a slow moment of the machine hits them all."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence


def interleaved(
    candidates: Mapping[str, Callable[[], object]], repeats: int = 5
) -> dict[str, list[float]]:
    """Seconds of each run of each candidate, after one unmeasured round."""
    seconds: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(repeats + 1):
        for name, candidate in candidates.items():
            gc.collect()
            start = time.perf_counter()
            candidate()
            elapsed = time.perf_counter() - start
            if turn:
                seconds[name].append(elapsed)
    return seconds


def each(read: Callable[[bytes], object], pages: Sequence[bytes]) -> None:
    """Every page once, keeping nothing, as a crawl would be read."""
    for page in pages:
        read(page)


def speeds(seconds: Mapping[str, list[float]], size: int) -> dict[str, float]:
    """Median megabytes (10^6 bytes) a second for each candidate that read `size` bytes."""
    return {name: size / statistics.median(runs) / 1e6 for name, runs in seconds.items()}
