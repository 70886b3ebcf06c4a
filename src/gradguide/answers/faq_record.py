"""Answers as JSON has them, with whole lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from gradguide.answers.records import fact_record
from gradguide.catalog.release import Release
from gradguide.outlook.faq.answer import Answer, Count, Figure, Item, Range
from gradguide.outlook.faq.known import Known


def record(
    release: Release, known: Known, found: Sequence[Answer], *, evidence: bool
) -> dict[str, Any]:
    """What was asked about, and every answer."""
    return {
        "subject": known.subject,
        "specialty": known.specialty,
        "answers": [_answer(release, one, evidence=evidence) for one in found],
    }


def _answer(release: Release, one: Answer, *, evidence: bool) -> dict[str, Any]:
    return {
        "id": one.id,
        "asks": one.asks,
        "known": one.known,
        "answer": one.first,
        "counts": [_count(count) for count in one.counts],
        "ranges": [_range(release, found, evidence=evidence) for found in one.ranges],
        "lists": [
            {
                "title": listing.title,
                "items": [_item(release, item, evidence=evidence) for item in listing.items],
            }
            for listing in one.listings
        ],
        "notes": list(one.notes),
        "datasets": [asdict(dataset) for dataset in one.datasets],
    }


def _count(one: Count) -> dict[str, Any]:
    return {
        "programs": one.noun,
        "what": one.what.several,
        "of": one.of,
        "yes": one.yes,
        "otherwise": one.otherwise,
        "unknown": one.unknown,
        "query": one.query or None,
        "attributes": list(one.attributes),
        "ids": list(one.ids),
    }


def _range(release: Release, one: Range, *, evidence: bool) -> dict[str, Any]:
    years = one.years
    return {
        "what": one.what,
        "unit": one.unit,
        "programs": len(one.figures),
        "low": f"{one.low.amount:f}",
        "median": f"{one.median:f}",
        "high": f"{one.high.amount:f}",
        "oldest": years[0] if years else None,
        "newest": years[1] if years else None,
        "undated": one.undated,
        "left_out": one.left_out or None,
        "figures": [_figure(release, figure, evidence=evidence) for figure in one.figures],
    }


def _figure(release: Release, one: Figure, *, evidence: bool) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": one.id,
        "name": one.name,
        "amount": f"{one.amount:f}",
        "year": one.year,
    }
    return out | _facts(release, one.facts, evidence=evidence)


def _item(release: Release, one: Item, *, evidence: bool) -> dict[str, Any]:
    out: dict[str, Any] = {"id": one.id or None, "name": one.name, "words": one.words or None}
    return out | _facts(release, one.facts, evidence=evidence)


def _facts(release: Release, facts: Iterable[Any], *, evidence: bool) -> dict[str, Any]:
    if not evidence:
        return {}
    return {"facts": [fact_record(release, fact, evidence=True) for fact in facts]}
