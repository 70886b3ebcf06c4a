"""Programs side by side: what differs first, with what each value rests on."""

from __future__ import annotations

import csv
import gzip
import io
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.decisions.comparing.consequence import CONSEQUENCES
from gradguide.web.app import create_app
from gradguide.web.settings import Settings

ALABAMA = "the-university-of-alabama/mlis"
SAN_JOSE = "san-jose-state-university/mlis"
SIX = (
    ALABAMA,
    SAN_JOSE,
    "syracuse-university/mslis",
    "university-of-maryland-college-park/mlis",
    "east-carolina-university/mls",
    "north-carolina-central-university/mls",
)
SCRIPT = "<script>alert(1)</script>"


def address(*ids: str, path: str = "/compare", **more: str) -> str:
    return f"{path}?{urlencode([*(('program', one) for one in ids), *more.items()])}"


def page(guide: TestClient, *ids: str, status: int = 200, **more: str) -> LexborHTMLParser:
    answer = guide.get(address(*ids, **more))
    assert answer.status_code == status, answer.text[:400]
    return LexborHTMLParser(answer.text)


def words(found: LexborHTMLParser, selector: str = "main") -> str:
    return " ".join(node_text for node in found.css(selector) for node_text in node.text().split())


def headings(found: LexborHTMLParser) -> list[str]:
    table = found.css_first("table.compared")
    return [one.text(strip=True) for one in table.css("tr.group th")]


def test_what_differs_stands_first_by_consequence(guide: TestClient) -> None:
    found = page(guide, ALABAMA, SAN_JOSE, residency="OH")
    grave = [one.name[:1].upper() + one.name[1:] for one in CONSEQUENCES]
    told = [one for one in headings(found) if one in grave]
    assert told == sorted(told, key=grave.index)
    assert told[0] == "What you pay"
    first = found.css_first("table.compared tbody tr:not(.group) th")
    assert first.text(strip=True) == "Cost to you"
    assert "For a resident of Ohio" in words(found)
    assert "Unknown of all of them:" in words(found)
    folded = [one.text(strip=True) for one in found.css("details.fold > summary")]
    assert "The same" in folded
    assert not any("open" in one.attributes for one in found.css("details.fold"))


def test_every_cell_has_a_mark_and_a_value_or_the_word_unknown(guide: TestClient) -> None:
    found = page(guide, *SIX)
    cells = found.css("table.compared tbody td")
    assert len(cells) > 100
    for cell in cells:
        assert cell.text(strip=True)
        known = cell.css_first(".unknown") is None
        if known and "what all have" not in cell.text():
            assert cell.css_first('.mark[role="img"]') is not None
            assert cell.css_first("details, small") is not None
        assert cell.attributes["data-label"]


def test_a_value_opens_to_who_says_it(guide: TestClient) -> None:
    found = page(guide, ALABAMA, SAN_JOSE)
    assert len(found.css("table.compared details.behind li .who")) > 10
    links = [
        one
        for one in found.css("table.compared details.behind a")
        if str(one.attributes["href"]).startswith("http")
    ]
    assert links
    assert all("nofollow" in str(one.attributes["rel"]) for one in links)


def test_only_what_is_more_welcome_beyond_doubt_is_bold(guide: TestClient) -> None:
    found = page(guide, ALABAMA, SAN_JOSE, residency="OH")
    bold = [
        row.css_first("th").text(strip=True)
        for row in found.css("table.compared tr:not(.group)")
        if row.css("td strong")
    ]
    assert "Months at your pace" in bold
    # the cost of one of them rests on outdated facts, so that nobody can say which is lower
    assert "Cost to you" not in bold
    for strong in found.css("td strong"):
        assert "more welcome than the others" in strong.parent.text()


def test_programs_are_taken_out_and_added(guide: TestClient) -> None:
    found = page(guide, *SIX[:3], residency="OH")
    (out,) = [
        str(one.attributes["href"]) for one in found.css("thead a.small") if "Alabama" in one.text()
    ]
    said = parse_qsl(urlsplit(out).query)
    assert [value for name, value in said if name == "program"] == list(SIX[1:3])
    assert ("residency", "OH") in said
    offered = page(guide, ALABAMA, add="kent state")
    assert "Kent" in words(offered, ".offered a")
    href = str(offered.css("section .offered a")[0].attributes["href"])
    assert guide.get(href).status_code == 200
    assert "What differs between" in guide.get(href).text


def test_a_program_or_none_is_no_comparison_and_helps_to_choose(guide: TestClient) -> None:
    for ids in ((), (ALABAMA,), (ALABAMA, ALABAMA)):
        found = page(guide, *ids)
        assert found.css_first("h1").text(strip=True) == "Compare programs"
        assert found.css_first('form input[name="add"]') is not None
        assert found.css_first("[data-from-shortlist]") is not None
    assert "Nothing goes by" in words(page(guide, ALABAMA, add="zzqqxx"))


@pytest.mark.parametrize(
    ("ids", "more", "status", "said"),
    [
        ((ALABAMA, "no/such"), {}, 404, "no/such is not in this release"),
        (
            (*SIX, "university-at-buffalo/phd-information-science"),
            {},
            400,
            "7 programs are too many",
        ),
        (tuple(f"a/{at}" for at in range(30)), {}, 400, "30 programs are too many"),
        ((ALABAMA, SAN_JOSE), {"as-of": "2001-01-01"}, 400, "as-of: 2001-01-01"),
        ((ALABAMA, SAN_JOSE), {"as-of": "today"}, 400, "as-of takes a day"),
        ((ALABAMA, SAN_JOSE), {"start": "fall-2026"}, 400, "start"),
        ((ALABAMA,), {"add": "x" * 500}, 400, "too many words"),
    ],
)
def test_what_cannot_be_compared_is_said(
    guide: TestClient, ids: tuple[str, ...], more: dict[str, str], status: int, said: str
) -> None:
    assert said in words(page(guide, *ids, status=status, **more))


