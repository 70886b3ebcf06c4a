"""What the tests of the grammars share: a small field pack, of a field that was made up."""

from __future__ import annotations

import pytest

from gradguide.model.pack import Accreditor, Degree, FieldPack, JobTitle, Term


@pytest.fixture(scope="session")
def pack() -> FieldPack:
    """A pack as a field brings it. Nothing in it may decide what a neutral grammar reads."""
    return FieldPack(
        id="lighthouse-keeping",
        name="lighthouse keeping",
        cip=("49.0399",),
        fields=(Term("lighthouse keeping", ("lighthouse keeping", "lighthouse studies")),),
        degrees=(
            Degree("MLK", "master", ("master of lighthouse keeping", "mlk", "m.l.k.")),
            Degree("MS", "master", ("master of science", "ms", "m.s.")),
            Degree("MEd", "master", ("master of education", "med", "m.ed.")),
            Degree("PhD", "doctoral", ("doctor of philosophy", "phd", "ph.d.")),
        ),
        specialties=(
            Term("Lens Care", ("lens care", "lens and lamp care")),
            Term("Fog Signals", ("fog signals", "fog signalling")),
            Term("School Lighthouses", ("school lighthouses",)),
        ),
        accreditors=(
            Accreditor(
                "ALA",
                "American Lighthouse Association",
                ("american lighthouse association", "ala"),
            ),
            Accreditor(
                "CAEP",
                "Council for the Accreditation of Educator Preparation",
                ("council for the accreditation of educator preparation", "caep"),
                levels=("bachelor", "master", "doctoral"),
            ),
        ),
        licences=(
            Term("school_keeper", ("school keeper", "school keepers", "school keeper license")),
            Term("certified_wick_trimmer", ("certified wick trimmer",)),
        ),
        organizations=(Term("Lamp Guild", ("lamp guild",), code="LG"),),
        occupations=(JobTitle("keeper", ("keeper", "keepers"), code="25-4022"),),
        course_areas=(Term("Optics", ("optics",)),),
        employers=(Term("port authority", ("port authority", "port authorities")),),
        subject_words=("lighthouse", "lamp"),
    )
