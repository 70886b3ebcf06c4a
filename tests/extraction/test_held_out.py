"""Tables and pages that no grammar was written from: how well what is unseen is read.

`held_out/<name>.toml` holds passages with the claims of the attributes that the table is about;
`held_out/pages/` holds whole pages with their keys. Who writes grammars does not look at them:
the report tells an attribute's figures and no sentence. It is written into the folder that
GRADGUIDE_REPORT names, where it is set.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gradguide.extraction.document_grammar import DocumentGrammar
from gradguide.extraction.grammars import document_grammars, sentence_grammars
from gradguide.extraction.passages import passages
from gradguide.model.claim import Claim, exact, plain
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import vocabulary
from gradguide.production.reader import PageReader, Settings
from gradguide.reading.document import Block, BlockKind, Document
from gradguide.reading.reader import open_page
from gradguide.sources.pages import Page

HERE = Path(__file__).parent
TABLES = sorted((HERE / "held_out").glob("*.toml"))
KEYS = sorted((HERE / "held_out" / "pages").glob("*.jsonl"))
PRECISION = 0.95
F1 = 0.80


def _helper(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"held_out_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up there
    spec.loader.exec_module(module)
    return module


reading_of = _helper("reading_of")
scoring = _helper("scoring")


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader(Settings("library-science", date(2026, 11, 1)))


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _statements(place: object, claims: list[list[Any]]) -> list[Any]:
    return [
        scoring.Statement(place, name, value, said)
        for name, value, said in ([*claim, {}][:3] for claim in claims)
    ]


def _document(case: dict[str, Any]) -> Document:
    """A document of the case's heading, its lead, and the case itself.

    Below a lead the case is a list's first item, and its `siblings` are the others.
    """
    said = " ".join(case[name] for name in ("before", "text") if case.get(name))
    kind = BlockKind.LIST_ITEM if "lead" in case else BlockKind.PARAGRAPH
    parts = [
        (BlockKind.HEADING, case.get("heading", ""), 0),
        (BlockKind.PARAGRAPH, case.get("lead", ""), 0),
        *((kind, words, int("lead" in case)) for words in (said, *case.get("siblings", ()))),
    ]
    text, blocks = "", []
    for kind, words, group in parts:
        if words:
            blocks.append(Block(kind, len(text), len(text) + len(words), 0, group))
            text += words + "\n\n"
    return Document("case", text, blocks, "case")


def _read_in_order(
    grammar: DocumentGrammar, pack: FieldPack, case: dict[str, Any]
) -> Iterator[list[Any]]:
    """What a document grammar reads of a document that is the case and what stands above it."""
    places = passages(_document(case))
    triggers = grammar.triggers + grammar.triggers_of(pack)
    if any(trigger in place.folded for place in places for trigger in triggers):
        for found in grammar.read(places, pack):
            if found.passage.text in case.get("siblings", ()):
                continue
            said = {name: plain(value) for name, value in found.reading.qualifiers.items()}
            yield [found.reading.attribute, plain(found.reading.value), said]


def _found(case: dict[str, Any], pack: FieldPack) -> list[list[Any]]:
    """What all grammars together read in a case's passage."""
    out = [
        claim for grammar in sentence_grammars() for claim in reading_of.read(grammar, pack, case)
    ]
    for document_grammar in document_grammars():
        out += _read_in_order(document_grammar, pack, case)
    return out


def _tally_of_table(path: Path, pack: FieldPack) -> Any:
    table = _table(path)
    key: list[Any] = []
    found: list[Any] = []
    for number, case in enumerate(table["case"]):
        key += _statements(number, case["claims"])
        found += _statements(number, [c for c in _found(case, pack) if c[0] in table["attributes"]])
    return scoring.total(scoring.score(key, found).values())


def _school(subject: dict[str, Any], ids: dict[str, str]) -> str:
    """A school by its id; a bare name stands for the id that it has elsewhere."""
    name = " ".join(sorted(scoring.words(subject.get("institution", ""))))
    return str(subject.get("unitid") or ids.get(name) or name or "field")


