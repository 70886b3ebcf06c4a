"""Rank intervals over 10,000 draws of 1,000 programs and 12 criteria, beside the bare product of
matrices with its argsort, and beside scikit-criteria draw by draw."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.timing import interleaved
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.ranking.chances import Chances
from gradguide.decisions.ranking.intervals import draw
from gradguide.decisions.ranking.matrix import Cell, Matrix
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.method import Criterion, Method, Uncertainty

DRAWS, PROGRAMS, CRITERIA = 10_000, 1_000, 12
OTHERS_DRAWS = 200
"""So many draws are timed of scikit-criteria, of which each takes as long as any other."""
NORMALISATIONS = ("min-max", "z-score", "rank")
TREATMENTS = ("middle", "worst", "observed")
BARE = "bare matrix product and argsort"
OTHER = f"scikit-criteria, draw by draw ({OTHERS_DRAWS} timed)"
Floats = NDArray[np.float64]
SHARES = {"all values known": (0.0, 0.0), "15 % missing, 6 % uncertain": (0.15, 0.06)}


def method(uncertainty: Uncertainty) -> Method:
    """Twelve criteria, half of which are the better the less there is of them."""
    criteria = tuple(
        Criterion(f"c{at}", f"c{at}", "more" if at % 2 else "less", Decimal(at % 4 + 1))
        for at in range(CRITERIA)
    )
    return Method("Benchmark", "Made up.", criteria, uncertainty=uncertainty)


def made_up(rule: Method, missing: float, uncertain: float, seed: int = 1) -> Matrix:
    """Values without meaning; of the uncertain ones one half is disputed and one a range."""
    generator = np.random.default_rng(seed)
    school = InstitutionEntry("900001", "saltmarsh-state", "Saltmarsh State")
    names = [f"p{at:04}" for at in range(PROGRAMS)]
    cells = []
    for _ in names:
        row = []
        for kind in generator.random(CRITERIA):
            value = Decimal(int(generator.integers(10_000, 90_000)))
            if kind < missing:
                row.append(Cell(missing="nobody states it"))
            elif kind < missing + uncertain / 2:
                row.append(Cell((value, value + 2_000), value))
            elif kind < missing + uncertain:
                row.append(Cell((value, value + 5_000), value, between=True))
            else:
                row.append(Cell((value,), value))
        cells.append(tuple(row))
    programs = [
        Candidate(Program(one, school.id, school.name, one, "program"), school) for one in names
    ]
    return Matrix(rule.criteria, tuple(programs), tuple(cells))


def bare(weights: Floats, values: Floats) -> object:
    """What cannot be left away: each draw's scores, and the programs in their order."""
    return np.argsort(weights @ values, axis=1)


def ours(matrix: Matrix, rule: Method) -> object:
    """Everything from the cells to quantiles of each program's place."""
    fresh = Matrix(matrix.criteria, matrix.candidates, matrix.cells)  # keeps no arrays from before
    drawn = draw(Chances(fresh, rule), DRAWS, seed=1)
    return [drawn.quantile(share) for share in (0.05, 0.5, 0.95)]


def others() -> Callable[[Floats, Floats], object]:
    """A weighted sum by scikit-criteria for each draw's weights, on scores made beforehand."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own future
        import skcriteria
        from skcriteria.agg.simple import WeightedSumModel

    model = WeightedSumModel()

    def draws(weights: Floats, values: Floats) -> object:
        known = [skcriteria.mkdm(values.T, [max] * CRITERIA, weights=row) for row in weights]
        places = [model.evaluate(one).rank_ for one in known]
        return np.quantile(places, [0.05, 0.5, 0.95], axis=0)

    return draws


def run(repeats: int = 5) -> dict[str, Any]:
    """Median seconds, the candidates in turn; memory of a process that does nothing else."""
    generator = np.random.default_rng(1)
    weights = generator.dirichlet(np.ones(CRITERIA), size=DRAWS)
    values = generator.random((CRITERIA, PROGRAMS))
    rule = method(Uncertainty(Decimal("0.5"), NORMALISATIONS, TREATMENTS))
    candidates: dict[str, Callable[[], object]] = {BARE: partial(bare, weights, values)}
    for name, share in SHARES.items():
        candidates[f"gradguide, {name}"] = partial(ours, made_up(rule, *share), rule)
    candidates[OTHER] = partial(others(), weights[:OTHERS_DRAWS], values)
    seconds = {name: median(runs) for name, runs in interleaved(candidates, repeats).items()}
    seconds[OTHER] *= DRAWS / OTHERS_DRAWS
    slowest = max(value for name, value in seconds.items() if name.startswith("gradguide"))
    return {
        "title": (
            f"Rank intervals: {DRAWS:,} draws x {PROGRAMS:,} programs x {CRITERIA} criteria "
            "(aim: within 2 x bare, 15 x scikit-criteria, under 300 MB)"
        ),
        "rows": [
            {
                "candidate": name,
                "s": round(value, 3),
                "x bare": round(value / seconds[BARE], 2),
                "x scikit-criteria": round(seconds[OTHER] / value, 1),
            }
            for name, value in seconds.items()
        ],
        "times faster than scikit-criteria": round(seconds[OTHER] / slowest, 1),
        "MB": peak_memory(),
    }


def peak_memory() -> int:
    """Megabytes (10^6 bytes) that a process has at most that makes the uncertain ranking.

    As the kernel counts it for that process alone (Linux): what `resource` gives begins with
    the size of the process that started it.
    """
    code = (
        "from benchmarks.ranking import *; "
        "rule = method(Uncertainty(Decimal('0.5'), NORMALISATIONS, TREATMENTS)); "
        "ours(made_up(rule, 0.15, 0.06), rule); "
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return round(int(done.stdout) * 1024 / 1e6)
