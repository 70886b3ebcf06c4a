"""What federal agencies know of one program or school, gathered for showing it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gradguide.catalog.national import National
from gradguide.model.fact import Program
from gradguide.model.national import Accredited, Award, Charges, Earnings, Occupation, Reported
from gradguide.outlook import graduates
from gradguide.outlook.distance import disagreement, reported_for
from gradguide.outlook.graduates import Fate, Graduates, fate_of


@dataclass(frozen=True, slots=True)
class Picture:
    """Of a program or a school. Everything is empty where a release has no rows.

    fate         what became of the school, where it has closed or become another
    distance     programs reported as online, by subject and level, of the newest year
    differs      how that disagrees with what pages say, in a sentence
    charges      what the school asks of graduate students as a whole, of the newest year
    earnings     medians of the field's graduates at that level, suppressed ones too
    accredited   what accreditors' lists say of the school and its programs
    occupations  for which the crosswalk says the subject prepares
    """

    graduates: Graduates
    fate: Fate | None = None
    distance: tuple[Reported, ...] = ()
    differs: str | None = None
    charges: tuple[Charges, ...] = ()
    earnings: tuple[Earnings, ...] = ()
    accredited: tuple[Accredited, ...] = ()
    occupations: tuple[Occupation, ...] = ()


def program_picture(national: National, program: Program, as_of: date) -> Picture:
    """What is known of a program, by its own awards and its school."""
    unitid = program.institution_id
    counted = graduates.of_program(national, program)
    awards = [one.award for one in counted.counted]
    delivery = next((f for f in program.facts if f.attribute == "delivery" and f.decides), None)
    reported = reported_for(national, unitid, awards)
    occupations = {
        occupation.soc: occupation
        for cip in sorted({award.cip for award in awards})
        for occupation in national.occupations_for(cip)
    }
    return Picture(
        graduates=counted,
        fate=_fate(national, unitid, as_of),
        distance=reported,
        differs=disagreement(reported, delivery),
        charges=_newest_charges(national, unitid),
        earnings=_earnings(national, unitid, awards),
        accredited=national.accredited(unitid),
        occupations=tuple(occupations[soc] for soc in sorted(occupations)),
    )


def school_picture(national: National, unitid: str, as_of: date, most: int) -> Picture:
    """What is known of a school, with its `most` awards that have the most graduates."""
    counted = graduates.of_school(national, unitid, most)
    awards = [one.award for one in counted.counted]
    return Picture(
        graduates=counted,
        fate=_fate(national, unitid, as_of),
        distance=reported_for(national, unitid, awards),
        charges=_newest_charges(national, unitid),
        accredited=national.accredited(unitid),
    )


def _fate(national: National, unitid: str, as_of: date) -> Fate | None:
    school = national.school(unitid)
    return None if school is None else fate_of(national, school, as_of)


def _newest_charges(national: National, unitid: str) -> tuple[Charges, ...]:
    found = national.charges(unitid)
    newest = max((one.year for one in found), default=0)
    return tuple(one for one in found if one.year == newest)


def _earnings(national: National, unitid: str, awards: Iterable[Award]) -> tuple[Earnings, ...]:
    """By field of four digits and measure, of the newest file."""
    newest: dict[tuple[str, str, str], Earnings] = {}
    for award in awards:
        for one in national.earnings(unitid, award.cip, award.level):
            newest[one.cip4, one.level, one.measure] = one  # in the order of their years
    return tuple(newest[key] for key in sorted(newest))
