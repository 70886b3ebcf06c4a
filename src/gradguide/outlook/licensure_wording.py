"""What is known of a role in a state, as sentences a person can act on or doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Status
from gradguide.model.licensure import Exam
from gradguide.model.states import STATE_NAMES
from gradguide.model.vocabulary import Value
from gradguide.outlook.licensure import ORDINARY, Item, RoleAnswer, case_of, current

_DEGREES = {
    "high_school": "a high school diploma",
    "associate": "an associate degree",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "doctoral": "a doctorate",
}
_NAMES = {
    "credential_required": "certificate required by the state",
    "credential_name": "certificate",
    "degree_required": "degree",
    "teaching_licence_required": "teaching licence first",
    "subject_exam_required": "exam in the subject",
    "exam": "exam named",
    "exam_min_score": "lowest passing score",
    "experience_years": "years of experience first",
    "practicum_hours": "practicum hours",
    "valid_for": "valid for",
    "alternative_route": "another way in",
    "agency": "agency",
    "agency_url": "address",
}
_BODIES = {
    "state": "a body of the state",
    "association": "a professional association, and no body of the state",
}
_DEMANDS = (
    "degree_required", "teaching_licence_required", "subject_exam_required", "experience_years",
)  # fmt: skip
_WHOM_TO_ASK = ("agency", "agency_url")


@dataclass(frozen=True, slots=True)
class _Part:
    """A thing that is asked for, in words, and the facts that it rests on besides its own."""

    text: str
    besides: tuple[Fact, ...] = ()


def attribute_name(attribute: str) -> str:
    """An attribute as a reader calls it."""
    return _NAMES.get(attribute, attribute.replace("_", " "))


def value_text(attribute: str, value: Value, exams: Mapping[str, Exam]) -> str:
    """A value as a reader says it; an exam with what took its place."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if attribute == "degree_required":
        return _DEGREES[str(value)]
    if attribute == "exam":
        return exam_text(str(value), exams)
    return str(value)


def exam_text(name: str, exams: Mapping[str, Exam]) -> str:
    """An exam's name with what became of it."""
    exam = exams.get(name)
    if exam is None or exam.until is None:
        return name
    if exam.now is None:
        return f"{name} (no longer given after {exam.until})"
    return f"{name} (replaced in {exam.until} by {current(exam, exams).name})"


def fact_text(fact: Fact, exams: Mapping[str, Exam]) -> str:
    """A fact's value or values with what they hold for."""
    said = " or ".join(value_text(fact.attribute, one.value, exams) for one in fact.values)
    more = [] if case_of(fact) == ORDINARY else [case_of(fact)]
    if "exam" in fact.key:
        said = f"{said} in {fact.key['exam']}"
    if fact.attribute == "agency":
        more += [_BODIES[str(body)] for body in [fact.details.get("body")] if body is not None]
        more += [str(office) for office in [fact.details.get("office")] if office is not None]
    return f"{said} ({'; '.join(more)})" if more else said


def place_name(state: str) -> str:
    """A state as it stands in a sentence, by its two letters."""
    name = STATE_NAMES[state]
    return f"the {name}" if name.startswith("District") else name


def sentences(answer: RoleAnswer, state: str, exams: Mapping[str, Exam]) -> tuple[str, ...]:
    """What is needed in a state, in plain sentences; first what is known, then doubts.

    Nothing is said that no source which counts says, and how sure it is goes with it.
    """
    place = place_name(state)
    if all(item.status is None for item in answer.items if item.attribute not in _WHOM_TO_ASK):
        return (f"Nothing is known here of what a {answer.role.name} needs in {place}.",)
    out = [*_required(answer, place), *_demanded(answer, place, exams)]
    out += [*_other_exams(answer, exams), *_called(answer)]
    if answer.missing:
        names = ", ".join(attribute_name(name) for name in answer.missing)
        out.append(f"Not known here: {names}.")
    return tuple(_capital(sentence) for sentence in out)


