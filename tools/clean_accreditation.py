"""Make the library-science pack's accreditation decisions out of the compiled ones.

    python tools/clean_accreditation.py [--shared ../shared]

Reads data/accreditation.jsonl of the shared folder and, for the decisions that only the program
facts tell of, data/program_facts.jsonl; writes the pack's accreditation.jsonl and prints what
each rule did. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from clean_program_facts import PACK, foreign, lines, shared_folder
from program_facts_rules import MILLS, RELAYS, in_hosts

FROM_FACTS = Path(__file__).with_name("accreditation_from_facts.toml")
# Copies of an accreditor's or a school's pages on domains of someone else.
MIRRORS = MILLS | frozenset("danapparels.com timeframearts.com".split())
LIST_READ = 2018
"""The year of the accreditor's historical list: its last entry is of 2017/18."""

Line = dict[str, Any]


def normalised(raw: Line, schools: dict[str, tuple[str, str]], did: Counter[str]) -> Iterator[Line]:
    """One raw line as the pack has it; an entry of a list that has ended gives two."""
    line = {key: value for key, value in raw.items() if value not in (None, "")}
    if raw["institution"] in schools and raw["unitid"] is None:
        line["institution"], line["institution_id"] = schools[raw["institution"]]
        did["a foreign school gets its national id"] += 1
    if "next_review" in line:
        line["next_review"] = int(line["next_review"])
    inner = re.fullmatch(r"(?:Department|School) of [^(]*\(([^)]+)\)", line["program"])
    if inner:
        line["program"] = inner.group(1)
        did["a department's name is no program's"] += 1
    if line["body"] == "AASL/CAEP":
        line |= {"body": "AASL", "action": "recognized"}
        did["a recognition is no accreditation"] += 1
    _judge_source(line, did)
    if line["action"] != "listed_as_accredited":
        yield line
        return
    yield from _listed(line, did)


def _judge_source(line: Line, did: Counter[str]) -> None:
    host = (urlsplit(line["source_url"]).hostname or "").removeprefix("www.")
    if in_hosts(host, MIRRORS) or "low reliability" in line.get("note", ""):
        line["low_trust"] = True
        did["a copy on an unrelated domain or a forum's rumour decides nothing"] += 1
    if line["source_kind"] == "authority" and in_hosts(host, RELAYS):
        line["source_kind"] = "guide"
        did["a press service is not the authority"] += 1
    if line["source_kind"] == "school" and "said in" in line.get("note", ""):
        line["source_kind"] = "guide"
        did["another school's news is a third party's word"] += 1


def _listed(line: Line, did: Counter[str]) -> Iterator[Line]:
    note = line.pop("note", "")
    end = re.search(r"accredited_to=(\d{4}(?:-\d\d)?|present)", note)
    more = [part for part in note.split("; ") if part.startswith(("listed as", "transferred"))]
    line["action"] = "listed"
    if end is None:
        yield {**line, "note": note} if note else line
        return
    if more:
        line["note"] = "; ".join(more)
    if end.group(1) == "present":
        yield {**line, "source_year": LIST_READ}
        return
    yield line
    if "(see " in note:
        did["a list's entry under an old name does not end with the name"] += 1
        return
    did["the end of a list's entry is an event of its own"] += 1
    yield {**line, "action": "ended", "date": end.group(1)}


def from_facts(shared: Path, schools: dict[str, tuple[str, str]]) -> Iterator[Line]:
    """The decisions that the program facts tell of in their notes."""
    entries = {
        entry["line"]: entry
        for entry in tomllib.loads(FROM_FACTS.read_text(encoding="utf-8"))["decision"]
    }
    with (shared / "data/program_facts.jsonl").open(encoding="utf-8") as stream:
        for number, text in enumerate(stream, start=1):
            entry = entries.pop(number, None)
            if entry is None:
                continue
            fact = json.loads(text)
            if fact["attribute"] != "accreditation":
                raise SystemExit(f"{FROM_FACTS.name}: line {number} is no accreditation now")
            decision = {key: value for key, value in entry.items() if key != "line"}
            keep = ("institution", "unitid", "program", "source_url", "source_kind", "source_year")
            line = {key: fact[key] for key in keep if fact[key] is not None}
            line |= {"body": "ALA", **decision, "note": fact["note"]}
            if fact["unitid"] is None:
                line["institution"], line["institution_id"] = schools[fact["institution"]]
            yield line
    if entries:
        raise SystemExit(f"{FROM_FACTS.name}: no such lines: {sorted(entries)}")


ORDER = (
    "institution", "unitid", "institution_id", "program", "body", "action", "date", "inferred",
    "next_review", "source_url", "source_kind", "source_year", "note", "low_trust",
)  # fmt: skip


def ordered(line: Line) -> Line:
    return {key: line[key] for key in ORDER if key in line}


def each_once(records: Iterable[Line], did: Counter[str]) -> Iterator[Line]:
    seen = set()
    for line in records:
        key = json.dumps({k: v for k, v in line.items() if k != "note"}, sort_keys=True)
        if key in seen:
            did["repeated"] += 1
        else:
            seen.add(key)
            yield line


def clean(shared: Path) -> tuple[list[Line], Counter[str]]:
    """The pack's decisions, by institution and date, and how often each rule was used."""
    did: Counter[str] = Counter()
    schools = foreign()
    records: list[Line] = []
    with (shared / "data/accreditation.jsonl").open(encoding="utf-8") as stream:
        for text in stream:
            records.extend(normalised(json.loads(text), schools, did))
    told = list(from_facts(shared, schools))
    did["told by a program's page"] += len(told)
    records.extend(told)
    records.sort(key=lambda r: (r["institution"], r["body"], r.get("date", ""), r["source_url"]))
    return [ordered(line) for line in each_once(records, did)], did


def main() -> None:
    records, did = clean(shared_folder(__doc__))
    (PACK / "accreditation.jsonl").write_text(lines(records), encoding="utf-8")
    print(f"{len(records)} decisions")
    for rule, times in sorted(did.items()):
        print(f"  {times:4}  {rule}")


if __name__ == "__main__":
    main()
