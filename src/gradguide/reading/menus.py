"""Menus in plain text: runs of short link-like lines, most of them words that only menus use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gradguide.reading.lines import Line
from gradguide.reading.shape import bullet

_LEAST_LINES = 5
_LONGEST = 30  # characters
_MOST_WORDS = 4
_LEAST_KNOWN = 0.4  # of a run's lines; a list of specialties has none of these words
_NOT_A_LINK = re.compile(r"[\d$%.,;:!?()@]")
_MENU_WORDS = frozenset(
    """home|about|about us|contact|contact us|login|log in|log out|sign in|sign up|register|search
    |menu|skip to content|skip to main content|skip navigation|apply|apply now|request info
    |request information|visit|visit us|news|events|news & events|news and events|give|giving
    |donate|alumni|students|current students|future students|prospective students|faculty
    |staff|faculty & staff|faculty and staff|directory|maps|map|campus map|calendar|library
    |privacy|privacy policy|terms|terms of use|terms of service|accessibility|site map|sitemap
    |facebook|twitter|x|linkedin|instagram|youtube|rss|share|print|email|subscribe|blog|careers
    |jobs|employment|support|help|faq|faqs|academics|admissions|admission|research|athletics
    |student life|campus life|people|resources|programs|degrees|financial aid|tuition & fees|parents
    |visitors|media|newsroom|press|contact info|my account|cart|close|next|previous|back|more
    |a-z index|quick links|quicklinks|toggle navigation|main navigation|footer|all rights reserved
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def menu_lines(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that clearly belong to a menu."""
    out: set[int] = set()
    run: list[int] = []
    known = 0
    for index, line in enumerate(lines):
        words = line.words(text) if line.end - line.start <= _LONGEST else ""
        if words and _is_link_like(words):
            run.append(index)
            known += words.lower() in _MENU_WORDS
            continue
        out.update(_menu(run, known))
        run, known = [], 0
    out.update(_menu(run, known))
    return frozenset(out)


def _is_link_like(words: str) -> bool:
    return words.count(" ") < _MOST_WORDS and not _NOT_A_LINK.search(words) and not bullet(words)


def _menu(run: list[int], known: int) -> list[int]:
    return run if len(run) >= _LEAST_LINES and known >= _LEAST_KNOWN * len(run) else []
