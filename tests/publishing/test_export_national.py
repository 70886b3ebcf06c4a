"""The export of a release in which awards stand as programs, known from federal counts alone."""

from __future__ import annotations

import csv
import json
import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from frictionless import Package

from gradguide.catalog.release import Release
from gradguide.production import building
from gradguide.production.building import Order, build
from gradguide.production.reader import Settings
from gradguide.production.staged import FederalOrder, Staged
from gradguide.publishing.package import export

made = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "production" / "staging_making.py"))
)
AWARD = "saltmarsh-state-university-900001/barge-administration-master"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two awards at two schools that are made up, beside the bundled field, exported."""
    there = tmp_path_factory.mktemp("national")
    reported = [
        made.Reported("900001", "52.0201", 7, {2023: 6, 2024: 7}),
        made.Reported("900002", "45.0199", 5, {2024: 1}),
    ]
    order = Order(
        Settings("library-science", date(2026, 11, 22)),
        federal=FederalOrder(Path("files"), national=True),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "staged", lambda *_: Staged(made.staging_of(reported)))
        build(order, there / "us.db")
    with Release(there / "us.db") as release:
        export(release, there / "data")
    return there / "data"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_award_is_a_program_with_its_graduates(folder: Path) -> None:
    (program,) = (row for row in rows(folder, "programs") if row["id"] == AWARD)
    assert (program["kind"], program["level"], program["delivery"]) == ("award", "master", "")
    (link,) = (row for row in rows(folder, "program_awards") if row["program"] == AWARD)
    graduates = {
        row["year"]: row["total"]
        for row in rows(folder, "completions")
        if row["award"] == link["award"]
    }
    assert graduates == {"2023": "6", "2024": "7"}


def test_a_count_is_not_said_to_be_a_program_that_one_can_apply_to(folder: Path) -> None:
    for name in ("programs.jsonld", "ctdl.jsonld"):
        graph = json.loads((folder / name).read_text(encoding="utf-8"))["@graph"]
        assert len(graph) > 200
        assert not any("saltmarsh" in node["@id"] for node in graph)


def test_its_tables_refer_to_one_another(folder: Path) -> None:
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    told["resources"] = [one for one in told["resources"] if one["format"] == "csv"]
    report = Package.from_descriptor(told, basepath=str(folder)).validate()
    assert report.valid, [error.message for task in report.tasks for error in task.errors[:2]]
