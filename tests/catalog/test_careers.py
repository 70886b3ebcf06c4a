"""What a release keeps of the pack's job titles, and the programs under each CIP code."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.catalog.writer import Federal, write_release
from gradguide.model.catalog import Catalog
from gradguide.model.pack import JobTitle, NearOccupation
from gradguide.reading.document import Document

TITLES = (
    JobTitle("Pilot", ("harbor pilots", "pilot"), "53-5021"),
    JobTitle(
        "Tide Keeper",
        ("tide keeper",),
        None,
        (NearOccupation("53-5021", "some are counted there", "https://soc.example/"),),
        ("Dredging", "Lighthouse Care"),
    ),
)


def test_job_titles_come_back_as_they_were(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    path = tmp_path / "titles.db"
    write_release(replace(catalog, job_titles=TITLES), path, documents)
    with Release(path) as release:
        assert release.job_titles() == TITLES


def test_programs_stand_under_each_code_by_their_graduates(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    first, second, third = (program.id for program in catalog.programs[:3])
    awards = [
        (1, "900001", "99.0101", "master", 7, 2023, 2024),
        (2, "900001", "99.0102", "master", 7, 2023, 2024),
        (3, "900002", "99.0101", "master", 7, 2024, 2024),
        (4, "900003", "99.0101", "master", 7, 2023, 2023),
    ]
    completions = [
        (1, 2023, 90, 0, 0, 0, None), (1, 2024, 5, 0, 0, 0, None), (2, 2024, 6, 0, 0, 0, None),
        (3, 2024, 10, 0, 0, 0, None), (4, 2023, 70, 0, 0, 0, None),
    ]  # fmt: skip
    awards.append((5, "900003", "99.0102", "bachelor", 5, 2023, 2024))
    crosswalk = [("99.0101", "53-5021"), ("99.0102", "25-4011"), ("99.0102", "53-5021")]
    federal = Federal(
        {"awards": awards, "completions": completions, "cip_soc": crosswalk},
        {first: [1, 2], second: [3], third: [4, 5]},
    )
    path = tmp_path / "subjects.db"
    write_release(catalog, path, documents, federal=federal)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT * FROM subject_programs ORDER BY 1, 2").fetchall()
    assert rows == [("99.0101", 1, 3, 10), ("99.0101", 2, 1, 5), ("99.0101", 3, 4, 0),
                    ("99.0102", 1, 2, 6)]  # fmt: skip
    with Release(path) as release:
        led = release.destinations.by_subject("53-5021", most=3)
        assert (led.programs, led.schools) == (3, 3)
        assert [(one.cip, one.graduates) for one in led.largest] == [
            ("99.0101", 10), ("99.0102", 6), ("99.0101", 5),
        ]  # fmt: skip
        assert [program for one in led.largest for program, _ in one.programs] == [
            second, first, first,
        ]  # fmt: skip
        led = release.destinations.by_subject("25-4011", most=3)
        assert (led.programs, led.schools, len(led.largest)) == (1, 1, 1)
        assert release.destinations.by_subject("11-9199", most=3).programs == 0
