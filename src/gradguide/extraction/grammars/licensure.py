"""What a program leads to: a licence of the field, and of which state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import answer
from gradguide.extraction.grammars.degree_names import degree_pattern
from gradguide.extraction.grammars.generality import is_asked
from gradguide.extraction.wording import clause_around, in_general, is_statement
from gradguide.model.pack import Degree, FieldPack, Term
from gradguide.model.states import STATE_CODES
from gradguide.model.vocabulary import Value

_LICENSING = (
    r"(?:certifi(?:cation|cate|ed|able)|licen[cs](?:ure|e|ed|ing)|endors(?:ement|ed)|"
    r"credential(?:s|ed)?)s?"
)
_LEADS = re.compile(
    r"\b(?:lead(?:s|ing)? (?:directly |students )?(?:to|toward)|result(?:s|ing)? in|culminat(?:es|"
    r"ing) in|prepar(?:es|ing|ed?)\b(?: [\w-]+){0,6}? (?:for|to|as)|prepares|qualif(?:y|ies|ying|"
    r"ied)\b(?: [\w-]+){0,5}? (?:for|as|to)|eligib(?:le|ility) (?:for|to)|meet(?:s|ing)? "
    r"(?:[\w'-]+ "
    r"){0,6}?(?:requirements|standards) (?:for|to|of)(?! (?:admission|entry))|(?:satisf(?:y|ies)|"
    r"fulfill?s?|completes?) "
    r"(?:all |the )?(?:[\w'-]+ ){0,3}?(?:requirements|coursework|courses) (?:needed |required )?"
    r"(?:for|of)|approved\b[^.;]{0,40}? for|readies\b(?: [\w-]+){0,12}? (?:for|to|as)|become(?= "
    r"(?:state[- ])?(?:certified|licensed|credentialed))|recommended for|"
    r"(?:may (?:also )?)?(?:earn|obtain|receive|attain|gain|seek|pursue|acquire)s?|"
    r"path(?:way)?s? to(?:ward)?|(?:may|can) (?:then |also )?(?:apply for|add)|"
    r"(?:built|designed|organized) (?:around|to meet)|carr(?:y|ies)|confers?|"
    r"(?:satisf(?:y|ies)|meets?|fulfill?s?) (?=(?:[\w'/-]+ ){0,8}?"
    rf"{_LICENSING} (?:regulations|requirements|standards|rules)\b))\b"
)
_PROGRAM = re.compile(
    r"\b(?:programs?|degrees?|track|specialization|concentration|pathway|certificate|"
    r"master'?s?|curriculum|coursework|option|graduates|students|completers|candidates|completion|"
    r"it|this|which|that|you)\b"
)
_OF_THE_STATE = re.compile(
    r"\b(?:must|need to|needs to|have to|required? (?:to|of|by)|requires?|in order to|to become|if "
    r"you|most states|some states|state law|all states|each state|licensing board|hold(?:s|ing)? "
    r"an?|with an? valid|already|applicants|licensed teachers who|current(?:ly)?|prerequisite)\b"
)
_HEDGED = re.compile(
    r"\b(?:not|\w+n't|no|cannot|without|may|might|could|whether|neither|never|if)(?: \w+){0,4} ?$"
)
_STEPS = re.compile(r"\W*(?:complete|add|take|finish) .*\bto $")  # "Take two more courses to earn"
_NEGATED_WITHIN = re.compile(r"\b(?:not|no|without|neither|nor|non)\b")


@dataclass(frozen=True, slots=True)
class _Licences:
    """The field's licences: what names them, and which name means which."""

    names: re.Pattern[str]
    licence_of: dict[str, str]


@lru_cache(maxsize=8)
def _licences(terms: tuple[Term, ...]) -> _Licences:
    licence_of = {name: term.name for term in terms for name in term.names}
    names = "|".join(re.escape(name) for name in sorted(licence_of, key=len, reverse=True))
    return _Licences(
        re.compile(rf"(?<!\w)(?:p|pre-?)?(?P<name>{names or '(?!)'})(?!\w)"), licence_of
    )


