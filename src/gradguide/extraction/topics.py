"""Topics: which field a stretch of a document speaks of when it speaks of no school."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from gradguide.extraction.lines import Line
from gradguide.model.pack import FieldPack


class Topics:
    """Finds the pack's field names in lines."""

    def __init__(self, pack: FieldPack) -> None:
        self._default = pack.name.casefold()
        self._canonical = {name: term.name for term in pack.fields for name in term.names}
        names = sorted(self._canonical, key=lambda n: (-len(n), n))
        self._pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else r"(?!)"
        )
        self.names = frozenset(names)

    def of(self, lines: Sequence[Line], whole: str) -> list[str]:
        """The field in force on each line: of the nearest heading that names one, else the
        one that the document names most (the pack's own name where it names none).

        `whole` is the folded text that the lines lie in.
        """
        found = [(m.start(), self._canonical[m.group()]) for m in self._pattern.finditer(whole)]
        counts = Counter(name for _, name in found)
        named: list[str | None] = []
        at = 0
        for line in lines:
            at = bisect_left(found, (line.block.start, ""), at)
            inside = at < len(found) and found[at][0] < line.block.end
            heading = inside and line.heads and not (line.mentions or line.programs)
            named.append(found[at][1] if heading else None)
        main = max(counts, key=lambda name: (counts[name], name)) if counts else self._default
        current = main
        out = []
        for name in named:
            current = name or current
            out.append(current)
        return out
