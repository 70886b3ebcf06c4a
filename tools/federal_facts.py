# /// script
# requires-python = ">=3.11"
# dependencies = ["duckdb>=1.4", "openpyxl>=3.1"]
# ///
"""Make a pack's `federal_facts.jsonl` from federal data files: who graduated, what jobs pay.

    uv run tools/federal_facts.py PACK_FOLDER HD.csv COMPLETIONS.parquet YEAR OEWS.xlsx OEWS_YEAR

From NCES's completions (IPEDS, survey component C, file C<year>_A; first majors): how many
awards of each graduate level every school gave in the pack's CIP codes. From the Bureau of Labor
Statistics' wages (OEWS, national, all industries): the median yearly wage of the occupations
whose SOC codes stand in the pack.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl

LEVELS = {6: "certificate", 7: "master", 8: "certificate", 17: "doctoral", 18: "doctoral",
          19: "doctoral"}  # fmt: skip
"""Award levels of IPEDS that follow a bachelor's degree (AWLEVEL: 6 and 8 are certificates)."""
COMPLETIONS = "https://nces.ed.gov/ipeds/datacenter/data/C{year}_A.zip"
WAGES = "https://www.bls.gov/oes/special-requests/oesm{short:02}nat.zip"


def completions(
    pack: dict[str, Any], names: dict[str, str], file: Path, year: int
) -> Iterator[dict[str, Any]]:
    """A fact for each school, CIP code and level with an award in the year."""
    codes = " OR ".join(f"CIPCODE LIKE '{code}%'" for code in pack["cip"])
    levels = " ".join(f"WHEN {number} THEN '{name}'" for number, name in LEVELS.items())
    rows = duckdb.sql(f"""
        SELECT UNITID, CIPCODE, CASE AWLEVEL {levels} END AS level, sum(CTOTALT)
        FROM '{file}'
        WHERE MAJORNUM = 1 AND IS_CIP_6DIGIT AND AWLEVEL IN {tuple(LEVELS)} AND ({codes})
        GROUP BY ALL HAVING sum(CTOTALT) > 0 ORDER BY ALL""").fetchall()
    for unitid, cip, level, count in rows:
        yield {
            "institution": names[str(unitid)],
            "unitid": str(unitid),
            "attribute": "completions",
            "value": int(count),
            "qualifiers": {"level": level, "cip": cip, "year": year},
            "source_url": COMPLETIONS.format(year=year),
            "source_kind": "authority",
            "source_year": year,
        }


def names_of(file: Path) -> dict[str, str]:
    """The schools' names by UNITID, from NCES's directory (HD)."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return {row["UNITID"]: " ".join(row["INSTNM"].split()) for row in csv.DictReader(stream)}


def wages(pack: dict[str, Any], codes: set[str], file: Path, year: int) -> Iterator[dict[str, Any]]:
    """A fact for each occupation of the pack that the Bureau publishes a yearly median of."""
    rows = openpyxl.load_workbook(file, read_only=True).active.iter_rows(values_only=True)
    header = [str(name) for name in next(rows)]
    for values in rows:
        row = dict(zip(header, values, strict=True))
        median = row["A_MEDIAN"]
        if row["OCC_CODE"] in codes and row["O_GROUP"] == "detailed" and isinstance(median, int):
            yield {
                "field": pack["name"],
                "attribute": "median_wage",
                "value": median,
                "qualifiers": {"occupation": row["OCC_TITLE"], "year": year},
                "source_url": WAGES.format(short=year % 100),
                "source_kind": "authority",
                "source_year": year,
                "note": f"SOC {row['OCC_CODE']}; national, all industries",
            }


def main(words: list[str]) -> int:
    """Write the file; prints how many facts of each kind."""
    folder, directory, completions_file, year, wages_file, wages_year = words
    pack = tomllib.loads((Path(folder) / "pack.toml").read_text(encoding="utf-8"))
    occupations = tomllib.loads((Path(folder) / "occupations.toml").read_text(encoding="utf-8"))
    codes = {
        entry["code"]
        for entry in occupations["occupations"].values()
        if isinstance(entry, dict) and "code" in entry
    }
    awards = list(completions(pack, names_of(Path(directory)), Path(completions_file), int(year)))
    paid = list(wages(pack, codes, Path(wages_file), int(wages_year)))
    out = Path(folder) / "federal_facts.jsonl"
    out.write_text(
        "".join(json.dumps(fact, ensure_ascii=False, separators=(",", ":")) + "\n"
                for fact in [*awards, *paid]),
        encoding="utf-8",
    )  # fmt: skip
    print(f"{out}: {len(awards)} of completions, {len(paid)} of wages")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
