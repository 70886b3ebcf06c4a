"""What every page of the guide has."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from gradguide.web.person import person_from


def test_the_front_page_answers(guide: TestClient) -> None:
    answer = guide.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")


def test_what_is_not_there_is_said_on_a_page(guide: TestClient) -> None:
    answer = guide.get("/no/such/page")
    assert answer.status_code == 404
    assert "There is no page here." in answer.text


def test_links_keep_the_person(guide: TestClient) -> None:
    text = guide.get("/?residency=OH&start=fall-2027").text
    assert 'href="/find?residency=OH&amp;start=fall-2027"' in text
    assert '<option value="OH" selected>Ohio</option>' in text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"residency": "Ohio"}, {"residency": "OH"}),
        ({"residency": " "}, {}),
        ({"cost": "$20,000"}, {"cost": "20000"}),
        ({"cost": "20k"}, {"cost": "20000"}),
        ({"cost": "$ 12.5K"}, {"cost": "12500"}),
        ({"cost": "20 000"}, {"cost": "20000"}),
        ({"cost": "0k"}, {"cost": "0"}),
        ({"q": "x"}, {}),
    ],
)
def test_a_person_is_read_as_people_write(said: dict[str, str], kept: dict[str, str]) -> None:
    person, _ = person_from(said.items())
    assert dict(person.said) == kept
    assert not person.wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"residency": "Ohoi"}, "Ohio"),
        ({"start": "someday"}, "Start: 'someday'"),
        ({"cost": "much"}, "dollars"),
        ({"cost": "-1"}, "dollars"),
        ({"cost": "20kk"}, "as in 20000 or 20k."),
        ({"cost": "9999999999k"}, "dollars"),
        ({"credits-per-term": "900"}, "0.5 to 30"),
    ],
)
def test_what_cannot_be_is_said_and_nobody_is_guessed(said: dict[str, str], wrong: str) -> None:
    person, _ = person_from(said.items())
    assert wrong in person.wrong
    assert person.wrong[0].isupper() and person.wrong.endswith(".")
    assert not person.wrong.endswith("..")
    assert person.situation.residency is None


def test_the_page_says_what_is_wrong_with_the_person(guide: TestClient) -> None:
    text = guide.get("/?residency=Ohoi").text
    assert 'role="alert"' in text
    assert "Ohio" in text


def test_the_person_line_carries_along_what_it_does_not_ask(guide: TestClient) -> None:
    """Neither the page's own names and values nor the rest of the person are lost by using it."""
    text = guide.get("/find/map?q=ohio&transfer=6&residency=OH").text
    assert '<input type="hidden" name="transfer" value="6">' in text
    assert '<input type="hidden" name="q" value="ohio">' in text


def test_what_is_wrong_is_a_sentence_before_the_next_one(guide: TestClient) -> None:
    text = guide.get("/find?cost=a+few").text
    assert "as in 20000 or 20k. Until then, answers are for anybody." in text


def test_the_first_order_is_called_what_it_is(guide: TestClient) -> None:
    assert "fewest unknowns first" in guide.get("/find").text
