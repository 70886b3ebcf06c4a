"""Where institutions are named in a text, and who may be meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.extraction.folding import fold
from gradguide.extraction.gazetteer import Gazetteer, Mention
from gradguide.model.institution import Registry


def found(gazetteer: Gazetteer, text: str) -> list[Mention]:
    return gazetteer.mentions(text, fold(text))


# text: (name as it stands, ids that may be meant, the likeliest first)
ONE_SCHOOL = [
    ("Study at the University of Denver today", "University of Denver", "127060"),
    ("UNIVERSITY OF NORTH TEXAS", "UNIVERSITY OF NORTH TEXAS", "227216"),
    ("The Catholic University of America", "Catholic University of America", "131283"),
    ("Syracuse University's online degree", "Syracuse University", "196413"),
    ("Syracuse University’s online degree", "Syracuse University", "196413"),
    # campuses, however they are joined to the common name
    ("University of Tennessee, Knoxville", "University of Tennessee, Knoxville", "221759"),
    ("University of Tennessee-Knoxville", "University of Tennessee-Knoxville", "221759"),
    ("University of Tennessee at Knoxville", "University of Tennessee at Knoxville", "221759"),
    ("University of Tennessee (Knoxville)", "University of Tennessee (Knoxville)", "221759"),
    ("University of Wisconsin – Madison", "University of Wisconsin – Madison", "240444"),
    ("University of Wisconsin Milwaukee", "University of Wisconsin Milwaukee", "240453"),
    ("University of Washington Tacoma", "University of Washington Tacoma", "377564"),
    ("Kent State University at Kent", "Kent State University at Kent", "203517"),
    ("UW-Madison graduates", "UW-Madison", "240444"),
    ("UC, Denver charges", "UC, Denver", "126562"),
    ("the UNC Greensboro catalog", "UNC Greensboro", "199148"),
    ("Indiana University (Indianapolis)", "Indiana University (Indianapolis)", "151111"),
    # main campuses go by the common name
    ("Ohio State University", "Ohio State University", "204796"),
    ("Pratt Institute in Brooklyn", "Pratt Institute", "194578"),
    # saints, ampersands, apostrophes, accents, articles
    ("St. Catherine University", "St. Catherine University", "175005"),
    ("Saint Catherine University", "Saint Catherine University", "175005"),
    ("Texas Woman’s University", "Texas Woman’s University", "229179"),
    ("Texas Womans University", "Texas Womans University", "229179"),
    ("San José State University", "San José State University", "122755"),
    ("University of Hawaiʻi at Mānoa", "University of Hawaiʻi at Mānoa", "141574"),
    ("Alabama A&M University", "Alabama A&M University", "100654"),
    (
        "Louisiana State University and Agricultural and Mechanical College",
        "Louisiana State University and Agricultural and Mechanical College",
        "159391",
    ),
    # former names, brands, abbreviations that are safe anywhere
    ("Clarion University", "Clarion University", "498571"),
    ("Simmons College", "Simmons College", "167783"),
    ("IUPUI", "IUPUI", "151111"),
    ("LSU's programs", "LSU", "159391"),
    ("Michigan Online", "Michigan Online", "170976"),
    ("Southern Miss", "Southern Miss", "176372"),
    ("San Jose State", "San Jose State", "122755"),
    ("Wayne State's MLIS", "Wayne State", "172644"),
    ("Queens College, CUNY", "Queens College, CUNY", "190664"),
    ("Rutgers, The State University of New Jersey", "Rutgers, The State University of New Jersey",
     "186380"),
    ("attend Western University", "Western University", "ca-dli:O19375892122"),
    ("University of Illinois–Urbana-Champaign", "University of Illinois–Urbana-Champaign",
     "145637"),
    ("East Texas A&M", "East Texas A&M", "224554"),
    ("State University of New York - University at Albany",
     "State University of New York - University at Albany", "196060"),
    # web hosts
    ("see ischool.syr.edu/mslis", "ischool.syr.edu", "196413"),
    ("www.sjsu.edu.", "www.sjsu.edu", "122755"),
    # Canada
    ("McGill University", "McGill University", "ca-dli:O19359011033"),
    ("Université de Montréal", "Université de Montréal", "ca-dli:O19359011045"),
    ("University of Western Ontario", "University of Western Ontario", "ca-dli:O19375892122"),
    ("Trinity Western University", "Trinity Western University", "ca-dli:O19347055392"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "owner"), ONE_SCHOOL)
def test_a_school_is_found_by_its_name(
    gazetteer: Gazetteer, text: str, name: str, owner: str
) -> None:
    assert [(m.name, m.candidates) for m in found(gazetteer, text)] == [(name, (owner,))]


SEVERAL = [
    ("University of Wisconsin", {"240444", "240453"}, None),
    ("Indiana University", {"151351", "151111"}, "151351"),
    ("University of Washington", {"236948", "377564"}, "236948"),
    ("University of Maryland", {"163286", "163268"}, "163286"),
    ("St. John's University", {"195809", "174792"}, "195809"),
    ("Lincoln University", {"177940", "117557"}, None),
]


@pytest.mark.parametrize(("name", "among", "first"), SEVERAL)
def test_a_shared_name_has_several_candidates(
    gazetteer: Gazetteer, name: str, among: set[str], first: str | None
) -> None:
    (mention,) = found(gazetteer, f"{name} is one of them.")
    assert mention.name == name
    assert among <= set(mention.candidates)
    assert first is None or mention.candidates[0] == first


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("University of Wisconsin in Milwaukee, WI", "240453"),
        ("Saint John's University, Collegeville, MN", "174792"),
        ("Lincoln University, Pennsylvania", "213598"),
    ],
)
def test_the_place_behind_a_shared_name_tells_the_school(
    gazetteer: Gazetteer, text: str, owner: str
) -> None:
    assert found(gazetteer, text)[0].candidates == (owner,)


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("Kent State University - Kent, Ohio", "Kent State University", "203517"),
        ("University of Tennessee, Knoxville, TN", "University of Tennessee", "221759"),
        ("University of Washington – Seattle, Washington", "University of Washington", "236948"),
        ("University of Maryland, College Park, MD", "University of Maryland", "163286"),
        ("University of Tennessee-Knoxville, TN", "University of Tennessee-Knoxville", "221759"),
        ("Syracuse University, Syracuse, NY", "Syracuse University", "196413"),
    ],
)
def test_an_address_is_no_part_of_a_name(
    gazetteer: Gazetteer, text: str, name: str, owner: str
) -> None:
    assert [(m.name, m.candidates) for m in found(gazetteer, text)] == [(name, (owner,))]


NOTHING = [
    "I live in Denver, near Washington Street; Columbia and Kent are small, Phoenix is not.",
    "The university and the college of education have a school of information.",
    "A career college, a technical college and an art institute are different schools.",
    "Many American universities, an American University among others, waive it.",
    "Turn left at Union College Street and park behind the bank.",
    "It was printed by Oxford University Press and University of Chicago Press.",
    "Library School of America and Online University sell degrees.",
    "Washington State residents and New York State librarians pay less.",
    "Dr. Simmons and John Drexel met Mary Pratt in Syracuse, Albany and Buffalo.",
    "Accredited by the American Library Association (ALA); the MLIS takes 36 credits.",
    "We read the state university system's report on community college libraries.",
    "Southwest Columbia University and Northern Union College are made up.",
    "In concord with the new school library program, hope and liberty prevail.",
    "Write to info@lsu-fans.example or much, but, such and so on.",
    "University of Texas System libraries",
    "Any Western University, a Catholic University or the Best Pacific College will do.",
    "Up in the Empire State Building and all over the Evergreen State, Ohio State law holds.",
    "University Buffalo Herd, University Albany Road",
    "University of Wisconsin-Atlantis",
    "Chicago School of Data Science and Boston College of Acting are made up too.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_places_people_and_common_phrases_are_no_schools(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


# text: the names found
SHORT = [
    ("Syracuse University is old. Syracuse offers a degree.", ["Syracuse University", "Syracuse"]),
    ("Syracuse University. It lies in Syracuse, New York.", ["Syracuse University"]),
    ("Syracuse offers a degree.", []),
    ("Simmons University is small. The Simmons MLIS is known.", ["Simmons University", "Simmons"]),
    ("Simmons University. Professor Jane Simmons teaches, Simmons said.", ["Simmons University"]),
    ("Pratt Institute. Visit Pratt Library, ask Pratt students.", ["Pratt Institute", "Pratt"]),
    ("Emporia State University (ESU). ESU is public.", ["Emporia State University", "ESU", "ESU"]),
    ("University of Denver: Denver is a city.", ["University of Denver"]),
    ("East Carolina University: at ECU, you pay less.", ["East Carolina University", "ECU"]),
    ("USC is private.", []),
    ("University of Kentucky (UK). Not in the UK.", ["University of Kentucky", "UK"]),
    ("University of Tennessee: at UT. Provo, UT.", ["University of Tennessee", "UT"]),
    (
        "University of Southern California. USC is not.",
        ["University of Southern California", "USC"],
    ),
]


@pytest.mark.parametrize(("text", "names"), SHORT)
def test_short_names_count_once_the_school_is_named(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert [mention.name for mention in found(gazetteer, text)] == names


WORDS = st.sampled_from(
    (
        "University of the Denver Wisconsin - Madison , ( ) LSU 's State Wayne Syracuse St. John’s "
        "College at New York UNC Greensboro and San José UC lsu.edu Indiana – & A&M Texas"
    ).split()
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=25), glue=st.sampled_from([" ", "", "\n"]))
def test_mentions_stand_where_they_say_and_never_overlap(
    gazetteer: Gazetteer, registry: Registry, words: list[str], glue: str
) -> None:
    text = glue.join(words)
    last = 0
    for mention in found(gazetteer, text):
        assert text[mention.start : mention.end] == mention.name
        assert mention.start >= last
        last = mention.end
        assert mention.candidates
        assert all(owner in registry for owner in mention.candidates)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(gazetteer: Gazetteer, text: str) -> None:
    for mention in found(gazetteer, text):
        assert text[mention.start : mention.end] == mention.name


def test_every_school_of_four_years_is_found_by_its_own_name(
    gazetteer: Gazetteer, registry: Registry
) -> None:
    """All but the few whose names say no kind ("Gnomon") or are common words."""
    universities = [s for s in registry if s.graduate and "University" in s.name]
    missed = [
        school.name
        for school in universities
        if not any(school.id in m.candidates for m in found(gazetteer, school.name))
        and school.level != "administrative"
    ]
    assert len(missed) <= 0.01 * len(universities), missed
