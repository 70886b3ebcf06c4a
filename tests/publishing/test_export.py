"""`gradguide export`: the folder read back by those it is for."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from datasette.app import Datasette
from frictionless import Package
from rdflib import RDF, Graph, URIRef
from typer.testing import CliRunner

from gradguide.catalog.release import Release
from gradguide.cli.app import app
from gradguide.model.claim import from_record
from gradguide.model.vocabulary import vocabulary
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.folder import FolderError, replaced
from gradguide.publishing.package import Exported, ExportError, export
from gradguide.publishing.package.tables import tables, units

# A page that names two schools in its list and one in an advertisement.
PAGE = """Top Online Library Science Programs of 2026

#1

Whitman College

Master's - Master of Library Science (MLS)

Online Learning - Visit Website

#2

Reed College

Master's - Master of Library Science (MLS)

Online Learning - Visit Website

Sponsored Online Library Programs

School Level Program
Lewis & Clark College
Master Master of Library Science (MLS)
ALA-accredited. No GRE required.
"""

# Texts that could break a file's form, or a page that shows them.
HOSTILE = (
    'Knots, "bends"\r\nand\nhitches;\t=1+1',
    "</script><script>alert(1)</script>",
    "'; DROP TABLE facts; --",
    "\\N, NULL, nan and true",
    "-1e9999 \u2028 naïve ☃ \U0001f9f6",
    "\ufeffmark",
)


def stated(number: int, text: str) -> str:
    """A compiled fact with such a text as its value, its note and its source's address."""
    return json.dumps(
        {
            "institution": "Whitman College",
            "unitid": "237057",
            "program": "Master of Library Science",
            "attribute": "course",
            "value": f"{number} {text}",
            "source_url": f"https://example.org/{text}",
            "source_kind": "guide",
            "note": text,
        }
    )


