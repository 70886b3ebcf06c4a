"""The answer on how many programs there are, and what else could be meant by it."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.decisions.finding.find import Found
from gradguide.outlook.faq.answer import Answer, Count, Verb
from gradguide.outlook.faq.counting import listed, many, with_any
from gradguide.outlook.faq.known import Known, level_choice, noun_of
from gradguide.outlook.faq.offers import (
    COMPLETIONS,
    LEVELS,
    awarded_in,
    schools_of,
    unsure,
    whose,
)
from gradguide.outlook.faq.questions import Question

_KINDS = {
    "certificate": "certificates",
    "concentration": "concentrations with an entry of their own",
    "dual": "dual degrees",
}


def programs(known: Known, question: Question) -> Answer:
    """How many programs of each level are known, and what others counted."""
    everyone = known.find()
    totals = [(level, known.find(level_choice(level))) for level in LEVELS]
    certificates = known.find(level_choice("certificate"))
    degrees = everyone.total
    both = len({*everyone.ids} & {*certificates.ids})
    told = [
        many(number, noun)
        for number, noun in (
            (degrees, noun_of(None)),
            (certificates.total - both, noun_of("certificate")),
        )
        if number
    ]
    if told:
        at = schools_of(known, {*everyone.ids, *certificates.ids})
        first = f"This release knows {listed(told)} at {many(at, 'schools')}."
    else:
        first = _reported(known) or f"This release knows no programs in {known.subject}."
    counts = [
        Count(
            noun_of(level),
            Verb(
                *[
                    f"{be} at {many(schools_of(known, found.ids), 'schools')}"
                    for be in ("is", "are")
                ]
            ),
            found.total,
            found.total,
            0,
            found.ids,
            found.query.text,
        )
        for level, found in totals
    ]
    notes = [*unsure(everyone, None)]
    notes += _near(known, everyone, certificates.total - both)
    notes += _other_levels(known, everyone, both)
    if known.specialty is None:
        notes += [*_counted_alone(known), *_others_counts(known, degrees)]
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(told or _reported(known)),
        counts=with_any(counts),
        notes=tuple(notes),
        datasets=known.dataset(COMPLETIONS, known.year) if known.alone else (),
    )


def _reported(known: Known) -> str:
    """The sentence where no program is described and schools report graduates; "" for none."""
    some = [(award, total) for award, total in known.awards if total]
    if known.specialty is not None or not some:
        return ""
    schools = len({award.unitid for award, _ in some})
    graduates = sum(total for _, total in some)
    return (
        f"No source in this release describes a program in {known.subject}; by what schools report "
        f"to NCES, {many(schools, 'schools')} had {many(graduates, 'graduates')} of it in the year "
        f"to June {known.year} (first majors, all levels)."
    )


def _other_levels(known: Known, everyone: Found, both: int) -> Iterator[str]:
    """The degree programs that the counts by level leave out, and those that stand in two."""
    levels = known.facet(everyone, "level")
    if both:
        yield (
            f"{many(both, 'degree programs')} {'is' if both == 1 else 'are'} at the level of a "
            f"certificate, and {'stands' if both == 1 else 'stand'} among the certificates too."
        )
    for name, count in levels.values:
        if count and name not in LEVELS:
            yield f"{many(count, 'degree programs')}: {name.replace('_', ' ')}."
    if open_level := dict(levels.unknown).get("", 0):
        yield f"Of {many(open_level, 'degree programs')} the level is unknown."


def _counted_alone(known: Known) -> Iterator[str]:
    """Of how many of the field's subjects and levels the release knows from federal counts
    alone, and how many graduated."""
    if not known.alone:
        return
    yield (
        f"{many(known.alone, 'awards')} under the field's CIP codes (each a subject at a level of "
        f"a school) {'is' if known.alone == 1 else 'are'} known from federal counts alone and not "
        "among degree programs here."
    )
    yield from filter(None, (awarded_in(known, name) for name in LEVELS))


def _near(known: Known, everyone: Found, certificates: int) -> Iterator[str]:
    """Of a specialty: programs of other kinds that have it, besides certificates that have been
    counted, and specialties of like names."""
    if known.specialty is None:
        return
    kinds = dict(known.facet(everyone, "kind").values)
    kinds["certificate"] = kinds.get("certificate", 0) - certificates
    others = [many(kinds[kind], _KINDS[kind]) for kind in _KINDS if kinds.get(kind)]
    if others:
        yield f"Of other kinds there are {listed(others)}."
    words = set(known.specialty.casefold().split())
    alike = [
        f"{name} ({many(count, 'programs')})"
        for name, count in known.facet(everyone, "specialty").values
        if name != known.specialty and words <= set(name.casefold().split())
    ]
    if alike:
        yield f"Specialties with the same words are counted apart: {'; '.join(alike)}."


def _others_counts(known: Known, total: int) -> Iterator[str]:
    """What others say of how many programs there are, beside what the release knows."""
    for facts in known.fields:
        for fact in facts.facts:
            if fact.attribute == "program_count" and fact.decides:
                for stated in fact.values:
                    what = fact.key.get("what", facts.field)
                    yield (
                        f"{whose(fact)} says {stated.value} ({what}); "
                        f"this release knows {many(total, 'degree programs')} of all kinds."
                    )
