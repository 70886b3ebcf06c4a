"""Answers to the questions of guides: counts as find counts, ranges that mix nothing."""

from __future__ import annotations

import runpy
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.prices import prices_by
from gradguide.model.catalog import Spelling
from gradguide.model.fact import Fact, FieldFacts, InstitutionEntry, Program, Stated
from gradguide.model.pack import JobTitle
from gradguide.outlook.faq.answer import Answer, Figure, Range
from gradguide.outlook.faq.answers import COMPUTATIONS, answers
from gradguide.outlook.faq.known import Known
from gradguide.outlook.faq.questions import Question, questions
from gradguide.resolution.synonyms import Synonyms

HERE = Path(__file__).parent
tables_of = SimpleNamespace(**runpy.run_path(str(HERE / "national_making.py")))
making = SimpleNamespace(**runpy.run_path(str(HERE.parent / "decisions" / "making.py")))
fact, stale, guide = making.fact, making.stale, making.guide
AS_OF = date(2026, 11, 1)
CIPS = ("44.07",)
SPELLINGS = tuple(
    Spelling("specialty", name, name.casefold()) for name in ("Dredging", "Tide Tables", "Piers")
)


def school(number: int, state: str = "ME", country: str = "US") -> InstitutionEntry:
    return InstitutionEntry(
        f"90000{number}", f"school-{number}", f"School {number}", "Town", state, country
    )


def program(number: int, *facts: Fact, level: str = "master", **more: Any) -> Candidate:
    at = school(number, **more)
    said = (fact("program", "A program"), *facts)
    one = Program(f"{at.slug}/p", at.id, at.name, "A program", "program", level=level, facts=said)
    return Candidate(one, at)


def known(
    programs: Sequence[Candidate],
    *,
    specialty: str | None = None,
    fields: tuple[FieldFacts, ...] = (),
    tables: Any = None,
    jobs: tuple[JobTitle, ...] = (),
) -> Known:
    made = searchable(list(programs), SPELLINGS, (), {})
    index = FindIndex(made.index.get)
    by_id = {one.id: one for one in programs}

    def of(ids: Iterable[str]) -> tuple[Candidate, ...]:
        return tuple(by_id[one] for one in ids)

    national = (tables or tables_of.Tables()).national
    return Known(
        subject="harbor science",
        specialty=specialty,
        as_of=AS_OF,
        finder=Finder(index, prices_by(index, AS_OF)),
        candidates=of,
        synonyms=Synonyms(SPELLINGS),
        national=national,
        fields=fields,
        awards=national.awards_of_field(CIPS, 2024),
        year=2024,
        alone=national.awards_alone(CIPS),
        jobs=jobs,
    )


def ask(question_id: str, release: Known) -> Answer:
    asked = [question for question in questions() if question.id == question_id]
    (answer,) = answers(release, asked)
    return answer


def test_every_question_has_a_computation_and_no_computation_is_idle() -> None:
    asked = {question.compute for question in questions()}
    assert asked == set(COMPUTATIONS)
    assert len({question.id for question in questions()}) == len(questions())
    assert all("{subject}" in question.asks for question in questions())


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_an_empty_release_says_that_it_does_not_know(question: Question) -> None:
    answer = ask(question.id, known([]))
    assert not answer.known
    assert answer.first.endswith(".")
    assert answer.ranges == ()
    assert [one for listing in answer.listings for one in listing.items] == []


def test_yes_no_and_unknown_add_up() -> None:
    release = known(
        [
            program(1, fact("delivery", "online")),
            program(2, fact("delivery", "campus")),
            program(3, fact("delivery", "online", "campus")),
            program(4, stale("delivery", "online")),
            program(5),
            program(6, fact("delivery", "online"), level="doctoral"),
        ]
    )
    answer = ask("online", release)
    assert answer.first == "Yes: 2 of 6 degree programs known here can be done entirely online."
    everyone, master, doctoral = answer.counts
    assert (everyone.of, everyone.yes, everyone.otherwise, everyone.unknown) == (6, 2, 1, 3)
    assert (master.of, master.yes, master.otherwise, master.unknown) == (5, 1, 1, 3)
    assert (doctoral.of, doctoral.yes) == (1, 1)
    assert everyone.ids == ("school-1/p", "school-6/p")
    assert [item.id for item in answer.listings[0].items] == list(everyone.ids)
    assert answer.listings[0].items[0].facts[0].attribute == "delivery"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([()], "None is known; of 1 degree program it is unknown or disputed."),
        ([(fact("delivery", "campus"),)], "No: none of 1 degree program known here."),
    ],
)
def test_none_and_unknown_are_not_the_same(facts: list[tuple[Fact, ...]], said: str) -> None:
    release = known([program(n, *one) for n, one in enumerate(facts, 1)])
    assert ask("online", release).first == said


