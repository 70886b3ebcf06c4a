"""The field packs: data that holds together, and the code that does not know it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from gradguide.extraction.folding import fold
from gradguide.model.pack import FieldPack, Term
from gradguide.model.vocabulary import vocabulary
from gradguide.sources.federal.bundled import bundled_federal
from gradguide.sources.packs import load_pack, pack_ids

CODE = Path(__file__).parents[2] / "src" / "gradguide"

# Words that only a field pack may use: its degrees, bodies, and what it calls itself and its
# branches. A library is a building of any campus and a librarian one trade among many; "ALA" and
# the like stand for a body, so with capitals.
FIELD_WORDS = re.compile(
    r"\b(librarianship|library science|library and information \w+|(?:school|public) librar\w+"
    r"|library media|archival|records? management|mlis|mslis|msls|mls|mara|slis"
    r"|american library|social work(?:ers?)?|social welfare|child welfare|msw|mssw|mssa|bsw|dsw"
    r"|l[cm]sw|licsw)\b",
    re.IGNORECASE,
)
DEFAULT_FIELD = "library-science"  # the command line has to name a default
FIELD_BODIES = re.compile(r"\b(ALA|AASL|CAEP|NCATE|ALISE|ARMA|SAA|ASIS&T|CSWE|NASW|ASWB)\b")


@pytest.fixture(params=pack_ids())
def pack(request: pytest.FixtureRequest) -> FieldPack:
    return load_pack(request.param)


def terms(pack: FieldPack) -> Iterator[tuple[str, Term]]:
    for kind in (
        "fields", "specialties", "licences", "organizations", "occupations", "course_areas",
        "employers", "accreditation_statuses",
    ):  # fmt: skip
        for term in getattr(pack, kind):
            yield kind, term


def test_a_pack_says_what_it_is(pack: FieldPack) -> None:
    assert pack.name and pack.cip and pack.fields and pack.degrees and pack.accreditors
    assert all(re.fullmatch(r"\d\d(\.\d\d(\d\d)?)?", cip) for cip in pack.cip)


def test_every_spelling_is_folded(pack: FieldPack) -> None:
    spellings = chain(
        (name for _, term in terms(pack) for name in term.names),
        (name for degree in pack.degrees for name in degree.names),
        (name for body in pack.accreditors for name in body.names),
        pack.subject_words,
    )
    assert [name for name in spellings if fold(name) != name or name != name.strip()] == []


def test_no_spelling_means_two_things(pack: FieldPack) -> None:
    said = Counter((kind, name) for kind, term in terms(pack) for name in term.names)
    said.update(("degrees", name) for degree in pack.degrees for name in degree.names)
    said.update(("accreditors", name) for body in pack.accreditors for name in body.names)
    assert [name for name, times in said.items() if times > 1] == []


def test_every_term_can_be_found(pack: FieldPack) -> None:
    assert [term.name for _, term in terms(pack) if not term.names] == []


def test_degrees_and_statuses_are_of_the_vocabulary(pack: FieldPack) -> None:
    known = vocabulary()
    for degree in pack.degrees:
        assert known.complaint("degree", degree.abbreviation, {}) is None
        assert known.complaint("level", degree.level, {}) is None
    for body in pack.accreditors:
        assert all(known.complaint("level", level, {}) is None for level in body.levels)
    for status in pack.accreditation_statuses:
        assert known.complaint("accreditation", status.name, {}) is None


def test_occupations_have_codes_of_the_classification(pack: FieldPack) -> None:
    codes = [title.code for title in pack.occupations if title.code is not None]
    assert codes
    codes += [near.soc for title in pack.occupations for near in title.near]
    with bundled_federal(pack.id) as staging:
        known = {soc for soc, _ in staging.rows("occupations")}
    assert set(codes) - known == set()


def test_only_titles_without_a_code_have_near_occupations(pack: FieldPack) -> None:
    assert [one.name for one in pack.occupations if one.near and one.code is not None] == []


def test_what_took_a_bodys_place_is_a_body_too(pack: FieldPack) -> None:
    bodies = {body.name: body for body in pack.organizations}
    for body in pack.organizations:
        if body.now is not None:
            assert body.until is not None
            assert body.now in bodies
        assert body.parent is None or body.parent in bodies


def test_three_divisions_became_one() -> None:
    bodies = {body.code: body for body in load_pack("library-science").organizations}
    for code in ("LLAMA", "ALCTS", "LITA"):
        assert (bodies[code].until, bodies[code].now) == (2020, bodies["Core"].name)
    assert bodies["Core"].since == 2020


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [
        ("master of library and information science", "MLIS"),
        ("master of library & information studies", "MLIS"),
        ("master of library science", "MLS"),
        ("m.s. in library and information science", "MSLIS"),
        ("master of science in library & information science", "MSLIS"),
        ("ms/lis", "MSLIS"),
        ("master of science in library science", "MSLS"),
        ("master's of science in information sciences", "MSIS"),
        ("ms in information and library science", "MS"),
        ("master of arts in library and information studies", "MA"),
        ("master of archives & records administration", "MARA"),
        ("master of information management", "MIM"),
        ("master of science in education", "MSEd"),
        ("doctor of philosophy", "PhD"),
    ],
)
def test_degree_names(name: str, abbreviation: str) -> None:
    degrees = {spelling: d.abbreviation for d in load_pack("library-science").degrees
               for spelling in d.names}  # fmt: skip
    assert degrees[name] == abbreviation


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [
        ("master of social work", "MSW"),
        ("master's in social work", "MSW"),
        ("master of science in social work", "MSSW"),
        ("ms in social work", "MSSW"),
        ("master of science in social administration", "MSSA"),
        ("master of arts in social work", "MA"),
        ("bachelor of social work", "BSW"),
        ("bachelor of arts in social work", "BASW"),
        ("doctor of social work", "DSW"),
        ("ph.d. in social work", "PhD"),
    ],
)
def test_degree_names_of_the_second_field(name: str, abbreviation: str) -> None:
    degrees = {spelling: d.abbreviation for d in load_pack("social-work").degrees
               for spelling in d.names}  # fmt: skip
    assert degrees[name] == abbreviation


def code_files() -> list[Path]:
    """All code."""
    return sorted(
        path for path in CODE.rglob("*.py") if "fields" not in path.relative_to(CODE).parts
    )


def words_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The names and texts that code runs on, by line; what only explains it is not among them."""
    explained = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in explained:
                yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id.replace("_", " ")
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr.replace("_", " ")


def mentions(text: str) -> list[int]:
    """The lines of code that name the field, a degree or a body of it."""
    return sorted(
        line
        for line, word in words_of(ast.parse(text))
        if FIELD_WORDS.search(word.replace(DEFAULT_FIELD, "")) or FIELD_BODIES.search(word)
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('PATTERN = r"master of library science"', [1]),
        ('x = 1\nif degree == "MLIS":\n    pass', [2]),
        ('body = "ALA"', [1]),
        ('body = "CSWE"', [1]),
        ('x = r"social workers?"\ny = "msw"', [1, 2]),
        ('x = "the social network of a library"', []),
        ('def read():\n    """The MLIS of a page."""\n    return "MLIS"', [3]),
        ('"""About the MLIS."""\nx = "library-science"  # libraries', []),
    ],
)
def test_what_counts_as_naming_the_field(text: str, lines: list[int]) -> None:
    assert mentions(text) == lines


def test_no_code_names_the_field() -> None:
    found = [
        f"{path.relative_to(CODE)}:{line}"
        for path in code_files()
        for line in mentions(path.read_text(encoding="utf-8"))
    ]
    assert found == []
