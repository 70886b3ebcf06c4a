"""The answer on how many programs there are, and what else could be meant by it."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.decisions.finding.find import Found
from gradguide.outlook.faq.answer import Answer, Count, Verb
from gradguide.outlook.faq.counting import listed, many, with_any
from gradguide.outlook.faq.known import Known, level_choice, noun_of
from gradguide.outlook.faq.offers import LEVELS, schools_of, unsure, whose
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
    told = [
        many(number, noun)
        for number, noun in (
            (degrees, noun_of(None)),
            (certificates.total, noun_of("certificate")),
        )
        if number
    ]
    at = schools_of(known, {*everyone.ids, *certificates.ids})
    first = (
        f"This release knows {listed(told)} at {many(at, 'schools')}."
        if told
        else f"This release knows no programs in {known.subject}."
    )
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
    notes += _near(known, everyone)
    if open_level := dict(known.facet(everyone, "level").unknown).get("", 0):
        notes.append(f"Of {many(open_level, 'degree programs')} the level is unknown.")
    if known.specialty is None:
        notes += [*_counted_alone(known, everyone), *_others_counts(known, degrees)]
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(told),
        counts=with_any(counts),
        notes=tuple(notes),
    )


def _counted_alone(known: Known, everyone: Found) -> Iterator[str]:
    """How many subjects and levels the release knows from federal counts alone."""
    awards = dict(known.facet(everyone, "kind").values).get("award", 0)
    if awards:
        yield (
            f"Schools report {awards:,} more subjects and levels, which are known from federal "
            "counts alone and are not among these; 'gradguide find --kind award' finds them."
        )


def _near(known: Known, everyone: Found) -> Iterator[str]:
    """Of a specialty: programs of other kinds that have it, and specialties of like names."""
    if known.specialty is None:
        return
    kinds = dict(known.facet(everyone, "kind").values)
    others = [many(kinds[kind], _KINDS[kind]) for kind in _KINDS if kinds.get(kind)]
    if others:
        asked = f"gradguide find --kind any --specialty '{known.specialty}'"
        yield f"Of other kinds there are {listed(others)} ({asked})."
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