def _required(answer: RoleAnswer, place: str) -> list[str]:
    """Whether a certificate is required; of one case where nobody speaks of the ordinary one."""
    item = answer.item("credential_required")
    if item.ordinary:
        said = _settled(item)
        if said is None:
            return [f"Sources disagree whether {place} requires a certificate."]
        return [f"{place} {_asks(said)} of a {answer.role.name} ({_trust([said], answer)})."]
    return [
        f"{place} {_asks(fact)} in this case: {case_of(fact)} ({_trust([fact], answer)})."
        for fact in item.facts
        if fact.decides and fact.settled
    ]


def _asks(required: Fact) -> str:
    return "requires a certificate" if required.value else "does not require a certificate"


def _demanded(answer: RoleAnswer, place: str, exams: Mapping[str, Exam]) -> list[str]:
    """What is needed and what is not, by evidence of these days; then by older; then doubts."""
    fresh, old, doubts = list[Fact](), list[Fact](), list[str]()
    for attribute in _DEMANDS:
        item = answer.item(attribute)
        fact = _settled(item)
        if fact is not None:
            (old if fact.status is Status.STALE else fresh).append(fact)
        elif item.ordinary:
            both = fact_text(item.ordinary[0], exams)
            doubts.append(f"Sources disagree on {attribute_name(attribute)}: {both}.")
        elif cases := [fact for fact in item.facts if fact.decides]:
            each = "; ".join(fact_text(fact, exams) for fact in cases)
            name = attribute_name(attribute)
            doubts.append(f"{name}, depending on the case: {each} ({_trust(cases, answer)}).")
    return [
        *_said(fresh, f"in {place}", answer, exams),
        *_said(old, f"by older evidence, in {place}", answer, exams),
        *doubts,
    ]


def _said(
    facts: Sequence[Fact], where: str, answer: RoleAnswer, exams: Mapping[str, Exam]
) -> list[str]:
    """One sentence on what some settled facts ask for and what they do not."""
    if not facts:
        return []
    parts = [(fact.value, _part(fact, answer, exams)) for fact in facts]
    needed = [part.text for value, part in parts if value]
    spared = [part.text for value, part in parts if not value]
    rests_on = [*facts, *(fact for _, part in parts for fact in part.besides)]
    out = list[str]()
    if needed:
        who = f"a {answer.role.name}{_who_wants_it(answer)}"
        out.append(f"{where}, {who} needs {_listed(needed)}")
    if spared:
        start = "the state" if needed else f"{where}, the state"
        out.append(f"{start} asks for no {' and no '.join(spared)}")
    return [f"{'; '.join(out)} ({_trust(rests_on, answer)})."]


def _who_wants_it(answer: RoleAnswer) -> str:
    """Whom the demands are for, where the state lets others do the work too."""
    required = _settled(answer.item("credential_required"))
    free = required is not None and required.value is False
    return " who wants the certificate" if free else ""


def _part(fact: Fact, answer: RoleAnswer, exams: Mapping[str, Exam]) -> _Part:
    """What a settled fact asks for, as it stands in a list of such things."""
    value = fact.value
    match fact.attribute:
        case "degree_required":
            return _Part(_DEGREES[str(value)])
        case "teaching_licence_required":
            return _Part("a teaching licence first" if value else "teaching licence first")
        case "experience_years":
            plural = "" if value == 1 else "s"
            return _Part(f"{value} year{plural} of experience" if value else "experience")
        case _:
            return _exam(fact, answer, exams) if value else _Part("exam in the subject")


def _exam(fact: Fact, answer: RoleAnswer, exams: Mapping[str, Exam]) -> _Part:
    """A pass in the exams that sources name, by evidence as new as that one is asked for."""
    named = [
        one
        for one in answer.item("exam").ordinary
        if (known := exams.get(str(one.value))) is not None and known.kind == "subject"
    ]
    fresh = [one for one in named if one.status is not Status.STALE]
    if not fresh and named and fact.status is not Status.STALE:
        names = " and ".join(sorted(exam_text(str(one.value), exams) for one in named))
        return _Part(f"an exam in the subject (older evidence names {names})")
    told = {str(one.value): one for one in fresh or named}
    given = [name for name in sorted(told) if current(exams[name], exams).until is None]
    if not given:
        gone = " (the test that sources name is no longer given)" if told else ""
        return _Part(f"an exam in the subject{gone}")
    passes = [
        _pass(told[name], answer, exams)
        for name in given
        if exams[name].now is None or current(exams[name], exams).name not in told
    ]
    besides = tuple(one for part in passes for one in part.besides)
    return _Part(" or ".join(part.text for part in passes), besides)


