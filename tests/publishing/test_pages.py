"""The pages of the documentation on open data and linked data, held against what is written."""

from __future__ import annotations

import re
from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.linked.ctdl import ctdl_graph
from gradguide.publishing.linked.described import all_described
from gradguide.publishing.linked.program import program_node
from gradguide.publishing.package.files import MEDIA_TYPES
from gradguide.publishing.package.tables import tables

DOCS = Path(__file__).parents[2] / "docs"
WEB = Addresses("https://guide.example")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def table_of(text: str, heading: str) -> list[str]:
    """The names in the first column of the table under a heading, without "ceterms:"."""
    under = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.*?) \|", under, re.MULTILINE)
    return re.findall(r"`(?:ceterms:)?([A-Za-z_]+)`", "".join(cells))


def test_every_table_is_told_and_none_that_is_gone() -> None:
    assert table_of(page("export.md"), "The tables") == [one.name for one in tables()]


def test_every_kind_of_file_is_told() -> None:
    text = page("export.md")
    assert [ending for ending in MEDIA_TYPES if f"{ending}`" not in text] == []


def test_every_property_of_schema_org_is_told_and_none_that_is_not_written(
    release: Release,
) -> None:
    written = set[str]()
    for one in all_described(release):
        written |= program_node(one, release.as_of, WEB).keys()
    told = table_of(page("linked-data.md"), "schema.org")
    assert set(told) == {name for name in written if not name.startswith("@")}


def test_every_term_of_ctdl_is_told_and_none_that_is_not_written(release: Release) -> None:
    written = set[str]()
    for node in ctdl_graph(all_described(release), WEB):
        if "ceterms:ownedBy" in node:
            written |= {node["@type"], *node}
    told = table_of(page("linked-data.md"), "CTDL")
    assert {f"ceterms:{name}" for name in told} == {n for n in written if n.startswith("ceterms:")}
