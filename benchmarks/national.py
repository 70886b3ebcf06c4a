"""A release of national size, made up from a seed: 270,000 programs at 6,000 schools.

Names are put together from parts of our own, and each program has a handful of facts, as a
catalog of all fields would. Nothing in it is true.
"""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from gradguide.catalog.writer import write_release
from gradguide.decisions.candidate import candidates
from gradguide.decisions.finding.build import searchable
from gradguide.model.catalog import Catalog, Spelling
from gradguide.model.claim import Claim, Source, Standing, Subject
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.model.states import STATE_NAMES
from gradguide.model.vocabulary import Value
from gradguide.resolution.spelling import slug

SCHOOLS, EACH, SEED = 6_000, 45, 20261121
AS_OF = date(2026, 11, 21)

_HEADS = """Alder Amber Ash Bay Bell Birch Black Blue Bright Brook Cedar Chester Clear Cold Copper
Corn Crane Cross Deer Dover East Elk Elm Fair Fal Fern Fox Glen Gold Grand Gray Green Grove Hamp
Har Hart Hazel High Holly Iron Kings Lake Laurel Lime Lin Long Maple March Mill Moor North Oak
Otter Pine Quail Raven Red Ridge River Rock Rose Sage Salt Shel Silver South Spring Stan Stone
Summer Swan Thorn Timber Wal Water West White Wil Wind Wolf Wood""".split()
_TAILS = """berg bourne bridge brook burg bury by cliff combe crest dale den field ford gate haven
hill hurst land ley mont mouth mere pool port shire side stead stone ton vale view ville wall ward
water way wich wick wood worth""".split()
_SCHOOLS = (
    "{} State University", "University of {}", "{} College", "{} University", "{} Polytechnic",
    "{} Institute of Technology", "{} Community College", "College of {}", "{} Seminary",
    "{} School of Art",
)  # fmt: skip
FIELDS = """Accounting Acoustics Agronomy Anthropology Archaeology Astronomy Bioethics Biology
Botany Ceramics Chemistry Choreography Cinematography Counseling Criminology Cybersecurity Dance
Demography Dentistry Dietetics Ecology Economics Education Engineering English Epidemiology Finance
Forestry Genetics Geography Geology Gerontology Glaciology History Horticulture Hydrology
Immunology Informatics Journalism Kinesiology Law Linguistics Logistics Marketing Mathematics
Metallurgy Meteorology Microbiology Midwifery Music Navigation Neuroscience Nursing Nutrition
Oceanography Optics Pharmacy Philosophy Photography Physics Psychology Rhetoric Robotics Sculpture
Seismology Sociology Statistics Surveying Textiles Theatre Theology Toxicology Typography Urbanism
Viticulture Zoology""".split()
SIDES = """Administration Analysis Communication Conservation Design Development Ethics Leadership
Management Policy Practice Research Studies Systems Teaching Technology Theory""".split()
_DEGREES = {
    "bachelor": ("BA", "BS", "BFA"), "master": ("MA", "MS", "MEd", "MBA", "MFA"),
    "doctoral": ("PhD", "EdD"), "certificate": ("Certificate",),
}  # fmt: skip
_NAMES = {
    "BA": "Bachelor of Arts", "BS": "Bachelor of Science", "BFA": "Bachelor of Fine Arts",
    "MA": "Master of Arts", "MS": "Master of Science", "MEd": "Master of Education",
    "MBA": "Master of Business Administration", "MFA": "Master of Fine Arts",
    "PhD": "Doctor of Philosophy", "EdD": "Doctor of Education", "Certificate": "Certificate",
}  # fmt: skip
BODIES = ("ABET", "ACEN", "AACSB", "CAEP", "NASM", "NAAB", "CACREP", "CSWE")


def path(schools: int = SCHOOLS, each: int = EACH, seed: int = SEED) -> Path:
    """The release, made at the first call and kept in the folder for temporary files.

    It is made again when this module changes.
    """
    make = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / "gradguide-benchmarks"
    folder.mkdir(exist_ok=True)
    out = folder / f"national-{schools}-{each}-{seed}-{make}.db"
    if not out.exists():
        catalog = made(schools, each, seed)
        listed = candidates(catalog.programs, catalog.institutions)
        write_release(catalog, out, searchable=searchable(listed, catalog.spellings))
    return out


