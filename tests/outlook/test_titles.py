"""Job titles as people type them, over titles of a made-up field and a few occupations."""

from __future__ import annotations

import pytest

from gradguide.model.national import Occupation
from gradguide.model.pack import JobTitle
from gradguide.outlook.title_words import family, plain
from gradguide.outlook.titles import OFFERED, THRESHOLD, Titles

JOBS = (
    JobTitle("Harbor Pilot", ("harbor pilot", "harbor pilots", "port pilot"), "53-5021"),
    JobTitle("Lighthouse Keeper", ("lighthouse keeper", "director of lighthouse services")),
    JobTitle("Tide Researcher", ("tide researcher", "user experience researcher")),
    JobTitle("Tide Archivist", ("tide archivist", "keeper of tide tables"), "25-4011"),
    JobTitle("Children's Pilot", ("children's pilot",), "53-5021"),
    JobTitle("Data Scientist", ("data scientist",), "15-2051"),
)
OCCUPATIONS = tuple(
    Occupation(*one)
    for one in (
        ("15-2051", "Data Scientists"),
        ("25-4011", "Archivists"),
        ("29-1021", "Dentists, General"),
        ("29-1029", "Dentists, All Other Specialists"),
        ("11-9199", "Managers, All Other"),
        ("11-3031", "Financial Managers"),
        ("13-2011", "Accountants and Auditors"),
        ("29-1141", "Registered Nurses"),
        ("29-1171", "Nurse Practitioners"),
        ("35-2011", "Cooks, Fast Food"),
        ("35-2014", "Cooks, Restaurant"),
        ("47-1011", "First-Line Supervisors of Masons and Painters"),
        ("53-5021", "Captains, Mates, and Pilots of Water Vessels"),
        ("15-1211", "Computer Systems Analysts"),
        ("29-1214", "Emergency Medicine Physicians"),
        ("29-1222", "Physicians, Pathologists"),
        ("25-1072", "Nursing Instructors and Teachers, Postsecondary"),
        ("25-1121", "Art, Drama, and Music Teachers, Postsecondary"),
        ("25-2021", "Elementary School Teachers, Except Special Education"),
        ("25-2031", "Secondary School Teachers, Except Special Education"),
        ("27-3043", "Writers and Authors"),
        ("27-3042", "Technical Writers"),
        ("43-9199", "Office Workers, All Other"),
        ("51-5111", "Prepress Technicians and Workers"),
        ("45-4011", "Forest and Conservation Workers"),
        ("53-6051", "Transportation, Storage, and Distribution Managers"),
    )
)
TITLES = Titles(JOBS, OCCUPATIONS)


@pytest.mark.parametrize(
    ("typed", "title", "soc", "how"),
    [
        ("harbor pilot", "Harbor Pilot", "53-5021", "field"),
        ("  HARBOR   Pilots ", "Harbor Pilot", "53-5021", "field"),
        ("Port Pilot (part-time)", "Harbor Pilot", "53-5021", "field"),
        ("Sr. Harbor Pilot II", "Harbor Pilot", "53-5021", "field"),
        ("childrens pilot", "Children's Pilot", "53-5021", "field"),
        ("lighthouse services director", "Lighthouse Keeper", None, "field"),
        ("Director of Lighthouse Services", "Lighthouse Keeper", None, "field"),
        ("UX researcher", "Tide Researcher", None, "field"),
        ("data scientist", "Data Scientist", "15-2051", "field"),
        ("dentist", "Dentists, General", "29-1021", "classification"),
        ("general dentist", "Dentists, General", "29-1021", "classification"),
        ("accountant", "Accountants and Auditors", "13-2011", "classification"),
        ("AUDITORS", "Accountants and Auditors", "13-2011", "classification"),
        ("archivist", "Archivists", "25-4011", "classification"),
        ("managers, all other", "Managers, All Other", "11-9199", "classification"),
        ("pathologist", "Physicians, Pathologists", "29-1222", "classification"),
        ("prepress worker", "Prepress Technicians and Workers", "51-5111", "classification"),
        ("author", "Writers and Authors", "27-3043", "classification"),
        (
            "high school teachers",
            "Secondary School Teachers, Except Special Education",
            "25-2031",
            "classification",
        ),
        ("office workers, all other", "Office Workers, All Other", "43-9199", "classification"),
    ],
)
def test_word_for_word(typed: str, title: str, soc: str | None, how: str) -> None:
    (match,) = TITLES.look_up(typed).matches
    assert (match.title, match.soc, match.how, match.score) == (title, soc, how, 100)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tide archivst", "Tide Archivist"),
        ("tide archives", "Tide Archivist"),
        ("lighthouse keeping", "Lighthouse Keeper"),
        ("computer system analysis", "Computer Systems Analysts"),
        ("ligthouse keeper", "Lighthouse Keeper"),
    ],
)
def test_alike(typed: str, title: str) -> None:
    found = TITLES.look_up(typed)
    assert found.matches and found.matches[0].title == title, found
    assert THRESHOLD <= found.matches[0].score < 100
    assert found.matches[0].how == "alike"


