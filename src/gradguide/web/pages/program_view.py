"""What the page of a program shows first, and its facts by sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gradguide.answers.cost_words import budget_words, rests_on, status_of_sum
from gradguide.answers.dossier import Dossier
from gradguide.answers.found_words import gravest_first, met_together
from gradguide.answers.themes import THEMES, in_order, label_of, theme_of
from gradguide.answers.unknowns import Unknown
from gradguide.answers.words import dated, fact_words, glosses, name_of
from gradguide.catalog.release import Opened
from gradguide.charts.web.accreditation import words as status_words
from gradguide.charts.web.accreditation_lanes import Lane, lanes_of
from gradguide.decisions.calendar import months_between
from gradguide.decisions.costs.bill import Cost, Published
from gradguide.decisions.costs.summary import about
from gradguide.decisions.costs.wording import of_residency
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Fact, Finding, Status
from gradguide.model.states import STATE_NAMES
from gradguide.model.vocabulary import vocabulary
from gradguide.outlook.graduates import Graduates
from gradguide.resolution.computed import number
from gradguide.web.pages.program_cost import Bill
from gradguide.web.person import Person

_SECTIONS = {
    "level": "study", "degree": "study", "delivery": "study", "instruction": "study",
    "cohort": "study", "concentration": "specialties", "course": "specialties",
    "accreditation": "accreditation", "program": "names",
}  # fmt: skip
"""Where facts stand that are looked for under something else than their theme."""
HANDOUT = ("deadline", "contact_phone", "website")
"""What somebody takes along on paper besides the facts that decide: by when, and whom to ask."""
_SLIGHT = Decimal("0.01")
"""Share of a published total by which it may be off without a word of warning."""
_CODES = re.compile(r"(?<![\w/.-])[a-z]+(?:_[a-z]+)+(?![\w/.])")


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one label. `about` is their attribute; `of_degree` says that a track has them from
    its degree; `gloss` says what the label means, where it is the first of its attribute."""

    label: str
    about: str
    facts: tuple[Opened, ...]
    of_degree: bool = False
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One of the few facts that decide: in words, with the mark of the weakest fact behind it
    (None: unknown), what qualifies it, and the section that has the rest."""

    label: str
    words: str
    status: Status | None
    note: str
    section: str


def grouped(facts: Iterable[Opened], *, of_degree: bool = False) -> dict[str, list[Group]]:
    """Facts by section, and within one by label, in the order of the vocabulary."""
    listed = list(facts)
    by_id = {id(one.fact): one for one in listed}
    out: dict[str, list[Group]] = {}
    told: set[str] = set()
    for fact in in_order(one.fact for one in listed):
        groups = out.setdefault(section_of(fact), [])
        label, one = full_label(fact), by_id[id(fact)]
        if groups and groups[-1].label == label:
            groups[-1] = replace(groups[-1], facts=(*groups[-1].facts, one))
            continue
        gloss = "" if fact.attribute in told else glosses().get(fact.attribute, "")
        groups.append(Group(label, fact.attribute, (one,), of_degree, gloss))
        told.add(fact.attribute)
    return out


def section_of(fact: Fact) -> str:
    """The section of the page under which a fact stands."""
    theme = theme_of(fact)
    return _SECTIONS.get(fact.attribute) or ("study" if theme == "program" else theme)


def full_label(fact: Fact) -> str:
    """A fact's name with what makes it another than its neighbours. A body or an exam is named
    also where it is the one that is meant unless another is said."""
    known = vocabulary().attributes.get(fact.attribute)
    named = [
        str(value)
        for name, value in fact.key.items()
        if known is not None
        and (rule := known.qualifiers.get(name)) is not None
        and rule.kind == "text"
        and rule.default == value
    ]
    label = label_of(fact)
    return f"{label} ({', '.join(named)})" if named else label


def in_words(finding: Finding, whole: str) -> str:
    """A finding without the program's own name before it, codes of attributes and coded dates."""
    text = finding.message.removeprefix(f"{whole}: ")
    text = _CODES.sub(lambda found: name_of(found.group()), text)
    text = dated(text)
    return f"{text[:1].upper()}{text[1:]}."


def sentence_of(found: Dossier) -> str:
    """The program in one sentence for the person who asks."""
    if found.costed is None:
        return _counted(found.picture.graduates)
    told = found.costed.sentence.removesuffix(".")
    accredited = [_accredited(lane) for lane in lanes_of(found.facts_on("accreditation"))]
    return f"{told}{'; ' if accredited else ''}{', '.join(accredited)}."


def _counted(graduates: Graduates) -> str:
    newest = [one.series.newest for one in graduates.counted if one.series.newest is not None]
    if not newest:
        return "Known from what the school reports to the government alone."
    year = max(count.year for count in newest)
    total = sum(count.total for count in newest if count.year == year)
    people = "Nobody" if not total else "1 person" if total == 1 else f"{total:,} people"
    return (
        f"{people} finished in {year}. That, and what stands below, is what the school "
        "reports to the government; nobody whom we have read describes the program itself."
    )


def _accredited(lane: Lane) -> str:
    told = f"{status_words(lane.status)} by {lane.body}"
    return f"{told} ({_review(lane)})" if lane.review else told


def _review(lane: Lane) -> str:
    if lane.review is not None and lane.last is not None and lane.review <= lane.last:
        return f"the outcome of the review of {lane.review} is unknown"
    return f"next review {lane.review}"


