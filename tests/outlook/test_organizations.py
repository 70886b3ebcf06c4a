"""Which professional bodies a query means, and what is known of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gradguide.model.claim import Claim, Source, Subject
from gradguide.model.fact import Status
from gradguide.model.organizations import Body, Organizations, Statement
from gradguide.outlook.organizations import BodyQuery, bodies

DAY = date(2026, 11, 22)


def say(body: str, attribute: str, value: Any, year: int | None = None, **more: Any) -> Statement:
    low_trust = more.pop("low_trust", False)
    source = Source(f"https://x.example/{value}", "guide", year, low_trust=low_trust)
    return Statement(body, Claim(source.address, Subject(), attribute, value, source, more))


KNOWN = Organizations(
    (
        Body("Guild of Harbor Pilots", "GHP", names=("guild of harbor pilots",)),
        Body("Tide Readers", parent="Guild of Harbor Pilots", until=2020, now="Moon Readers"),
        Body("Moon Readers", "Moon", parent="Guild of Harbor Pilots", since=2020),
        Body("Maine Pilots", "GHP", state="ME"),
        Body("Closing Pilots", until=2026),
    ),
    (
        say("Guild of Harbor Pilots", "accredits", "schools of pilots", 2024),
        say("Guild of Harbor Pilots", "student_dues", 20, 2010),
        say("Guild of Harbor Pilots", "student_dues", 25, 2025),
        say("Guild of Harbor Pilots", "student_dues", 30, 2025, **{"with": "a chapter"}),
        say("Moon Readers", "certifies", "Certified Moon Reader"),
        say("Maine Pilots", "certifies", "Ticket", low_trust=True),
    ),
)


def names(**asked: Any) -> list[str]:
    return [answer.body.name for answer in bodies(KNOWN, BodyQuery(**asked), DAY)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": ("harbor",)}, ["Guild of Harbor Pilots"]),
        ({"words": ("pilots",)}, ["Guild of Harbor Pilots", "Maine Pilots", "Closing Pilots"]),
        ({"words": ("readers",)}, ["Moon Readers", "Tide Readers"]),  # those that are gone last
        ({"words": ("ghp",)}, ["Guild of Harbor Pilots", "Maine Pilots"]),
        ({"words": ("GHP",), "state": "ME"}, ["Maine Pilots"]),
        ({"state": "ME"}, ["Maine Pilots"]),
        ({"accredits": True}, ["Guild of Harbor Pilots"]),
        ({"certifies": True}, ["Moon Readers"]),  # what a machine wrote counts for nothing
        ({"students": True}, ["Guild of Harbor Pilots"]),
        ({"accredits": True, "certifies": True}, []),
        ({"words": ("knots",)}, []),
        ({"words": ("?",)}, []),
    ],
)
def test_which_bodies_are_meant(asked: dict[str, Any], found: list[str]) -> None:
    assert names(**asked) == found


def test_a_body_is_former_when_its_last_year_is_over() -> None:
    former = {a.body.name: a.former for a in bodies(KNOWN, BodyQuery(), DAY)}
    assert former == {
        "Guild of Harbor Pilots": False, "Moon Readers": False, "Maine Pilots": False,
        "Closing Pilots": False, "Tide Readers": True,
    }  # fmt: skip


def test_dues_with_their_year_and_what_others_said() -> None:
    (guild,) = bodies(KNOWN, BodyQuery(words=("harbor",)), DAY)
    plain, joint = guild.student_dues
    assert (plain.value, plain.year, plain.status, len(plain.against)) == (
        25, 2025, Status.REPORTED, 1,
    )  # fmt: skip
    assert (joint.value, joint.key) == (30, {"with": "a chapter"})
    assert guild.divisions == ("Tide Readers", "Moon Readers")
