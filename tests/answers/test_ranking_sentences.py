"""What a ranking says in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from gradguide.answers.ranking_sentences import (
    against_the_draws,
    alike_words,
    changed_words,
    first_words,
    pair_words,
)
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.ranking.ranking import Provenance, Ranked, Ranking, Tie
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.method import Method

MADE = Provenance("aaaa1111", "0", {}, date(2026, 11, 1), 0, 10_000, "0.1")


def ranked(name: str, place: int, low: int, high: int, first: float, degree: str = "A") -> Ranked:
    school = InstitutionEntry(name, name.lower(), name, "", "ME", "US")
    program = Program(f"{name}/{degree}", school.id, name, f"Master of {degree}", "program")
    return Ranked(Candidate(program, school), place, 1 / place, low, low, high, (), first)


def ranking(
    *order: Ranked, above: tuple[tuple[float, ...], ...] = (), ties: tuple[Tie, ...] = ()
) -> Ranking:
    method = Method("Test", "For a test.", ())
    return Ranking(method, order, above, ties, (), (), "parts of the sum", "", MADE)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ([ranked("Alder", 1, 1, 1, 1.0)], "Alder is the only program that has a place."),
        (
            [ranked("Alder", 1, 1, 3, 0.62), ranked("Birch", 2, 1, 3, 0.38)],
            "Alder is first of 2 by these weights, in 62 of 100 draws; in nine of ten draws its "
            "place is between 1 and 3.",
        ),
        (
            [ranked("Alder", 1, 2, 3, 0.04), ranked("Birch", 2, 1, 1, 0.96)],
            "Alder is first of 2 by these weights, in 4 of 100 draws; in nine of ten draws its "
            "place is between 2 and 3. Most often first is Birch, in 96 of 100 draws.",
        ),
        (
            [ranked("Alder", 1, 1, 2, 0.5), ranked("Birch", 1, 1, 2, 0.5)],
            "Alder and Birch share the first of 2 places.",
        ),
        (
            [ranked(f"S{at}", 1, 1, 9, 0.2) for at in range(5)],
            "S0, S1 and 3 more share the first of 5 places.",
        ),
        (
            [ranked("Alder", 1, 1, 1, 1.0, "A"), ranked("Alder", 2, 2, 2, 0.0, "B")],
            "Alder (Master of A) is first of 2 by these weights, in every draw; in nine of ten "
            "draws its place is 1.",
        ),
    ],
)
def test_who_is_first_and_how_surely(order: list[Ranked], said: str) -> None:
    assert first_words(ranking(*order)) == said


def test_a_pair_reads_from_both_ends_and_only_of_what_was_held_against_each_other() -> None:
    found = ranking(
        ranked("Alder", 1, 1, 2, 0.8), ranked("Birch", 2, 1, 2, 0.2), ranked("Cedar", 3, 3, 3, 0),
        above=((0.5, 0.83), (0.17, 0.5)),
    )  # fmt: skip
    assert pair_words(found, "Alder/A", "Birch/A") == "Alder is above Birch in 83 of 100 draws."
    assert pair_words(found, "Birch/A", "Alder/A") == "Birch is above Alder in 17 of 100 draws."
    for one, other in (("Alder/A", "Cedar/A"), ("Alder/A", "Alder/A"), ("x", "Alder/A"), ("", "")):
        assert pair_words(found, one, other) == ""


def test_a_place_that_most_draws_deny_is_marked() -> None:
    found = ranking(
        ranked("Alder", 1, 2, 3, 0.1), ranked("Birch", 2, 1, 3, 0.6), ranked("Cedar", 3, 1, 3, 0.3),
        above=((0.5, 0.3, 0.6), (0.7, 0.5, 0.8), (0.4, 0.2, 0.5)),
    )  # fmt: skip
    assert [against_the_draws(found, at) for at in range(3)] == [True, False, False]


def test_those_that_cannot_be_told_apart_are_named_by_their_places() -> None:
    order = (ranked("Alder", 1, 1, 2, 0.5), ranked("Birch", 1, 1, 2, 0.5), ranked("C", 3, 1, 3, 0))
    found = ranking(*order, ties=(Tie(0, 1, exact=True), Tie(0, 2, exact=False)))
    assert list(alike_words(found, 5)) == [
        "2 programs share place 1.",
        "Places 1 to 3: none of these programs is above another in 95 of 100 draws.",
    ]
    assert len(list(alike_words(found, 1))) == 1


@pytest.mark.parametrize(
    ("release", "ranking_", "said"),
    [
        ("", "", ""),
        ("aaaa", MADE.id[:16], ""),
        ("bbbb", MADE.id[:16], ""),  # the same ranking, whatever the address says besides
        ("bbbb", "", "made from release bbbb"),
        ("bbbb", "cccc", "made from release bbbb"),
        ("aaaa", "cccc", "made for ranking cccc"),
        ("aaaa", "", ""),
    ],
)
def test_what_has_changed_since_a_link_was_made(release: str, ranking_: str, said: str) -> None:
    told = changed_words(MADE, release, ranking_)
    assert (said in told) if said else told == ""
