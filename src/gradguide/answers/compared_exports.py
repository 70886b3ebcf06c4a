"""A comparison as Markdown, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gradguide.answers.cell_words import (
    UNKNOWN,
    behind,
    figure,
    item,
    label,
    row_name,
    unknown_names,
    up_to,
    values,
    year_words,
)
from gradguide.answers.records import fact_record
from gradguide.answers.situation_words import whom
from gradguide.answers.tables import csv_text as table
from gradguide.answers.words import LEGEND, MARKS, date_words
from gradguide.catalog.release import Release
from gradguide.decisions.bounds import Bounds
from gradguide.decisions.comparing.comparison import Comparison
from gradguide.decisions.comparing.consequence import CONSEQUENCES, consequence_of
from gradguide.decisions.comparing.rows import Row
from gradguide.model.claim import plain
from gradguide.model.method import canonical

_BLANK = ("", "", "", "")
_SIGNS = ("\\", "|", "*", "_", "<", "`", "[", "]", "&")
"""What would make a link, a picture, markup or another cell of what a source says."""
_TITLES = {
    "differs": "What differs",
    "may differ": "What differs",
    "partly known": "Known of some of them, and not contradicted",
    "same": "The same",
}


def markdown(found: Comparison, as_of: date) -> str:
    """The comparison as Markdown: a table for each group of rows."""
    who = whom(found.situation, as_of)
    out = [f"Compared on {date_words(as_of.isoformat())}, {who}.", "", LEGEND]
    heads = [
        f"{_escaped(f'{c.school.name}: {c.program.name}')} (`{c.id}`)" for c in found.candidates
    ]
    title = ""
    for row in found.rows:
        own = _TITLES[row.agreement]
        if own != title:
            out += ["", f"## {own}", "", _line(["", *heads]), _line(["---"] * (len(heads) + 1))]
            title = own
        out.append(
            _line([_escaped(label(row)), *(_markdown_cell(row, p) for p in range(len(heads)))])
        )
    if found.unknown:
        out += ["", f"Unknown of all of them: {_escaped(unknown_names(found))}."]
    for candidate, cost in zip(found.candidates, found.costs, strict=True):
        for title, said in (
            ("What is not known of the cost of", [gap.words for gap in cost.missing]),
            ("About the cost of", list(cost.notes)),
        ):
            if said:
                out += ["", f"{title} `{candidate.id}`:", ""]
                out += [f"- {_escaped(sentence)}" for sentence in said]
    return "\n".join(out) + "\n"


def _markdown_cell(row: Row, place: int) -> str:
    own = "<br>".join(_escaped(value) for value in _every(row, place))
    strong = f"**{own}**" if place in row.favoured else own
    foot = behind(row, row.cells[place])
    return f"{strong}<br>({_escaped(foot)})" if foot else strong


def _every(row: Row, place: int) -> list[str]:
    """What is known of a program in a row, each value of a set with its mark."""
    cell = row.cells[place]
    if not row.many or not cell.known:
        return values(row, place)
    return [f"{MARKS[one.fact.status]} {item(row, one)}" for one in cell.items]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    for sign in _SIGNS:
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def csv_text(found: Comparison, as_of: date) -> str:
    """The comparison as CSV: a row for each attribute; of each program the value, its status,
    its year, who says it, and what else there is to say.

    The first rows say for whom and of which day it is.
    """
    head = ["attribute", "agreement"]
    for candidate in found.candidates:
        head += [f"{candidate.id} {part}" for part in ("value", "status", "year", "source", "note")]
    rows = []
    for name, said in (("as of", as_of.isoformat()), ("for whom", whom(found.situation, as_of))):
        rows.append([name, "", *[said, *_BLANK] * len(found.candidates)])
    for row in found.rows:
        cells = [part for place in range(len(row.cells)) for part in _csv_cell(row, place)]
        rows.append([label(row), row.agreement, *cells])
    for name in found.unknown:
        blank = [UNKNOWN, *_BLANK] * len(found.candidates)
        rows.append([row_name(name), UNKNOWN, *blank])
    return table(head, rows)


def _csv_cell(row: Row, place: int) -> list[str]:
    cell = row.cells[place]
    if not cell.known:
        return [UNKNOWN, *_BLANK]
    if cell.computed:
        value = figure(row, cell)
    else:
        value = ("; " if row.many else " or ").join(item(row, one) for one in cell.items)
    standing = cell.standing.name.lower() if cell.standing is not None else ""
    status = cell.status.value if cell.status else ""
    more = "; ".join(part for part in (cell.note, up_to(row, cell)) if part)
    year = year_words(cell) if cell.facts else ""
    return [value, status, year, standing, more]


def record(release: Release, found: Comparison, as_of: date, *, evidence: bool) -> dict[str, Any]:
    """The comparison as JSON has it. Money is in dollars, time in months."""
    return {
        "as_of": as_of.isoformat(),
        "residency": found.situation.residency,
        "situation": canonical(found.situation),
        "whom": whom(found.situation, as_of),
        "programs": [
            {
                "id": candidate.id,
                "institution": candidate.school.name,
                "name": candidate.program.name,
                "cost": {
                    "total": _bounds(cost.total),
                    "possible": _bounds(cost.possible),
                    "comparable": cost.decides,
                    "missing": [
                        {"attribute": m.attribute, "words": m.words, "could_add": _bounds(m.bounds)}
                        for m in cost.missing
                    ],
                    "notes": list(cost.notes),
                },
                "unknown": [label(row) for row in found.unknown_of(place)],
            }
            for place, (candidate, cost) in enumerate(
                zip(found.candidates, found.costs, strict=True)
            )
        ],
        "rows": list(_row_records(release, found, evidence=evidence)),
        "unknown_of_all": list(found.unknown),
    }


def _row_records(
    release: Release, found: Comparison, *, evidence: bool
) -> Iterator[dict[str, Any]]:
    for row in found.rows:
        place = consequence_of(row.name)
        yield {
            "attribute": row.name,
            "key": {name: plain(value) for name, value in row.key.items()},
            "name": label(row),
            "agreement": row.agreement,
            "consequence": CONSEQUENCES[place].name if place < len(CONSEQUENCES) else None,
            "applies": row.applies,
            "gap": plain(row.gap) if row.gap else None,
            "favoured": [found.candidates[p].id for p in sorted(row.favoured)],
            "shared": [plain(one.value) for one in row.shared],
            "cells": [
                _cell_record(release, row, p, evidence=evidence) for p in range(len(row.cells))
            ],
        }


def _cell_record(release: Release, row: Row, place: int, *, evidence: bool) -> dict[str, Any]:
    cell = row.cells[place]
    if not cell.known:
        return {"known": False}
    return {
        "known": True,
        "values": [plain(one.value) for one in cell.items],
        "only_here": [plain(one.value) for one in row.alone(place)] if row.many else [],
        "bounds": _bounds(cell.bounds) if cell.computed or _is_number(row) else None,
        "possible": _bounds(cell.possible) if cell.computed or _is_number(row) else None,
        "note": cell.note,
        "status": cell.status.value if cell.status else None,
        "year": cell.year,
        "standing": cell.standing.name.lower() if cell.standing is not None else None,
        "claims_for": cell.claims_for,
        "claims_against": cell.against,
        "facts": [fact_record(release, fact, evidence=evidence) for fact in cell.facts],
    }


def _is_number(row: Row) -> bool:
    """Whether bounds are a number's, and not places in an order of choices."""
    return all(not isinstance(i.value, (str, bool)) for cell in row.cells for i in cell.items)


def _bounds(bounds: Bounds | None) -> list[Any] | None:
    return None if bounds is None else [plain(bounds.low), plain(bounds.high)]
