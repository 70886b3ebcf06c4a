"""Answers on what there is: programs, levels, online, accredited, entrance exams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gradguide.decisions.finding.find import Found
from gradguide.model.fact import Fact
from gradguide.outlook.faq.answer import Answer, Count, Item, Listing, Verb
from gradguide.outlook.faq.counting import count_of, listed, many, with_any
from gradguide.outlook.faq.known import Known, level_choice, noun_of
from gradguide.outlook.faq.questions import Question

LEVELS = ("bachelor", "master", "doctoral", "certificate")
COMPLETIONS = "ipeds-completions"
_BODIES = 5
_CODES = 5
_ONLINE = Verb("can be done entirely online", "can be done entirely online")
_AWARDS = {
    "bachelor": "bachelor's degrees",
    "master": "master's degrees",
    "doctoral": "doctorates",
    "certificate": "graduate certificates",
}


def online(known: Known, question: Question) -> Answer:
    """How many programs can be done entirely online, all and by level."""
    everyone = count_of(known, None, "delivery", "online", _ONLINE)
    levels = [count_of(known, level, "delivery", "online", _ONLINE) for level in LEVELS]
    return Answer(
        question.id,
        question.words(known.subject),
        yes_or_no(known, everyone),
        bool(everyone.of),
        counts=with_any([everyone, *levels]),
        listings=listing_of(known, everyone),
    )


def level(known: Known, question: Question) -> Answer:
    """Whether there are programs of a level, how many of them online; what NCES counts."""
    name = question.level or "master"
    found = known.find(level_choice(name))
    noun = noun_of(name)
    schools = schools_of(known, found.ids)
    awarded = awarded_in(known, name) if known.specialty is None else ""
    if found.total:
        first = (
            f"Yes: {many(found.total, noun)} at {many(schools, 'schools')} "
            f"{'is' if found.total == 1 else 'are'} known here."
        )
    elif awarded:
        first = f"Yes, by what schools report to NCES; no source in this release describes {noun}."
    else:
        first = f"None is known to this release: no source names {noun} in {known.subject}."
    count = count_of(known, name, "delivery", "online", _ONLINE)
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(found.total or awarded),
        counts=with_any([count]),
        listings=(Listing("They are", items(known, found.ids), found.query.text),)
        if found.total
        else (),
        notes=(
            *([awarded] if awarded else []),
            *unsure(found, name),
            *_others_on(known, name),
        ),
        datasets=known.dataset(COMPLETIONS, known.year),
    )


def awarded_in(known: Known, name: str) -> str:
    """How many schools awarded how many degrees of a level, in a sentence; "" for none."""
    some = [(award, total) for award, total in known.awards if award.level == name and total]
    if not some:
        return ""
    schools = len({award.unitid for award, _ in some})
    total = sum(count for _, count in some)
    codes = _codes({award.cip for award, _ in some})
    return (
        f"{many(schools, 'schools')} awarded {total:,} {_AWARDS[name]} under {codes} "
        f"in the year to June {known.year} (NCES, first majors)."
    )


def _codes(cips: Iterable[str]) -> str:
    """CIP codes in a sentence: each by itself, or the first and last where they are many."""
    codes = sorted(set(cips))
    if len(codes) > _CODES:
        return f"{len(codes)} CIP codes ({codes[0]} to {codes[-1]})"
    return f"CIP {listed(codes)}"


def none_described(known: Known, noun: str) -> str:
    """The sentence where no program of some kind is described. Where agencies count graduates of
    the field, that is no word on whether there are any."""
    if known.specialty is None and any(total for _, total in known.awards):
        return (
            f"Unknown: no source in this release describes {noun} in {known.subject}; it has what "
            "schools report to NCES alone."
        )
    return f"This release knows no {noun} in {known.subject}."


def whole_subject(known: Known) -> str:
    """The beginning of an answer from federal figures where a specialty is asked about."""
    if known.specialty is None:
        return ""
    return "Agencies do not count by specialty, so this is of the whole subject. "


def accredited(known: Known, question: Question) -> Answer:
    """How many degree programs are accredited, by accrediting body."""
    everyone = known.find()
    values = dict(known.facet(everyone, "accreditation").values)
    bodies = sorted((name for name in values if ":" not in name), key=lambda b: (-values[b], b))
    counts = [
        count_of(
            known,
            None,
            "accreditation",
            body,
            Verb(f"is accredited ({body})", f"are accredited ({body})"),
        )
        for body in bodies[:_BODIES]
    ]
    if not counts:
        first = "Unknown: no source in this release says which are accredited."
    else:
        top = counts[0]
        first = f"{top.yes:,} of {many(top.of, top.noun)} known here {top.what.of(top.yes)}."
    rest = len(bodies) - len(counts)
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(counts),
        counts=with_any(counts),
        listings=listing_of(known, counts[0]) if counts else (),
        notes=(f"{many(rest, 'further names')} of bodies stand with fewer programs.",)
        if rest > 0
        else (),
    )


def exam(known: Known, question: Question) -> Answer:
    """How many degree programs ask for an entrance exam."""
    words = {
        "none": Verb("asks for no entrance exam", "ask for no entrance exam"),
        "may_be": Verb("may ask for one", "may ask for one"),
        "required": Verb("requires one", "require one"),
    }
    counts = [count_of(known, None, "exam", value, what) for value, what in words.items()]
    none, may_be, required = counts
    said = none.yes + may_be.yes + required.yes
    if not said:
        first = "Unknown: no current source in this release says."
    else:
        first = (
            f"By what is known of {many(said, 'degree programs')}, {none.yes:,} "
            f"{none.what.of(none.yes)}, {may_be.yes:,} {may_be.what.of(may_be.yes)} and "
            f"{required.yes:,} {required.what.of(required.yes)}."
        )
    return Answer(
        question.id,
        question.words(known.subject),
        first,
        bool(said),
        counts=with_any(counts),
        listings=listing_of(known, none),
    )


def yes_or_no(known: Known, count: Count) -> str:
    """The first sentence on whether there is any program of which something holds."""
    if not count.of:
        return none_described(known, count.noun)
    if count.yes:
        what = count.what.of(count.yes)
        return f"Yes: {count.yes:,} of {many(count.of, count.noun)} known here {what}."
    if count.unknown:
        return f"None is known; of {many(count.unknown, count.noun)} it is unknown or disputed."
    return f"No: none of {many(count.of, count.noun)} known here."


def listing_of(known: Known, count: Count) -> tuple[Listing, ...]:
    """The programs behind a count, with the facts that it rests on."""
    if not count.ids:
        return ()
    title = f"Those that {count.what.several}"
    return (Listing(title, items(known, count.ids, count.attributes), count.query),)


def items(known: Known, ids: tuple[str, ...], attributes: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """Programs as lines of a list, in the order of their ids, with their facts of some
    attributes."""
    return tuple(
        Item(
            f"{one.school.name}, {one.program.name}",
            id=one.id,
            facts=tuple(fact for name in attributes for fact in one.facts(name)),
        )
        for one in known.candidates(ids)
    )


def unsure(found: Found, level: str | None) -> Iterator[str]:
    """Of how many more programs it is unknown whether they have the specialty."""
    count = dict(found.open).get("specialty", 0)
    if count:
        more = many(count, f"more {noun_of(level)}")
        yield f"Of {more} it is unknown whether they have this specialty."


def _others_on(known: Known, name: str) -> Iterator[str]:
    """What others say on whether there are programs of a level."""
    for facts in known.fields:
        for fact in facts.facts:
            said = {str(stated.value) for stated in fact.values}
            if fact.attribute == "level_available" and fact.decides and name in said:
                some = "none" if fact.key.get("exists") is False else "some"
                yield f"{whose(fact)} says that there are {some} in {facts.field}."


def whose(fact: Fact) -> str:
    who = {2: "A guide", 3: "A school", 4: "An authority"}.get(int(fact.standing), "A page")
    return f"{who} of {fact.year}" if fact.year else f"{who} without a date"


def schools_of(known: Known, ids: Iterable[str]) -> int:
    return len({one.school.id for one in known.candidates(sorted(ids))})
