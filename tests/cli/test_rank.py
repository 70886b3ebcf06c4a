"""`gradguide rank` as a person types it, on a release of the bundled facts."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gradguide.answers.methods import method_called
from gradguide.cli.releases import opened
from gradguide.decisions.candidate import candidates
from gradguide.decisions.comparing.cells import Wording
from gradguide.decisions.comparing.rows import Table, stated
from gradguide.decisions.finding.readings import exam
from gradguide.decisions.finding.seen import Seen
from gradguide.decisions.ranking.measures import Asking, measured
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Status
from gradguide.model.vocabulary import vocabulary
from gradguide.resolution.synonyms import Synonyms

DAY = "2026-11-01"
MINE = """
name = "Nothing but the price"
about = "What it costs."
[programs]
levels = ["master"]
countries = ["US"]
[criteria.cost]
label = "what you pay"
measure = "cost"
better = "less"
weight = 1
low = 0
high = 100000
missing = "leave-out"
"""


@pytest.fixture
def typed(release: Path, called: Any) -> Any:
    def run(*words: str) -> tuple[int, str, str]:
        return called("rank", *words, "--release", release, "--as-of", DAY)

    return run


def result(typed: Any, *words: str) -> dict[str, Any]:
    status, out, err = typed(*words, "--json", "--draws", "500")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_ranking_reads_from_the_method_to_where_it_comes_from(typed: Any) -> None:
    status, out, err = typed("--residency", "OH", "--draws", "500", "--top", "5")
    assert (status, err) == (0, "")
    plain = " ".join(out.replace("\N{NO-BREAK SPACE}", " ").split())
    told = [
        "Cost, time and ways in",
        "For a resident of Ohio who starts in the next term (spring 2027",
        "As of 1 November 2026.",
        "It counts what you pay (less is better; 40 %)",
        "Nothing that is paid for has a say in it",
        "in each of 500 draws of it",
        "● verified ◐ reported",
        "place 90 % score cost time online exam graduates",
        "above the next one in",
        "more have a place; --top shows them",
        "Programs in one bracket cannot be told apart",
        "Places move most with",
        "Not known is, of the",
        "can change the order of the others",
        "have no place:",
        "accreditation (ALA): not known",
        "Ranking ",
        "the same again gives the same ranking",
    ]
    places = [plain.index(words) for words in told]
    assert places == sorted(places)
    assert "best" not in plain.casefold() and "unknown" in plain
    assert max(map(len, out.splitlines())) <= 92


def test_the_record_is_the_same_bytes_again_and_places_follow_scores(typed: Any) -> None:
    one, other = (typed("--json", "--draws", "500")[1] for _ in range(2))
    assert one == other
    found = json.loads(one)
    scores = [each["score"] for each in found["ranked"]]
    assert scores == sorted(scores, reverse=True)
    assert found["provenance"]["seed"] == 0 and found["provenance"]["draws"] == 500
    for each in found["ranked"]:
        assert 1 <= each["places"]["low"] <= each["places"]["high"] <= len(scores)
        total = sum(part["amount"] for part in each["contributions"])
        assert total == pytest.approx(each["score"], abs=1e-6)


@pytest.mark.parametrize("method", ["default", "cost", "outcome"])
def test_the_methods_of_the_pack_rank_what_they_say(typed: Any, method: str) -> None:
    found = result(typed, "--method", method)
    assert len(found["ranked"]) >= 20
    assert bool(found["can_reverse"]) == (method != "cost")
    named = {part["criterion"] for one in found["ranked"] for part in one["contributions"]}
    assert not named & {"rank", "sponsored"}
    # what is counted is known of some programs at least
    for criterion in named:
        assert any(
            part["counted"] is not None
            for one in found["ranked"]
            for part in one["contributions"]
            if part["criterion"] == criterion
        )


def test_weights_are_the_persons_own(typed: Any) -> None:
    found = result(typed, "--weights", "cost=3, time=1, others=0")
    weights = {one["name"]: one["weight"] for one in found["method"]["criteria"]}
    assert weights == {"cost": "3", "time": "1"}
    assert found["id"] != result(typed)["id"]


def test_weights_that_nobody_named_are_said_to_stay(typed: Any) -> None:
    told = json.loads(typed("--weights", "cost=3,time=1", "--json")[1])["method"]["criteria"]
    weights = {one["name"]: float(one["weight"]) for one in told}
    others = sum(weight for name, weight in weights.items() if name not in ("cost", "time"))
    out = " ".join(typed("--weights", "cost=3,time=1")[1].replace("\xa0", " ").split())
    said = re.search(r"You did not name (.*?), which keep the weights of .*? and count (\d+)", out)
    assert said is not None
    assert {*re.findall(r"(\w+)=", said[1])} == {*weights} - {"cost", "time"}
    assert int(said[2]) == round(100 * others / sum(weights.values()))
    assert "others=0 among your weights" in out
    for silent in (("--weights", "cost=3,time=1,others=0"), ()):
        assert "You did not name" not in typed(*silent)[1]


def test_residency_changes_what_is_paid(typed: Any) -> None:
    here, there = result(typed, "--residency", "OH"), result(typed, "--residency", "LA")
    assert [one["score"] for one in here["ranked"]] != [one["score"] for one in there["ranked"]]


def test_a_method_of_ones_own(typed: Any, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(MINE, encoding="utf-8")
    found = result(typed, "--method", str(file), "--residency", "OH")
    costs = [one["contributions"][0]["counted"] for one in found["ranked"]]
    assert costs == sorted(costs) and None not in costs
    assert {one["why"] for one in found["left_out"]} >= {"what you pay: no price is known"}


def test_many_criteria_stay_within_the_line(typed: Any, tmp_path: Path) -> None:
    grade = (
        '[criteria.grade-{}]\nlabel = "grade {}"\nfact = "gpa_min"\nbetter = "less"\nweight = 1\n'
    )
    file = tmp_path / "many.toml"
    file.write_text(MINE + "".join(grade.format(at, at) for at in range(9)), encoding="utf-8")
    status, out, _ = typed("--method", str(file), "--draws", "500", "--top", "5")
    assert status == 0 and "Beside the criteria stands what each adds" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 92


def test_all_names_those_without_a_place(typed: Any) -> None:
    found = result(typed)
    some = found["left_out"][0]["program"]
    assert some in typed("--all", "--draws", "500")[1]
    assert some not in typed("--draws", "500")[1]


def test_why_a_program_has_its_place_and_what_would_take_it_up(typed: Any) -> None:
    found = result(typed)
    one = found["ranked"][7]
    status, out, err = typed("--why", one["program"], "--up", "3", "--draws", "500")
    assert (status, err) == (0, "")
    plain = " ".join(out.split())
    assert f"Place {one['place']} of {len(found['ranked'])}" in plain
    wanted = one["place"] - 3
    assert f"To come from place {one['place']} to place {wanted} or higher" in plain
    assert "any one of these would do" in plain
    told = json.loads(typed("--why", one["program"], "--up", "3", "--draws", "500", "--json")[1])
    assert told["moving_up"]["wanted"] == wanted and told["score"] == one["score"]
    assert told["id"] == found["id"]


def test_the_first_has_nothing_above_it(typed: Any) -> None:
    first = result(typed)["ranked"][0]["program"]
    status, out, _ = typed("--why", first, "--draws", "500")
    assert status == 0 and "To come from" not in out


def test_why_a_program_has_no_place(typed: Any) -> None:
    left = result(typed)["left_out"][0]
    status, _, err = typed("--why", left["program"], "--draws", "500")
    assert status == 1 and left["why"] in err


def test_a_chart_is_drawn_on_the_way(typed: Any, tmp_path: Path) -> None:
    file = tmp_path / "places.svg"
    status, out, _ = typed("--plot", str(file), "--draws", "500", "--top", "5")
    assert status == 0 and "Ranking" in out
    drawn = file.read_text(encoding="utf-8")
    assert drawn.startswith("<svg") and "the next term (spring 2027" in " ".join(drawn.split())


WRONG: list[tuple[tuple[str, ...], str]] = [
    (("--method", "alchemy"), "has cost, default, outcome"),
    (("--method", "./none.toml"), "give the path of a method file"),
    (("--weights", "cst=1"), "did you mean cost"),
    (("--weights", "cost"), "takes criteria with numbers"),
    (("--weights", ""), "takes criteria with numbers"),
    (("--weights", "cost=much"), "takes a number"),
    (("--weights", "cost=1,cost=2"), "cost stands there twice"),
    (("--weights", "others=0"), "all of them are 0"),
    (("--weights", "cost=-3"), "not allowed; give a number from 0"),
    (("--draws", "5"), "give 100 to 1,000,000"),
    (("--seed", "-1"), "whole number from 0"),
    (("--up", "3"), "--up goes with --why"),
    (("--up", "0", "--why", "the-university-of-alabama/mlis"), "up: 0 is not allowed"),
    (("--top", "0"), "--top takes a number from 1"),
    (("--residency", "Ohioo"), "residency"),
    (("--start", "fall 2001"), "has begun already"),
    (("--plot", "places.doc"), "must end in .svg or .png"),
    (("--plot", "places.svg", "--why", "alabama"), "leave --why away"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=[" ".join(one) for one, _ in WRONG])
def test_a_wrong_call_is_told_what_is_allowed(
    typed: Any, words: tuple[str, ...], told: str
) -> None:
    status, out, err = typed(*words)
    assert status == 2 and out == ""
    assert told in err and "Traceback" not in err


def test_a_program_that_is_not_meant_is_told(typed: Any) -> None:
    status, _, err = typed("--why", "no such program at all", "--draws", "500")
    assert status == 1 and "nothing goes by the name" in err


def test_nobody_moves_up_further_than_to_the_first_place(typed: Any) -> None:
    one = result(typed)["ranked"][4]
    status, _, err = typed("--why", one["program"], "--up", "999", "--draws", "500")
    assert status == 2 and f"give a number from 1 to {one['place'] - 1}" in err


EXAM_ASKED = {Decimal(0): "none", Decimal(1): "may_be", Decimal(2): "required"}
EXAM_STATED = {"not_required": "none", "may_be_required": "may_be", "required": "required"}


def test_find_rank_and_compare_read_the_same_exam(release: Path) -> None:
    """Of each bundled program: what find filters by, what rank scores, what compare shows."""
    with opened(release) as bundled:
        programs = [
            one
            for one in candidates(bundled.programs(), bundled.institutions())
            if one.program.kind == "program"
        ]
        rules = method_called(bundled, "default")
        criterion = next(one for one in rules.criteria if one.name == "exam")
        day = date.fromisoformat(DAY)
        who = Asking(Situation(), day, {})
        table = Table(programs, Situation(), day, vocabulary(), Wording(), one_money=True)
    together = next(row for row in stated(table) if row.name == "entrance_exam" and not row.key)
    several = 0
    for one, compared in zip(programs, together.cells, strict=True):
        found = exam(Seen(one, Synonyms(()))).get("", ())
        ranked = measured(criterion, one, who, rules.outdated)
        assert {EXAM_ASKED[value] for value in ranked.values} == set().union(*found), one.id
        if compared.status is not Status.STALE:
            shown = {EXAM_STATED[str(item.value)] for item in compared.items}
            assert shown == set().union(*found), one.id
        several += len(one.facts("entrance_exam")) > 1
    assert several > 5
