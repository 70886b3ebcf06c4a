"""The text of a new field pack's files, made from what federal data say of its subjects.

Only what follows from the data is written. What a person has to check or add stands in each
file's head (`gradguide/new_field/explanations.toml`); the degrees that a field may have are
`gradguide/new_field/degrees.toml`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gradguide.extraction.folding import fold

_TABLES = ("specialties", "licences", "course_areas", "employers", "organizations")
_LEFT_OUT = re.compile(r",? (?:other|general)$|/general$|,? not elsewhere classified$")
_SEVERAL = re.compile(r"[/,;()]")  # a title with one of these names several things at once
_SMALL = frozenset({"and", "of", "the", "in", "for", "with", "to", "a"})
_PLURAL = re.compile(r"(?<=[a-rt-z])s$")
_WIDTH = 98


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of a field before anybody has looked at a page of it.

    `titles` are those of its six-digit CIP codes, `levels` those at which awards are conferred
    (None where no data were given), `occupations` titles with their codes.
    """

    id: str
    name: str
    cips: tuple[str, ...]
    titles: Mapping[str, str]
    occupations: Mapping[str, str]
    levels: tuple[str, ...] | None = None


def drafted(begun: Begun) -> dict[str, str]:
    """The pack's TOML files: names to texts."""
    files = {
        "pack.toml": _pack(begun),
        "degrees.toml": _degrees(begun),
        "accreditors.toml": "accreditor = []\n\n[statuses]\n",
        "occupations.toml": _occupations(begun),
        **{f"{name}.toml": f"[{name}]\n" for name in _TABLES},
    }
    return {name: f"{_explained(name)}\n{text}" for name, text in files.items()}


def subjects(titles: Iterable[str]) -> tuple[str, ...]:
    """What titles of CIP codes name, folded, each once: "Nursing, Other" is nursing."""
    found = (_LEFT_OUT.sub("", fold(" ".join(title.split()))) for title in titles)
    return tuple(dict.fromkeys(subject.replace(" & ", " and ") for subject in found))


def _single(found: Iterable[str]) -> list[str]:
    """The subjects of which each is one thing, so that a degree can be named after it."""
    return [subject for subject in found if not _SEVERAL.search(subject)]


def _pack(begun: Begun) -> str:
    found = subjects(begun.titles.values())
    codes = "".join(f"#   {cip}  {title}\n" for cip, title in begun.titles.items())
    fields = "".join(f"{_quoted(subject)} = []\n" for subject in found)
    return (
        f"id = {_quoted(begun.id)}\nname = {_quoted(begun.name)}\n\n"
        f"# Codes of the Classification of Instructional Programs, or how they begin:\n{codes}"
        f"cip = {_list(begun.cips)}\n\nawards = true\n\n"
        f"subject_words = {_list(found)}\n\n[fields]\n{fields}"
    )


def _degrees(begun: Begun) -> str:
    rules = _rules()
    found = subjects(begun.titles.values())
    single = _single(found)
    several = [subject for subject in found if subject not in single]
    out = []
    if several:
        named = "; ".join(several)
        out.append(_comment(f"Titles that name several things at once and gave no degree: {named}"))
    degrees = [
        degree
        for rule in rules["degree"]
        if begun.levels is None or rule["level"] in begun.levels
        for degree in _of_rule(rule, single)
    ]
    if not degrees:
        return "".join([*out, "degree = []\n\n[phrases]\n"])
    used = {name for _, _, names in degrees for name in _phrases_in(names)}
    phrases = {"subject": single, **rules["phrases"]}
    out.append("[phrases]\n")
    out += [f"{name} = {_list(phrases[name])}\n" for name in phrases if name in used]
    for abbreviation, level, names in degrees:
        out.append(
            f"\n[[degree]]\nabbreviation = {_quoted(abbreviation)}\nlevel = {_quoted(level)}\n"
            f"names = {_list(names)}\n"
        )
    return "".join(out)


def _of_rule(rule: Mapping[str, Any], single: Sequence[str]) -> list[tuple[str, str, list[str]]]:
    """A rule's degrees: one for all subjects, or one for each initials that subjects have."""
    abbreviation, level, names = rule["abbreviation"], rule["level"], list(rule["names"])
    if "INITIALS" not in abbreviation:
        return [(abbreviation, level, names)] if single else []
    by_initials: dict[str, list[str]] = {}
    for subject in single:
        if initials := _initials(subject):
            said = [name.replace("{subject}", subject) for name in names]
            by_initials.setdefault(abbreviation.replace("INITIALS", initials), []).extend(said)
    return [(short, level, said) for short, said in by_initials.items()]


def _initials(subject: str) -> str:
    """The initials of a subject of two words or more; one letter says too little."""
    letters = [word[0].upper() for word in subject.split() if word not in _SMALL]
    return "".join(letters) if len(letters) > 1 and all(c.isalpha() for c in letters) else ""


def _phrases_in(names: Iterable[str]) -> set[str]:
    return {phrase for name in names for phrase in re.findall(r"\{(\w+)\}", name)}


def _occupations(begun: Begun) -> str:
    rows = []
    for title, code in begun.occupations.items():
        names = [one] if (one := _singular(fold(title))) else []
        rows.append(f"{_quoted(title)} = {{ code = {_quoted(code)}, names = {_list(names)} }}\n")
    return "".join(["[occupations]\n", *rows])


def _singular(title: str) -> str:
    """A title for one person; nothing where it names several occupations or is no plural."""
    several = _SEVERAL.search(title) or any(
        _PLURAL.search(part) for part in title.split(" and ")[:-1]
    )
    one = _PLURAL.sub("", title)
    return "" if several or one == title else one


def _explained(file: str) -> str:
    return "".join(
        f"# {line}\n" if line else "#\n" for line in _explanations()[file].strip().splitlines()
    )


def _comment(text: str) -> str:
    out, line = [], "#"
    for word in text.split():
        if len(line) + 1 + len(word) > _WIDTH:
            out.append(line)
            line = "#  "
        line += f" {word}"
    return "\n".join([*out, line]) + "\n\n"


def _list(items: Iterable[str]) -> str:
    said = [_quoted(item) for item in items]
    line = f"[{', '.join(said)}]"
    if len(line) <= _WIDTH - 16:
        return line
    return "[\n" + "".join(f"  {item},\n" for item in said) + "]"


def _quoted(text: str) -> str:
    """A TOML basic string, which JSON's rules for strings give too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@cache
def _rules() -> dict[str, Any]:
    return _data("degrees.toml")


@cache
def _explanations() -> dict[str, Any]:
    return _data("explanations.toml")


def _data(name: str) -> dict[str, Any]:
    file = resources.files("gradguide").joinpath("new_field", name)
    return tomllib.loads(file.read_text(encoding="utf-8"))
