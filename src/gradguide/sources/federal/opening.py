"""Opening a federal file: the bytes of whatever form it has, as a table of its columns.

Every value is text, without spaces around it; what a description calls missing is NULL. `line` is
the row in the file, so that a message can name it.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import duckdb
from python_calamine import CalamineError, CalamineWorkbook

from gradguide.sources.federal.description import Description, descriptions
from gradguide.sources.federal.errors import BadFile, BadFilesError, Problem
from gradguide.sources.federal.files import DAMAGED_ZIP, FederalFile
from gradguide.sources.federal.kinds import named, quoted
from gradguide.sources.federal.layout import matched

RAW = "raw_file"
"""The table of the file that is being read."""

_AGAIN = "Get the file again: it was cut short or is damaged"
_NO_PAGE = "Get the file again: the site sent an error"
_NO_TEXT = (
    "If it was saved as Unicode text (UTF-16), save it as CSV in UTF-8; else get it again: it is "
    "damaged"
)
_BOM = b"\xef\xbb\xbf"
_START = 512  # bytes, in which a web page shows
_REJECTED = {
    "MISSING COLUMNS": "the row is cut short",
    "TOO MANY COLUMNS": "the row has more values than the header",
    "UNQUOTED VALUE": "a quotation mark is not closed: the file is cut short or damaged",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as a table (`RAW`) in the staging database. `header` are the file's own columns,
    `columns` those of its description that it has; the table has the others too, all NULL.
    `names` are those that the described columns have in the file."""

    file: FederalFile
    description: Description
    header: tuple[str, ...]
    columns: frozenset[str]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.file.year


def bad(file: FederalFile, found: str, expected: str, hint: str = "") -> BadFilesError:
    """An error about a file as a whole."""
    return BadFilesError([BadFile(file.path, (Problem(found, expected),), hint)])


def open_file(file: FederalFile, connection: duckdb.DuckDBPyConnection) -> Opened:
    """The file's described columns in a table `RAW`.

    Raises:
        BadFilesError: it cannot be read, its columns are not those of its dataset and year, or rows
            of it are broken; gives all of them.
    """
    try:
        _refuse_page(file)
        with TemporaryDirectory(prefix="gradguide-") as folder:
            return _opened(file, connection, Path(folder))
    except OSError as error:
        raise bad(file, f"it cannot be read: {error.strerror or error}", "a file") from error


def _refuse_page(file: FederalFile) -> None:
    """Sites answer with a page where they have no file, and it is saved under the file's name."""
    with file.path.open("rb") as stream:
        start = stream.read(_START)
    if start.removeprefix(_BOM).lstrip()[:1] == b"<":
        form = file.path.suffix.lower().removeprefix(".")
        raise bad(file, "it is a web page", f"a {form} file", _NO_PAGE)


def _opened(file: FederalFile, connection: duckdb.DuckDBPyConnection, folder: Path) -> Opened:
    if file.path.suffix.lower() == ".parquet":
        return _parquet(file, connection)
    with _plain(file, folder) as path:
        if path.suffix.lower() == ".xlsx":
            path = _sheet(file, path, folder)
        return _csv(file, path, folder, connection)


@contextmanager
def _plain(file: FederalFile, folder: Path) -> Iterator[Path]:
    """The CSV or workbook: the file itself, or what stands in its zip."""
    if file.path.suffix.lower() != ".zip":
        yield file.path
        return
    try:
        with zipfile.ZipFile(file.path) as archive:
            member = _member(file, archive.namelist())
            path = folder / PurePosixPath(member).name
            path.write_bytes(archive.read(member))
    except DAMAGED_ZIP as error:
        raise bad(file, f"the zip is damaged: {error}", "a whole zip", _AGAIN) from error
    yield path


def _member(file: FederalFile, names: Sequence[str]) -> str:
    """The data in a zip; where a revised edition is beside the first one, the revised."""
    data = [name for name in names if name.lower().endswith((".csv", ".xlsx"))]
    years = {name: file.description.year_of(PurePosixPath(name).name) for name in data}
    fitting = [name for name, year in years.items() if year == file.year]
    if not fitting:
        fitting = [name for name in data if file.description.is_undated(PurePosixPath(name).name)]
    if fitting:
        return max(fitting, key=lambda name: ("_rv." in name.lower(), name))
    listed = ", ".join(sorted(data)[:5]) or "no CSV and no workbook"
    raise bad(
        file,
        f"the zip holds {listed}",
        f"the {file.dataset} of {file.year}",
        "Was the zip renamed? Give it the name under which it was published",
    )


def sheet_rows(file: FederalFile, path: Path, sheet: str | None) -> list[list[str]]:
    """All rows of a sheet of a workbook as text, those of the first one where none is named.

    Raises:
        BadFilesError: it is no whole workbook, or has no such sheet.
    """
    try:
        book = CalamineWorkbook.from_path(path)
        names = book.sheet_names
        name = sheet or names[0]
        if name not in names:
            raise bad(file, f"sheets {', '.join(names)}", f"a sheet {name!r}")
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise bad(file, f"the workbook is damaged: {error}", "a whole workbook", _AGAIN) from error
    return [[_cell(value) for value in row] for row in rows]


def workbook_rows(file: FederalFile, sheet: str) -> list[list[str]]:
    """All rows of another sheet of the workbook that a file is, or that stands in its zip.

    Raises:
        BadFilesError: it is no workbook, is damaged, or has no such sheet.
    """
    with TemporaryDirectory(prefix="gradguide-") as folder, _plain(file, Path(folder)) as path:
        if path.suffix.lower() != ".xlsx":
            raise bad(
                file,
                f"it is no workbook, so it has no sheet {sheet!r}",
                "the workbook as it is published",
            )
        return sheet_rows(file, path, sheet)


