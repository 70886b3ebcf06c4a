"""The front of the room: errors that say what to do, hard pages, and what holds for any bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gradguide.reading.document import BlockKind, Document
from gradguide.reading.errors import (
    ArchiveOfPages,
    BinaryPage,
    EmptyPage,
    PageTooLarge,
    TangledMarkup,
    UnreadablePage,
)
from gradguide.reading.reader import open_page, read_document

Check = Callable[[Document], None]


def read(data: bytes, address: str = "page.html") -> Document:
    return read_document(data, id="page", address=address)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyPage, "it is empty"),
        (b" \r\n\t ", EmptyPage, "it is empty"),
        ("\ufeff\u00a0\n".encode(), EmptyPage, "no text in it"),
        (b"<html><body><script>x</script><div> </div></body>", EmptyPage, "no text in it"),
        (b"%PDF-1.4\n%\xe2\xe3", BinaryPage, "it is a PDF"),
        (b"\x00\x01\x02" * 99, BinaryPage, "it is binary data"),
        (b"WARC/1.0\r\n", ArchiveOfPages, "WARC with many pages"),
    ],
)
def test_what_is_no_page(data: bytes, error: type[UnreadablePage], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read(data, "crawl/7.html")
    assert str(caught.value).startswith("crawl/7.html: ")
    assert caught.value.address == "crawl/7.html"


def test_a_page_beyond_the_limit() -> None:
    with pytest.raises(PageTooLarge, match=r"38\.1 MiB where at most 32 MiB"):
        read(bytes(40_000_000))
    with pytest.raises(PageTooLarge, match="split it"):
        read_document(b"<p>words", id="x", address="x", largest=4)


def test_what_a_document_says_of_itself() -> None:
    data = b"<html><title>T</title><p>San Jos\xe9"
    document = read_document(data, id="7", address="https://elm.example/", charset="utf-8")
    assert document.id == "7"
    assert document.title == "T"
    assert document.media_type == "text/html"
    assert document.sha256 == sha256(data).hexdigest()
    assert document.text == "T\nSan José"
    assert document.warnings == ("declared utf-8 but is not; read as windows-1252",)


def test_a_byte_order_mark_does_not_hide_the_head() -> None:
    document = read("\ufeff<html><head><title>T</title></head><body><p>w".encode())
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("inner", ["<div>", "<span>", "<ul><li>", "<b>", "<table><tr><td>", "<a>"])
def test_two_hundred_thousand_nested_tags(inner: str, check: Check) -> None:
    times = 200_000 // inner.count("<")
    document = read(("<html><p>before" + inner * times + "deep").encode())
    check(document)
    assert "before" in document.text
    assert "deep" in document.text


def test_deep_nesting_is_noted_and_loses_no_words() -> None:
    page = "<html>" + "<div>a " * 30_000 + "b" + "</div>" * 30_000 + "<p>end"
    document = read(page.encode())
    assert document.text.split() == ["a"] * 30_000 + ["b", "end"]
    assert document.warnings == ("nested too deeply; the deepest tags are left out",)


def test_markup_that_multiplies_is_refused() -> None:
    fonts = "".join(f"<p><font color={n}>x" for n in range(40_000))
    with pytest.raises(TangledMarkup, match="never closed and multiply"):
        read(f"<html>{fonts}".encode())
    attributes = " ".join(f"a{n}=1" for n in range(60_000))
    with pytest.raises(TangledMarkup, match="attributes"):
        read(f"<html><p {attributes}>x".encode())


def test_entity_bombs_stay_as_small_as_they_are() -> None:
    laughs = "<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {name} '{'&' + before + ';' * 10}'>"
        for before, name in zip("abcd", "bcde", strict=True)
    )
    document = read(f"<!DOCTYPE html [{laughs}]><html><p>&e;&amp;&lt;p&gt;&#x110000;".encode())
    assert len(document.text) < 1000
    assert "&e;&<p>\ufffd" in document.text


@pytest.mark.parametrize("start", ["", "<html><p>", "<html><a href='"])
def test_a_line_of_50_mb_is_refused_and_one_of_20_read(start: str) -> None:
    line = start.encode() + b"words " * (50_000_000 // 6)
    with pytest.raises(PageTooLarge):
        read(line)
    shorter = line[:20_000_000] + b"'>x"
    assert len(read(shorter).blocks) == 1


def test_truncated_pages_give_what_is_there() -> None:
    page = b"<html><head><title>T</title></head><body><table><tr><td>Credits</td><td>36</td></tr>"
    for length in range(len(page), 40, -1):
        assert read(page[:length]).title == "T"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


TAGS = (
    "<p> </p> <b> </b> <table> <tr> <td> <th> </table> <ul> <li> </ul> <dl> <dt> <dd> </dl> <br> "
    "<nav> </nav> <h2> </h2> <pre> </pre> <script> </script> <!-- --> <a> </a> &amp; &nbsp; "
    "&lt;b&gt; • | é ’ word 36 $500 . \u00ad <svg> </svg> <title> <iframe> <select> </select> "
    "<template> <caption> <font>"
)
MARKUP = st.lists(
    st.sampled_from(
        [*TAGS.split(" "), "\n", " ", "<div hidden>", "</div>", "<img alt='three small words'>"]
    ),
    max_size=60,
).map("".join)


@given(MARKUP)
def test_any_markup_keeps_the_promises(check: Check, page: str) -> None:
    opened = open_page(f"<html>x{page}".encode(), id="x", address="x")
    gist = opened.gist
    document = opened.document()
    check(document)
    for word in _words(document.text):
        assert word in gist


LINES = st.lists(
    st.sampled_from(
        [
            *(
                "",
                "Home",
                "• item",
                "- item",
                "1. item",
                "# Head",
                "== Head ==",
                "a | b",
                "| a | b |",
            ),
            *(
                "a\tb\tc",
                "|---|---|",
                "{|",
                "|}",
                "|-",
                "! x !! y",
                "```",
                "---",
                "> quote",
                "====",
            ),
            *("**Bold**", "'''b'''", "Contact Us", "Show 3 More Programs", "#1", "[Image: x y z]"),
            *("\u00a0", "\u2028", "a\x0cb", "\x85", "é", "title: x", "![a](b)", "[[a|b]]"),
            "A line that is long enough to be one of a paragraph that",
            "was wrapped at some column by someone who",
        ]
    ),
    max_size=30,
)


@given(LINES, st.sampled_from(["x.txt", "x.md"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_keep_the_promises(check: Check, lines: list[str], name: str, end: str) -> None:
    document = read(end.join(["Words here", *lines]).encode(), name)
    assert document.text == "\n".join(["Words here", *lines])
    check(document)


@settings(max_examples=300)
@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "latin-1", "shift_jis", "x"]),
    st.sampled_from([None, "text/html", "text/plain", "text/markdown"]),
)
@example(b"<p>\x80\xff", "utf-8", "text/html")
@example(b"\xef\xbb\xbf# a\n\n## b", None, None)
@example(b"\x1c\x1d word", None, None)
def test_any_bytes_are_a_document_or_a_named_error(
    check: Check, data: bytes, charset: str | None, media_type: str | None
) -> None:
    try:
        document = read_document(data, id="x", address="x", charset=charset, media_type=media_type)
    except UnreadablePage as error:
        assert str(error)
    else:
        check(document)
