"""Questions: what asks states nothing."""

from __future__ import annotations

from gradguide.extraction.grammar import Passage


def is_question(passage: Passage) -> bool:
    """Whether a passage asks ("Do I have to come to campus?")."""
    return passage.folded.rstrip(" \"')").endswith("?")
