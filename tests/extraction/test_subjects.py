"""Whom a passage is about: small pages of ours in the shapes that real ones have.

The schools are made up, so that nothing but the shape can tell.
"""

from __future__ import annotations

from datetime import date

import pytest

from gradguide.extraction.extractor import Extractor
from gradguide.model.claim import Claim
from gradguide.model.institution import Institution, Registry
from gradguide.reading.reader import read_document
from gradguide.sources.packs import load_pack

SCHOOLS = (
    Institution("900001", "Harbor State University", "Harborville", "OH", host="harbor.edu"),
    Institution("900002", "Mesa Valley University", "Mesa Verde", "AZ", host="mesavalley.edu"),
    Institution("900003", "Pinewood University", "Pinewood", "WI", host="pinewood.edu"),
)
EXTRACTOR = Extractor(load_pack("library-science"), Registry({s.id: s for s in SCHOOLS}))


def claims(text: str, address: str = "page.txt") -> list[Claim]:
    document = read_document(text.encode(), id="d", address=address)
    found = EXTRACTOR.claims(document, date(2026, 11, 1))
    for claim in found:
        assert claim.evidence is not None
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    return found


def said(text: str, address: str = "page.txt") -> set[tuple[str | None, str | None, str, object]]:
    return {
        (c.subject.institution, c.subject.program, c.attribute, c.value)
        for c in claims(text, address)
    }


RANKING = """\
Best Online Library Science Programs

#1

Harbor State University

Harborville, OH - Public 4-Year - harbor.edu

Master's - Master of Library Science (MLS)

Online Learning - Visit Website

This program consists of 36 credits and requires a 3.0 GPA for admission.

Master's - Library Studies, MA

Concentration: Map Curation - Online & Campus Based - Visit Website

Students finish in 24 months.

#2

Mesa Valley University

Mesa Verde, AZ - Private 4-Year - mesavalley.edu

Master's - Master of Library Science

Online Learning - Visit Website

No GRE is required.

How we ranked the programs

Every program had at least ten students.
"""


def test_a_ranking_gives_each_card_its_school() -> None:
    found = said(RANKING)
    harbor, mesa = "Harbor State University", "Mesa Valley University"
    mls = "Master of Library Science (MLS)"
    track = "Library Studies, MA, Map Curation"
    assert {
        (harbor, None, "rank", 1),
        (harbor, None, "location", "Harborville, OH"),
        (harbor, None, "sector", "public"),
        (harbor, None, "website", "harbor.edu"),
        (harbor, mls, "degree", "MLS"),
        (harbor, mls, "level", "master"),
        (harbor, mls, "delivery", "online"),
        (harbor, mls, "credits", 36),
        (harbor, track, "concentration", "Map Curation"),
        (harbor, track, "delivery", "hybrid"),
        (harbor, track, "duration_months", 24),
        (mesa, None, "rank", 2),
        (mesa, None, "sector", "private"),
        (mesa, "Master of Library Science", "entrance_exam", "not_required"),
    } <= found
    assert not any(
        program == track and attribute == "credits" for _, program, attribute, _ in found
    )


TABLE = """\
School Program More Info
Harbor State University Online MS in Library and Information Science
ALA-accredited. Finish in as few as 20 months.
Mesa Valley University Master of Library Science (MLS)
No GRE required.
i sponsored

The degree usually takes 30 credits somewhere.

Pinewood University - Map Archives Pathway

The MLIS is offered fully online. Tuition is $500 per credit.
"""


def test_a_flattened_table_gives_each_row_its_school_and_marks_what_is_paid() -> None:
    found = claims(TABLE)
    paid = {c.subject.institution for c in found if c.paid}
    assert paid == {"Harbor State University", "Mesa Valley University"}
    sponsored = {c.subject.program for c in found if c.attribute == "sponsored"}
    assert sponsored == {
        "Online MS in Library and Information Science",
        "Master of Library Science (MLS)",
    }
    assert not [c for c in found if c.attribute == "credits"], "prose after a table is of no row"


def test_a_track_in_a_heading_belongs_to_the_degree_that_its_text_names() -> None:
    found = said(TABLE)
    track = "MLIS, Map Archives Pathway"
    assert ("Pinewood University", track, "degree", "MLIS") in found
    assert ("Pinewood University", track, "concentration", "Map Archives") in found
    assert ("Pinewood University", track, "tuition_per_credit", 500) in found


SITE = """\
Graduate Study | Harbor State University

Online Programs

Both the Master of Library Science (MLS) and the Master of Information Management (MIM) are \
offered by the Department of Information.

The programs require 36 credit hours.

Master of Information Management (MIM)

Students complete the program in 24 months.

Master of Library Science (MLS)

This program is accredited by the American Library Association.

Phone: 614-555-0100
"""


def test_a_schools_own_page_is_about_the_school_throughout() -> None:
    found = said(SITE)
    harbor = "Harbor State University"
    mls, mim = "Master of Library Science (MLS)", "Master of Information Management (MIM)"
    assert {
        (harbor, mls, "credits", 36),
        (harbor, mim, "credits", 36),
        (harbor, mim, "duration_months", 24),
        (harbor, mls, "accreditation", "accredited"),
        (harbor, None, "contact_phone", "6145550100"),
    } <= found
    assert (harbor, mls, "duration_months", 24) not in found
    assert (harbor, mim, "accreditation", "accredited") not in found


