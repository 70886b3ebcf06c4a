"""How names of institutions are written: their parts, their spellings, their short forms.

Everything here works on folded names (see `folding.fold`) of institutions in general; what a
particular school is called is data of the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.model.states import STATE_NAMES as CODED_STATES

_PROVINCES = {
    "AB": "alberta", "BC": "british columbia", "MB": "manitoba", "NB": "new brunswick",
    "NL": "newfoundland", "NS": "nova scotia", "ON": "ontario", "PE": "prince edward island",
    "QC": "quebec", "SK": "saskatchewan",
}  # fmt: skip
STATES = {code: name.lower() for code, name in CODED_STATES.items()} | _PROVINCES
"""States, the district, Puerto Rico and Canadian provinces by postal abbreviation, folded."""

STATE_NAMES = frozenset(STATES.values())

KIND_WORDS = frozenset(
    "university universite college institute school seminary academy conservatory polytechnic "
    "polytechnique universidad yeshiva suny cuny".split()
)
"""Words that say that a name is a school's."""

GENERIC = KIND_WORDS | frozenset(
    "the a an of and & for in at to state city county community technical career vocational "
    "junior senior high graduate online campus center centre system district office art arts "
    "design science sciences technology business management administration education nursing "
    "health medicine medical law theology theological divinity music film fashion architecture "
    "information library studies allied professional professions liberal applied public general "
    "bible christian culinary beauty cosmetology massage therapy acupuncture dental pharmacy "
    "engineering computer visual performing fine media communication teacher teachers training "
    "international national american global new our central main united states canadian "
    "psychology social public work policy government journalism advanced integrative oriental "
    "traditional natural healing careers inc trade commerce security legal paralegal aviation "
    "automotive broadcasting court reporting funeral service hospitality kings master's masters "
    "university's college's school's human services development research "
    "institutes schools colleges universities training programs program innovation".split()
)
"""Words that alone or together name no particular school."""

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest "
    "southeast southwest northeastern northwestern southeastern southwestern mid middle upper "
    "lower great midwest midwestern".split()
)

COMMON = DIRECTIONS | frozenset(
    "valley urban modern universal standard metropolitan capital charter century pacific atlantic "
    "baptist methodist presbyterian catholic lutheran rabbinical "
    "memorial commonwealth peninsula riverside olympic mission plaza park point post unity "
    "horizon pioneer frontier summit faith reach musicians midwives messenger generations "
    "pathways america americas refrigeration".split()
)
"""Words that name a school well enough, but not behind an article or an adjective."""

_NICKNAMES_OF_STATES = frozenset(
    "empire evergreen prairie granite garden golden sunshine silver bay buckeye keystone peach "
    "volunteer constitution magnolia palmetto sooner pelican sunflower badger governors".split()
)

_KIND = re.compile(
    rf"\b(?:{'|'.join(sorted(KIND_WORDS))})\b(?! (?:park|station|place|point|corner|grove)\b)"
)
_WORD = re.compile(r"[\w'&]+")
_SEPARATOR = re.compile(r"-|, | at | in ")
_SPELT_VARIOUSLY = re.compile(r"[^a-z ]|\b(?:and|st|saint|mount|mt|[b-z])\b")
_MAIN = re.compile(r"(?:[-\s]+main)?(?:[-\s]+campus)?$")
_STATE_HEAD = re.compile(
    rf"((?:the )?university of (?:{'|'.join(sorted(STATE_NAMES, key=len, reverse=True))})"
    r"|[a-z&.' ]*\buniversity) (?!(?:of|and|for|at|in|school|college|system)\b)(.+)"
)
_SCHOOL_HYPHEN = re.compile(r"(?<=university)-(?=[a-z])")
_SAINT = re.compile(r"\b(?:st\.?|saint) (?=[a-z])")
_SAINT_POSSESSIVE = re.compile(r"(?<=\bst )((?!francis|thomas|james|charles|louis)[a-z]+[a-z])s\b")
_MOUNT = re.compile(r"\b(?:mt\.?|mount) (?=[a-z])")
_INITIAL = re.compile(r"\b([b-z])(\.?) (?=[a-z]{2})")


def has_kind(name: str) -> bool:
    """Whether a folded name says that it is a school's ("university", "college", ...)."""
    return _KIND.search(name) is not None


def is_distinct(name: str) -> bool:
    """Whether a folded name says kind and more than generic words: safe to meet in prose."""
    return has_kind(name) and any(word not in GENERIC for word in _WORD.findall(name))


