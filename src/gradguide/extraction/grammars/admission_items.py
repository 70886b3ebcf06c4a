"""What an application consists of: each item with all that it is called."""

from __future__ import annotations

import re

from gradguide.extraction.grammars.numbers import NUMBER

_STATEMENT = r"(?:statement|essay|narrative)"
ITEMS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "bachelor_degree": (
            r"\b(?:(?:bachelor'?s?|baccalaureate|undergraduate|four-year|4-year)'? degree|"
            r"baccalaureate(?= from|$|[.,;])|"
            r"bachelor's(?! (?:in|of|degree|program|or master))|b\.?a\.?(?:/| or )b\.?s\.?(?: "
            r"degree)?)(?: \([^)]{1,20}\))?(?! programs?\b)(?: from an? (?:\w+ly[- ])?accredited "
            r"(?:college or university|institution|university|college|school))?"
        ),
        "transcripts": (
            r"\b(?:(?:official|unofficial|academic|college|undergraduate) (?:and unofficial "
            r")?)*transcripts?\b"
        ),
        "statement_of_purpose": (
            rf"\b(?:(?:personal|goals?|purpose|career|professional|interest|academic|admissions?|"
            rf"application|written|short|(?:auto)?biographical|research|supplemental|[\d,]+-word|"
            rf"\w+-page) {_STATEMENT}s?|statements? of (?:\w+ )?(?:and )?(?:purpose|intent|"
            r"interest|goals?|objectives|philosophy)|letters? of (?:intent|application|interest)|"
            r"cover letter|essays?(?! (?:exam|question|test|collection|contest))|goals statement)\b"
        ),
        "letters_of_recommendation": (
            rf"(?P<count>{NUMBER} )?(?:\(\d\) )?(?:(?:strong|current|recent|written|signed|sealed|"
            r"academic|professional|or|and|confidential|satisfactory) )*\b(?:letters? of "
            r"(?:recommendation|reference|support)|(?:recommendation|reference) letters?|"
            r"(?:professional|academic) (?:references|recommendations)|"
            r"(?<=\d )(?:references|recommendations|recommenders)|"
            r"(?<=two )(?:references|recommendations|recommenders)|(?<=three )(?:references|"
            r"recommendations|recommenders)|(?:(?<=two )|(?<=three ))letters(?=,| and|[.;]|$)|"
            r"recommendations(?= ?\(\d\)))(?!\w)"
            rf"(?: ?\((?P<behind>{NUMBER})(?: required| letters)?\)| ?: ?(?P<after>{NUMBER})\b"
            r"(?![ -](?:page|word|year)))?"
        ),
        "resume": (
            r"\b(?:resumes?|curriculum vitae|c\.?v\.?(?= |$|[,.;)]))(?:(?: or |/| ?\()(?:resume|"
            r"curriculum vitae|cv|vita)\)?)?"
        ),
        "application_form": (
            r"\bapplication form\b|^(?:(?:an?|the|your) )?(?:(?:online|graduate|school|division|"
            r"university|college|department(?:al)?|program|admissions?|electronic|formal|signed|"
            r"completed?) )+application\b(?! (?:fee|deadlines?|process|portal|system|page|"
            r"materials|requirements|review|status|checklist|instructions))|"
            r"^application (?:to the|for (?:\w+ )?admission|(?:and|with|&) (?:an? |the )?"
            r"(?:[\w-]+ ){0,2}(?:\$\d+ )?(?:[\w-]+ ){0,2}fee)\b|"
            r"\bin addition to (?:the|an?|your) (?:[\w-]+ ){0,2}application\b(?= |,)|\bcompleted? "
            r"(?:(?:the|an?|your|our|online|graduate|school|university|admissions?|program) "
            r")*application\b(?! (?:fee|deadlines?|materials|process|packet|essay|requirements|"
            r"file|review|checklist))(?: form)?|\b(?:submit|fill out) (?:(?:the|an?|your|our|"
            r"online|graduate|school|university|college|admissions?) )+application\b(?! (?:fee|"
            r"deadlines?|materials|process|packet|essay|requirements|file|by|before|no later))"
        ),
        "english_test": (
            r"\b(?:toefl|ielts|duolingo(?: english test)?|test of english as a foreign language|"
            r"english[- ](?:language[- ])?proficiency(?: (?:tests?|exams?|scores?))*(?: "
            r"scores)?)\b(?: scores?)?"
        ),
        "interview": (
            r"\b(?:(?:admissions?|personal|phone|telephone|video|virtual|faculty|in-person|online|"
            r"an|required) )+interviews?\b|^interviews?\b"
        ),
        "writing_sample": (
            r"\b(?:writing sample|samples? of (?:\w+ ){0,2}?writing|sample of (?:\w+ )?written "
            r"work)s?\b"
        ),
        "nondegree_application": (
            r"\bnon-?degree(?:[- ]seeking)?(?: student)? application\b|\bapplication for "
            r"non-?degree\b"
        ),
    }.items()
}  # fmt: skip
"""The pattern of each item, for folded text. One with a number has it in the group `count`,
`behind` ("letters (3)") or `after` ("letters: three")."""
