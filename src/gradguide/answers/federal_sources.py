"""The files behind federal figures, in a line each and as JSON has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gradguide.model.national import Award, Dataset
from gradguide.outlook.pay import Figures

COMPLETIONS, DISTANCE, CHARGES, EARNINGS = (
    "ipeds-completions",
    "ipeds-distance",
    "ipeds-charges",
    "scorecard-field-of-study",
)
"""Names of datasets."""

Key = Mapping[str, object]
"""The columns of a file that pick the row, by their names in it."""


def key_of(award: Award) -> Key:
    """What picks an award's row in NCES's file."""
    return {"UNITID": award.unitid, "CIPCODE": award.cip, "AWLEVEL": award.code}


def source_lines(
    datasets: Sequence[Dataset], name: str, years: Iterable[int], key: Key
) -> list[str]:
    """Agency, file, address and row behind figures of some years; files of one edition and
    several years in a line each."""
    row = ", ".join(f"{column} {value}" for column, value in key.items())
    return [
        f"{one.agency}, {one.title} {one.year} ({one.edition}), {one.file}: {row}; {one.address}"
        if one.address
        else f"{one.title} ({one.edition}), {one.file}: {row}"
        for one in _of(datasets, name, years)
    ]


def source_records(
    datasets: Sequence[Dataset], name: str, years: Iterable[int], key: Key
) -> list[dict[str, Any]]:
    """The same as JSON has it."""
    return [
        {
            "dataset": one.name,
            "year": one.year,
            "agency": one.agency,
            "edition": one.edition,
            "file": one.file,
            "address": one.address or None,
            "sha256": one.sha256,
            "row": dict(key),
        }
        for one in _of(datasets, name, years)
    ]


def _of(datasets: Sequence[Dataset], name: str, years: Iterable[int]) -> list[Dataset]:
    wanted = set(years)
    return [one for one in datasets if one.name == name and one.year in wanted]


def datasets_of(figures: Iterable[Figures], crosswalk: Dataset | None) -> tuple[Dataset, ...]:
    """The files behind some figures, each once."""
    found: dict[tuple[str, int], Dataset] = {}
    for one in figures:
        pays = [one.nation, *([one.state] if one.state else [])]
        for dataset in (*(p.dataset for p in pays), one.outlook.dataset if one.outlook else None):
            if dataset is not None:
                found[dataset.name, dataset.year] = dataset
    if crosswalk is not None:
        found[crosswalk.name, crosswalk.year] = crosswalk
    return tuple(found.values())