@pytest.mark.parametrize(
    "typed", ["xyzzy", "", "   ", "?!", "the", "senior", "cook book", "plumber", "mason", "dental"]
)
def test_what_is_no_title_known_is_taken_for_none(typed: str) -> None:
    found = TITLES.look_up(typed)
    assert found.matches == ()
    assert all(OFFERED <= one.score < THRESHOLD for one in found.offered)


@pytest.mark.parametrize("typed", ["xyzzy", "", "the", "florist"])
def test_where_no_word_is_known_nothing_is_offered(typed: str) -> None:
    assert TITLES.look_up(typed).offered == ()


def test_an_ambiguous_title_gives_all_with_scores() -> None:
    found = TITLES.look_up("cook")
    assert [(one.soc, one.score) for one in found.matches] == [("35-2011", 100), ("35-2014", 100)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("teacher", {"25-1072", "25-1121", "25-2021", "25-2031"}),
        ("Worker", {"51-5111", "45-4011"}),
        ("doctor", {"29-1214"}),
        ("writers", {"27-3042", "27-3043"}),
        ("pilots", {"53-5021"}),
    ],
)
def test_the_last_word_of_several_titles_names_none_of_them(typed: str, titles: set[str]) -> None:
    found = TITLES.look_up(typed)
    assert {one.soc for one in found.matches} == titles
    assert all(THRESHOLD <= one.score < 100 for one in found.matches)


@pytest.mark.parametrize("typed", ["transportation", "storage", "art", "drama", "forest"])
def test_what_is_no_word_for_somebody_is_no_title(typed: str) -> None:
    assert all(one.score < 100 for one in TITLES.look_up(typed).matches)


def test_a_title_of_the_field_and_of_the_classification_is_one() -> None:
    family_care = JobTitle("Marriage and Family Therapist", (), "21-1013")
    others = [("21-1013", "Marriage and Family Therapists"), ("29-1125", "Art Therapists")]
    known = Titles((family_care,), [Occupation(*one) for one in others])
    found = known.look_up("therapist").matches
    assert sorted((one.title, one.soc) for one in found) == [
        ("Art Therapists", "29-1125"), ("Marriage and Family Therapist", "21-1013"),
    ]  # fmt: skip
    (first,) = (one for one in found if one.job)
    assert first.written == "Family Therapists"


def test_who_somebody_is_counts_more_than_what_they_do_it_with() -> None:
    assert [one.title for one in TITLES.look_up("nurse").matches] == ["Registered Nurses"]


def test_the_nearest_are_offered_below_the_threshold() -> None:
    found = TITLES.look_up("pilot of hot air balloons")
    assert found.matches == ()
    found = TITLES.look_up("tide accountant")
    assert found.matches == ()
    assert "Accountants and Auditors" in {one.title for one in found.offered}


def test_more_than_are_wanted_are_counted() -> None:
    found = TITLES.look_up("cook", most=1)
    assert (len(found.matches), found.more) == (1, 1)


def test_without_titles_of_a_field_the_classification_answers() -> None:
    (match,) = Titles((), OCCUPATIONS).look_up("data scientist").matches
    assert (match.soc, match.how, match.job) == ("15-2051", "classification", None)


def test_without_anything_nothing_is_found() -> None:
    assert Titles((), ()).look_up("pilot").matches == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Sr. Director of Harbor Studies", ("harbor", "study", "senior", "director")),
        ("UX/UI designer", ("user", "experience", "user", "interface", "designer")),
        ("R&D manager", ("r", "d", "manager")),
        ("Professor of High Tides", ("high", "tide", "postsecondary", "teacher")),
        ("high school doctors", ("secondary", "school", "physician")),
        ("Café | bar manager", ("cafe", "bar", "manager")),
        ("", ()),
    ],
)
def test_words(typed: str, words: tuple[str, ...]) -> None:
    assert plain(typed) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("archivist", "archive", True),
        ("manager", "management", True),
        ("worker", "work", True),
        ("analyst", "analysis", True),
        ("architect", "archive", False),
        ("nurse", "nursery", False),
        ("nurse", "nursing", True),
        ("dentist", "dental", False),
    ],
)
def test_families(one: str, other: str, same: bool) -> None:
    assert (family(one) == family(other)) is same
