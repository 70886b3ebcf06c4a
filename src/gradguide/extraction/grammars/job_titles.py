"""What job titles are called: the nouns for a person by what she does, in any field of study."""

from __future__ import annotations

import re
from functools import lru_cache

from gradguide.extraction.folding import fold
from gradguide.extraction.grammars.word_set import word_set
from gradguide.model.pack import FieldPack, Term

_TITLES = word_set(
    """accountant actor actuary administrator adviser advisor advocate agent aide ambassador
    analyst animator anthropologist appraiser architect archivist artist assessor assistant
    associate astronomer attorney auditor author bibliographer bookkeeper bookseller broker
    buyer cataloger cataloguer chaplain chemist chief clerk clinician coach compiler composer
    conservator consultant contractor controller coordinator counselor counsellor critic curator
    custodian dean dentist designer detective developer dietitian diplomat director docent
    documentalist doctor ecologist economist editor educator engineer entrepreneur evaluator
    examiner executive expert fundraiser geographer geologist guide hacker handler head
    herpetologist historian hydrologist illustrator indexer informationist inspector instructor
    interpreter investigator journalist judge keeper lawyer lead leader lecturer legislator
    liaison librarian linguist lobbyist manager marketer mathematician mechanic mediator
    merchandiser meteorologist midwife modeler monitor navigator negotiator nurse nutritionist
    officer operator ombudsman optician orator organizer paralegal paraprofessional partner
    pathologist pharmacist photographer physician physicist pilot planner player policymaker
    practitioner preservationist preserver president principal producer professor programmer
    proofreader psychologist psychotherapist publicist publisher ranger realtor receptionist
    recruiter registrar reporter representative researcher reviewer salesperson scholar
    scientist secretary shelver skipper sociologist sommelier specialist statistician steward
    storyteller strategist superintendent supervisor surgeon surveyor taxonomist teacher tester
    technician technologist therapist trader trainer translator treasurer tutor underwriter
    usher veterinarian viticulturist watchkeeper webmaster winemaker worker writer zoologist
    cfo cio ceo cto cdo cko"""
)
_SUFFIX = re.compile(r"[a-z]{3,}(?:ologist|ographer|ician|arian|ivist|keeper|maker|master|eer)")
_DENIED = word_set("career volunteer peer engineer-in-training master headmaster")
_OF = re.compile(r"\s+(?:of|for|in|at|within|-)\s+|,|/| - ")
_WORD = re.compile(r"[a-z'&/.-]+")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|will|can|may|must|should|have|has|your|their|our|you|we|they|that|which|"
    r"who|degree|programs|program$|certificate|experience$|working|learn|click|apply|best|top|"
    r"become|becoming|how|what|why|salary|salaries)\b|[?!]"
)
_VAGUE = word_set("leader expert worker lead head partner chief assistant associate")


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _names_a_person(folded: str, *, alone: bool = False) -> bool:
    words = _WORD.findall(folded)
    if not words:
        return False
    head = words[-1].rpartition("/")[2]
    if alone and len(words) == 1 and _singular(head) in _VAGUE:
        return False
    return any(
        word in _TITLES or (_SUFFIX.fullmatch(word) is not None and word not in _DENIED)
        for word in (head, _singular(head))
    )


@lru_cache(maxsize=8)
def _known(occupations: tuple[Term, ...]) -> frozenset[str]:
    return frozenset(name for term in occupations for name in term.names)


def is_job_title(value: str, pack: FieldPack) -> bool:
    """Whether the text is a job title: it names a person by work, and is no sentence."""
    folded = fold(value)
    if len(folded) > 70 or len(folded.split()) > 8 or _SENTENCE.search(folded):
        return False
    if folded in _known(pack.occupations):
        return True
    parts = [part for part in _OF.split(folded) if part.strip()]
    if len(parts) == 1:
        return _names_a_person(parts[0], alone=True)
    return bool(parts) and (_names_a_person(parts[0]) or _names_a_person(parts[-1]))
