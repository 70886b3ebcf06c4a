"""The words around a practicum, an internship, a capstone ... and what they say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gradguide.extraction.grammars.numbers import RANGE

_MENTION = re.compile(
    r"\b(?:(?P<field_study>field[- ]?(?:study|studies|experiences?|placements?|work\b(?! with))|"
    r"field-based experiences?|fieldwork)"
    r"|(?:(?:field|clinical) )?(?P<practicum>practicums?|practica\b)"
    r"|(?:field )?(?P<internship>internships?\b)"
    r"|(?P<capstone>capstones?\b)(?! (?:e-?portfolio|portfolio|internship|practicum|thesis))"
    r"|(?:(?:capstone|culminating|final|professional|"
    r"comprehensive) )?(?P<eportfolio>e-?portfolios?|"
    r"(?:electronic|digital|online|web-based)(?: [a-z]+)? portfolios?|"
    r"(?:professional|culminating|capstone|comprehensive|final|graduation|exit|program|"
    r"end-of-program|master's) portfolios?)"
    r"|(?P<portfolio>portfolios?)(?! (?:of|management|managers?))"
    r"|(?:master's )?(?P<thesis>thes[ie]s)\b)(?! (?:sites?|supervis\w+|coordinator|office|handbook|"
    r"manual|agreement|application|forms?|committee|advis\w+|proposal|topic|statement|hosts?|fair|"
    r"mentors?|report|log|partners?|database|defense committee|stipend|program at|grade|chair|"
    r"guidelines?|placement office|paper topics?|deadline|credits? may)\b)(?!-)"
)
_AT_THE_END = re.compile(
    r"\b(?:culminat\w+|final|end of|graduat\w+|capstone|exit|conclud\w+|last semester|thesis|"
    r"comprehensive exam\w*|completion of|\d credits?|credit hours|degree requirements?)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A kind of experience where a text names it."""

    kind: str
    start: int
    end: int


def mentions(folded: str) -> list[Mention]:
    """The kinds of experience that a folded text names, in order.

    A plain "portfolio" is one only where the words make it the end of a program.
    """
    found = []
    for match in _MENTION.finditer(folded):
        kind = match.lastgroup or ""
        if kind == "portfolio":
            if not _AT_THE_END.search(folded):
                continue
            kind = "eportfolio"
        found.append(Mention(kind, match.start(), match.end()))
    return found