def test_what_only_federal_counts_know_is_counted_apart_and_of_the_field_alone(
    tables: Any,
) -> None:
    described = program(1, fact("delivery", "online"))
    award = program(2, fact("delivery", "online"))
    alone = replace(award, program=replace(award.program, kind="award"))
    tables.program(3, "port/award", 3, kind="award")
    release = known([described, alone], tables=tables)
    answer = ask("programs", release)
    assert answer.first == "This release knows 1 degree program at 1 school."
    assert answer.notes[0].startswith("1 award under the field's CIP codes")
    assert ask("online", release).counts[0].of == 1


def test_the_counts_by_level_add_up_to_all_degree_programs() -> None:
    levels = ("master", "doctoral", "certificate", "associate", None)
    certificate = program(6, level="certificate")
    apart = replace(certificate, program=replace(certificate.program, kind="certificate"))
    release = known([*(program(n, level=level) for n, level in enumerate(levels, 1)), apart])
    answer = ask("programs", release)
    assert answer.first == "This release knows 5 degree programs and 1 certificate at 6 schools."
    assert [(one.noun, one.yes) for one in answer.counts] == [
        ("master's programs", 1),
        ("doctoral programs", 1),
        ("certificates", 2),
    ]
    assert list(answer.notes) == [
        "1 degree program is at the level of a certificate, and stands among the certificates too.",
        "1 degree program: associate.",
        "Of 1 degree program the level is unknown.",
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("programs", "No source in this release describes a program in harbor science; by what "
         "schools report to NCES, 2 schools had 75 graduates of it in the year to June 2024"),
        ("online", "Unknown: no source in this release describes degree programs"),
        ("master", "Yes, by what schools report to NCES"),
        ("cost", "Unknown: no source in this release describes master's programs"),
        ("duration", "Unknown: no source in this release describes master's programs"),
        ("employers", "No source in this release names employers; by NCES's crosswalk the subject "
         "prepares for: Harbor workers; Pier workers."),
        ("largest", "Harbor State (45) and Port College (30) had the most of 75 graduates"),
        ("earnings", "This release has no earnings of graduates themselves; the occupations"),
    ],
)  # fmt: skip
def test_a_field_of_which_nothing_is_described_is_answered_from_federal_figures(
    tables: Any, question: str, said: str
) -> None:
    tables.connection.execute("UPDATE programs SET kind = 'award'")
    tables.connection.execute("DELETE FROM program_awards WHERE program = 1 AND award = 2")
    answer = ask(question, known([], tables=tables))
    assert answer.first.startswith(said)


def test_a_specialty_leaves_those_that_name_it_and_counts_the_unknown() -> None:
    release = known(
        [
            program(1, fact("concentration", "Dredging"), fact("delivery", "online")),
            program(2, fact("concentration", "Piers"), fact("delivery", "online")),
            program(3, fact("delivery", "online")),
        ],
        specialty="Dredging",
    )
    answer = ask("online", release)
    assert (answer.counts[0].of, answer.counts[0].yes) == (1, 1)
    assert "specialty=Dredging" in answer.counts[0].query
    assert any("Of 1 more degree program" in note for note in ask("programs", release).notes)
    taught = ask("taught", release)
    assert taught.listings == ()  # it names nothing beside the specialty itself


def test_what_is_taught_counts_as_find_does() -> None:
    thesis = fact("experience", "thesis")
    release = known(
        [
            program(1, fact("concentration", "Dredging"), fact("credits", 36)),
            program(2, fact("concentration", "Dredging"), fact("credits", 48, unit="quarter")),
            program(3, fact("concentration", "Fog"), fact("credits", 30, 33)),
            program(4, replace(thesis, values=(Stated("thesis", {"status": "optional"}),))),
            program(5, thesis),
        ]
    )
    answer = ask("taught", release)
    facet = dict(release.facet(release.find(), "specialty").values)
    (specialties,) = answer.listings
    assert {item.name: item.words for item in specialties.items} == {
        name: f"{count} program{'' if count == 1 else 's'}" for name, count in facet.items()
    }
    (practice,) = answer.counts
    assert (practice.yes, practice.otherwise, practice.unknown) == (1, 1, 3)
    assert [(one.unit, [f.amount for f in one.figures]) for one in answer.ranges] == [
        ("semester credits", [36]),
        ("quarter credits", [48]),
    ]


