"""How soon a first visit sees the largest part of each type of page, on a slow connection.

`gradguide serve` runs as a user runs it; Chromium opens each page with nothing kept, throttled as
Lighthouse throttles for a phone ("slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back,
a processor of a quarter of this one's speed;
https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md). Largest contentful paint
is what the browser itself reports. A page is opened several times, and the middle one counts; each
time the server is asked for another person, so that it answers nothing from what it keeps.

Needs `make browser`, and GRADGUIDE_NATIONAL or `releases/us.db`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.browser.page_types import PAGES

from benchmarks.missing import national

AIM = 1000  # ms
TIMES = 5
_NOTE = Path(__file__).parents[1] / "build" / "chromium.txt"
_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_SLOWER = 4
_PHONE = {"width": 412, "height": 823}
_PAINT = """() => new Promise((told) => {
  let last = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) last = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => told(last), 300);
})"""


def run() -> dict[str, Any]:
    """Milliseconds to the largest paint and kilobytes over the network, by type of page."""
    path, *flags = _NOTE.read_text(encoding="utf-8").splitlines()
    with _served(national()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        rows = [_row(browser, address, name, PAGES[name]) for name in PAGES]
        browser.close()
    rows.sort(key=lambda row: -row["largest paint ms"])
    late = [row["page"] for row in rows if row["largest paint ms"] >= AIM]
    return {
        "title": f"First visit to {len(rows)} types of page on a slow 4G connection "
        f"(aim: largest paint before {AIM} ms, 60 kB)",
        "rows": rows,
        "later than the aim": late or "none",
        "most kB": max(row["kB"] for row in rows),
    }


def _row(browser: Browser, address: str, name: str, page: str) -> dict[str, Any]:
    seen = [_visit(browser, address, page, time) for time in range(TIMES)]
    paints = [paint for paint, _ in seen]
    return {
        "page": name,
        "largest paint ms": round(median(paints)),
        "from": round(min(paints)),
        "to": round(max(paints)),
        "kB": round(max(size for _, size in seen) / 1000, 1),
    }


def _visit(browser: Browser, address: str, page: str, time: int) -> tuple[float, int]:
    """Milliseconds until the largest paint, and the bytes that came until nothing more did."""
    context = browser.new_context(viewport=_PHONE, device_scale_factor=1.75, is_mobile=True)
    shown = context.new_page()
    tools = context.new_cdp_session(shown)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", _LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    size = 0

    def came(event: dict[str, Any]) -> None:
        nonlocal size
        size += int(event["encodedDataLength"])

    tools.on("Network.loadingFinished", came)
    other = f"{'&' if '?' in page else '?'}income={40_000 + time}"
    shown.goto(f"{address}{page}{other}", wait_until="networkidle")
    paint = float(shown.evaluate(_PAINT))
    context.close()
    if not paint:
        raise AssertionError(f"{page}: the browser tells of no paint")
    return paint, size


@contextmanager
def _served(release: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "gradguide", "serve", str(release), "--port", "0"]
    with subprocess.Popen(
        [*command, "--rate", "0", "--quiet"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            said = (re.search(r"http://[^/\s]+", line) for line in process.stderr)
            yield next(found.group() for found in said if found)
        finally:
            process.terminate()
            process.wait(30)
