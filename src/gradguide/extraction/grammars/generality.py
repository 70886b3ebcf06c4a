"""Whether "accredited" is said of one program or of programs in general.

"The program is X-accredited" and "our X-accredited degree" are about one; "a degree from an
X-accredited program", "X-accredited programs" and what an employer asks for are about any.
What decides is the noun's number, its determiner, and what governs it.
"""

from __future__ import annotations

import re

_SINGULAR = (
    r"(?:program|school|institution|university|college|degree|master'?s?|certificate|department|"
    r"faculty)"
)
_PLURALS = (
    r"(?:programs|schools|institutions|universities|colleges|degrees|options|courses|masters)"
)
_WITHIN = (
    r"(?:(?!(?:is|are|was|were|has|have|that|which|from|at|with|by|who|can|may|"
    r"must)\b)[\w'&/().-]+,? )"
)

_NOUN_AFTER = re.compile(
    rf"[ ,-]*{_WITHIN}{{0,9}}?(?:{_SINGULAR} (?:degree )?(?={_PLURALS}\b))?"
    rf"(?P<noun>{_PLURALS}|{_SINGULAR})\b"
)
_NOUN_BEFORE = re.compile(
    rf"\b(?P<noun>{_PLURALS}|{_SINGULAR})(?: \([^)]*\))?,? (?:(?:that|which) )?"
    r"(?:(?:fully|currently|now|also|continuously|jointly|not|yet) )*$"
)
_COPULA = re.compile(
    r"\b(?P<copula>is|are|was|were|be|been|being|remains?|became|becomes?|'s)"
    r"(?: [\w-]+,?){0,4}(?:,| and| both)?\s?$"
)
_DETERMINER = re.compile(
    r"(?:(?P<own>\w+'s|\w+s'|\b(?:our|its|their|both|this|these|only|first)"
    r"|\bone of(?: [\w-]+){1,4})|(?P<the>\bthe)|(?P<one>\ban?)"
    r"|(?P<any>\b(?:any|another|other|every|each|either|many|most|several|some|all|various|"
    r"numerous|non|few|list of|number of)))(?= )"
)
_GAP = re.compile(rf"(?: |-)?(?:{_WITHIN})*")
_GOVERNED = re.compile(
    r"\b(?:from|at|in|of|through|to|attend\w*|with|for|by|hold(?:s|ing)?|need(?:s|ed)?|requires?|"
    r"having|have|choos(?:e|es|ing)|find(?:ing)?|select(?:ing)?|possess\w*|consider(?:ing)?|into|"
    r"complet(?:e|ed|es|ing)|graduat\w+|earned|earning|than|like|search(?:ing)?|without|"
    r"received)\s?$"
)
_GIVES = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|provid(?:es|ing)|features?|houses|has|home to|is|as)\b"
)
_COUNTED = re.compile(r"\b(?:two|three|both)\b")
_PROMISED = re.compile(r"\b(?:to|will|proud to)\s*$")
_UNCERTAIN = re.compile(
    r"\b(?:if|whether|unless|ensure|sure|check|verify|when|must|should|what|most|many|some|not all|"
    r"none)\b"
)
_RELATIVE = re.compile(r"(?<!,) (?:that|which) (?:\w+ly )?$")
_OWN_PLURAL = re.compile(r"\b(?:our|these|the|its|both)\b|'s\b|s'(?= )")
_ASKED_BEFORE = re.compile(
    r"\b(?:requires?|required|must|should|needs?|needed|prefers?|employers?|positions?|jobs?|"
    r"hir\w+|ensure|verify|check|make sure|sure|look for|important|if|whether|unless|when|become|"
    r"becoming|qualif\w+|recommends?|why|what|how)\b"
)
_ASKED_AFTER = re.compile(
    r"^(?:(?!\bno\b)[^,;])*?\b(?:required|preferred|mandatory|necessary|essential|needed|"
    r"recommended|important|positions?|employers?|jobs?|means)\b"
)


_ADVICE = re.compile(
    r"^[\W_]*(?:(?:always|also|first|then|next|please|and|so) )*(?:ask|find out|look (?:for|into|"
    r"at)|"
    r"think about|decide|check(?! out)|make sure|be sure|compare|weigh|consider)\b|"
    r"\b(?:should|to|must|may|want to|will) (?:ask|find out|decide|determine|consider|weigh|think "
    r"about) (?:whether|if|between|which|how)\b"
)
_INDIRECT = re.compile(
    r"\b(?:whether|(?:ask|asks|asking|find out|check|see|decide|verify|confirm|know|wonder|"
    r"determine|unclear|(?:not|un)sure|learn|tell)\b[^.;,]{0,40}? if)\b[^.;,]*$"
)


_CLAUSE_BEFORE = re.compile(r"[;:!?]")


def is_asked(folded: str, start: int) -> bool:
    """Whether what stands at `start` is what a reader is told to find out, or asked about in an
    indirect question ("ask whether the school ..."): nobody says that it is so."""
    clause = _CLAUSE_BEFORE.split(folded[:start])[-1]
    return bool(_ADVICE.search(clause) or _INDIRECT.search(clause))


def speaks_of_any(folded: str, left: int, right: int, start: int, end: int) -> bool:
    """Whether what stands at `start:end` in the clause `left:right` is said of no one program."""
    before, after = folded[left:start], folded[end:right]
    following = _NOUN_AFTER.match(after) if folded[end - 10 : end].endswith("accredited") else None
    if following:
        return _attributive(before, following["noun"], after)
    copula = _COPULA.search(before)
    if copula:
        return _predicate(before[: copula.start()], copula["copula"])
    noun = _NOUN_BEFORE.search(before)
    if noun:
        return _attributive(before[: noun.start()], noun["noun"], after)
    return _asked(before, after)


def speaks_of_plural(subject: str) -> bool:
    """Whether the subject of "holds accreditation" is programs in general."""
    return _predicate(subject, "has")


def _attributive(before: str, noun: str, after: str) -> bool:
    """For "<before> X-accredited <noun> <after>", and "<before> <noun> accredited by X"."""
    determiner, governor = _determined(before)
    if determiner == "own":
        return False
    if re.fullmatch(_PLURALS, noun):
        return not (determiner == "the" and _COUNTED.search(before))
    if determiner in ("the", "any"):
        return determiner == "any"
    if _GOVERNED.search(governor):
        return True
    return _asked(before, after) and not (determiner == "one" and _GIVES.search(before[-60:]))


def _determined(before: str) -> tuple[str, str]:
    """The kind of the nearest determiner that `before` ends in, and what governs it."""
    for match in reversed(list(_DETERMINER.finditer(before))):
        if _GAP.fullmatch(before, match.end()):
            return match.lastgroup or "", before[: match.start()]
    return "", before


def _predicate(subject: str, copula: str) -> bool:
    """For "<subject> <copula> accredited by X"."""
    if copula == "be":
        return _PROMISED.search(subject) is None
    if _UNCERTAIN.search(subject):
        return True
    if _RELATIVE.search(subject):
        noun = _NOUN_BEFORE.search(subject)
        return noun is None or _attributive(subject[: noun.start()], noun["noun"], "")
    if re.search(rf"\b{_PLURALS}\b(?! of)", subject):
        return _OWN_PLURAL.search(subject) is None
    return re.match(r"\s*(?:an?|any) ", subject) is not None


def _asked(before: str, after: str) -> bool:
    return bool(_ASKED_BEFORE.search(before) or _ASKED_AFTER.search(after))