def test_costs_are_whole_tuition_at_dated_current_prices_alone() -> None:
    hours = fact("credits", 36)
    release = known(
        [
            program(1, hours, fact("tuition_per_credit", 500, year=2026)),
            program(
                2,
                hours,
                fact("tuition_per_credit", 400, residency="in_state", year=2025),
                fact("tuition_per_credit", 900, residency="out_of_state", year=2025),
            ),
            program(3, hours, fact("tuition_per_credit", 100, year=None)),
            program(4, hours, stale("tuition_per_credit", 100)),
            program(5, fact("tuition_per_credit", 100, year=2026)),
            program(6, hours, fact("tuition_per_credit", 100, 120, year=2026)),
            program(7, hours, fact("tuition_per_credit", 100, year=2026), state="ON",
                    country="CA"),
        ]
    )  # fmt: skip
    answer = ask("cost", release)
    resident, outsider = answer.ranges
    assert {f.id: f.amount for f in resident.figures} == {
        "school-1/p": Decimal(18000),
        "school-2/p": Decimal(14400),
    }
    assert {f.id: f.amount for f in outsider.figures} == {
        "school-1/p": Decimal(18000),
        "school-2/p": Decimal(32400),
    }
    assert resident.years == (2025, 2026)
    for words in ("5 master's programs left out", "a price without a date", "not in U.S. dollars",
                  "disputed"):  # fmt: skip
        assert words in resident.left_out
    assert "$14,400 to $18,000" in answer.first


def test_one_price_for_all_is_told_once() -> None:
    one = program(1, fact("credits", 36), fact("tuition_per_credit", 500, year=2026))
    answer = ask("cost", known([one]))
    assert [found.what for found in answer.ranges] == [
        "tuition for the whole program, wherever one lives in the U.S."
    ]


def test_times_are_apart_by_pace_and_bounds_are_left_out() -> None:
    release = known(
        [
            program(1, fact("duration_months", 24, year=2024)),
            program(2, fact("duration_months", 12, pace="full_time")),
            program(3, fact("duration_months", 60, bound="max")),
            program(4, stale("duration_months", 18)),
            program(5, fact("duration_months", 30, year=None)),
        ]
    )
    answer = ask("duration", release)
    assert [[f.amount for f in one.figures] for one in answer.ranges] == [[24, 30], [12]]
    first = answer.ranges[0]
    assert (first.median, first.years, first.undated) == (27, (2024, 2024), 1)
    assert "3 master's programs left out" in first.left_out


def test_exams_are_read_as_find_reads_them() -> None:
    release = known(
        [
            program(1, fact("entrance_exam", "not_required")),
            program(2, fact("entrance_exam", "required", exam="GMAT")),
            program(3, fact("entrance_exam", "unspecified")),
        ]
    )
    answer = ask("exam", release)
    assert [(one.yes, one.otherwise, one.unknown) for one in answer.counts] == [
        (1, 1, 1),
        (0, 2, 1),
        (1, 1, 1),
    ]


def test_accreditation_is_by_body() -> None:
    release = known(
        [
            program(1, fact("accreditation", "accredited", body="XYZ")),
            program(2, fact("accreditation", "conditional", body="XYZ")),
            program(3, fact("accreditation", "candidate", body="XYZ")),
            program(4, fact("accreditation", "accredited", body="QRS")),
        ]
    )
    answer = ask("accredited", release)
    assert answer.first == "2 of 4 degree programs known here are accredited (XYZ)."
    assert [(one.yes, one.otherwise, one.unknown) for one in answer.counts] == [
        (2, 1, 1),
        (1, 0, 3),
    ]


@pytest.fixture
def tables() -> Any:
    """Two schools of the field with awards in two subjects, and a school of another field."""
    made = tables_of.Tables()
    made.school(tables_of.SCHOOL, "Harbor State")
    made.school(tables_of.OTHER, "Port College")
    made.award(1, (1, 1, 1, 1, 40))
    made.award(2, (1, 1, 1, 1, 5), cip="44.0702")
    made.award(3, (1, 1, 1, 1, 30), unitid=tables_of.OTHER)
    made.award(4, (1, 1, 1, 1, 900), unitid=tables_of.OTHER, cip="52.0101")
    made.award(5, (1, 1, 1, 1, None), unitid=tables_of.OTHER, cip="44.0702")
    made.program(1, "harbor/msw", 1, 2)
    made.program(2, "harbor/award-of-another-field", 4, kind="award")
    made.add("occupations", "21-1021", "Harbor workers")
    made.add("occupations", "21-1022", "Pier workers")
    for soc in ("21-1021", "21-1022"):
        made.add("cip_soc", "44.0701", soc)
    made.add("wages", "21-1021", "US", 2025, 12000, 30000, 40000, 50000, 60000, 70000, 51000, "")
    return made