@pytest.fixture(scope="module")
def paying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with a page that has an advertisement, and with hostile texts."""
    folder = tmp_path_factory.mktemp("paying")
    (folder / "pages").mkdir()
    (folder / "pages" / "list.txt").write_text(PAGE, encoding="utf-8")
    facts = folder / "facts.jsonl"
    lines = (stated(number, text) for number, text in enumerate(HOSTILE))
    facts.write_text("\n".join(lines), encoding="utf-8")
    out = folder / "release.db"
    words = ["build", "--out", str(out), "--as-of", "2026-11-01"]
    words += ["--pages", str(folder / "pages"), "--facts", str(facts)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture(scope="module")
def exported(
    paying: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Exported]]:
    """That release as open data."""
    folder = tmp_path_factory.mktemp("exported") / "data"
    with Release(paying) as release:
        yield folder, export(release, folder, Addresses("https://guide.example"))


@pytest.fixture(scope="module")
def folder(exported: tuple[Path, Exported]) -> Path:
    return exported[0]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claims(path: Path) -> list[dict[str, Any]]:
    with path.open("rb") as file:
        return [json.loads(line) for line in file]


def package(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_frictionless_finds_nothing_wrong(folder: Path, ending: str) -> None:
    """Types, keys, references, sizes and digests of every table, in each form."""
    told = package(folder)
    told["resources"] = [one for one in told["resources"] if one["format"] == ending]
    assert len(told["resources"]) > 20
    report = Package.from_descriptor(told, basepath=str(folder)).validate()
    assert report.valid, [
        (task.name, error.message) for task in report.tasks for error in task.errors[:2]
    ]
    assert sum(task.stats["rows"] for task in report.tasks) > 15_000


def test_frictionless_would_find_a_table_that_was_changed(folder: Path, tmp_path: Path) -> None:
    told = package(folder)
    (resource,) = (one for one in told["resources"] if one["name"] == "findings")
    resource["schema"].pop("foreignKeys")
    text = (folder / "findings.csv").read_text(encoding="utf-8").replace("warning", "alarming")
    (tmp_path / "findings.csv").write_text(text, encoding="utf-8")
    told["resources"] = [resource]
    report = Package.from_descriptor(told, basepath=str(tmp_path)).validate()
    assert {error.type for task in report.tasks for error in task.errors} >= {
        "constraint-error",
        "hash-count",
        "byte-count",
    }


def test_the_descriptor_says_of_which_release_it_is(folder: Path, paying: Path) -> None:
    told = package(folder)
    with Release(paying) as release:
        manifest = release.manifest
    assert told["name"] == f"gradguide-{manifest['field']}"
    assert (told["version"], told["gradguide"]["content"]) == ("2026-11-01", manifest["content"])
    assert {one["name"] for one in told["licenses"]} == {"Apache-2.0", "other-pd"}
    assert any(one.get("path", "").startswith("https://nces.ed.gov/") for one in told["sources"])
    for name, digest in told["gradguide"]["files"].items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        assert digest == f"sha256:{found}", name
    assert {*told["gradguide"]["files"], "datapackage.json"} == {
        path.name for path in folder.iterdir()
    }


def test_parquet_holds_what_csv_holds_with_its_types(folder: Path) -> None:
    with closing(duckdb.connect()) as database:
        for one in package(folder)["resources"]:
            if one["format"] != "parquet":
                continue
            found = database.read_parquet(str(folder / one["path"]))
            written = rows(folder, one["path"].removesuffix(".parquet"))
            assert found.columns == [field["name"] for field in one["schema"]["fields"]]
            cells = [["" if cell is None else cell for cell in row] for row in found.fetchall()]
            assert len(cells) == len(written)
            for row, line in zip(cells, written, strict=True):
                assert all(map(same, row, line.values()))
        facts = database.read_parquet(str(folder / "facts.parquet"))
        types = dict(zip(facts.columns, map(str, facts.types), strict=True))
        assert (types["year"], types["number"], types["decides"]) == (
            "BIGINT",
            "DECIMAL(28,8)",
            "BOOLEAN",
        )


def test_hostile_texts_come_through_as_they_are(folder: Path) -> None:
    """In every form: what a source wrote stands there letter for letter and breaks nothing."""
    known = {f"{number} {text}" for number, text in enumerate(HOSTILE)}
    noted = {row["note"] for row in rows(folder, "evidence")}
    assert set(HOSTILE) <= noted
    assert known <= {row["value"] for row in rows(folder, "facts")}
    assert known <= {claim["value"] for claim in claims(folder / "claims.jsonl")}
    with closing(sqlite3.connect(folder / "guide.db")) as database:
        assert known <= {value for (value,) in database.execute("SELECT value FROM facts")}
    graph = json.loads((folder / "programs.jsonld").read_text(encoding="utf-8"))["@graph"]
    courses = {one["name"] for node in graph for one in node.get("hasCourse", ())}
    assert known <= courses


def same(cell: Any, text: str) -> bool:
    if isinstance(cell, bool):
        return text == str(cell).lower()
    if isinstance(cell, Decimal):
        return cell == Decimal(text)
    return float(text) == cell if isinstance(cell, float) else str(cell) == text


def test_every_fact_of_the_release_is_a_row_a_value(folder: Path, paying: Path) -> None:
    written = {(int(row["fact"]), int(row["place"])): row for row in rows(folder, "facts")}
    with closing(sqlite3.connect(paying)) as release:
        stored = release.execute(
            "SELECT f.number, v.position, f.status, f.standing, f.owner, v.value"
            " FROM facts f JOIN fact_values v ON v.fact = f.number"
        ).fetchall()
    assert len(written) == len(stored)
    words = ["machine", "paid", "guide", "school", "authority"]
    for number, position, status, standing, owner, value in stored:
        row = written[number, position + 1]
        assert (row["status"], row["standing"]) == (status, words[standing])
        assert row["decides"] == ("true" if standing >= 2 else "false")
        assert row["program"] + row["institution"] + row["field"] == owner
        plain = json.loads(value)
        assert row["value"] == (plain if isinstance(plain, str) else value)
        assert bool(row["number"]) == (type(plain) in (int, float))


@pytest.mark.parametrize(
    ("attribute", "unit"),
    [
        ("credits", "semester credits"),
        ("tuition_per_credit", "dollars per semester credit"),
        ("tuition_total", "dollars"),
        ("duration_months", "months"),
        ("completions", "graduates"),
        ("median_wage", "dollars"),
        ("delivery", ""),
    ],
)
def test_numbers_have_units(folder: Path, attribute: str, unit: str) -> None:
    assert unit in {row["unit"] for row in rows(folder, "facts") if row["attribute"] == attribute}


def test_every_numeric_attribute_of_the_vocabulary_has_a_unit() -> None:
    numeric = {n for n, one in vocabulary().attributes.items() if one.kind in ("number", "signed")}
    assert numeric - {"credits"} == set(units())


def test_paid_placement_is_shown_and_does_not_decide(folder: Path) -> None:
    paid = [row for row in rows(folder, "evidence") if row["paid"] == "true"]
    assert any(row["quote"] for row in paid)
    assert all(row["standing"] == "paid" for row in paid)
    facts = [row for row in rows(folder, "facts") if row["standing"] == "paid"]
    assert facts and all(row["decides"] == "false" for row in facts)
    heard = {row["program"] for row in rows(folder, "facts") if row["decides"] == "true"}
    advertised = {row["program"] for row in facts} - {""} - heard
    assert advertised
    graph = json.loads((folder / "programs.jsonld").read_text(encoding="utf-8"))["@graph"]
    for node in graph:
        if node["@type"].startswith("Educational") and node["identifier"] in advertised:
            assert not node.keys() & {"offers", "numberOfCredits", "educationalProgramMode"}
            assert "recognizedBy" not in node.get("educationalCredentialAwarded", {})


def test_the_claims_are_those_of_the_release_in_the_claim_format(
    folder: Path, paying: Path
) -> None:
    with Release(paying) as release:
        stored = list(release.all_claims())
    assert [from_record(claim) for claim in claims(folder / "claims.jsonl")] == stored


def test_extract_writes_the_same_lines(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(PAGE, encoding="utf-8")
    out = tmp_path / "claims.jsonl"
    words = ["extract", str(tmp_path / "list.txt"), "--out", str(out), "--as-of", "2026-11-01"]
    assert CliRunner().invoke(app, words).exit_code == 0
    own = [claim for claim in claims(folder / "claims.jsonl") if claim["doc"] == "list"]
    extracted = claims(out)
    assert len(own) == len(extracted) > 5
    # A release has the claims in an order of its own, and has found the school of each.
    for some in (own, extracted):
        for claim in some:
            claim["subject"].pop("unitid", None)
            claim["document"].pop("address")
        some.sort(key=lambda claim: json.dumps(claim))
    assert [json.dumps(claim) for claim in own] == [json.dumps(claim) for claim in extracted]


def test_evidence_and_findings_name_lines_of_the_claims(folder: Path) -> None:
    lines = claims(folder / "claims.jsonl")
    for row in rows(folder, "evidence"):
        claim = lines[int(row["claim"]) - 1]
        assert claim["attribute"] == row["attribute"]
        assert claim.get("quote", "").split() == row["quote"].split()
    assert all(1 <= int(row["claim"]) <= len(lines) for row in rows(folder, "finding_claims"))


def get(client: Datasette, *paths: str) -> list[Any]:
    """The answers of Datasette to several addresses, as JSON."""

    async def ask() -> list[Any]:
        await client.invoke_startup()
        answers = [await client.client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [200] * len(paths)
        return [answer.json() if ".json" in path else answer.text
                for path, answer in zip(paths, answers, strict=True)]  # fmt: skip

    return asyncio.run(ask())


def test_datasette_opens_the_file_as_it_is(folder: Path) -> None:
    told = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    client = Datasette(immutables=[str(folder / "guide.db")], metadata=told)
    try:
        table, faceted, searched, quotes, page = get(
            client,
            "/guide/programs.json?id=the-university-of-alabama%2Fmlis&_shape=objects&_labels=on",
            "/guide/facts.json?_facet=status&attribute=delivery&_shape=objects",
            "/guide/programs.json?_search=alabama&_shape=objects",
            "/guide/evidence.json?_search=%22visit+website%22&paid=0&_shape=objects",
            "/guide/facts",
        )
    finally:
        for database in client.databases.values():
            database.close()
        client.executor.shutdown()
    (program,) = table["rows"]
    assert (program["level"], program["delivery"]) == ("master", "online")
    assert program["institution"] == {"value": "100751", "label": "The University of Alabama"}
    counts = {one["value"]: one["count"] for one in faceted["facet_results"]["status"]["results"]}
    assert counts.keys() >= {"verified", "reported", "disputed"}
    assert sum(counts.values()) == faceted["filtered_table_rows_count"]
    assert "the-university-of-alabama/mlis" in {row["id"] for row in searched["rows"]}
    assert all(row["quote"] for row in quotes["rows"])
    assert "how far it can be relied on" in page and "Apache License 2.0" in page


def test_the_sqlite_file_is_whole_and_its_references_hold(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "guide.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = database.execute("PRAGMA foreign_key_list('facts')").fetchall()
        assert {row[2] for row in keys} == {"programs", "institutions"}


def test_the_linked_data_are_documents_of_the_graph(folder: Path, exported: Any) -> None:
    written = exported[1]
    graph = json.loads((folder / "programs.jsonld").read_text(encoding="utf-8"))
    kinds = [node["@type"] for node in graph["@graph"]]
    assert kinds[0] == "Dataset" and kinds.count("Dataset") == 1
    assert kinds.count("EducationalOccupationalProgram") == written.programs > 300
    ids = {node["@id"] for node in graph["@graph"]}
    assert len(ids) == len(kinds)
    assert all(node["provider"]["@id"] in ids for node in graph["@graph"] if "provider" in node)
    ctdl = json.loads((folder / "ctdl.jsonld").read_text(encoding="utf-8"))
    credentials = [node for node in ctdl["@graph"] if "ceterms:ownedBy" in node]
    assert len(credentials) == written.credentials > 200


# rdflib's own reader still uses what rdflib calls deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("name", "context", "kinds"),
    [
        (
            "programs.jsonld",
            {"@vocab": "https://schema.org/"},
            ("https://schema.org/EducationalOccupationalProgram", "https://schema.org/provider"),
        ),
        (
            "ctdl.jsonld",
            {
                "ceterms": "https://purl.org/ctdl/terms/",
                "schema": "https://schema.org/",
                "ceterms:ownedBy": {"@type": "@id"},
            },
            ("https://purl.org/ctdl/terms/MasterDegree", "https://purl.org/ctdl/terms/ownedBy"),
        ),
    ],
)
def test_a_reader_of_rdf_finds_the_graph(
    folder: Path, name: str, context: dict[str, Any], kinds: tuple[str, str]
) -> None:
    """With the contexts' meaning written out, since a test does not fetch them."""
    told = json.loads((folder / name).read_text(encoding="utf-8"))
    graph = Graph().parse(
        data=json.dumps(told | {"@context": context}),
        format="json-ld",
        publicID="https://x.example/",
    )
    kind, tie = map(URIRef, kinds)
    found = set(graph.subjects(RDF.type, kind))
    assert len(found) > 50
    for one in found:
        (school,) = graph.objects(one, tie)
        assert (school, RDF.type, None) in graph


