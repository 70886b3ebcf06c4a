"""Make the library-science pack's program facts out of the compiled ones.

    python tools/clean_program_facts.py [--shared ../shared]

Reads data/program_facts.jsonl and the federal files of the shared folder, applies the rules and
the corrections found by eye, checks every fact against the vocabulary, and writes the pack's
facts and, beside them, every line that was changed or dropped with the reason. Prints what each
rule did. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from program_facts_rules import RULES, Fact, Outcome, World
from program_facts_together import products, superseded

from gradguide.extraction.folding import fold
from gradguide.model.claim import exact
from gradguide.model.vocabulary import vocabulary
from gradguide.sources.packs import load_pack

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "src" / "gradguide" / "fields" / "library_science"
BY_HAND = Path(__file__).with_name("program_facts_by_hand.toml")
CANADA = ROOT / "src" / "gradguide" / "registry" / "canada.toml"
QUARTER = "2"
"""CALSYS of the federal institutional characteristics: the academic calendar is in quarters."""


@dataclass(slots=True)
class Record:
    """Every change, in the order of the raw file."""

    entries: list[dict[str, Any]] = field(default_factory=list)

    def note(self, rule: str, fact: Fact, after: tuple[Fact, ...], why: str) -> None:
        self.entries.append(
            {
                "line": fact.line,
                "rule": rule,
                "action": "dropped" if not after else "changed" if len(after) == 1 else "split",
                "why": why,
                "institution": fact.institution,
                "attribute": fact.attribute,
                **_difference(fact, after),
            }
        )


def _difference(fact: Fact, after: tuple[Fact, ...]) -> dict[str, Any]:
    """What was there, and of what came instead only what differs."""
    before = written(fact)
    if not after:
        return {"before": before}
    changes = [
        {key: new.get(key) for key in {**before, **new} if before.get(key) != new.get(key)}
        for new in map(written, after)
    ]
    touched = sorted({key for change in changes for key in change})
    return {
        "before": {key: before.get(key) for key in touched},
        "after": changes[0] if len(changes) == 1 else changes,
    }


def read(path: Path) -> list[Fact]:
    """The raw facts, each with the number of its line."""
    facts = []
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, start=1):
            facts.append(Fact(line=number, **json.loads(line)))
    return facts


def written(fact: Fact) -> dict[str, Any]:
    """The fact as a line of the pack: without what is empty."""
    out: dict[str, Any] = {"institution": fact.institution}
    if fact.unitid:
        out["unitid"] = fact.unitid
    if fact.institution_id:
        out["institution_id"] = fact.institution_id
    if fact.program:
        out["program"] = fact.program
    out["attribute"] = fact.attribute
    value = fact.value
    out["value"] = int(value) if isinstance(value, float) and value.is_integer() else value
    if fact.qualifiers:
        out["qualifiers"] = dict(fact.qualifiers)
    out["source_url"] = fact.source_url
    out["source_kind"] = fact.source_kind
    if fact.source_year is not None:
        out["source_year"] = fact.source_year
    if fact.note:
        out["note"] = fact.note
    if fact.low_trust:
        out["low_trust"] = True
    return out


def world(shared: Path) -> World:
    """What the rules may look up."""
    with (shared / "data/ipeds/ic2024.csv").open(encoding="utf-8-sig", newline="") as stream:
        quarter = frozenset(r["UNITID"] for r in csv.DictReader(stream) if r["CALSYS"] == QUARTER)
    hand = tomllib.loads(BY_HAND.read_text(encoding="utf-8"))
    return World(
        quarter=quarter,
        foreign=foreign(),
        degree_of=_degree_of,
        split={entry["program"]: tuple(entry["into"]) for entry in hand["split"]},
    )


def foreign() -> dict[str, tuple[str, str]]:
    """Canadian schools by each of their names: the registry's name and id."""
    out = {}
    for school in tomllib.loads(CANADA.read_text(encoding="utf-8"))["school"]:
        for name in (school["name"], *school.get("aliases", ()), *school.get("former", ())):
            out[name] = (school["name"], f"ca-dli:{school['dli']}")
    return out


@cache
def _names_of_degrees() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The names of the field's degrees, the longest first, with what each abbreviates to."""
    names = [
        (name, degree.abbreviation)
        for degree in load_pack("library-science").degrees
        for name in degree.names
    ]
    names.sort(key=lambda pair: (-len(pair[0]), pair))
    return tuple((re.compile(rf"(?<!\w){re.escape(n)}(?!\w)"), short) for n, short in names)


@cache
def _degree_of(program: str) -> str | None:
    """The one degree that a program's name spells out, by the longest name that stands in it.

    None where it spells none, names two, or gives an abbreviation of its own.
    """
    folded = fold(program)
    if "/" in folded or " and " in folded.replace("library and information", ""):
        return None
    if re.search(r"\((?!online)[A-Z][A-Za-z.]+\)", program):
        return None
    return next((short for name, short in _names_of_degrees() if name.search(folded)), None)


def corrected_by_hand(facts: Iterable[Fact], record: Record) -> Iterator[Fact]:
    """The facts after the corrections that were found by eye.

    Raises:
        SystemExit: a correction's line is not the one that was read.
    """
    entries = {
        entry["line"]: entry for entry in tomllib.loads(BY_HAND.read_text(encoding="utf-8"))["line"]
    }
    for fact in facts:
        entry = entries.pop(fact.line, None)
        if entry is None:
            yield fact
            continue
        if (fact.attribute, fact.value) != (entry["attribute"], entry["value"]):
            raise SystemExit(
                f"{BY_HAND.name}: line {fact.line} is {fact.attribute} {fact.value!r} now; "
                "the raw file has changed, so look at this correction again"
            )
        after = () if entry.get("drop") else (replace(fact, **entry["set"]),)
        record.note("by_hand", fact, after, entry["why"])
        yield from after
    if entries:
        raise SystemExit(f"{BY_HAND.name}: no such lines: {sorted(entries)}")


