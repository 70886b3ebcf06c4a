"""The grammars: one file for each thing that prose says in a few hundred ways.

A module that defines `GRAMMAR` or `GRAMMARS` (readers of one passage) or `DOCUMENT_GRAMMAR` or
`DOCUMENT_GRAMMARS` (readers of all passages) is found by its being here: a new grammar is a new
file, and its table of phrases.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from gradguide.extraction.document_grammar import DocumentGrammar
from gradguide.extraction.grammar import Grammar


def _exported(one: str, several: str) -> Iterator[object]:
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        loaded = import_module(f"{__name__}.{module}")
        if hasattr(loaded, one):
            yield getattr(loaded, one)
        yield from getattr(loaded, several, ())


@cache
def sentence_grammars() -> tuple[Grammar, ...]:
    """All grammars that read one passage, in the order of their modules' names."""
    return tuple(g for g in _exported("GRAMMAR", "GRAMMARS") if isinstance(g, Grammar))


@cache
def document_grammars() -> tuple[DocumentGrammar, ...]:
    """All grammars that read a document's passages together, in that order too."""
    found = _exported("DOCUMENT_GRAMMAR", "DOCUMENT_GRAMMARS")
    return tuple(g for g in found if isinstance(g, DocumentGrammar))
