"""Settling: one statement in two wordings is one claim, and contradictions stay."""

from __future__ import annotations

import pytest

from gradguide.extraction.settling import settled
from gradguide.model.claim import Claim, Evidence, Source, Subject

_SOURCE = Source("page.txt", "guide")
_FIELD = Subject(field="lighthouse keeping")


def _careers(*titles: str, subject: Subject = _FIELD) -> list[Claim]:
    return [
        Claim("page", subject, "career", title, _SOURCE, {}, Evidence(title, at, at + len(title)))
        for at, title in enumerate(titles)
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (("Lighthouse Keeper", "lighthouse keepers"), ["Lighthouse Keeper"]),
        (("keepers", "Keeper", "pilots"), ["keepers", "pilots"]),
        (("keeper", "head keeper"), ["keeper", "head keeper"]),
        (("boss", "bos"), ["boss", "bos"]),
    ],
)
def test_a_title_is_claimed_once(said: tuple[str, ...], kept: list[str]) -> None:
    assert [claim.value for claim in settled(_careers(*said))] == kept


def test_a_title_of_another_field_is_another_claim() -> None:
    claims = [*_careers("keeper"), *_careers("keepers", subject=Subject(field="fog signals"))]
    assert settled(claims) == claims


def test_a_course_is_no_course_area_as_well() -> None:
    school = Subject(institution="Harbor State")
    place = Evidence("Optics", 40, 46)
    course = Claim("page", school, "course", "Optics", _SOURCE, {}, place)
    same = Claim("page", _FIELD, "course_area", "Optics", _SOURCE, {}, place)
    other = Claim("page", _FIELD, "course_area", "Bells", _SOURCE, {}, Evidence("Bells", 60, 65))
    assert settled([course, same, other]) == [course, other]


def _experience(at: int, hours: int | None = None, **said: str) -> Claim:
    school = Subject(institution="Harbor State")
    qualifiers = said | ({} if hours is None else {"hours_min": hours})
    place = Evidence("practicum", at, at + 9)
    return Claim("page", school, "experience", "practicum", _SOURCE, qualifiers, place)


def test_an_experience_in_hours_says_more_than_the_bare_word() -> None:
    bare, optional, hours = _experience(0), _experience(20, status="optional"), _experience(40, 120)
    assert settled([bare, optional, hours]) == [optional, hours]


def test_two_numbers_of_hours_contradict_each_other_and_stay() -> None:
    claims = [_experience(0, 100), _experience(20, 120)]
    assert settled(claims) == claims
