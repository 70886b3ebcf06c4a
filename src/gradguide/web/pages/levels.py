"""Levels: what certificates and degrees of each level are, and what is known of the programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gradguide.answers.kept import kept
from gradguide.answers.levels import level_answers, level_called, level_counts
from gradguide.answers.opened import OpenRelease
from gradguide.charts.web.drawing import Drawing
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.guides_view import (
    QuestionView,
    RangeView,
    charts_of,
    question_view,
    range_view,
)


def levels(opened: OpenRelease, asked: Asked) -> Answer:
    """All levels that the release has."""
    found = level_counts(opened, asked.as_of)
    name = opened.release.field_name
    return Shown(
        "levels.html",
        f"Levels of degrees in {name}",
        {"levels": found},
        description=f"What certificates, master's degrees and doctorates in {name} are, and how "
        "many programs of each are known.",
    )


@kept
def _views(
    opened: OpenRelease, level: str, as_of: date
) -> tuple[tuple[QuestionView, ...], tuple[RangeView, ...], tuple[Drawing, ...]]:
    found = level_answers(opened, level, as_of)
    return (
        tuple(question_view(opened, one) for one in found.answers),
        tuple(map(range_view, found.credits)),
        charts_of(found.credits),
    )


def level(opened: OpenRelease, asked: Asked) -> Answer:
    """One level."""
    one = level_called(opened, asked.path["level"], asked.as_of)
    questions, credits_, charts = _views(opened, one.level.id, asked.as_of)
    context = {
        "one": one,
        "questions": questions,
        "credits": credits_,
        "charts": charts,
        "datasets": tuple({d: None for each in questions for d in each.datasets}),
    }
    title = f"{one.level.name} in {opened.release.field_name}"
    return Shown("level.html", title, context, description=one.level.gloss)


def _every(opened: OpenRelease, as_of: date) -> Iterable[str]:
    return [f"/levels/{one.level.slug}" for one in level_counts(opened, as_of)]


ROUTES = (
    Route("/levels", levels, part="levels"),
    Route("/levels/{level}", level, part="levels", slow=True, every=_every),
)