def test_where_one_is_gone_the_others_are_compared(guide: TestClient) -> None:
    found = page(guide, ALABAMA, SAN_JOSE, "no/such", status=404)
    assert "no/such is not in this release" in words(found, "[role=alert]")
    assert found.css("table.compared")


def test_the_person_line_keeps_the_programs(guide: TestClient) -> None:
    found = page(guide, ALABAMA, SAN_JOSE)
    carried = [one.attributes["value"] for one in found.css('form.person input[name="program"]')]
    assert carried == [ALABAMA, SAN_JOSE]


def test_the_files_say_the_same(guide: TestClient) -> None:
    found = page(guide, ALABAMA, SAN_JOSE, residency="OH")
    told = {one.text(strip=True): str(one.attributes["href"]) for one in found.css("p.again a")}
    table = guide.get(told["CSV"])
    assert table.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(table.text)))
    labels = {row[0].casefold() for row in rows}
    shown = [
        row.css_first("th").text(deep=False, strip=True).casefold()
        for row in found.css("table.compared tr[role=row]:not(.group)")
        if row.css_first("th[scope=row]")
    ]
    assert len(shown) > 10 and set(shown) <= labels
    text = guide.get(told["Markdown"])
    assert text.headers["content-type"].startswith("text/markdown")
    assert "## What differs" in text.text
    assert guide.get(address(ALABAMA, path="/compare.csv")).status_code == 400
    assert guide.get(address(ALABAMA, "no/such", path="/compare.md")).status_code == 404
    again = LexborHTMLParser(guide.get(told["Link to this comparison, for this day"]).text)
    assert words(again, "table.compared") == words(found, "table.compared")


def test_six_programs_with_all_that_they_rest_on_are_a_small_page(guide: TestClient) -> None:
    text = guide.get(address(*SIX), headers={"accept-encoding": "identity"}).content
    assert len(gzip.compress(text)) < 30_000


@pytest.fixture(scope="module")
def hostile(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A guide in which every name, quote, note and address is a script."""
    copy = tmp_path_factory.mktemp("hostile") / "lis.db"
    shutil.copy(release, copy)
    with sqlite3.connect(copy) as changed:
        changed.execute("UPDATE programs SET name = ?", (SCRIPT,))
        changed.execute("UPDATE institutions SET name = ? || id", (SCRIPT,))
        changed.execute(
            'UPDATE claims SET quote = ?, note = ?, start = 0, "end" = 9', (SCRIPT, SCRIPT)
        )
        changed.execute("UPDATE sources SET address = ? || number", (f"javascript:{SCRIPT}",))
    changed.close()
    with TestClient(create_app(Settings(copy)), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    "where",
    [
        address(ALABAMA, SAN_JOSE),
        address(ALABAMA, add="alabama"),
        f"/compare?program={SCRIPT}&add={SCRIPT}",
        "/rank?draws=200",
        f"/rank?draws=200&why={ALABAMA}",
        f"/rank?draws=200&ranking={SCRIPT}&release={SCRIPT}",
        f"/rank?draws=200&method={SCRIPT}",
        f"/rank?draws=200&w-{SCRIPT}=1",
    ],
)
def test_nothing_that_a_source_says_becomes_markup(hostile: TestClient, where: str) -> None:
    answer = hostile.get(where)
    assert answer.status_code in (200, 400, 404)
    assert "<script>alert" not in answer.text
    found = LexborHTMLParser(answer.text)
    assert all(one.attributes.get("src") for one in found.css("script"))
    assert not found.css("q script, td script, h1 script")
    assert not [a for a in found.css("a") if str(a.attributes.get("href")).startswith("javascript")]
    if answer.status_code == 200:
        assert "&lt;script&gt;" in answer.text


def test_what_all_are_alike_in_is_said_before_what_differs(guide: TestClient) -> None:
    found = page(guide, ALABAMA, "kent-state-university-at-kent/mlis")
    (alike,) = found.css("#alike")
    told = alike.text()
    assert "accreditation (ALA): " in told and "delivery: " in told
    assert "since" not in told  # what is said of one of them only is not the same in all
    text = guide.get(address(ALABAMA, "kent-state-university-at-kent/mlis")).text
    assert text.index('id="alike"') < text.index('class="compared')


def test_a_limit_is_said_of_each_program_and_favours_none(guide: TestClient) -> None:
    asked = (ALABAMA, "kent-state-university-at-kent/mlis")
    limited = page(guide, *asked, residency="OH", cost="15k")
    (told,) = limited.css("#limits")
    assert "Alabama: above the $15,000 that you can spend." in told.text()
    assert not page(guide, *asked, residency="OH").css("#limits")
    (told,) = page(guide, *asked, residency="OH", cost="900000").css("#limits")
    assert "No cost is known to go above it." in told.text() and not told.css("li")
    strong = [one.text() for one in limited.css("td strong")]
    assert strong == [one.text() for one in page(guide, *asked, residency="OH").css("td strong")]
