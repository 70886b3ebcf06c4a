"""A program: is this one right, and is it true?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from markupsafe import Markup

from gradguide.answers.careers_asked import program_rows
from gradguide.answers.cost_words import budget_words
from gradguide.answers.dossier import Dossier, dossier
from gradguide.answers.errors import UnknownNameError
from gradguide.answers.evidence import opened_all
from gradguide.answers.graduates_words import fate_words
from gradguide.answers.guides import specialties
from gradguide.answers.lost import near, program_now, school_now
from gradguide.answers.opened import OpenRelease
from gradguide.answers.picture_words import accredited_words
from gradguide.answers.themes import label_of
from gradguide.answers.words import name_of
from gradguide.charts.web.accreditation import accreditation_timeline
from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.wages import wage_ranges
from gradguide.decisions.borrowing.wages import wages
from gradguide.model.fact import Program
from gradguide.model.national import Dataset
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.careers import Row
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.linked.described import Described
from gradguide.publishing.linked.jsonld import in_script
from gradguide.publishing.linked.program import program_node
from gradguide.resolution.spelling import slug
from gradguide.web.links import Links
from gradguide.web.page import Answer, Asked, Data, Enumerated, Moved, Route, Shown
from gradguide.web.pages.federal_view import (
    charges_title,
    charges_told,
    distance_told,
    earnings_told,
    graduates_view,
)
from gradguide.web.pages.program_cite import FORMATS, Format, cited, web_address
from gradguide.web.pages.program_cost import bill_of
from gradguide.web.pages.program_sources import MOST, documents
from gradguide.web.pages.program_view import (
    HANDOUT,
    asks,
    full_label,
    key_facts,
    notes,
    other_names,
    sections,
    sentence_of,
)

_LISTED = 6
"""Occupations in the chart of wages, and lines of accreditors' lists; the rest is counted."""


def program(opened: OpenRelease, asked: Asked) -> Answer:
    """A program's page."""
    found = _found(opened, asked)
    return _shown(opened, asked, found) if isinstance(found, str) else found


def _found(opened: OpenRelease, asked: Asked) -> str | Answer:
    """The id of the program of the address; else where it is now, or a page with what may be
    meant."""
    typed = asked.path["program"]
    if typed in opened.described or opened.release.has_program(typed):
        return typed
    now = program_now(opened.release, typed)
    if now is not None:
        return Moved(_address(asked, f"/programs/{now}"))
    if "/" not in typed.strip("/"):
        school = school_now(opened.release, typed)
        if school is not None:
            return Moved(_address(asked, f"/schools/{school.slug}"))
    context = {"typed": typed[:120], "near": near(opened.release, typed)}
    return Shown("program_missing.html", "No such program", context, status=404)


def _address(asked: Asked, path: str) -> str:
    return asked.links.page(path, [*asked.said, *asked.person.said])


def _shown(opened: OpenRelease, asked: Asked, program_id: str) -> Shown:
    release, person = opened.release, asked.person
    home = person.situation.residency
    state = home if home in STATE_NAMES else None
    found = dossier(opened, program_id, person.situation, asked.as_of, state)
    one = found.program
    datasets = release.national.datasets()
    unitid, picture = one.institution_id, found.picture
    files = documents(found.opened)
    sentence = sentence_of(found)
    rows = program_rows(found.careers)
    cite = cited(release, one, asked.links, asked.as_of)
    costed = found.costed
    bill = bill_of(release, costed, person.situation, found.opened) if costed else None
    context = {
        "found": found,
        "program": one,
        "school": found.candidate.school,
        "degree": found.candidate.parent,
        "sentence": sentence,
        "key_facts": () if one.kind == "award" else key_facts(found, person),
        "notes": notes(found, bill),
        "asks": asks(found),
        "fate": fate_words(picture.fate) if picture.fate else "",
        "sections": sections(found),
        "HANDOUT": HANDOUT,
        "names": tuple(other_names(found)),
        "bill": bill,
        "budget": budget_words(found.costed.cost, person.budget) if found.costed else "",
        "occupations": tuple(wage.occupation for wage in wages(release.fields()))
        if found.costed
        else (),
        "graduates": graduates_view(picture.graduates, datasets),
        "distance": tuple(distance_told(picture, release.national, unitid)),
        "charges_title": charges_title(picture),
        "charges": tuple(charges_told(picture, datasets, unitid)),
        "earnings": tuple(earnings_told(picture, datasets, unitid)),
        "jobs": rows,
        "wages": _wages(rows, state),
        "wage_files": _wage_files(rows, found.careers.crosswalk),
        "slug": slug,
        "statements": f"/programs/{one.id}/statements",
        "specialties": _guides(opened, one, asked.as_of),
        "timeline": _timeline(found, asked),
        "listed": [accredited_words(line) for line in picture.accredited[:_LISTED]],
        "listed_more": max(0, len(picture.accredited) - _LISTED),
        "documents": files[:MOST],
        "documents_more": max(0, len(files) - MOST),
        "cited_without_address": cite.address is None,
        "citations": [(way.name, way.end, way.written(cite)) for way in FORMATS],
    }
    title = f"{one.name}, {one.institution}"
    head = _head(opened, asked, found)
    return Shown("program.html", title, context, description=sentence, head=head)


