"""The reader's fuzz target, run briefly: on random bytes and on pages bent at random places."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("reader_target", HERE / "reader_target.py")
assert _spec is not None and _spec.loader is not None
_target = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_target)

PAGES = sorted((HERE / "pages").iterdir())
PIECES = (
    b"<table>",
    b"</td>",
    b"<!--",
    b"-->",
    b"<b",
    b"&#x0;",
    b"\xff\xfe",
    b"\x00",
    b"{|",
    b"|}",
    b"\r",
)
ROUNDS = 250


def bent(page: bytes, rng: random.Random) -> bytes:
    """The page with a few stretches lost, doubled, swapped or overwritten."""
    data = bytearray(page)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) + 1)
        length = rng.randint(1, 40)
        match rng.randrange(5):
            case 0:
                del data[at : at + length]
            case 1:
                data[at:at] = data[at : at + length] * rng.randint(1, 5)
            case 2:
                data[at:at] = rng.choice(PIECES)
            case 3:
                data[at : at + 1] = bytes([rng.randrange(256)])
            case _:
                data[at:at] = bytes(rng.randrange(256) for _ in range(length))
    return bytes(data)


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    _target.one_input(data)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_bent_pages(page: Path) -> None:
    whole = page.read_bytes()
    for number in range(ROUNDS):
        data = bent(whole, random.Random(f"{page.name}/{number}"))
        try:
            _target.one_input(bytes([number % 256]) + data)
        except Exception as error:
            error.add_note(f"round {number} of {page.name}: {data!r}")
            raise
