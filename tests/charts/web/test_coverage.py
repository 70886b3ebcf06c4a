"""The web chart of coverage: each strip is whole, and nothing known looks like nothing or all."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.coverage import STATUSES, Covered, coverage

counts = st.fixed_dictionaries({}, optional=dict.fromkeys(STATUSES, st.integers(0, 100_000)))


def rows(*attributes: Covered) -> list[Element]:
    return list(ElementTree.fromstring(coverage(attributes, "c").svg).iter("li"))


def parts(row: Element) -> list[tuple[str, float, float]]:
    return [
        (
            (rect.get("class") or "").removeprefix("chart-"),
            float((rect.get("x") or "")[:-1]),
            float((rect.get("width") or "")[:-1]),
        )
        for rect in row.iter("rect")
    ]


@given(counts.filter(lambda found: sum(found.values()) > 0))
def test_a_strip_is_whole_and_its_parts_are_in_proportion(found: dict[str, int]) -> None:
    (row,) = rows(Covered("credits", found))
    total, at = sum(found.values()), 0.0
    drawn = parts(row)
    assert [status for status, _, _ in drawn] == [one for one in STATUSES if found.get(one)]
    for status, left, width in drawn:
        assert left == pytest.approx(at, abs=0.02)
        assert width == pytest.approx(100 * found[status] / total, abs=0.02)
        at = left + width
    assert at == pytest.approx(100, abs=0.02)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"verified": 1, "unknown": 9999}, "1 % known"),
        ({"verified": 9999, "unknown": 1}, "99 % known"),
        ({"reported": 1, "stale": 2, "unknown": 3}, "50 % known"),
        ({"unknown": 3}, "0 % known"),
        ({"computed": 3}, "100 % known"),
    ],
)
def test_a_little_is_never_nothing_and_never_all(found: dict[str, int], said: str) -> None:
    (row,) = rows(Covered("credits", found))
    assert "".join(row.itertext()).endswith(said)


def test_patterns_have_ids_of_their_own_and_are_there() -> None:
    one = Covered("credits", {"reported": 1, "disputed": 1, "stale": 1, "unknown": 1})
    root = ElementTree.fromstring(coverage([one], "prices").svg)
    ids = [found.get("id") for found in root.iter("pattern")]
    used = {rect.get("fill") for rect in root.iter("rect") if rect.get("fill")}
    assert used == {f"url(#{one})" for one in ids}
    assert all(str(one).startswith("prices-") for one in ids)


def test_the_sentence_names_the_best_and_the_least_known() -> None:
    drawing = coverage(
        [Covered("fees", {"unknown": 4}), Covered("credits", {"verified": 3, "unknown": 1})], "c"
    )
    assert drawing.sentence.startswith(
        "Most is known of credits (3 of 4 programs), least of fees (0 of 4)."
    )
    assert drawing.table.rows[1] == ("credits", "4", "3", "0", "0", "0", "0", "1")


@pytest.mark.parametrize("found", [{"certain": 1}, {"verified": -1}])
def test_what_cannot_be_counted_is_refused(found: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="credits"):
        Covered("credits", found)


def test_nothing_asked_is_nothing_drawn() -> None:
    with pytest.raises(ValueError, match="no coverage"):
        coverage([Covered("credits", {})], "c")
