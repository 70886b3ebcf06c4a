"""Which claims of one school are about one program."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.model.vocabulary import vocabulary
from gradguide.resolution.program_reader import ProgramReader
from gradguide.resolution.programs import Grouping, group
from gradguide.sources.packs import load_pack

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
claim = making.claim
READER = ProgramReader(making.PACK)


def clusters(names: list[str], reader: ProgramReader = READER) -> list[list[str]]:
    """The names that fall together, each list sorted, "NAME >" for those with a concentration."""
    claims = [claim(program=name) for name in names]
    grouping = group(claims, range(len(claims)), reader, vocabulary())
    out = []
    for cluster in grouping.clusters:
        own = sorted(cluster.names)
        tracks = [f"{n} >" for track in cluster.tracks.values() for n in sorted(track.names)]
        out.append(sorted(own) + sorted(tracks))
    return sorted(out)


ONE_PROGRAM = [
    ["MHTS", "M.H.T.S.", "Master of Harbor & Tide Science (MHTS)", "Online MHTS"],
    ["MHTS", "MHS", "Master of Harbor Studies", "MS in Tide and Harbor Science", "M.S. in HTS"],
    ["MA in Harbor Science", "Harbor Studies, M.A.", "Master of Arts, Harbor Science"],
    ["Graduate Certificate in Dredging", "Dredging (Certificate)", "dredging certificate program"],
    ["MHTS", "Harbor Science", "master's in harbor science", "the online master's"],
    ["Master of Knot Theory (MKTh)", "MKTh"],
    ["Dual degree: MHTS/MBA", "MHTS/MBA (dual degree)"],
]


@pytest.mark.parametrize("names", ONE_PROGRAM, ids=lambda names: names[0])
def test_names_of_one_program(names: list[str]) -> None:
    assert clusters(names) == [sorted(names)]


SEPARATE = [
    ["MHTS", "MSTS"],  # harbors and tides, and tides alone
    ["MHS", "MA in Harbor Science"],  # of the field, and of arts
    ["MHTS", "Ph.D. in Harbor and Tide Science"],
    ["MHTS", "Graduate Certificate in Harbor and Tide Science"],
    ["MHTS", "MHTS/MBA dual degree"],
    ["MHTS", "harbor science programs"],
    ["Certificate in Dredging", "Certificate of Advanced Study in Dredging"],
    ["Master of Harbor Science", "Master of Harbor Security"],
    ["MHTS", "MSTS", "the online master's"],  # whose is the master's?
    ["Ph.D. in Harbor Science", "MHTS", "Harbor Science"],
]


@pytest.mark.parametrize("names", SEPARATE, ids=lambda names: " | ".join(names))
def test_names_of_different_programs(names: list[str]) -> None:
    assert clusters(names) == sorted([name] for name in names)


def test_concentrations_belong_to_their_degree() -> None:
    names = ["MHTS", "MHS, Lighthouse Care track", "MHTS: Lighthouses", "MHTS, Dredging"]
    claims = [claim(program=name) for name in names]
    (cluster,) = group(claims, range(4), READER, vocabulary()).clusters
    assert set(cluster.names) == {"MHTS"}
    assert {key: sorted(track.names) for key, track in cluster.tracks.items()} == {
        "Lighthouse Care": ["MHS, Lighthouse Care track", "MHTS: Lighthouses"],
        "Dredging": ["MHTS, Dredging"],
    }


def test_concentration_as_the_claim_states_it() -> None:
    name = "Harbor Studies, MS, sails, ropes and knots"
    claims = [claim("program", name, program=name, concentration="sails, ropes and knots")]
    (cluster,) = group(claims, [0], READER, vocabulary()).clusters
    assert [track.label for track in cluster.tracks.values()] == ["sails, ropes and knots"]


def test_what_claims_say_of_degree_and_level_tells_a_bare_name() -> None:
    claims = [
        claim("degree", "MA", program="Harbor Studies"),
        claim("credits", 30, program="Harbor Studies"),
        claim("credits", 36, program="MHS"),
    ]
    grouping = group(claims, range(3), READER, vocabulary())
    assert {c.key.designation: c.claims for c in grouping.clusters} == {"": [2], "arts": [0, 1]}


def about_the_school(attribute: str, value: object, *names: str, **qualifiers: str) -> Grouping:
    claims = [claim(program=name) for name in names]
    claims.append(claim(attribute, value, program=None, **qualifiers))
    return group(claims, range(len(claims)), READER, vocabulary())


WHOLE = [
    ("tuition_per_credit", 500, ["MHTS"], {}, False),
    ("tuition_per_credit", 500, ["MHTS", "Certificate in Dredging"], {}, False),
    ("tuition_per_credit", 500, ["MHTS", "MSTS"], {}, True),
    ("tuition_per_credit", 500, [], {}, True),
    ("location", "Saltmarsh, ME", ["MHTS"], {}, True),
    ("contact_phone", "2075550100", ["MHTS"], {}, True),
    ("accreditation", "accredited", ["MHTS"], {}, False),
    ("accreditation", "accredited", ["MHTS", "Ph.D. in Tide Science"], {}, False),
    ("accreditation", "accredited", ["MHTS", "MSTS"], {}, True),
    ("accreditation", "accredited", ["MHTS"], {"body": "regional"}, True),
    ("accreditation", "accredited", ["MHTS"], {"body": "CTE"}, True),
]


@pytest.mark.parametrize(("attribute", "value", "names", "qualifiers", "stays"), WHOLE)
def test_claims_about_the_school(
    attribute: str, value: object, names: list[str], qualifiers: dict[str, str], stays: bool
) -> None:
    grouping = about_the_school(attribute, value, *names, **qualifiers)
    assert bool(grouping.whole) is stays


def test_location_stated_beside_a_program_is_the_schools() -> None:
    claims = [claim("location", "Saltmarsh, ME", program="MHTS")]
    assert group(claims, [0], READER, vocabulary()).whole == (0,)


@given(st.lists(making.any_claim(), max_size=12))
def test_every_claim_has_one_place(claims: list[object]) -> None:
    grouping = group(claims, range(len(claims)), READER, vocabulary())
    places = list(grouping.whole)
    for cluster in grouping.clusters:
        places += cluster.claims
        for track in cluster.tracks.values():
            places += track.claims
    assert sorted(places) == list(range(len(claims)))


LIBRARY = [
    ["Online MS in Library and Information Science", "M.S. in Library and Information Science",
     "MS in LIS", "MSLIS"],
    ["MLS", "Master of Library Science", "MLIS", "Master of Library & Information Studies"],
]  # fmt: skip


@pytest.mark.parametrize("names", LIBRARY, ids=lambda names: names[0])
def test_spellings_with_the_bundled_pack(names: list[str]) -> None:
    reader = ProgramReader(load_pack("library-science"))
    assert clusters(names, reader) == [sorted(names)]
