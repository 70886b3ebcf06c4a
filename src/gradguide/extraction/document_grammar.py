"""What a document grammar is: a reader of statements that no single passage holds.

A list under its lead, headings under a section's opening sentence, a question and the answer
after it: here the statement is in the order of the passages. A document grammar is given all of
them; what it finds still points into one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gradguide.extraction.grammar import Passage, Reading
from gradguide.model.pack import FieldPack


@dataclass(frozen=True, slots=True)
class Found:
    """A reading and the passage that its offsets index."""

    passage: Passage
    reading: Reading


ReadDocument = Callable[[Sequence[Passage], FieldPack], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class DocumentGrammar:
    """A named reader of whole documents with its triggers.

    `triggers` are folded strings, one of which must stand in some passage for `read` to be
    tried; `triggers_of` gives those that come from the field pack, as for a `Grammar`.
    """

    name: str
    triggers: tuple[str, ...]
    read: ReadDocument
    triggers_of: Callable[[FieldPack], tuple[str, ...]] = lambda pack: ()
