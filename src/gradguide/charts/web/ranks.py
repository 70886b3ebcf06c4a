"""A ranking with how sure it is: a dot for each program's place, a line for its interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from gradguide.charts.rank_rows import sentence_of, table_of, ticks_to
from gradguide.charts.web.drawing import Drawing, Head, Strip, strips
from gradguide.charts.web.marks import axis, dot, grid, line, upright
from gradguide.charts.web.scale import Scale
from gradguide.decisions.ranking.ranking import Ranked, Ranking

MOST = 100
"""Programs in one chart."""

BRACKETS = 4
"""Brackets side by side. A long ranking can have more ties that overlap; those that cover most
programs are drawn, and the sentence says how many are not."""

_TICKS = 8


def rank_intervals(
    ranking: Ranking,
    most: int = MOST,
    *,
    whom: str = "",
    addresses: Mapping[str, str] | None = None,
) -> Drawing:
    """The first programs of a ranking, down, by their places, across.

    The dot is the place under the method as it stands, the line goes from the 5 % to the 95 %
    quantile of places over the draws, and a bracket joins programs that cannot be told apart.
    `whom` says for whom the ranking holds, as a phrase. `addresses` are those of programs' pages
    by program id; a program that has one is a link.

    Raises:
        ValueError: nothing is ranked.
    """
    shown = ranking.ranked[:most]
    if not shown:
        raise ValueError("there is no ranking to draw: no program passes the method's filters")
    last = max(max(one.high, one.place) for one in shown)
    scale = Scale(0, last + 1)
    ticked = _few(ticks_to(last))
    lines = grid(scale.at(tick) for tick in ticked)
    ties, left_out = brackets(ranking, len(shown))
    rows = (
        Strip(
            _name(one, addresses or {}),
            _interval(one),
            _drawn(one, scale),
            lines,
            note=note,
            ties=tied,
        )
        for one, note, tied in zip(shown, _notes(shown), ties, strict=True)
    )
    head = Head(axis((scale.at(tick), str(tick)) for tick in ticked), "90 of 100 draws")
    sentence = sentence_of(ranking, shown, whom)
    if left_out:
        sentence += (
            f" {left_out} more {'bracket is' if left_out == 1 else 'brackets are'} not drawn, "
            "because they overlap with these."
        )
    svg = strips("ranks", "Places with their intervals", rows, head=head)
    return Drawing(svg, sentence, table_of(shown))


def brackets(ranking: Ranking, count: int) -> tuple[list[tuple[str, ...]], int]:
    """For each of the first `count` programs the brackets that pass it, column by column; and how
    many brackets found no room in `BRACKETS` columns. Longer brackets go first."""
    ends = [(tie.first, min(tie.last, count - 1)) for tie in ranking.ties]
    joined = sorted(
        {(first, last) for first, last in ends if first < last},
        key=lambda pair: (pair[0] - pair[1], pair[0]),
    )
    columns: list[list[tuple[int, int]]] = []
    left_out = 0
    for first, last in joined:
        free = next(
            (c for c in columns if all(last < other[0] or other[1] < first for other in c)), None
        )
        if free is not None:
            free.append((first, last))
        elif len(columns) < BRACKETS:
            columns.append([(first, last)])
        else:
            left_out += 1
    cells = [["" for _ in columns] for _ in range(count)]
    for column, pairs in enumerate(columns):
        for first, last in pairs:
            for row in range(first, last + 1):
                cells[row][column] = "within"
            cells[first][column], cells[last][column] = "first", "last"
    return [tuple(row) for row in cells], left_out


def _few(ticked: Sequence[int]) -> list[int]:
    """So many of the places at an axis that they fit a narrow page; the first stays."""
    every = -(-len(ticked) // _TICKS)
    return list(ticked[::every])


def _notes(shown: Sequence[Ranked]) -> list[str]:
    """The degrees; a program's name where a school has two of one degree, its id where it has two
    of one name."""
    programs = [one.candidate.program for one in shown]
    notes = [program.degree or program.name for program in programs]
    for better in ([program.name for program in programs], [program.id for program in programs]):
        known = Counter(zip((p.institution for p in programs), notes, strict=True))
        notes = [
            new if known[program.institution, old] > 1 else old
            for program, old, new in zip(programs, notes, better, strict=True)
        ]
    return notes


def _name(one: Ranked, addresses: Mapping[str, str]) -> str:
    name = f"{one.place}. {one.candidate.program.institution}"
    address = addresses.get(one.candidate.id)
    if address is None:
        return name
    return Markup(f'<a href="{escape(address)}">{escape(name)}</a>')


def _interval(one: Ranked) -> str:
    return str(one.low) if one.low == one.high else f"{one.low} to {one.high}"


def _drawn(one: Ranked, scale: Scale) -> str:
    low, high = scale.at(one.low), scale.at(one.high)
    caps = upright(low, "chart-whisker", half=0.32)
    if low != high:
        caps += upright(high, "chart-whisker", half=0.32)
    return line(low, high, "chart-whisker") + caps + dot(scale.at(one.place), "chart-dot")
