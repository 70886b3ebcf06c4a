"""Professional bodies as people ask for them, and as JSON has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process

from gradguide.answers.errors import AnswerError, WrongQuestionError
from gradguide.answers.kept import kept
from gradguide.answers.licensure_record import stated_record
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.extraction.folding import fold
from gradguide.model.claim import Standing
from gradguide.model.states import place_code
from gradguide.outlook.organizations import BodyAnswer, BodyQuery, bodies, every_body
from gradguide.resolution.places import place_hint
from gradguide.resolution.spelling import slug

ASKED = ("accredits", "certifies", "student_dues", "members", "website")
"""What is said to be unknown of a body where nothing is known of it."""
_LIKE = 75  # of 100


@dataclass(frozen=True, slots=True)
class Asked:
    """Which bodies are asked for, as it was typed: words of their names, a state's or province's
    code or name, and what they do."""

    words: tuple[str, ...] = ()
    state: str | None = None
    accredits: bool = False
    certifies: bool = False
    students: bool = False


@kept
def all_bodies(opened: OpenRelease, as_of: date) -> tuple[BodyAnswer, ...]:
    """All bodies in the pack's order, those that are gone last."""
    return every_body(opened.release.organizations, as_of)


@kept
def bodies_by_slug(opened: OpenRelease, as_of: date) -> Mapping[str, BodyAnswer]:
    """All bodies by the last part of their addresses."""
    return {slug(one.body.name): one for one in all_bodies(opened, as_of)}


def bodies_asked(release: Release, asked: Asked) -> tuple[BodyAnswer, ...]:
    """The bodies that are meant, at least one.

    Raises:
        WrongQuestionError: there is no such state or province; the nearest is given.
        AnswerError: none goes by that name, or the release knows no bodies.
    """
    state = None
    if asked.state is not None:
        state = place_code(asked.state)
        if state is None:
            raise WrongQuestionError(
                f"there is no state or province {asked.state!r}; "
                f"{place_hint(asked.state, provinces=True)}"
            )
    query = BodyQuery(asked.words, state, asked.accredits, asked.certifies, asked.students)
    found = tuple(bodies(release.organizations, query, release.as_of))
    if not found:
        raise AnswerError(_none(release, query))
    return found


def body_record(answer: BodyAnswer, *, evidence: bool) -> dict[str, Any]:
    """A body as JSON has it; with the statements behind its facts where evidence is wanted."""
    body = answer.body
    return {
        "name": body.name,
        "abbreviation": body.abbreviation,
        "parent": body.parent,
        "divisions": list(answer.divisions),
        "state": body.state,
        "former": answer.former,
        "since": body.since,
        "until": body.until,
        "now": body.now,
        "unknown": [name for name in ASKED if not answer.said(name)],
        "counting": sum(claim.standing >= Standing.GUIDE for claim in answer.claims),
        "facts": [stated_record(fact, answer.claims, evidence=evidence) for fact in answer.facts],
    }


def _none(release: Release, query: BodyQuery) -> str:
    known = release.organizations.bodies
    if not known:
        return (
            f"{release.path}: this release knows no professional bodies, since its field pack "
            "names none; docs/organizations.md tells how to add them"
        )
    text = " ".join(query.words)
    like = process.extract(
        fold(text), [fold(body.name) for body in known], scorer=fuzz.WRatio,
        score_cutoff=_LIKE, limit=3,
    )  # fmt: skip
    near = "; ".join(known[place].name for _, _, place in like) if text else ""
    asked = [
        f"named {text!r}" if text else "",
        f"of {query.state}" if query.state else "",
        "that accredits" if query.accredits else "",
        "that certifies" if query.certifies else "",
        "whose dues for students are known" if query.students else "",
    ]
    what = " ".join(part for part in asked if part)
    return f"this release knows no body {what}" + (f"; did you mean {near}?" if near else "")
