"""Guides: to the whole field and to each of its specialties, computed from the release."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gradguide.answers.guides import FIELD, guide_answers, specialties, specialty_called
from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.guides_view import JobView, QuestionView, job_views, question_view


def guides(opened: OpenRelease, asked: Asked) -> Answer:
    """All guides."""
    name = opened.release.field_name
    found = specialties(opened, asked.as_of)
    context = {"specialties": found, "field": FIELD}
    return Shown(
        "guides.html",
        f"Guides to {name}",
        context,
        description=f"What guides to {name} answer in prose, computed: the whole field and "
        f"{len(found)} specialties.",
    )


@kept
def _questions(
    opened: OpenRelease, specialty: str | None, as_of: date
) -> tuple[tuple[QuestionView, ...], str]:
    found, subject = guide_answers(opened, specialty, as_of)
    return tuple(question_view(opened, one) for one in found), subject


@kept
def _jobs(opened: OpenRelease, specialty: str | None) -> tuple[JobView, ...]:
    careers = opened.careers
    titles = careers.titles_of_specialty(specialty) if specialty else careers.jobs
    return job_views(careers, titles)


def guide(opened: OpenRelease, asked: Asked) -> Answer:
    """One guide."""
    slug = asked.path["specialty"]
    one = None if slug == FIELD else specialty_called(opened, slug, asked.as_of)
    name = one.name if one else None
    questions, subject = _questions(opened, name, asked.as_of)
    context = {
        "specialty": one,
        "subject": subject,
        "questions": questions,
        "jobs": _jobs(opened, name),
        "datasets": tuple({d: None for each in questions for d in each.datasets}),
    }
    title = f"{one.name}: a guide" if one else f"A guide to {opened.release.field_name}"
    return Shown(
        "guide.html",
        title,
        context,
        description=f"How many programs in {subject}, online, accredited, at what cost, how long: "
        "computed answers with counts, ranges, dates and the lists behind them.",
    )


def _every(opened: OpenRelease, as_of: date) -> Iterable[str]:
    return [
        f"/guides/{slug}" for slug in (FIELD, *(one.slug for one in specialties(opened, as_of)))
    ]


ROUTES = (
    Route("/guides", guides, part="guides"),
    Route("/guides/{specialty}", guide, part="guides", slow=True, every=_every),
)
