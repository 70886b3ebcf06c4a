"""Reading a pack's folder: what is made of it, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradguide.sources.accreditation import bundled_decisions
from gradguide.sources.facts import bundled_facts
from gradguide.sources.federal.bundled import bundled_federal
from gradguide.sources.packs import (
    PackFileError,
    UnknownPackError,
    default_pack,
    load_pack,
    pack_digest,
    pack_folder,
    pack_ids,
    read_pack,
)

FILES = {
    "pack.toml": 'id = "falconry"\nname = "Falconry"\ncip = ["01.99"]\n'
    'subject_words = ["falcon"]\n[fields]\n"falconry" = ["hawking"]\n',
    "degrees.toml": '[phrases]\nmaster = ["master of", "masters of"]\n'
    '[[degree]]\nabbreviation = "MF"\nlevel = "master"\nnames = ["{master} hawks and owls"]\n',
    "accreditors.toml": '[[accreditor]]\nabbreviation = "GF"\nname = "Guild"\nnames = ["guild"]\n'
    'scope = "program"\nlevels = ["master"]\n[statuses]\naccredited = ["in good feather"]\n',
    "licences.toml": '[licences]\ncertified_falconer = ["certified falconer"]\n',
    "organizations.toml": '[organizations."Guild"]\ncode = "GF"\n'
    '[states]\n"Texas Guild" = ["TG"]\n',
    "specialties.toml": '[specialties]\n"Owls" = []\n',
    "occupations.toml": '[occupations]\n"Falconer" = { code = "39-2011", names = ["hawker"], '
    'specialties = ["Owls"] }\n',
    "course_areas.toml": '[course_areas]\n"Flight" = []\n',
    "employers.toml": '[employers]\n"castles" = []\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_new_field_is_a_new_folder(folder: Path) -> None:
    pack = read_pack(folder)
    assert pack.id == "falconry"
    assert pack.degrees[0].names == (
        "master of hawks and owls", "master of hawks & owls",
        "masters of hawks and owls", "masters of hawks & owls",
    )  # fmt: skip
    assert pack.fields[0].names == ("falconry", "hawking")
    assert pack.licences[0].names == ("certified falconer",)
    assert pack.occupations[0].code == "39-2011"
    assert pack.occupations[0].specialties == ("Owls",)
    assert [body.state for body in pack.organizations] == [False, True]
    assert pack.accreditation_statuses[0].name == "accredited"


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("pack.toml", None, "pack.toml: is missing"),
        ("pack.toml", "id = ", "pack.toml: is not TOML"),
        ("pack.toml", 'id = "x"\n', "pack.toml: Object missing required field"),
        ("licences.toml", "[licenses]\n", "licences.toml: holds one table, [licences]"),
        ("specialties.toml", '[specialties]\n"Owls" = 3\n', "specialties.toml: Expected"),
        ("specialties.toml", "[specialties]\n", "'Falconer' names a specialty 'Owls'"),
        (
            "degrees.toml",
            '[phrases]\n[[degree]]\nabbreviation="M"\nlevel="master"\nnames=["{x} y"]\n',
            "names a phrase 'x'",
        ),
    ],
)
def test_a_bad_file_is_named(folder: Path, file: str, text: str | None, said: str) -> None:
    (folder / file).unlink()
    if text is not None:
        (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(PackFileError) as error:
        read_pack(folder)
    assert said in str(error.value)


def test_an_unknown_pack_names_those_there_are() -> None:
    with pytest.raises(UnknownPackError, match=r"alchemy.*library-science"):
        load_pack("alchemy")


def test_ids() -> None:
    assert "library-science" in pack_ids()
    assert all(load_pack(pack_id).id == pack_id for pack_id in pack_ids())


def test_the_default_pack_is_said_by_its_file_and_by_one_only() -> None:
    assert load_pack(default_pack()).default
    assert [pack_id for pack_id in pack_ids() if load_pack(pack_id).default] == ["library-science"]


def test_a_folder_anywhere_is_a_pack(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_pack(str(folder)).id == "falconry"
    monkeypatch.chdir(folder.parent)
    assert pack_folder(folder.name) == pack_folder(str(folder))
    assert bundled_facts(str(folder)).claims == ()
    assert bundled_decisions(str(folder)).decisions == ()
    fact = (
        '{"institution": "Harbor State University", "program": "Master of Falconry",'
        ' "attribute": "credits", "value": 30, "source_url": "https://harbor.example/mf",'
        ' "source_kind": "school"}'
    )
    (folder / "program_facts.jsonl").write_text(fact, encoding="utf-8")
    (claim,) = bundled_facts(str(folder)).claims
    assert (claim.attribute, claim.value) == ("credits", 30)


def test_a_bundled_pack_goes_before_a_folder_of_its_name(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    (here / default_pack()).symlink_to(folder)
    assert load_pack(default_pack()).id == default_pack()
    assert load_pack(f"./{default_pack()}").id == "falconry"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("library-sience", "Did you mean library-science"),
        ("nowhere/at/all", "no folder of that name"),
        (".", "is no field pack, it has no pack.toml"),
    ],
)
def test_what_is_said_of_no_pack(
    field: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownPackError) as error:
        load_pack(field)
    assert said in str(error.value)


def test_the_digest_is_of_every_file_and_of_no_place(folder: Path, tmp_path: Path) -> None:
    before = pack_digest(str(folder))
    (folder / "methods").mkdir()
    (folder / "methods" / "default.toml").write_text("x", encoding="utf-8")
    after = pack_digest(str(folder))
    moved = folder.rename(tmp_path.parent / f"{tmp_path.name}-moved")
    assert before != after == pack_digest(str(moved))


@pytest.mark.parametrize(("year", "name"), [(3000, "Elsewhere"), (1999, None)])
def test_what_a_pack_has_of_its_own_goes_before_what_is_shared(
    folder: Path, year: int, name: str | None
) -> None:
    """A row of its own, unless the shared directory is newer; and its own data sets."""
    with bundled_federal(str(folder)) as shared:
        run = shared.connection.execute
        ((school, said),) = run(
            "FROM (SELECT unitid, name FROM schools ORDER BY 1 LIMIT 1)"
        ).fetchall()
        ((dataset,),) = run("SELECT min(name) FROM datasets").fetchall()
        (folder / "federal").mkdir()
        run(f"CREATE TABLE own AS SELECT * REPLACE ('Elsewhere' AS name, {year} AS year)"
            " FROM schools ORDER BY unitid LIMIT 1")  # fmt: skip
        run(f"COPY own TO '{folder}/federal/schools.parquet' (FORMAT parquet)")
        run(
            "CREATE TABLE sets AS SELECT * REPLACE (1999 AS year) FROM datasets"
            " ORDER BY name LIMIT 1"
        )
        run(f"COPY sets TO '{folder}/federal/datasets.parquet' (FORMAT parquet)")
        count = shared.count("schools")
    with bundled_federal(str(folder)) as own:
        run = own.connection.execute
        assert run("SELECT name FROM schools WHERE unitid = ?", [school]).fetchall() == [
            (name or said,)
        ]
        assert own.count("schools") == count
        assert run("SELECT year FROM datasets WHERE name = ?", [dataset]).fetchall() == [(1999,)]


def test_a_pack_without_data_has_read_no_completions(folder: Path) -> None:
    with bundled_federal(str(folder)) as staging:
        names = {name for name, *_ in staging.rows("datasets")}
        assert staging.count("awards") == 0 and staging.count("schools") > 0
        assert not any(str(name).startswith("ipeds-completions") for name in names)
