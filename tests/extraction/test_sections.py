"""What documents say of a field over several passages, on small documents made for it.

A document is written as lines: "# heading", "* item", "| cell | cell" for a row (the
first of a table names its columns), "+ line" a line right under the one before, anything
else a paragraph.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.extraction.document_grammar import DocumentGrammar
from gradguide.extraction.folding import fold
from gradguide.extraction.grammars import (
    career_tables,
    concentration_sections,
    course_tables,
    levels,
    organizations,
    sections,
    specialties,
)
from gradguide.extraction.grammars import courses as courses_grammar
from gradguide.extraction.passages import passages
from gradguide.model.claim import plain
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import vocabulary
from gradguide.reading.document import Block, BlockKind, Document

_CELL = re.compile(r"[^|\s](?:[^|]*[^|\s])?")

ALL = (
    career_tables.DOCUMENT_GRAMMAR,
    concentration_sections.DOCUMENT_GRAMMAR,
    course_tables.DOCUMENT_GRAMMAR,
    levels.DOCUMENT_GRAMMAR,
    organizations.DOCUMENT_GRAMMAR,
    sections.DOCUMENT_GRAMMAR,
    specialties.DOCUMENT_GRAMMAR,
)


def document(lines: str) -> Document:
    text, blocks, group, last = "", [], 0, BlockKind.PARAGRAPH
    for line in lines.strip().splitlines():
        stripped = line.strip()
        if not stripped:
            continue
        marks = len(stripped) - len(stripped.lstrip("#*|"))
        words = stripped.lstrip("#*|+ ")
        if stripped[0] == "+":
            text = text[:-1]
        kind = {
            "#": BlockKind.HEADING,
            "*": BlockKind.LIST_ITEM,
            "|": BlockKind.TABLE_ROW,
        }.get(stripped[0], BlockKind.PARAGRAPH)
        listed = kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        group += listed and kind is not last
        cells = tuple((len(text) + m.start(), len(text) + m.end()) for m in _CELL.finditer(words))
        row = kind is BlockKind.TABLE_ROW
        blocks.append(
            Block(
                kind,
                len(text),
                len(text) + len(words),
                marks,
                group if listed else 0,
                cells=cells if row else (),
                header=row and last is not kind,
            )
        )
        text, last = f"{text}{words}\n\n", kind
    return Document("page", text, blocks, "page.txt")


def read(grammar: DocumentGrammar, lines: str, pack: FieldPack) -> list[tuple[str, object]]:
    page = document(lines)
    out: list[tuple[str, object]] = []
    for found in grammar.read(passages(page, fold(page.text)), pack):
        reading = found.reading
        assert vocabulary().complaint(reading.attribute, reading.value, reading.qualifiers) is None
        assert 0 <= reading.start < reading.end <= len(found.passage.text)
        start, end = found.passage.place(reading)
        quote = page.text[start:end]
        assert quote and quote in found.passage.text[reading.start : reading.end]
        out.append((reading.attribute, plain(reading.value)))
    return out


def careers(*titles: str) -> list[tuple[str, object]]:
    return [("career", title) for title in titles]


def courses(*titles: str) -> list[tuple[str, object]]:
    return [("course", title) for title in titles]


def areas(*titles: str) -> list[tuple[str, object]]:
    return [("course_area", title) for title in titles]


@pytest.mark.parametrize(
    ("lines", "claims"),
    [
        pytest.param(
            """
            # What can you do with the degree?
            The field is wide. Possible careers include:
            * Harbor Manager
            * Lens Conservator
            * Records Officer
            * Head of Signals
            """,
            careers("Harbor Manager", "Lens Conservator", "Records Officer", "Head of Signals"),
            id="bullets under a sentence",
        ),
        pytest.param(
            """
            # Career Options
            * Archivist: keeps the logs of the tower
            * Curator - shows them to visitors
            * Signal Analyst ($61,000)
            """,
            careers("Archivist", "Curator", "Signal Analyst"),
            id="bullets under a heading, each with more to say",
        ),
        pytest.param(
            """
            # Common job titles
            Graduates hold many jobs, such as the following.
            * 1. School counselor
            * 2. Social worker
            """,
            careers("School counselor", "Social worker"),
            id="numbered bullets",
        ),
        pytest.param(
            """
            ## Careers for keepers
            There is much to do.
            ### Lighthouse Keeper
            Keepers tend the lamp.
            ### Harbor Pilot
            Pilots bring the ships in. They earn well.
            ## Salary
            It depends.
            """,
            careers("Lighthouse Keeper", "Harbor Pilot"),
            id="headings that are titles under one that says careers",
        ),
        pytest.param(
            """
            # Why choose this career
            * Flexible hours
            * Good pay
            * Fresh air
            """,
            [],
            id="reasons are no titles",
        ),
        pytest.param(
            """
            # Program highlights
            Graduates seek roles in harbors.
            * Online program format
            * Lamp science focus
            * Career advancement preparation
            """,
            [],
            id="a list that its lead does not announce",
        ),
        pytest.param(
            """
            # Careers
            Skills that employers of keepers look for include:
            * Project manager experience
            * Editor skills
            """,
            [],
            id="skills are no titles",
        ),
        pytest.param(
            """
            # Where keepers work
            Typical employers include:
            * Port authorities
            * Shipping companies
            * State and local agencies
            """,
            [
                ("employer_type", "Port authorities"),
                ("employer_type", "Shipping companies"),
                ("employer_type", "State and local agencies"),
            ],
            id="kinds of employer",
        ),
        pytest.param(
            """
            # Master of Lighthouse Keeping
            Core courses include:
            * Foundations of Optics
            * Fog Signals and Society (3 credits)
            * Research Methods
            """,
            courses("Foundations of Optics", "Fog Signals and Society", "Research Methods"),
            id="courses of a program",
        ),
        pytest.param(
            """
            # Required Courses
            * Lamp Oil Chemistry - 3 credits
            * Tides
            """,
            courses("Lamp Oil Chemistry", "Tides"),
            id="courses under a heading",
        ),
        pytest.param(
            """
            # Admission
            Applicants must have completed the following courses:
            * Calculus
            * Physics
            """,
            [],
            id="courses that one must bring are none of the program",
        ),
        pytest.param(
            """
            # Online courses
            The courses are:
            * fully online
            * taught by experts
            * open to all
            """,
            [],
            id="features of courses are no titles",
        ),
        pytest.param(
            """
            # Typical curriculum
            Programs vary, but common courses include:
            * Lamp care and cleaning
            * Signal theory
            """,
            areas("Lamp care and cleaning", "Signal theory"),
            id="areas that programs have in common",
        ),
        pytest.param(
            """
            # Typical Keeping Curriculum
            Curricula often include a practicum or thesis.
            Though courses vary by program, lighthouse curricula typically include:
            # Optics & Lenses
            This course introduces lenses. Students grind one.
            # Signals, Horns, and Bells
            Teaches the principles of sound. Topics include fog.

            Meteorology is the science of weather. This course covers storms and tides.
            # Research Methods
            Students will explore methods.

            The final Practicum experience lets students tend a lamp.
            # Accreditation requirements for programs
            Students should look for accredited courses.
            """,
            areas(
                "Optics & Lenses",
                "Signals, Horns, and Bells",
                "Meteorology",
                "Research Methods",
                "Practicum",
            ),
            id="headings over descriptions, two of them missing",
        ),
        pytest.param(
            """
            # Where do keepers work?
            * Port authorities
            * Harbors
            * Shipping companies
            """,
            [("employer_type", "Port authorities"), ("employer_type", "Shipping companies")],
            id="kinds of employer under a question",
        ),
        pytest.param(
            """
            Where they work
            * Port authorities
            * Universities
            """,
            [("employer_type", "Port authorities"), ("employer_type", "Universities")],
            id="kinds of employer under a line",
        ),
        pytest.param(
            """
            # Where do keepers of this coast work?
            Museums, port authorities, and the county's 40-odd school districts.
            """,
            [
                ("employer_type", "Museums"),
                ("employer_type", "port authorities"),
                ("employer_type", "school districts"),
            ],
            id="a question answered by a bare list",
        ),
        pytest.param(
            """
            # Where will I work during the practicum?
            At museums, schools, and libraries.
            # How do keepers work?
            Museums, schools, and nights.
            """,
            [],
            id="questions that ask something else",
        ),
        pytest.param(
            """
            # Job Titles of Graduates
            Lighthouse Keeper

            Harbor Pilot

            Contact us
            """,
            careers("Lighthouse Keeper", "Harbor Pilot"),
            id="a list of titles that lost its bullets",
        ),
        pytest.param(
            """
            ## What can you do with a degree in lamps?
            ### Lighthouse Keeper
            Keepers tend the lamp.

            Average pay: $40,000
            ### Harbor Pilot
            Pilots bring the ships in.

            Average pay: $90,000
            """,
            careers("Lighthouse Keeper", "Harbor Pilot"),
            id="headings over texts with a short line",
        ),
        pytest.param(
            """
            # Popular Careers
            Lighthouse Keepers: These people tend the lamp. They live alone.

            Harbor Pilots: They bring ships in.

            Note: all of it depends.
            """,
            careers("Lighthouse Keepers", "Harbor Pilots"),
            id="titles that open paragraphs",
        ),
        pytest.param(
            """
            # Courses Offered
            Foundations of Optics, Harbor Law, and Research Methods
            # Meet the Courses
            Anna teaches, Tom Tide sails, and Lee Fog writes.
            """,
            courses("Foundations of Optics", "Harbor Law", "Research Methods"),
            id="a bare list under a heading that says courses",
        ),
        pytest.param(
            """
            ## Common Courses in a Lighthouse Program
            ### Optics
            Students learn to grind a lens.
            ### Harbor Law
            This course covers salvage.
            ## Why keep a lighthouse?
            Students love it.
            """,
            areas("Optics", "Harbor Law"),
            id="headings over descriptions under one that says common courses",
        ),
        pytest.param(
            """
            # Courses in a Lighthouse Program
            * Foundations of Optics: What light is.
            * Harbor Law: Who owns the sea.
            """,
            areas("Foundations of Optics", "Harbor Law"),
            id="courses of any program in general",
        ),
        pytest.param(
            """
            # Core Courses
            Foundations of Optics
            + Tides and Currents
            + Research Methods

            About the Keepers
            """,
            courses("Foundations of Optics", "Tides and Currents", "Research Methods"),
            id="course titles line by line",
        ),
        pytest.param(
            """
            # Online Courses
            Request Information

            Meet the Keepers

            Find Your Lamp
            """,
            [],
            id="lines that stand apart are no list",
        ),
        pytest.param(
            """
            # Typical Curriculum
            Courses typically include:
            # How much does it cost?
            Students pay tuition.
            """,
            [],
            id="a lead that the page does not keep",
        ),
        pytest.param(
            """
            # The program's curriculum
            The curriculum includes:
            # Optics
            This course introduces lenses.
            """,
            [],
            id="one program's curriculum is not typical of the field",
        ),
    ],
)
def test_lists_and_sections(lines: str, claims: list[tuple[str, object]], pack: FieldPack) -> None:
    assert read(sections.DOCUMENT_GRAMMAR, lines, pack) == claims


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            """
            # Specializations
            Harbor Law
            + Tides and Currents (15 credits)
            + Fog Signals Specialization

            Apply Now
            """,
            ["Harbor Law", "Tides and Currents", "Fog Signals"],
        ),
        (
            """
            ## Pathways of Study
            Choose one.
            ### Harbor Law
            This pathway leads to the bar.
            ### Tide Tables
            This one leads to the sea.
            ## Admission
            Apply by May.
            """,
            ["Harbor Law", "Tide Tables"],
        ),
        (
            """
            Students select one of the following pathways:

            Harbor Law
            + Tide Tables
            """,
            ["Harbor Law", "Tide Tables"],
        ),
        (
            """
            ## Tracks
            There are many.
            ## Harbor Law
            The school of law is near.
            ## Tide Tables
            They are printed here.
            """,
            [],
        ),
        (
            """
            ## Concentrations
            ### Overview
            All share a core.
            ### How to Apply
            Write to us.
            """,
            [],
        ),
        (
            """
            # Railway Tracks
            they are long
            + and of iron
            """,
            [],
        ),
    ],
)
def test_concentrations_below_a_heading(lines: str, names: list[str], pack: FieldPack) -> None:
    found = read(concentration_sections.DOCUMENT_GRAMMAR, lines, pack)
    assert found == [("concentration", name) for name in names]


def test_the_title_stands_after_the_code_in_a_table(pack: FieldPack) -> None:
    table = """
        # Course Requirements
        | Code | Title | Hours
        | KEEP 501 | Foundations of Optics | 3
        | KEEP 520 | Tides and Currents (online) | 3
        | Total Hours | 6 |
        | Fall 2005 | Harbor Town |
        """
    found = read(course_tables.DOCUMENT_GRAMMAR, table, pack)
    assert found == courses("Foundations of Optics", "Tides and Currents")


@pytest.mark.parametrize(
    ("question", "answer", "claims"),
    [
        ("Are there masters in lighthouse keeping?", "Yes. There are many.", [("master", True)]),
        ("Are there Bachelors in lamp care programs?", "No. Few need one.", [("bachelor", False)]),
        ("Can I get a PhD in lighthouse keeping?", "Yes, at some schools.", [("doctoral", True)]),
        ("Is there a certificate in lamp care?", "Absolutely!", [("certificate", True)]),
        ("Are there accredited masters in lighthouse keeping?", "Yes.", [("master", True)]),
        ("Are there accredited lighthouse bachelor's degrees?", "No.", []),
        ("Are there online lighthouse keeping programs?", "Yes.", []),
        ("Are there master's programs in history?", "Yes.", []),
        ("Are there lighthouse doctoral programs?", "It depends on the coast.", []),
        ("Is a master's in lighthouse keeping worth it?", "Yes.", []),
        ("Do I need a bachelor's degree for lighthouse keeping?", "Yes.", []),
    ],
)  # fmt: skip
def test_a_question_and_its_answer(
    question: str, answer: str, claims: list[tuple[str, bool]], pack: FieldPack
) -> None:
    for shape in (f"# {question}\n{answer}", f"{question} {answer}"):
        page = document(shape)
        found = levels.DOCUMENT_GRAMMAR.read(passages(page, fold(page.text)), pack)
        said = [(one.reading.value, one.reading.qualifiers["exists"]) for one in found]
        assert said == claims


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Lamp Guild publishes guidelines.", ["Lamp Guild"]),
        ("Follow the Lamp Guild's (LG) guidelines.", ["Lamp Guild"]),
        ("The Lamp Guild accredits schools.", ["Lamp Guild"]),
        ("The Lamp Guild meets. The Lamp Guild dines.", ["Lamp Guild"]),
        ("Students may join lamp guilds.", ["Lamp Guild"]),
        ("The degree is accredited by the Lamp Guild.", []),
        ("It is a Lamp Guild-accredited degree.", []),
        ("It holds accreditation from the Lamp Guild.", []),
        ("It has Lamp Guild (LG) accreditation.", []),
        ("Students do field work at the Lamp Guild.", []),
        ("The lamp and the guild are old.", []),
        (
            "Professional associations like the Society of Bells, LG, and the Horn Institute help.",
            ["Lamp Guild", "Horn Institute", "Society of Bells"],
        ),
        ("Join the Horn Institute.", []),
        (
            "The Ohio School Lighthouse Association and the Ohio Lamp Society help keepers.",
            ["Ohio School Lighthouse Association", "Ohio Lamp Society"],
        ),
        ("Texas Lighthouse Association members meet.", ["Texas Lighthouse Association"]),
        (
            "It is a chapter of the Association for Lighthouse Education.",
            ["Association for Lighthouse Education"],
        ),
        ("Join Ohio Lamp Society today.", ["Ohio Lamp Society"]),
        ("The Ohio Tooth Association helps.", []),
        ("It is accredited by the Ohio Lamp Society.", []),
        ("A lighthouse association meets.", []),
    ],
)
def test_professional_bodies(text: str, bodies: list[str], pack: FieldPack) -> None:
    found = read(organizations.DOCUMENT_GRAMMAR, text, pack)
    assert sorted(value for _, value in found) == sorted(bodies)  # type: ignore[type-var]


def test_professional_bodies_in_a_list_of_them(pack: FieldPack) -> None:
    lines = """
    # Professional organizations
    * Lamp Guild (LG): the oldest
    * National Association of Bell Ringers - for ringers
    * Free newsletters
    """
    assert [value for _, value in read(organizations.DOCUMENT_GRAMMAR, lines, pack)] == [
        "Lamp Guild",
        "National Association of Bell Ringers",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        """
        # Specialties
        Degree Type
        Description
        Duration
        Centers on grinding and polishing lenses, often in public workshops.
        1-2 Years
        Prepares students for roles in harbors, where they meet ships.
        18 months
        """,
        """
        # Specialties
        | Specialization | Description | Duration
        | Lenses | Centers on grinding | 1-2 Years
        | Harbors | Prepares for roles | 18 months
        """,
    ],
)
def test_how_long_specialties_take(lines: str, pack: FieldPack) -> None:
    page = document(lines)
    found = specialties.DOCUMENT_GRAMMAR.read(passages(page, fold(page.text)), pack)
    said = [(one.reading.value, one.reading.qualifiers["bound"]) for one in found]
    assert said == [(12, "min"), (24, "max"), (18, "typical")]


_EARNINGS: list[tuple[str, object]] = [
    ("career", "Harbor Pilot"),
    ("median_wage", 61660),
    ("occupation_growth_pct", 3),
    ("career", "Log Archivist"),
    ("median_wage", 58640),
    ("occupation_growth_pct", -12),
]


@pytest.mark.parametrize(
    ("lines", "claims"),
    [
        pytest.param(
            """
            | Occupation | Median Salary (2022) | Growth (2022-32)
            | Harbor Pilot | $61,660 | 3%
            | Log Archivist | $58,640 | -12%
            """,
            _EARNINGS,
            id="a table",
        ),
        pytest.param(
            """
            Job Title
            Median Salary
            Job Growth
            Harbor Pilot
            $61,660
            3%
            Log Archivist
            $58,640
            -12%
            The next section
            """,
            _EARNINGS,
            id="a table of which each cell became a line",
        ),
        pytest.param(
            """
            | Job | Average Salary | Openings
            | Harbor Pilot | $61,660 | 300
            """,
            [("career", "Harbor Pilot")],
            id="an average is no median",
        ),
        pytest.param(
            """
            | School | Median Debt | Growth
            | Harbor University | $20,000 | 3%
            """,
            [],
            id="a table of schools",
        ),
        pytest.param("Careers\nHarbor Pilot\nLens Curator", [], id="lines of a menu"),
    ],
)
def test_tables_of_careers(lines: str, claims: list[tuple[str, object]], pack: FieldPack) -> None:
    assert read(career_tables.DOCUMENT_GRAMMAR, lines, pack) == claims


def test_a_table_says_of_which_occupation_and_when(pack: FieldPack) -> None:
    page = document(
        """
        | Occupation | Median Salary (2022) | Growth (2022-32)
        | Harbor Pilot | $61,660 | 3%
        """
    )
    found = career_tables.DOCUMENT_GRAMMAR.read(passages(page, fold(page.text)), pack)
    assert [dict(one.reading.qualifiers) for one in found] == [
        {},
        {"occupation": "Harbor Pilot", "year": 2022},
        {"occupation": "Harbor Pilot", "period": "2022-2032"},
    ]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            "| Code | Course Title | Credits\n| A 1 | Law, Ethics, and Fog | 3",
            ["Law, Ethics, and Fog"],
        ),
        ("# Required courses\n| Name | Hours\n| Tides I | 3\n| Bells | 3", ["Tides I", "Bells"]),
        ("| Name | Office\n| Ada Beacon | 12", []),
        ("| Course | Format\n| LHK 501 Optics | online", ["Optics"]),
    ],
)
def test_courses_in_a_table(lines: str, titles: list[str], pack: FieldPack) -> None:
    page = document(lines)
    found = [
        reading.value
        for passage in passages(page, fold(page.text))
        for reading in courses_grammar.GRAMMAR.read(passage, pack)
    ]
    assert found == titles


def test_the_length_of_programs_is_no_specialty(pack: FieldPack) -> None:
    lines = """
    # Admission
    Type
    Length
    The essay is about lamps.
    2 years
    """
    assert read(specialties.DOCUMENT_GRAMMAR, lines, pack) == []


_LINES = st.lists(
    st.sampled_from(
        [
            "# Careers", "* Harbor Manager", "* (", "| 1-2 Years", "1-2 Years", "* :", "* $5",
            "# Typical Curriculum", "Courses typically include:", "# Optics", "* 1.", "# 1)",
            "This course covers fog.", "Metadata is data. This course is on it.", "Yes.", "No.",
            "Are there lighthouse masters?", "# Professional organizations", "* Lamp Guild",
            "Duration", "Specialty", "# -", "# ###", "Courses include:", "* Optics 101 (3",
            "The Lamp Guild’s. Yes", "Possible careers include:",
        ]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(lines=_LINES)
def test_any_order_of_lines_gives_claims_of_the_vocabulary_in_place(
    lines: list[str], pack: FieldPack
) -> None:
    text = "\n".join(lines)
    for grammar in ALL:
        once = read(grammar, text, pack)
        assert once == read(grammar, text, pack)
