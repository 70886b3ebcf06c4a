"""Money that is not what a program costs: aid, pay, deposits, other people's rates."""

from __future__ import annotations

import re

# Counts unless a word of tuition stands between it and the amount.
_SOFT = re.compile(
    r"\b(?:scholarships?|salar(?:y|ies)|wages?|earn(?:s|ed|ing|"
    r"ings)?(?! (?:an?|the|your|their|this) (?:[\w'-]+ ){0,3}?(?:degree|master))|stipends?|"
    r"sav(?:e|es|ing|ings)|discounts?|waivers?|waived?|waives|grants?|awards?|awarded|loans?|debt|"
    r"borrow(?:ed|ing)?|aid|assistance|reimburse\w*|deposits?|surcharges?|differential|dues|books?|"
    r"textbooks?|supplies|materials|fines?|memberships?|rais(?:e|ed|ing)|risen|rose|went up|grew|"
    r"grown|fell|dropped|jumped|climbed|donat\w+|gifts?|endow\w+|fund(?:s|ed|ing|raising)?|"
    r"budgets?|income|insurance|exams?|tests?|transcripts?|parking|benefits?|bonus(?:es)?|"
    r"refund\w*|credit cards?|payments?|installments?|penalty|worth|values?|revenue|"
    r"assistantships?|fellowships?|additional|extra|another|increas(?:e|ed|es|ing)|laptop|computer|"
    r"travel|transportation|fees?)\b"
)
# Counts wherever it stands in the words that lead to the amount.
_HARD = re.compile(
    r"\b(?:undergraduate|undergrad|bachelor's|baccalaureate|associate's|average|averages|averaged|"
    r"averaging|median|mean|nationwide|nationally|net price|attendance|living|housing|room|board|"
    r"rent|books?|textbooks?|household|tuition (?:assistance|reimbursement|remission|waiver|"
    r"discount|benefit|increase|hike)|certificates? (?:costs?|tuition)|certificate program|"
    r"audit(?:ing|ors?)?|continuing education|doctoral|ph\.?d|ed\.?d|most programs|"
    r"programs (?:cost|range)|out of pocket|save|saving|savings|three-credit|3-credit)\b"
)
_BEHIND = re.compile(
    r",? ?(?:(?!(?:with|and|for|plus|but|of|or|to|from|in|per|on|at|by|is|"
    r"are)\b)[a-z'-]+ ){0,2}?(?:scholarships?|salar(?:y|ies)|stipends?|discounts?|waivers?|grants?|"
    r"awards?|deposits?|surcharges?|differential|savings|refund|less|more|cheaper|higher|lower|"
    r"increase|fellowships?|"
    r"assistantships?|exams?|tests?|gift|reduction|donation|endowment|bonus|or more|and up|loans?|"
    r"in (?:savings|scholarships|debt|aid|financial aid|loans|grants|tuition assistance))\b"
    r"|\+"
)
_HEADING = re.compile(
    r"\b(?:salar(?:y|ies)|careers?|jobs?|wages?|earnings?|scholarships?|financial aid|funding|"
    r"fellowships?|grants?|assistantships?|doctoral|ph\.?d|refunds?|job outlook|employment)\b"
)
_HEADING_COSTS = re.compile(r"\b(?:tuition|costs?|fees?|price)\b")
_LIVING = re.compile(
    r"\bcosts? of (?:attendance|living)\b|\bliving (?:costs?|expenses)\b|\bbudget\b"
)
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
    if _LIVING.search(heading):
        return True
    if _UNDERGRADUATE.search(heading) and not _GRADUATE.search(heading):
        return True
    return _HEADING.search(heading) is not None and not _HEADING_COSTS.search(heading)
