"""Whatever happens to a file, it is loaded or refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gradguide.sources.federal.errors import FederalError

Rows = Callable[..., Any]
PIECES = (b'"', b'""', b",", b"\n", b"\r", b"\r\n\r\n", b"\x00", b"\xff\xfe", b"PK", b"<html>")


@st.composite
def damages(draw: st.DrawFn) -> list[tuple[str, float, bytes]]:
    """What is done, how far into the file (a share of it), and with which bytes."""
    one = st.tuples(
        st.sampled_from(["cut", "put", "over", "drop"]),
        st.floats(0, 1),
        st.sampled_from(PIECES) | st.binary(min_size=1, max_size=8),
    )
    return draw(st.lists(one, min_size=1, max_size=4))


def _damaged(data: bytes, done: list[tuple[str, float, bytes]]) -> bytes:
    for kind, share, piece in done:
        at = int(len(data) * share)
        if kind == "cut":
            data = data[:at]
        elif kind == "put":
            data = data[:at] + piece + data[at:]
        elif kind == "over":
            data = data[:at] + piece + data[at + len(piece) :]
        else:
            data = data[:at] + data[at + 8 * len(piece) :]
    return data


@pytest.mark.parametrize("name", ["hd2024.csv", "HD2024.zip", "hd2024.parquet"])
@given(done=damages())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_file_is_read_or_refused(
    folder: Any, row: Rows, name: str, done: list[tuple[str, float, bytes]]
) -> None:
    path: Path = folder.path / name
    if not path.with_suffix(".whole").is_file():
        rows = [row("directory", UNITID=900001 + number) for number in range(20)]
        made = folder.put(name.replace(".parquet", ".csv"), *rows, encoding="utf-8")
        if name.endswith(".parquet"):
            read = f"read_csv('{made}', all_varchar=true)"
            duckdb.sql(f"COPY (FROM {read}) TO '{path}' (FORMAT parquet)")
            made.unlink()
        path.rename(path.with_suffix(".whole"))
    path.write_bytes(_damaged(path.with_suffix(".whole").read_bytes(), done))
    try:
        staging, _ = folder.load()
    except FederalError as error:
        assert str(path) in str(error)
    else:
        assert staging.count("schools") > 0
