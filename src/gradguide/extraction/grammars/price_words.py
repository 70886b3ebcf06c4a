"""The words that make an amount a price: of a credit, of a whole program, roughly, or from.

All patterns are for folded text.
"""

from __future__ import annotations

import re

TUITION = re.compile(
    r"\b(?:tuition(?: (?:and|&) (?:\w+ )?fees|/fees)?|costs?|prices?|priced|rates?|charges?|"
    r"charged|pay|pays|paying|spend|investment|expenses?)\b"
)
OPEN_ENDED = re.compile(
    r"\b(?:up to|as low as|as little as|starts? (?:at|from)|starting (?:at|from)|"
    r"begin(?:s|ning)? at|more than|over|above|exceed(?:s|ing)?|at least|minimum(?: of)?|"
    r"maximum(?: of)?|no more than|from|between|ranges?|ranging|another|"
    r"additional)(?: (?:just|only|about|approximately|the))* ?$"
)
LESS_THAN = re.compile(r"\b(?:less than|under|below|lower than|cheaper than) ?$")
ROUGHLY = re.compile(
    r"\b(?:approximate(?:ly)?|approx|about|around|estimated?|estimates?|roughly|nearly|almost|"
    r"close to|some|less than|under|below|just over)\b|~"
)
WHOLE = re.compile(
    r"\btotal(?:s|ing|ling)?\b|\b(?:program|degree|programme)(?:'s)? (?:tuition|costs?|price|"
    r"total)\b"
    r"|\b(?:costs?|price|tuition|investment)(?: (?:of|for|to complete|to earn))? (?:the|this|their|"
    r"its|an?|our) (?:[\w'.&/()-]+ ){0,8}?(?:program|degree|master's|curriculum)\b"
    r"|\b(?:entire|whole|full|complete) (?:[\w'.-]+ ){0,4}?(?:program|degree|curriculum)\b"
    r"|\b(?:program|degree|master's|curriculum)(?: \([a-z ]+\))? (?:currently |typically |will |"
    r"generally )?(?:costs?|is priced at)\b"
    r"|\b(?:program|degree|master's|curriculum)(?: \([a-z ]+\))?(?: (?:will|would|can))? (?:comes?"
    r"(?: out)? to|adds? up to|works? out to|runs?(?: you)?|ends up costing|will cost|would cost)\b"
    r"|\b(?:degree|program|master's)(?: online)? for(?: (?:just|about|under|less than|around|only|"
    r"approximately))* $"
    r"|\b(?:finished|completed|earned|done|finish|complete it|earn it) for(?: (?:just|about|around|"
    r"only|approximately|roughly|some))* $"
    r"|\b(?:expect|expected|plan|anticipate) to (?:pay|spend|invest)\b"
)
OR_IN_ALL = re.compile(
    r",? (?:or|which is|which comes to|for)(?: (?:about|just under|just over|approximately|around|"
    r"roughly|nearly|almost|some))? ?$"
)
BARE = re.compile(
    r"(?:(?:graduate|estimated|online|master's) )*(?:tuition|cost|"
    r"price)(?: ?(?:and|&|/) ?(?:\w+ )?fees)? ?[:|=-] ?"
)
ESTIMATED = re.compile(r" ?\((?:estimated?|est\.?|approximate(?:ly)?|approx\.?|total)\)")
COSTS = re.compile(r"\b(?:tuition|costs?|price|pricing|fees?)\b")
EXPLICIT_CREDIT = re.compile(r"credit|semester|quarter|graduate|\bsch\b")
RATE_BEFORE = re.compile(
    r"\bresidents?\b[^$]*\$[\d,.]+ (?:per|a) (?:\w+ )?credit|"
    r"in-?state[^$]*\$[\d,.]+ (?:per|a) (?:\w+ )?credit"
)
QUARTER_CREDIT = re.compile(r"\bquarter[- ](?:credits?|hours?|units?)|\bquarter-credit")
BREAK = re.compile(r"[;|!?]|\. ")