_OWN_LICENCE = re.compile(rf"\b{_LICENSING}\b")
_SCHOOL_OF = re.compile(r"\b(?:university|college|school) (?:of|at) $")
_IN_STATE = re.compile(
    r"(?: ?\([^)]{1,20}\))? ?(?:,? (?:in|from|by|for|within)|\()(?: the)?(?: state(?: of)?)?[\w "
    r",]{0,20} ?"
)
_EXAMINATION = re.compile(r" (?:examinations?|exams?|certification|credential)\b")
_LICENCE_AFTER = re.compile(
    r"(?:'s?)?(?: ?[(][^)]{1,20}[)])?(?: (?:specialist|k-12|p-12|pk-12|prek-12|initial|"
    rf"professional|state|teacher|teaching|or))*,? {_LICENSING}\b"
)
_LICENCE_BEFORE = re.compile(
    rf"\b{_LICENSING} (?:(?:as|for|in|to be|of|exam\w*) )(?:an? |the )?(?:[\w-]+ ){{0,3}}$|"
    r"\b(?:certified|licensed|state-certified|credentialed) (?:[\w-]+ ){0,2}$"
)
_ROLE = re.compile(r"(?: (?:specialist|coordinator|teacher|educator)s?)?")
_STATES = re.compile(
    "|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(STATE_CODES, key=len, reverse=True))
)
_SOME_WORDS = r"(?: (?!(?:and|or|in|for|with|to|who|that)\b)[\w'-]+){0,2}"
_BARE = re.compile(
    rf"(?:\b(?:state|teacher|teaching|initial|professional|provisional|educator|k-12|p-12|"
    rf"pre-?k-12)|(?:{_STATES.pattern}){_SOME_WORDS})(?: (?:initial|professional|provisional|"
    rf"teacher|teaching|educator|state|certificate|of|education))* {_LICENSING}\b"
)
# "leads to certification": what else than that of the track's own trade?
_AT_ONCE = re.compile(rf" (?:initial |full |provisional )?{_LICENSING}(?=[.,;]| and\b|$)")
_LABEL = re.compile(
    rf"^(?:leads to |state |professional |teacher )?{_LICENSING}(?: area| offered| earned)? ?[:|] ?"
)
_OF_A_KIND = re.compile(r"[ -](?:preparation )?(?:program|track|option|pathway|concentration)\b")
_ONE = re.compile(r"\b(?:an?|the|our|its)(?: [\w-]+){0,2} $")
_ASKED = re.compile(r"^(?:does|do|will|can|is|are) ")
_REACH = 140
"""How far, in characters, a licence may stand from the verb that leads to it."""


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One reading a licence and state that the passage's program leads to."""
    if not is_statement(passage.folded) or in_general(passage.folded) or not pack.licences:
        return
    found = list(_stated(passage.folded, pack))
    yield from found or _labelled(passage.folded, pack) or _answered(passage, pack)


def _answered(passage: Passage, pack: FieldPack) -> list[Reading]:
    """What "Yes." says where somebody asks whether a program leads to a licence."""
    found = answer(passage)
    if found is None or not found.yes or in_general(found.question):
        return []
    question = _ASKED.sub("", found.question)
    start, end = found.start, found.end
    return [replace(said, start=start, end=end) for said in _stated(question, pack)]


def _labelled(folded: str, pack: FieldPack) -> list[Reading]:
    """The licence behind a label ("Licensure: ..."), and the one that a track is named after."""
    known = _licences(pack.licences)
    label = _LABEL.match(folded)
    name = known.names.match(folded, label.end()) if label else None
    if name:
        return [Reading("licensure", known.licence_of[name["name"]], 0, name.end())]
    for name in known.names.finditer(folded):
        stop = _licensing(folded, 0, name, len(folded))
        kind = _OF_A_KIND.match(folded, stop) if stop and stop > name.end() else None
        before = folded[: name.start()]
        if kind and _ONE.search(before) and not _HEDGED.search(before):
            return [Reading("licensure", known.licence_of[name["name"]], name.start(), kind.end())]
    return []


