"""Guides that are computed: the questions of a specialty, of a level, of the whole field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gradguide.answers.errors import UnknownNameError
from gradguide.answers.kept import kept
from gradguide.answers.known import known_of, questions_called
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.finding.query import Query
from gradguide.outlook.faq.answer import Answer
from gradguide.outlook.faq.answers import answers
from gradguide.resolution.spelling import slug

FIELD = "field"
"""The slug of the guide to the whole field."""


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty of the field with its slug, and how many degree programs and certificates are
    known to name it."""

    name: str
    slug: str
    degrees: int
    certificates: int


@kept
def specialties(opened: OpenRelease, as_of: date) -> tuple[Specialty, ...]:
    """The field's specialties that a program is known to name, by name.

    Raises:
        WithoutIndexError: the release has no index for finding.
    """
    degrees = _counted(opened, as_of, "program")
    certificates = _counted(opened, as_of, "certificate")
    return tuple(
        Specialty(name, slug(name), degrees.get(name, 0), certificates.get(name, 0))
        for name in sorted(opened.careers.specialties)
        if name in degrees or name in certificates
    )


def _counted(opened: OpenRelease, as_of: date, kind: str) -> Mapping[str, int]:
    found = opened.finder(as_of).find(Query.of(choices={"kind": [kind]}), 0)
    return next(dict(facet.values) for facet in found.facets if facet.name == "specialty")


def specialty_called(opened: OpenRelease, slugged: str, as_of: date) -> Specialty:
    """The specialty of that slug.

    Raises:
        UnknownNameError: none that a program names has it.
    """
    for one in specialties(opened, as_of):
        if one.slug == slugged:
            return one
    raise UnknownNameError(
        f"this release has no guide to {slugged!r}; the list of guides names all that there are"
    )


@kept
def guide_answers(
    opened: OpenRelease, specialty: str | None, as_of: date
) -> tuple[tuple[Answer, ...], str]:
    """The answers to all questions about a specialty, or about the whole field; and what they are
    about in words.

    Raises:
        WrongQuestionError: the specialty is none of the release's.
        WithoutIndexError: the release has no index for finding.
    """
    known = known_of(opened, specialty, as_of)
    return answers(known, questions_called(())), known.subject
