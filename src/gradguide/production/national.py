"""The national picture: every award that schools report becomes a program of its own, unless a
program of the catalog is counted under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from gradguide.catalog.awarded import NOT_SAID, Awarded, Subject
from gradguide.model.award_names import award_name, level_names
from gradguide.model.catalog import Catalog
from gradguide.model.fact import InstitutionEntry
from gradguide.model.institution import Registry
from gradguide.resolution.pipeline import entry_of, slugs_of
from gradguide.resolution.spelling import slug
from gradguide.sources.federal.staging import Staging

_CONTROL = {"public": "public", "private_nonprofit": "private", "private_for_profit": "private"}

_AWARDS = """
    WITH newest AS (
        SELECT unitid, cip, level, max(year) AS year FROM distance GROUP BY ALL
    ), reported AS (
        SELECT d.* FROM distance d JOIN newest USING (unitid, cip, level, year)
    ), named AS (
        SELECT a.*, s.place AS school, b.place AS subject, s.slug || '/' || b.slug AS id
        FROM awards a JOIN school_slugs s USING (unitid) JOIN subject_slugs b USING (cip, code)
        WHERE a.last_year = (SELECT max(last_year) FROM awards)
            AND a.number NOT IN (SELECT number FROM covered)
    )
    SELECT CASE WHEN id IN (SELECT id FROM taken) THEN id || '-' || replace(n.cip, '.', '-')
            ELSE id END AS id,
        school, subject, n.number, c.year, c.total, coalesce(r.programs, $nothing) AS programs,
        coalesce(r.online, $nothing) AS online, coalesce(r.partly, $nothing) AS partly,
        coalesce(r.year, $nothing) AS distance_year
    FROM named n JOIN completions c ON c.award = n.number AND c.year = n.last_year
    LEFT JOIN reported r ON r.unitid = n.unitid AND r.cip = n.cip AND r.level = n.level
    ORDER BY id"""


def awarded_beside(
    catalog: Catalog,
    staging: Staging,
    counted: Mapping[str, Sequence[int]],
    registry: Registry,
) -> Awarded:
    """The awards of the newest year that none of the catalog's programs is counted under.

    An id is made of the school's, the subject's title and the level; where two subjects have one
    title, or a program of the catalog has that id, the CIP code stands after it. So it depends on
    no other award. `counted` has the numbers of awards by program.
    """
    run = staging.connection.execute
    schools = _schools(catalog, staging, registry)
    subjects, slugs = _subjects(staging)
    _table(staging, "school_slugs", unitid=[one.id for one in schools],
           place=range(len(schools)), slug=[one.slug for one in schools])  # fmt: skip
    _table(staging, "subject_slugs", cip=[one.cip for one in subjects],
           code=[one.code for one in subjects], place=range(len(subjects)), slug=slugs)  # fmt: skip
    _table(staging, "covered", number=sorted({a for awards in counted.values() for a in awards}))
    _table(staging, "taken", id=[program.id for program in catalog.programs])
    found = run(_AWARDS, {"nothing": NOT_SAID}).fetchnumpy()
    for table in ("school_slugs", "subject_slugs", "covered", "taken"):
        run(f"DROP TABLE {table}")
    ids: list[str] = found.pop("id").tolist()
    columns = {name: _whole(values) for name, values in found.items()}
    used, own = np.unique(columns.pop("school"), return_inverse=True)
    return Awarded(
        places=_places(ids, [program.id for program in catalog.programs]),
        ids=ids,
        schools=[schools[place] for place in used],
        subjects=subjects,
        school=own,
        **columns,
    )


def _table(staging: Staging, name: str, **columns: Sequence[int] | Sequence[str]) -> None:
    """A table of columns for one question."""
    types = {
        column: "VARCHAR" if column in ("unitid", "cip", "slug", "id") else "BIGINT"
        for column in columns
    }
    parts = ", ".join(f"unnest(?::{kind}[]) AS {column}" for column, kind in types.items())
    values = [list(column) for column in columns.values()]
    staging.connection.execute(f"CREATE TEMP TABLE {name} AS SELECT {parts}", values)


def _whole(values: NDArray[np.integer]) -> NDArray[np.int64]:
    return np.ascontiguousarray(values, np.int64)


def _places(ids: Sequence[str], others: Sequence[str]) -> NDArray[np.int64]:
    """The places of ids among themselves and some others, all of which ascend."""
    before = np.searchsorted(np.array(others, object), np.array(ids, object))
    return np.arange(len(ids)) + before.astype(np.int64)


def _schools(
    catalog: Catalog, staging: Staging, registry: Registry
) -> tuple[InstitutionEntry, ...]:
    """Every school that reports awards: as the catalog has it, else the registry of institutions,
    else NCES's directory. One that stands in none is there by its number."""
    known = {school.id: school for school in catalog.institutions}
    slugs = slugs_of(registry)
    out = []
    for unitid, name, city, state, control, north, east in staging.connection.execute(
        """SELECT DISTINCT a.unitid, s.name, s.city, s.state, s.control, s.latitude, s.longitude
        FROM awards a LEFT JOIN schools s USING (unitid) ORDER BY 1"""
    ).fetchall():
        listed = registry.get(unitid)
        if unitid in known:
            out.append(known[unitid])
        elif listed is not None:
            out.append(entry_of(listed, slugs[unitid]))
        else:
            called = name or f"UNITID {unitid}"
            own = f"{slug(called)}-{unitid}" if name else slug(called)
            run_by = _CONTROL.get(control, "")
            out.append(
                InstitutionEntry(
                    unitid, own, called, city or "", state or "", "US", run_by, north, east
                )
            )
    return tuple(out)


def _subjects(staging: Staging) -> tuple[tuple[Subject, ...], list[str]]:
    """The subjects at their levels, and the part of an id that each gives."""
    rows = staging.connection.execute(
        """SELECT DISTINCT a.cip, a.code, a.level, coalesce(c.title, '')
        FROM awards a LEFT JOIN cips c USING (cip) ORDER BY 1, 2"""
    ).fetchall()
    plain = {cip: slug(title or f"cip {cip}") for cip, _, _, title in rows}
    shared = Counter(plain.values())
    names = level_names()
    subjects, slugs = list[Subject](), list[str]()
    for cip, code, level, title in rows:
        alone = shared[plain[cip]] == 1
        own = plain[cip] if alone else f"{plain[cip]}-{slug(cip)}"
        subjects.append(Subject(cip, code, level, award_name(title, cip, code)))
        slugs.append(f"{own}-{names[code].id}")
    return tuple(subjects), slugs