def made(schools: int, each: int, seed: int) -> Catalog:
    """The catalog. The same numbers give the same one."""
    chance = random.Random(seed)
    claims: list[Claim] = []
    institutions, programs = list[InstitutionEntry](), list[Program]()
    states = sorted(STATE_NAMES)
    for number, name in enumerate(_school_names(chance, schools)):
        place = name_of_town(chance)
        school = InstitutionEntry(
            f"{100_000 + number}", slug(name), name, place, chance.choice(states), "US",
            chance.choice(["public", "public", "private"]),
            round(chance.uniform(25, 48), 4), round(chance.uniform(-123, -70), 4),
        )  # fmt: skip
        institutions.append(school)
        source = Source(f"https://www.{school.slug}.example/programs", "school", 2026)
        rate = chance.randrange(180, 1400, 5)
        taken: set[str] = set()
        while len(taken) < each:
            before = len(claims)
            program = _program(chance, school, source, rate, claims)
            if program.id in taken:
                del claims[before:]
                continue
            taken.add(program.id)
            programs.append(program)
    return Catalog(
        "everything", AS_OF, tuple(claims), tuple(institutions),
        tuple(sorted(programs, key=lambda one: one.id)), spellings=_spellings(),
    )  # fmt: skip


def name_of_town(chance: random.Random) -> str:
    return chance.choice(_HEADS) + chance.choice(_TAILS)


def _school_names(chance: random.Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        names[chance.choice(_SCHOOLS).format(name_of_town(chance))] = None
    return list(names)


def _program(
    chance: random.Random,
    school: InstitutionEntry,
    source: Source,
    rate: int,
    claims: list[Claim],
) -> Program:
    level = chance.choice(["bachelor", "master", "master", "doctoral", "certificate"])
    degree = chance.choice(_DEGREES[level])
    field = chance.choice(FIELDS)
    if chance.random() < 0.6:
        field += f" {chance.choice(['and', ''])} {chance.choice(SIDES)}".replace("  ", " ")
    name = f"{_NAMES[degree]} in {field}"
    facts = tuple(_facts(chance, school, name, source, rate, claims))
    return Program(
        f"{school.slug}/{slug(f'{degree} {field}')}", school.id, school.name, name,
        "certificate" if level == "certificate" else "program",
        None if level == "certificate" else degree, level,
        tuple(str(fact.value) for fact in facts if fact.attribute == "concentration"),
        facts=facts,
    )  # fmt: skip


def _facts(
    chance: random.Random,
    school: InstitutionEntry,
    name: str,
    source: Source,
    rate: int,
    claims: list[Claim],
) -> Iterator[Fact]:
    """Some of the facts that programs have, each with the one claim that it rests on."""
    for attribute, value, key, details in _said(chance, rate):
        subject = Subject(school.name, name, None, school.id)
        values = value if isinstance(value, tuple) else (value,)
        stated = []
        for one in values:
            claims.append(
                Claim(source.address, subject, attribute, one, source, {**key, **details})
            )
            stated.append(Stated(one, details, (len(claims) - 1,)))
        status = Status.DISPUTED if len(stated) > 1 else chance.choice(_STATUSES)
        yield Fact(attribute, tuple(stated), status, Standing.SCHOOL, key, 2026)


_STATUSES = (Status.VERIFIED, Status.REPORTED, Status.REPORTED, Status.STALE)
_Said = tuple[str, Value | tuple[Value, ...], dict[str, Value], dict[str, Value]]


def _said(chance: random.Random, rate: int) -> Iterator[_Said]:
    pick, some = chance.choice, chance.random
    yield "credits", pick([12, 30, 36, 48, 60, 120]), {"part": "total"}, {"unit": "semester"}
    if some() < 0.6:
        ways: tuple[Value, ...] = ("online", "hybrid", "campus")
        disputed = tuple(chance.sample(ways, 2))
        yield "delivery", disputed if some() < 0.05 else pick(ways), {}, {}
    if some() < 0.5:
        price = rate if some() < 0.8 else Decimal(rate) + Decimal("0.5")
        residency = pick(["any", "in_state"])
        yield "tuition_per_credit", price, {"residency": residency}, {"unit": "semester"}
    if some() < 0.4:
        yield "duration_months", pick([9, 12, 18, 24, 30, 36, 48, 60]), _TYPICAL, {}
    if some() < 0.35:
        rule = pick(["required", "not_required", "may_be_required"])
        yield "entrance_exam", rule, {"exam": "GRE"}, {}
    if some() < 0.3:
        yield "gpa_min", pick([Decimal("2.5"), Decimal("2.75"), 3, Decimal("3.25")]), {}, {}
    if some() < 0.25:
        status = pick(["accredited", "accredited", "conditional", "candidate"])
        yield "accreditation", status, {"body": pick(BODIES)}, {}
    if some() < 0.3:
        yield "concentration", f"{pick(FIELDS)} {pick(SIDES)}", {}, {}


_TYPICAL: dict[str, Value] = {"bound": "typical", "pace": "any"}


def _spellings() -> tuple[Spelling, ...]:
    degrees = [Spelling("degree", short, long.lower()) for short, long in _NAMES.items()]
    fields = [
        Spelling("field", f"{one.lower()} studies", f"{one.lower()} science") for one in FIELDS
    ]
    return tuple(sorted([*degrees, *fields], key=lambda one: (one.kind, one.name, one.spelling)))
