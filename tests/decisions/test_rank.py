"""Whole rankings: places, ties, what is missing, where they come from, and nothing paid."""

from __future__ import annotations

import json
import runpy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gradguide.decisions.candidate import Candidate, candidates
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.eligible import outside
from gradguide.decisions.ranking.measures import asking
from gradguide.decisions.ranking.method_weights import with_weights
from gradguide.decisions.ranking.moving import moving_up
from gradguide.decisions.ranking.rank import MOST_DRAWS, order_of, rank
from gradguide.decisions.ranking.ranking import Ranking, Tie
from gradguide.decisions.ranking.record import moving_record, ranking_record
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Claim
from gradguide.model.method import Condition, Eligible, Method, Uncertainty
from gradguide.resolution.pipeline import assemble

HERE = Path(__file__)
making = SimpleNamespace(**runpy.run_path(str(HERE.with_name("making.py"))))
rules = SimpleNamespace(**runpy.run_path(str(HERE.with_name("rank_making.py"))))
claims = SimpleNamespace(**runpy.run_path(str(HERE.parents[1] / "resolution" / "making.py")))
fact, candidate = making.fact, making.candidate
D = Decimal

COST = rules.criterion("cost", "less", 3, measure="cost", attribute=None)
ONLINE = rules.criterion(
    "online", "more", 1, attribute="delivery",
    values={"online": D(1), "hybrid": D("0.5"), "campus": D(0)},
)  # fmt: skip
SURE = Uncertainty(D(0))
UNSURE = Uncertainty(
    D("0.5"), ("min-max", "z-score", "rank"), ("middle", "worst", "reweigh", "observed")
)
METHOD = rules.method(COST, ONLINE, uncertainty=UNSURE)


def program(name: str, price: Any = None, delivery: Any = None) -> Candidate:
    facts = [fact("credits", 36)]
    if price is not None:
        facts.append(fact("tuition_per_credit", *(price if isinstance(price, tuple) else [price])))
    if delivery is not None:
        facts.append(fact("delivery", delivery))
    return candidate(*facts, name=name)  # type: ignore[no-any-return]


PROGRAMS = [
    program("cheap", 300, "campus"),
    program("online", 480, "online"),
    program("twin", 480, "online"),
    program("dear", 900, "online"),
    program("disputed", (350, 850), "hybrid"),
    program("silent", None, "online"),
]


def ranked(
    method: Method = METHOD, programs: Any = PROGRAMS, draws: int = 2000, **more: Any
) -> Ranking:
    programs = list(programs)
    who = asking(programs, more.pop("situation", Situation()), making.AS_OF, peers(programs))
    return rank(order_of(programs, method, who), who, "release", draws=draws, **more)


def ids(found: Ranking) -> list[str]:
    return [one.candidate.id.split("/")[1] for one in found.ranked]


def test_a_ranking_goes_by_score_and_equals_share_a_place() -> None:
    found = ranked(replace(METHOD, uncertainty=SURE), sensitivity=False)
    # cost 10,800 to 32,400: weight 3; online 1, 0.5, 0: weight 1
    # the price that nobody states scores as the middle one of the five others
    assert ids(found) == ["online", "silent", "twin", "cheap", "dear", "disputed"]
    assert [one.place for one in found.ranked] == [1, 1, 1, 4, 5, 6]
    assert found.ties[0] == Tie(0, 2, exact=True)
    scores = {name: one.score for name, one in zip(ids(found), found.ranked, strict=True)}
    assert scores["cheap"] == pytest.approx(0.75)
    assert scores["dear"] == pytest.approx(0.25)
    # a disputed price counts as the higher one
    assert scores["disputed"] == pytest.approx(0.75 * 50 / 600 + 0.125)


def test_intervals_hold_what_may_be() -> None:
    found = ranked(replace(METHOD, uncertainty=SURE), sensitivity=False)
    one = dict(zip(ids(found), found.ranked, strict=True))
    assert (one["cheap"].low, one["cheap"].high) == (4, 5)  # the disputed price may beat it
    assert (one["disputed"].low, one["disputed"].high) == (1, 6)
    assert all(each.low <= each.median <= each.high for each in found.ranked)


