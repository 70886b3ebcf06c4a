"""Which program an entry is about: what its heading names, or else what the text below does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gradguide.extraction.details import Details
from gradguide.extraction.lines import Line
from gradguide.extraction.openers import SchoolOpener, generic, track_of, without_kind_word
from gradguide.extraction.particular import plural, plural_or_indefinite
from gradguide.extraction.programs import ProgramName, ProgramNames
from gradguide.extraction.scope import Program, ScopeKind
from gradguide.reading.document import BlockKind


class EntryPrograms:
    """The programs that the entries of one document are about, as a walk over it meets them."""

    def __init__(self, lines: Sequence[Line], names: ProgramNames, details: Details) -> None:
        self._lines = lines
        self._names = names
        self._details = details
        self._common: Program | None = None

    def note_common(self, line: Line) -> None:
        """A heading over a list may say which degree all its programs give."""
        degrees = {p.degree for p in line.programs if p.degree and plural_or_indefinite(line, p)}
        if len(degrees) == 1:
            named = next(p for p in line.programs if p.degree in degrees)
            self._common = Program.of(named)
        elif line.block.kind is BlockKind.HEADING and generic(line.folded):
            self._common = None

    def of_tail(self, line: Line, opener: SchoolOpener) -> tuple[Program | None, str | None]:
        """The program that a heading's tail names, or the body's degree with the tail as track;
        and the track."""
        tail = opener.tail.strip(" *:")
        if not tail or self._details.reads(tail) or tail.startswith("("):
            return None, None
        if opener.program is not None:
            return self.with_track(opener.program)
        name, kind_said = without_kind_word(tail)
        first = self._first_below(line)
        if first is None:
            return None, None
        program = Program(
            f"{first.name}, {tail}",
            first.name,
            first.degree,
            first.level,
            name if kind_said else None,
        )
        return program, name if kind_said else None

    def assumed(self, line: Line, kind: ScopeKind) -> Program | None:
        """What an entry whose heading names no program is about: the program that its text
        names first, else the one that the heading over all entries is about."""
        below = self._first_below(line) if kind is ScopeKind.ENTRY else None
        if below is not None:
            return Program.of(below)
        return self._common

    def with_track(self, named: ProgramName) -> tuple[Program, str | None]:
        """The program of a name, and the track that the name ends with."""
        stated, track = track_of(named.name)
        if track is None:
            return Program.of(named), None
        if stated == named.name:
            return replace(Program.of(named), concentration=track), track
        return Program.of(self._names.whole(stated) or named, track), track

    def _first_below(self, line: Line) -> ProgramName | None:
        for below in self._lines[line.index + 1 : line.index + 12]:
            if below.heads and (below.mentions or generic(below.folded)):
                break
            for named in below.programs:
                if named.degree and not plural(below, named):
                    return named
        return None
