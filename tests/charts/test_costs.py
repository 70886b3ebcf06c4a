"""The chart of what a cost is made of: its numbers are those of the bill, and it can be printed."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from gradguide.charts.cost_bars import Bar, bars_by_term
from gradguide.charts.costs import cost_composition
from gradguide.charts.figure import png, svg
from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import Term
from gradguide.decisions.costs.bill import Cost, TermBill


def bar(label: str, tuition: int, fees: int, visits: int, *, to: int | None = None) -> Bar:
    parts = {"tuition": Decimal(tuition), "fees": Decimal(fees), "visits": Decimal(visits)}
    low = sum(parts.values(), Decimal(0))
    return Bar(label, tuple(parts.items()), Bounds(low, Decimal(to) if to else low))


BARS = (
    bar("fall 2027", 2640, 120, 0),
    bar("spring 2028", 2640, 120, 300),
    bar("summer 2028", 2640, 120, 0, to=3500),
)


def words(drawn: str) -> list[str]:
    """All texts of an SVG."""
    return [
        one.text or "" for one in ElementTree.fromstring(drawn).iter() if one.tag.endswith("text")
    ]


def test_every_amount_to_pay_stands_beside_its_bar() -> None:
    shown = cost_composition("What you pay", "Three terms.", BARS)
    drawn = words(svg(shown))
    for row in shown.table.rows:
        assert row[0] in drawn
        assert row[-1] in drawn
    assert shown.table.rows[1] == ("spring 2028", "$2,640", "$120", "$300", "$3,060")
    assert shown.table.rows[2][-1] == "$2,760 to $3,500"
    assert shown.sentence.endswith("A line goes on to the most that it may be.")


def test_bars_begin_at_zero_and_their_parts_lie_end_to_end() -> None:
    spec = cost_composition("What you pay", "Three terms.", BARS).spec
    stacked = spec["layer"][0]
    assert stacked["encoding"]["x"]["scale"]["domain"][0] == 0
    rows = spec["datasets"][stacked["data"]["name"]]
    segments = [row for row in rows if row["label"] == "spring 2028"]
    assert [(row["from"], row["to"]) for row in segments] == [
        (0, 2640), (2640, 2760), (2760, 3060),
    ]  # fmt: skip


def test_parts_that_nobody_pays_are_left_out_of_the_legend() -> None:
    drawn = words(svg(cost_composition("t", "s", [bar("a", 100, 0, 0), bar("b", 90, 0, 0)])))
    assert "tuition" in drawn
    assert "visits" not in drawn
    assert "fees" not in drawn


def test_the_same_figure_gives_the_same_bytes() -> None:
    shown = cost_composition("What you pay", "Three terms.", BARS)
    assert svg(shown) == svg(shown)
    assert png(shown) == png(shown)
    assert png(shown).startswith(b"\x89PNG\r\n\x1a\n")


def test_the_sentence_is_what_a_screen_reader_reads() -> None:
    root = ElementTree.fromstring(svg(cost_composition("t", "It costs $9.", BARS)))
    assert "It costs $9." in ElementTree.tostring(root, encoding="unicode")
    assert not [one for one in root.iter() if one.tag.endswith("script")]


def test_names_are_text_and_never_markup() -> None:
    hostile = "<script>alert(1)</script> & Sons"
    drawn = svg(cost_composition(hostile, hostile, [bar(hostile, 10, 0, 0)]))
    assert "<script" not in drawn
    assert any("<script>" in word for word in words(drawn))


def test_aid_is_taken_off_so_that_a_bar_ends_where_its_sum_begins() -> None:
    def ends(low: int, high: int) -> Ends:
        return Ends(Decimal(low), Decimal(high))

    bill = TermBill(
        Term(2027, 8, "fall"), Decimal(6), ends(1000, 900), ends(300, 500), ends(0, 0),
        aid=ends(1100, 1100),
    )  # fmt: skip
    plain = TermBill(
        Term(2028, 1, "spring"), Decimal(6), ends(1000, 900), ends(0, 150), ends(0, 0),
        aid=ends(0, 0),
    )  # fmt: skip
    cost = Cost("semester", None, "any", (), (bill, plain), None, None, (), ())
    first, second = bars_by_term(cost)
    assert dict(first.parts) == {"tuition": 0, "fees": 200, "visits": 0}
    assert first.due == Bounds(Decimal(200), Decimal(300))
    assert dict(second.parts) == {"tuition": 1000, "fees": 0, "visits": 0}
    assert second.due == Bounds(Decimal(1000), Decimal(1050))


def test_without_a_price_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no price is known"):
        cost_composition("t", "s", [])