def _timeline(found: Dossier, asked: Asked) -> Drawing | None:
    facts = found.facts_on("accreditation")
    return accreditation_timeline(facts, asked.as_of) if facts else None


def _wages(rows: list[Row], state: str | None) -> Drawing | None:
    """The chart of wages, None where none are published."""
    try:
        return wage_ranges(rows, state_name=STATE_NAMES.get(state or ""), most=_LISTED)
    except ValueError:  # said by the page in words
        return None


def _wage_files(rows: list[Row], crosswalk: Dataset | None) -> tuple[Dataset, ...]:
    pays = [pay for row in rows for pay in (row.figures.nation, row.figures.state) if pay]
    files = [*(pay.dataset for pay in pays), crosswalk]
    return tuple({(one.name, one.year): one for one in files if one is not None}.values())


def _head(opened: OpenRelease, asked: Asked, found: Dossier) -> str:
    """Links to the same in other forms, and what search engines read."""
    one, links = found.program, asked.links
    head = Markup("")
    if links.served:
        alternate = links.page(f"/api/v1/programs/{one.id}")
        head = Markup('<link rel="alternate" type="application/json" href="{}">').format(alternate)
    if one.kind in ("award", "group"):
        return head
    release = opened.release
    awards = [one.award for one in found.picture.graduates.counted]
    described = Described(
        program=one,
        school=found.candidate.school,
        listed=release.national.school(one.institution_id),
        subjects=tuple(sorted({award.cip: award.title for award in awards}.items())),
        occupations=found.picture.occupations,
    )
    node = program_node(described, asked.as_of, addresses(links))
    said = in_script({"@context": "https://schema.org", **node})
    return head + Markup(f'<script type="application/ld+json">{said}</script>')


def addresses(links: Links) -> Addresses:
    """The guide's addresses for linked data."""
    base = web_address(links.absolute("/")) or ""
    return Addresses(base.rstrip("/"), "/programs/{}", "/schools/{}")


def _guides(opened: OpenRelease, one: Program, as_of: date) -> dict[str, str]:
    """The program's specialties that have guides, as it writes them, with the guides' names."""
    there = {guide.name for guide in specialties(opened, as_of)}
    known = ((written, opened.careers.specialty_called(written)) for written in one.concentrations)
    return {written: name for written, name in known if name in there}


def statements(opened: OpenRelease, asked: Asked) -> Answer:
    """All that sources say of a program about one thing, or about anything where nothing is named;
    and how to correct it."""
    found = _found(opened, asked)
    if not isinstance(found, str):
        return found
    release, about = opened.release, asked.value("about")
    candidate = opened.candidate(found)
    described, school = candidate.program, candidate.school
    if about:
        owned = [fact for fact in described.facts if fact.attribute == about]
        facts = owned or [fact for fact in school.facts if fact.attribute == about]
    else:
        facts = [*described.facts, *school.facts]
    if about and not facts:
        raise UnknownNameError(
            f"nothing is stated about {name_of(about)!r} of this program; what is stated stands on "
            "its page"
        )
    context = {
        "program": described,
        "about": about,
        "facts": [(full_label(one.fact), one) for one in opened_all(release, facts)],
        "ids": [f"{found} · {label_of(fact)}" for fact in facts],
    }
    what = name_of(about) if about else "all statements"
    title = f"{what}: {described.name}, {described.institution}"
    return Shown("program_statements.html", title[:1].upper() + title[1:], context)


def _citation(way: Format) -> Callable[[OpenRelease, Asked], Answer]:
    def cite(opened: OpenRelease, asked: Asked) -> Answer:
        """The citation of a program's page as a file."""
        found = _found(opened, asked)
        if not isinstance(found, str):
            return found
        program = opened.candidate(found).program
        cite_as = cited(opened.release, program, asked.links, asked.as_of)
        name = f"{found.replace('/', '-')}.{way.end}"
        return Data(way.written(cite_as).encode(), way.media_type, name)

    return cite


_AT = "/programs/{program:path}"


def _every(end: str) -> Enumerated:
    def paths(opened: OpenRelease, _: date) -> Iterable[str]:
        return [f"/programs/{program_id}{end}" for program_id in opened.described]

    return paths


ROUTES = (
    *(
        Route(f"{_AT}/cite.{way.end}", _citation(way), "find", every=_every(f"/cite.{way.end}"))
        for way in FORMATS
    ),
    Route(f"{_AT}/statements", statements, "find", every=_every("/statements")),
    Route(_AT, program, "find", every=_every("")),
)