def test_graduates_are_those_of_the_field_each_counted_once(tables: Any) -> None:
    answer = ask("largest", known([], tables=tables))
    assert [(item.name, item.words) for item in answer.listings[0].items] == [
        ("Harbor State", "45 (40 in CIP 44.0701, 5 in CIP 44.0702)"),
        ("Port College", "30 (CIP 44.0701)"),
    ]
    assert "75 graduates" in answer.first
    assert "2024" in answer.first
    (dataset,) = answer.datasets
    assert dataset.address == "https://example.org/C2024_A.zip"


def test_a_level_is_answered_from_federal_figures_where_no_source_describes_it(
    tables: Any,
) -> None:
    answer = ask("master", known([], tables=tables))
    assert answer.first.startswith("Yes, by what schools report to NCES")
    assert answer.notes[0].startswith("2 schools awarded 75 master's degrees under CIP 44.0701 and")
    assert not ask("doctoral", known([], tables=tables)).known


def test_federal_figures_never_pass_for_those_of_a_specialty(tables: Any) -> None:
    one = program(1, fact("concentration", "Dredging"), level="doctoral")
    release = known([one], specialty="Dredging", tables=tables)
    assert not ask("master", release).known
    for question in ("largest", "earnings"):
        assert "whole subject" in ask(question, release).first


def test_earnings_are_graduates_own_before_wages_of_occupations(tables: Any) -> None:
    without = ask("earnings", known([], tables=tables))
    assert "no earnings of graduates themselves" in without.first
    assert "$50,000 (Harbor workers)" in without.first
    tables.add("wages", "21-1022", "US", 2025, 90000, 30000, 40000, 90000, 60000, 70000, 51000, "")
    jobs = tuple(
        JobTitle(name, (name,), code)
        for name, code in (("Pilot", "21-1021"), ("Dredger", "21-1021"), ("Diver", None))
    )
    headed = ask("earnings", known([], tables=tables, jobs=jobs)).first
    assert headed.endswith("in the middle: Harbor workers $50,000 (BLS, May 2025).")
    tables.add("earnings", tables_of.SCHOOL, "44.07", "master", "earnings_1yr", 2025, 48000, 30)
    tables.add("earnings", tables_of.OTHER, "44.07", "master", "earnings_1yr", 2025, None, None)
    answer = ask("earnings", known([], tables=tables))
    assert "$48,000" in answer.first
    assert answer.ranges[0].left_out == "1 school suppressed"


def test_employers_are_those_that_sources_name_else_occupations(tables: Any) -> None:
    answer = ask("employers", known([], tables=tables))
    assert "Harbor workers; Pier workers" in answer.first
    assert [item.words for item in answer.listings[0].items] == [
        "12,000 in May 2025",
        "number not published under this code",
    ]
    field = FieldFacts("harbor science", (guide("employer_type", "ports", year=2020),))
    assert ask("employers", known([], fields=(field,))).first.endswith("sources name ports.")


def test_what_guides_counted_stands_beside_what_is_known() -> None:
    paid = fact("program_count", 99, what="paid", standing=making.Standing.PAID)
    field = FieldFacts(
        "harbor science",
        (
            guide("program_count", 63, what="accredited programs", year=2019),
            guide("level_available", "doctoral", exists=False),
            paid,
        ),
    )
    release = known([program(1)], fields=(field,))
    (note,) = ask("programs", release).notes
    assert note.startswith("A guide of 2019 says 63 (accredited programs); this release knows 1 ")
    (note,) = ask("doctoral", release).notes
    assert note == "A guide without a date says that there are none in harbor science."


@pytest.mark.parametrize(
    ("amounts", "median"), [((3,), 3), ((1, 2), Decimal("1.5")), ((9, 1, 4), 4)]
)
def test_the_middle_of_a_range(amounts: tuple[int, ...], median: Decimal) -> None:
    figures = tuple(Figure(str(n), "", Decimal(n), None) for n in amounts)
    assert Range("x", "$", figures).median == median
