"""Workbooks as BLS and NCES publish them, small and made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

import pytest

Cell = str | int | float
Rows = Sequence[Sequence[Cell]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@pytest.fixture
def workbook() -> Callable[[Mapping[str, Rows]], bytes]:
    """A workbook of sheets by name: texts in their cells, and numbers."""
    return _workbook


def _workbook(sheets: Mapping[str, Rows]) -> bytes:
    named = list(enumerate(sheets, 1))
    types = "".join(
        f'<Override PartName="/xl/sheet{n}.xml" ContentType="{_FORMAT}.worksheet+xml"/>'
        for n, _ in named
    )
    listed = "".join(f'<sheet name="{escape(s)}" sheetId="{n}" r:id="r{n}"/>' for n, s in named)
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="sheet{n}.xml"/>'
        for n, _ in named
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_FORMAT}.sheet.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
        **{f"xl/sheet{n}.xml": _sheet(sheets[name]) for n, name in named},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return out.getvalue()


def _sheet(rows: Rows) -> str:
    told = "".join(
        f'<row r="{r}">{"".join(_cell(f"{_letters(c)}{r}", value) for c, value in enumerate(row))}'
        "</row>"
        for r, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{told}</sheetData></worksheet>'


def _cell(place: str, value: Cell) -> str:
    if value == "":
        return ""
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c r="{place}" t="inlineStr">{text}</c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


WAGES: Mapping[str, Cell] = {
    "AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "PRIM_STATE": "US", "NAICS": "000000",
    "I_GROUP": "cross-industry", "OWN_CODE": "1235", "OCC_CODE": "11-1011",
    "OCC_TITLE": "Chief Gardeners", "O_GROUP": "detailed", "TOT_EMP": 5000, "EMP_PRSE": 1.5,
    "H_MEAN": 30.25, "A_MEAN": 62920, "A_PCT10": 31000, "A_PCT25": 42000, "A_MEDIAN": 60000,
    "A_PCT75": 75000, "A_PCT90": 90000, "ANNUAL": "", "HOURLY": "",
}  # fmt: skip


@pytest.fixture
def wages(workbook: Callable[[Mapping[str, Rows]], bytes]) -> Callable[..., bytes]:
    """OEWS's workbook, a row for each argument: what differs in it from one of the nation. A
    column can be renamed for all rows: wages({...}, renamed={"O_GROUP": "OCC_GROUP"}). `fields` is
    the sheet that says what stands in the columns."""

    def made(
        *rows: Mapping[str, Cell],
        renamed: Mapping[str, str] | None = None,
        fields: Rows = (("May",),),
    ) -> bytes:
        header = [(renamed or {}).get(name, name) for name in WAGES]
        body = [[{**WAGES, **row}[name] for name in WAGES] for row in rows]
        return workbook({"data": [header, *body], "Field Descriptions": fields})

    return made


@pytest.fixture
def projections(workbook: Callable[[Mapping[str, Rows]], bytes]) -> Callable[..., bytes]:
    """The workbook of projections from one year to another, with rows of table 1.2."""

    def made(*rows: Sequence[Cell], years: tuple[int, int] = (2024, 2034)) -> bytes:
        one, other = years
        short = f"{one}–{other % 100}"
        title = f"Table 1.2 Occupational projections, {one}–{other}"
        header = [
            f"{one} National Employment Matrix title", f"{one} National Employment Matrix code",
            "Occupation type", f"Employment, {one}", f"Employment, {other}",
            f"Employment change, numeric, {short}", f"Employment change, percent, {short}",
            f"Occupational openings, {short} annual average",
            f"Median annual wage, dollars, {one}[1]", "Typical education needed for entry",
            "Work experience in a related occupation",
            "Typical on-the-job training needed to attain competency in the occupation",
        ]  # fmt: skip
        small = [["Footnotes:"], ["[1] About wages."], ["Source: the agency"]]
        return workbook({"Index": [["Contents"]], "Table 1.2": [[title], header, *rows, *small]})

    return made


@pytest.fixture
def crosswalk(workbook: Callable[[Mapping[str, Rows]], bytes]) -> Callable[..., bytes]:
    """The crosswalk's workbook with pairs (cip, title, soc, title); the way back has the same
    pairs, or those of `back`."""

    def made(*pairs: Sequence[str], back: Sequence[Sequence[str]] | None = None) -> bytes:
        header = ["CIP2020Code", "CIP2020Title", "SOC2018Code", "SOC2018Title"]
        turned = [(soc, job, cip, title) for cip, title, soc, job in back or pairs]
        return workbook(
            {
                "File Guide": [["File Name", "Description"]],
                "CIP-SOC": [header, *pairs],
                "SOC-CIP": [[*header[2:], *header[:2]], *turned],
            }
        )

    return made
