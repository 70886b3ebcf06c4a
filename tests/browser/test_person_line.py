"""How a page is set: the person line in one line, plain words on paper, nothing too wide."""

from __future__ import annotations

from .viewing import Viewing
from .visits import Visits

SAID = "residency=OH&start=fall-2027&credits-per-term=6&cost=20000"
LONGEST = "residency=DC&start=summer-2027&credits-per-term=12&cost=100000"


def test_it_is_one_line_with_its_button_on_a_wide_screen(visits: Visits) -> None:
    page = visits.page(Viewing(width=1280))
    for said in ("", SAID, LONGEST):
        page.goto(f"/levels?{said}")
        fields = page.locator(".person p :is(select, input)").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().top)"
        )
        assert max(fields) - min(fields) < 8, said
        line = page.locator(".person p").bounding_box()
        button = page.locator(".person button").bounding_box()
        assert line is not None and button is not None
        assert abs(line["y"] - button["y"]) < 20, said


def test_a_stop_stands_where_the_amount_ends(visits: Visits) -> None:
    page = visits.page(Viewing(width=1280))
    page.goto(f"/levels?{SAID}")
    amount = page.locator(".person .money input").bounding_box()
    assert amount is not None and amount["width"] < 70


def test_paper_has_no_boxes_in_the_sentence(visits: Visits) -> None:
    page = visits.page(Viewing(width=720))
    page.goto(f"/levels?{SAID}")
    page.emulate_media(media="print")
    for name in ("residency", "cost"):
        field = page.locator(f".person [name={name}]")
        assert field.evaluate("one => getComputedStyle(one).appearance") == "none"
        assert field.evaluate("one => getComputedStyle(one).borderBottomStyle") == "none"


def test_no_mark_of_a_disclosure_is_cut_off_on_a_phone(visits: Visits) -> None:
    page = visits.page(Viewing(width=360))
    page.goto("/programs/the-university-of-alabama/mlis")
    placed = page.locator(".fact > summary").evaluate_all(
        "all => all.map(one => getComputedStyle(one).listStylePosition)"
    )
    assert set(placed) == {"inside"}


def test_no_page_is_wider_than_a_tablet(visits: Visits) -> None:
    page = visits.page(Viewing(width=768))
    for address in (f"/rank?{SAID}", "/find", "/about", "/licensure"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 768, address
