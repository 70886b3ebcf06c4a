"""Claims of the authority that are made of federal tables."""

from __future__ import annotations

from collections import Counter

import pytest

from gradguide.model.claim import Claim, Source, Standing, Subject
from gradguide.production.federal_claims import federal_claims
from gradguide.sources.federal.bundled import bundled_federal
from gradguide.sources.packs import load_pack
from gradguide.sources.registry import bundled


def _made(pack_id: str, claims: tuple[Claim, ...] = ()) -> tuple[Claim, ...]:
    with bundled_federal(pack_id) as staging:
        return tuple(federal_claims(staging, load_pack(pack_id), claims, bundled()))


def _of_a_school(institution_id: str) -> Claim:
    subject = Subject(institution="Any", institution_id=institution_id)
    return Claim("page", subject, "credits", 36, Source("https://x.example", "school", 2026))


def test_they_have_their_known_anchors() -> None:
    """Sums and medians that the federal files' own tables state."""
    claims = _made("library-science")
    awards = Counter[str]()
    for claim in claims:
        if claim.attribute == "completions" and claim.qualifiers["level"] == "master":
            awards[claim.subject.institution_id or ""] += int(claim.value)
    assert (awards["122755"], awards["167783"], awards["227216"]) == (742, 266, 238)
    medians = {c.qualifiers["occupation"]: c.value for c in claims if c.attribute == "median_wage"}
    assert medians["Librarians and Media Collections Specialists"] == 68_270


@pytest.mark.parametrize("pack_id", ["library-science", "social-work"])
def test_each_is_an_authoritys_with_year_and_address(pack_id: str) -> None:
    claims = _made(pack_id, (_of_a_school("100751"),))
    assert {claim.attribute for claim in claims} == {"completions", "median_wage"}
    for claim in claims:
        assert claim.standing is Standing.AUTHORITY
        assert claim.source.year == claim.qualifiers["year"]
        assert claim.source.address.startswith("https://")
    wages = [claim for claim in claims if claim.attribute == "median_wage"]
    with bundled_federal(pack_id) as staging:
        rows = staging.connection.execute(
            "SELECT 'SOC ' || soc || '; national, all industries', median, year FROM wages"
        ).fetchall()
    assert {(c.note, c.value, c.source.year) for c in wages} <= set(rows)


def test_what_is_said_already_is_not_said_twice() -> None:
    everything = _made("library-science")
    assert _made("library-science", everything) == ()
    assert _made("library-science", everything[1:]) == everything[:1]


def test_awards_of_their_own_count_their_graduates_themselves() -> None:
    pack = load_pack("social-work")
    assert pack.awards
    schools = {
        claim.subject.institution_id
        for claim in _made("social-work", (_of_a_school("100751"),))
        if claim.attribute == "completions"
    }
    assert schools == {"100751"}
