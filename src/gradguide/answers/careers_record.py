"""Careers as JSON has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gradguide.catalog.destinations import Led
from gradguide.model.claim import plain
from gradguide.model.fact import Fact
from gradguide.model.national import Dataset
from gradguide.outlook.careers import Answer, Careers, OccupationView, Row, TitleView
from gradguide.outlook.pay import PERCENTILES, Figures, Pay
from gradguide.outlook.program_careers import ProgramAnswer
from gradguide.outlook.titles import Match


def answer_record(answer: Answer, careers: Careers) -> dict[str, Any]:
    """What is known of a title."""
    return {
        "typed": answer.found.typed,
        "matches": [_match(one) for one in answer.found.matches],
        "more_matches": answer.found.more,
        "titles": [_title(one) for one in answer.titles],
        "occupations": [occupation_record(one) for one in answer.occupations],
        "state": answer.state,
        "graduates_year": answer.graduates_year,
        "crosswalk": _dataset(answer.crosswalk),
    }


def program_record(answer: ProgramAnswer, careers: Careers, state: str | None) -> dict[str, Any]:
    """Where a program leads."""
    return {
        "program": answer.program.id,
        "counted_with": answer.counted_with,
        "by_subject": [
            {
                "cip": one.award.cip,
                "title": one.award.title,
                "level": one.award.level,
                "occupations": [_row(row) for row in one.occupations],
            }
            for one in answer.under
        ],
        "by_name": [
            {
                "way": one.way,
                "name": one.name,
                "written": one.written,
                "titles": [{"title": job.name, "soc": job.code} for job in one.titles],
                "said": [_fact(fact) for fact in one.said],
            }
            for one in answer.through
        ],
        "tied_to_no_title": list(answer.unknown),
        "state": state,
        "crosswalk": _dataset(answer.crosswalk),
    }


def field_record(
    rows: Sequence[Row], total: int, careers: Careers, state: str | None
) -> dict[str, Any]:
    """The field's occupations."""
    return {
        "occupations": [_row(row) for row in rows],
        "total": total,
        "titles_without_code": [job.name for job in careers.jobs if job.code is None],
        "state": state,
    }


def _match(one: Match) -> dict[str, Any]:
    return {
        "title": one.title,
        "written": one.written,
        "soc": one.soc,
        "score": one.score,
        "how": one.how,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "soc": row.soc,
        "title": row.title,
        "field_titles": list(row.field_titles),
        "tie": row.tie,
        **_figures(row.figures),
    }


def occupation_record(view: OccupationView) -> dict[str, Any]:
    """An occupation in full."""
    return {
        "soc": view.soc,
        "title": view.title,
        "field_titles": list(view.field_titles),
        **_figures(view.figures),
        "said": [_fact(fact) for fact in view.said],
        "subjects": [{"cip": one.cip, "title": one.title} for one in view.subjects],
        "programs_by_subject": _by_subject(view),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    outlook = figures.outlook
    together = figures.published_as
    return {
        "published_as": together and {"soc": together.soc, "title": together.title},
        "nation": _pay(figures.nation),
        "state": figures.state and _pay(figures.state),
        "projection": outlook
        and {
            "from_year": outlook.projection.from_year,
            "to_year": outlook.projection.to_year,
            "employment_from": outlook.projection.employment_from,
            "employment_to": outlook.projection.employment_to,
            "change_permille": outlook.projection.change_permille,
            "openings_a_year": outlook.projection.openings,
            "education": outlook.projection.education or None,
            "source": _dataset(outlook.dataset),
        },
    }


def _pay(pay: Pay) -> dict[str, Any]:
    return {
        "area": pay.area,
        "told": pay.told,
        "year": pay.wages and pay.wages.year,
        "employment": pay.wages and pay.wages.employment,
        "dollars": {name: pay.dollars(name) for name in PERCENTILES},
        "at_least": {name: least for name in PERCENTILES if (least := pay.at_least(name))},
        "source": _dataset(pay.dataset),
    }


def _title(view: TitleView) -> dict[str, Any]:
    return {
        "title": view.name,
        "soc": view.soc,
        "near": [{"soc": n.soc, "reason": n.reason, "source": n.source} for n in view.near],
        "specialties": [
            {"name": one.name, "programs": _led(one.programs)} for one in view.specialties
        ],
        "licences": [
            {
                "role": one.role,
                "licence": one.licence,
                "states": list(one.states),
                "programs": _led(one.programs),
            }
            for one in view.licences
        ],
        "said": [_fact(fact) for fact in view.said],
    }


def _by_subject(view: OccupationView) -> dict[str, Any]:
    led = view.programs
    return {
        "programs": led.programs,
        "schools": led.schools,
        "largest": [
            {
                "institution": one.institution,
                "cip": one.cip,
                "level": one.level,
                "graduates": one.graduates,
                "programs": [program for program, _ in one.programs],
                "speaking_of_the_subject": [program for program, _ in speaking],
            }
            for one, speaking in zip(led.largest, view.speaking, strict=True)
        ],
    }


def _led(led: Led) -> dict[str, Any]:
    return {
        "programs": led.programs,
        "schools": led.schools,
        "largest": [
            {
                "id": one.id,
                "institution": one.institution,
                "name": one.name,
                "graduates_under_its_codes": one.graduates,
            }
            for one in led.largest
        ],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "attribute": fact.attribute,
        "key": {name: plain(value) for name, value in fact.key.items()},
        "values": [plain(one.value) for one in fact.values],
        "status": fact.status.value,
        "year": fact.year,
    }


def _dataset(dataset: Dataset | None) -> dict[str, Any] | None:
    if dataset is None:
        return None
    return {
        "agency": dataset.agency,
        "title": dataset.title,
        "year": dataset.year,
        "edition": dataset.edition,
        "address": dataset.address,
    }