def key_facts(found: Dossier, person: Person) -> tuple[KeyFact, ...]:
    """The five facts that most people ask for first."""
    cost = found.costed.cost if found.costed else None
    return (
        _price(found, person),
        _months(found, cost),
        _fact(found, "delivery", "Online or on campus", "study"),
        _accreditation(found),
        _fact(found, "entrance_exam", "Entrance exam", "admission"),
    )


def _price(found: Dossier, person: Person) -> KeyFact:
    label = "What you pay in all"
    cost = found.costed.cost if found.costed else None
    if cost is None or cost.total is None:
        return KeyFact(label, "", None, "", "cost")
    status = status_of_sum(cost)
    more = budget_words(cost, person.budget) or ("more may come" if cost.missing else "")
    old = "in part from outdated facts" if status is Status.STALE else ""
    parts = (_whose(found, cost, person.situation), rests_on(cost), old, more)
    return KeyFact(label, about(cost.total), status, "; ".join(filter(None, parts)), "cost")


def _whose(found: Dossier, cost: Cost, situation: Situation) -> str:
    home = situation.residency
    if home is not None:
        return f"living in {STATE_NAMES.get(home, home)}"
    where = {"open": "depending on where you live", "any": "wherever you live"}
    return where.get(cost.residency) or of_residency(found.candidate, cost.residency)


def _months(found: Dossier, cost: Cost | None) -> KeyFact:
    if cost is not None and cost.terms and cost.pace is not None:
        months = months_between(cost.terms[0].term, cost.terms[-1].term, cost.unit)
        note = f"at {number(cost.pace)} credits a term, until {cost.terms[-1].term}"
        if cost.credits is not None and not cost.credits.known:
            note = f"at most, {note}"
        return KeyFact("Months", str(months), Status.COMPUTED, note, "cost")
    stated = found.facts_on("duration_months")
    if not stated:
        return KeyFact("Months", "", None, "", "study")
    fact = stated[0].fact
    return KeyFact("Months", fact_words(fact), fact.status, "as stated", "study")


def _fact(found: Dossier, attribute: str, label: str, section: str) -> KeyFact:
    """The first fact about an attribute; of another kind of it, only how many more there are."""
    facts = found.facts_on(attribute)
    if not facts:
        return KeyFact(label, "", None, "", section)
    listed = [one.fact for one in facts]
    first = (gravest_first(listed) if met_together(listed) else listed)[0]
    of = full_label(first).partition(" (")[2].removesuffix(")")
    notes = [of] if of else []
    notes += [str(first.year)] if first.year else ["undated"]
    if len(facts) > 1:
        notes.append(f"{len(facts) - 1} more below")
    return KeyFact(label, fact_words(first), first.status, ", ".join(notes), section)


def _accreditation(found: Dossier) -> KeyFact:
    label = "Accreditation"
    facts = found.facts_on("accreditation")
    lanes = lanes_of(facts)
    if not lanes:
        return KeyFact(label, "", None, "", "accreditation")
    first = lanes[0]
    note = (
        _review(first) if first.review else (f"told of {first.last}" if first.last else "undated")
    )
    words = " or ".join(dict.fromkeys(status_words(lane.status) for lane in lanes))
    bodies = " and ".join(dict.fromkeys(lane.body for lane in lanes))
    return KeyFact(label, f"{words} ({bodies})", facts[0].fact.status, note, "accreditation")


def sections(found: Dossier) -> dict[str, list[Group]]:
    """The facts by section, every section there; of a track also its degree's."""
    names = ("specialties", "accreditation", "names", "study", *THEMES)
    own: dict[str, list[Group]] = {name: [] for name in names} | grouped(found.facts)
    for section, groups in grouped(found.inherited, of_degree=True).items():
        own.setdefault(section, []).extend(groups)
    return own


def handout_groups(found: Dossier) -> Iterator[Group]:
    """The facts that a handout has besides those that decide, without what counts for nothing."""
    for groups in sections(found).values():
        for group in groups:
            counted = tuple(one for one in group.facts if one.fact.decides)
            if group.about in HANDOUT and counted:
                yield replace(group, facts=counted)


def asks(found: Dossier) -> dict[str, list[Unknown]]:
    """What to ask the school, by the section that would have the answer."""
    listed: dict[str, list[Unknown]] = {}
    for one in found.unknown:
        listed.setdefault(_SECTIONS.get(one.about) or one.theme, []).append(one)
    return listed


def other_names(found: Dossier) -> Iterator[str]:
    """What else sources call the program."""
    return (name for name in found.program.aliases if name != found.program.name)


def notes(found: Dossier, bill: Bill | None) -> Sequence[str]:
    """What to watch out for: findings, and where federal figures say otherwise."""
    whole = f"{found.program.institution}, {found.program.name}"
    told = list(bill.warnings) if bill else []
    told += [in_words(finding, whole) for finding in found.findings]
    if found.picture.differs:
        differs = found.picture.differs
        told.append(f"{differs[0].upper()}{differs[1:]}.")
    told += [f"A published total: {one.words}." for one in _published(found)]
    return list(dict.fromkeys(told))


def _published(found: Dossier) -> Iterator[Published]:
    """The totals that sources publish and that other facts come nowhere near."""
    for one in found.costed.cost.published if found.costed else ():
        again = one.recomputed
        if again is None or one.rounded:
            continue
        off = max(again.low - one.amount, one.amount - again.high)
        if off > one.amount * _SLIGHT:
            yield one
