"""Which institution a name means, alone and in the light of its document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.extraction.gazetteer import Gazetteer
from gradguide.model.claim import Claim, Source, Subject
from gradguide.model.institution import Registry
from gradguide.model.vocabulary import Value
from gradguide.resolution.identification import identify
from gradguide.resolution.institutions import InstitutionResolver

SHARED = Path(__file__).parents[3] / "shared"

# Schools that teach one field, as a field's program facts would give them.
OFFERS = frozenset("236948 151351 151111 240444 240453 145637 195809 159391 163286".split())


@pytest.fixture(scope="module")
def resolver(registry: Registry, gazetteer: Gazetteer) -> InstitutionResolver:
    return InstitutionResolver(registry, gazetteer)


BY_NAME = [
    ("University at Buffalo", "196088"),
    ("SUNY Buffalo", "196088"),
    ("UC, Denver", "126562"),
    ("LSU's", "159391"),
    ("LSU", "159391"),
    ("UMD iSchool", "163286"),
    ("San José State", "122755"),
    ("Michigan Online", "170976"),
    ("University of Washington", "236948"),
    ("University of Tennessee, Knoxville", "221759"),
    ("Louisiana State University and Agricultural & Mechanical College", "159391"),
    ("St. John's University", "195809"),
    ("St. John’s University, New York", "195809"),
    ("University of Maryland", "163286"),
    ("Rutgers", "186380"),
    ("University of North Carolina at Greensboro", "199148"),
    ("UNCG", "199148"),
    ("UNC Greensboro", "199148"),
    ("Clarion University", "498571"),
    ("Penn West", "498571"),
    ("IUPUI", "151111"),
    ("University of Illinois Urbana-Champaign", "145637"),
    ("UIUC", "145637"),
    ("Texas Woman's University", "229179"),
    ("Texas Women's University", "229179"),
    ("Universty of Kentuky", "157085"),
    ("Southern Miss", "176372"),
    ("University of Southern Mississippi", "176372"),
    ("CUNY Queens College", "190664"),
    ("Queens College (CUNY)", "190664"),
    ("Pratt", "194578"),
    ("LIU Post", "192448"),
    ("Univ. of Alabama", "100751"),
    ("university of kentucky", "157085"),
    ("University of Syracuse", "196413"),
    ("Syracuse University School of Information Studies", "196413"),
    ("School of Information, University of Arizona", "104179"),
    ("University of Wisconsin Milwaukee SOIS", "240453"),
    ("Texas A&M University–Commerce", "224554"),
    ("East Carolina University (ECU)", "198464"),
    ("Kutztown University", "213349"),
    ("U of Toronto", "ca-dli:O19332746152"),
    ("McGill", "ca-dli:O19359011033"),
    ("Université de Montréal", "ca-dli:O19359011045"),
    ("University of Montreal", "ca-dli:O19359011045"),
    ("Western University (Ontario)", "ca-dli:O19375892122"),
]


@pytest.mark.parametrize(("name", "owner"), BY_NAME)
def test_a_name_means_its_school(resolver: InstitutionResolver, name: str, owner: str) -> None:
    resolution = resolver.resolve(name)
    assert resolution.id == owner, resolution
    assert 0.5 < resolution.score <= 1.0
    assert owner in resolution.candidates


@pytest.mark.parametrize(
    "name",
    [
        "Library School of America", "Online University", "School of Information",
        "Best Online University", "Graduate School of Library Science", "Eastern College of Hope",
        "American Library Association", "Library of Congress", "University of London", "Oxford",
        "Denver", "New York", "Southern", "Unity University", "MLIS", "", " ", "the", "'s", "-",
        "Indiana University", "University of Wisconsin", "Syracuse", "Maryland", "Columbia College",
    ],
)  # fmt: skip
def test_what_nobody_can_tell_stays_unknown(resolver: InstitutionResolver, name: str) -> None:
    resolution = resolver.resolve(name)
    assert resolution.id is None
    assert resolution.score == 0.0
    assert resolution.why


IN_CONTEXT: list[tuple[str, dict[str, str], bool, str | None]] = [
    ("Indiana University", {"city": "Indianapolis", "state": "IN"}, False, "151111"),
    ("Indiana University", {"city": "Bloomington", "state": "IN"}, True, "151351"),
    ("Indiana University", {"host": "luddy.iupui.edu"}, False, "151111"),
    ("Indiana University", {}, True, None),
    ("University of Wisconsin", {"host": "ischool.wisc.edu"}, False, "240444"),
    ("University of Wisconsin", {"city": "Milwaukee", "state": "WI"}, True, "240453"),
    ("University of Washington", {"city": "Tacoma", "state": "WA"}, False, "377564"),
    ("University of Washington", {}, True, "236948"),
    ("University of Colorado", {"city": "Denver", "state": "CO"}, False, "126562"),
    ("St. John's University", {"state": "MN"}, False, "174792"),
    ("Illinois", {}, True, "145637"),
    ("iSchool at Illinois", {}, True, "145637"),
    ("USC", {"state": "SC"}, False, "218663"),
    ("USC", {"host": "usc.edu"}, False, "123961"),
    ("Columbia College", {"city": "Columbia", "state": "MO"}, False, "177065"),
    ("York University", {"state": "ON"}, False, "ca-dli:O19361109242"),
    ("York University", {"state": "NE"}, False, "181853"),
    # a state that contradicts an alias is a doubt
    ("Simmons College", {"state": "KY"}, False, None),
]


@pytest.mark.parametrize(("name", "known", "in_field", "owner"), IN_CONTEXT)
def test_what_else_is_known_tells_schools_of_one_name_apart(
    resolver: InstitutionResolver,
    name: str,
    known: dict[str, str],
    in_field: bool,
    owner: str | None,
) -> None:
    resolution = resolver.resolve(name, **known, hints=OFFERS if in_field else ())  # type: ignore[arg-type]
    assert resolution.id == owner, resolution


def claim(
    institution: str | None, attribute: str = "degree", value: Value = "MS", doc: str = "d1",
    kind: str = "guide", address: str = "d1",
) -> Claim:  # fmt: skip
    source = Source(address, "school" if kind == "school" else "guide")
    return Claim(doc, Subject(institution=institution), attribute, value, source)


def ids(claims: tuple[Claim, ...]) -> list[str | None]:
    return [one.subject.institution_id for one in claims]


def test_a_documents_location_tells_the_campus(resolver: InstitutionResolver) -> None:
    claims = [
        claim("Indiana University"),
        claim("Indiana University", "location", "Indianapolis, IN"),
        claim("Indiana University", doc="d2"),
        claim("Indiana University", "location", "Bloomington, IN", doc="d2"),
    ]
    assert ids(identify(claims, resolver).claims) == ["151111", "151111", "151351", "151351"]


def test_a_documents_other_mentions_tell_the_campus(resolver: InstitutionResolver) -> None:
    claims = [claim("University of Wisconsin-Milwaukee"), claim("University of Wisconsin")]
    assert ids(identify(claims, resolver).claims) == ["240453", "240453"]
    both = [*claims, claim("UW-Madison")]
    assert ids(identify(both, resolver).claims) == ["240453", None, "240444"]


def test_a_schools_own_page_tells_the_campus(resolver: InstitutionResolver) -> None:
    own = claim("University of Wisconsin", kind="school", address="https://uwm.edu/programs/x")
    assert ids(identify([own], resolver).claims) == ["240453"]


def test_a_short_name_counts_beside_the_full_one(resolver: InstitutionResolver) -> None:
    claims = [claim("Syracuse"), claim("Syracuse University"), claim("Syracuse", doc="d2")]
    assert ids(identify(claims, resolver).claims) == ["196413", "196413", None]


def test_unknown_names_are_listed_and_never_forced(resolver: InstitutionResolver) -> None:
    claims = [
        claim("Library School of America"),
        claim("Library School of America", doc="d2"),
        claim("Indiana University"),
        claim(None),
    ]
    identified = identify(claims, resolver, OFFERS)
    assert identified.claims == tuple(claims)
    first, second = identified.unknown
    assert (first.name, first.documents, first.claims) == (
        "Library School of America", ("d1", "d2"), 2,
    )  # fmt: skip
    assert first.candidates == ()
    assert second.name == "Indiana University"
    assert set(second.candidates) == {"151351", "151111"}


def test_an_id_that_a_claim_has_is_kept(resolver: InstitutionResolver) -> None:
    known = claim("Syracuse University").about("127060")
    assert ids(identify([known], resolver).claims) == ["127060"]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the developers' shared folder is not here")
def test_every_institution_of_the_shared_facts_resolves_to_its_unitid(
    resolver: InstitutionResolver,
) -> None:
    pairs: set[tuple[str, str]] = set()
    for path in [*SHARED.glob("data/*.jsonl"), *SHARED.glob("gold/*.jsonl")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            fact = json.loads(line)
            subject = fact.get("subject") or fact
            if subject.get("institution") and subject.get("unitid"):
                pairs.add((subject["institution"], subject["unitid"]))
    assert len(pairs) >= 70
    wrong = [(name, unitid) for name, unitid in pairs if resolver.resolve(name).id != unitid]
    assert wrong == []


def test_every_institution_resolves_to_itself_in_its_place(
    resolver: InstitutionResolver, registry: Registry
) -> None:
    """Only two pairs of namesakes in one city are left in doubt, and none is taken for another."""
    in_doubt = []
    for school in registry:
        if school.level == "administrative" or not school.graduate:
            continue
        resolution = resolver.resolve(school.name, state=school.state, city=school.city)
        assert resolution.id in (school.id, None), (school.name, resolution)
        if resolution.id is None:
            in_doubt.append(school.name)
    assert len(in_doubt) <= 4, in_doubt


@settings(max_examples=100, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            "University of the College School at Denver Indiana - , ( ) UC LSU 's State iSchool "
            "Online Information Wisconsin Madison Kentuky Syracuse Illinois & Queens".split()
        ),
        max_size=9,
    ),
    state=st.sampled_from([None, "IN", "WI", "NY", "CO"]),
)
def test_any_name_gets_a_consistent_answer(
    resolver: InstitutionResolver, registry: Registry, words: list[str], state: str | None
) -> None:
    resolution = resolver.resolve(" ".join(words), state=state, hints=OFFERS)
    assert all(owner in registry for owner in resolution.candidates)
    if resolution.id is None:
        assert resolution.score == 0.0
    else:
        assert 0.0 < resolution.score <= 1.0
        assert resolution.id in resolution.candidates


def test_a_text_that_is_no_name_is_refused_at_once(resolver: InstitutionResolver) -> None:
    assert resolver.resolve("University of Denver " + ", " * 100_000).id is None