def ruled(facts: Iterable[Fact], known: World, record: Record) -> Iterator[Fact]:
    """The facts after every rule, each rule on what those before it left."""
    for fact in facts:
        current: tuple[Fact, ...] = (fact,)
        for rule in RULES:
            following: list[Fact] = []
            for one in current:
                outcome: Outcome | None = rule(one, known)
                if outcome is not None:
                    record.note(rule.__name__, one, outcome.facts, outcome.why)
                following.extend((one,) if outcome is None else outcome.facts)
            current = tuple(following)
        yield from current


def question(fact: Fact) -> object | None:
    """Which question a fact answers; None for one that may have many answers."""
    attribute = vocabulary()[fact.attribute]
    if attribute.many and fact.attribute != "deadline":
        return None
    qualifiers = attribute.with_defaults(fact.qualifiers)
    return (
        fact.institution,
        _same_program(fact.program or ""),
        fact.attribute,
        tuple((name, qualifiers.get(name)) for name in attribute.key),
    )


@cache
def _same_program(program: str) -> str:
    """The degree that stands for a plainly named program ("MLX", "master in x (MLX)"), else the
    name itself: a track or a dual degree is another program."""
    abbreviations = {degree.abbreviation for degree in load_pack("library-science").degrees}
    in_brackets = re.fullmatch(r"[^(/,]*\(([A-Z][A-Za-z.]+)\)", program)
    short = (in_brackets.group(1) if in_brackets else program).replace(".", "")
    if short in abbreviations:
        return short
    plain = not re.search(r"[,:/(]", program)
    return (_degree_of(program) if plain else None) or program


def without_superseded(facts: list[Fact], record: Record) -> list[Fact]:
    late = {id(fact): why for fact, why in superseded(facts, question)}
    for fact in facts:
        if id(fact) in late:
            record.note("superseded", fact, (), late[id(fact)])
    return [fact for fact in facts if id(fact) not in late]


def with_products_marked(facts: list[Fact], record: Record) -> list[Fact]:
    marked = {id(fact): why for fact, why in products(facts)}
    out = []
    for fact in facts:
        if id(fact) in marked:
            after = fact.qualified(approximate=True)
            record.note("product", fact, (after,), marked[id(fact)])
            fact = after
        out.append(fact)
    return out


def without_repeats(facts: Iterable[Fact], record: Record) -> Iterator[Fact]:
    """Each fact of a source once; the first one's note stays."""
    seen: set[str] = set()
    for fact in facts:
        line = written(fact)
        line.pop("note", None)
        key = json.dumps(line, sort_keys=True)
        if key in seen:
            record.note("repeated", fact, (), "the same fact of the same source stands before")
            continue
        seen.add(key)
        yield fact


def checked(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, all of the vocabulary.

    Raises:
        SystemExit: one is not; a rule is missing.
    """
    known = vocabulary()
    good = []
    for fact in facts:
        qualifiers = {name: exact(value) for name, value in fact.qualifiers.items()}
        complaint = known.complaint(fact.attribute, exact(fact.value), qualifiers)
        if complaint:
            raise SystemExit(f"line {fact.line}: {complaint}; write a rule for it")
        good.append(fact)
    return good


def clean(shared: Path) -> tuple[list[Fact], list[Fact], Record]:
    """The raw facts, the clean ones, and what was done."""
    record = Record()
    raw = read(shared / "data/program_facts.jsonl")
    facts = list(ruled(corrected_by_hand(raw, record), world(shared), record))
    facts = with_products_marked(without_superseded(facts, record), record)
    return raw, checked(without_repeats(facts, record)), record


def lines(records: Iterable[Mapping[str, Any]]) -> str:
    return "".join(
        json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in records
    )


def outputs(facts: list[Fact], record: Record) -> dict[Path, str]:
    """What is written where."""
    entries = sorted(record.entries, key=lambda entry: entry["line"])
    return {
        PACK / "program_facts.jsonl": lines(map(written, facts)),
        PACK / "program_facts.corrections.jsonl": lines(entries),
    }


def report(raw: list[Fact], facts: list[Fact], record: Record) -> None:
    print(f"{len(raw)} lines in, {len(facts)} facts out")
    dropped = {e["line"] for e in record.entries if e["action"] == "dropped"}
    touched = {e["line"] for e in record.entries}
    print(f"{len(dropped)} lines dropped, {len(touched - dropped)} changed")
    for (rule, action), times in sorted(
        Counter((e["rule"], e["action"]) for e in record.entries).items()
    ):
        print(f"  {rule:28} {action:8} {times:5}")


def shared_folder(about: str | None) -> Path:
    """The folder that the command line names; `about` is the tool's own docstring."""
    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared: Path = parser.parse_args().shared
    if not (shared / "data").is_dir():
        raise SystemExit(f"{shared}: no data folder there; name the shared folder with --shared")
    return shared


def main() -> None:
    raw, facts, record = clean(shared_folder(__doc__))
    for path, text in outputs(facts, record).items():
        path.write_text(text, encoding="utf-8")
    report(raw, facts, record)


if __name__ == "__main__":
    main()
