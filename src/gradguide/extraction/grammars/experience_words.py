"""The words around a practicum, an internship, a capstone ... and what they say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MENTION = re.compile(
    r"\b(?:(?P<field_study>field[- ]?(?:study|studies|experiences?|placements?|work\b(?! with))|"
    r"field-based experiences?|fieldwork)"
    r"|(?:(?:field|clinical) )?(?P<practicum>practicums?|practica\b)"
    r"|(?:field )?(?P<internship>internships?\b)"
    r"|(?P<capstone>capstones?\b)(?! (?:e-?portfolio|portfolio|internship|practicum|thesis))"
    r"|(?:(?:capstone|culminating|final|professional|"
    r"comprehensive) )?(?P<eportfolio>e-?portfolios?|(?:electronic|digital|online|"
    r"web-based)(?: [a-z]+)? portfolios?|"
    r"(?:professional|culminating|capstone|comprehensive|final|graduation|exit|program|"
    r"end-of-program|master's) portfolios?)"
    r"|(?P<portfolio>portfolios?)(?! (?:of|management|managers?))"
    r"|(?:master's )?(?P<thesis>thes[ie]s)\b)"
    r"(?! (?:sites?|supervis\w+|coordinator|office|handbook|manual|agreement|application|forms?|"
    r"committee|advis\w+|proposal|topic|"
    r"statement|hosts?|fair|mentors?|report|log|partners?|database|defense committee|stipend|"
    r"program at|grade|chair|guidelines?|"
    r"placement office|paper topics?|deadline|credits? may)\b)(?!-)"
)
_AT_THE_END = re.compile(
    r"\b(?:culminat\w+|final|end of|graduat\w+|capstone|exit|conclud\w+|last semester|thesis|"
    r"comprehensive exam\w*|completion of)\b"
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
    r"funding|salary|"
    r"course (?:descriptions?|list|catalog|offerings)|courses offered|sample courses|news|"
    r"undergraduate|doctoral|ph\.?d)\b"
)
HEADING_REQUIRED = re.compile(
    r"\b(?:requirements?|required|culminating|must complete|requires|to graduate)\b"
)
# Sentences that are about applicants, graduates, people or programs in general.
NOT_OF_THE_PROGRAM = re.compile(
    r"\b(?:applicants?|applying|admissions?|resume|(?:some|many|most|other|several|these|"
    r"all) (?:[\w-]+ ){0,4}?programs|"
    r"programs (?:often|typically|usually|may|vary)|curricula (?:often|typically|usually|may)|"
    r"alumn\w+|he|she|his|her|professor|dr\.|"
    r"(?:students|those|candidates|anyone) (?:without|lacking|who (?:lack|have no|do not have))|"
    r"doctoral|dissertation|undergraduates?|bachelor's|work experience|vary by program|"
    r"depending on (?:the|your) program)\b"
)
_GAP = (
    r"(?: (?!(?:before|prior|after|until|during|while|unless|if|to enroll|for)\b)"
    r"[\w'.,/()&$:-]+){0,16}?[ /]"
)
_DO = (
    r"(?:complete|take|undertake|do|fulfill|fulfil|perform|participate in|submit|write|create|"
    r"develop|produce|prepare|present|defend|"
    r"finish|build|compile|pass|conduct|engage in|assemble|enroll in|work|spend|include|"
    r"be completed through|gain|serve|have)(?:s|es)?"
)
REFUSED_AHEAD = re.compile(
    r"\b(?:no|not|never|without|non|instead of|in lieu of|rather than|neither|nor|other than|"
    r"before|prior to|until|after|once|"
    r"upon|eligible for|prepar\w+ (?:students |you )?for|during|unless|waiv\w+|exempt\w*|"
    r"substitut\w+|replac\w+|may be required|"
    r"may (?:also )?(?:include|require|involve)|often|sometimes|usually|such as|like|"
    r"including those|don't|doesn't|isn't|paid|previous|"
    r"if|alternative to|beyond|apply for|apply to|supervis\w+ (?:an? )?|mentor\w*|"
    r"experience (?:through|from)|toward|towards|"
    r"satisfy an?|used to|advice on|help (?:with|finding)|find|finding|secure|securing|hosts?|"
    r"offers? students? support)"
    r"(?: [\w'/,-]+){0,4}? ?$|\bnon-$"
)
REFUSED_BEHIND = re.compile(
    r"(?: (?:project|course|component|experience|requirement|paper|placement|work))? ?(?:"
    r"(?:is|are) (?:not|neither|no longer|never|waived|typically|often|usually|sometimes)|(?:may|"
    r"can|might|could|must|should) be (?:waived|"
    r"required|approved|replaced|arranged)|(?:not required|is waived|must first)|(?:and|"
    r"or) [\w -]{0,25}(?:are|is) not|"
    r": ?(?:no|none|not required|n/a)\b|was|were|has been|have been|had|as part of (?:his|her|"
    r"their|my)|sites|experience (?:at|as)|"
    r"in (?:19|20)\d\d|awards?|prize)"
)
OPTIONAL_AHEAD = re.compile(
    r"\b(?:optional|voluntary|(?:students?|you|candidates|learners|they|who)(?: also)? (?:may|can|"
    r"could|might)|may (?:also )?(?:choose|elect|opt|"
    r"complete|take|pursue|participate|do|undertake|write|select|be)|can (?:also )?(?:choose|"
    r"elect|opt|complete|take|pursue|participate|"
    r"do|undertake|write|select|be)|choose (?:to|between|from|either)|choice of|"
    r"choice between|elect to|opt (?:to|for)|"
    r"option(?:s)? (?:to|of|for|include)|opportunit(?:y|ies) (?:to|for|in|include)|encouraged|"
    r"recommended|electives? (?:such as|include|in)|"
    r"(?:offers?|provides?|offering|providing)(?! students? support))"
    r"(?: (?!(?:must|required|requires?|and must|complete courses)\b)[\w'.,/()&-]+){0,12}? $"
)
OPTIONAL_BEHIND = re.compile(
    r"(?: (?:project|course|component|experience|requirement|paper|placement|work|and [\w-]+|"
    r"or [\w-]+|track)s?)? ?(?:options?\b|opportunit(?:y|ies)\b|"
    r"(?:is|are) (?:also )?(?:an? )?(?:option(?:al)?|available|offered|encouraged|recommended|"
    r"possible|elective|voluntary)|"
    r"\(optional\)|: ?optional|, optional|may (?:also )?be (?:taken|completed|chosen|substituted|"
    r"elected|written|arranged)|"
    r"can (?:also )?be (?:taken|completed|chosen|elected|written)|as an elective|electives?\b)"
)
CHOICE_AHEAD = re.compile(r"\bchooses? (?:an?|the|one)(?: [\w'-]+){0,3} $")
REQUIRED_BEHIND = re.compile(
    r"(?: (?:project|course|component|experience|requirement|paper|placement|work|hours|"
    r"and [\w-]+(?: [\w-]+)?|defense))*(?: \([^)]{0,30}\))? ?"
    r"(?:(?:is|are) (?:also )?(?:an? )?(?:required|mandatory|compulsory|requirements?|integral|"
    r"necessary)|"
    r"(?:requires|consists of|involves|totals|is) (?:at least |a minimum of |"
    r"a total of )?[\w-]+ hours\b|"
    r"\(required\)|: ?(?:required|yes)\b|, required|- required|required\b(?! for (?:admission|"
    r"those|students))|"
    r"(?:must|will) be (?:completed|submitted|written|passed|presented|defended)|"
    r"requirement\b(?! (?:is|may|can|has)))"
)
REQUIRED_AHEAD = re.compile(
    rf"(?:^requirements?(?: include\b|:)|^(?:also )?(?:includes?|features?|requires?)\b){_GAP}$|"
    r"\b(?:(?:required|mandatory|compulsory)(?: (?!to\b|for\b|courses?\b|credits?\b|coursework\b|"
    r"that\b|by\b|in\b|and\b)[\w'/,&-]+){0,5}?[ /]$"
    rf"|(?:requires?|requiring|require|calls for|mandates?)\b{_GAP}$"
    rf"|(?:must|required to|need to|needs to|have to|has to|expected to|will|asked to)(?: also|"
    rf" then| each| successfully)* {_DO}\b{_GAP}$"
    rf"|(?:students?|candidates|you|learners|participants|everyone)(?: also| then| each|"
    rf" all)* {_DO}\b{_GAP}$"
    rf"|(?:program|curriculum|degree|coursework|track|concentration|speciali[sz]ation|pathway|"
    rf"master's|it|which|that|requirements|year|"
    rf"plan|format|sequence|credits|courses|component|core|"
    rf"study)\b(?: [\w'.,()-]+){{0,14}}? (?:includ(?:es?|ing)|featur(?:es?|ing)|combin(?:es?|ing)|"
    rf"culminat(?:es?|ing) (?:in|with)|conclud(?:es?|ing) with|end(?:s|ing) with|consists? of|"
    rf"comprised of|incorporat(?:es?|ing)|"
    rf"integrat(?:es?|ing)|contains?|with|through|via|plus|features?)\b{_GAP}$"
    rf"|(?:culminating|capstone|graduation|final|exit|degree|program) (?:experience|requirements?|"
    rf"project|assessment)s?(?: ?(?:is|are|of|:|include|includes|"
    rf"options?|-))* ?(?:(?:a|an|the) )?$"
    rf"|(?:completion of|complete|completing|culminat(?:es?|ing) (?:in|with)|conclud(?:es?|"
    rf"ing) with)\b{_GAP}$)"
)
