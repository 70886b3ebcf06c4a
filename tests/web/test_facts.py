"""Facts on pages: a mark, words, and a disclosure with what they rest on."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from gradguide.answers.evidence import MOST, grounds_of, opened_all, source_label, web_link
from gradguide.catalog.release import Opened, Release
from gradguide.model.claim import Claim, Evidence, Source, Standing, Subject
from gradguide.model.fact import Fact, Stated, Status
from gradguide.web.rendering import environment

SCRIPT = "<script>alert(1)</script>"


def claim(value: Any, address: str = "https://harbor.example/a", **more: Any) -> Claim:
    source = Source(address, more.pop("kind", "school"), more.pop("year", 2025),
                    low_trust=more.pop("low_trust", False))  # fmt: skip
    return Claim("doc", Subject("Harbor"), "credits", value, source, **more)


def opened(
    claims: list[Claim], against: list[Claim] | None = None, status: Status = Status.VERIFIED
) -> Opened:
    fact = Fact(
        "credits",
        (Stated(36, {}, tuple(range(len(claims)))),),
        status,
        max((one.standing for one in claims), default=Standing.GUIDE),
        {"part": "total"},
        2025,
        tuple(range(100, 100 + len(against or []))),
    )
    return Opened(fact, tuple(claims), tuple(against or []))


def shown(one: Opened) -> LexborHTMLParser:
    source = '{% from "_facts.html" import fact %}<dl>{{ fact(one, "credits") }}</dl>'
    return LexborHTMLParser(environment().from_string(source).render(one=one))


def test_a_fact_is_a_disclosure_with_its_mark_words_and_year() -> None:
    page = shown(opened([claim(36)]))
    summary = page.css_first("details > summary")
    assert summary.css_first('[role="img"]').attributes["aria-label"] == "verified"
    assert summary.css_first(".value").text() == "36"
    assert "2025, 1 statement" in summary.text()
    assert "How do we know?" in summary.text()


def test_quote_place_source_and_who_speaks_stand_in_it() -> None:
    one = claim(36, evidence=Evidence("It takes 36 credits.", 1200, 1220), note="of 2025")
    page = shown(opened([one]))
    item = page.css_first(".evidence li")
    assert item.css_first("q").text() == "It takes 36 credits."
    assert "the school, 2025" in item.text()
    assert "characters 1,200 to 1,220" in item.text()
    assert "note: of 2025" in item.text()
    link = item.css_first("a").attributes
    assert link["href"] == "https://harbor.example/a"
    assert set(str(link["rel"]).split()) == {"nofollow", "noopener", "noreferrer"}


def test_who_says_otherwise_says_what() -> None:
    page = shown(opened([claim(36)], [claim(39, kind="guide", year=None)]))
    against = page.css_first("li.against")
    assert against.css_first("b").text() == "39"
    assert "a guide, undated" in against.text()
    assert "1 says otherwise" in page.css_first("summary").text()


def test_paid_placement_is_said_where_it_is_quoted() -> None:
    page = shown(opened([claim(36), claim(36, kind="guide", paid=True)]))
    tags = page.css(".evidence .paid")
    assert [tag.text() for tag in tags] == ["PAID PLACEMENT"]
    assert "never counted" in tags[0].parent.text()


@pytest.mark.parametrize("more", [{"paid": True, "kind": "guide"}, {"low_trust": True}])
def test_what_nobody_with_a_say_says_is_told_so(more: dict[str, Any]) -> None:
    page = shown(opened([claim(36, **more)]))
    assert "not counted" in page.css_first("summary").text()
    assert "No source that counts says so" in page.css_first(".evidence").text()


def test_what_was_worked_out_names_the_facts_it_was_worked_out_from() -> None:
    one = opened([claim(36)], status=Status.COMPUTED)
    page = shown(one)
    assert "worked out" in page.css_first("summary").text()
    assert page.css_first(".evidence li b").text() == "credits 36"


def test_statements_are_bounded_and_the_rest_is_counted() -> None:
    found = grounds_of(opened([claim(36, f"https://harbor.example/{n}") for n in range(MOST + 7)]))
    assert len(found.told_for) == MOST
    assert found.left_out == 7


def test_the_weightiest_statement_comes_first() -> None:
    found = grounds_of(
        opened([claim(36, kind="guide"), claim(36, year=2019), claim(36), claim(36, paid=True)])
    )
    assert [(one.who, one.when) for one in found.told_for] == [
        ("the school", "2025"),
        ("the school", "2019"),
        ("a guide", "2025"),
        ("PAID PLACEMENT", "2025"),
    ]


def test_hostile_words_stay_words() -> None:
    one = claim(36, f"javascript:{SCRIPT}", evidence=Evidence(SCRIPT, 0, 9), note=SCRIPT)
    page = shown(opened([one], [claim(SCRIPT)]))
    assert not page.css("script")
    assert page.css_first("q").text() == SCRIPT
    links = [str(one.attributes["href"]) for one in page.css("a")]
    assert links == ["https://harbor.example/a"]  # of the other statement


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "a-document", ""])
def test_only_web_addresses_become_links(address: str) -> None:
    assert web_link(address) == ""


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("https://www.harbor.example/", "harbor.example"),
        ("https://harbor.example/a/b", "harbor.example/a/b"),
        ("page-7", "page-7"),
    ],
)
def test_a_source_is_called_by_its_address(address: str, label: str) -> None:
    assert source_label(address) == label


def test_a_long_address_keeps_its_host_and_its_end() -> None:
    label = source_label(f"https://harbor.example/{'a' * 200}/tuition.html")
    assert label.startswith("harbor.example/…")
    assert label.endswith("/tuition.html")
    assert len(label) < 80


def test_many_facts_are_opened_as_each_would_be(release: Any) -> None:
    with Release(release) as open_release:
        program = max(open_release.described(), key=lambda one: len(one.facts))
        assert opened_all(open_release, program.facts) == tuple(
            open_release.open(fact) for fact in program.facts
        )
