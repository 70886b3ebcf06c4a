"""Encodings: what is declared, what the bytes say, and what is noted when the two disagree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.reading.encodings import decode

WORDS = "San José’s “MLIS” – £500"
META = b'<html><head><meta charset="%s"></head><body>'


@pytest.mark.parametrize(
    ("data", "charset", "encoding", "note"),
    [
        (WORDS.encode(), None, "utf-8", ""),
        (WORDS.encode(), "UTF8", "utf-8", ""),
        (b"\xef\xbb\xbf" + WORDS.encode(), "latin-1", "utf-8", ""),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), None, "utf-16-le", ""),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-8", "utf-16-be", ""),
        (WORDS.encode("utf-32"), None, "utf-32-le", ""),
        (WORDS.encode("utf-16-le"), None, "utf-16-le", "no byte order mark"),
        (WORDS.encode("utf-16-be"), "utf-8", "utf-16-be", "no byte order mark"),
        (WORDS.encode("cp1252"), "windows-1252", "windows-1252", ""),
        (WORDS.encode("cp1252"), "iso-8859-1", "windows-1252", ""),
        (WORDS.encode("cp1252"), "utf-8", "windows-1252", "declared utf-8 but is not"),
        (WORDS.encode("cp1252"), None, "windows-1252", "read as windows-1252"),
        (WORDS.encode(), "latin-1", "utf-8", "declared windows-1252 but is utf-8"),
        (WORDS.encode(), "klingon", "utf-8", "unknown encoding 'klingon'"),
        (META % b"windows-1252" + WORDS.encode("cp1252"), None, "windows-1252", ""),
        (META % b"utf-16" + WORDS.encode(), None, "utf-8", ""),
    ],
)
def test_every_way_of_saying_it(data: bytes, charset: str | None, encoding: str, note: str) -> None:
    found = decode(data, charset, markup=True)
    assert found.text.endswith(WORDS)
    assert found.encoding == encoding
    assert note in " ".join(found.warnings)
    assert bool(found.warnings) == bool(note)


def test_other_scripts() -> None:
    assert decode("図書館".encode("shift_jis"), "sjis").text == "図書館"
    assert decode("図書館".encode("iso-2022-jp"), "iso-2022-jp").text == "図書館"


def test_a_page_cut_inside_a_character() -> None:
    found = decode("Ünï".encode()[:-1])
    assert (found.text, found.warnings) == ("Ün", ("the last character is cut off",))


def test_a_few_bad_bytes_do_not_turn_utf8_into_something_else() -> None:
    found = decode("Öffnung für Bücher: ".encode() * 3 + b"\xff.", "utf-8")
    assert found.encoding == "utf-8"
    assert found.text.endswith("Bücher: \ufffd.")
    assert found.warnings == ("1 undecodable characters in UTF-8 replaced",)


@given(st.binary(), st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["gbk", "big5"])))
def test_decoding_never_fails(data: bytes, charset: str | None) -> None:
    assert isinstance(decode(data, charset, markup=True).text, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    text = text.replace("\0", "").lstrip("\ufeff")
    assert decode(text.encode("utf-8")).text == text
