"""Answers as bytes, and templates: what is quicker than the plain way gives the same."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import UndefinedError

from gradguide.web.links import ServerLinks
from gradguide.web.person import person_from
from gradguide.web.rendering import PersonLine, environment
from gradguide.web.responses import made
from gradguide.web.serving import Shelf

WORDS = b" ".join(b"word %d of a page" % number for number in range(2000))


def test_what_never_changes_is_pressed_hardest_and_says_the_same() -> None:
    once, lasting = made(WORDS, "text/html"), made(WORDS, "text/css", for_ever=True)
    assert gzip.decompress(once.body) == gzip.decompress(lasting.body) == WORDS
    assert len(lasting.body) < len(once.body) < len(WORDS) / 4
    assert once.etag == lasting.etag


@dataclass(frozen=True, slots=True)
class Plain:
    name: str


class Both(dict[str, Any]):
    name = "attribute"


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (Plain("x"), "name"),
        ({"name": "item"}, "name"),
        ({"name": "item"}, "keys"),
        (Both(name="item"), "name"),
        (["a", "b"], 1),
        ("text", 0),
        ("text", "upper"),
    ],
)
def test_templates_find_what_plain_jinja_finds(value: object, key: str | int) -> None:
    plain = Environment(undefined=StrictUndefined)
    assert environment().getitem(value, key) == plain.getitem(value, key)


@pytest.mark.parametrize("value", [Plain("x"), {}, [], "text", None, 3])
def test_what_is_not_there_is_an_error_in_a_template(value: object) -> None:
    with pytest.raises(UndefinedError):
        str(environment().getitem(value, "not_there"))


PAIRS = st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=4)


@given(PAIRS, PAIRS)
def test_an_address_says_what_was_asked_however_often_it_is_written(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    links = ServerLinks("", "x")
    for pairs in (first, second, first):
        ending = f"?{urlencode(pairs)}" if pairs else ""
        assert links.page("/find", iter(pairs)) == f"/find{ending}"


def test_an_address_may_come_from_a_mapping() -> None:
    said: Mapping[str, str] = {"q": "two words"}
    assert ServerLinks("", "x").page("/find", said.items()) == "/find?q=two+words"


SAID = st.dictionaries(
    st.sampled_from(["residency", "start", "credits-per-term", "cost", "transfer", "nonsense"]),
    st.sampled_from(["OH", "Ohio", "fall 2031", "6", "1e9", "<b>", "20000", ""]),
)


@given(SAID, st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2))
def test_the_person_line_is_its_template(said: dict[str, str], keep: dict[str, str]) -> None:
    person, _ = person_from(said.items())
    terms = (("fall-2031", "fall 2031"), ("spring-2032", "spring 2032"))
    context = {"person": person, "next_terms": terms, "address": "/x", "bare": str}
    plain = environment().from_string(
        '{% import "_person.html" as line with context %}'
        "{{ line.line(keep) }}|{{ line.sentence() }}|{{ line.carried() }}"
    )
    line, kept = PersonLine(person, terms, context), tuple(keep.items())
    written = f"{line.line(kept)}|{line.sentence()}|{line.carried()}"
    assert written == plain.render(context | {"keep": kept})


def test_what_the_first_request_takes_is_ready_before_it_comes(release: Path) -> None:
    environment.cache_clear()
    shelf = Shelf(release)
    with shelf.lent() as opened:
        assert opened.finder.cache_info().currsize == 1
    shelf.close()
    names = {key[1] for key in environment().cache}
    assert names == set(environment().list_templates(["html"]))
