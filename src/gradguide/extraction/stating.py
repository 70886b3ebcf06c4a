"""What the structure of a document states by itself: ranks, programs' names, places under names."""

from __future__ import annotations

import re

from gradguide.extraction.lines import Line
from gradguide.extraction.scope import STRUCTURE_CONFIDENCE, Program, Stated

_ONLINE_NAME = re.compile(r"(?:.*\W)?online\b")


class Stating:
    """Collects what the structure of one document states, in the order of its lines.

    `online_heading` is the heading in force that says of all programs under it that they are
    online; whoever walks over the lines sets it.
    """

    def __init__(self, *, of_site: bool) -> None:
        """`of_site`: the document is one school's own, whose headings head no lists of programs."""
        self.stated: list[Stated] = []
        self.online_heading: Line | None = None
        self._of_site = of_site

    def state(
        self, at: Line, attribute: str, value: str | bool | int, start: int, end: int, line: Line,
        program: Program | None = None, *, concentration: str | None = None,
        confidence: float = STRUCTURE_CONFIDENCE,
    ) -> None:  # fmt: skip
        """State a value that stands from `start` to `end` of the line `at`, about whom the scope
        of `line` is about."""
        begin = at.block.start + start
        finish = at.block.start + end
        extra: dict[str, str | bool | int] = (
            {"concentration": concentration} if concentration else {}
        )
        self.stated.append(
            Stated(attribute, value, begin, finish, line.index, program, extra, confidence)
        )

    def record(
        self, line: Line, attribute: str, value: str | bool | int, start: int, end: int,
        program: Program | None = None,
    ) -> None:  # fmt: skip
        """State a value that stands in the line whose scope it is about."""
        self.state(line, attribute, value, start, end, line, program)

    def state_program(
        self, line: Line, program: Program, level_said: bool, start: int, end: int
    ) -> None:
        """State the program that a line names from `start` to `end`, and what its name says."""
        self.state(
            line, "program", program.stated, start, end, line, program,
            concentration=program.concentration,
        )  # fmt: skip
        if level_said and program.level:
            self.state(line, "level", program.level, start, end, line, program)
        if program.degree:
            self.state(line, "degree", program.degree, start, end, line, program)
        self.state_online_above(line, program)
        if _ONLINE_NAME.match(program.stated.casefold()):
            self.state(line, "delivery", "online", start, end, line, program, confidence=0.7)

    def state_online_above(self, line: Line, program: Program) -> None:
        """Under a heading "Online programs" a program is online, where nothing else is said."""
        heading = self.online_heading
        if heading is not None and not self._of_site:
            end = heading.block.end - heading.block.start
            self.state(heading, "delivery", "online", 0, end, line, program, confidence=0.6)
