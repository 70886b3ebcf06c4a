"""What rankings and costs read of federal data, as claims of the authority: who graduated, and what
occupations pay. They are made of the federal tables when a release is built, in any field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gradguide.model.claim import Claim, Source, Subject
from gradguide.model.institution import Registry
from gradguide.model.national import GRADUATE
from gradguide.model.pack import FieldPack
from gradguide.sources.federal.staging import Staging

_GRADUATES = """
    SELECT a.unitid, a.cip, a.level, c.year, sum(c.total) AS total, max(d.address) AS address
    FROM awards a JOIN completions c ON c.award = a.number
    JOIN datasets d ON d.name = 'ipeds-completions' AND d.year = c.year
    WHERE c.year = (SELECT max(year) FROM completions) AND c.total > 0
        AND a.level IN (SELECT unnest(?::VARCHAR[])) AND ({subjects})
    GROUP BY a.unitid, a.cip, a.level, c.year ORDER BY ALL"""
_MEDIANS = """
    SELECT w.soc, o.title, w.year, w.median, d.address
    FROM wages w JOIN occupations o USING (soc)
    JOIN datasets d ON d.name = 'bls-wages-national' AND d.year = w.year
    WHERE w.area = 'US' AND w.median IS NOT NULL
        AND w.year = (SELECT max(year) FROM wages WHERE area = 'US')
        AND w.soc IN (SELECT unnest(?::VARCHAR[]))
    ORDER BY w.soc"""


def federal_claims(
    staging: Staging, pack: FieldPack, claims: Sequence[Claim], registry: Registry
) -> Iterator[Claim]:
    """What `claims` do not say already, of the newest year each: how many every school of the
    registry graduated under the pack's CIP codes (first majors, by graduate level), and the
    median yearly wage of the occupations of the pack's titles (all industries, United States).

    Where awards are programs of their own, they tell their graduates themselves; then only the
    schools of which something is claimed are counted here.
    """
    said = {_key(claim) for claim in claims}
    schools = {claim.subject.institution_id for claim in claims} if pack.awards else None
    for claim in (*_graduates(staging, pack.cip, registry), *_medians(staging, pack)):
        school = claim.subject.institution_id
        listed = schools is None or school is None or school in schools
        if listed and _key(claim) not in said:
            yield claim


def _key(claim: Claim) -> tuple[object, ...]:
    about = claim.subject.institution_id or claim.subject.field
    return about, claim.attribute, *sorted(claim.qualifiers.items())


def _graduates(staging: Staging, cips: Sequence[str], registry: Registry) -> Iterator[Claim]:
    subjects = " OR ".join(["starts_with(a.cip, ?)"] * len(cips)) or "false"
    rows = staging.connection.execute(
        _GRADUATES.format(subjects=subjects), [list(GRADUATE), *cips]
    ).fetchall()
    for unitid, cip, level, year, total, address in rows:
        school = registry.get(unitid)
        if school is not None:
            yield Claim(
                doc=address,
                subject=Subject(institution=school.name, institution_id=unitid),
                attribute="completions",
                value=int(total),
                source=Source(address=address, kind="authority", year=year),
                qualifiers={"level": level, "cip": cip, "year": year},
                extractor="compiled",
            )


def _medians(staging: Staging, pack: FieldPack) -> Iterator[Claim]:
    rows = staging.connection.execute(_MEDIANS, [sorted(_codes(pack))]).fetchall()
    for soc, title, year, median, address in rows:
        yield Claim(
            doc=address,
            subject=Subject(field=pack.name),
            attribute="median_wage",
            value=int(median),
            source=Source(address=address, kind="authority", year=year),
            qualifiers={"occupation": title, "year": year},
            extractor="compiled",
            note=f"SOC {soc}; national, all industries",
        )


def _codes(pack: FieldPack) -> Iterable[str]:
    return {title.code for title in pack.occupations if title.code is not None}
