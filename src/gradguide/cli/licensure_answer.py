"""`gradguide licensure`: which state and role are meant, and what is asked of the release."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gradguide.answers.licensed import leading_in, must_know, roles_called, state_called
from gradguide.answers.licensure_record import coverage_record, state_record
from gradguide.catalog.release import Release
from gradguide.cli.json_output import print_json
from gradguide.cli.licensure_text import print_coverage, print_state
from gradguide.cli.releases import opened
from gradguide.model.licensure import Role
from gradguide.outlook.licensure import coverage, state_answer


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
    code = None if state is None else state_called(state)
    with opened(path) as release:
        must_know(release)
        roles = roles_called(release, role)
        if coverage or code is None:
            _show_coverage(release, roles, code, json=json)
            return
        answer = state_answer(release.licensing, code, release.as_of, roles)
        ways = {one.id: leading_in(release, one, code) for one in roles}
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
