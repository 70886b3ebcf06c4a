"""The phrases that say whether an entrance examination is asked for.

In each, `{e}` stands for the words of the exam ("GRE scores", "an entrance exam").
"""

from __future__ import annotations

import re

EXAM_MARK = "\0"
"""What the caller writes over the exam's words, character for character."""

_SAID = r"(?:mentioned|specified|stated|listed|noted|indicated|given)"
_ASKED = r"(?:required|needed|necessary|mandatory|considered|accepted|requested|asked for)"
_BE = r"(?:is|are|was|were|will be|has been|have been)"
_ARTICLES = r"(?: (?:the|an?|any|for|your|their|official))*"
_PEOPLE = r"(?:you|students|applicants|candidates)"

_NOT = r"(?:(?:does|do|did|will|would) (?:not|no longer)|(?:does|do|did|wo|would)n't|no longer)"
# From "must submit" or "requires" along a list to the exam, with nothing that weakens it between.
_LIST = (
    r"(?:(?!\b(?:or|if|unless|not|no|may|optional|but|either|waived?|possibly)\b)[^.;\0]){0,160}?"
)

_UNSPECIFIED = (
    rf"\bno (?:specific )?{{e}}(?: requirements?)?(?: {_BE})?(?: \w+ly)? {_SAID}(?: as required)?",
    rf"{{e}}(?: requirements?)? {_BE} not (?:\w+ly )?{_SAID}",
    r"\b(?:does|do)(?: not|n't) (?:mention|specify|state|list|indicate) (?:whether )?(?:any |an |"
    r"the )?{e}",
)
_MAY_BE_REQUIRED = (
    r"\bmay (?:also )?(?:require|need|ask for|be (?:asked|required) to (?:take|submit|provide))"
    rf"(?: to (?:take|submit))?{_ARTICLES} {{e}}",
    rf"{{e}}(?: requirements?)? (?:(?:may|might|could) be {_ASKED}|"
    r"(?:may|might|could|can) be waived)(?: (?:for|of) (?:some|certain) (?:applicants|students))?",
    r"\b(?:typically|generally|usually|often|sometimes|normally|might|could) requires?"
    rf"{_ARTICLES} {{e}}",
    rf"{{e}}(?: {_BE})? (?:typically|generally|usually|often|sometimes|normally) {_ASKED}",
    r"\b(?:grants?|offers?|provides?)(?: an?| to grant an?)? {e} waivers?",
    rf"{{e}}(?: requirement)? waivers?(?: (?:{_BE}|may be)| ?[:|])? (?:available|possible|"
    r"considered|offered|granted|yes\b)",
    r"\b(?:looks? at|considers?|asks? for|requires?|needs?|wants?) {e} only (?:if|when|for|from)\b",
    r"\bexpect to (?:take|submit)(?: (?:the|an?|any|for|your|their|official))* {e}",
    r"\b(?:may|might|can|could) be (?:asked|required|expected|requested) (?:to (?:take|submit|"
    r"provide)|for)(?: (?:the|an?|any|for|your|their|official))* {e}",
    r"\bwaivers? (?:of|for|from) (?:the )?{e}",
    rf"^\W*(?:send|submit|provide|include|take|upload){_ARTICLES} {{e}},? (?:only )?(?:unless|if)\b"
    r"(?! (?:you|they) (?:wish|want|like|would|choose|plan)\b)(?:[^.;,]|\.\d){3,70}",
    rf"\b(?:exempt(?:ed)?|excused) from(?: taking| submitting)?{_ARTICLES} {{e}}",
    rf"\b(?:can|may) (?:skip|bypass|forgo|avoid){_ARTICLES} {{e}}",
    r"\b(?:may|can|could) (?:be )?(?:waive|waived|request a waiver of|apply for a waiver of)"
    r"(?: from)?(?: the)? {e}",
    rf"{{e}}(?: {_BE})? required (?:only )?(?:for|of) (?:some|certain)(?: \w+)?",
)
_NOT_REQUIRED = (
    r"\bsubmi(?:ssion of|tting) {e} is optional",
    rf"\bno {{e}}(?: requirements?)?(?: (?:{_BE}|being))?(?: {_ASKED})?(?: to apply)?",
    rf"{{e}}(?: requirements?)?(?: (?:isn't|aren't)|(?: {_BE})?(?: also)? (?:not|no longer|never)) "
    r"(?:\w+ly )?(?:an? )?"
    rf"(?:{_ASKED}|requirement|part of)",
    r"\bwithout (?:(?:the need (?:for|to (?:take|submit))|requiring|submitting|taking|needing|"
    r"having to (?:take|submit)) )?(?:any |an |a |the |your )?{e}(?: requirements?| scores)?",
    rf"\b{_NOT} (?:\w+ly )?(?:require|need|ask for|consider|accept|use|look at|review|request|want|"
    rf"have)(?: (?:that )?{_PEOPLE} (?:to )?(?:take|submit|complete))?{_ARTICLES} {{e}}"
    r"(?!\0| (?:older|taken|from|more))",
    rf"(?<!if )\b{_PEOPLE} (?:do not|don't) (?:submit|send|take){_ARTICLES} {{e}}",
    rf"\bneed not (?:take|submit|send|provide){_ARTICLES} {{e}}",
    rf"\bnever (?:asks? for|requires?|requests?|uses?){_ARTICLES} {{e}}",
    rf"\b{_NOT} (?:\w+ly )?ask {_PEOPLE} for{_ARTICLES} {{e}}",
    rf"\b{_NOT} (?:have|need) to (?:take|submit|send|provide|complete){_ARTICLES} {{e}}",
    rf"\bno longer (?:requires|uses|asks for|considers|accepts|requests|reviews|needs){_ARTICLES} "
    r"{e}",
    r"\b(?:wants?|needs?|asks? for|uses?) no {e}",
    rf"\bnor {_BE} (?:(?:the|an?|any|any other) )?{{e}}",
    rf"\bneither (?:the )?{{e}}(?: {_BE})? {_ASKED}",
    rf"{{e}}(?: (?:rule|policy))?(?: requirement)?(?: {_BE})?(?: \w+ly| now)? (?:waived|optional|"
    r"eliminated|dropped|removed|suspended|discontinued|abolished|lifted|gone)",
    r"\b(?:waived|waives|eliminated|dropped|removed|discontinued|suspended|abandoned|lifted|"
    r"eliminates|"
    r"drops) (?:(?:the|its|our|their|all) )?(?:\w+ )?{e}(?: requirements?)?",
    r"{e}-(?:optional|free)\b",
    r"{e}(?: requirements?| required)?\?? ?[:|-] ?(?:not (?:required|needed)|no\b(?! more)|none|"
    r"optional|waived|n/a)",
    r"\bnot required ?: ?{e}",
    r"\boptional {e}",
)
_REQUIRED = (
    rf"{{e}}(?: of (?:at least )?[\d.]+)?(?: (?:{_BE}|must be))? (?:also )?required\b(?! ?[?:])",
    r"\b(?:minimum|requires?|must (?:have|earn|submit|present|report))\b[^.;\0]{0,30}\bscores? of "
    r"[^.;\0]{0,30}\bon the {e}",
    r"\bneeds?\b(?:(?!\bor\b)(?:[^.;\0]|\.\d)){0,80}? and {e}",
    r"\brequires?(?: that)?(?: (?:the|an?|applicants to (?:take|submit)|official|submission of|"
    r"minimum|satisfactory|valid|recent))* {e}",
    r"\b(?:must|required to|need to) (?:also )?(?:submit|take|provide|complete|send|have|"
    r"have taken|report)(?: (?:the|an?|their|your|official|current|valid|satisfactory|recent))* "
    r"{e}",
    r"{e}(?: requirements?| required)? ?[:|] ?(?:required|yes)\b",
    r"\brequired ?: ?{e}",
    rf"\b(?:must|required to|need to) (?:also )?(?:submit|provide|send|have)\b{_LIST}(?:and|,) "
    r"(?:\w+ ){0,2}{e}",
    rf"\b(?:requires?|submit|requirements include|materials include)\b{_LIST}(?:and|,) (?:\w+ "
    r"){0,2}{e}",
)


def _compiled(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(phrase.replace("{e}", f"{EXAM_MARK}+")) for phrase in phrases)


STATUSES: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = (
    ("unspecified", _compiled(_UNSPECIFIED)),
    ("may_be_required", _compiled(_MAY_BE_REQUIRED)),
    ("not_required", _compiled(_NOT_REQUIRED)),
    ("required", _compiled(_REQUIRED)),
)
"""Each status with its phrases, in the order in which they are tried."""
