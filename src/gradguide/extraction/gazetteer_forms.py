"""The forms of writing under which the institutions of a registry are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from gradguide.extraction.folding import fold
from gradguide.extraction.institution_names import (
    STATE_NAMES,
    has_kind,
    is_common,
    is_distinct,
    parted,
    short_of_state,
    spellings,
    without_article,
)
from gradguide.model.institution import Institution, Registry

How = Literal["name", "alias", "abbreviation", "host"]

_ABBREVIATED_CAMPUS = re.compile(
    r"(?:[A-Z]{2,5}|[A-Z]?U[A-Z][a-z]{2,4}|Cal State)[ -]"
    r"(?!Online|System|Law|Health|College|Nursing)([A-Z][a-z]{3,}.*)"
)
_PARTED = re.compile(r", | - ")
_OF_PLACE = re.compile(r"(.+ (?:university|college)) of ([a-z ]+)")
_GUARDED = re.compile(
    r"(?:american|national|global|international|yeshiva) university"
    r"|(?!(?:school|college|institute|center|graduate|community|career|technical|bible|business)\b)"
    r"\w+ \w+ \w+.*"
)


@dataclass(slots=True)
class Form:
    """What one pattern may stand for.

    `official` are the schools whose own name it is, `other` those that also go by it, `tails`
    what may follow it and whose name it is then ("university of wisconsin" -> "madison").
    A `guarded` form is also a common phrase ("American university").
    """

    how: How
    guarded: bool = False
    official: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    tails: dict[str, list[str]] = field(default_factory=dict)

    def candidates(self, registry: Registry, plain: str | None) -> tuple[str, ...]:
        """Whose name the bare form is, the likeliest first.

        A school's own name is its own within its state, whatever the campuses there add to it;
        otherwise it is of all that share it.
        """
        others = self.other
        if plain and self.official == [plain]:
            return (plain,)
        campuses = [owner for owners in self.tails.values() for owner in owners]
        if len(self.official) == 1:
            home = registry[self.official[0]].state
            campuses = [owner for owner in campuses if registry[owner].state != home]
            others = [owner for owner in others if registry[owner].state != home]
        ranked = [*([plain] if plain else []), *self.official, *others, *campuses]
        return tuple(dict.fromkeys(ranked))


@dataclass(slots=True)
class Forms:
    """Folded patterns and patterns as written (case counts) with their forms; hosts with owners."""

    names: dict[str, Form] = field(default_factory=dict)
    written: dict[str, Form] = field(default_factory=dict)
    hosts: dict[str, tuple[str, ...]] = field(default_factory=dict)


def forms_of(registry: Registry) -> Forms:
    """All forms of all institutions, in the registry's order."""
    forms = Forms()
    folded = {s.id: fold(s.name) for s in registry if s.level != "administrative"}
    for school_id, own_name in folded.items():
        school = registry[school_id]
        _add(forms.names, own_name, school_id, "name", official=True)
        for name in (*school.aliases, *school.former):
            _add_alias(forms, registry, school, name)
    for name, owner in registry.safe.items():
        _add_written(forms, name, owner)
    _add_short_of_states(forms, folded)
    _add_without_state(forms, folded)
    _add_system_abbreviations(forms, registry)
    forms.hosts.update(registry.hosts)
    return forms


def _add(names: dict[str, Form], name: str, owner: str, how: How, official: bool) -> None:
    """A folded full name under all its spellings; a generic one is nobody's."""
    if not is_distinct(name) and not _GUARDED.fullmatch(without_article(name)):
        return
    common = is_common(name)
    head, tail = parted(name)
    whole = set(spellings(name if tail else head))
    if tail and is_distinct(head):
        # What a comma or a dash parts is left to head and tail: it may be school and address.
        whole.update(spellings(f"{head}-{tail}"))
        whole = {spelling for spelling in whole if not _PARTED.search(spelling)}
    for spelling in sorted(whole):
        form = names.get(spelling)
        if form is None:
            form = names[spelling] = Form(how, guarded=common)
        _append(form.official if official else form.other, owner)
        if how == "name":
            form.how = how
    if tail and is_distinct(head):
        for spelling in spellings(head):
            form = names.setdefault(spelling, Form("name"))
            for campus in spellings(tail):
                _append(form.tails.setdefault(campus, []), owner)


def _append(owners: list[str], owner: str) -> None:
    if owner not in owners:
        owners.append(owner)


def _add_alias(forms: Forms, registry: Registry, school: Institution, name: str) -> None:
    folded = fold(name)
    if has_kind(folded):
        _add(forms.names, folded, school.id, "alias", official=False)
    elif name not in registry.safe and _ABBREVIATED_CAMPUS.fullmatch(name):
        _add_written(forms, name, school.id)


def _add_written(forms: Forms, name: str, owner: str) -> None:
    for written in {name, name.replace("-", " "), name.replace("&", "and")}:
        _append(forms.written.setdefault(written, Form("abbreviation")).other, owner)


def _add_short_of_states(forms: Forms, folded: dict[str, str]) -> None:
    """ "Kent State": a university's, and a college's only where no university has it."""
    of_universities: set[str] = set()
    for kind in ("university", "college"):
        for school_id, name in folded.items():
            if f" {kind}" not in name or (" state" not in name and " tech" not in name):
                continue
            head, tail = parted(name)
            short = short_of_state(head) if head.endswith(kind) and not tail else ""
            if not short or (kind == "college" and short in of_universities):
                continue
            of_universities.add(short)
            for spelling in spellings(short):
                form = forms.names.setdefault(spelling, Form("alias"))
                _append(form.other, school_id)


def _add_without_state(forms: Forms, folded: dict[str, str]) -> None:
    """ "Kutztown University" without its "of Pennsylvania", where that is nobody else's name."""
    for school_id, name in folded.items():
        match = _OF_PLACE.fullmatch(name)
        if match is None or match[2] not in STATE_NAMES:
            continue
        if is_distinct(match[1]) and match[1] not in forms.names:
            _add(forms.names, match[1], school_id, "alias", official=False)


def _add_system_abbreviations(forms: Forms, registry: Registry) -> None:
    """ "UNC" and the like, which name a school only with the campus behind them."""
    for system, shorts in registry.systems.items():
        head = forms.names.get(fold(system))
        for short in shorts if head else ():
            form = forms.written.setdefault(short, Form("abbreviation"))
            for tail, owners in head.tails.items() if head else ():
                for owner in owners:
                    _append(form.tails.setdefault(tail, []), owner)