def test_the_readme_says_what_is_there_and_as_of_when(folder: Path, paying: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    with Release(paying) as release:
        assert str(release.manifest["content"]) in text
    assert "as of 2026-11-01" in text
    for one in package(folder)["resources"]:
        if one["format"] == "csv":
            assert f"| `{one['name']}` |" in text
    assert "no rows of `distance`" in text


def test_the_same_release_gives_the_same_bytes(paying: Path, tmp_path: Path, folder: Path) -> None:
    with Release(paying) as release:
        export(release, tmp_path / "again", Addresses("https://guide.example"))
    for path in sorted(folder.iterdir()):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_export_takes_the_place_of_another(paying: Path, tmp_path: Path) -> None:
    target = tmp_path / "data"
    with Release(paying) as release:
        export(release, target)
        inode = target.stat().st_ino
        export(release, target)
    assert target.stat().st_ino != inode
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("table", ["claims", "facts"])
def test_a_failing_export_leaves_what_stood_there(paying: Path, tmp_path: Path, table: str) -> None:
    target = tmp_path / "data"
    with Release(paying) as release:
        export(release, target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    broken = tmp_path / "broken.db"
    shutil.copyfile(paying, broken)
    with closing(sqlite3.connect(broken)) as database, database:
        database.execute(f"DROP TABLE {table}")
    with Release(broken) as release, pytest.raises(ExportError, match="gradguide check"):
        export(release, target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    assert {path.name for path in tmp_path.iterdir()} == {"data", "broken.db"}


def test_a_file_that_somebody_adds_meanwhile_is_not_lost(paying: Path, tmp_path: Path) -> None:
    target = tmp_path / "data"
    with Release(paying) as release:
        export(release, target)
        with pytest.raises(FolderError, match="holds 'mine'"), replaced(target, "datapackage.json"):
            (target / "mine").write_text("mine", encoding="utf-8")
    assert (target / "mine").read_text(encoding="utf-8") == "mine"


def called(*words: object) -> tuple[int, str]:
    """The status and the message of `gradguide export` with these words."""
    done = subprocess.run(
        [sys.executable, "-m", "gradguide", "export", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_the_command_says_what_it_wrote(paying: Path, tmp_path: Path) -> None:
    status, said = called(tmp_path / "data", "--release", paying)
    assert status == 0
    assert "as of 2026-11-01" in said and "in CTDL" in said
    assert (tmp_path / "data" / "README.md").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"notes.txt": "mine"}, "was not written by this command; give a new"),
        ({"datapackage.json": "{}"}, "was not written by this command"),
        ({"datapackage.json": "{"}, "was not written by this command"),
        (
            {"datapackage.json": '{"gradguide": {"files": {"a": ""}}}', "a": "", "mine": ""},
            "holds 'mine', which this command did not write",
        ),
    ],
)
def test_what_is_not_ours_is_not_replaced(
    paying: Path, tmp_path: Path, content: dict[str, str], message: str
) -> None:
    target = tmp_path / "data"
    target.mkdir()
    for name, text in content.items():
        (target / name).write_text(text, encoding="utf-8")
    status, said = called(target, "--release", paying)
    assert status == 1 and message in said
    assert {path.name: path.read_text("utf-8") for path in target.iterdir()} == content


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["{tmp}/file"], 1, "is a file; give a folder"),
        (["{tmp}/none/data"], 1, "give a folder in one that exists"),
        (["{tmp}/data", "--address", "guide.example"], 2, "--address takes an address"),
        (["{tmp}/data", "--address", "https://guide.example/?q=1"], 2, "--address takes"),
        (["{tmp}/data", "--release", "{tmp}/file"], 1, "is not a release"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    paying: Path, tmp_path: Path, words: list[str], status: int, message: str
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    given = [word.replace("{tmp}", str(tmp_path)) for word in words]
    if "--release" not in given:
        given += ["--release", str(paying)]
    found, said = called(*given)
    assert (found, message in said) == (status, True), said
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_tables_hold_together() -> None:
    known = {one.name: one for one in tables()}
    for one in tables():
        assert set(one.key) | set(one.facets) | set(one.search) <= set(one.columns), one.name
        assert not one.label or one.label in one.columns
        for name, column in one.columns.items():
            other, _, field = column.to.partition(".")
            assert not other or field in known[other].columns, f"{one.name}.{name}"