def _pass(named: Fact, answer: RoleAnswer, exams: Mapping[str, Exam]) -> _Part:
    """A pass in an exam, with the lowest score where that is known as newly; of one that was
    replaced, what replaced it."""
    name = str(named.value)
    now = current(exams[name], exams).name
    if now != name:
        text = f"a pass in {now} (which took the place of {name}, the test that sources name)"
        return _Part(text, (named,))
    for score in answer.item("exam_min_score").ordinary:
        as_new = (score.status is Status.STALE) <= (named.status is Status.STALE)
        if score.key.get("exam") == name and score.settled and as_new:
            return _Part(f"a pass in {name} with a score of {score.value}", (named, score))
    return _Part(f"a pass in {name}", (named,))


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _called(answer: RoleAnswer) -> list[str]:
    """The certificate's name: of those that are known best, the shortest."""
    facts = answer.item("credential_name").ordinary
    if not facts:
        return []
    best = [str(fact.value) for fact in facts if fact.status is facts[0].status]
    more = ", or names like it" if len(facts) > 1 else ""
    when = f" (as of {facts[0].year})" if facts[0].status is Status.STALE else ""
    name = min(best, key=lambda name: (len(name), name))
    if "credential_required" in answer.missing:
        return [
            f"Sources name a certificate: {name}{more}{when}. Whether the state gives it or asks "
            "for it, no source here says."
        ]
    return [f"The certificate is called: {name}{more}{when}."]


def _other_exams(answer: RoleAnswer, exams: Mapping[str, Exam]) -> list[str]:
    """The exams that sources name besides those in the subject, where one of these is asked for."""
    required = _settled(answer.item("subject_exam_required"))
    if required is None or not required.value:
        return []
    named = answer.item("exam").ordinary
    others = [
        one
        for one in named
        if (known := exams.get(str(one.value))) is None or known.kind != "subject"
    ]
    if not others or len(others) == len(named):
        return []
    names = "; ".join(exam_text(str(one.value), exams) for one in others)
    return [f"Sources name other exams too: {names} ({_trust(others, answer)})."]


def _settled(item: Item) -> Fact | None:
    """The one fact of the ordinary case, where there is one and its sources agree."""
    own = item.ordinary
    return own[0] if len(own) == 1 and own[0].settled else None


def _trust(facts: Sequence[Fact], answer: RoleAnswer) -> str:
    """How far the weakest of some facts can be relied on, and who says otherwise."""
    against = sum(
        answer.claims[place].standing >= Standing.GUIDE for fact in facts for place in fact.against
    )
    others = "1 statement says" if against == 1 else f"{against} statements say"
    otherwise = f"; {others} otherwise" if against else ""
    stale = sorted({fact.year for fact in facts if fact.status is Status.STALE and fact.year})
    if stale:
        years = f"{stale[0]}" if len(stale) == 1 else f"{stale[0]} to {stale[-1]}"
        return f"as of {years}{otherwise}"
    if all(fact.status is Status.VERIFIED for fact in facts):
        return f"an authority says so{otherwise}"
    undated = [fact for fact in facts if fact.year is None]
    when = ", undated" if len(undated) == len(facts) else ", some of it undated" if undated else ""
    return f"{_reported(facts, answer)}{when}{otherwise}"


def _reported(facts: Sequence[Fact], answer: RoleAnswer) -> str:
    """That something is reported, and whether by one source alone."""
    counting = {
        answer.claims[place].source.address
        for fact in facts
        for place in fact.claims_for
        if answer.claims[place].standing >= Standing.GUIDE
    }
    return "reported by one source alone" if len(counting) == 1 else "reported"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
