"""The words around a number of credits, and what they say of it.

All patterns are for folded text.
"""

from __future__ import annotations

import re

PART_NOUN = (
    r"(?:(?P<core>core|required (?:[\w&'-]+ ){0,2}?(?:courses?|coursework|classes)|"
    r"foundation(?:al|s)? (?:courses?|coursework)|foundations?)"
    r"|(?P<elective>electives?|elective (?:courses?|coursework))"
    r"|(?P<specialization>(?:professional |area of )?speciali[sz]ation|concentration|"
    r"area of (?:emphasis|focus)|emphasis|focus area|specialty)"
    r"|(?P<practicum>practicum|practica|internships?|"
    r"field (?:study|studies|experiences?|placements?|work)|fieldwork|student teaching|"
    r"clinical experience)"
    r"|(?P<none>thesis|capstone(?! certificate)|research|project|seminar|portfolio|prerequisites?|"
    r"transfer|undergraduate|language|independent study|dissertation|workshops?|cognates?))"
)
OF_PART = re.compile(
    r"(?:[- ]+(?:of|in|from|for|are|as|is|to|devoted|dedicated|allotted|toward|towards|through|"
    r"within|the|an?|their|your|its|required|additional|approved|graduate|guided|general|free|"
    r"online|professional|program|common|chosen|selected|come|comes|area|supervised|mandatory|"
    r"final|school|academic|culminating|credit-bearing|major|major-specific|made up|will be|"
    r"must be|course|courses|coursework|earned|hours?))*?[- ]+"
    rf"{PART_NOUN}\b"
)
PART_BEFORE = re.compile(
    rf"\b{PART_NOUN}\b(?: (?:courses?|coursework|classes|requirements?|component|area|track|"
    rf"curriculum|credits?|study))*"
    r"(?:[ (:|=,)-]+| (?:consists? of|comprises?|requires?|totals?|totaling|totalling|is|are|of|"
    r"worth|for|earns?|carr(?:y|ies)|accounts? for|make up|makes up|"
    r"(?:at least|a minimum of|an additional)) ?(?:[\w-]+ (?:courses|"
    r"classes) ?\()?)(?:(?:at least|a minimum of|minimum|total|"
    r"a total of|for|an additional) ?)*$"
)
PROGRAM_NOUN = re.compile(
    r"(?:[-, ]+(?!(?:for|to|at|in|with|of|and|or|after|before|is|are|from|that|which|course|"
    r"courses|class|seminar|internship|practicum|field|capstone(?! certificate)|thesis|electives?|"
    r"core|"
    r"minor|undergraduate|bachelor\S*|doctoral|sequence|module|project|workshop|load|semester|term|"
    r"hour|concentration|specialization|endorsement)\b)[\w'.&/()-]+?){0,6}?[-, ]+(?P<noun>program|"
    r"programme|degree|curriculum|master's|masters|course of study|plan of study|program of study|"
    r"certificate|track|format|(?<!development )(?<!payment )(?<!lesson )plan|"
    r"m\.?[as]\.?)\b(?! (?:course|elective)s?)"
)
REQUIRED_BEHIND = re.compile(
    r"(?: hours?| total| overall| of (?:graduate )?(?:coursework|course work|study|"
    r"graduate (?:study|work|courses|credit|coursework)|credit|courses)| in total|"
    r" \([^)]{0,40}\))*(?:,? (?:are|is|needed|required|necessary|total|in all))*,? (?:needed|"
    r"required|necessary|to graduate|to complete (?:the|your|this) (?:[\w.]+ ){0,2}?(?:degree|"
    r"program|master's)|to earn (?:the|your|a) (?:[\w.]+ ){0,2}?(?:degree|master's)|for graduation|"
    r"for the (?:[\w.]+ ){0,3}?(?:degree|program)|for completion|to finish|"
    r"to complete\b(?! (?:an?|each|one))|total\b|in total)"
)
OF_COURSEWORK = re.compile(
    r"(?: hours?)? (?:of|in) (?:(?:approved|required|total|online|academic|graduate-level|"
    r"graduate) )*(?:coursework|course work|study|graduate work|courses|credit|classes)\b"
)
REQUIRES = re.compile(
    r"\b(?:requires?|requiring|required to (?:complete|take|earn)|require (?:the )?completion of|"
    r"requires? (?:the )?completion of|requires? (?:that )?students (?:to |must )?(?:complete|take|"
    r"earn)|consists? of|consisting of|comprises?|comprising|comprised of|is comprised of|"
    r"composed of|is made up of|entails|must (?:successfully )?(?:complete|earn|take|finish)|"
    r"(?:need|have|needs|has) to (?:complete|earn|take)|"
    r"(?:students|candidates|you|you'll) (?:will )?(?:complete|earn|take)|complete|completing|"
    r"completion of|total(?:s|ing|ling)?|total of|"
    r"(?:degree|program|graduation|credit) requirements(?:: ?| ?\()|required: ?|spans?|carries|"
    r"total ?[:=]|(?:program|degree|curriculum|master)'s|need|needs|is|are|offers|contains|"
    r"features|includes|has|with|earn|of (?:the|their|its|your|these)|of|runs|takes|asks for|"
    r"calls for|plan on|expect|demands|all)(?: (?:a|an|the|approximately|about|total|minimum|"
    r"at least|least|of|only|just|successful|all|completion|required|to|complete|earn|program's|"
    r"degree's|successfully|[\w-]+ (?:courses|classes) (?:or|and|"
    r"totall?ing)))*(?: (?:[\w-]+ (?:courses|classes) \()?|(?<=[ (]))$"
)
STRONG_REQUIRES = re.compile(
    r"requir|spans?|carries|consist|compris|compos|made up|total|must|to complete|to earn|"
    r"completion|complet|need|runs|takes|asks|calls|plan on|demands|of (?:the|their|its|your|these)"
)
PROGRAM = re.compile(
    r"\b(?:programs?|programmes?|degrees?|curriculum|curricula|master's|masters|graduat(?:e|ion)|"
    r"students|candidates|you|certificate)\b|^plan on\b|^(?:it|the curriculum|the course of study) "
)
NOT_REQUIRED_BEFORE = re.compile(
    r"\b(?:transfer\w*|waive[ds]?|up to|(?:students|those|anyone|candidates) with|maximum(?: of)?|"
    r"no more than|not more than|"
    r"as (?:few|many|little) as|toward\w*|undergraduate|bachelor\S*|prior|first|last|final|next|"
    r"remaining|after|once|before|beyond|until|(?:every|each)(?! (?:student|candidate|one)\b)|"
    r"enroll?(?:ed|ing)? (?:in|for)|"
    r"registered for|register for|fewer than|less than|more than|over|exceed\w*|load of|equals|"
    r"equivalent (?:of|to)|admission\w*|applicants?|prerequisites?|doctoral|ph\.?d|ed\.?d|"
    r"continuing|another|endorsement|load|carry|completed|earned|"
    r"have (?:at least )?(?:completed|earned)|with at least|worth|course is|courses are|"
    r"course carries|classes are|counts? (?:as|for)|minor|instead of|rather than|from|reduc\w+|"
    r"sav\w+|accelerated|dual|joint|combined|if|who (?:have|take|complete)|when|while|"
    r"typically take|usually take|may (?:take|earn|apply|complete|be)|"
    r"per(?! (?:credit|unit|credit hour),? (?:for|x|and|with) )|"
    r"can (?:take|earn|apply|be)|allows?|permit(?:s|ted)?|audit|ceus?)(?: [\w'-]+){0,4}? ?$"
)
OTHER_PROGRAM_BEFORE = re.compile(
    r"\b(?:undergraduate|bachelor\S*|dual|joint|combined|doctoral|minor|endorsement|from an?|"
    r"previous|prior|another|beyond (?:a|the)|after (?:a|the)|"
    r"may (?:\w+ )?(?:complete|earn|take)) (?:[\w'-]+ ){0,2}$"
)
NOT_REQUIRED_BEHIND = re.compile(
    r"(?: hours?)? *(?:\([^)]{0,20}\) )?(?:(?:of|in) (?:[\w'-]+ ){0,3}?)?(?:per\b|/|each\b|every\b|"
    r"an? (?:semester|term|quarter|year)|transfer\w*|"
    r"may (?:be )?(?:transfer|appl|count|taken|waive)\w*|"
    r"(?:can|could) be (?!completed|finished|earned (?:online|entirely|in)|taken (?:online|"
    r"entirely))|"
    r"from (?:an?|another|other|previous)|toward|undergraduate|at the undergraduate|"
    r"is (?:considered|full)|are considered|during|taken at|earned|completed (?:at|with|prior|"
    r"in (?:the|your|their|an?other|residence))|"
    r"already|(?:or|and) (?:more|fewer|less|above)\b|in (?:the )?(?:first|fall|spring|summer)|"
    r"with a grade|prior|before|within|course\b|class\b|courses? (?:is|are|each)|continuing|apply|"
    r"applied|count|counting)"
)
OPTIONAL = re.compile(
    r"\b(?:may|optional|optionally|can|could|option|options|available|opportunit\w+|elect|choose|"
    r"up to|if)\b"
)
ALONE_TAIL = re.compile(
    r"^(?:minimum|total|required|(?:of|in) (?:[\w-]+ ){0,3}(?:coursework|courses|study))$"
)
COURSES_IN_BRACKETS = re.compile(r"^ ?[(/,-] ?[\w-]+ (?:courses|classes)\)?")
OUT_OF = (
    "of the ",
    "of its ",
    "of these ",
    "of their ",
    "of your ",
)  # "half of the 36 credits are electives"
HEADED = re.compile(rf"\b{PART_NOUN}\b")
BARE = re.compile(
    r"[\s*•·(-]*(?:(?:minimum(?: of)?|at least|a minimum of|total(?: of)?) |"
    r"[\w-]+ courses ?[(/,-] ?)?$"
)
DEGREE_BEFORE = re.compile(r"[ ,:(|-]*$")
PROGRAM_AHEAD = re.compile(
    r"\b(?:programs?(?: of study)?|degree|curriculum|certificate|master's|plan of study|"
    r"course of study|requirements)\b(?:, [\w '&/-]{3,60}| in [\w ,'&/-]{3,60}|"
    r" requirements?| in| curriculum| total)? ?"
    r"\((?:minimum(?: of)? |a minimum of |at least |total(?: of)? |requires )?$"
)
WHOLE_AHEAD = re.compile(r"\b(?:its|the|all)(?: of (?:its|the))? $")
WHOLE_BEHIND = re.compile(
    r" (?:(?:can|may) be (?:finished|completed|earned) )?(?:entirely )?(?:in|over) "
    r"(?:(?:about|just|as (?:few|little) as|only|under) )?[\w.-]+ (?P<unit>years?|months|semesters|"
    r"terms|quarters)\b(?! of (?!study|full|part|graduate))"
)
PROGRAM_ENDS = re.compile(
    r"\b(?:program|degree|master's|curriculum|certificate|course of study|plan of study)$"
)
CLOSES = re.compile(r" ?(?:total |minimum |required )?\)")
CLAUSE_OPENS = re.compile(
    r"(?:^|[;:|(\u2022*] ?|(?:online|on campus|hybrid|accredited|part[- ]time|full[- ]time), |\. |"
    r"(?:per|an?|/) ?(?:credit|unit|hour|credit hour),? (?:for|x|"
    r"times) )"
    r"(?:(?:at least|a minimum of|minimum of|minimum|a total of|total of|just|only|all) )?$"
)
CLAUSE_GOES_ON = re.compile(
    r" ?(?:hours?)? ?(?:$|[.;|)]|/ ?\d|, (?!but|or\b|and\b|which (?:may|can))|"
    r",? (?:including|plus|all|in all|total|in total|of which|over|with (?:an?|no|the)|"
    r"for (?:teachers|those|students|people|working)|completed (?:in|over|entirely|fully)|spread|"
    r"delivered|taken|offered|(?:100% |fully |all |entirely )?online)\b)"
)
# Credits that are not those of one whole degree.
OTHER_CREDITS = re.compile(
    r"\b(?:dual|joint|combined|transfer\w*|undergraduate|bachelor\S*|doctoral|ph\.?d|ed\.?[ds]|"
    r"b\.[as]|waive\w*|residence|in residency|previous|prior|second master's|gpa|grade|first year|"
    r"second year|"
    r"year (?:one|two|1|2)|semesters? (?:one|two|1|2)|aid|half-time|full-time status|per (?:year|"
    r"semester|term)|toward|admission|candidacy|advance[sd]? to|already|endorsement|salary|lane)\b"
)
USUAL_LEAST, USUAL_MOST = 27, 63  # credits: what nearly every master's degree asks for
LEAST_TOTAL, LEAST_CERTIFICATE, MOST_SEMESTER, MOST_QUARTER = 24, 9, 90, 135
MOST_PART = {"core": 66, "elective": 60, "specialization": 24, "practicum": 18}
