"""`gradguide licensure`: which state and role are meant, and what is asked of the release."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.cli.json_output import print_json
from gradguide.cli.licensure_record import coverage_record, state_record
from gradguide.cli.licensure_text import print_coverage, print_state
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.extraction.folding import fold
from gradguide.model.licensure import Role
from gradguide.model.states import state_code
from gradguide.outlook.licensure import Leading, coverage, leading, state_answer
from gradguide.resolution.places import place_hint


def show(
    path: Path | None,
    state: str | None,
    role: str | None,
    *,
    coverage: bool,
    evidence: bool,
    json: bool,
) -> None:
    """Print what a state asks, or how far everything is known.

    Raises:
        Failure: there is no such state or role, or the release knows nothing of licensing.
    """
    code = None if state is None else _state(state)
    with opened(path) as release:
        _must_know(release)
        roles = _roles(release, role)
        if coverage or code is None:
            _show_coverage(release, roles, code, json=json)
            return
        answer = state_answer(release.licensing, code, release.as_of, roles)
        total = sum(n for kind, n in release.stats().programs.items() if kind != "award")
        ways = {one.id: _leading(release, one, code, total) for one in roles}
        if json:
            print_json(state_record(release, answer, ways, evidence=evidence))
        else:
            print_state(release, answer, ways, evidence=evidence)


def _show_coverage(
    release: Release, roles: Sequence[Role], code: str | None, *, json: bool
) -> None:
    found = coverage(release.licensing, release.as_of, roles)
    if json:
        print_json(coverage_record(release, found, code))
    else:
        print_coverage(release, found, code)


def _must_know(release: Release) -> None:
    if not release.licensing.roles:
        raise Failure(
            f"{release.path}: this release knows nothing of licensing, since its field pack has no "
            "licensure.toml; docs/licensure.md tells how to write one"
        )


def _state(text: str) -> str:
    """The two letters of a state by its code or name.

    Raises:
        Failure: there is none; the nearest is given.
    """
    code = state_code(text)
    if code is not None:
        return code
    raise Failure(f"there is no state {text!r}; {place_hint(text)}", WRONG_CALL)


def _roles(release: Release, wanted: str | None) -> tuple[Role, ...]:
    """All roles, or the one that is called so.

    Raises:
        Failure: there is none of that name.
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
    raise Failure(f"there is no role {wanted!r}; this release has {known}", WRONG_CALL)


def _leading(release: Release, role: Role, state: str, total: int) -> Leading | None:
    if role.licence is None:
        return None
    leads = release.leading_to(role.licence)
    owners = {one.owner for one in leads if one.about == "program"}
    programs, taught = release.programs_with_schools(owners)
    schools = {school.id: school for school in taught}
    for one in leads:
        if one.about == "institution" and (school := release.institution(one.owner)) is not None:
            schools[school.id] = school
    return leading(state, leads, {p.id: p for p in programs}, schools, total)
