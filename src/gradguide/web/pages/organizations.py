"""Organizations: the professional bodies of the field, what they accredit, certify and cost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gradguide.answers.bodies import all_bodies, bodies_by_slug
from gradguide.answers.errors import UnknownNameError, WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.finding.values import allowed_values
from gradguide.model.states import place_code
from gradguide.outlook.organizations import BodyQuery, among
from gradguide.resolution.places import place_hint
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.organizations_view import body_line, body_view

_FILTERS = (
    ("accredits", "accredits programs"),
    ("certifies", "certifies people"),
    ("students", "says what students pay"),
)
_LONGEST = 120


def organizations(opened: OpenRelease, asked: Asked) -> Answer:
    """The bodies that are meant."""
    typed = asked.value("name").strip()
    if len(typed) > _LONGEST:
        raise WrongQuestionError(f"a name of {len(typed):,} letters; type at most {_LONGEST}")
    told = asked.value("state")
    state = place_code(told) if told else None
    if told and state is None:
        raise WrongQuestionError(
            f"there is no state or province {told!r}; {place_hint(told, provinces=True)}"
        )
    chosen = {name for name, _ in _FILTERS if asked.value(name)}
    every = all_bodies(opened, asked.as_of)
    query = BodyQuery(
        tuple(typed.split()),
        state,
        "accredits" in chosen,
        "certifies" in chosen,
        "students" in chosen,
    )
    found = among(every, query)
    context = {
        "all": len(every),
        "bodies": tuple(body_line(one) for one in found if not one.former),
        "former": tuple(body_line(one) for one in found if one.former),
        "typed": typed,
        "state": state,
        "states": sorted({one.body.state for one in every if one.body.state}),
        "filters": _FILTERS,
        "chosen": chosen,
    }
    name = opened.release.field_name
    return Shown(
        "organizations.html",
        f"Professional bodies of {name}",
        context,
        description=f"{len(every)} professional bodies of {name}: who accredits, who certifies, "
        "what students pay, each with its source.",
    )


def organization(opened: OpenRelease, asked: Asked) -> Answer:
    """One body in full."""
    by_slug = bodies_by_slug(opened, asked.as_of)
    wanted = asked.path["slug"]
    if wanted not in by_slug:
        raise UnknownNameError(
            f"this release knows no professional body {wanted!r}; the list names all that it knows"
        )
    body = body_view(by_slug[wanted], frozenset(by_slug))
    short = by_slug[wanted].body.abbreviation
    context = {"body": body, "accredited": _accredited(opened, short)}
    return Shown("organization.html", body.line.title, context)


def _accredited(opened: OpenRelease, short: str | None) -> str:
    """The finder's word for programs that the body accredits, "" where there are none."""
    value = f"{short}:accredited"
    return value if short and value in allowed_values("accreditation", opened.index) else ""


def _every(opened: OpenRelease, as_of: date) -> Iterable[str]:
    return [f"/organizations/{slug}" for slug in bodies_by_slug(opened, as_of)]


ROUTES = (
    Route("/organizations", organizations, part="organizations"),
    Route("/organizations/{slug}", organization, part="organizations", every=_every),
)
