"""Files as NCES publishes them, small and made up."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from gradguide.sources.federal.description import descriptions
from gradguide.sources.federal.files import find_files
from gradguide.sources.federal.loading import Loaded, load
from gradguide.sources.federal.staging import Staging

Row = Mapping[str, object]

DIRECTORY: Row = {
    "UNITID": "900001", "INSTNM": "Alder University", "IALIAS": "AU | Alder", "CITY": "Elm",
    "STABBR": "OH", "OPEID": "00900100", "WEBADDR": "https://www.alder.example/", "CONTROL": "1",
    "NEWID": "-2", "CLOSEDAT": "-2", "CYACTIVE": "1", "LONGITUD": "-82.5", "LATITUDE": "40.25",
}  # fmt: skip
COMPLETIONS: Row = {
    "UNITID": "900001", "CIPCODE": "99.0001", "MAJORNUM": "1", "AWLEVEL": "7", "XCTOTALT": "R",
    "CTOTALT": "12", "XCTOTALM": "R", "CTOTALM": "5", "XCTOTALW": "R", "CTOTALW": "7",
}  # fmt: skip
CHARACTERISTICS: Row = {"UNITID": "900001", "CALSYS": "1", "DSTNGP": "1"}
CHARGES: Row = {
    "UNITID": "900001",
    **{f"{sign}{name}{number}": value for number in (5, 6, 7)
       for name, sign, value in (("TUIT", "X", "R"), ("TUITION", "", 900 * number),
                                 ("FEE", "X", "R"), ("FEE", "", 10 * number),
                                 ("HRCHG", "X", "R"), ("HRCHG", "", 50 * number))},
}  # fmt: skip
_LEVELS = "ASSOC BACHL MASTR DOCRS DOCPP DOCOT CERT1A CERT1B CERT2 CERT4 PBACC PMAST".split()
DISTANCE: Row = {
    "UNITID": "900001", "CIPCODE": "99.0001",
    **{f"P{level}{at}": 0 for level in _LEVELS for at in ("", "DE", "DES")},
}  # fmt: skip


def as_csv(rows: Iterable[Row], encoding: str = "utf-8-sig") -> bytes:
    """Rows as NCES writes them: the first one's columns, a BOM in newer files."""
    rows = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


@dataclass
class Folder:
    """A folder of federal files."""

    path: Path

    def put(self, name: str, *rows: Row, encoding: str = "utf-8-sig") -> Path:
        """A CSV, or a zip of one that is named like it."""
        data = as_csv(rows, encoding)
        if name.lower().endswith(".zip"):
            return self.zipped(name, {name.lower().removesuffix(".zip") + ".csv": data})
        return self.raw(name, data)

    def raw(self, name: str, data: bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def zipped(self, name: str, members: Mapping[str, bytes]) -> Path:
        path = self.path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                archive.writestr(member, data)
        return path

    def load(
        self, allow: Collection[str] | None = None, cache: Path | None = None
    ) -> tuple[Staging, Loaded]:
        """All files, loaded; without the assertions, which are about whole files, if none are
        named."""
        waived = every_assertion() if allow is None else allow
        staging = Staging()
        return staging, load(find_files(self.path).files, staging, waived, cache)


def every_assertion() -> frozenset[str]:
    return frozenset(
        one.name for description in descriptions().values() for one in description.assertions
    )


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    path = tmp_path / "federal"
    path.mkdir()
    return Folder(path)


@pytest.fixture
def row() -> Callable[..., Row]:
    """A row of a layout by its name, with some values changed."""
    layouts = {
        "directory": DIRECTORY, "completions": COMPLETIONS, "characteristics": CHARACTERISTICS,
        "charges": CHARGES, "distance": DISTANCE,
    }  # fmt: skip

    def made(layout: str, **changed: object) -> Row:
        assert set(changed) <= set(layouts[layout]) | {"APPLFEEG", "XAPPFEEG"}
        return {**layouts[layout], **changed}

    return made


@pytest.fixture
def every() -> frozenset[str]:
    """The names of all assertions, to waive them for small files."""
    return every_assertion()
