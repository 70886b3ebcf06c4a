"""The ways in which a sentence says that a program is hybrid: both formats on offer, or online
with some attendance."""

from __future__ import annotations

import re

from gradguide.extraction.grammars.online import CAMPUS, WHOLLY

ONLINE = rf"(?:(?:{WHOLLY}[- ])?online|remotely|virtually)"
_OR = r"(?:,? (?:or|and|&|and/or|as well as),? (?:(?:now|since \d{4}),? )?| ?/ ?|, )"
_WHERE = r"(?: ?\([^)]{1,30}\)| in [\w-]+(?: [\w-]+)?| \w+)?"  # "on campus (Springfield)"
_AT_A_CAMPUS = r"at (?:the |our |its |one of )?(?:[\w'-]+ ){1,3}campus(?:es)?\b"
PAIR = (
    rf"(?:{ONLINE}{_WHERE}{_OR}(?:in |on )?(?:(?!no\b)\w+ )?(?:{CAMPUS}|{_AT_A_CAMPUS})|"
    rf"{CAMPUS}{_WHERE}{_OR}(?:(?!no\b)\w+ )?{ONLINE})"
)
_OFFERING = (
    r"(?:available|take|offer(?:s|ed|ing)?|complet(?:e|ed|ing)|deliver(?:s|ed)|earn(?:ed)?|taught|"
    r"pursued?|taken|stud(?:y|ied)|provid(?:es|ed)|choose|choice|options?|formats?|"
    r"modalit(?:y|ies)|either|attend(?:ed)?)"
)
_BOTH_OFFERED = re.compile(
    rf"\b{_OFFERING}\b[^.;:?]{{0,70}}?\b(?:both |either )?{PAIR}"
    r"(?![- ]\w*(?:students?|faculty|class\b|events?|sessions?))"
)
_BOTH_NAMED = re.compile(
    rf"\b{PAIR}(?: hybrid)?[- ](?:program )?(?:options|formats|delivery|modalities|tracks|"
    r"versions)\b"
)
_BOTH_ALONE = re.compile(
    rf"^(?:[\w-]+[- ]accredited,? )?(?:either |both )?{PAIR}(?=\s*(?:$|[.;|]|,? (?:in|at) [a-z]))"
)
_PLACES = re.compile(
    r"\b(?:offered|earned|completed|available|taken|taught|delivered|pursued) online(?:,| or) "
    r"(?:or )?at (?!an?\b|any|your|home|no\b|one\b|the (?:pace|time|cost|same))[\w' -]{2,40}"
)
_NO_DENIAL = r"(?:(?!\b(?:no|not|without|never)\b)[^.;])"
_MOSTLY = re.compile(
    rf"\b(?:mostly|primarily|largely|predominantly|mainly) online\b{_NO_DENIAL}{{0,30}}\b"
    rf"(?:but|with|and|plus)\b{_NO_DENIAL}{{0,50}}?\b"
    r"(?:residenc(?:y|ies)|on[- ]campus|in[- ]person|campus|face[- ]to[- ]face)\b"
)
BLEND = re.compile(
    r"\b(?:blend(?:s|ed|ing)?|combin(?:e|es|ed|ing|ation)|mix(?:es|ed|ing|ture)?)\b(?: of)?"
    r"[^.;?]{0,50}?\b(?:(?:online|digital|virtual|remote)\b[^.;?]{0,40}?"
    rf"(?:\band\b|\bwith\b|&|\+)[^.;?]{{0,30}}?\b{CAMPUS}"
    rf"|{CAMPUS}[^.;?]{{0,40}}?(?:\band\b|\bwith\b|&|\+)[^.;?]{{0,30}}?\b(?:online|virtual|remote))"
    r"(?: [a-z]+)?"
)
_HYBRID_NOUN = re.compile(
    r"\b(?:online[- ]hybrid|hybrid online|hybrid|low[- ]residency|blended)[- ]"
    r"(?:(?:online|learning|program|delivery|course|class|graduate|on-campus) )?"
    r"(?:formats?|programs?|models?|delivery|options?|degree|coursework|curriculum|instruction|"
    r"structure|approach|courses|classes|modality|learning|environment|master\w*|track)\b"
    r"|\b(?:is|as a) hybrid\b|\bis a hybrid(?=\s*(?:$|[.;,]))|\bonline hybrid\b|\bhybrid (?:of|"
    r"mix|blend|between)\b"
)
_ATTENDANCE = re.compile(
    r"\bonline\b[^.;?]{0,30}? with (?:[\w-]+ ){0,4}?(?:on[- ]campus|in[- ]person|face[- ]to[- "
    r"]face|campus|residency)[- ](?:residenc(?:y|ies)|intensives?|class(?:es)?|components?|"
    r"instruction|weekends?|courses?|institutes?|sessions?|meetings?|labs?)\b"
)
_EXCEPT = re.compile(
    r"\bonline\b,? (?:except for|with the exception of|apart from|plus|other than) (?:[\w-]+ "
    r"){0,4}?(?:campus|in[- ]person|face[- ]to[- ]face|residency|residencies)\b(?! orient)(?: \w+)?"
)
_OR_BOTH = re.compile(
    rf"(?:\b(?:{_OFFERING}|courses|classes|program|degree)\b[^.;?]{{0,40}}?\b|^)online\b"
    r"[^.;?]{1,40}\bor (?:in |as )?(?:an? )?(?:blend|mix|combination|hybrid)\b"
    r"(?: of (?:both|the two|these))?"
)
_SOME_EACH = re.compile(
    rf"\bsome (?:courses|classes) (?:[\w-]+ ){{0,3}}?(?:{CAMPUS}[^.;?]{{0,20}}? (?:others?|some|"
    rf"the "
    rf"rest)(?: [\w-]+){{0,3}}? online\b|online[^.;?]{{0,20}}? (?:others?|some|the rest)"
    rf"(?: [\w-]+){{0,3}}? {CAMPUS})"
)
HYBRID = (
    _OR_BOTH, _SOME_EACH,
    _EXCEPT, _MOSTLY, _PLACES, _BOTH_ALONE, _BOTH_OFFERED, _BOTH_NAMED, _HYBRID_NOUN, _ATTENDANCE,
)  # fmt: skip
"""What says hybrid, in the order of trying. All are for folded text."""