def test_another_school_in_passing_takes_nothing_and_gives_nothing() -> None:
    found = said(SITE + "\nCredits may be taken at Mesa Valley University, where tuition is $700 "
                 "per credit.\n")  # fmt: skip
    assert not [claim for claim in found if claim[2] == "tuition_per_credit"]


def test_another_degree_of_the_school_is_a_program_of_its_own() -> None:
    found = said(
        """\
Top Library Science Programs

Harbor State University - Master of Archives and Records Administration (MARA)

The program requires 42 credits. Since it is not for librarians, Harbor State University's \
ALA-accredited MLIS degree may be a good option.

Mesa Valley University - Master of Library Science

Tuition is $400 per credit.
"""
    )
    mara = "Master of Archives and Records Administration (MARA)"
    assert ("Harbor State University", mara, "credits", 42) in found
    assert ("Harbor State University", "MLIS", "accreditation", "accredited") in found
    assert ("Harbor State University", mara, "accreditation", "accredited") not in found


def test_a_numbered_list_of_schools_is_a_ranking() -> None:
    found = said(
        """\
Cheapest Online Library Science Degrees

1. Harbor State University (Harborville, OH)
Tuition: $11,000
The MLS takes 39 credits.

2. Mesa Valley University (Mesa Verde, AZ)
Tuition: $12,000
"""
    )
    assert ("Harbor State University", None, "rank", 1) in found
    assert ("Mesa Valley University", None, "rank", 2) in found
    assert ("Harbor State University", None, "location", "Harborville, OH") in found
    assert ("Harbor State University", "MLS", "tuition_total", 11000) in found


def test_a_table_gives_its_cells_their_columns_names() -> None:
    found = said(
        """\
<html><head><title>Library science programs compared</title></head><body>
<h1>Library science programs compared</h1>
<table><tr><th>School</th><th>Program</th><th>Delivery</th><th>Credits</th></tr>
<tr><td>Harbor State University</td><td>Master of Library Science</td><td>Online</td>
<td>36</td></tr>
<tr><td>Mesa Valley University</td><td>Master of Library Science</td><td>Hybrid</td>
<td>40</td></tr>
</table></body></html>""",
        "page.html",
    )
    assert {
        ("Harbor State University", "Master of Library Science", "delivery", "online"),
        ("Mesa Valley University", "Master of Library Science", "delivery", "hybrid"),
        ("Harbor State University", "Master of Library Science", "credits", 36),
        ("Mesa Valley University", "Master of Library Science", "credits", 40),
    } <= found


def test_a_page_known_by_its_address_needs_no_school_in_its_text() -> None:
    page = """\
<html><head><title>Master of Library Science</title></head><body><h1>Master of Library Science</h1>
<p>Our program requires 36 credits.</p></body></html>"""
    (credits_,) = [
        c for c in claims(page, "https://ischool.harbor.edu/mls") if c.attribute == "credits"
    ]
    assert credits_.subject.institution_id == "900001"
    assert credits_.source.kind == "school"


def test_a_file_without_an_address_is_nobodys_own_word() -> None:
    """Anybody can write a page as if for a school; only an address shows whose it is."""
    assert {claim.source.kind for claim in claims(SITE)} == {"guide"}


def test_a_table_gives_its_rows_names_too() -> None:
    found = claims(
        """\
<html><head><title>Master of Library Science | Harbor State University</title></head><body>
<h1>Master of Library Science</h1><table>
<tr><th>Residency</th><th>Per credit</th></tr>
<tr><td>Resident</td><td>$500</td></tr><tr><td>Nonresident</td><td>$800</td></tr>
</table></body></html>""",
        "page.html",
    )
    rates = {
        (c.qualifiers.get("residency"), c.value, c.evidence.quote)
        for c in found
        if c.attribute == "tuition_per_credit" and c.evidence
    }
    assert rates == {("in_state", 500, "$500"), ("out_of_state", 800, "$800")}


@pytest.mark.parametrize(
    "heading", ["Tuition and Fees - Online MLS", "Apply to the MLS", "MLS Advising", "Why an MLS"]
)
def test_a_heading_about_a_program_is_not_its_name(heading: str) -> None:
    found = said(
        f"Harbor State University Graduate School\n\n{heading}\n\nOur MLS has 36 credits.\n"
    )
    found |= said(f"{heading}\n\nHarbor State University offers the MLS. It takes 36 credits.\n")
    assert heading not in {value for _, _, attribute, value in found if attribute == "program"}


def test_a_page_about_something_else_gives_no_claim() -> None:
    text = (
        "Nursing at Harbor State University\n\nThe program requires 36 credits. No GRE required.\n"
    )
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Library science programs usually require 36 credits and a 3.0 GPA.",
        "Most library science degrees cost $500 per credit.",
        "Many employers ask for a degree from an ALA-accredited library science program.",
    ],
)
def test_what_is_said_of_programs_at_large_is_about_no_program(text: str) -> None:
    assert not [
        c for c in claims(f"A guide to library science\n\n{text}\n") if c.subject.field is None
    ]


def test_a_table_that_only_has_labels_and_values_needs_no_header() -> None:
    found = said(
        """\
Master of Library Science | Harbor State University

# Master of Library Science

| Degree granted | Master of Library Science |
|---|---|
| Credits | 36 |
| Format | Online |
""",
        "page.md",
    )
    values = {(attribute, value) for _, _, attribute, value in found}
    assert {("credits", 36), ("delivery", "online")} <= values
