"""The guide and its data as files, made from a release that means harm."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
from selectolax.lexbor import LexborHTMLParser

from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.package import export
from gradguide.web.publish.site import publish

from ..hostile import LONG


def test_no_page_of_a_published_guide_holds_more_than_its_template(
    harmful: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    with Release(harmful) as release:
        publish(OpenRelease(release), site, release.as_of, "https://guide.example")
    shown = 0
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        shown += "window.hit" in text
        page = LexborHTMLParser(text)
        for script in page.css("script"):
            if "json" in str(script.attributes.get("type")):
                json.loads(script.text())
            else:
                assert script.attributes["src"] and not script.text(), file
        assert page.css_first("img, iframe, object, embed, base, style") is None, file
        for node in page.css("*"):
            assert not [name for name in node.attributes if name.startswith("on")], file
        for node in page.css("[href], [src], [action]"):
            for name in ("href", "src", "action"):
                address = str(node.attributes.get(name) or "").strip().lower()
                assert not address.startswith(("javascript:", "data:", "//")), file
    assert shown > 500
    for file in site.rglob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))


def test_open_data_holds_what_was_said_to_the_letter(harmful: Path, tmp_path: Path) -> None:
    """Also a megabyte of it in a row; data is for programs, so that nothing in it is changed."""
    folder = tmp_path / "data"
    with Release(harmful) as release:
        export(release, folder, Addresses(""))
    with closing(sqlite3.connect(folder / "guide.db")) as store:
        stored = store.execute("SELECT DISTINCT quote FROM evidence WHERE quote = ?", (LONG,))
        assert stored.fetchall() == [(LONG,)]
    read = duckdb.read_parquet(str(folder / "evidence.parquet"))
    long = read.filter(f"length(quote) = {len(LONG)}").project("quote").distinct()
    assert long.fetchall() == [(LONG,)]
