"""A school's own page: whose it is, and which programs it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gradguide.extraction.gazetteer import Mention
from gradguide.extraction.lines import Line
from gradguide.extraction.openers import question
from gradguide.extraction.particular import plural_or_indefinite
from gradguide.extraction.programs import ProgramName
from gradguide.extraction.scope import Program, School
from gradguide.reading.document import BlockKind

# Which share of all mentions of schools makes a page one school's own, where its title names
# the school and where it does not; and how many other schools it may then speak of.
_HALF, _MOST = 0.5, 0.75
_MANY, _FEW = 6, 3
# A rank may stand before the school's name that heads an entry.
_RANK_ROOM = 8


def site_programs(lines: Sequence[Line]) -> tuple[Program, ...]:
    """The programs that a school's own page is about: those of its title and headings, else
    those of its opening paragraphs, else the one it names most."""
    best: dict[str, Program] = {}

    def add(named: ProgramName) -> None:
        key = named.degree or named.name.casefold()
        held = best.get(key)
        if held is None or (named.level_said and len(named.name) > len(held.stated)):
            best[key] = Program.of(named)

    content = [line for line in lines if line.block.kind is not BlockKind.NAVIGATION]
    for line in content:
        if line.block.kind is BlockKind.TITLE or (
            line.block.kind is BlockKind.HEADING and line.block.level == 1
        ):
            for named in line.programs:
                if not plural_or_indefinite(line, named) and not (question(line) and named.loose):
                    add(named)
    if not best:
        seen = 0
        for line in content:
            if line.sentence_like:
                seen += 1
            for named in line.programs:
                if not named.loose and not plural_or_indefinite(line, named):
                    add(named)
            if seen >= 3 and best:
                break
    return tuple(best.values())[:3]


_OWN_VOICE = re.compile(
    r"\b(?:our|we|us)\b|"
    r"\b(?:apply(?:ing)?|admission|admitted|applicants?) (?:to|for) (?:the|this)\b|"
    r"\bthe (?:[\w.&/-]+ ){0,4}?(?:program|degree|department|school) "
    r"(?:is|has|requires?|consists|can|may|will|offers|prepares)\b|"
    r"\bthis (?:[\w.-]+ ){0,3}program\b"
)


_AT_LARGE = re.compile(r"\b(?:programs|schools|universities)\b")


def _speaks_for_itself(lines: Sequence[Line]) -> bool:
    """Whether a page that names no school at all is still some school's own: it speaks as one,
    of particular programs, and not of programs at large."""
    if not site_programs(lines):
        return False
    text = "\n".join(line.folded for line in lines)
    own = len(_OWN_VOICE.findall(text))
    return own >= 2 and own > len(_AT_LARGE.findall(text))


def site_of(lines: Sequence[Line], host: Sequence[str]) -> School | None:
    """The one school that a whole document is about, or None for a guide.

    `host` are the ids of the institution that owns the document's address. Otherwise the
    school must be named in the title and nowhere be one among many entries, or make up
    most of what is mentioned. A page that speaks for a school without ever naming it gets a
    school without a name.
    """
    mentions = [(line, mention) for line in lines for mention in line.mentions]
    if host:
        own = [m for _, m in mentions if set(m.candidates) & set(host)]
        full = next((m for m in own if m.how == "name"), own[0] if own else None)
        return School(full.name if full else "", frozenset(host))
    if not mentions:
        return School("", frozenset()) if _speaks_for_itself(lines) else None
    clusters = _clusters([mention for _, mention in mentions])
    top, count = clusters[0]
    share = count / len(mentions)
    titled = any(
        set(mention.candidates) & top
        for line, mention in mentions
        if line.index == 0 or line.block.kind is BlockKind.TITLE
    )
    if _heading_schools(lines) > 1 and not (titled and share > _MOST):
        return None
    enough = _HALF if titled else _MOST
    if share < enough or len(clusters) > (_MANY if titled else _FEW):
        return None
    own = [mention for _, mention in mentions if set(mention.candidates) & top]
    full = next((mention for mention in own if mention.how == "name"), own[0])
    return School(full.name, frozenset(top))


def _clusters(mentions: Sequence[Mention]) -> list[tuple[set[str], int]]:
    """The schools mentioned, each as the ids that fit all its names, the most named first."""
    counts = Counter(frozenset(mention.candidates) for mention in mentions)
    clusters: list[tuple[set[str], int]] = []
    for ids, count in counts.most_common():
        for at, (known, total) in enumerate(clusters):
            if known & ids:
                clusters[at] = (known & ids, total + count)
                break
        else:
            clusters.append((set(ids), count))
    return sorted(clusters, key=lambda cluster: -cluster[1])


def _heading_schools(lines: Sequence[Line]) -> int:
    """How many different schools head a line of their own, as entries of a guide do."""
    heads = [
        line.mentions[0]
        for line in lines
        if line.mentions
        and (line.heads or line.block.kind is BlockKind.LIST_ITEM)
        and not line.sentence_like
        and line.mentions[0].start <= _RANK_ROOM
    ]
    return len(_clusters(heads))
