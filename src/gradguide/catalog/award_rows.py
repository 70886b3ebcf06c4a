"""Rows of a release's tables for awards that stand as programs of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from gradguide.catalog.awarded import Awarded, aliases_of
from gradguide.catalog.rows import Row, text_of
from gradguide.catalog.search_text import COLUMNS, texts
from gradguide.model.fact import InstitutionEntry
from gradguide.resolution.synonyms import Synonyms

_OF_THE_SCHOOL = [column in ("institution", "place") for column in COLUMNS]


def numbers_beside(awarded: Awarded | None, programs: int) -> Sequence[int]:
    """The numbers that are left for so many other programs, in ascending order."""
    if awarded is None:
        return range(1, programs + 1)
    free = np.ones(programs + len(awarded), np.bool_)
    free[awarded.places] = False
    left: list[int] = (np.flatnonzero(free) + 1).tolist()
    return left


def award_institution_rows(awarded: Awarded, there: Collection[str]) -> Iterator[Row]:
    """The schools that are not there yet, in the order of their ids."""
    for one in sorted(awarded.schools, key=lambda school: school.id):
        if one.id not in there:
            yield institution_row(one)


def institution_row(one: InstitutionEntry) -> Row:
    """A school's row."""
    return (
        one.id, one.slug, one.name, one.city, one.state, one.country, one.control, one.latitude,
        one.longitude,
    )  # fmt: skip


def award_program_rows(awarded: Awarded) -> Iterator[Row]:
    """The awards as programs, under the numbers that their places give them."""
    schools = [school.id for school in awarded.schools]
    nothing = text_of([])
    shared = [
        (one.name, "award", None, one.level, None, nothing, text_of(list(aliases_of(one.cip))))
        for one in awarded.subjects
    ]
    for place, program_id, school, subject in zip(
        awarded.places.tolist(),
        awarded.ids,
        awarded.school.tolist(),
        awarded.subject.tolist(),
        strict=True,
    ):
        yield (place + 1, program_id, schools[school], *shared[subject])


def award_links(awarded: Awarded) -> Iterator[Row]:
    """Which award each of them is, by number."""
    return zip((awarded.places + 1).tolist(), awarded.number.tolist(), strict=True)


def award_word_rows(awarded: Awarded, synonyms: Synonyms) -> Iterator[Row]:
    """What the full-text table holds of each: of its name what all of a subject have, of its
    school what all at a school have."""
    _, firsts = np.unique(awarded.subject, return_index=True)
    of_subject = dict(_texts(awarded, firsts.tolist(), awarded.subject.tolist(), synonyms))
    _, firsts = np.unique(awarded.school, return_index=True)
    of_school = dict(_texts(awarded, firsts.tolist(), awarded.school.tolist(), synonyms))
    for place, subject, school in zip(
        awarded.places.tolist(), awarded.subject.tolist(), awarded.school.tolist(), strict=True
    ):
        own, there = of_subject[subject], of_school[school]
        yield (
            place + 1,
            *(there[at] if of_it else own[at] for at, of_it in enumerate(_OF_THE_SCHOOL)),
        )


def _texts(
    awarded: Awarded, some: Iterable[int], keys: Sequence[int], synonyms: Synonyms
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for at in some:
        school = awarded.schools[awarded.school[at]]
        yield keys[at], texts(awarded.bare(at), school, synonyms)
