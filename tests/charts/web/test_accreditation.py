"""The web chart of accreditation: its years are those of the facts and of the body's decisions."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from gradguide.catalog.release import Opened
from gradguide.charts.web.accreditation import accreditation_timeline
from gradguide.charts.web.accreditation_lanes import lanes_of
from gradguide.charts.web.drawing import Drawing
from gradguide.model.accreditation import Action, Decision, PartialDate
from gradguide.model.claim import Claim, Source, Standing, Subject
from gradguide.model.fact import Fact, Stated, Status
from gradguide.resolution.accreditation import as_claims

DAY = date(2026, 11, 1)


def claim(value: str, year: int | None) -> Claim:
    source = Source("https://harbor.example/about", "school", year)
    return Claim("d", Subject("Harbor", None), "accreditation", value, source)


def decided(action: Action, when: str, review: int | None) -> Claim:
    """The claim that the code makes of a body's decision."""
    source = Source("https://body.example/list", "authority", int(when[:4]))
    decision = Decision(
        "Harbor", "the program", "HAB", action, source, "900001", PartialDate(when), review
    )
    (found,) = as_claims([decision], DAY)
    return found


def opened(*values: tuple[str, dict[str, int], tuple[Claim, ...]], body: str = "HAB") -> Opened:
    stated, claims = [], []
    for value, details, own in values:
        places = tuple(range(len(claims), len(claims) + len(own)))
        stated.append(Stated(value, details, places))
        claims += own
    status = Status.DISPUTED if len(values) > 1 else Status.VERIFIED
    fact = Fact("accreditation", tuple(stated), status, Standing.SCHOOL, {"body": body})
    return Opened(fact, tuple(claims), ())


def marks(drawing: Drawing, kind: str) -> list[tuple[float, float]]:
    return [
        tuple(float((one.get(name) or one.get("cx") or "")[:-1]) for name in ("x1", "x2"))  # type: ignore[misc]
        for one in ElementTree.fromstring(drawing.svg).iter()
        if kind in (one.get("class") or "").split()
    ]


@pytest.mark.parametrize(
    ("action", "when", "review", "found"),
    [
        ("continued", "2022-06", 2029, ("continued", 2022, 2029)),
        ("initial", "2020", 2027, ("initial", 2020, 2027)),
        ("continued", "2015-02-03", 2021, ("continued", 2015, 2021)),
        ("conditional", "2024-01", None, ("conditional", 2024, None)),
        ("precandidate", "2025-01", 2027, ("precandidate", 2025, 2027)),
    ],
)
def test_a_decision_is_read_as_the_release_keeps_it(
    action: Action, when: str, review: int | None, found: tuple[str, int, int | None]
) -> None:
    told = decided(action, when, review)
    (lane,) = lanes_of([opened((str(told.value), {}, (told, claim("accredited", 2019))))])
    assert (lane.action, lane.decided, lane.review) == found


def test_a_line_goes_from_the_beginning_past_the_day_to_the_next_review() -> None:
    told = decided("continued", "2022-06", 2029)
    drawing = accreditation_timeline(
        [opened(("accredited", {"since": 1974}, (told, claim("accredited", 2025))))], DAY
    )
    ((first, last),) = marks(drawing, "chart-held")
    ((dot, _),) = marks(drawing, "chart-dot")
    ((known, due),) = marks(drawing, "chart-until")
    ((circle, _),) = marks(drawing, "chart-due")
    ((today, _), *_) = marks(drawing, "chart-today")
    assert dot == first < today < due == circle
    assert known == last
    assert 0 <= first <= 100
    assert 0 <= due <= 100
    years = (due - first) / (2029 - 1974)
    assert today == pytest.approx(first + years * (2026 - 1974), abs=0.02)
    assert drawing.sentence == (
        "HAB: accredited since 1974; continued, decided 2022; the next review is due in 2029."
    )


def test_a_review_whose_outcome_is_not_known_is_said_and_left_open() -> None:
    told = decided("continued", "2015-02", 2021)
    drawing = accreditation_timeline([opened(("accredited", {}, (told,)))], DAY)
    assert "the outcome of the review of 2021 is not known here" in drawing.sentence
    assert marks(drawing, "chart-open")
    assert drawing.table.rows[0][2] == "unknown"


def test_a_dispute_has_a_lane_for_each_value() -> None:
    drawing = accreditation_timeline(
        [
            opened(
                ("conditional", {"since": 2012}, (claim("conditional", 2014),)),
                ("not_accredited", {}, (claim("not_accredited", 2015),)),
            )
        ],
        DAY,
    )
    assert [row[1] for row in drawing.table.rows] == [
        "conditional (disputed)", "not accredited (disputed)",
    ]  # fmt: skip
    assert drawing.sentence.count("by some sources") == 2
    assert len(marks(drawing, "chart-held")) == 2


def test_what_nobody_dates_has_words_and_no_line() -> None:
    drawing = accreditation_timeline(
        [opened(("accredited", {}, (claim("accredited", None),)))], DAY
    )
    assert marks(drawing, "chart-held") == []
    assert "no source says when" in drawing.sentence


def test_nothing_said_is_nothing_drawn() -> None:
    with pytest.raises(ValueError, match="no accreditation"):
        accreditation_timeline([], DAY)
