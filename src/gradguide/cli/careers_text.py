"""Careers in words: titles, occupations, the programs that lead there, and how that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradguide.answers.careers_asked import match_words, row_of
from gradguide.answers.careers_words import (
    CROSSWALK,
    NEAREST,
    TIES,
    counted_words,
    is_the_same,
    licence_words,
    meant_words,
    reporting_words,
    said_on_field,
    some_words,
    specialty_words,
    without_code,
)
from gradguide.answers.federal_sources import datasets_of
from gradguide.answers.pay_words import NO_PROMISE
from gradguide.answers.words import MARKS
from gradguide.catalog.destinations import Counted, Destined, Led
from gradguide.cli.careers_table import read_as, table
from gradguide.cli.cost_text import wrapped
from gradguide.cli.pay_text import (
    figures_lines,
    source_line,
)
from gradguide.model.fact import Fact
from gradguide.model.national import Dataset
from gradguide.outlook.careers import (
    IN_FULL,
    Answer,
    Careers,
    LicenceView,
    OccupationView,
    Row,
    SpecialtyView,
    TitleView,
)
from gradguide.outlook.likely import Named
from gradguide.outlook.program_careers import ProgramAnswer, Through

_NAMED = 4  # programs named under one award


def answer(given: Answer, careers: Careers) -> Iterator[str]:
    """All that is known of a title."""
    yield from _meant(given)
    if len(given.occupations) > IN_FULL:
        yield ""
        yield from _brief(given.occupations, given.state)
        yield from wrapped("Name one of them for what leads there.")
        return
    for view in given.titles:
        if view.soc is None:
            yield ""
            yield from _without_code(view)
    for occupation in given.occupations:
        yield ""
        yield from _occupation(occupation, given)
    for view in given.titles:
        yield ""
        yield from _studied(view)
    yield ""
    yield from _sources(datasets_of([o.figures for o in given.occupations], given.crosswalk))


def _meant(given: Answer) -> Iterator[str]:
    found = given.found
    yield from wrapped(meant_words(found))
    if len(found.matches) == 1:
        return
    for one in found.matches:
        yield f"  {match_words(one)}"
    if found.more:
        yield f"  and {found.more} more that it can be; say more of the title"


def _without_code(view: TitleView) -> Iterator[str]:
    yield from wrapped(without_code(view.name))
    if view.near:
        yield from wrapped(NEAREST)
        for near in view.near:
            yield from wrapped(f"{near.soc}: {near.reason} ({near.source})", "  ", "    ")


def _occupation(view: OccupationView, given: Answer) -> Iterator[str]:
    yield f"{view.title or 'An occupation without a title here'}  (SOC {view.soc})"
    yield from figures_lines(view.figures)
    for fact in view.said:
        if not is_the_same(fact, view.figures):
            yield from _fact(fact)
    if view.field_titles:
        yield from wrapped(f"Titles of the field: {some_words(view.field_titles)}", "  ", "    ")
    yield from _by_subject(view, given)


def _fact(fact: Fact) -> Iterator[str]:
    year = f", {fact.year}" if fact.year else ""
    text = f"{MARKS[fact.status]} {said_on_field(fact)}  [{fact.status.value}{year}]"
    yield from wrapped(text, "  ", "    ")


def _by_subject(view: OccupationView, given: Answer) -> Iterator[str]:
    if given.crosswalk is None:
        yield "  Programs by subject: unknown, this release has no crosswalk."
        return
    if not view.subjects:
        text = (
            "Programs by subject: none. The crosswalk leads here from no subject that this "
            "release covers."
        )
        yield from wrapped(text, "  ", "    ")
        return
    subjects = some_words([f"{one.title} ({one.cip})" for one in view.subjects])
    led = view.programs
    text = (
        f"Programs by subject: {given.crosswalk.agency}'s crosswalk leads here from {subjects}. "
        f"{reporting_words(led)} {CROSSWALK}"
    )
    yield from wrapped(text, "  ", "    ")
    for one, speaking in zip(led.largest, view.speaking, strict=True):
        yield from _counted(one, speaking, given.graduates_year)


def _counted(one: Counted, speaking: Sequence[Named], year: int | None) -> Iterator[str]:
    yield from wrapped(counted_words(one, speaking, year), "    ", "      ")
    named = one.programs if len(one.programs) == 1 else speaking[:_NAMED]
    for program_id, _ in named:
        yield f"        {program_id}"
    left = len(one.programs) - len(named)
    if named and left:
        unnamed = "" if len(named) < len(speaking) else ", not named after the subject"
        yield f"        and {left} more{unnamed}"


def _studied(view: TitleView) -> Iterator[str]:
    yield f"What leads to {view.name}, beyond the subject"
    if not view.specialties and not view.licences:
        yield "  Unknown: this release ties the title to no specialty and no licence."
    for specialty in view.specialties:
        yield from _specialty(specialty)
    for licence in view.licences:
        yield from _licence(licence)
    for fact in view.said:
        yield from _fact(fact)


def _specialty(view: SpecialtyView) -> Iterator[str]:
    yield from wrapped(specialty_words(view), "  ", "    ")
    yield from _programs(view.programs)


def _licence(view: LicenceView) -> Iterator[str]:
    yield from wrapped(licence_words(view), "  ", "    ")
    yield from _programs(view.programs)


def _programs(led: Led) -> Iterator[str]:
    for one in led.largest:
        yield f"      {one.id}{_school(one)}"
    if led.programs > len(led.largest):
        yield f"      and {led.programs - len(led.largest)} more; --limit lists more of them"


def _school(one: Destined) -> str:
    return f"  ({one.institution})" if len(one.id) + len(one.institution) < 86 else ""


def program(given: ProgramAnswer, careers: Careers, state: str | None) -> Iterator[str]:
    """Where a program leads."""
    yield f"Where {given.program.name} leads"
    yield f"{given.program.institution}"
    yield f"{given.program.id}"
    yield ""
    yield from _under(given, state)
    yield ""
    yield "By what the program names"
    if not given.through:
        yield "  Unknown: no concentration or licence that the field's titles go with."
    for one in given.through:
        yield from _through(one)
    if given.unknown:
        named = f"Named, and tied to no title: {some_words(given.unknown, len(given.unknown))}"
        yield from wrapped(named, "  ", "    ")
    yield ""
    rows = [row.figures for one in given.under for row in one.occupations]
    yield from _sources(datasets_of(rows, given.crosswalk))


def _under(given: ProgramAnswer, state: str | None) -> Iterator[str]:
    yield "By subject"
    if not given.under:
        yield from wrapped(
            "Unknown: the program's graduates are not counted under a code that this release has.",
            "  ",
            "    ",
        )
        return
    if given.counted_with:
        text = f"Graduates are counted with those of the degree, {given.counted_with}."
        yield from wrapped(text, "  ", "    ")
    yield from wrapped(CROSSWALK, "  ", "    ")
    for one in given.under:
        yield f"  {one.award.cip} {one.award.title}".rstrip()
        if not one.occupations:
            yield "    the crosswalk names no occupation"
        else:
            yield from table(one.occupations, state, "  ")


def _through(one: Through) -> Iterator[str]:
    titles = (
        some_words([title.name for title in one.titles], 12) if one.titles else "no title known"
    )
    written = f" (written {one.written!r})" if one.written.lower() != one.name.lower() else ""
    head = "Licence as" if one.way == "licence" else "Specialty"
    yield from wrapped(
        f"{head} {one.name}{'' if one.way == 'licence' else written}: {titles}", "  ", "    "
    )
    for fact in one.said:
        yield from _fact(fact)


def field(
    rows: Sequence[Row], total: int, name: str, order: str, careers: Careers, state: str | None
) -> Iterator[str]:
    """The field's occupations as a table."""
    by = "the most employed first" if order == "employment" else "the best paid in the middle first"
    yield from wrapped(f"Occupations of {name}, {by}")
    for tie, head in TIES.items():
        some = [row for row in rows if row.tie == tie]
        if some:
            yield ""
            yield from wrapped(head)
            yield from table(some, state, "  ", read=False)
    yield ""
    yield from wrapped(read_as(rows))
    if total > len(rows):
        yield f"and {total - len(rows):,} more; --limit lists more of them"
    without = [job.name for job in careers.jobs if job.code is None]
    if without:
        yield ""
        yield from wrapped(
            f"{len(without)} titles of the field have no code of their own and no wages: "
            f"{some_words(without)}. 'gradguide careers TITLE' names the occupations nearest to "
            "each."
        )
    yield ""
    yield from wrapped(NO_PROMISE)
    yield ""
    yield from _sources(datasets_of([row.figures for row in rows], None))


def _brief(views: Sequence[OccupationView], state: str | None) -> Iterator[str]:
    yield from table([row_of(view) for view in views], state, "")
    yield ""


def _sources(datasets: Sequence[Dataset]) -> Iterator[str]:
    if datasets:
        yield "Sources"
        for one in datasets:
            yield source_line(one)
