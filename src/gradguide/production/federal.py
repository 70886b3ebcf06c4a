"""The national picture of a release: federal tables, and which programs they count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gradguide.catalog.awarded import Awarded
from gradguide.catalog.writer import Federal
from gradguide.model.catalog import Catalog
from gradguide.model.institution import Registry
from gradguide.model.national import TABLES
from gradguide.production.national import awarded_beside
from gradguide.sources.federal.staging import Staging
from gradguide.sources.federal.successions import add_successions

_COUNTED = ("program", "certificate", "dual")  # a concentration is counted with its degree


def federal(
    staging: Staging,
    catalog: Catalog,
    cips: Sequence[str],
    registry: Registry,
    *,
    national: bool,
) -> Federal:
    """The tables, and for each program of the catalog the awards that count its graduates: those
    of its school and level under the field's CIP codes. Where the picture is `national`, the other
    awards are programs too. Rows are read when they are written."""
    add_successions(staging)
    own = counted(staging, catalog, cips)
    awarded = awarded_beside(catalog, staging, own, registry) if national else None
    tables = {name: staging.rows(name) for name in TABLES}
    return Federal(tables, own, awarded, tuple(cips))


def codes_of(staging: Staging, own: Mapping[str, Sequence[int]]) -> Mapping[str, tuple[str, ...]]:
    """The CIP codes of the awards that programs (their ids) are counted under."""
    wanted = sorted({award for awards in own.values() for award in awards})
    cip = dict(
        staging.connection.execute(
            "SELECT number, cip FROM awards WHERE number IN (SELECT unnest(?::BIGINT[]))", [wanted]
        ).fetchall()
    )
    return {
        program: tuple(sorted({cip[award] for award in awards})) for program, awards in own.items()
    }


def schools_in(catalog: Catalog, awarded: Awarded | None) -> frozenset[str]:
    """The ids of the schools of a release."""
    more = (school.id for school in awarded.schools) if awarded is not None else ()
    return frozenset({*(school.id for school in catalog.institutions), *more})


def years_in(staging: Staging) -> tuple[int, ...]:
    """The years of which completions are there."""
    rows = staging.connection.execute("SELECT DISTINCT year FROM completions ORDER BY 1")
    return tuple(year for (year,) in rows.fetchall())


def counted(
    staging: Staging, catalog: Catalog, cips: Sequence[str]
) -> Mapping[str, tuple[int, ...]]:
    """Programs' ids to the numbers of their awards."""
    awards: dict[tuple[str, str], list[int]] = defaultdict(list)
    begins = " OR ".join(["starts_with(cip, ?)"] * len(cips)) or "false"
    for number, unitid, level in staging.connection.execute(
        f"SELECT number, unitid, level FROM awards WHERE {begins} ORDER BY number", list(cips)
    ).fetchall():
        awards[unitid, level].append(number)
    return {
        program.id: tuple(awards[program.institution_id, program.level or ""])
        for program in catalog.programs
        if program.kind in _COUNTED and (program.institution_id, program.level) in awards
    }
