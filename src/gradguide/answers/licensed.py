"""Licensing as people ask for it: which state and role are meant, and what leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradguide.answers.errors import AnswerError, WrongQuestionError
from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.outlook import Leads
from gradguide.catalog.release import Release
from gradguide.extraction.folding import fold
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.licensure import Role
from gradguide.model.states import state_code
from gradguide.outlook.licensure import Leading, leading
from gradguide.resolution.places import place_hint


def must_know(release: Release) -> None:
    """Nothing, where the release knows of licensing.

    Raises:
        AnswerError: it does not.
    """
    if not release.licensing.roles:
        raise AnswerError(
            f"{release.path}: this release knows nothing of licensing, since its field pack has no "
            "licensure.toml; docs/licensure.md tells how to write one"
        )


def state_called(text: str) -> str:
    """The two letters of a state by its code or name.

    Raises:
        WrongQuestionError: there is none; the nearest is given.
    """
    code = state_code(text)
    if code is not None:
        return code
    raise WrongQuestionError(f"there is no state {text!r}; {place_hint(text)}")


def roles_called(release: Release, wanted: str | None) -> tuple[Role, ...]:
    """All roles, or the one that is called so.

    Raises:
        WrongQuestionError: there is none of that name.
    """
    roles = release.licensing.roles
    if wanted is None:
        return roles
    text = fold(wanted).replace("_", " ").strip()
    for role in roles:
        if text in (role.id.replace("_", " "), *map(fold, (role.name, *role.names))):
            return (role,)
    begun = [role for role in roles if text and fold(role.name).startswith(text)]
    if len(begun) == 1:
        return (begun[0],)
    known = ", ".join(f"{role.id} ({role.name})" for role in roles)
    raise WrongQuestionError(f"there is no role {wanted!r}; this release has {known}")


@dataclass(frozen=True, slots=True)
class Ways:
    """All that is said to lead to a licence: the programs and schools of `leads` by their ids, and
    how many described programs the release has."""

    leads: tuple[Leads, ...]
    programs: Mapping[str, Program]
    schools: Mapping[str, InstitutionEntry]
    total: int


def ways_to(release: Release, licence: str) -> Ways:
    """All that is said to lead to a licence, wherever it is given."""
    leads = release.leading_to(licence)
    owners = {one.owner for one in leads if one.about == "program"}
    total = sum(n for kind, n in release.stats().programs.items() if kind != "award")
    programs, taught = release.programs_with_schools(owners)
    schools = {school.id: school for school in taught}
    for one in leads:
        if one.about == "institution" and (school := release.institution(one.owner)) is not None:
            schools[school.id] = school
    return Ways(leads, {one.id: one for one in programs}, schools, total)


@kept
def ways_kept(opened: OpenRelease, licence: str) -> Ways:
    """The same as `ways_to`, read once."""
    return ways_to(opened.release, licence)


def seen_from(state: str, ways: Ways) -> Leading:
    """What leads to a licence, as seen from a state."""
    return leading(state, ways.leads, ways.programs, ways.schools, ways.total)


def leading_in(release: Release, role: Role, state: str) -> Leading | None:
    """The programs that are said to lead to a role's licence in a state, None where the role has no
    licence."""
    return None if role.licence is None else seen_from(state, ways_to(release, role.licence))
