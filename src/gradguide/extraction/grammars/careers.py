"""Careers and kinds of employer, as a sentence lists them.

"Employers include X, Y, and Z" says so outright; after "careers in" or "work for" an item counts
only if it ends in a noun for a place of work, after "work as" only if it names a person by work.
Present jobs of students, placements and requirements are about somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.employers import (
    is_kind,
    is_part_of_economy,
    is_plural,
    shares_setting,
    with_shared_noun,
    without_umbrellas,
)
from gradguide.extraction.grammars.job_titles import is_job_title
from gradguide.extraction.grammars.lists import Item, items
from gradguide.model.pack import FieldPack

_MAY = (
    r"(?:(?:may|might|can|could|will|would|often|also|typically|commonly|usually|generally|"
    r"frequently|sometimes|potentially|currently)\s+)*"
)
_EMPLOYERS_ARE = re.compile(
    r"\b(?:(?:potential|possible|typical|common|prospective|top|major|key|main|recent|other|"
    r"some)\s)*"
    r"(?:employers|work ?places|places of (?:work|employment)|work (?:settings|environments|sites)|"
    r"(?:employment|career|practice) settings|hiring organizations)"
    r"(?:\s(?:of|for|hiring|that|who)\s[\w\s'&-]{2,60}?)?\s*"
    r"(?:" + _MAY + r"(?:include|range(?= from)|are|were|have included|included)\b|:|such as|"
    r",? including)\s*:?\s*"
)
_AT = r"(?:in|at|with|within|across)\b"
_WORK_FOR = re.compile(
    r"\b(?:(?:(?:find|found|seek|obtain|secured?|gain) work|employment|placements|careers?|jobs?|"
    r"positions?|roles?|opportunities|openings)"
    r"(?:\s(?:are|is|exist|can be found|may be found|available|also))*"
    rf"(?:\sas\s[\w\s,'/-]{{3,80}}?)?\s{_AT}"
    r")|(?:(?:(?:(?:is|are|be|get|being|become|were) )?(?:hired|employed|recruited|needed)|"
    r"(?:(?<!students )(?:to |may |can |could |will |often |also |typically )|graduates |alumni |"
    r"many |who |they |them |you |are |\b(?!stud)\w{2,}(?:ians|ists|ers|ors|lysts) |^)work(?:ing)?"
    r"(?: (?:directly|primarily|mainly|mostly|professionally))?)"
    rf"(?:\sas\s[\w\s,'/-]{{3,80}}?)?\s(?:{_AT}|for|by)"
    r")\s+(?:both\s+)?"
)
_HIRE = re.compile(
    r"^(?P<who>(?!(?:the|our|its|an?) )[^.;:!?]{5,200}?) (?:(?:all|also|often|regularly|routinely|"
    r"frequently|each|now) )*"
    r"(?:hire|employ|recruit)\b(?= (?:our |its |the |these |new |\w+ )?(?:graduates|alumni|people|"
    r"holders|professionals|\w{3,}(?:ians|ists|ers|ors|ants|lysts))\b| them\b| ?(?:$|[.;]))"
)
_GOVERNED = re.compile(
    r"\b(?:graduat\w+|alumni|alums|prepar\w+|qualif\w+|pursu\w+|find|found|seek\w*|obtain\w*|"
    r"secur\w+|hired|employed|enter\w*|lead\w* to|land\w*|leads?|opens?|opportunities|prospects|"
    r"careers?|job openings|readies|ready|trains?|equips?|professionals|many|they|specialists|"
    r"\w{3,}(?:ists|ians|ers|ors|ants|lysts))\b"
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:intern(?:s|ships?|ing)?|practic(?:um|a|ums)|field ?work|field (?:study|experiences?)|"
    r"volunteer\w*|placements?|faculty|instructors?|professors|currently (?:work|employed)\w*|"
    r"already work\w*|while (?:working|employed)|working professionals|scholarships?|tuition|"
    r"assistantships?|guest speakers?|courses? (?:in|at)|must (?:be|have)|"
    r"requires?|required|applicants?|admission\w*|staff)\b"
)

_AS = re.compile(
    r"\b(?:(?:"
    r"work|works|working|worked|serve|serves|serving|careers?|jobs?|roles?|positions?|employment|"
    r"titles|opportunities|employed|hired|practice|function)"
    r"(?:\s(?:in|at|for|with|within)\s[\w\s,'&-]{2,60}?)?\s(?:as|such as|like|including)"
    r"|(?:go on to |"
    r"(?:graduates|alumni)(?: of [^.,;]{3,60}?)? (?:may |can |often |also |typically )*|"
    r"students (?:to|can)|you (?:to|can|could|may|might) |"
    r"prepares? \w+ to )become)"
    r"(?:\s(?:an?|either|both))?[\s:]+"
)
_TITLES_ARE = re.compile(
    r"\b(?:(?:possible|potential|common|popular|typical|sample|example|other|some|related|top|"
    r"specific|available|in-demand|job|career)\s)*"
    r"(?:job titles|job roles|jobs|careers|career (?:options|paths|choices|opportunities|titles|"
    r"tracks)|positions|occupations|professions|position titles|roles|titles)"
    r"(?:\s(?:of(?! (?:the|an?)\b)|for|in|with|available|open|held|that|related|our|you|"
    r"graduates)\b"
    r"[\w\s'’&()-]{0,80}?)?(?:\sare\s[\w\s]{3,60}?\sand)?\s*(?:\b"
    + _MAY
    + r"(?:include|includes|range from|are|have included)\b|,? including|:)\s*:?\s*"
)
_ENDS_JOB = re.compile(
    r"\s(?:in|at|for|with|within|who|where|which|that|to|while|throughout|across|around|working|on|"
    r"may|can|will|is|are|after|by|through|as|whose|under|depending|require[sd]?|earn(?:ed)?|"
    r"among|when|if|but|because|from|upon|specializing|managing|responsible|using|than)\s"
)
_ENDS_EMPLOYER = re.compile(
    r"\s(?:who|where|which|that|to|while|throughout|across|around|as|may|can|will|is|are|was|were|"
    r"after|by|through|whose|under|depending|require[sd]?|among|when|if|but|because|upon|with|"
    r"on|via|using|than|for|nationwide|worldwide|in|at|or in|and in|helping|managing|"
    r"providing|offering|serving|supporting|do|does|have|has|need|often|typically|use|"
    r"focus\w*|specializ\w+|emphasiz\w+|prepar\w+|from)\b"
)
_FROM_TO = re.compile(
    r"(?:[\w\s-]{0,40}?,?\s)??(?:ranging )?from\s+"
    r"(?P<first>[\w\s'&-]{3,60}?)\s+to\s+(?P<rest>[\w\s'&,-]{3,120})"
)
_ONE_PERSON = re.compile(r"\b(?:he|she|his|her|dr|mr|ms|mrs|i|my|faculty|students work)\b")
_OUTCOME = re.compile(
    r"\b(?:graduat\w+|alumni|alums|students|prepar\w+|careers?|positions?|jobs?|titles|roles|you|"
    r"they|those|many|holders|degree|opportunities|pursue|qualif\w+|individuals|professionals|"
    r"people|employment|become)\b"
)
_NOT_AS = re.compile(
    r"\b(?:currently|already|while|experience|employed full[- ]time|years?|those|anyone|who|"
    r"faculty|instructors?|professors?|must|not)\s(?:\w+\s){0,3}$"
)


def _readings(attribute: str, found: list[Item]) -> Iterator[Reading]:
    for item in found:
        yield Reading(attribute, item.value, item.start, item.end)


def _groups(text: str, listed: list[Item]) -> list[list[Item]]:
    """A list between semicolons as one list for each of its parts that is a list itself."""
    if not any("," in item.value for item in listed):
        return [listed]
    return [items(text, item.start, item.end, boundary=_ENDS_EMPLOYER) for item in listed]


def _kinds(passage: Passage, start: int, pack: FieldPack, *, said: bool) -> list[Item]:
    """The kinds of employer in the list at `start`; `said`: the sentence calls them so."""
    text = passage.text
    span = _FROM_TO.match(passage.folded, start)
    if span:
        listed = items(text, *span.span("first"), boundary=_ENDS_EMPLOYER)
        listed += items(text, *span.span("rest"), boundary=_ENDS_EMPLOYER)
    else:
        listed = items(text, start, boundary=_ENDS_EMPLOYER)
    found = [one for group in _groups(text, listed) for one in with_shared_noun(group, text)]
    if found and shares_setting(found):
        return [item for item in found if len(item.value.split()) <= 3]
    kinds = [item for item in found if is_kind(item.value, pack)]
    if said:
        kinds = [item for item in found if item in kinds or is_plural(item.value)]
    elif kinds:
        kinds = [item for item in found if item in kinds or is_part_of_economy(item.value)]
    if len(kinds) * 2 < len(found):
        return []
    if len(kinds) == 1 and kinds[0].value.split()[-1] in ("settings", "environments"):
        return []
    return without_umbrellas(kinds, text)


def _hiring(passage: Passage, end: int, pack: FieldPack) -> list[Item]:
    """The kinds of employer that a sentence begins with, if it lists nothing else."""
    listed = items(passage.text, 0, end, boundary=_ENDS_EMPLOYER)
    found = with_shared_noun(listed, passage.text)
    kinds = [item for item in found if is_kind(item.value, pack)]
    return kinds if len(kinds) == len(found) > 1 else []


def read_employers(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    seen: set[tuple[int, int]] = set()
    if (hire := _HIRE.match(folded)) and not _SOMEBODY_ELSE.search(folded):
        yield from _readings("employer_type", _hiring(passage, hire.end("who"), pack))
        return
    matches = [(match, True) for match in _EMPLOYERS_ARE.finditer(folded)]
    if not _SOMEBODY_ELSE.search(folded) and _GOVERNED.search(folded):
        matches += [(match, False) for match in _WORK_FOR.finditer(folded)]
    for match, said in matches:
        for reading in _readings("employer_type", _kinds(passage, match.end(), pack, said=said)):
            if (reading.start, reading.end) not in seen:
                seen.add((reading.start, reading.end))
                yield reading


def _is_outcome(folded: str, match: re.Match[str]) -> bool:
    """Whether "work as ..." tells what becomes of graduates, and not what somebody now is."""
    before = folded[max(0, match.start() - 200) : match.start()]
    if _NOT_AS.search(before[-60:]) or _ONE_PERSON.search(before + match.group()):
        return False
    return _OUTCOME.search(before + match.group()) is not None


def read_careers(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    seen: set[int] = set()
    for pattern in (_TITLES_ARE, _AS):
        for match in pattern.finditer(folded):
            if pattern is _AS and not _is_outcome(folded, match):
                continue
            listed = items(passage.text, match.end(), boundary=_ENDS_JOB)
            found = [item for item in listed if is_job_title(item.value, pack)]
            if len(found) * 2 < len(listed):
                continue
            for item in found:
                if item.start not in seen:
                    seen.add(item.start)
                    yield Reading("career", item.value, item.start, item.end)


GRAMMARS = (
    Grammar(
        "careers",
        ("titles", "jobs", "career", "positions", "occupations", "professions", "roles",
         " as ", "become"),
        read_careers,
        of_field=True,
    ),
    Grammar(
        "employers",
        ("employ", "work ", "work:", "working ", "career", "jobs", "position", "roles",
         "opportunities", "openings", "needed", "settings", "workplace", "hire", "recruit"),
        read_employers,
        of_field=True,
    ),
)  # fmt: skip
