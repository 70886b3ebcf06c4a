"""Careers in words: titles, occupations, the programs that lead there, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gradguide.answers.careers_asked import match_words, row_of
from gradguide.answers.words import MARKS, fact_words, name_of
from gradguide.catalog.destinations import Counted, Destined, Led, LedBySubject
from gradguide.cli.careers_table import read_as, table
from gradguide.cli.cost_text import wrapped
from gradguide.cli.pay_text import (
    NO_PROMISE,
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
from gradguide.outlook.pay import Figures
from gradguide.outlook.program_careers import ProgramAnswer, Through

CROSSWALK = (
    "The crosswalk goes by subject, many to many: it says what instruction prepares for, and not "
    "who is hired."
)
_TIES = {
    "subject": "That NCES's crosswalk leads to from the field's subjects:",
    "title": "That a title of the field stands for:",
    "near": "That come nearest to a title without a code of its own:",
}
_NAMES = 6  # titles named in one line
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
    yield from _sources(_datasets([o.figures for o in given.occupations], given.crosswalk))


def _meant(given: Answer) -> Iterator[str]:
    found = given.found
    typed = found.typed.strip()
    if len(found.matches) == 1:
        (one,) = found.matches
        kind = "a title of the field" if one.job else "of the classification of occupations"
        if one.score == 100:
            yield from wrapped(f"{typed!r} is {one.title}, {kind}.")
        else:
            text = f"{typed!r} is taken for {one.title}, {kind}: score {one.score} of 100."
            yield from wrapped(text)
        return
    yield from wrapped(f"{typed!r} can be any of these:")
    for one in found.matches:
        yield f"  {match_words(one)}"
    if found.more:
        yield f"  and {found.more} more that it can be; say more of the title"


def _without_code(view: TitleView) -> Iterator[str]:
    yield from wrapped(
        f"The Standard Occupational Classification (2018) gives {view.name} no place of its "
        "own, so that no wages are published for it."
    )
    if view.near:
        yield from wrapped(
            "These occupations come nearest. Their figures are of all who are counted there, "
            "most of whom do other work:"
        )
        for near in view.near:
            yield from wrapped(f"{near.soc}: {near.reason} ({near.source})", "  ", "    ")


def _occupation(view: OccupationView, given: Answer) -> Iterator[str]:
    yield f"{view.title or 'An occupation without a title here'}  (SOC {view.soc})"
    yield from figures_lines(view.figures)
    for fact in view.said:
        if not _is_the_same(fact, view.figures):
            yield from _fact(fact)
    if view.field_titles:
        yield from wrapped(f"Titles of the field: {_some(view.field_titles)}", "  ", "    ")
    yield from _by_subject(view, given)


def _is_the_same(fact: Fact, figures: Figures) -> bool:
    """Whether a fact repeats the wage that is told already."""
    wages = figures.nation.wages
    return (
        fact.attribute == "median_wage"
        and wages is not None
        and fact.value == wages.median
        and fact.key.get("year") == wages.year
    )


def _fact(fact: Fact) -> Iterator[str]:
    key = ", ".join(str(value) for value in fact.key.values())
    year = f", {fact.year}" if fact.year else ""
    text = (
        f"{MARKS[fact.status]} Sources on the field say: {name_of(fact.attribute)} ({key}) "
        f"{fact_words(fact)}  [{fact.status.value}{year}]"
    )
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
    subjects = _some([f"{one.title} ({one.cip})" for one in view.subjects])
    led = view.programs
    text = (
        f"Programs by subject: {given.crosswalk.agency}'s crosswalk leads here from {subjects}. "
        f"{_reporting(led)} {CROSSWALK}"
    )
    yield from wrapped(text, "  ", "    ")
    for one, speaking in zip(led.largest, view.speaking, strict=True):
        yield from _counted(one, speaking, given.graduates_year)


def _reporting(led: LedBySubject) -> str:
    if not led.programs:
        return "No school of this release reports graduate awards there."
    schools = "1 school reports" if led.schools == 1 else f"{led.schools:,} schools report"
    programs = "program" if led.programs == 1 else "programs"
    return (
        f"{schools} graduates there, of {led.programs:,} graduate {programs} at most; a number is "
        "of all those of a school and level that may be counted under the code."
    )


def _counted(one: Counted, speaking: Sequence[Named], year: int | None) -> Iterator[str]:
    level = one.level.replace("_", " ")
    number = f"{len(one.programs)} programs"
    several = (
        f"; which of these {number} they finished is not reported"
        if speaking
        else f"; which of {number} of that level they finished is not reported, and none is named "
        "after the subject"
    )
    yield from wrapped(
        f"{one.institution}, {level}, {one.cip}: {one.graduates:,} graduates in {year}"
        f"{several if len(one.programs) > 1 else ''}",
        "    ",
        "      ",
    )
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
    led = view.programs
    text = (
        f"Specialty {view.name}, which the field's pack ties to the title: "
        + (f"{_count(led.programs, led.schools)} known to name it." if led.programs else
           "no program is known to name it.")
    )  # fmt: skip
    yield from wrapped(text, "  ", "    ")
    yield from _programs(led)


def _licence(view: LicenceView) -> Iterator[str]:
    led = view.programs
    where = f" Sources name {_some(view.states, len(view.states))}." if view.states else ""
    text = (
        f"Licence as {view.role}: {_count(led.programs, led.schools)} said to lead to it by the "
        f"school or a guide.{where} Whether it holds in your state, ask the state's agency."
    )
    yield from wrapped(text, "  ", "    ")
    yield from _programs(led)


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
        named = f"Named, and tied to no title: {_some(given.unknown, len(given.unknown))}"
        yield from wrapped(named, "  ", "    ")
    yield ""
    rows = [row.figures for one in given.under for row in one.occupations]
    yield from _sources(_datasets(rows, given.crosswalk))


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
    titles = _some([title.name for title in one.titles], 12) if one.titles else "no title known"
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
    for tie, head in _TIES.items():
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
            f"{_some(without)}. 'gradguide careers TITLE' names the occupations nearest to each."
        )
    yield ""
    yield from wrapped(NO_PROMISE)
    yield ""
    yield from _sources(_datasets([row.figures for row in rows], None))


def _brief(views: Sequence[OccupationView], state: str | None) -> Iterator[str]:
    yield from table([row_of(view) for view in views], state, "")
    yield ""


def _datasets(figures: Iterable[Figures], crosswalk: Dataset | None) -> list[Dataset]:
    found: dict[tuple[str, int], Dataset] = {}
    for one in figures:
        pays = [one.nation, *([one.state] if one.state else [])]
        for dataset in (*(p.dataset for p in pays), one.outlook.dataset if one.outlook else None):
            if dataset is not None:
                found[dataset.name, dataset.year] = dataset
    if crosswalk is not None:
        found[crosswalk.name, crosswalk.year] = crosswalk
    return list(found.values())


def _sources(datasets: Sequence[Dataset]) -> Iterator[str]:
    if datasets:
        yield "Sources"
        for one in datasets:
            yield source_line(one)


def _count(programs: int, schools: int) -> str:
    if not programs:
        return "No program of this release is"
    one, at = ("program", "is") if programs == 1 else ("programs", "are")
    place = "school" if schools == 1 else "schools"
    return f"{programs:,} {one} at {schools:,} {place} {at}"


def _some(names: Sequence[str], most: int = _NAMES) -> str:
    named = ", ".join(names[:most])
    return f"{named} and {len(names) - most} more" if len(names) > most else named
