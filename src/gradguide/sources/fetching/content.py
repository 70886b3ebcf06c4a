"""Whether a file is what it should be: by its first bytes, and whole to its last."""

from __future__ import annotations

import hashlib
import lzma
import re
import zipfile
import zlib
from pathlib import Path

import python_calamine

from gradguide.sources.fetching.addresses import Form, Vintage
from gradguide.sources.fetching.errors import OtherContentError

_ZIP = b"PK\x03\x04"
_BOM = b"\xef\xbb\xbf"
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_LONGEST_TITLE = 60
_WORKBOOK = "xl/workbook.xml"
_ROWS = 5  # of a sheet, in which its years are looked for
_CHUNK = 1 << 20
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip
START = 4096
"""How many bytes `check_start` may look at."""


def check_start(start: bytes, form: Form) -> None:
    """Look at the first bytes of a file.

    Raises:
        OtherContentError: they are not those of a file of this form.
    """
    if form == "csv":
        right = bool(start) and not start.removeprefix(_BOM).lstrip().startswith((b"<", _ZIP))
    else:
        right = start.startswith(_ZIP)
    if not right:
        raise OtherContentError(f"{_what(start)} came instead of the {form} file")


def check_whole(path: Path, form: Form) -> None:
    """Read a file through: its first bytes and, for zip and xlsx, the checksum of every member.

    Raises:
        OtherContentError: it is not whole, or not of this form.
    """
    with path.open("rb") as file:
        check_start(file.read(START), form)
    if form == "csv":
        return
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            broken = archive.testzip()
    except _DAMAGED as error:
        raise OtherContentError(f"the {form} file is damaged or cut off ({error})") from None
    if broken:
        raise OtherContentError(f"the {form} file is damaged: {broken!r} in it fails its checksum")
    if not names:
        raise OtherContentError(f"the {form} file has nothing in it")
    if form == "xlsx" and _WORKBOOK not in names:
        raise OtherContentError("a zip file without a workbook in it came instead of the xlsx file")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def name_with_years(path: Path, vintage: Vintage) -> str:
    """What a workbook is to be called, by the years that it says it is about.

    Raises:
        OtherContentError: the sheet is not there, or does not say its years.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(path)
        if vintage.sheet not in workbook.sheet_names:
            raise OtherContentError(f"the workbook has no sheet {vintage.sheet!r}")
        rows = workbook.get_sheet_by_name(vintage.sheet).to_python(nrows=_ROWS)
    except python_calamine.CalamineError as error:
        raise OtherContentError(f"the workbook cannot be read ({error})") from None
    for row in rows:
        for cell in row:
            if found := re.search(vintage.years, str(cell)):
                start, end = found.group(1), found.group(2)
                return vintage.name.replace("{from}", start).replace("{to}", end)
    raise OtherContentError(f"sheet {vintage.sheet!r} does not say which years it is about")


def _what(start: bytes) -> str:
    if not start:
        return "nothing at all"
    if not start.removeprefix(_BOM).lstrip().startswith(b"<"):
        return "something else"
    title = _TITLE.search(start)
    words = " ".join(title.group(1).decode("utf-8", "replace").split()) if title else ""
    # A title is somebody else's text on the user's terminal.
    words = "".join(sign for sign in words if sign.isprintable())[:_LONGEST_TITLE]
    return f"a web page ({words})" if words else "a web page"