def _sheet(file: FederalFile, path: Path, folder: Path) -> Path:
    """A sheet of a workbook, written as CSV from its header row on."""
    reading = file.description.reading
    rows = sheet_rows(file, path, reading.sheet)[reading.header_row - 1 :]
    out = folder / "sheet.csv"
    with out.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(_table(rows, reading.ends))
    return out


def _table(rows: list[list[str]], ends: tuple[str, ...]) -> list[list[str]]:
    """The rows before the small print, without empty ones at the end."""
    last = next((n for n, row in enumerate(rows) if ends and row[0].startswith(ends)), len(rows))
    while last and not any(value.strip() for value in rows[last - 1]):
        last -= 1
    return rows[:last]


def _cell(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _csv(
    file: FederalFile, path: Path, folder: Path, connection: duckdb.DuckDBPyConnection
) -> Opened:
    data = path.read_bytes()
    if not data.strip():
        raise bad(file, "it is empty", "a header and rows", _AGAIN)
    if b"\0" in data:
        raise bad(file, "it has zero bytes in it", "text", _NO_TEXT)
    if not _is_utf8(data):  # NCES's older files are in Windows' Latin letters
        path = folder / "decoded.csv"
        path.write_bytes(data.decode("cp1252", errors="replace").encode("utf-8"))
    header = _header(file, path)
    opened, picked = _described(file, header)
    columns = ", ".join(f"{quoted(f'c{number}')}: 'VARCHAR'" for number in range(len(header)))
    source = (
        f"read_csv({quoted(str(path))}, columns={{{columns}}}, auto_detect=false, header=true,"
        " delim=',', quote='\"', escape='\"', allow_quoted_nulls=true, store_rejects=true,"
        " rejects_table='rejected', rejects_scan='rejected_scans', rejects_limit=0)"
    )
    numbers = {name: f"trim(c{header.index(own)})" for name, own in picked.items()}
    before = file.description.reading.header_row
    try:
        _make(opened, source, numbers, f"row_number() OVER () + {before}", connection)
    except duckdb.Error as error:  # what it cannot reject row by row
        raise bad(file, "it cannot be cut into rows and values", "a CSV", _AGAIN) from error
    _refuse_rejected(opened, connection)
    return opened


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _header(file: FederalFile, path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            return tuple(" ".join(name.split()) for name in next(csv.reader(stream), []))
        except csv.Error as error:
            found = f"the header cannot be cut into columns: {error}"
            raise bad(file, found, "names of columns", _AGAIN) from error


def _parquet(file: FederalFile, connection: duckdb.DuckDBPyConnection) -> Opened:
    path = quoted(str(file.path))
    try:
        (_, *schema) = connection.execute(
            f"SELECT name, type FROM parquet_schema({path})"
        ).fetchall()
        header = tuple(str(name) for name, _ in schema)
        opened, picked = _described(file, header)
        texts = {name for name, kind in schema if kind == "BYTE_ARRAY"}
        own = {
            name: f"trim({named(column)})" if column in texts else f"{named(column)}::VARCHAR"
            for name, column in picked.items()
        }
        source = f"read_parquet({path}, file_row_number=true)"
        numbers = [name for name, column in picked.items() if column not in texts]
        _make(opened, source, own, "file_row_number + 2", connection, numbers)
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise bad(file, f"the Parquet file is damaged: {first}", "a whole one", _AGAIN) from error
    return opened


def _described(file: FederalFile, header: Sequence[str]) -> tuple[Opened, Mapping[str, str]]:
    picked, problems, hint = matched(
        file.description, file.year, file.edition == "compiled", header, descriptions().values()
    )
    if problems:
        at = file.description.reading.header_row
        placed = (replace(one, row=at) if one.row == 1 else one for one in problems)
        raise BadFilesError([BadFile(file.path, tuple(placed), hint)])
    return Opened(file, file.description, tuple(header), frozenset(picked), picked), picked


def _make(
    opened: Opened,
    source: str,
    own: Mapping[str, str],
    row: str,
    connection: duckdb.DuckDBPyConnection,
    numbers: Collection[str] = (),
) -> None:
    """The table of the file: `own` says how each column's text is made, `row` its row's number.
    `numbers` are the columns that are numbers in the file itself."""
    common = opened.description.reading.missing
    chosen = [f"{row} AS line"]
    for name, column in opened.description.columns.items():
        if name not in own:
            chosen.append(f"NULL::VARCHAR AS {named(name)}")
            continue
        value = own[name]
        if column.is_numbered and name not in numbers:  # NCES writes some of them as 07
            bare = f"regexp_replace({value}, '^0+([0-9])', '\\1')"
            value = f"CASE WHEN starts_with({value}, '0') THEN {bare} ELSE {value} END"
        for marker in ("", *common, *column.missing):
            value = f"nullif({value}, {quoted(marker)})"
        chosen.append(f"{value} AS {named(name)}")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {RAW} AS SELECT {', '.join(chosen)} FROM {source}"
    )


def _refuse_rejected(opened: Opened, connection: duckdb.DuckDBPyConnection) -> None:
    """Rows that DuckDB could not cut into the header's columns, as one error."""
    rows = connection.execute(
        "SELECT line, min(error_type::VARCHAR), min(error_message) FROM rejected"
        " GROUP BY line ORDER BY line"
    ).fetchall()
    connection.execute("DROP TABLE rejected; DROP TABLE rejected_scans")
    problems = tuple(
        Problem(
            _REJECTED.get(kind, message),
            f"{len(opened.header)} values as in the header",
            int(line) + opened.description.reading.header_row - 1,
        )
        for line, kind, message in rows
    )
    if problems:
        raise BadFilesError([BadFile(opened.file.path, problems, _AGAIN)])
