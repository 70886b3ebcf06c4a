"""A school: what it offers, and what is said of it as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.evidence import opened_all
from gradguide.answers.graduates_words import before_words, fate_words
from gradguide.answers.lost import near, school_now
from gradguide.answers.opened import OpenRelease
from gradguide.answers.picture_words import accredited_words
from gradguide.answers.shown import MOST_AWARDS, gone_called
from gradguide.answers.themes import THEMES, untold
from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.school_map import Placed, place_of, school_map
from gradguide.model.fact import InstitutionEntry
from gradguide.outlook.picture import school_picture
from gradguide.publishing.linked.jsonld import in_script
from gradguide.publishing.linked.school import school_node
from gradguide.web.page import Answer, Asked, Moved, Route, Shown
from gradguide.web.pages.federal_view import (
    charges_title,
    charges_told,
    distance_told,
    graduates_view,
)
from gradguide.web.pages.program_view import grouped, in_words
from gradguide.web.pages.programs import addresses
from gradguide.web.pages.school_view import awards_of, program_rows_of

_LISTED = 12
"""Lines of accreditors' lists; the rest is counted."""
_MOST_PAGES = 10_000


def school(opened: OpenRelease, asked: Asked) -> Answer:
    """A school's page."""
    typed = asked.path["school"]
    found = opened.release.institution(typed) if typed else None
    if found is not None and found.slug == typed:
        return _shown(opened, asked, found)
    found = found or school_now(opened.release, typed)
    if found is not None:
        pairs = [*asked.said, *asked.person.said]
        return Moved(asked.links.page(f"/schools/{found.slug}", pairs))
    gone = [fate_words(fate) for fate in gone_called(opened.release, typed.replace("-", " "))]
    context = {"typed": typed[:120], "near": near(opened.release, typed), "gone": gone}
    return Shown("school_missing.html", "No such school", context, status=404)


def _shown(opened: OpenRelease, asked: Asked, one: InstitutionEntry) -> Shown:
    release = opened.release
    national = release.national
    described, counted = release.program_names(one.id)
    picture = school_picture(national, one.id, asked.as_of, MOST_AWARDS)
    datasets = national.datasets()
    listed = national.school(one.id)
    facts = untold(one.facts, picture.graduates.counted, of_program=False)
    groups = grouped(opened_all(release, facts))
    context = {
        "school": one,
        "listed": listed,
        "fate": fate_words(picture.fate) if picture.fate else "",
        "before": tuple(before_words(picture.graduates.before)),
        "programs": program_rows_of(opened, [key for key, _, _ in described]),
        "compare": [("program", key) for key, _, kind in described if kind != "group"][:6],
        "awards": awards_of(opened, one, counted, _page(asked)),
        "notes": [
            in_words(finding, one.name)
            for finding in release.findings(institution_id=one.id)
            if finding.program is None
        ],
        "sections": [
            (THEMES.get(name) or _HEADS.get(name, name), found) for name, found in groups.items()
        ],
        "graduates": graduates_view(picture.graduates, datasets),
        "distance": tuple(distance_told(picture, national, one.id)),
        "charges_title": charges_title(picture),
        "charges": tuple(charges_told(picture, datasets, one.id)),
        "accredited": [accredited_words(line) for line in picture.accredited[:_LISTED]],
        "accredited_more": max(0, len(picture.accredited) - _LISTED),
        "map": _map(one, len(described) + counted),
    }
    place = ", ".join(part for part in (one.city, one.state) if part)
    told = f"{one.name}{f', {place}' if place else ''}: {len(described) + counted:,} programs."
    said = in_script(
        {"@context": "https://schema.org", **school_node(one, listed, addresses(asked.links))}
    )
    head = Markup(f'<script type="application/ld+json">{said}</script>')
    return Shown("school.html", one.name, context, description=told, head=head)


_HEADS = {
    "specialties": "Specialties and courses",
    "accreditation": "Accreditation",
    "names": "Programs as sources name them",
}


def _map(one: InstitutionEntry, programs: int) -> Drawing | None:
    if place_of(one) is None:
        return None
    return school_map([Placed(one, max(programs, 1))], "where")


def _page(asked: Asked) -> int:
    """The page of awards that is asked for.

    Raises:
        WrongQuestionError: it is no number.
    """
    said = asked.value("page") or "1"
    if not said.isascii() or not said.isdigit() or not 1 <= int(said[:9]) <= _MOST_PAGES:
        raise WrongQuestionError(f"page: {said[:40]!r} is no page; give a number, as in 2")
    return int(said)


def _every(opened: OpenRelease, _: date) -> Iterable[str]:
    return sorted({f"/schools/{one.school.slug}" for one in opened.described.values()})


ROUTES = (Route("/schools/{school}", school, "find", every=_every),)
