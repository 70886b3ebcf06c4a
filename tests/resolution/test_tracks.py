"""What is said of a track: whether it holds for the degree too."""

from __future__ import annotations

import pytest

from gradguide.model.claim import Claim, Source, Subject
from gradguide.model.vocabulary import Value, vocabulary
from gradguide.resolution.tracks import lifted


def claim(program: str, attribute: str, value: Value, **qualifiers: Value) -> Claim:
    return Claim(
        doc="https://harbor.example/degree",
        subject=Subject(institution="Harbor State University", program=program),
        attribute=attribute,
        value=value,
        source=Source(address="https://harbor.example/degree", kind="school"),
        qualifiers=qualifiers,
    )


@pytest.mark.parametrize(
    ("of_degree", "of_track", "goes_up"),
    [
        ({"hours_min": 900}, {"hours_min": 900}, True),
        ({"hours_min": 900}, {"hours_min": 600}, False),
        ({"hours_min": 900}, {}, True),
        ({}, {"hours_min": 600}, True),
    ],
)
def test_a_tracks_own_amount_stays_with_it(
    of_degree: dict[str, Value], of_track: dict[str, Value], goes_up: bool
) -> None:
    claims = [
        claim("Degree", "experience", "practicum", **of_degree),
        claim("Degree, Quick", "experience", "practicum", **of_track),
        claim("Degree, Slow", "credits", 60),
    ]
    up = lifted(claims, [0], {"quick": [1], "slow": [2]}, vocabulary())
    assert (1 in up) is goes_up
