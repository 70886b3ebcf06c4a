"""A release of a made-up field with occupations, wages, projections and a crosswalk of its own."""

from __future__ import annotations

import runpy
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from gradguide.catalog.outlook import Outlook
from gradguide.catalog.release import Release
from gradguide.catalog.writer import Federal, write_release
from gradguide.model.licensure import Licensing, Role
from gradguide.model.pack import JobTitle, NearOccupation
from gradguide.outlook.careers import Careers
from gradguide.resolution.pipeline import assemble

making = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "resolution" / "making.py"))
)
claim = making.claim
MHTS = "saltmarsh-state-university/mhts"
PORT = "port-college-900002/ms-tide-science"
DREDGING = "saltmarsh-state-university/certificate-in-dredging"

TITLES = (
    JobTitle("Harbor Pilot", ("harbor pilot", "port pilot"), "53-5021", (), ("Dredging",)),
    JobTitle("Lighthouse Keeper", ("lighthouse keeper",), "39-1014"),
    JobTitle(
        "Tide Archivist",
        ("tide archivist",),
        None,
        (NearOccupation("25-4011", "some are counted there", "https://soc.example/"),),
        ("Lighthouse Care",),
    ),
    JobTitle("Tide Poet", ("tide poet",)),
)


def port(attribute: str, value: object, **more: object) -> object:
    return claim(
        attribute, value, school="900002", named="Port", program="MS in Tide Science", **more
    )


CLAIMS = [
    claim("level", "master"),
    claim("degree", "MHTS"),
    claim("concentration", "Lighthouses"),
    claim("concentration", "Dredging"),
    claim("licensure", "harbor_pilot", state="ME", kind="school"),
    claim("licensure", "harbor_pilot", state="OR", kind="guide", paid=True),
    claim("credits", 12, program="Certificate in Dredging"),
    port("level", "master"),
    port("concentration", "Dredging the deep sea"),
    claim("median_wage", 61000, program=None, field="harbor science", kind="guide", year=2024,
          occupation="Harbor pilots"),
    claim("career", "Port pilot", program=None, field="harbor science", kind="guide"),
    claim("career", "Diver", program=None, field="Dredging", kind="guide"),
]  # fmt: skip

_WAGES = [
    ("11-9199", "US", 2025, 900, 30000, 40000, 50000, 60000, 70000, 51000, "", None),
    ("25-4011", "US", 2024, 70, 1, 2, 3, 4, 5, 3, "", None),
    ("25-4011", "US", 2025, 80, 31000, 41000, 51000, 61000, 71000, 52000, "", None),
    ("53-5021", "ME", 2025, None, 32000, None, 52000, None, None, None, "p75,p90", 239200),
    ("53-5021", "OR", 2025, 12, None, None, None, None, None, None, "", None),
    ("53-5021", "US", 2025, 640, 33000, 43000, 53000, 63000, 73000, 54000, "", None),
    ("39-1010", "US", 2025, 5, 20000, 21000, 22000, 23000, 24000, 22000, "", None),
]


def dataset(name: str, year: int) -> tuple[Any, ...]:
    return (name, year, "Bureau", f"Title of {name}", "published", f"https://a.example/{name}",
            f"{name}.zip", "0" * 64, 1)  # fmt: skip


def tables(states: bool = True) -> dict[str, Sequence[tuple[Any, ...]]]:
    """Federal tables; without `states`, wages are of the nation only."""
    return {
        "datasets": [dataset("bls-projections", 2024), dataset("bls-wages-national", 2025),
                     *([dataset("bls-wages-state", 2025)] if states else []),
                     dataset("ipeds-completions", 2024), dataset("cip-soc-crosswalk", 2020)],
        "cips": [("99.0101", "Harbors"), ("99.0102", "Tides")],
        "awards": [(1, "900001", "99.0101", "master", 7, 2023, 2024),
                   (2, "900002", "99.0101", "master", 7, 2023, 2024),
                   (3, "900002", "99.0102", "master", 7, 2023, 2024)],
        "completions": [(1, 2023, 90, 40, 50, 0, None), (1, 2024, 7, 3, 4, 0, None),
                        (2, 2024, 30, 10, 20, 0, None), (3, 2024, 2, 1, 1, 0, None)],
        "occupations": [("11-9199", "Managers, All Other"), ("25-4011", "Archivists"),
                        ("39-1010", "Keepers of Lights and Dogs"),
                        ("39-1014", "Lighthouse Attendants"),
                        ("53-5021", "Captains, Mates, and Pilots of Water Vessels")],
        "occupation_parts": [("39-1010", "39-1014")],
        "wages": [row for row in _WAGES if states or row[1] == "US"],
        "projections": [("53-5021", 2024, 2034, 40000, 41000, 25, 4300, "Master's degree", "", ""),
                        ("25-4011", 2024, 2034, 9300, 9100, -22, 1000, "", "", "")],
        "cip_soc": [("99.0101", "11-9199"), ("99.0101", "53-5021"), ("99.0102", "25-4011")],
    }  # fmt: skip


def written(
    path: Path, *, states: bool = True, counting: Mapping[str, Sequence[int]] | None = None
) -> Path:
    """The release at a path; `counting` are the awards that count a program's graduates."""
    catalog = replace(
        assemble(CLAIMS, making.PACK, making.REGISTRY, making.AS_OF), job_titles=TITLES
    )
    federal = Federal(tables(states), counting or {MHTS: [1], PORT: [2, 3]})
    role = Role("pilot", "harbor pilot", ("port pilot",), "harbor_pilot", ())
    outlook = Outlook(licensing=Licensing(roles=(role,)))
    write_release(catalog, path, federal=federal, outlook=outlook)
    return path


def careers(release: Release) -> Careers:
    return Careers(
        release.national,
        release.destinations,
        release.job_titles(),
        release.spellings(),
        release.fields(),
        release.cips,
    )