def _stated(folded: str, pack: FieldPack) -> Iterator[Reading]:
    known = _licences(pack.licences)
    seen: set[tuple[str, str]] = set()
    for verb in _LEADS.finditer(folded):
        if not _of_a_program(folded, verb, pack.degrees):
            continue
        _, right = clause_around(folded, *verb.span())
        end = min(right, verb.end() + _REACH)
        for licence, stop in _led_to(folded, verb, end, known):
            states = _states(folded, verb.start(), min(right, stop + 40), stop)
            for state, state_end in states or [("", stop)]:
                if (licence, state) in seen:
                    continue
                seen.add((licence, state))
                qualifiers: dict[str, Value] = {"state": state} if state else {}
                yield Reading("licensure", licence, verb.start(), max(stop, state_end), qualifiers)


def _of_a_program(folded: str, verb: re.Match[str], degrees: tuple[Degree, ...]) -> bool:
    """Whether a program (or who completes it) is what leads, and is said to do so."""
    left, _ = clause_around(folded, *verb.span())
    before = folded[left : verb.start()]
    # Who "may be recommended" is one who has what the state asks for.
    may_be = verb.group().startswith("recommended") and before.endswith("may be ")
    if (_HEDGED.search(before) and not may_be) or _OF_THE_STATE.search(before):
        return False
    degree = degree_pattern(degrees)
    if is_asked(folded, verb.start()):
        return False
    spoken_of = (
        _STEPS.match(before)
        or _PROGRAM.search(before)
        or _PROGRAM.search(verb.group())
        or degree.search(before)
    )
    return spoken_of is not None or not before.strip(" -*•")


def _led_to(
    folded: str, verb: re.Match[str], end: int, known: _Licences
) -> Iterator[tuple[str, int]]:
    """The licences after a verb, with where each one's words end."""
    found = False
    for name in known.names.finditer(folded, verb.end(), end):
        licence = known.licence_of[name["name"]]
        if _NEGATED_WITHIN.search(folded, verb.end(), name.start()):
            return
        stop = _licensing(folded, verb.end(), name, end)
        if stop is not None:
            found = True
            yield licence, stop
    bare = None
    if not found:
        bare = _BARE.search(folded, verb.end(), end) or _AT_ONCE.match(folded, verb.end())
    if bare:
        before = list(known.names.finditer(folded, 0, verb.start()))
        licences = {known.licence_of[name["name"]] for name in before}
        if len(licences) == 1:
            yield licences.pop(), bare.end()


def _licensing(folded: str, start: int, name: re.Match[str], end: int) -> int | None:
    """Where "<role> licence" or "licence as a <role>" ends; None where it is only a role."""
    if _OWN_LICENCE.search(name["name"]):
        following = _EXAMINATION.match(folded, name.end())
        return following.end() if following else name.end()
    after = _LICENCE_AFTER.match(folded, name.end())
    if after:
        return min(after.end(), end)
    between = folded[max(start, name.start() - 60) : name.start()]
    role = _ROLE.match(folded, name.end())
    return role.end() if role and _LICENCE_BEFORE.search(between) else None


def _states(folded: str, start: int, end: int, stop: int) -> list[tuple[str, int]]:
    """The states named between the verb and the licence's end, or just behind it ("in Ohio").

    Each is a postal code with the index at which the state's name ends.
    """
    out: dict[str, int] = {}
    for match in _STATES.finditer(folded, start, end):
        behind = match.start() > stop
        if _SCHOOL_OF.search(folded[: match.start()]):
            continue
        if behind and not _IN_STATE.fullmatch(folded, stop, match.start()):
            continue
        out.setdefault(STATE_CODES[match.group()], match.end())
    return list(out.items())


def _triggers(pack: FieldPack) -> tuple[str, ...]:
    return tuple(sorted({name for term in pack.licences for name in term.names}))


GRAMMAR = Grammar(name="licensure", triggers=(), read=read, triggers_of=_triggers, answers=True)
