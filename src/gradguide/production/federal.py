"""The national picture of a release: federal tables, and which programs they count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gradguide.catalog.writer import Federal
from gradguide.model.catalog import Catalog
from gradguide.model.national import TABLES
from gradguide.sources.federal.staging import Staging
from gradguide.sources.federal.successions import add_successions

_COUNTED = ("program", "certificate", "dual")  # a concentration is counted with its degree


def federal(staging: Staging, catalog: Catalog, cips: Sequence[str]) -> Federal:
    """The tables, and for each program of the catalog the awards that count its graduates: those
    of its school and level under the field's CIP codes. Rows are read when they are written."""
    add_successions(staging)
    return Federal({name: staging.rows(name) for name in TABLES}, counted(staging, catalog, cips))


def counted(
    staging: Staging, catalog: Catalog, cips: Sequence[str]
) -> Mapping[str, tuple[int, ...]]:
    """Programs' ids to the numbers of their awards."""
    awards: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unitid, cip, level, *_ in staging.rows("awards"):
        if str(cip).startswith(tuple(cips)):
            awards[str(unitid), str(level)].append(int(str(number)))
    return {
        program.id: tuple(awards[program.institution_id, program.level or ""])
        for program in catalog.programs
        if program.kind in _COUNTED and (program.institution_id, program.level) in awards
    }
