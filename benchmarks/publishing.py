"""Writing the guide as files, beside copying the same pages from a server.

`gradguide publish` writes the bundled field's guide; a plain copy of what it wrote says how much of
that is writing files. wget takes the pages of the same programs from `gradguide serve`, as
somebody would who had no such command: pages alone, which link to a server. Times are of whole
processes; the processor's own time beside them says how busy the machine was with other things.

Needs `wget` on the PATH for the last row; without it that is left out, and named.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.serving import serving
from gradguide.catalog.connect import open_immutable

PROGRAMS = 300  # of the aim


def run(repeats: int = 3) -> dict[str, Any]:
    """Seconds for all, and for as many programs as the aim names; the best of the repeats by the
    clock, each with the processor's."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        release = here / "bundled.db"
        _gradguide("build", "--out", str(release))
        with closing(open_immutable(release)) as connection:
            ids = [key for (key,) in connection.execute("SELECT id FROM programs ORDER BY id")]
        site = here / "site"
        rows = [_row("gradguide publish", len(ids), _published(release, site, repeats), site)]
        rows.append(
            _row("copying its files", len(ids), _copied(site, here / "copy", repeats), site)
        )
        mirrored = here / "mirror"
        wget = shutil.which("wget")
        if wget is not None:
            rows.append(
                _row(
                    "wget of program pages", len(ids), _wget(wget, release, ids, mirrored), mirrored
                )
            )
    return {
        "title": f"Publishing the guide as files (aim: {PROGRAMS} programs under 20 s)",
        "rows": rows,
        "left out": "" if wget else "wget is not on the PATH",
    }


def _row(
    what: str, programs: int, taken: tuple[float, float | None], folder: Path
) -> dict[str, Any]:
    seconds, processor = taken
    files = [one for one in folder.rglob("*") if one.is_file()]
    return {
        "what": what,
        "programs": programs,
        "files": len(files),
        "MB": round(sum(one.stat().st_size for one in files) / 1e6, 1),
        "s": round(seconds, 2),
        "processor s": None if processor is None else round(processor, 2),
        f"s for {PROGRAMS} programs": round(seconds / programs * PROGRAMS, 2),
    }


def _published(release: Path, site: Path, repeats: int) -> tuple[float, float]:
    return min(_timed("publish", str(site), "--release", str(release)) for _ in range(repeats))


def _timed(*arguments: str) -> tuple[float, float]:
    """Seconds by the clock, and the processor's of the process and of what it starts."""
    begun, before = time.perf_counter(), os.times()
    _gradguide(*arguments)
    after = os.times()
    own = after.children_user - before.children_user + after.children_system
    return time.perf_counter() - begun, own - before.children_system


def _gradguide(*arguments: str) -> None:
    command = [sys.executable, "-m", "gradguide", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _copied(site: Path, copy: Path, repeats: int) -> tuple[float, float]:
    taken = list[tuple[float, float]]()
    for _ in range(repeats):
        shutil.rmtree(copy, ignore_errors=True)
        begun, busy = time.perf_counter(), time.process_time()
        shutil.copytree(site, copy)
        taken.append((time.perf_counter() - begun, time.process_time() - busy))
    return min(taken)


def _wget(wget: str, release: Path, ids: list[str], folder: Path) -> tuple[float, None]:
    folder.mkdir()
    with serving(release) as (address, _):
        addresses = folder.with_suffix(".txt")
        addresses.write_text("".join(f"{address}/programs/{one}\n" for one in ids))
        command = [wget, "--quiet", "--force-directories", "--no-host-directories"]
        command += ["--adjust-extension", "--directory-prefix", str(folder)]
        begun = time.perf_counter()
        subprocess.run([*command, "--input-file", str(addresses)], check=True)
        return time.perf_counter() - begun, None  # the work is the server's
