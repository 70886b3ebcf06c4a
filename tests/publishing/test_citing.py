"""Citations, read back by readers as strict as the formats are."""

from __future__ import annotations

import json
import re
import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.publishing.citing import (
    Cited,
    bibtex,
    cited_program,
    cited_release,
    csl,
    plain,
    ris,
)

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
DAY = date(2026, 11, 1)
DIGEST = "0123456789abcdef" * 4
PAGE = "https://guide.example/programs/harbor-state-university/mkt"

_ENTRY = re.compile(r"@misc\{(?P<key>[A-Za-z0-9-]+),\n(?P<fields>(?:  .+\n)+)\}\n")
_FIELD = re.compile(r"  (?P<name>[a-z]+) = (?:\{(?P<braced>.*)\}|(?P<bare>[a-z]{3})),")
_COMMAND = re.compile(
    r"\\(?:(?P<sign>[{}$&#%_])|(?P<word>textbackslash|textasciicircum|textasciitilde)\{\})"
)
_WORDS = {"textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~"}


def read_bibtex(text: str) -> dict[str, str]:
    """The fields of an entry as LaTeX would print them.

    Raises:
        AssertionError: it is no entry, a brace is open, or a special sign stands unescaped.
    """
    entry = _ENTRY.fullmatch(text)
    assert entry is not None, text
    out = {"": entry["key"]}
    for line in entry["fields"].splitlines():
        field = _FIELD.fullmatch(line)
        assert field is not None, line
        value = field["bare"] or field["braced"]
        out[field["name"]] = value if field["name"] in ("url", "month") else printed(value)
    return out


def printed(value: str) -> str:
    depth, at, out = 0, 0, []
    while at < len(value):
        command = _COMMAND.match(value, at)
        if command is not None:
            out.append(command["sign"] or _WORDS[command["word"]])
            at = command.end()
            continue
        assert value[at] not in "\\$&#%_^~", f"{value[at]!r} unescaped in {value!r}"
        depth += {"{": 1, "}": -1}.get(value[at], 0)
        assert depth >= 0, value
        if value[at] not in "{}":
            out.append(value[at])
        at += 1
    assert depth == 0, value
    return "".join(out)


def read_ris(text: str) -> dict[str, str]:
    """The tags of a record, each once.

    Raises:
        AssertionError: a line is no tag with a value, or the record has no beginning or end.
    """
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    assert all(found), text
    tags = [(match[1], match[2]) for match in found if match]
    assert tags[0] == ("TY", "ELEC") and tags[-1] == ("ER", "")
    assert len(dict(tags)) == len(tags)
    return dict(tags)


ANY_TEXT = st.text(min_size=1).filter(str.strip)


@given(name=ANY_TEXT, school=ANY_TEXT, field=ANY_TEXT)
def test_every_format_gives_back_what_was_cited(name: str, school: str, field: str) -> None:
    program = making.program(name=name, institution=school)
    cited = cited_program(program, field, DAY, DIGEST, PAGE)
    latex, tags, (item,) = read_bibtex(bibtex(cited)), read_ris(ris(cited)), csl(cited)
    assert latex["title"] == tags["TI"] == item["title"] == cited.title
    assert cited.guide in latex["note"] and tags["T2"] == item["container-title"] == cited.guide
    assert latex[""] == tags["ID"] == item["id"] == cited.name
    assert latex["url"] == tags["UR"] == item["URL"] == PAGE
    assert json.loads(json.dumps(item)) == item
    assert "\n" not in plain(cited) and cited.title in plain(cited)


def test_a_citation_says_when_and_of_which_release() -> None:
    cited = cited_program(making.program(), "the study of knots", DAY, DIGEST, PAGE)
    assert read_bibtex(bibtex(cited)) == {
        "": "gradguide-harbor-state-university-mkt-2026-11-01",
        "author": "gradguide",
        "title": "Master of Knots, Harbor State University",
        "year": "2026",
        "month": "nov",
        "note": "In: Guide to graduate programs: the study of knots. Release 0123456789ab, "
        "2026-11-01",
        "url": PAGE,
    }
    tags = read_ris(ris(cited))
    assert (tags["PY"], tags["DA"]) == ("2026", "2026/11/01")
    assert tags["ET"] == "Release 0123456789ab"
    assert plain(cited) == (
        "gradguide. “Master of Knots, Harbor State University.” In: Guide to graduate programs: "
        "the study of knots. 1 November 2026 (release 0123456789ab). " + PAGE
    )


# The parts of https://github.com/citation-style-language/schema (csl-data.json) that an item of
# ours can touch: what is required, what may stand there, and of which shape it is.
_CSL = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "version": str,
    "URL": str,
    "author": list,
    "issued": dict,
}


@pytest.mark.parametrize("address", [PAGE, None])
@pytest.mark.parametrize("whole", [True, False])
def test_csl_json_has_the_shape_of_its_schema(address: str | None, whole: bool) -> None:
    cited = (
        cited_release("knots", DAY, DIGEST, address)
        if whole
        else cited_program(making.program(), "knots", DAY, DIGEST, address)
    )
    (item,) = csl(cited)
    assert {name: type(value) for name, value in item.items()}.items() <= _CSL.items()
    assert {"id", "type"} <= item.keys() and item["type"] == "webpage"
    assert ("URL" in item) == (address is not None)
    assert ("container-title" in item) != whole
    assert item["issued"] == {"date-parts": [[2026, 11, 1]]}
    assert item["author"] == [{"literal": "gradguide"}]


@pytest.mark.parametrize(
    ("written", "as_stored"),
    [
        ("https://guide.example/a_b%20c#d", "https://guide.example/a_b%20c#d"),
        ("https://guide.example/{x}\\", "https://guide.example/%7Bx%7D%5C"),
    ],
)
def test_an_address_cannot_end_its_field(written: str, as_stored: str) -> None:
    cited = Cited("key", "title", "guide", DAY, "version", written)
    assert read_bibtex(bibtex(cited))["url"] == as_stored


def test_the_day_of_access_stands_where_a_format_has_a_place_for_it() -> None:
    read = date(2026, 11, 22)
    cited = cited_program(making.program(), "knots", DAY, DIGEST, PAGE, read)
    assert read_bibtex(bibtex(cited))["urldate"] == "2026-11-22"
    assert read_ris(ris(cited))["Y2"] == "2026/11/22"
    (item,) = csl(cited)
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert plain(cited).endswith(f"{PAGE} Accessed 22 November 2026.")
    unread = cited_program(making.program(), "knots", DAY, DIGEST, PAGE)
    assert "urldate" not in bibtex(unread) and "Y2" not in ris(unread)
    assert "accessed" not in csl(unread)[0] and "Accessed" not in plain(unread)


def test_without_an_address_none_is_given() -> None:
    cited = cited_release("knots", DAY, DIGEST)
    assert "url" not in read_bibtex(bibtex(cited)) and "UR" not in read_ris(ris(cited))
    assert plain(cited).endswith("0123456789ab).")