HEADING_OTHER = re.compile(
    r"\b(?:careers?|jobs?|admissions?|apply|application|how to apply|faculty|alumni|scholarships?|"
    r"funding|salary|course (?:descriptions?|list|catalog|offerings)|courses offered|"
    r"sample courses|news|undergraduate|doctoral|ph\.?d)\b"
)
HEADING_REQUIRED = re.compile(
    r"\b(?:requirements?|required|culminating|must complete|requires|to graduate)\b"
)
# Sentences that are about applicants, graduates, people or programs in general.
NOT_OF_THE_PROGRAM = re.compile(
    r"\b(?:applicants?|applying|to apply|(?:the|your|their|an) application|admissions?|resume|"
    r"(?:some|many|most|other|several|these|all) (?:[\w'-]+ ){0,4}?programs|"
    r"programs (?:often|typically|usually|may|vary)|curricula (?:often|typically|usually|may)|"
    r"alumn\w+|he|she|his|her|professor|dr\.|(?:students|those|candidates|anyone) (?:without|"
    r"lacking|who (?:lack|have no|do not have))|this (?:[\w-]+ ){0,2}(?:course|class)|doctoral|"
    r"dissertation|undergraduates?|bachelor's|work experience|vary by program|"
    r"depending on (?:the|your) program)\b"
)
_GAP = (
    r"(?: (?!(?:before|prior|after|until|during|while|unless|if|to enroll|"
    r"for)\b)[\w'.,/()&$:-]+){0,16}?[ /]"
)
_DO = (
    r"(?:complete|take|undertake|do|fulfill|fulfil|perform|participate in|submit|write|create|"
    r"develop|produce|prepare|present|defend|finish|build|log|document|accumulate|take part in|"
    r"carry out|compile|pass|conduct|engage in|assemble|enroll in|work|spend|include|"
    r"be completed through|gain|serve|have)(?:s|es)?"
)
REFUSED_AHEAD = re.compile(
    r"\b(?:no|any|not|never|without|non|instead of|in lieu of|in place of|rather than|neither|nor|"
    r"other than|before|prior to|until|after|once|upon|eligible for|"
    r"prepar\w+ (?:students |you )?for|during|unless|waiv\w+|exempt\w*|substitut\w+|replac\w+|"
    r"may be required|may (?:also )?(?:include|require|involve)|often|sometimes|usually|such as|"
    r"like|including those|don't|doesn't|isn't|paid|previous|if|alternative to|beyond|apply for|"
    r"apply to|supervis(?:es?|ing) (?:an?|the|students)|mentor\w*|experience (?:through|from)|"
    r"toward|towards|satisfy an?|used to|advice on|help (?:with|finding)|find|finding|secure|"
    r"securing|hosts?|offers? students? support)(?: [\w'/,-]+){0,4}? ?$|\bnon-$|"
    r"\b(?:may|can|could) (?:[\w-]+ ){1,5}(?:their|your|this|these|those) (?:[\w-]+ )?$"
)
REFUSED_BEHIND = re.compile(
    r"(?: (?:project|course|component|experience|requirement|paper|placement|work))? ?(?:(?:is|"
    r"are) (?:not|neither|no longer|never|waived|typically|often|usually|sometimes)|"
    r"(?:may|can|might|could|must|should) be (?:waived|required|approved|replaced|arranged)|"
    r"(?:not required|is waived|must first)|(?:and|or) [\w -]{0,25}(?:are|is) not|"
    r": ?(?:no|none|not required|n/a)\b|was|were|has been|have been|had|"
    r"as part of (?:his|her|their|my)|sites|experience (?:at|as)|in (?:19|20)\d\d|awards?|prize)"
)
OPTIONAL_AHEAD = re.compile(
    r"\b(?:optional|voluntary|(?:students?|you|candidates|learners|they|who)(?: also)? (?:may|can|"
    r"could|might)|may (?:also )?(?:choose|elect|opt|complete|take|pursue|participate|do|undertake|"
    r"write|select|be)|can (?:also )?(?:choose|elect|opt|complete|take|pursue|participate|do|"
    r"undertake|write|select|be)|(?:choose|select) (?:to|between|from|either|one of)|choice of|"
    r"choice between|elect to|opt (?:to|for)|option(?:s)? (?:to|of|for|include)|"
    r"opportunit(?:y|ies) (?:to|for|in|include)|encouraged|recommended|"
    r"electives? (?:such as|include|in)|(?:offers?|provides?|offering|"
    r"providing)(?! students? support))(?: (?!(?:must|required|requires?|and must|"
    r"complete courses)\b)[\w'.,/()&-]+){0,12}? $"
)
OPTIONAL_BEHIND = re.compile(
    r"(?: \([^)]{0,40}\))?(?: of (?:at least |about )?\d+ hours(?= (?:is|are) ))?"
    r"(?: (?:project|course|component|experience|requirement|paper|placement|work|and [\w-]+|"
    r"or [\w-]+|track)s?)? ?(?:options?\b|tracks?\b|opportunit(?:y|ies)\b|"
    r"(?:is|are) (?:also )?(?:an? )?(?:option(?:al)?|available|offered|encouraged|recommended|"
    r"possible|elective|voluntary|open to)|\(optional\)|: ?optional|, optional|"
    r"may (?:also )?be (?:taken|completed|chosen|substituted|elected|written|arranged)|"
    r"can (?:also )?be (?:taken|completed|chosen|elected|written|arranged)|as an elective|"
    r"electives?\b)"
)
OPTION = re.compile(r"\b(thesis|practicum|internship|capstone|eportfolio) (?:option|track)\b")
CHOICE_AHEAD = re.compile(r"\bchooses? (?:an?|the|one)(?: [\w'-]+){0,3} $")
HOURS_AHEAD = re.compile(
    rf"(?P<number>{RANGE})[- ]hours? (?:of )?(?:(?!credit|before|after|and|or\b)[\w-]+ ){{0,3}}$"
)
RECOMMENDED = re.compile(
    r"(?: [\w-]+)? (?:is|are) (?:not (?:required|mandatory|a requirement),? but (?:is |"
    r"are )?)?(?:strongly |highly )?(?:recommended|encouraged|advised)"
)
REQUIRED_BEHIND = re.compile(
    r"(?: (?:project|course|component|experience|requirement|paper|placement|work|hours|"
    r"and [\w-]+(?: [\w-]+)?|defense|of (?:at least |about )?\d+(?:-\d+)? (?:[\w-]+ )?hours))*"
    r"(?: \([^)]{0,30}\))? ?(?:(?:is|"
    r"are) (?:also )?(?:an? )?(?:required|mandatory|compulsory|requirements?|integral|necessary|"
    r"part of the (?:program|degree|curriculum))|"
    r"serves? as (?:the|a|their|your) (?:\w+ )?(?:culminating|final|capstone)|"
    r"(?:requires|consists of|involves|totals|is) (?:at least |a minimum of |"
    r"a total of )?[\w-]+ hours\b|(?:is|are) (?:an? )?(?:essential|important|key|central|core|"
    r"major) (?:part|component|element)|(?:is|are) (?:built|embedded|incorporated|included|"
    r"integrated) in(?:to)?\b|(?:is|are) (?:the|a|their) (?:culminating|final|capstone|exit)\b|"
    r"[:(-] ?(?:at least |a minimum of |minimum (?:of )?)?\d+(?:-\d+)?[ -](?:clock |"
    r"contact )?hours\b| hours ?[:(] ?\d+(?= ?(?:$|[).,;|]))|\(required\)|"
    r": ?(?:required|yes)\b|, required|- required|"
    r"required\b(?!\? ?no)(?! for (?:admission|those|students))|"
    r"(?:must|will) be (?:completed|submitted|written|passed|presented|defended)|"
    r"(?:rounds? out|closes?|completes?|concludes?|caps?(?: off)?) (?:the|your|their) (?:degree|"
    r"program|curriculum|master's|studies)|"
    r"requirement\b(?! (?:is|may|can|has)))"
)
REQUIRED_AHEAD = re.compile(
    rf"(?:^requirements?(?: include\b|:)|^(?:also )?(?:includes?|features?|requires?)\b){_GAP}$|"
    r"\b(?:(?:required|mandatory|compulsory)(?: (?!to\b|for\b|courses?\b|credits?\b|coursework\b|"
    r"that\b|by\b|in\b|and\b)[\w'/,&-]+){0,5}?[ /]$"
    rf"|(?:requires?|requiring|require|calls for|asks for|mandates?)\b{_GAP}$"
    rf"|(?:must|required to|need to|needs to|have to|has to|expected to|will|asked to)(?: also|"
    rf" then| each| successfully)* {_DO}\b{_GAP}$"
    rf"|(?:students?|candidates|you|you'll|learners|participants|everyone)(?: also| then| each|"
    rf" all)* {_DO}\b{_GAP}$"
    rf"|(?:program|curriculum|degree|coursework|track|concentration|speciali[sz]ation|pathway|"
    rf"master's|it|which|that|requirements|year|plan|format|sequence|credits|courses|component|"
    rf"core|study)\b,?(?: [\w'.,()-]+){{0,14}}? (?:includ(?:es?|ing)|featur(?:es?|ing)|"
    rf"combin(?:es?|ing)|culminat(?:es?|ing) (?:in|with)|conclud(?:es?|ing) with|end(?:s|ing) with|"
    rf"consists? of|comprised of|incorporat(?:es?|ing)|integrat(?:es?|ing)|contains?|with|through|"
    rf"via|plus|features?)\b{_GAP}$"
    rf"|(?:culminating|capstone|graduation|final|exit|degree|program) (?:experience|requirements?|"
    rf"project|assessment)s?(?: ?(?:that|which|is|are|of|:|include|includes|options?|either|"
    rf"one of|can be|may be|-))* "
    rf"?(?:(?:a|an|the) )?$"
    rf"|(?:culminating|capstone) (?:experiences?|projects?|requirements?)(?: options?)?:{_GAP}$"
    rf"|\bthe capstone (?:is|takes the form of|consists of) (?:an? |the )(?:[\w-]+ ){{0,2}}$"
    rf"|(?:students?|learning|learners|candidates)\b(?: (?!may\b|can\b|"
    rf"could\b)[\w']+){{1,12}}? (?:through|via|by completing|with) (?:an?|the|"
    rf"their) (?:[\w-]+ ){{0,3}}$"
    rf"|(?:completion of|complete|completing|culminat(?:es?|ing) (?:in|with)|"
    rf"conclud(?:es?|ing) with)\b{_GAP}$)"
)
CHOICE = re.compile(
    r"\b(?:choos(?:e|es|ing)|select(?:s|ing)?|opt(?:s|ing)? for|choice (?:of|between))\b"
)
ALTERNATIVE = re.compile(
    r"(?: (?:project|paper|course|experience))?,? (?:or|and/or) (?:(?:an?|the|one|complete|write|"
    r"master's|final|professional|supervised|\d+-hour) )*"
)
ASKS_FOR_IT = re.compile(
    r"\b(?:requir\w*|need(?:s|ed)?|must|have to|has to|mandatory|includes?|part of|expected|"
    r"is there|are there|does the|will i)\b"
)
ASKS_LEAVE = re.compile(
    r"\b(?:can|may|could|optional|option|choose|waive\w*|paid|help|opportunit\w+)\b"
)
