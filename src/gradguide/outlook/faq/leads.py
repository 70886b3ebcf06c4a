"""Answers on where programs lead: employers, occupations, graduates, earnings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gradguide.model.fact import Fact
from gradguide.model.national import Award, Occupation, Wages
from gradguide.outlook.faq.answer import Answer, Figure, Item, Listing, Range
from gradguide.outlook.faq.counting import listed, many
from gradguide.outlook.faq.known import Known, noun_of
from gradguide.outlook.faq.offers import COMPLETIONS, whole_subject
from gradguide.outlook.faq.questions import Question
from gradguide.resolution.computed import dollars

_NAMED = 5
_NEAREST = 3
_MEASURE = "earnings_1yr"
SCORECARD, WAGES = "scorecard-field-of-study", "bls-wages-national"
CROSSWALK = "cip-soc-crosswalk"


def employers(known: Known, question: Question) -> Answer:
    """Which employers and careers sources name, and the occupations of NCES's crosswalk."""
    kinds = known.field_facts("employer_type")
    careers = known.field_facts("career")
    occupations = occupations_of(known)
    if kinds:
        first = f"For the field, sources name {listed([str(f.value) for f in kinds[:_NAMED]])}."
    elif occupations:
        titles = [one.title or one.soc for one in occupations]
        first = (
            "No source in this release names employers; by NCES's crosswalk the subject prepares "
            f"for: {'; '.join(titles)}."
        )
    else:
        first = "Unknown: no source in this release says."
    listings = (
        Listing("Employers that sources name", tuple(map(_item, kinds))),
        Listing("Careers that sources name", tuple(map(_item, careers))),
        Listing(
            "Occupations by NCES's crosswalk, with the people in them (BLS)",
            tuple(
                Item(one.title or one.soc, _employed(known, one), one.soc) for one in occupations
            ),
        ),
    )
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(kinds or occupations),
        listings=tuple(one for one in listings if one.items),
        notes=("A crosswalk says what instruction prepares for, not who is hired.",)
        if occupations
        else (),
        datasets=tuple(one for one in known.national.datasets() if one.name in (CROSSWALK, WAGES)),
    )


def _item(fact: Fact) -> Item:
    return Item(str(fact.value), facts=(fact,))


def occupations_of(known: Known) -> tuple[Occupation, ...]:
    """The occupations for which the subjects of the field's graduate awards prepare."""
    cips = {award.cip for award, total in known.awards if total}
    found = {one.soc: one for cip in sorted(cips) for one in known.national.occupations_for(cip)}
    return tuple(found[soc] for soc in sorted(found))


def _wages(known: Known, soc: str) -> Wages | None:
    found = known.national.wages(soc, "US")
    return found[-1] if found else None


def _employed(known: Known, one: Occupation) -> str:
    wages = _wages(known, one.soc)
    if wages is None or wages.employment is None:
        return "number not published under this code"
    return f"{wages.employment:,} in May {wages.year}"


def largest(known: Known, question: Question) -> Answer:
    """The schools with the most graduates of a level in the newest year. A school's awards of
    the level in the field's subjects are added: no first major is counted twice."""
    level = question.level or "master"
    by_school: dict[str, list[tuple[Award, int]]] = defaultdict(list)
    for award, total in known.awards:
        if award.level == level and total:
            by_school[award.unitid].append((award, total))
    sums = {unitid: sum(n for _, n in parts) for unitid, parts in by_school.items()}
    order = sorted(sums, key=lambda unitid: (-sums[unitid], unitid))
    rows = [
        Item(_school(known, unitid), _parts(sums[unitid], by_school[unitid]), unitid)
        for unitid in order
    ]
    if not rows:
        first = f"Unknown: this release has no counts of graduates of {noun_of(level)}."
    else:
        top = [f"{_school(known, unitid)} ({sums[unitid]:,})" for unitid in order[:3]]
        all_of_them = sum(sums.values())
        first = (
            f"{whole_subject(known)}{listed(top)} had the most of {all_of_them:,} graduates of "
            f"{noun_of(level)} in the year to June {known.year} (NCES, first majors)."
        )
    title = f"Schools by graduates of {noun_of(level)}, {known.year}"
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(rows),
        listings=(Listing(title, tuple(rows)),) if rows else (),
        datasets=known.dataset(COMPLETIONS, known.year),
    )


