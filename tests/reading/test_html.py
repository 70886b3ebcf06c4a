"""HTML: what each kind of markup becomes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from gradguide.reading.reader import open_page, read_document

Outline = Callable[..., list[tuple[str, str]]]

CASES = [
    pytest.param(
        "<p>One <b>b</b>lock.<p>An<i>oth</i>er &amp; more",
        [("paragraph", "One block."), ("paragraph", "Another & more")],
        id="inline tags break no word",
    ),
    pytest.param(
        "<h1>Master</h1><h3>Cost</h3><div>It is\n\n  $500&nbsp;a credit.</div>",
        [("heading1", "Master"), ("heading3", "Cost"), ("paragraph", "It is $500 a credit.")],
        id="headings and white space",
    ),
    pytest.param(
        "<p>12 Elm Street<br>Ashby<br><br>Call us",
        [("paragraph", "12 Elm Street\nAshby"), ("paragraph", "Call us")],
        id="line breaks",
    ),
    pytest.param(
        "<p>Needs:<br>• a form<br>• a letter</p>",
        [("paragraph", "Needs:"), ("list_item1", "a form"), ("list_item1", "a letter")],
        id="bullets without a list",
    ),
    pytest.param(
        "<ul><li>One<ul><li>Inner</ul><li>Two</ul><ol><li>First</ol>",
        [
            ("list_item1", "One"),
            ("list_item2", "Inner"),
            ("list_item1", "Two"),
            ("list_item1", "First"),
        ],
        id="lists",
    ),
    pytest.param(
        "<ul><li><h3>Elm State</h3><p>It takes 36 credits.</p></li></ul>",
        [("heading3", "Elm State"), ("paragraph", "It takes 36 credits.")],
        id="a list of cards is no list",
    ),
    pytest.param(
        "<table><tr><th>Credits<td>36<tr><td>Tuition:<td>$500</table>",
        [("table_row", "Credits / 36"), ("table_row", "Tuition: / $500")],
        id="labels and values",
    ),
    pytest.param(
        "<table><thead><tr><th>School<th>Cost<th>Months</thead>"
        "<tr><td>Elm<td><p>$500<p>flat<td><tr><td></table>",
        [("table_row!", "School / Cost / Months"), ("table_row", "Elm / $500; flat / ")],
        id="a table with its head",
    ),
    pytest.param(
        "<table><tr><td><h2>News</h2><p>a</p><p>b</p><td>side<tr><td><table><tr><td>x<td>y"
        "</table></table>",
        [
            ("heading2", "News"),
            ("paragraph", "a"),
            ("paragraph", "b"),
            ("paragraph", "side"),
            ("table_row", "x / y"),
        ],
        id="a table that only lays out",
    ),
    pytest.param(
        "<dl><dt>Delivery<dd>Online<dt>Is there an exam?<dd>No, there is none.</dl>",
        [
            ("table_row", "Delivery / Online"),
            ("heading", "Is there an exam?"),
            ("paragraph", "No, there is none."),
        ],
        id="definitions",
    ),
    pytest.param(
        "<nav><a>Home</a><ul><li>Visit</ul><p>A nav that was never closed runs over the whole"
        " text of the page, which stays.</nav>",
        [
            ("navigation", "Home"),
            ("navigation1", "Visit"),
            (
                "paragraph",
                "A nav that was never closed runs over the whole text of the page, which stays.",
            ),
        ],
        id="menus",
    ),
    pytest.param(
        "<header><h1><a>Elm State</a></h1><ul><li><a>News</a></ul></header>"
        "<footer><p>Call 555-0100</p><p><a>Privacy</a> <a>Terms</a></footer>",
        [
            ("heading1", "Elm State"),
            ("navigation1", "News"),
            ("paragraph", "Call 555-0100"),
            ("navigation", "Privacy Terms"),
        ],
        id="margins keep what is more than links",
    ),
    pytest.param(
        "<div class='breadcrumb'><a>Home</a> » Programs</div><ul><li><a>Archives</a></ul>",
        [("navigation", "Home » Programs"), ("list_item1", "Archives")],
        id="a list of links is no menu by itself",
    ),
    pytest.param(
        "<p>a</p><script>var p='<p>b';</script><style>p{}</style><noscript>c</noscript>"
        "<svg><text>d</text></svg><iframe><p>e</iframe><template><p>f</template>"
        "<select><option>g</select><textarea>h</textarea><p>i",
        [("paragraph", "a"), ("paragraph", "i")],
        id="what is never shown",
    ),
    pytest.param(
        "<p hidden>a<p style='display: none'>b<p aria-hidden=true>c"
        "<div class='accordion-body' hidden>d</div><div role=tabpanel hidden>e</div>",
        [("paragraph", "d"), ("paragraph", "e")],
        id="hidden for good, or folded away",
    ),
    pytest.param(
        "<figure><img src=a.jpg alt='Students in the reading room'><figcaption>The room"
        "</figcaption></figure><img alt='logo'><img alt='my photo one.jpg'>",
        [("caption", "Students in the reading room"), ("caption", "The room")],
        id="captions",
    ),
    pytest.param(
        "<p><strong>Admission requirements</strong></p><p><b>Note:</b> apply early</p>",
        [("heading", "Admission requirements"), ("paragraph", "Note: apply early")],
        id="a bold line is a heading",
    ),
    pytest.param(
        "<details><summary>What does it cost?</summary>It costs $500.</details>",
        [("heading", "What does it cost?"), ("paragraph", "It costs $500.")],
        id="details",
    ),
    pytest.param(
        "<pre>one\n  two\n\nthree</pre>",
        [("paragraph", "one\n  two"), ("paragraph", "three")],
        id="preformatted",
    ),
    pytest.param(
        "<head><title>Elm &mdash;\n MLIS</title></head><body>Words<!-- <p>not these --> here",
        [("title", "Elm — MLIS"), ("paragraph", "Words here")],
        id="title and comments",
    ),
    pytest.param(
        "<div><span>Credits</span><span>36</span></div><p><b>M</b>LIS<a>(online)</a>",
        [("paragraph", "Credits 36"), ("paragraph", "MLIS(online)")],
        id="elements side by side are words apart",
    ),
    pytest.param(
        "<p>It costs $500<sup>1</sup> in the 1<sup>st</sup> year<sup>[2]</sup>.<sup>*</sup>",
        [("paragraph", "It costs $500 in the 1st year.")],
        id="footnote marks",
    ),
    pytest.param(
        "<table><tr><th rowspan=2>MLIS<td>Resident<td>$500<tr><td>Other<td>$900"
        "<tr><td colspan=2>Fee<td>$50<tr><td rowspan=0 colspan=9999>End</table>",
        [
            ("table_row", "MLIS / Resident / $500"),
            ("table_row", "MLIS / Other / $900"),
            ("table_row", "Fee /  / $50"),
            ("table_row", "End" + " / " * 19),
        ],
        id="cells over several rows and columns",
    ),
    pytest.param(
        "<button aria-expanded=false>What does it cost?</button><div>It costs $500.</div>"
        "<h3><button aria-expanded=true>When?</button></h3><p>In May. <button>Go</button>",
        [
            ("heading", "What does it cost?"),
            ("paragraph", "It costs $500."),
            ("heading3", "When?"),
            ("paragraph", "In May."),
            ("paragraph", "Go"),
        ],
        id="buttons that unfold",
    ),
    pytest.param(
        "<div class='page has-sidebar'><ul><li><a>Archives</a></ul></div>"
        "<div class='x main-menu'><ul><li><a>News</a></ul></div>",
        [("list_item1", "Archives"), ("navigation1", "News")],
        id="menus by name",
    ),
    pytest.param("<p>li\u00adbra\u200bry", [("paragraph", "library")], id="soft hyphens"),
    pytest.param(
        "<table><tr><td>a<td>b</b></i></table></div></td>c<p>d</table></body>e",
        [("table_row", "a / b"), ("paragraph", "c"), ("paragraph", "de")],
        id="broken",
    ),
]


@pytest.mark.parametrize(("page", "blocks"), CASES)
def test_blocks(outline: Outline, page: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(f"<!doctype html>{page}", "page.html") == blocks


def test_rows_read_well() -> None:
    page = (
        b"<table><tr><th>Credits<td>36<tr><td>Tuition:<td>$500</table>"
        b"<table><tr><th>School<th>Cost<tr><td>Elm<td>$9</table>"
    )
    document = read_document(page, id="x", address="x.html")
    assert document.text.split("\n") == [
        "Credits: 36",
        "Tuition: $500",
        "School | Cost",
        "Elm | $9",
    ]
    assert [block.group for block in document.blocks] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("head", "given", "address"),
    [
        ("<link rel=canonical href=' https://elm.example/a '>", "a.html", "https://elm.example/a"),
        ("<meta property='og:url' content='https://elm.example/b'>", "b", "https://elm.example/b"),
        ("<base href='https://elm.example/c/'>", "c.html", "https://elm.example/c/"),
        ("<link rel=canonical href='/d'>", "d.html", "d.html"),
        (
            "<link rel=canonical href='https://x.example'>",
            "https://elm.example/",
            "https://elm.example/",
        ),
    ],
)
def test_the_address_a_page_gives_itself(head: str, given: str, address: str) -> None:
    page = f"<html><head>{head}</head><body><p>words".encode()
    assert read_document(page, id="x", address=given).address == address


def test_title_falls_back_on_the_first_heading() -> None:
    document = read_document(b"<html><h1>Elm <i>State</i></h1><p>w", id="x", address="x")
    assert document.title == "Elm State"


@pytest.mark.parametrize("page", [case.values[0] for case in CASES])
def test_the_gist_has_every_word(page: str) -> None:
    opened = open_page(f"<html>{page}".encode(), id="x", address="x.html")
    gist = opened.gist
    for word in re.findall(r"\w+", opened.document().text):
        assert word in gist


@pytest.mark.parametrize(
    ("page", "phrase"),
    [
        ("<table><tr><td>MLIS</td><td>Online</td></table>", " MLIS "),
        ("<p>Library and\n      Information<br>Science</p>", "Library and Information Science"),
        ("<p><span>M</span>LIS at <b>Elm</b></p>", "MLIS at Elm"),
        ("<title>Elm\n State</title><img alt='the  reading room'>", "Elm State the reading room"),
    ],
)
def test_the_gist_has_phrases_with_their_edges(page: str, phrase: str) -> None:
    opened = open_page(f"<!doctype html>{page}".encode(), id="x", address="x.html")
    assert phrase in f" {opened.gist} "
