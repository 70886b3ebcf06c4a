"""`gradguide reproduce` as a person types it, over a few schools with made-up prices."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

METHOD = """
name = "Price and credits"
about = "What a credit costs and how many there are."
normalisation = "min-max"
missing = "leave-out"

[programs]
kinds = ["program"]

[criteria.price]
label = "price of a credit"
fact = "tuition_per_credit"
key = { residency = "any" }
better = "less"
weight = 1

[criteria.credits]
label = "credits"
fact = "credits"
key = { part = "total" }
better = "less"
weight = 1
"""

# Three schools of the registry that the pack brings no facts about, with prices made up here.
SCHOOLS = {
    "Reed College": (500, 30),
    "Whitman College": (400, 36),
    "Lewis & Clark College": (700, 40),
    "Willamette University": (650, 33),
}
PAGE = """Top Online Library Science Programs of 2026

#1

Lewis & Clark College

Master's - Master of Library Science (MLS)

Online Learning - Visit Website

#2

Whitman College

Master's - Master of Library Science (MLS)

Online Learning - Visit Website

#3

Reed College

Master's - Master of Library Science (MLS)

Online Learning - Visit Website

Sponsored Online Library Programs

School Level Program
Lewis & Clark College
Master Master of Library Science (MLS)
ALA-accredited. No GRE required.
"""


def gradguide(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gradguide", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release, a method and a page that ranks."""
    folder = tmp_path_factory.mktemp("reproduce")
    facts = [
        {
            "institution": school,
            "program": "Master of Library Science",
            "attribute": attribute,
            "value": value,
            "source_url": "https://example.org/prices",
            "source_kind": "school",
            "source_year": 2026,
        }
        for school, (price, credits_) in SCHOOLS.items()
        for attribute, value in (
            ("tuition_per_credit", price), ("credits", credits_), ("level", "master"),
        )
    ]  # fmt: skip
    lines = "".join(json.dumps(fact) + "\n" for fact in facts)
    (folder / "facts.jsonl").write_text(lines, encoding="utf-8")
    (folder / "method.toml").write_text(METHOD, encoding="utf-8")
    (folder / "top.txt").write_text(PAGE, encoding="utf-8")
    done = gradguide(
        "build", "--out", folder / "lis.db", "--facts", folder / "facts.jsonl",
        "--as-of", "2026-11-21",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def reproduce(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return gradguide(
        "reproduce", *words, "--release", folder / "lis.db", "--method", folder / "method.toml",
        "--as-of", "2026-11-21",
    )  # fmt: skip


def ranked(folder: Path, *names: str, marks: str = "") -> Path:
    """A list of these programs, in order; `marks` says yes or no of each, by its letter."""
    rows = [
        f'{place},"{name}"' + (f",{'yes' if marks[place - 1] == 'y' else 'no'}" if marks else "")
        for place, name in enumerate(names, 1)
    ]
    path = folder / f"{'-'.join(name.split()[0] for name in names)}-{marks}.csv"
    head = "position,program,paid" if marks else "position,program"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return path


def read(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    out = json.loads(done.stdout)
    assert isinstance(out, dict)
    return out


def flowing(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def test_an_order_that_weights_explain_says_which(folder: Path) -> None:
    path = ranked(folder, "Whitman College", "Reed College", "Willamette University",
                  "Lewis & Clark College")  # fmt: skip
    done = reproduce(folder, path)
    assert done.returncode == 0, done.stderr
    said = flowing(done.stdout)
    assert "4 of its 4 entries can be judged by price of a credit and credits." in said
    assert "There are weights of price of a credit and credits that give exactly its order" in said
    assert "Nobody has said which facts it uses" in said
    assert "Which entries are paid for is not told by the file." in said
    # an address stays whole, however long it is
    assert max(len(line) for line in done.stdout.splitlines() if line != str(path)) <= 80
    assert "best" not in said.lower().replace("better", "")


def test_a_place_that_no_weights_give_names_who_is_always_ahead(folder: Path) -> None:
    path = ranked(folder, "Lewis & Clark College", "Whitman College", "Reed College")
    done = reproduce(folder, path, "--uses", "price,credits")
    said = flowing(done.stdout)
    assert "Nobody has said" not in said
    assert (
        "No weights give it place 1: at most 3, since 2 programs are as good on every fact and "
        "better on one (Whitman College and Reed College)."
    ) in said
    out = read(reproduce(folder, path, "--uses", "price,credits", "--json"))
    first = out["judged"][0]
    assert (first["reachable"], first["highest"], first["lowest"]) == (False, 3, 3)
    assert first["values"]["price"] == {
        "values": [700], "counted": 700, "between": False, "note": ""
    }  # fmt: skip
    assert out["fit"]["exact"] is False
    assert out["fit"]["possible"] is False
    assert out["fit"]["pairs"]["right"] == out["fit"]["most_pairs_right"] == 1


def test_one_fact_alone(folder: Path) -> None:
    path = ranked(folder, "Whitman College", "Reed College", "Lewis & Clark College")
    assert "Its order is exactly that of price of a credit." in flowing(
        reproduce(folder, path, "--uses", "price").stdout
    )
    assert "Its order is not that of credits: 2 of 3 pairs are in that order" in flowing(
        reproduce(folder, path, "--uses", "credits").stdout
    )


def test_a_page_is_read_and_its_paid_entries_are_counted(folder: Path) -> None:
    out = read(reproduce(folder, folder / "top.txt", "--json"))
    assert [(one["position"], one["paid"]) for one in out["judged"]] == [
        (1, True), (2, False), (3, False)
    ]  # fmt: skip
    placed = out["paid_placement"]
    assert [placed[name] for name in ("first", "paid_first", "others", "paid_others")] == [
        1, 1, 2, 0
    ]  # fmt: skip
    said = flowing(reproduce(folder, folder / "top.txt").stdout)
    assert "Of the first 1, 1 is marked as paid placement; of the other 2, 0." in said


def test_claims_give_what_their_page_gives(folder: Path) -> None:
    claims = folder / "claims.jsonl"
    done = gradguide("extract", folder / "top.txt", "--as-of", "2026-11-21", "--out", claims)
    assert done.returncode == 0, done.stderr
    assert read(reproduce(folder, claims, "--json")) == read(
        reproduce(folder, folder / "top.txt", "--json")
    )


def test_paid_marks_move_no_weight_and_no_place(folder: Path) -> None:
    names = ("Lewis & Clark College", "Whitman College", "Reed College")
    marked = read(reproduce(folder, ranked(folder, *names, marks="ynn"), "--json"))
    plain = read(reproduce(folder, ranked(folder, *names, marks="nnn"), "--json"))
    assert marked["paid_placement"] is not None
    assert plain["paid_placement"] is None
    for name in ("fit", "not_judged", "lacking"):
        assert marked[name] == plain[name]
    for one, other in zip(marked["judged"], plain["judged"], strict=True):
        assert one | {"paid": None} == other | {"paid": None}


def test_what_is_not_in_the_release_is_listed_and_not_filled_in(folder: Path) -> None:
    path = ranked(folder, "Whitman College", "Nautilus Tech", "Reed College")
    out = read(reproduce(folder, path, "--json"))
    assert [one["name"] for one in out["not_judged"]] == ["Nautilus Tech"]
    assert [(one["position"], one["place"]) for one in out["judged"]] == [(1, 1), (3, 2)]
    said = flowing(reproduce(folder, path).stdout)
    assert "2 of its 3 entries can be judged" in said
    assert "(published as 3)" in said


def test_too_few_entries_say_nothing(folder: Path) -> None:
    path = ranked(folder, "Whitman College", "Nautilus Tech")
    done = reproduce(folder, path)
    assert done.returncode == 0
    assert "One entry is too few to say anything of an order." in flowing(done.stdout)
    assert "1 of its 2 entries can be judged" in flowing(done.stdout)


def test_one_entry_is_in_no_order(folder: Path) -> None:
    said = flowing(reproduce(folder, ranked(folder, "Whitman College")).stdout)
    assert "1 of its 1 entry can be judged by price of a credit and credits." in said
    assert "One entry alone is in no order" in said


def test_a_fact_that_is_the_same_for_all_is_said(folder: Path, tmp_path: Path) -> None:
    level = METHOD + (
        '[criteria.level]\nlabel = "level"\nfact = "level"\nvalues = { master = 1 }\n'
        'better = "more"\nweight = 1\n'
    )
    file = tmp_path / "level.toml"
    file.write_text(level, encoding="utf-8")
    done = gradguide(
        "reproduce", ranked(folder, "Whitman College", "Reed College"), "--uses", "level",
        "--release", folder / "lis.db", "--method", file,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Level is the same for all of these, and cannot tell them apart." in flowing(done.stdout)


def test_a_name_that_several_have_or_nobody_has_is_said_in_a_line(folder: Path) -> None:
    path = ranked(folder, "Whitman College", "Reed College", "University of Nowhere", "Whitmann")
    out = read(reproduce(folder, path, "--json"))
    nowhere, misspelled = (one["why"] for one in out["not_judged"])
    assert nowhere == "nothing goes by the name 'University of Nowhere' in this release"
    assert misspelled.endswith("did you mean one of these? whitman-college")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["nowhere.csv"], 1, "no such file"),
        (["{folder}/method.toml"], 1, "method.toml"),
        (["{folder}/facts.jsonl"], 1, "line 1: is no claim"),
        (["{folder}/lis.db"], 1, "lis.db"),
        (["{folder}/empty.csv"], 1, "the columns position and program"),
        (["{folder}/empty.toml"], 1, "has an [[entry]] with position and program for each"),
        (["{list}", "--uses", "prize"], 2, "did you mean price"),
        (["{list}", "--residency", "Atlantis"], 2, "is no state or province"),
    ],
)
def test_what_cannot_be_held_against_facts_is_said(
    folder: Path, words: list[str], status: int, says: str
) -> None:
    (folder / "empty.csv").write_text("position,program\n", encoding="utf-8")
    (folder / "empty.toml").write_text('title = "None"\n', encoding="utf-8")
    listed = ranked(folder, "Whitman College", "Reed College")
    given = [word.format(folder=folder, list=listed) for word in words]
    done = reproduce(folder, *given)
    assert (done.returncode, done.stdout) == (status, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_method_that_does_not_exist_is_named(folder: Path) -> None:
    listed = ranked(folder, "Whitman College", "Reed College")
    done = gradguide(
        "reproduce", listed, "--release", folder / "lis.db", "--method", "alchemy"
    )  # fmt: skip
    assert done.returncode == 2
    assert "default" in done.stderr
