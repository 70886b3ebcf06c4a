"""Plain text: what the shape of lines and the blank lines around them say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gradguide.reading.reader import read_document

Outline = Callable[..., list[tuple[str, str]]]
LONG = (
    "The school has offered evening classes in the old town hall for more than forty years now, "
    "as its charter says."
)
SHARED = Path(__file__).parents[2] / ".." / "shared" / "pages"

CASES = [
    pytest.param(
        f"Elm State | Programs\n\nTuition and Fees\n\n{LONG}\n",
        [
            ("title", "Elm State | Programs"),
            ("heading", "Tuition and Fees"),
            ("paragraph", LONG),
        ],
        id="title and heading",
    ),
    pytest.param(
        f"{LONG}\n\nAdmissions\n{LONG}\nContact\nCall us.",
        [
            ("paragraph", LONG),
            ("heading", "Admissions"),
            ("paragraph", LONG),
            ("paragraph", "Contact"),
            ("paragraph", "Call us."),
        ],
        id="a heading needs a blank line above",
    ),
    pytest.param(
        f"{LONG}\n\nWhat does it cost?\n\n{LONG}\n\nCourses include:\n\n• Maps\n\n"
        "  • Metadata\n- Ink\n1. Paper\n",
        [
            ("paragraph", LONG),
            ("heading", "What does it cost?"),
            ("paragraph", LONG),
            ("paragraph", "Courses include:"),
            ("list_item1", "Maps"),
            ("list_item1", "Metadata"),
            ("list_item1", "Ink"),
            ("list_item1", "Paper"),
        ],
        id="a list with its lead",
    ),
    pytest.param(
        "School Program More Info\nElm State Online MLIS\nAccredited. Takes 36 credits.\n"
        "i sponsored\n",
        [
            ("paragraph", "School Program More Info"),
            ("paragraph", "Elm State Online MLIS"),
            ("paragraph", "Accredited. Takes 36 credits."),
            ("paragraph", "i sponsored"),
        ],
        id="a table flattened to lines",
    ),
    pytest.param(
        f"{LONG}\n\n#1\n\nElm State\n\nAshby, OH - Public - elm.edu\n\nOnline - Visit Website\n\n"
        f"Show 5 More Programs ˅\n\n{LONG}",
        [
            ("paragraph", LONG),
            ("paragraph", "#1"),
            ("heading", "Elm State"),
            ("paragraph", "Ashby, OH - Public - elm.edu"),
            ("paragraph", "Online - Visit Website"),
            ("paragraph", "Show 5 More Programs ˅"),
            ("paragraph", LONG),
        ],
        id="an entry of a ranking",
    ),
    pytest.param(
        "The program takes thirty-six credits, all of which can be\n"
        "taken online, and students who come in the fall finish\n"
        "before the second summer. The school asks for transcripts.\n\nNext.\n",
        [
            (
                "paragraph",
                "The program takes thirty-six credits, all of which can be\n"
                "taken online, and students who come in the fall finish\n"
                "before the second summer. The school asks for transcripts.",
            ),
            ("paragraph", "Next."),
        ],
        id="a wrapped paragraph",
    ),
    pytest.param(
        "Phone: 555-0100\nFax: 555-0101\nStudent Services Office\n",
        [
            ("paragraph", "Phone: 555-0100"),
            ("paragraph", "Fax: 555-0101"),
            ("paragraph", "Student Services Office"),
        ],
        id="lines that are not wrapped",
    ),
    pytest.param(
        "School\tCredits\tCost\nElm\t36\t$500\nAsh\t39\t$400\n\nElm | MLIS\nAsh | MI\n",
        [
            ("table_row!", "School / Credits / Cost"),
            ("table_row", "Elm / 36 / $500"),
            ("table_row", "Ash / 39 / $400"),
            ("table_row", "Elm / MLIS"),
            ("table_row", "Ash / MI"),
        ],
        id="rows with tabs or strokes",
    ),
    pytest.param(
        f"Home\nAbout Us\nAcademics\nAdmissions\nLogin\n\n{LONG}\n\nHome > Programs > MLIS\n",
        [
            *(
                ("navigation", word)
                for word in "Home,About Us,Academics,Admissions,Login".split(",")
            ),
            ("paragraph", LONG),
            ("navigation", "Home > Programs > MLIS"),
        ],
        id="menus",
    ),
    pytest.param(
        f"{LONG}\n\nArchives\nLaw Librarianship\nYouth Services\nRare Books\nMusic\nMaps\n",
        [
            ("paragraph", LONG),
            *(
                ("paragraph", word)
                for word in "Archives,Law Librarianship,Youth Services,Rare Books,Music,Maps".split(
                    ","
                )
            ),
        ],
        id="a list of specialties is no menu",
    ),
    pytest.param(
        f"{LONG}\n\n[Image: The old hall]\n\nhall_old.jpg?itok=x8Yz\n\nPhoto by A. Reader\n\n"
        f"{LONG}",
        [
            ("paragraph", LONG),
            ("caption", "[Image: The old hall]"),
            ("caption", "hall_old.jpg?itok=x8Yz"),
            ("caption", "Photo by A. Reader"),
            ("paragraph", LONG),
        ],
        id="captions",
    ),
    pytest.param(
        "\ufeffIt costs $500.\r\nIt takes\u00a036\u00a0credits.\rThe end.\r\n",
        [
            ("paragraph", "It costs $500."),
            ("paragraph", "It takes\u00a036\u00a0credits."),
            ("paragraph", "The end."),
        ],
        id="line ends and a byte order mark",
    ),
]


@pytest.mark.parametrize(("page", "blocks"), CASES)
def test_blocks(outline: Outline, page: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(page) == blocks


def test_the_text_is_the_file_but_for_line_ends_and_mark() -> None:
    document = read_document("\ufeffa\r\nb\rc\n\u201cd\u201d  \n".encode(), id="x", address="x")
    assert document.text == "a\nb\nc\n\u201cd\u201d  \n"


def test_lists_are_numbered() -> None:
    page = b"Needs these:\n\n- a form\n- a letter\n\nAnd later on:\n\n- a fee\n"
    document = read_document(page, id="x", address="x.txt")
    assert [block.group for block in document.blocks] == [0, 1, 1, 0, 2]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the developers' shared pages are not here")
def test_real_pages_keep_every_line(check: Callable[..., None]) -> None:
    for file in sorted(SHARED.glob("*.txt")):
        document = read_document(file.read_bytes(), id=file.stem, address=str(file))
        check(document)
        assert document.text == file.read_text(encoding="utf-8")
        between = [0, *(edge for block in document.blocks for edge in (block.start, block.end))]
        between.append(len(document.text))
        outside = "".join(
            document.text[start:end] for start, end in zip(between[::2], between[1::2], strict=True)
        )
        assert not outside.replace("•", "").strip()
