"""Rankings out of claims: which program an entry means, who is marked as paid, which list it is."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gradguide.model.claim import Claim, Evidence
from gradguide.model.published_ranking import PublishedRanking
from gradguide.production.rankings import Known, claims_of_pages, ranking_in
from gradguide.production.reader import PageReader, Settings
from gradguide.sources.rankings import RankingFileError

making = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "resolution" / "making.py"))
)
claim = making.claim
SALTMARSH = {"school": "900001", "named": "Saltmarsh State"}
INLET = {"school": "900002", "named": "Port College"}
SANDBAR = {"school": "900003", "named": "Port College"}

RELEASE = (
    claim("level", "master", **SALTMARSH),
    claim("credits", 36, **SALTMARSH),
    claim("level", "master", **INLET, program="MS in Tide Science"),
    claim("credits", 30, **INLET, program="MS in Tide Science"),
    claim("level", "master", **SANDBAR, program="MHTS"),
    claim("level", "master", **SANDBAR, program="MS in Tide Science"),
)
MHTS, MSTS = "saltmarsh-state-university/mhts", "port-college-900002/ms-tide-science"


def at(start: int, position: int, where: dict[str, Any], doc: str = "ten", **more: Any) -> Claim:
    more.setdefault("program", None)
    quote = Evidence(f"#{position}", start, start + 2)
    found = claim("rank", position, kind="guide", doc=doc, quote=quote, **where, **more)
    assert isinstance(found, Claim)
    return found


def ranking(*claims: Claim, doc: str | None = None) -> PublishedRanking:
    known = Known(RELEASE, making.AS_OF, making.PACK, making.REGISTRY)
    return ranking_in(claims, known, doc)


def told(found: PublishedRanking) -> list[tuple[int, str | None]]:
    return [(placing.position, placing.program) for placing in found.placings]


def test_entries_mean_the_programs_that_a_release_would_give_them_to() -> None:
    found = ranking(
        at(0, 1, SALTMARSH, program="Master of Harbor & Tide Science"),
        at(9, 2, INLET, program="Master of Science in Tide Science"),
    )
    assert told(found) == [(1, MHTS), (2, MSTS)]
    assert found.tells_paid
    assert found.source == "ten"


def test_a_school_alone_means_its_only_degree() -> None:
    assert told(ranking(at(0, 1, SALTMARSH), at(9, 2, INLET))) == [(1, MHTS), (2, MSTS)]


def test_a_school_with_more_degrees_means_the_one_that_the_page_speaks_of() -> None:
    named = claim("credits", 33, **SANDBAR, program="MHTS, Dredging", kind="guide", doc="ten")
    found = ranking(at(0, 1, SALTMARSH), at(9, 2, SANDBAR), named)
    assert told(found)[1] == (2, "port-college-900003/mhts")


def test_what_cannot_be_told_is_not_guessed() -> None:
    unknown = {"school": None, "named": "Nowhere Tech"}
    found = ranking(at(0, 1, SALTMARSH), at(9, 2, SANDBAR), at(18, 3, unknown))
    assert told(found)[1:] == [(2, None), (3, None)]
    assert found.placings[1].why.endswith(
        "it could be port-college-900003/mhts or port-college-900003/ms-tide-science"
    )
    assert found.placings[2].why == "the school could not be told from its name"


def test_who_is_marked_as_paid() -> None:
    mark = {"kind": "guide", "doc": "ten", "paid": True}
    other = claim("sponsored", True, **INLET, program="Certificate in Dredging", **mark)
    school = claim("sponsored", True, **SALTMARSH, program=None, **mark)
    elsewhere = claim("sponsored", True, **INLET, program=None, kind="guide", doc="eleven")
    found = ranking(at(0, 1, SALTMARSH), at(9, 2, INLET), other, school, elsewhere)
    assert [placing.paid for placing in found.placings] == [True, False]
    inside = ranking(at(0, 1, SALTMARSH), at(9, 2, INLET, paid=True))
    assert [placing.paid for placing in inside.placings] == [False, True]


def test_of_several_lists_the_longest_is_taken_and_the_others_are_told() -> None:
    found = ranking(
        at(0, 1, SANDBAR), at(9, 2, SALTMARSH),
        at(20, 1, SALTMARSH), at(29, 2, INLET), at(38, 3, SANDBAR),
    )  # fmt: skip
    assert told(found)[:2] == [(1, MHTS), (2, MSTS)]
    assert found.aside == ("the page holds other lists, of 2 entries; this is the longest",)


def test_a_list_may_count_down() -> None:
    found = ranking(at(0, 3, SANDBAR), at(9, 2, SALTMARSH), at(18, 1, INLET))
    assert [placing.position for placing in found.placings] == [1, 2, 3]
    assert found.placings[0].program == MSTS


def test_a_program_counts_once() -> None:
    found = ranking(at(0, 1, SALTMARSH), at(9, 2, INLET), at(18, 3, SALTMARSH))
    assert told(found) == [(1, MHTS), (2, MSTS)]
    assert found.aside == ("Saltmarsh State stands at 3 too, and counts once",)


@pytest.mark.parametrize(
    ("claims", "doc", "says"),
    [
        ((), None, "no position of a program is stated here"),
        ((claim("credits", 36),), None, "no position"),
        ((at(0, 1, SALTMARSH),), None, "ten: nothing is ranked here"),
        ((at(0, 1, SALTMARSH), at(0, 1, INLET, doc="two")), None, "--doc: ten (1), two (1)"),
        ((at(0, 1, SALTMARSH),), "six", "--doc: no document 'six' ranks anything; those that do"),
    ],
)
def test_what_is_no_ranking_is_said(claims: tuple[Claim, ...], doc: str | None, says: str) -> None:
    with pytest.raises(RankingFileError) as error:
        ranking(*claims, doc=doc)
    assert says in str(error.value)


def test_one_of_several_documents_can_be_named() -> None:
    claims = (
        at(0, 1, SALTMARSH), at(9, 2, INLET), at(0, 1, INLET, doc="two"),
        at(9, 2, SALTMARSH, doc="two"),
    )  # fmt: skip
    assert told(ranking(*claims, doc="two")) == [(1, MSTS), (2, MHTS)]


def test_a_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "picture.html"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    reader = PageReader(Settings("library-science", making.AS_OF))
    with pytest.raises(RankingFileError, match=r"picture\.html"):
        claims_of_pages(path, reader)