def test_chances_of_a_pair_add_up_and_twins_are_even() -> None:
    found = ranked()
    many = len(found.ranked)
    for i in range(many):
        for j in range(many):
            assert found.above[i][j] + found.above[j][i] == pytest.approx(1)
    online, twin = ids(found).index("online"), ids(found).index("twin")
    assert found.above[online][twin] == 0.5


def test_the_chance_to_be_first_agrees_with_the_interval() -> None:
    found = ranked()
    for one in found.ranked:
        assert 0 <= one.first <= 1
        assert (one.first >= 0.05) == (one.low == 1)
        assert (one.first >= 0.95) == (one.high == 1)
    one = dict(zip(ids(found), found.ranked, strict=True))
    assert one["online"].first == one["twin"].first  # equal ones share the first place
    assert 1 <= sum(each.first for each in found.ranked) <= len(found.ranked)
    sure = ranked(replace(METHOD, uncertainty=SURE), sensitivity=False)
    assert dict(zip(ids(sure), sure.ranked, strict=True))["dear"].first == 0


def test_ties_are_runs_of_which_no_pair_can_be_told_apart() -> None:
    found = ranked()
    runs = [tie for tie in found.ties if not tie.exact]
    assert runs
    for tie in runs:
        inside = range(tie.first, tie.last + 1)
        assert all(0.05 < found.above[i][j] < 0.95 for i in inside for j in inside)
        for beyond in (tie.first - 1, tie.last + 1):
            if 0 <= beyond < len(found.above):
                chances = [found.above[beyond][i] for i in inside]
                assert min(chances) <= 0.05 or max(chances) >= 0.95


def test_what_is_missing_is_shown_and_not_filled() -> None:
    found = ranked()
    (silent,) = [one for one in found.ranked if one.missing]
    assert silent.candidate.id.endswith("silent")
    (part,) = silent.missing
    assert part.criterion == "cost" and part.cell.missing == "no price is known"
    assert part.score is not None  # as the middle one of the others
    reweighed = replace(METHOD, criteria=(replace(COST, missing="reweigh"), ONLINE))
    (silent,) = [one for one in ranked(reweighed).ranked if one.missing]
    assert [part.score for part in silent.contributions] == [None, 1.0]
    assert silent.score == 1.0


def test_parts_add_up_or_are_said_not_to() -> None:
    found = ranked()
    assert found.contributions == "parts of the sum"
    for one in found.ranked:
        assert sum(part.amount for part in one.contributions) == pytest.approx(one.score)
    other = ranked(replace(METHOD, aggregation="topsis"))
    assert other.contributions == "difference without the criterion"


@pytest.mark.parametrize("seed", [0, 5])
def test_the_same_again_gives_the_same_bytes(seed: int) -> None:
    one, other = (json.dumps(ranking_record(ranked(seed=seed))) for _ in range(2))
    assert one == other
    assert json.loads(one)["id"] == ranked(seed=seed, sensitivity=False).provenance.id


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("seed", {"seed": 6}),
    ("draws", {"draws": 2001}),
    ("residency", {"situation": Situation(residency="OH")}),
    ("weights", {"method": with_weights(METHOD, {"cost": D(4)})}),
    ("uncertainty", {"method": replace(METHOD, uncertainty=SURE)}),
    ("condition", {"method": replace(METHOD, eligible=Eligible(levels=("master",)))}),
]


@pytest.mark.parametrize(("what", "change"), CHANGES, ids=[what for what, _ in CHANGES])
def test_anything_that_makes_it_another_ranking_makes_another_id(
    what: str, change: dict[str, Any]
) -> None:
    was = ranked(seed=5, sensitivity=False).provenance
    assert ranked(**{"seed": 5, "sensitivity": False, **change}).provenance.id != was.id


