"""Graduates as claims of the authority, made of the federal tables when a release is built.

So a ranking can count them in any field: a pack need not bring a file of facts for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradguide.model.claim import Claim, Source, Subject
from gradguide.model.institution import Registry
from gradguide.model.national import GRADUATE
from gradguide.sources.federal.staging import Staging

_ATTRIBUTE = "completions"
_NEWEST = """
    SELECT a.unitid, a.cip, a.level, c.year, sum(c.total) AS total, max(d.address) AS address
    FROM awards a JOIN completions c ON c.award = a.number
    JOIN datasets d ON d.name = 'ipeds-completions' AND d.year = c.year
    WHERE c.year = (SELECT max(year) FROM completions) AND c.total > 0
        AND a.level IN (SELECT unnest(?::VARCHAR[])) AND a.unitid IN (SELECT unnest(?::VARCHAR[]))
        AND ({subjects})
    GROUP BY a.unitid, a.cip, a.level, c.year ORDER BY ALL"""


def graduates(
    staging: Staging, cips: Sequence[str], claims: Sequence[Claim], registry: Registry
) -> Iterator[Claim]:
    """How many each school of which something is claimed graduated in the newest year, by subject
    under the CIP codes and by graduate level, where no claim says so already. First majors."""
    schools = {c.subject.institution_id for c in claims if c.subject.institution_id is not None}
    said = {_of(claim) for claim in claims if claim.attribute == _ATTRIBUTE}
    subjects = " OR ".join(["starts_with(a.cip, ?)"] * len(cips)) or "false"
    rows = staging.connection.execute(
        _NEWEST.format(subjects=subjects), [list(GRADUATE), sorted(schools), *cips]
    ).fetchall()
    for unitid, cip, level, year, total, address in rows:
        school = registry.get(unitid)
        if school is not None and (unitid, cip, level, year) not in said:
            yield Claim(
                doc=address,
                subject=Subject(institution=school.name, institution_id=unitid),
                attribute=_ATTRIBUTE,
                value=int(total),
                source=Source(address=address, kind="authority", year=year),
                qualifiers={"level": level, "cip": cip, "year": year},
                extractor="compiled",
            )


def _of(claim: Claim) -> tuple[object, ...]:
    asked = claim.qualifiers
    return claim.subject.institution_id, asked.get("cip"), asked.get("level"), asked.get("year")
