"""Careers on a release of national size, beside plain SQL and RapidFuzz over all titles.

The release is a real one, as for `showing`, since the made-up one has no occupations. Beside ours
stand the two parts of the question as one would ask them without an index: counting an occupation's
programs by a join over awards, and holding a title against all others with RapidFuzz's token-set
ratio. Times are those that went by, and those for which the process had a core.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.missing import national
from gradguide.catalog.connect import open_immutable
from gradguide.catalog.release import Release
from gradguide.model.national import GRADUATE
from gradguide.outlook.careers import Careers
from gradguide.outlook.program_careers import of_program

SEED, ASKED, BESIDE, PROGRAMS = 11, 600, 60, 200
_COUNTED = f"""SELECT count(DISTINCT l.program), count(DISTINCT a.unitid) FROM cip_soc x
    JOIN awards a ON a.cip = x.cip JOIN program_awards l ON l.award = a.number
    WHERE x.soc = ? AND a.level IN ({", ".join(f"'{level}'" for level in GRADUATE)})"""


def run() -> dict[str, Any]:
    """Milliseconds a question, ours and the plain ways'."""
    path = national()
    chance = random.Random(SEED)
    with Release(path) as release:
        start = time.perf_counter()
        careers = Careers(
            release.national,
            release.destinations,
            release.job_titles(),
            release.spellings(),
            release.fields(),
            release.cips,
        )
        opened = time.perf_counter() - start
        start = time.perf_counter()
        careers.of_title(careers.jobs[0].name if careers.jobs else "teacher")
        first = time.perf_counter() - start
        spelled = [name for job in careers.jobs for name in job.names]
        spelled += [one.title for one in release.national.occupations()]
        exact = chance.choices(spelled, k=ASKED)
        typos = [_with_typo(chance, name) for name in chance.choices(spelled, k=ASKED)]
        codes = chance.choices([one.soc for one in release.national.occupations()], k=BESIDE)
        described = release.described()
        programs = chance.choices(described, k=PROGRAMS) if described else []
        rows = [
            _row("a title as it is written", _timed(careers.of_title, exact)),
            _row("a title with a typo", _timed(careers.of_title, typos)),
            _row("the way back from a program", _timed(lambda p: of_program(careers, p), programs)),
            _row("all occupations of the field", _timed(lambda _: careers.of_field(), range(30))),
        ]
        looked = _timed(careers.titles.look_up, typos)
        rows.append(_row("a title with a typo: the title alone", looked))
        bare = open_immutable(path)
        plain = _timed(lambda soc: bare.execute(_COUNTED, (soc,)).fetchall(), codes)
        rows.append(_row("plain SQL: an occupation's programs counted", plain))
        ours = _timed(lambda soc: release.destinations.by_subject(soc, 5), codes)
        rows.append(_row("ours: the same count, and the five largest", ours))
        _must_agree(bare, release, codes)
        bare.close()
        fuzzy = _timed(
            lambda typed: process.extract(typed, spelled, scorer=fuzz.token_set_ratio, limit=8),
            typos[:BESIDE],
        )
        rows.append(_row("RapidFuzz over all titles: the title alone", fuzzy))
        count = sum(release.stats().programs.values())
    return {
        "title": f"Careers among {count:,} programs (aim: 20 ms)",
        "rows": [row for row in rows if row["number"]],
        "milliseconds to open": round(opened * 1000, 1),
        "milliseconds of the first answer after that": round(first * 1000, 1),
        "megabytes of the file": round(path.stat().st_size / 1e6),
    }


def _timed(ask: Callable[[Any], object], asked: Sequence[Any]) -> list[tuple[float, float]]:
    gc.collect()
    seconds = []
    for one in asked:
        start, worked = time.perf_counter(), time.process_time()
        ask(one)
        seconds.append((time.perf_counter() - start, time.process_time() - worked))
    return seconds


def _row(name: str, seconds: Sequence[tuple[float, float]]) -> dict[str, Any]:
    out: dict[str, Any] = {"question": name, "number": len(seconds)}
    for q in (50, 99):
        for at, label in enumerate((f"p{q} ms", f"p{q} of a core")):
            times = [one[at] for one in seconds]
            out[label] = round(float(np.percentile(times, q)) * 1000, 2) if times else None
    return out


def _with_typo(chance: random.Random, name: str) -> str:
    place = chance.randrange(len(name))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return name[:place] + chance.choice(["", letter, letter + name[place]]) + name[place + 1 :]


def _must_agree(bare: Any, release: Release, codes: Sequence[str]) -> None:
    for soc in codes:
        led = release.destinations.by_subject(soc, 5)
        plain = bare.execute(_COUNTED, (soc,)).fetchone()
        if plain != (led.programs, led.schools):
            raise AssertionError(f"{soc}: {plain} and {led.programs, led.schools}")
