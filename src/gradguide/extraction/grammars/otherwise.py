"""Money that is not what a program costs: aid, pay, deposits, other people's rates."""

from __future__ import annotations

import re

# Counts unless a word of tuition stands between it and the amount.
_SOFT = re.compile(
    r"\b(?:scholarships?|salar(?:y|ies)|wages?|earn(?:s|ed|ing|ings)?|stipends?|sav(?:e|es|ing|"
    r"ings)|discounts?|"
    r"waivers?|waived?|waives|grants?|awards?|awarded|loans?|debt|borrow(?:ed|ing)?|aid|"
    r"assistance|reimburse\w*|"
    r"deposits?|surcharges?|differential|dues|books?|textbooks?|supplies|materials|fines?|"
    r"memberships?|"
    r"rais(?:e|ed|ing)|donat\w+|gifts?|endow\w+|fund(?:s|ed|ing|raising)?|budgets?|income|"
    r"insurance|exams?|tests?|"
    r"transcripts?|parking|benefits?|bonus(?:es)?|refund\w*|credit cards?|payments?|installments?|"
    r"penalty|worth|"
    r"values?|revenue|assistantships?|fellowships?|additional|extra|another|increas(?:e|ed|es|"
    r"ing)|laptop|computer|"
    r"travel|transportation|fees?)\b"
)
# Counts wherever it stands in the words that lead to the amount.
_HARD = re.compile(
    r"\b(?:undergraduate|undergrad|bachelor's|baccalaureate|associate's|average|averages|averaged|"
    r"averaging|median|mean|"
    r"nationwide|nationally|net price|attendance|living|housing|room|board|rent|books?|textbooks?|"
    r"household|tuition (?:assistance|"
    r"reimbursement|remission|waiver|discount|benefit|increase|hike)|certificates? (?:costs?|"
    r"tuition)|certificate program|"
    r"audit(?:ing|ors?)?|continuing education|doctoral|ph\.?d|ed\.?d|most programs|"
    r"programs (?:cost|range)|"
    r"out of pocket|save|saving|savings|three-credit|3-credit)\b"
)
_BEHIND = re.compile(
    r",? ?(?:(?!(?:with|and|for|plus|but|of|or|to|from|in|per|on|at|by|is|are)\b)[a-z'-]+ ){0,2}?"
    r"(?:scholarships?|salar(?:y|ies)|stipends?|discounts?|waivers?|grants?|awards?|deposits?|"
    r"surcharges?|differential|"
    r"savings|refund|less|more|increase|fellowships?|assistantships?|exams?|tests?|gift|reduction|"
    r"donation|endowment|"
    r"bonus|or more|and up|loans?|in (?:savings|scholarships|debt|aid|financial aid|loans|grants|"
    r"tuition assistance))\b"
    r"|\+"
)
_HEADING = re.compile(
    r"\b(?:salar(?:y|ies)|careers?|jobs?|wages?|earnings?|scholarships?|financial aid|funding|"
    r"fellowships?|grants?|"
    r"assistantships?|doctoral|ph\.?d|refunds?|job outlook|employment)\b"
)
_HEADING_COSTS = re.compile(r"\b(?:tuition|costs?|fees?|price)\b")
_UNDERGRADUATE = re.compile(r"\bundergrad(?:uate)?\b")
_GRADUATE = re.compile(r"\bgraduate\b|\bmaster")


def not_tuition(before: str, behind: str, tuition: re.Pattern[str]) -> bool:
    """Whether the folded words before and behind an amount make it money of another kind."""
    if _BEHIND.match(behind) or _HARD.search(before):
        return True
    last = 0
    for match in tuition.finditer(before):
        last = match.end()
    return _SOFT.search(before, last) is not None


def heading_forbids(heading: str) -> bool:
    """Whether amounts under a folded heading are about pay, aid or undergraduates."""
    if _UNDERGRADUATE.search(heading) and not _GRADUATE.search(heading):
        return True
    return _HEADING.search(heading) is not None and not _HEADING_COSTS.search(heading)
