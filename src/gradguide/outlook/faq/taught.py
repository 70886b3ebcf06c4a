"""The answer on what is taught: specialties, courses, practical work, credits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.readings import specialty
from gradguide.decisions.finding.seen import OTHERS, Seen
from gradguide.model.fact import Status
from gradguide.outlook.faq.amounts import credits_ranges
from gradguide.outlook.faq.answer import Answer, Count, Item, Listing, Verb
from gradguide.outlook.faq.counting import listed, many
from gradguide.outlook.faq.known import Known, noun_of
from gradguide.outlook.faq.questions import Question

_NAMED = 5


def taught(known: Known, question: Question) -> Answer:
    """Which specialties programs name, which courses, how much practice, how many credits."""
    everyone = known.find()
    programs = known.candidates(everyone.ids)
    specialties = Counter(name for one in programs for name in _specialties(known, one))
    named = [one for one in _by_number(specialties) if one[0] != known.specialty]
    courses: Counter[str] = Counter()
    practice: dict[str, dict[str, bool]] = defaultdict(dict)
    for one in programs:
        courses.update({str(f.value) for f in one.facts("course") if f.settled})
        for fact in one.facts("experience"):
            if fact.settled and fact.status is not Status.STALE:
                needed = fact.details.get("status", "required") == "required"
                practice[str(fact.value)][one.id] = needed
    saying = sum(bool(_specialties(known, one)) for one in programs)
    areas = known.field_facts("course_area")
    ranges = credits_ranges(known, "master")
    first = _taught(known, named, everyone.total, saying)
    counts = [_practice(what, said, everyone.total) for what, said in sorted(practice.items())]
    listings = (
        Listing(
            "Specialties that degree programs name",
            tuple(Item(name, many(count, "programs")) for name, count in named),
        ),
        Listing(
            "Courses that are named most often",
            tuple(Item(name, many(n, "programs")) for name, n in _by_number(courses)),
        ),
        Listing(
            "Areas that sources name for the field",
            tuple(Item(str(fact.value), facts=(fact,)) for fact in areas),
        ),
    )
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(named or courses or areas),
        counts=tuple(sorted(counts, key=lambda one: -one.yes)),
        ranges=ranges,
        listings=tuple(one for one in listings if one.items),
    )


def _specialties(known: Known, one: Candidate) -> frozenset[str]:
    """The specialties that a program certainly has, by the rule of `find`."""
    ways = specialty(Seen(one, known.synonyms)).get("", ())
    return frozenset.intersection(*ways) - {OTHERS} if ways else frozenset()


def _practice(what: str, said: Mapping[str, bool], total: int) -> Count:
    """How many programs require some practical work; those that offer it do not require it."""
    ids = tuple(sorted(key for key, needed in said.items() if needed))
    name = what.replace("_", " ")
    words = Verb(f"requires {name}", f"require {name}")
    return Count(
        noun_of(None), words, total, len(ids), total - len(said), ids, attributes=("experience",)
    )


def _taught(known: Known, named: list[tuple[str, int]], total: int, saying: int) -> str:
    if not named:
        return "Unknown: no current source in this release names specialties."
    top = [f"{name} ({count})" for name, count in named[:_NAMED]]
    beside = " beside it" if known.specialty is not None else ""
    name = Verb("names", "name").of(saying)
    return (
        f"{many(saying, 'degree programs')} of {total:,} known here {name} specialties; most "
        f"often{beside}: {listed(top)}."
    )


def _by_number(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda one: (-one[1], one[0]))
