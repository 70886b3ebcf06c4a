"""Licensing as people ask for it: which state and role are meant, and what leads there."""

from __future__ import annotations

from gradguide.answers.errors import AnswerError, WrongQuestionError
from gradguide.catalog.release import Release
from gradguide.extraction.folding import fold
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


def leading_in(release: Release, role: Role, state: str) -> Leading | None:
    """The programs that are said to lead to a role's licence in a state, None where the role has no
    licence."""
    if role.licence is None:
        return None
    leads = release.leading_to(role.licence)
    owners = {one.owner for one in leads if one.about == "program"}
    total = sum(n for kind, n in release.stats().programs.items() if kind != "award")
    programs, taught = release.programs_with_schools(owners)
    schools = {school.id: school for school in taught}
    for one in leads:
        if one.about == "institution" and (school := release.institution(one.owner)) is not None:
            schools[school.id] = school
    return leading(state, leads, {p.id: p for p in programs}, schools, total)
