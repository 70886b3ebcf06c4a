"""Reading a pack's folder: what is made of it, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradguide.sources.packs import PackFileError, UnknownPackError, load_pack, pack_ids, read_pack

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
    "occupations.toml": '[occupations]\n"Falconer" = { code = "39-2011", names = ["hawker"] }\n',
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
