"""Careers, licensure, organizations, guides, levels and the page about the data over releases that
are hostile, or that hold next to nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.web.app import create_app
from gradguide.web.settings import Settings

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
ADDRESS = "javascript:alert(1)"

HOSTILE = (
    ("UPDATE licensure SET note = ?, address = ?", (SCRIPT, ADDRESS)),
    ("UPDATE licensure SET value = ? WHERE attribute = 'credential_name'", (f'"{SCRIPT[3:]}"',)),
    ("UPDATE organization_statements SET note = ?, address = ?", (SCRIPT, ADDRESS)),
    ("UPDATE organizations SET abbreviation = ?", (SCRIPT,)),
    ("UPDATE datasets SET title = ?, address = ?", (SCRIPT, ADDRESS)),
    ("UPDATE job_titles SET title = title || ?", (SCRIPT,)),
    ("UPDATE title_near SET reason = ?, source = ?", (SCRIPT, ADDRESS)),
    ("UPDATE findings SET message = ?", (SCRIPT,)),
    ("UPDATE institutions SET name = ?", (SCRIPT,)),
    ("INSERT INTO quarantine VALUES (1, ?, ?)", (SCRIPT, SCRIPT)),
    ("INSERT INTO unknown_names SELECT ?, min(number) FROM claims", (SCRIPT,)),
    ("UPDATE sources SET low_trust = 0", ()),
    ("UPDATE claims SET paid = 0, standing = 2 WHERE paid = 1", ()),
    ("UPDATE claims SET paid = 1, standing = 1 WHERE number <= 7", ()),
)
EMPTY = (
    "licensure", "licensed_roles", "organizations", "organization_statements", "job_titles",
    "title_near", "title_specialties", "datasets", "wages", "projections", "cip_soc", "findings",
    "completions",
)  # fmt: skip
PAGES = (
    "/careers",
    "/careers?title=archivist",
    "/careers/25-4022",
    "/licensure",
    "/licensure/OH",
    "/organizations",
    "/organizations/american-library-association",
    "/guides",
    "/guides/field",
    "/guides/archival-studies",
    "/levels",
    "/levels/master",
    "/about",
)


def served(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(path)), follow_redirects=False) as client:
        yield client


def changed(release: Path, out: Path, statements: list[tuple[str, tuple[str, ...]]]) -> Path:
    shutil.copy(release, out)
    connection = sqlite3.connect(out)
    with connection:
        for statement, values in statements:
            connection.execute(statement, values)
    connection.close()
    return out


@pytest.fixture(scope="module")
def hostile(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    out = tmp_path_factory.mktemp("hostile") / "hostile.db"
    yield from served(changed(release, out, list(HOSTILE)))


@pytest.fixture(scope="module")
def empty(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    out = tmp_path_factory.mktemp("empty") / "empty.db"
    yield from served(changed(release, out, [(f"DELETE FROM {name}", ()) for name in EMPTY]))


@pytest.mark.parametrize("address", PAGES)
def test_what_a_source_says_is_never_markup(hostile: TestClient, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code == 200, answer.text[:300]
    tree = LexborHTMLParser(answer.text)
    assert not tree.css("main script")
    assert not tree.css("main [onerror]")
    assert all("alert" not in (one.attributes.get("src") or "") for one in tree.css("script"))
    for link in tree.css("a"):
        assert not str(link.attributes.get("href")).startswith("javascript:"), link.html


def test_the_hostile_words_are_there_to_be_read(hostile: TestClient) -> None:
    for address in ("/licensure/OH", "/organizations", "/about", "/careers"):
        assert "alert(1)" in LexborHTMLParser(hostile.get(address).text).css_first("main").text()


def test_what_was_paid_for_is_counted_apart(hostile: TestClient) -> None:
    tree = LexborHTMLParser(hostile.get("/about").text)
    rows = {
        row.css_first("th").text().split(" ")[0]: [c.text() for c in row.css("td")]
        for row in tree.css("#sources tbody tr")
    }
    assert rows["Paid"][0] == "7"
    assert rows["Paid"][-1] == "never"
    assert "7 statements were paid for" in " ".join(tree.css_first("#paid").text().split())


@pytest.mark.parametrize("address", PAGES)
def test_a_release_that_holds_little_says_so(empty: TestClient, address: str) -> None:
    answer = empty.get(address)
    assert answer.status_code in (200, 404), answer.text[:300]
    main = LexborHTMLParser(answer.text).css_first("main").text()
    assert len(main.split()) > 10


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/licensure", "knows nothing of licensing"),
        ("/licensure/OH", "knows nothing of licensing"),
        ("/organizations", "knows no professional bodies"),
        ("/about", "built without files of federal agencies"),
        ("/about", "The checks found nothing"),
    ],
)
def test_what_is_missing_is_named(empty: TestClient, address: str, told: str) -> None:
    assert told in " ".join(
        LexborHTMLParser(empty.get(address).text).css_first("main").text().split()
    )