def test_the_record_holds_everything() -> None:
    found = ranked()
    out = json.loads(json.dumps(ranking_record(found)))
    assert [one["program"] for one in out["ranked"]] == [o.candidate.id for o in found.ranked]
    assert out["provenance"]["method"] == found.method.digest
    assert out["provenance"]["as_of"] == "2026-11-21"
    disputed = next(o for o in out["ranked"] if o["program"].endswith("disputed"))
    cost = disputed["contributions"][0]
    assert cost["values"] == [12600, 30600] and cost["counted"] == 30600 and cost["between"]
    assert {fact["attribute"] for fact in cost["facts"]} >= {"credits", "tuition_per_credit"}
    assert len(out["above"]) == len(out["ranked"])
    assert out["influences"] and all(o["in_all"] is not None for o in out["influences"])


def test_what_takes_a_program_up_as_a_record() -> None:
    who = asking(PROGRAMS, Situation(), making.AS_OF, peers(PROGRAMS))
    order = order_of(PROGRAMS, METHOD, who)
    dear = [one.id for one in order.matrix.candidates].index("saltmarsh-state/dear")
    out = moving_record(moving_up(order, dear, 2))
    assert (out["place"], out["wanted"]) == (5, 3)
    assert out["moves"][0]["would_do"] == 17280 and out["moves"][0]["now"]["counted"] == 32400
    assert out["moves"][1]["would_do"] is None


def test_a_criterion_without_weight_is_left_away() -> None:
    only = ranked(with_weights(METHOD, {"cost": D(2), "others": D(0)}), sensitivity=False)
    assert [part.criterion for part in only.ranked[0].contributions] == ["cost"]
    assert ids(only)[0] == "cheap" and only.left_out[0].candidate.id.endswith("silent")
    assert [one.weight for one in with_weights(METHOD, {"cost": D(2)}).criteria] == [2, 1]


WRONG: list[tuple[dict[str, Decimal], str]] = [
    ({"cst": D(1)}, "did you mean cost"),
    ({"moon": D(1)}, "it counts cost, online"),
    ({"cost": D(-1)}, "cost=-1 is not allowed"),
    ({"cost": D("NaN")}, "not allowed"),
    ({"cost": D(0), "online": D(0)}, "all of them are 0"),
    ({"others": D(0)}, "all of them are 0"),
]


@pytest.mark.parametrize(("weights", "words"), WRONG)
def test_weights_that_cannot_be_are_told(weights: dict[str, Decimal], words: str) -> None:
    with pytest.raises(SituationError, match="weights: ") as told:
        with_weights(METHOD, weights)
    assert words in str(told.value)


@pytest.mark.parametrize("draws", [0, 99, MOST_DRAWS + 1])
def test_too_few_or_too_many_draws_are_told(draws: int) -> None:
    with pytest.raises(SituationError, match="draws: "):
        ranked(draws=draws)


def test_a_seed_below_0_is_told() -> None:
    with pytest.raises(SituationError, match="seed: "):
        ranked(seed=-1)


def test_a_method_that_ranks_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    none = replace(METHOD, eligible=Eligible(levels=("doctoral",)))
    with pytest.raises(SituationError, match="ranks none of the programs"):
        ranked(none)
    accredited = Condition("accreditation", {"body": "ALA"}, ("accredited",))
    with pytest.raises(SituationError, match="not known"):
        ranked(replace(METHOD, eligible=Eligible(conditions=(accredited,))))
    monkeypatch.setattr("gradguide.decisions.ranking.rank.MOST_PROGRAMS", 5)
    with pytest.raises(SituationError, match="6 programs are too many"):
        ranked()


def test_one_program_alone_has_the_first_place() -> None:
    found = ranked(programs=PROGRAMS[:1])
    assert (found.ranked[0].place, found.ranked[0].low, found.ranked[0].high) == (1, 1, 1)
    assert found.ties == () and found.influences == ()


# ---- nothing paid


