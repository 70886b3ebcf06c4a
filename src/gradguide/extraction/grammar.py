"""What a grammar is: trigger words, and a function that reads statements out of a passage.

A grammar knows the language of one thing (money, durations, exams). It does not know who is
spoken of: that is `subjects`' concern. It is tried only on passages in which one of its
triggers stands, so its cost grows with what is there to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value
from gradguide.reading.document import Block


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a list item, a heading or a row: the largest thing that a grammar sees.

    `text` is the document's own text from `start`; `folded` is the same stretch, character
    for character as long, in lower case with plain quotes, hyphens and spaces (see
    `folding.fold`), so that an index into one is an index into the other. `heading` is the
    folded text of the nearest heading above (empty if none), `lead` that of the sentence
    that introduces the list in which this passage is an item (empty if none).

    A table's cell is read with its column's name before it ("Delivery: online"): the first
    `label` characters of `text` are that name and stand elsewhere in the document; `start` is
    where the rest of the text stands.
    """

    text: str
    folded: str
    start: int
    block: Block
    heading: str = ""
    lead: str = ""
    # The folded sentence just before this one in the same block, or the question right above it.
    before: str = ""
    label: int = 0

    def place(self, reading: Reading) -> tuple[int, int]:
        """Where a reading's quote stands in the document: its part behind the label."""
        start = max(0, reading.start - self.label)
        return self.start + start, self.start + max(start + 1, reading.end - self.label)


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement that a grammar found, subject still unknown.

    `start` and `end` are indices into the passage's text. The quote is what lies between:
    as short as still supports the statement.
    """

    attribute: str
    value: Value
    start: int
    end: int
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
    confidence: float = 0.95


Read = Callable[[Passage, FieldPack], Iterator[Reading]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """A named reader with its triggers.

    `triggers` are folded strings, one of which must stand in the passage for `read` to be
    tried; `triggers_of` gives those that come from the field pack (accreditors, licences).
    With `sees_above` a trigger in the heading or the lead above counts too, with `answers` one in
    the question that stands right above. With `of_field` it also reads what is said of the field
    at large; the others are not tried where nobody in particular is spoken of.
    """

    name: str
    triggers: tuple[str, ...]
    read: Read
    triggers_of: Callable[[FieldPack], tuple[str, ...]] = lambda pack: ()
    sees_above: bool = False
    answers: bool = False
    of_field: bool = False
