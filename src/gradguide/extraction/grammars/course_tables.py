"""Courses in tables: the title stands in the cell after the one that is a course's code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gradguide.extraction.document_grammar import DocumentGrammar, Found
from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.course_titles import is_code, is_course_title, titled
from gradguide.model.pack import FieldPack
from gradguide.reading.document import BlockKind


def read(passages: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    cells = (passage for passage in passages if passage.block.kind is BlockKind.TABLE_ROW)
    for _, row in groupby(cells, key=lambda passage: passage.block.start):
        for code, cell in pairwise(row):
            if not is_code(code.text[code.label :].strip()):
                continue
            title = titled(cell.text, cell.label, len(cell.text))
            if title is not None and is_course_title(title.value, pack):
                yield Found(cell, Reading("course", title.value, title.start, title.end))


DOCUMENT_GRAMMAR = DocumentGrammar("course tables", ("course", "title", "credit", "hours"), read)