def _school(known: Known, unitid: str) -> str:
    school = known.national.school(unitid)
    return school.name if school else f"UNITID {unitid}"


def _parts(total: int, parts: list[tuple[Award, int]]) -> str:
    if len(parts) == 1:
        return f"{total:,} (CIP {parts[0][0].cip})"
    each = ", ".join(f"{number:,} in CIP {award.cip}" for award, number in parts)
    return f"{total:,} ({each})"


def earnings(known: Known, question: Question) -> Answer:
    """What graduates earned by the Scorecard, and what the crosswalk's occupations pay."""
    level = question.level or "master"
    figures, suppressed = _scorecard(known, level)
    ranges = []
    if figures:
        left = f"{many(suppressed, 'schools')} suppressed" if suppressed else ""
        ranges.append(
            Range("median earnings a year after graduating, by school", "$", figures, left)
        )
    paid = [
        (one, wages)
        for one in occupations_of(known)
        if (wages := _wages(known, one.soc)) is not None and wages.median is not None
    ]
    if figures:
        one = ranges[0]
        first = (
            f"{whole_subject(known)}A year after graduating half earned more than "
            f"{dollars(one.median)} at the school in the middle of {len(figures)} (College "
            "Scorecard)."
        )
    elif paid:
        first = (
            f"{whole_subject(known)}This release has no earnings of graduates themselves; "
            f"{_nearest(known, paid)}"
        )
    else:
        first = "Unknown: this release has neither earnings of graduates nor wages of occupations."
    rows = tuple(Item(one.title, _paid(wages), one.soc) for one, wages in paid)
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(figures or paid),
        ranges=tuple(ranges),
        listings=(Listing("Occupations by NCES's crosswalk, wages in the U.S.", rows),)
        if rows
        else (),
        notes=(
            "Wages are of everybody in an occupation, whatever they studied and for how long they "
            "have worked.",
        )
        if rows
        else (),
        datasets=tuple(one for one in known.national.datasets() if one.name in (SCORECARD, WAGES)),
    )


def _nearest(known: Known, paid: Sequence[tuple[Occupation, Wages]]) -> str:
    """What the occupations pay that most of the field's titles of jobs stand for, among equals the
    largest; where no title stands for any, the span over all."""
    titles = Counter(job.code for job in known.jobs if job.code is not None)
    year = max(wages.year for _, wages in paid)
    own = [pair for pair in paid if titles[pair[0].soc]]
    if own:
        own.sort(key=lambda pair: (-titles[pair[0].soc], -(pair[1].employment or 0), pair[0].soc))
        told = [f"{one.title} ${wages.median:,}" for one, wages in own[:_NEAREST]]
        return (
            "of the occupations that the subject prepares for, those that most of the field's job "
            f"titles stand for pay, in the middle: {'; '.join(told)} (BLS, May {year})."
        )
    lowest = min(paid, key=lambda pair: pair[1].median or 0)
    highest = max(paid, key=lambda pair: pair[1].median or 0)
    return (
        f"the occupations that the subject prepares for pay ${lowest[1].median:,} "
        f"({lowest[0].title}) to ${highest[1].median:,} ({highest[0].title}) in the middle (BLS, "
        f"May {year})."
    )


def _scorecard(known: Known, level: str) -> tuple[tuple[Figure, ...], int]:
    """Median earnings by school and field, and how many are suppressed."""
    figures = dict[str, Figure]()
    suppressed = set[str]()
    for award, _ in known.awards:
        if award.level != level:
            continue
        for one in known.national.earnings(award.unitid, award.cip, level):
            key = f"{award.unitid} {one.cip4}"
            if one.measure != _MEASURE:
                continue
            if one.dollars is None:
                suppressed.add(key)
            else:
                name = f"{_school(known, award.unitid)}, CIP {one.cip4}"
                figures[key] = Figure(award.unitid, name, Decimal(one.dollars), one.year)
    return tuple(figures[key] for key in sorted(figures)), len(suppressed - set(figures))


def _paid(wages: Wages) -> str:
    parts: Iterable[str] = _percentiles(wages)
    return f"{'; '.join(parts)} (May {wages.year})"


def _percentiles(wages: Wages) -> Iterator[str]:
    yield f"${wages.median:,} in the middle"
    if wages.p10 is not None and wages.p90 is not None:
        yield f"one in ten under ${wages.p10:,}, one in ten over ${wages.p90:,}"