def graduates(many: int, year: int) -> Claim:
    """What is said of the school as a whole."""
    said: Claim = claims.claim("completions", many, program=None, level="master", cip="99.0101")
    return replace(said, qualifiers={**said.qualifiers, "year": year})


SAID = [
    claims.claim("level", "master"),
    claims.claim("credits", 36),
    claims.claim("tuition_per_credit", 500),
    claims.claim("delivery", "online"),
    claims.claim("level", "master", school="900002", named="Port"),
    claims.claim("credits", 30, school="900002", named="Port"),
    claims.claim("tuition_per_credit", 700, school="900002", named="Port"),
    claims.claim("delivery", "hybrid", school="900002", named="Port"),
    claims.claim("level", "master", school="900003", named="Port"),
    claims.claim("delivery", "campus", school="900003", named="Port"),
    graduates(40, 2024),
    claims.claim("accreditation", "accredited", school="900002", named="Port", since=2001),
]


EVERYTHING = rules.method(
    COST,
    ONLINE,
    rules.criterion("months", "less", 1, measure="months", attribute=None),
    rules.criterion("graduates", "more", 1, measure="completions", attribute=None),
    rules.criterion("school", "more", 1, attribute="completions", whose="school",
                    keys=({"level": "master", "cip": "99.0101", "year": 2024},)),
    rules.criterion("since", "more", 1, attribute="accreditation", detail="since",
                    missing="reweigh"),
    uncertainty=UNSURE,
    outdated="used",
    eligible=Eligible(
        kinds=("program", "concentration", "certificate"),
        conditions=(
            Condition("delivery", allowed=("online", "hybrid", "campus"), unknown="keep"),
            Condition("credits", at_most=D(40), unknown="keep"),
        ),
    ),
)  # fmt: skip
"""Every way in which a method can look at a program and at its school."""


def answer(said: list[Claim], method: Method = EVERYTHING) -> Any:
    """The ranking of a catalog of these claims, without the places of claims in their list."""
    catalog = assemble(said, claims.PACK, claims.REGISTRY, claims.AS_OF)
    everybody = candidates(catalog.programs, catalog.institutions)
    meant = [one for one in everybody if not outside(one, method.eligible)]
    who = asking(meant, Situation(), claims.AS_OF, peers(everybody))
    found = rank(order_of(everybody, method, who), who, "release", draws=200, sensitivity=False)
    return _without_claims(ranking_record(found))


def _without_claims(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_claims(one) for name, one in value.items() if name != "claims"}
    return [_without_claims(one) for one in value] if isinstance(value, list) else value


def test_there_is_something_to_rank() -> None:
    ranked = answer(SAID)["ranked"]
    assert len(ranked) == 3
    parts = [part for one in ranked for part in one["contributions"]]
    known = {part["criterion"] for part in parts if part["counted"] is not None}
    assert known == {one.name for one in EVERYTHING.criteria}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(claims.any_claim(heard=True), max_size=6),
    st.lists(claims.any_claim(heard=False), max_size=4),
    st.integers(1, 3),
)
@example([], [claims.claim("tuition_per_credit", 1, school="900003", named="Port")], 1)
@example([], [claims.claim("gpa_min", 1, program=None, school="900003", named="Port")], 1)
@example([], [graduates(90, 2024)], 1)
@example([], [graduates(9, 2025)], 1)
@example([], [claims.claim("credits", 99, school="900003", named="Port")], 1)
def test_no_paid_placement_and_no_other_ranking_changes_anything(
    said: list[Claim], silenced: list[Claim], position: int
) -> None:
    paid = [replace(one, paid=True) for one in silenced]
    where: dict[str, Any] = {"school": "900002", "named": "Port", "program": "MHTS"}
    marked = [
        claims.claim("sponsored", True, kind="guide", **where),
        claims.claim("rank", position, kind="guide", **where),
        claims.claim("rank", position, kind="guide", paid=True, **where),
    ]
    assert answer([*SAID, *said, *paid, *marked]) == answer([*SAID, *said])
