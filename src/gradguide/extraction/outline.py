"""The outline of a document: for every line the scope it is in, and what the structure states.

A walk over the lines with a small state: the school in force, its program in force, and how
they came to be so. Headings open and close; rows last as long as their line's neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gradguide.extraction.details import Details
from gradguide.extraction.entry_programs import EntryPrograms
from gradguide.extraction.lines import Line, rank_of
from gradguide.extraction.openers import (
    ProgramOpener,
    SchoolOpener,
    generic,
    program_opener,
    question,
    school_opener,
    section_program,
)
from gradguide.extraction.paid import paid_lines
from gradguide.extraction.particular import plural_or_indefinite
from gradguide.extraction.programs import ProgramNames
from gradguide.extraction.scope import Program, School, Scope, ScopeKind, Stated
from gradguide.extraction.sites import site_of, site_programs
from gradguide.extraction.stating import Stating
from gradguide.reading.document import BlockKind

_RANKED_HEADER = re.compile(
    r"^(?:rank|#|no\.?)\b.*\b(?:school|university|college|institution|program)"
)
_ONLINE_HEADING = re.compile(
    r"(?<!not )\bonline\b(?! or\b| and\b)[^.?]*\b(?:programs|degrees|schools|master'?s)\b"
    r"|\b(?:programs|degrees|schools)\b[^.?]*\bonline\b"
)
_OF_THE_ENTRY = re.compile(
    r"\b(?:it|its|this|these|they|our|your|the (?:\w+ )?(?:program|degree|school))\b"
)
_GROUPED = (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM)
_CLOSING = re.compile(
    r"\b(?:methodology|sources|references|frequently asked|faqs?|conclusion|related|resources|"
    r"about the author|data obtained|footnotes?|careers?|jobs?|salar(?:y|ies)|job outlook|"
    r"employment outlook|employers|professional (?:organizations|associations)|scholarships|"
    r"licens(?:ing|ure) in|certification in|other (?:programs|schools))\b"
)


@dataclass(slots=True)
class Outline:
    """Scopes by line index, and what the structure states."""

    scopes: list[Scope]
    stated: list[Stated] = field(default_factory=list)


def outline(
    lines: Sequence[Line],
    names: ProgramNames,
    details: Details,
    topics: Sequence[str],
    host: Sequence[str] = (),
) -> Outline:
    """The outline of a document's lines.

    `topics` is the field in force on each line; `host` are the ids of the institution that
    owns the document's address, where one does.
    """
    out = _Walk(lines, names, details, site_of(lines, host), topics).run()
    for index, mark in paid_lines(lines).items():
        scope = out.scopes[index]
        if scope.school is None:
            continue
        out.scopes[index] = replace(scope, paid=True)
        following = out.scopes[index + 1] if index + 1 < len(out.scopes) else None
        named_next = following is not None and following.opener == index + 1
        if scope.opener == index and (scope.firm or not named_next):
            program = scope.programs[0] if scope.programs else None
            begin, end = mark.block.start, mark.block.end
            out.stated.append(Stated("sponsored", True, begin, end, index, program))
    return out


class _Walk:
    """The state while walking over the lines of one document."""

    def __init__(
        self, lines: Sequence[Line], names: ProgramNames, details: Details, site: School | None,
        topics: Sequence[str],
    ) -> None:  # fmt: skip
        self.lines = lines
        self.names = names
        self.details = details
        self.site = site
        self.topics = topics
        self.topic_names = {topic for topic in topics if topic} | details.topic_names
        self.ranked = any(_RANKED_HEADER.search(line.folded) for line in lines[:400])
        self.stating = Stating(of_site=site is not None)
        self.entries = EntryPrograms(lines, names, details)
        self.out = Outline([], self.stating.stated)
        programs = site_programs(lines) if site else ()
        self.base = Scope(
            ScopeKind.SITE if site else ScopeKind.FIELD,
            topics[0] if topics else "",
            site,
            programs,
            site=site is not None,
            known=programs,
        )
        self.scope = self.base
        self.entry_level = 0
        self.pending_rank: tuple[int, Line] | None = None
        self.row_open = False
        self.tight = False
        self.latest: tuple[Scope, str, Scope] | None = None

    def run(self) -> Outline:
        for line in self.lines:
            self._step(line)
            self.out.scopes.append(self._in_force(line))
        return self.out

    def _in_force(self, line: Line) -> Scope:
        """The scope with the line's field; the same object as long as neither changes."""
        topic = self.topics[line.index]
        if self.latest is None or self.latest[0] is not self.scope or self.latest[1] != topic:
            self.latest = (self.scope, topic, replace(self.scope, field=topic))
        return self.latest[2]

    # -- one line

    def _step(self, line: Line) -> None:
        if self.row_open and self._leaves_row(line):
            self._close()
        if line.block.kind is BlockKind.NAVIGATION:
            return
        if line.heads and line.gap and not line.mentions:
            self.entries.note_common(line)
            self.stating.online_heading = line if _ONLINE_HEADING.search(line.folded) else (
                None if line.block.kind is BlockKind.HEADING and generic(line.folded)
                else self.stating.online_heading
            )  # fmt: skip
        if self._lone_rank(line):
            return
        opener = school_opener(line, self.names, self.ranked, self.details.reads)
        if opener is not None and self._opens(line, opener):
            return
        if self.scope.school is not None:
            if self._detail(line):
                return
            program = program_opener(line, self.names)
            if program is not None and self._opens_program(line, program):
                return
        if self.site and self.tight and self.scope.kind is ScopeKind.CARD and self._ends_list(line):
            self.scope = self.base
        section = section_program(line) if self.site else None
        known = self.base.of_degree(section.degree) if section else None
        if known is not None:
            self.scope = replace(
                self.base, kind=ScopeKind.CARD, programs=(known,), opener=line.index
            )
        elif line.heads and self._closes(line):
            self._close()

    def _ends_list(self, line: Line) -> bool:
        """Whether a line is past the lines right below a listed program's name."""
        opener = self.lines[self.scope.opener].block
        if opener.kind is BlockKind.TABLE_ROW:
            return True
        return line.gap and line.heads

    def _leaves_row(self, line: Line) -> bool:
        """A row lasts to the next gap; one of a list or a table, to the end of that too."""
        opener = self.lines[self.scope.opener].block
        return (
            line.gap
            or (line.block.level > 0 and line.block.kind is BlockKind.HEADING)
            or (opener.kind in _GROUPED and line.block.group != opener.group)
        )

    def _lone_rank(self, line: Line) -> bool:
        rank = rank_of(line.folded)
        if line.folded.isdigit() and len(line.folded) <= 3 and self._names_school_next(line):
            rank = (int(line.folded), len(line.folded))
        if rank is None or rank[1] < len(line.folded.rstrip()) or self.site:
            return False
        self._close()
        self.pending_rank = (rank[0], line)
        return True

    def _names_school_next(self, line: Line) -> bool:
        following = self._next(line)
        return following is not None and any(m.start <= 4 for m in following.mentions)

    def _close(self) -> None:
        self.scope = self.base
        self.row_open = False
        self.pending_rank = None

    def _closes(self, line: Line) -> bool:
        """Whether a heading ends the entry in force: it speaks of the field at large."""
        if self.scope.kind in (ScopeKind.FIELD, ScopeKind.SITE):
            return False
        if any(self.scope.school and self.scope.school.same(School.of(m)) for m in line.mentions):
            return False
        level = line.block.level
        if level and self.entry_level and level <= self.entry_level and not line.programs:
            return True
        if _CLOSING.search(line.folded):
            return True
        about_field = any(topic in line.folded for topic in self.topic_names)
        about_field = about_field or any(not p.level_said for p in line.programs)
        at_large = question(line) and not _OF_THE_ENTRY.search(line.folded)
        return at_large or (about_field and generic(line.folded))

    # -- opening a school

    def _opens(self, line: Line, opener: SchoolOpener) -> bool:
        school = School.of(opener.mention)
        if self.site is not None and not self.site.same(school):
            return False
        if self.site is not None:
            return self._site_heading(line, opener)
        rank = opener.rank
        if self.pending_rank and rank is None:
            rank = self.pending_rank[0]
        program, concentration = self.entries.of_tail(line, opener)
        kind = ScopeKind.ROW if self._is_row(line, opener) else ScopeKind.ENTRY
        assumed = program or self.entries.assumed(line, kind)
        self.scope = Scope(
            kind, self.base.field, school, (assumed,) if assumed else (),
            firm=opener.program is not None, opener=line.index,
        )  # fmt: skip
        self.entry_level = line.block.level
        self.row_open = kind is ScopeKind.ROW or self._row_like(line, opener)
        if rank is not None:
            at = self.pending_rank[1] if self.pending_rank else line
            self.stating.state(at, "rank", rank, 0, len(at.text), line)
        self.pending_rank = None
        if opener.tail and opener.program is None and not opener.figures:
            self._details_in(line, opener.tail_start, len(line.text))
        if program and opener.program:
            self.stating.state_program(
                line, program, opener.program.level_said, opener.mention.start, len(line.text)
            )
        if program and not opener.program:
            self.stating.state_online_above(line, program)
        if concentration and program:
            self.stating.record(
                line, "concentration", concentration, opener.tail_start, len(line.text), program
            )
        return True

    def _is_row(self, line: Line, opener: SchoolOpener) -> bool:
        """A table's row, a list's item among items, or a line shaped like a row."""
        if line.block.kind is BlockKind.LIST_ITEM:
            following = self._next(line)
            return following is None or following.block.kind is BlockKind.LIST_ITEM
        return opener.row or line.block.kind is BlockKind.TABLE_ROW

    def _row_like(self, line: Line, opener: SchoolOpener) -> bool:
        """A bare school's name in a flattened table: its program's row follows at once."""
        following = self._next(line)
        if opener.tail or following is None or following.gap:
            return False
        program = program_opener(following, self.names)
        return program is not None and program.level is not None and not line.gap

    def _next(self, line: Line) -> Line | None:
        return self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None

    def _site_heading(self, line: Line, opener: SchoolOpener) -> bool:
        if opener.program is None:
            return False
        named = opener.program
        end = opener.tail_start + len(opener.tail)
        self._set_site_program(line, ProgramOpener(named, opener.tail_start, end, None))
        return True

    # -- opening a program

    def _opens_program(self, line: Line, opener: ProgramOpener) -> bool:
        if self.scope.kind is ScopeKind.ROW and self.scope.firm and not self.row_open:
            return False
        if self.site is not None and self.scope.kind in (ScopeKind.SITE, ScopeKind.CARD):
            if line.block.kind is BlockKind.TITLE and line.index > 0:
                return False
            self._set_site_program(line, opener)
            return True
        named = opener.named
        level = opener.level or (named.level if named.level_said else None)
        concentration = self._labelled_concentration(line)
        track = None
        if concentration:
            program = Program.of(named, concentration)
        else:
            program, track = self.entries.with_track(named)
        program = replace(program, level=level or program.level)
        kind = ScopeKind.ROW if self.row_open or opener.row else ScopeKind.CARD
        self.scope = replace(
            self.scope, kind=kind, programs=(program,), firm=True, opener=line.index
        )
        self.stating.state_program(line, program, False, opener.start, len(line.text))
        if level:
            self.stating.record(line, "level", level, 0, len(line.text), program)
        if track:
            self.stating.record(line, "concentration", track, opener.start, len(line.text), program)
        if concentration:
            following = self._next(line)
            if following is not None:
                self.details.concentrations(following, program, self.stating.record)
        return True

    def _labelled_concentration(self, line: Line) -> str | None:
        following = self._next(line)
        return self.details.labelled(following, "concentration") if following else None

    def _set_site_program(self, line: Line, opener: ProgramOpener) -> None:
        named = opener.named
        known = next((p for p in self.base.programs if p.degree and p.degree == named.degree), None)
        program = known if known and named.abbreviated else Program.of(named)
        if known and named.degree and len(known.stated) >= len(named.name):
            program = known
        self.scope = replace(
            self.base, kind=ScopeKind.CARD, programs=(program,), firm=False, opener=line.index
        )
        following = self._next(line)
        # A name with its particulars right below is an entry of a list, and ends with the gap.
        self.tight = opener.row or (following is not None and not following.gap and line.gap)
        self.stating.state_program(line, program, named.level_said, opener.start, opener.end)

    # -- what the structure states

    def _detail(self, line: Line) -> bool:
        """A line of details under a school's name: place, sector, web site."""
        if self.site is not None or not (line.heads or self.details.bullet(line)):
            return False
        return self._details_in(line, 0, len(line.text))

    def _details_in(self, line: Line, start: int, end: int) -> bool:
        return self.details.read(line, start, end, self.stating.record)


_OPENS_PARAGRAPH = re.compile(r"(?:(?:at|through|for) )?(?:the )?$")


def paragraph_scope(line: Line, scope: Scope) -> Scope | None:
    """The scope of a paragraph of a guide that is about the one school it begins with."""
    if not line.mentions or not line.sentence_like or question(line):
        return None
    first = School.of(line.mentions[0])
    if not all(first.same(School.of(m)) for m in line.mentions):
        return None
    start = line.mentions[0].start
    if not _OPENS_PARAGRAPH.match(line.folded[:start]):
        return None
    named = [p for p in line.programs if not plural_or_indefinite(line, p)]
    programs = (Program.of(named[0]),) if named else ()
    return replace(scope, kind=ScopeKind.ENTRY, school=first, programs=programs, opener=line.index)