def is_common(name: str) -> bool:
    """Whether a folded name is as well a common phrase ("western university")."""
    return all(word in GENERIC or word in COMMON for word in _WORD.findall(name))


def without_article(name: str) -> str:
    return name.removeprefix("the ")


def parted(name: str) -> tuple[str, str]:
    """A folded name as the common name and the campus ("" where there is none).

    "university of tennessee-knoxville" -> ("university of tennessee", "knoxville"); a main
    campus is no campus of its own: "pratt institute-main" -> ("pratt institute", "").
    """
    name = without_article(name.strip())
    if not _SEPARATOR.search(name) and name.rsplit(" ", 1)[-1] in KIND_WORDS:
        return name, ""
    match = _STATE_HEAD.fullmatch(name)
    of_state = match is not None and not has_kind(match[2])
    if match and of_state and not ("-" in match[2] and " " in match[2]):
        return match[1], _campus(match[2])
    for separator in ("-", ", ", " at ", " in "):
        head, found, tail = name.partition(separator)
        while found:
            if has_kind(head) and not has_kind(tail):
                return head.strip(), _campus(tail)
            more, found, tail = tail.partition(separator)
            head = f"{head}{separator}{more}"
    return (match[1], _campus(match[2])) if match and of_state else (name, "")


def _campus(tail: str) -> str:
    tail = tail.strip().removeprefix("the ")
    bare = _MAIN.sub("", f" {tail}").strip()
    return "" if bare in ("", "main") else bare


def spellings(name: str) -> Iterator[str]:
    """The ways to write one folded name, the name itself (without "the") among them."""
    if not _SPELT_VARIOUSLY.search(name):
        yield without_article(name)
        return
    forms = {without_article(name)}
    forms |= {form.replace(" & ", " and ") for form in forms}
    forms |= {form.replace(" and ", " & ") for form in forms}
    if "a & m" in name or "a&m" in name:
        bare = {re.sub(r"\ba ?& ?m\b|\ba and m\b", "a&m", form) for form in forms}
        forms |= {form.replace("a&m", m) for form in bare for m in ("a&m", "a & m", "a and m")}
    if _SAINT.search(name):
        plain = {_SAINT.sub("st ", form) for form in forms}
        plain |= {_SAINT_POSSESSIVE.sub(r"\1's", form) for form in plain}
        forms |= {_SAINT.sub(saint, form) for form in plain for saint in ("st. ", "saint ", "st ")}
    if _MOUNT.search(name):
        forms |= {_MOUNT.sub(mount, form) for form in set(forms) for mount in ("mt. ", "mount ")}
    forms |= {form.replace("'", "") for form in forms}
    if _INITIAL.search(name):
        forms |= {_INITIAL.sub(r"\1. ", form) for form in forms}
        forms |= {_INITIAL.sub(r"\1 ", form) for form in forms}
    if "-" in name:
        spaced = {_SCHOOL_HYPHEN.sub(" - ", form) for form in forms}
        forms |= {form.replace("-", " ") for form in forms} | spaced
    yield from sorted(forms)


def short_of_state(name: str) -> str:
    """ "kent state" of "kent state university"; "" where the short form is a state's or nobody's.

    "Washington State" and "New York State" are the state; "Valley State" could be any.
    """
    match = re.fullmatch(r"(.+ (?:state|tech)) (?:university|college)", name)
    if match is None:
        return ""
    words = match[1].split()[:-1]
    own = [word for word in words if word not in GENERIC and word not in DIRECTIONS]
    place = " ".join(words)
    return match[1] if own and place not in STATE_NAMES | _NICKNAMES_OF_STATES else ""


def bare_of(name: str) -> str:
    """ "syracuse" of "syracuse university": what a text may call a school it has named.

    "" for "university of denver", "ohio university" and the like: a place is no school.
    """
    match = re.fullmatch(r"([\w'&. -]+?) (?:university|college|institute)", without_article(name))
    if match is None or match[1] in STATE_NAMES:
        return ""
    words = match[1].split()
    own = [word for word in words if word not in GENERIC and word not in DIRECTIONS]
    return match[1] if own and len(words) <= 3 else ""


def initials_of(name: str) -> str:
    """ "UNCG" of "university of north carolina at greensboro"; of universities, 3 letters up."""
    words = re.findall(r"[a-z]+", without_article(name).replace("'", ""))
    letters = "".join(word[0] for word in words if word not in ("of", "the", "at", "and", "in"))
    return letters.upper() if "university" in words and 3 <= len(letters) <= 6 else ""
