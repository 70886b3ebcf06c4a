"""Markdown and wiki text: blocks by marks, and the marks outside the blocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gradguide.reading.reader import read_document

Outline = Callable[..., list[tuple[str, str]]]

CASES = [
    pytest.param(
        "# Master of Information #\n\nCosts\n=====\n\nFees\n----\n\n### Dates\nIn May.\n",
        [
            ("heading1", "Master of Information"),
            ("heading1", "Costs"),
            ("heading2", "Fees"),
            ("heading3", "Dates"),
            ("paragraph", "In May."),
        ],
        id="headings",
    ),
    pytest.param(
        "---\ntitle: 'Elm: MLIS'\nlayout: page\n---\nWords.\n",
        [("title", "Elm: MLIS"), ("paragraph", "Words.")],
        id="front matter",
    ),
    pytest.param(
        "* one\n  - two\n+ three\n1. four\n- [x] five\n\n***\n\n> six\n",
        [
            ("list_item1", "one"),
            ("list_item2", "two"),
            ("list_item1", "three"),
            ("list_item1", "four"),
            ("list_item1", "five"),
            ("paragraph", "six"),
        ],
        id="lists, rules and quotes",
    ),
    pytest.param(
        "| School | Credits |\n|:-------|--------:|\n| Elm | 36 |\n| Ash | |\n",
        [
            ("table_row!", "School / Credits"),
            ("table_row", "Elm / 36"),
            ("table_row", "Ash / "),
        ],
        id="a pipe table",
    ),
    pytest.param(
        "**Admission**\n\nA **bold** word and a [link](x).\n\n![The hall](x.jpg)\n\n![](y.jpg)\n\n"
        "```\n# code\n```\n\n[1]: https://elm.example\n<!-- note -->\n",
        [
            ("heading", "Admission"),
            ("paragraph", "A **bold** word and a [link](x)."),
            ("caption", "The hall"),
            ("paragraph", "# code"),
        ],
        id="bold lines, pictures, fences",
    ),
    pytest.param(
        "# A\n\nThe program takes thirty-six credits, all of which can\nbe taken online, in the"
        " evening or whenever there is time\nto do so.\nPhone: 5\n",
        [
            ("heading1", "A"),
            *(
                ("paragraph", line)
                for line in (
                    "The program takes thirty-six credits, all of which can",
                    "be taken online, in the evening or whenever there is time",
                    "to do so.",
                    "Phone: 5",
                )
            ),
        ],
        id="lines that were not filled stay lines",
    ),
    pytest.param(
        "'''Elm''' has a [[School of Information|school]].\n== Programs ==\n* MLIS\n** Archives\n"
        "# first\n[[File:x.jpg|thumb|The old hall]]\n[[Category:Schools]]\n=== Dates ===\n"
        "{{Stub}}\n",
        [
            ("paragraph", "'''Elm''' has a [[School of Information|school]]."),
            ("heading2", "Programs"),
            ("list_item1", "MLIS"),
            ("list_item2", "Archives"),
            ("list_item1", "first"),
            ("caption", "The old hall"),
            ("heading3", "Dates"),
        ],
        id="wiki text",
    ),
    pytest.param(
        '{| class="wikitable"\n|+ Costs\n! School !! Cost\n|-\n| style="x" | Elm || $500\n|-\n'
        "| Ash\n| $600\n|}\n\n{| never closed\n",
        [
            ("table_row!", "School / Cost"),
            ("table_row", "Elm / $500"),
            ("table_row", "Ash / $600"),
            ("paragraph", "{| never closed"),
        ],
        id="wiki tables",
    ),
]


@pytest.mark.parametrize(("page", "blocks"), CASES)
def test_blocks(outline: Outline, page: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(page, "page.md") == blocks


def test_the_text_keeps_its_marks() -> None:
    page = "# A\r\n\r\n* b\r\n"
    assert read_document(page.encode(), id="x", address="x.md").text == "# A\n\n* b\n"


def test_marks_tell_it_from_plain_text() -> None:
    page = b"## One\n\nWords.\n\n## Two\n\nWords.\n"
    assert read_document(page, id="x", address="x.txt").media_type == "text/markdown"
