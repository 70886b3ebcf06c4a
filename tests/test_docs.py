"""The documentation held against what it speaks of: links, commands, options, dependencies."""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.main import get_command

from gradguide.cli.app import app
from gradguide.model.vocabulary import attribute_from
from gradguide.sources.packs import load_pack, read_pack

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (?P<text>.+)$", re.MULTILINE)
_BLOCK_COMMAND = re.compile(r"^ {4}(?P<line>(?:\.venv/bin/)?gradguide (?!:).*)$", re.MULTILINE)
_INLINE_COMMAND = re.compile(r"`(?P<line>(?:\.venv/bin/)?gradguide [^`]+)`")
_ANY_OPTION = re.compile(r"`(?P<option>--[a-z][a-z-]*)[^`]*`")
_MAKE = re.compile(r"(?:^ {4}|`)make (?P<target>[a-z]+)", re.MULTILINE)
_OTHERS_OPTIONS = {"--check"}  # of ruff
_WORDS_FOR_A_MESSAGE = re.compile(r"gradguide: ")


def commands() -> dict[str, set[str]]:
    """The commands of the command line and the options of each; one of a group by both names."""
    return dict(_commands(get_command(app).commands, ""))  # type: ignore[attr-defined]


def _commands(group: dict[str, Any], before: str) -> Iterator[tuple[str, set[str]]]:
    for name, command in group.items():
        options = (
            option
            for parameter in command.params
            for option in (*parameter.opts, *parameter.secondary_opts)
        )
        yield f"{before}{name}", {*options, "--help"}
        yield from _commands(getattr(command, "commands", {}), f"{before}{name} ")


def commands_shown(text: str) -> list[list[str]]:
    """The calls of gradguide in a page, each as its words behind the program's name."""
    found = [*_BLOCK_COMMAND.finditer(text), *_INLINE_COMMAND.finditer(text)]
    lines = [re.split(r"[|#>]", match["line"])[0] for match in found]
    return [shlex.split(line)[1:] for line in lines if not _WORDS_FOR_A_MESSAGE.search(line)]


def complaints(words: list[str]) -> list[str]:
    """What the command line would not know of a call."""
    known = commands()
    command = words[0]
    if command.startswith("-"):
        return [] if command in ("--help", "--version") else [f"no option {command}"]
    if any(name.startswith(f"{command} ") for name in known):
        command = " ".join(words[:2])
    if command not in known:
        return [f"no command {command}"]
    options = [word.split("=")[0] for word in words[1:] if word.startswith("-") and word != "-"]
    return [f"{command} has no option {name}" for name in options if name not in known[command]]


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can lead to, as code hosts name them."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in headings}


def dependencies() -> Iterator[str]:
    """The names of all dependencies of the project, of whatever group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    given = list(project["project"]["dependencies"])
    for group in project.get("dependency-groups", {}).values():
        given += group
    for extra in project["project"].get("optional-dependencies", {}).values():
        given += extra
    for requirement in given:
        yield re.split(r"[^A-Za-z0-9_.-]", requirement)[0]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for match in _LINK.finditer(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        file, _, place = match["target"].partition("#")
        if "://" in file:
            continue
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (place and place not in anchors(target)):
            broken.append(match["target"])
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_exist_with_their_options(page: Path) -> None:
    shown = commands_shown(page.read_text(encoding="utf-8"))
    assert [complaint for words in shown for complaint in complaints(words)] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_options_named_alone_exist(page: Path) -> None:
    known = set.union(*commands().values()) | _OTHERS_OPTIONS
    named = {match["option"] for match in _ANY_OPTION.finditer(page.read_text(encoding="utf-8"))}
    assert named - known == set()


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_make_targets_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {match["target"] for match in _MAKE.finditer(page.read_text(encoding="utf-8"))}
    assert named - targets == set()


def test_the_readme_shows_commands() -> None:
    shown = {words[0] for words in commands_shown((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert {"extract", "build", "show", "find", "stats", "check"} <= shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extract", "pages", "--as-of", "2026-01-01"], []),
        (["build", "--out=x.db", "--pages", "p"], []),
        (["--version"], []),
        (["extract", "-"], []),
        (["extrakt", "pages"], ["no command extrakt"]),
        (["data", "fetch", "ipeds", "--to", "d"], []),
        (["data", "fetsh", "ipeds"], ["no command data fetsh"]),
        (["data", "list", "--to", "d"], ["data list has no option --to"]),
        (["show", "x", "--proof"], ["show has no option --proof"]),
    ],
)
def test_what_counts_as_an_unknown_command(words: list[str], said: list[str]) -> None:
    assert complaints(words) == said


@pytest.mark.parametrize("name", sorted(set(dependencies())))
def test_every_dependency_is_explained(name: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{re.escape(name)}` \|", text, re.MULTILINE)


def test_no_dependency_is_explained_that_is_gone() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)) == set(dependencies())


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_the_two_commands(command: str) -> None:
    assert re.search(rf"^ {{4}}{command}\b", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)


def test_every_page_of_the_documentation_is_in_its_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    listed = {match["target"] for match in _LINK.finditer(index)}
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages - listed == set()


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in a language, in order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def module_from(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def shown_grammar(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The grammar that docs/writing-a-grammar.md works out."""
    path = tmp_path_factory.mktemp("docs") / "shown_grammar.py"
    (code,) = blocks("writing-a-grammar.md", "python")
    path.write_text(code, encoding="utf-8")
    return module_from(path).GRAMMAR


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case["text"])
     for case in tomllib.loads(blocks("writing-a-grammar.md", "toml")[1])["case"]],
)  # fmt: skip
def test_the_grammar_of_the_documentation_reads_its_phrases(
    shown_grammar: Any, case: dict[str, Any]
) -> None:
    reading_of = module_from(ROOT / "tests" / "extraction" / "reading_of.py")
    entry = tomllib.loads(blocks("writing-a-grammar.md", "toml")[0])["transfer_credits_max"]
    attribute = attribute_from("transfer_credits_max", entry)
    expected = [[*claim, {}][:3] for claim in case["claims"]]
    assert reading_of.read(shown_grammar, load_pack("library-science"), case) == expected
    assert [attribute.complaint(value, said) for _, value, said in expected] == [None] * len(
        expected
    )


def test_the_pack_of_the_documentation_loads(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "adding-a-field.md").read_text(encoding="utf-8")
    files = dict(re.findall(r"`([a-z_]+\.toml)`:\n\n```toml\n(.*?)```", text, re.DOTALL))
    empty = ("specialties", "licences", "course_areas", "employers", "organizations")
    files |= {f"{name}.toml": f"[{name}]\n" for name in empty}
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    pack = read_pack(tmp_path)
    assert (pack.id, [degree.abbreviation for degree in pack.degrees]) == (
        "maritime-history",
        ["MMH"],
    )
