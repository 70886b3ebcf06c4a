"""What a certificate is in, by its own name."""

from __future__ import annotations

import pytest

from gradguide.model.catalog import Spelling
from gradguide.resolution.certificates import subjects_of
from gradguide.resolution.synonyms import Synonyms

SYNONYMS = Synonyms(
    (
        Spelling("specialty", "Tide Studies", "tides"),
        Spelling("specialty", "Tide Studies", "tide management"),
        Spelling("specialty", "Academic Harbors", "academic harbors"),
        Spelling("specialty", "Piers and Docks", "piers and docks"),
        Spelling("specialty", "Pilotage", "harbor pilot"),
        Spelling("specialty", "Pilotage", "harbor pilot specialist"),
    )
)


@pytest.mark.parametrize(
    ("name", "specialty"),
    [
        ("Graduate Certificate in Tide Studies", "Tide Studies"),
        ("Tide Studies Certificate", "Tide Studies"),
        ("Tide Studies (Certificate)", "Tide Studies"),
        ("Tide Management certificate with the MKT", "Tide Studies"),
        ("Graduate Academic Certificate in Tide Management", "Tide Studies"),
        ("Certificate of Advanced Study in Tides", "Tide Studies"),
        ("Post-Bachelor's Certificate, tides", "Tide Studies"),
        ("Certificate in Academic Harbors", "Academic Harbors"),
        ("Academic Harbors certificate", "Academic Harbors"),
        ("Certificate in Piers & Docks (077)", "Piers and Docks"),
        ("Harbor Pilot Specialist Certification Program", "Pilotage"),
        ("Certification Program for Harbor Pilots", "Pilotage"),
        ("Stackable Harbor Pilot Endorsement (076)", "Pilotage"),
        # what is named beside a specialty makes it another one
        ("Certificate in Tides and Currents", None),
        ("Certificate in Knots for Harbor Pilots", None),
        ("Leadership in Tides Certificate", None),
        ("Certificate in Piers", None),
        ("Certificate of Advanced Study", None),
        ("Post-Master's Certificate", None),
        ("Certificate", None),
        ("", None),
    ],
)
def test_a_certificate_is_in_the_specialty_that_it_is_called(
    name: str, specialty: str | None
) -> None:
    assert SYNONYMS.named_by("certificate", name) == specialty
    assert SYNONYMS.named_by("program", name) is None


def test_the_longest_name_comes_first() -> None:
    lengths = [len(key.split()) for key in subjects_of("Advanced Harbor Pilot Specialist Program")]
    assert lengths == sorted(lengths, reverse=True)
