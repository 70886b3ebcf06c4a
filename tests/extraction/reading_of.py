"""Reading a phrase with one grammar, for the tables of phrases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gradguide.extraction.folding import fold
from gradguide.extraction.grammar import Grammar, Passage
from gradguide.model.claim import plain
from gradguide.model.pack import FieldPack
from gradguide.reading.document import Block, BlockKind

HERE = Path(__file__).parent


def passage(text: str, heading: str = "", lead: str = "", before: str = "") -> Passage:
    return Passage(
        text=text,
        folded=fold(text),
        start=0,
        block=Block(BlockKind.LIST_ITEM if lead else BlockKind.PARAGRAPH, 0, len(text)),
        heading=fold(heading),
        lead=fold(lead),
        before=fold(before),
    )


def read(grammar: Grammar, pack: FieldPack, case: dict[str, Any]) -> list[list[Any]]:
    """What the grammar reads out of a case's text: [attribute, value, qualifiers] each.

    As in the pipeline, the grammar is only tried when one of its triggers stands in the text.
    """
    place = passage(
        case["text"], case.get("heading", ""), case.get("lead", ""), case.get("before", "")
    )
    triggers = grammar.triggers + grammar.triggers_of(pack)
    above = (place.heading, place.lead)
    looked_at = [place.folded, *(above if grammar.sees_above else ())]
    if grammar.answers:
        looked_at += [text for text in (place.before, *above) if text.endswith("?")]
    if not any(trigger in text for text in looked_at for trigger in triggers):
        return []
    out = []
    for reading in grammar.read(place, pack):
        assert 0 <= reading.start < reading.end <= len(place.text), (case["text"], reading)
        qualifiers = {name: plain(value) for name, value in reading.qualifiers.items()}
        out.append([reading.attribute, plain(reading.value), qualifiers])
    return out


def cases(folder: str, name: str) -> Iterator[dict[str, Any]]:
    """The cases of a phrase table: text (and heading, lead, before), claims as JSON lists."""
    table = tomllib.loads((HERE / folder / f"{name}.toml").read_text(encoding="utf-8"))
    yield from table["case"]