def _subject(claim: Claim) -> dict[str, str]:
    about = claim.subject
    said = {"institution": about.institution, "unitid": about.institution_id}
    return {name: value for name, value in said.items() if value}


def _ids(subjects: list[dict[str, Any]]) -> dict[str, str]:
    return {
        " ".join(sorted(scoring.words(subject["institution"]))): str(subject["unitid"])
        for subject in subjects
        if subject.get("unitid") and subject.get("institution")
    }


def _key_of_page(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _page_of(key: Path) -> Page:
    path = next(p for p in key.parent.glob(f"{key.stem}.*") if p.suffix in {".txt", ".html"})
    media_type = "text/html" if path.suffix == ".html" else "text/plain"
    return Page(key.stem, path.name, path.read_bytes(), media_type, "utf-8")


def _compared(path: Path, reader: PageReader) -> tuple[list[Any], list[Any]]:
    """A page's key and what is found in it, as statements about institutions."""
    wanted = _key_of_page(path)
    claims = reader.read(_page_of(path)).claims
    ids = _ids([c["subject"] for c in wanted] + [_subject(c) for c in claims])
    key = [
        scoring.Statement(
            (path.stem, _school(c["subject"], ids)),
            c["attribute"],
            c["value"],
            c.get("qualifiers", {}),
            c.get("optional", False),
        )
        for c in wanted
    ]
    found = [
        scoring.Statement(
            (path.stem, _school(_subject(c), ids)),
            c.attribute,
            plain(c.value),
            {name: plain(value) for name, value in c.qualifiers.items()},
        )
        for c in claims
    ]
    return key, found


def _keep(name: str, text: str) -> None:
    folder = os.environ.get("GRADGUIDE_REPORT")
    if folder:
        Path(folder, name).write_text(text, encoding="utf-8")


def _meets_the_bars(name: str, tallies: dict[str, Any]) -> None:
    text = scoring.report(tallies)
    _keep(name, text)
    overall = scoring.total(tallies.values())
    assert overall.precision >= PRECISION, f"\n{text}"
    assert overall.f1 >= F1, f"\n{text}"


def test_unseen_phrases_are_read(reader: PageReader) -> None:
    tallies = {path.stem: _tally_of_table(path, reader.pack) for path in TABLES}
    _meets_the_bars("held-out-phrases.txt", tallies)


def test_unseen_pages_are_read(reader: PageReader) -> None:
    key: list[Any] = []
    found: list[Any] = []
    for path in KEYS:
        of_page = _compared(path, reader)
        key += of_page[0]
        found += of_page[1]
    _meets_the_bars("held-out-pages.txt", scoring.score(key, found))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_in_the_vocabulary(path: Path) -> None:
    table = _table(path)
    for case in table["case"]:
        for name, value, said in ([*claim, {}][:3] for claim in case["claims"]):
            assert name in table["attributes"], case["text"]
            assert vocabulary().complaint(name, exact(value), _exact(said)) is None, case["text"]
    silent = sum(not case["claims"] for case in table["case"])
    assert silent >= len(table["case"]) // 4, "too few cases that must give nothing"


@pytest.mark.parametrize("path", KEYS, ids=lambda path: path.stem)
def test_a_page_holds_its_key(path: Path) -> None:
    page = _page_of(path)
    opened = open_page(
        page.data, id=page.id, address=page.address, media_type=page.media_type, charset="utf-8"
    )
    text = " ".join(opened.document().text.split())
    for claim in _key_of_page(path):
        said = claim.get("qualifiers", {})
        complaint = vocabulary().complaint(claim["attribute"], exact(claim["value"]), _exact(said))
        assert complaint is None
        assert " ".join(claim["quote"].split()) in text, claim["quote"]


def _exact(said: dict[str, Any]) -> dict[str, Any]:
    return {name: exact(value) for name, value in said.items()}
