"""Looking for thousands of long names at the price of looking for a few short words.

Nearly every name of an institution holds one of a few words ("university", ".edu"), and most
text holds none. So the automaton over all names runs only where one of these words stands, on
a stretch around it that is long enough for any name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind


class Scanner:
    """Finds the leftmost-longest matches of many patterns in folded text.

    `anchors` are short strings; a pattern that holds none of them becomes an anchor itself, so
    every pattern is found whatever the anchors are.
    """

    def __init__(self, patterns: Sequence[str], anchors: Sequence[str]) -> None:
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
        self._reach = max((len(pattern) for pattern in patterns), default=0)
        alone = [p for p in patterns if not any(anchor in p for anchor in anchors)]
        # Leftmost matching of a few dozen strings is vectorised; the standard kind is not.
        self._anchors = AhoCorasick([*anchors, *alone], matchkind=MatchKind.LeftmostFirst)

    def find(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Each match as the pattern's index, start and end, in order of place."""
        for start, end in self._stretches(folded):
            stretch = folded[start:end]
            for index, first, last in self._automaton.find_matches_as_indexes(stretch):
                yield index, start + first, start + last

    def _stretches(self, folded: str) -> list[tuple[int, int]]:
        """The stretches around anchors, in order, none touching another.

        A pattern reaches no further than its length before and behind its anchor; as much again
        is for an anchor that the one found overlaps.
        """
        stretches: list[tuple[int, int]] = []
        for _, place, _ in self._anchors.find_matches_as_indexes(folded):
            start, end = max(0, place - self._reach), place + 2 * self._reach
            if stretches and start <= stretches[-1][1]:
                stretches[-1] = stretches[-1][0], end
            else:
                stretches.append((start, end))
        return stretches
