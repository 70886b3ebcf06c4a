"""Enumerations: what an item is, and that no span is lost or overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.extraction.grammars.employers import with_shared_noun
from gradguide.extraction.grammars.lists import items


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("lamps, lenses, and bells", ["lamps", "lenses", "bells"]),
        ("lamps, lenses and bells", ["lamps", "lenses", "bells"]),
        ("lamps and bells", ["lamps", "bells"]),
        ("lamps or bells or horns", ["lamps", "bells", "horns"]),
        ("lamps", ["lamps"]),
        ("the lamps, a lens, and the bell.", ["lamps", "lens", "bell"]),
        ("such as lamps, lenses, and more", ["lamps", "lenses"]),
        ("lamps, lenses, bells, etc.", ["lamps", "lenses", "bells"]),
        ("a wide variety of lamps, various lenses, and many others", ["lamps", "lenses"]),
        ("lamps, lenses, and state and local bells", ["lamps", "lenses", "state and local bells"]),
        ("lamps (old, new, and broken), and bells", ["lamps", "bells"]),
        ("oil, gas, and light; wood; and coal", ["oil, gas, and light", "wood", "coal"]),
        (
            "lamps, lenses, and bells, where keepers live, work, and cook",
            ["lamps", "lenses", "bells"],
        ),
        ("old towers such as lighthouses, and bells", ["old towers", "lighthouses", "bells"]),
        ("lamps, lenses and bells; the keepers have horns", ["lamps", "lenses", "bells"]),
        ("oil, gas, and light; and coal", ["oil, gas, and light", "coal"]),
        ("oil; coal", ["oil", "coal"]),
        ("1,000 lamps and 2,000 bells", ["1,000 lamps", "2,000 bells"]),
        ("lamps, lenses, as well as bells", ["lamps", "lenses", "bells"]),
        ("both lamps and bells", ["lamps", "bells"]),
        ("", []),
        (", , and ,", []),
    ],
)
def test_the_items_of_a_list(text: str, values: list[str]) -> None:
    assert [item.value for item in items(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Optics, Bells, and Lenses and Signals", ["Optics", "Bells", "Lenses and Signals"]),
        ("Optics, Tides and Currents, and Bells", ["Optics", "Tides and Currents", "Bells"]),
        ("Tides and Currents, Optics and Bells", ["Tides and Currents", "Optics", "Bells"]),
        ("Tides and Currents", ["Tides and Currents"]),
        ("The Lamp in History, A Keeper's Craft", ["The Lamp in History", "A Keeper's Craft"]),
        ("the Lamp in History, Bells", ["Lamp in History", "Bells"]),
        # which "and" joins the last two cannot be told
        ("Optics, Bells and Horns and Lamps", ["Optics"]),
    ],
)
def test_a_title_keeps_its_and(text: str, values: list[str]) -> None:
    assert [item.value for item in items(text, titles=True)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("special and governmental museums", ["special museums", "governmental museums"]),
        ("public, school, or law museums", ["public museums", "school museums", "law museums"]),
        ("state and local agencies", ["state and local agencies"]),
        ("college and university museums", ["college and university museums"]),
        ("museums, archives and heritage centers", ["museums", "archives", "heritage centers"]),
        ("museums, public and private schools", ["museums", "public schools", "private schools"]),
        (
            "public, school and law museums, parks, and zoos",
            ["public museums", "school museums", "law museums", "parks", "zoos"],
        ),
        ("business, law, and nonprofit entities", ["business", "law", "nonprofit entities"]),
        ("legal and medical settings", ["legal", "medical settings"]),
        ("academia, government", ["academia", "government"]),
    ],
)
def test_a_shared_noun_completes_the_items_before_it(text: str, values: list[str]) -> None:
    assert [item.value for item in with_shared_noun(items(text), text)] == values


_WORDS = st.sampled_from(
    "lamps lenses Bells and or , ; ( ) the such as etc. , , 1,000 well where more & ’ – .".split()
)
_TEXTS = st.one_of(st.text(max_size=120), st.lists(_WORDS, max_size=30).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS, titles=st.booleans())
def test_spans_lie_in_the_text_in_order_and_never_overlap(text: str, titles: bool) -> None:
    found = items(text, titles=titles)
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        assert item.value == " ".join(text[item.start : item.end].split())
    for before, after in pairwise(found):
        assert before.end <= after.start


@settings(max_examples=100, deadline=None)
@given(
    names=st.lists(
        st.text(alphabet="abcdefghij", min_size=3, max_size=8).map(lambda word: word + "x"),
        min_size=2,
        max_size=8,
    ),
    oxford=st.booleans(),
)
def test_no_item_of_a_plain_list_is_lost(names: list[str], oxford: bool) -> None:
    text = ", ".join(names[:-1]) + (", and " if oxford and len(names) > 2 else " and ") + names[-1]
    assert [item.value for item in items(text)] == names


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS)
def test_composed_items_stay_in_the_text(text: str) -> None:
    for item in with_shared_noun(items(text), text):
        assert 0 <= item.start < item.end <= len(text)
        assert item.value.strip()
