"""Federal data of one field: what is shared by all, and what a folder of files says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gradguide.sources.federal.bundled import PACK_TABLES, shared_federal, write_parquet
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.federal.files import find_files
from gradguide.sources.federal.loading import Loaded, load
from gradguide.sources.federal.staging import Staging


@dataclass(frozen=True, slots=True)
class Subjects:
    """Titles of CIP codes, and for which occupations (code and title) instruction prepares."""

    titles: Mapping[str, str]
    occupations: Mapping[str, tuple[tuple[str, str], ...]]

    def occupations_of(self, cips: Iterable[str]) -> dict[str, str]:
        """The occupations of some codes: titles to codes, in the order of the codes."""
        found = {pair for cip in cips for pair in self.occupations.get(cip, ())}
        return {title: soc for soc, title in sorted(found)}


def shared_subjects() -> Subjects:
    """The classification and the crosswalk that come with gradguide."""
    with shared_federal() as staging:
        titles = {str(cip): " ".join(str(title).split()) for cip, title in staging.rows("cips")}
        names = {str(soc): str(title) for soc, title in staging.rows("occupations")}
        pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for cip, soc in staging.rows("cip_soc"):
            if str(soc) in names:
                pairs[str(cip)].append((str(soc), names[str(soc)]))
    return Subjects(titles, {cip: tuple(found) for cip, found in pairs.items()})


@dataclass(frozen=True)
class FieldData:
    """What a folder of federal files says of a field. `staging` holds that and nothing else;
    `unlisted` is how many of the schools stand in no directory that is there."""

    staging: Staging
    loaded: Loaded
    levels: tuple[str, ...]
    schools: int
    unlisted: int
    awards: int
    years: tuple[int, ...]

    def write(self, folder: Path) -> None:
        """Write the tables into a pack's folder of them; one without rows is left as it is."""
        for table in PACK_TABLES:
            if self.staging.count(table):
                write_parquet(self.staging, table, folder)


def field_data(data: Path, cips: Sequence[str], allow: Collection[str] = ()) -> FieldData:
    """What the federal files in a folder say of the subjects under some CIP codes.

    Raises:
        FederalError: the files cannot be used, or they hold no completions.
    """
    staging = Staging()
    found = find_files(data)
    loaded = load(found.files, staging, allow)
    staging.keep_field(cips, ())
    run = staging.connection.execute
    levels = run("SELECT DISTINCT level FROM awards ORDER BY level").fetchall()
    schools, awards = run("SELECT count(DISTINCT unitid), count(*) FROM awards").fetchall()[0]
    years = run("SELECT DISTINCT year FROM completions ORDER BY year").fetchall()
    if not awards:
        raise FederalError(
            f"{data}: nothing here says who graduated under {', '.join(cips)}; the file is NCES's "
            "C2024_A, and `gradguide data fetch ipeds --year 2024 --to DIR` gets it"
        )
    with shared_federal() as shared:
        listed = {row[0] for row in (*shared.rows("schools"), *staging.rows("schools"))}
    giving = {row[1] for row in staging.rows("awards")}
    return FieldData(
        staging, loaded, tuple(level for (level,) in levels), schools, len(giving - listed), awards,
        tuple(year for (year,) in years),
    )  # fmt: skip
