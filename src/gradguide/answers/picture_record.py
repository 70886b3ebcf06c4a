"""What federal agencies and accreditors say of a program or school, as JSON has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from gradguide.answers.federal_sources import (
    CHARGES,
    COMPLETIONS,
    DISTANCE,
    EARNINGS,
    key_of,
    source_records,
)
from gradguide.model.award_names import award_name
from gradguide.model.national import Dataset, School
from gradguide.outlook.completions import Series, trend, women
from gradguide.outlook.graduates import Counted, Fate, Graduates
from gradguide.outlook.picture import Picture


def picture_record(
    picture: Picture, datasets: Sequence[Dataset], unitid: str, *, evidence: bool
) -> dict[str, Any]:
    """Everything of a picture; where evidence is wanted, with the files behind it."""
    out: dict[str, Any] = {
        "fate": None if picture.fate is None else fate_record(picture.fate),
        "graduates": graduates_record(picture.graduates, datasets, evidence=evidence),
        "distance": [asdict(one) for one in picture.distance],
        "distance_disagreement": picture.differs,
        "charges": [asdict(one) for one in picture.charges],
        "earnings": [asdict(one) for one in picture.earnings],
        "accredited": [asdict(one) for one in picture.accredited],
        "occupations": [asdict(one) for one in picture.occupations],
    }
    if evidence:
        key = {"UNITID": unitid}
        parts = (
            (DISTANCE, {one.year for one in picture.distance}),
            (CHARGES, {one.year for one in picture.charges}),
            (EARNINGS, {one.year for one in picture.earnings}),
        )
        out["sources"] = [
            record for name, years in parts for record in source_records(datasets, name, years, key)
        ]
    return out


def fate_record(fate: Fate) -> dict[str, Any]:
    """What became of a school."""
    return {
        "unitid": fate.school.unitid,
        "name": fate.school.name,
        "closed": fate.school.closed,
        "successor": None if fate.successor is None else _school(fate.successor),
        "source": fate.address or f"NCES, directory of {fate.school.year}",
    }


def _school(school: School) -> dict[str, Any]:
    return {"unitid": school.unitid, "name": school.name}


def graduates_record(
    found: Graduates, datasets: Sequence[Dataset], *, evidence: bool
) -> dict[str, Any]:
    """Graduates by award, with what may be added and what may not."""
    return {
        "awards": _counted(found.counted, datasets, evidence=evidence),
        "together": None if found.total is None else series_record(found.total),
        "counted_with": [
            {"id": key, "name": name, "speaks_of_the_subject": place < found.speaking}
            for place, (key, name) in enumerate(found.shared)
        ],
        "further_awards": found.others,
        "before": [
            {
                "unitid": one.school.unitid,
                "name": one.school.name,
                "until": one.school.closed,
                "source": one.address or f"NCES, directory of {one.school.year}",
                "awards": _counted(one.counted, datasets, evidence=evidence),
            }
            for one in found.before
        ],
    }


def _counted(
    counted: Iterable[Counted], datasets: Sequence[Dataset], *, evidence: bool
) -> list[dict[str, Any]]:
    out = []
    for one in counted:
        award = one.award
        record: dict[str, Any] = {
            "name": award_name(award.title, award.cip, award.code),
            "cip": award.cip,
            "level": award.level,
            "award_level_code": award.code,
            "programs": [key for key, _ in one.programs],
            **series_record(one.series),
        }
        if evidence:
            years = [count.year for count in one.series.known]
            record["sources"] = source_records(datasets, COMPLETIONS, years, key_of(award))
        out.append(record)
    return out


def series_record(series: Series) -> dict[str, Any]:
    """A series with its trend and the share of women; a year without a count is null."""
    goes, share = trend(series), women(series)
    return {
        "years": [
            {"year": year, "total": None}
            if count is None
            else {
                "year": year,
                "total": count.total,
                "men": count.men,
                "women": count.women,
                "second_majors": count.second,
                "imputed": count.imputed,
            }
            for year, count in zip(series.years, series.counts, strict=True)
        ],
        "trend": {
            "direction": goes.direction,
            "a_year": None if goes.direction is None else f"{float(goes.a_year):.1f}",
            "from": goes.first or None,
            "to": goes.last or None,
            "reason": goes.reason or None,
        },
        "women": None
        if share is None
        else {
            "year": share.year,
            "women": share.women,
            "total": share.total,
            "permille": share.permille,
        },
    }
