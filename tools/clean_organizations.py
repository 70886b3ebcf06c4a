"""Make the library-science pack's statements on organizations out of the compiled ones.

    python tools/clean_organizations.py [--shared ../shared]

Reads data/organizations.jsonl of the shared folder, in which a line is what one page says of one
body, and writes the pack's organizations.jsonl with a statement of one thing a line, and beside it
every line that was changed or dropped with the reason. Names and parents are those of the pack's
organizations.toml. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from clean_program_facts import PACK, lines, shared_folder
from outlook_rules import Line, Record, each_once, speaker, written

from gradguide.sources.organizations import bundled_organizations
from gradguide.sources.packs import load_pack

BY_HAND = Path(__file__).with_name("organizations_by_hand.toml")
OF_THE_BODY = ("kind", "serves", "website", "accredits", "certifies")
"""What compiled lines repeat with every page of a body: the best page alone is kept for it."""
SOURCE = ("source_url", "source_kind", "source_year")
_COUNTS = re.compile(r"\b(programs|institutions|students|graduates)=(\d+)(?: \(([^)]*)\))?")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:-(\d\d))?\b")
_FOUNDED = re.compile(r"\b(?:founded|established|incorporated)(?: in)? (\d{4})\b")
_APART = re.compile(r"; (?![^(]*\))")  # not within parentheses
_AT_LEAST = re.compile(r"\b(?:more than|over|upwards of|nearly)\b", re.IGNORECASE)


def counts(line: Line, note: str) -> Iterator[Line]:
    """Yearly counts of programs, institutions, students and graduates."""
    for name, number, when in _COUNTS.findall(note):
        year = line["source_year"]
        found = _YEAR.search(when)
        if found:
            year = int(found.group()[:4])
            if found.group(1):  # "2011-12": the academic year's end
                year = int(f"{found.group()[:2]}{found.group(1)}")
        yield {"attribute": name, "value": int(number), "qualifiers": {"year": year}}


def statements(line: Line, accrediting: frozenset[str]) -> Iterator[Line]:
    """What a page says of a body, a thing a line."""
    note = line["note"] or ""
    yield {"attribute": "kind", "value": line["kind"]}
    for served in line["serves"] or ():
        yield {"attribute": "serves", "value": served.replace("_", " ")}
    if line["accredits_or_certifies"]:
        what = "accredits" if line["name"] in accrediting else "certifies"
        for said in _APART.split(line["accredits_or_certifies"]):
            one = said.removeprefix("recognizes ")  # the attribute says so already
            yield {"attribute": what, "value": one, "note": note}
    if line["student_dues_usd"] is not None:
        yield {"attribute": "student_dues", "value": line["student_dues_usd"], "note": note}
    if line["members"] is not None:
        said = {"at_least": True} if _AT_LEAST.search(note) else {}
        yield {
            "attribute": "members", "value": line["members"], "qualifiers": said, "note": note,
        }  # fmt: skip
    if line["website"]:
        yield {"attribute": "website", "value": line["website"].removeprefix("www.")}
    if founded := _FOUNDED.search(note):
        yield {"attribute": "founded", "value": int(founded.group(1))}
    yield from counts(line, note)


def clean(shared: Path) -> tuple[list[Line], Record]:
    """The pack's statements, by body and attribute, and what was done to the raw ones."""
    hand: dict[str, Any] = tomllib.loads(BY_HAND.read_text(encoding="utf-8"))
    known = [body.name for body in load_pack("library-science").organizations]
    accrediting = frozenset(hand["accrediting"])
    edits = {entry["line"]: entry for entry in hand["line"]}
    record, out = Record(), list[tuple[int, Line]]()
    with (shared / "data/organizations.jsonl").open(encoding="utf-8") as stream:
        for number, text in enumerate(stream, start=1):
            raw = json.loads(text)
            line, name = raw, hand["names"].get(raw["name"], raw["name"])
            entry = edits.pop(number, None)
            if entry is not None:
                line = {**raw, **entry.get("set", {})}
                record.note(number, "by_hand", raw, [line] if "set" in entry else [], entry["why"])
                if "set" not in entry:
                    continue
            spoken = speaker(line, own=True)
            if spoken is not None:
                record.note(number, "speaker", line, [spoken[1]], spoken[0])
                line = spoken[1]
            if name not in known:
                record.note(number, "no_body", line, [], "no one body: a group of them")
                continue
            source = {key: line[key] for key in SOURCE} | {"low_trust": line.get("low_trust")}
            for said in statements(line, accrediting):
                out.append((number, written({"organization": name, **said, **source})))
    if edits:
        raise SystemExit(f"{BY_HAND.name}: no such lines: {sorted(edits)}")
    out = _best_of_repeated(out, record)
    out += [(0, written(entry)) for entry in hand["found"]]
    out.sort(key=lambda item: _place(item[1], known))
    return list(each_once(out, record)), record


def _best_of_repeated(out: list[tuple[int, Line]], record: Record) -> list[tuple[int, Line]]:
    """Of what is said of a body on page after page, the one on its own site or the best one."""
    best: dict[tuple[str, str, str], tuple[int, Line]] = {}
    for item in out:
        line = item[1]
        if line["attribute"] in OF_THE_BODY:
            key = (line["organization"], line["attribute"], str(line["value"]))
            if key not in best or _worth(line) > _worth(best[key][1]):
                best[key] = item
    kept = {id(item) for item in best.values()}
    left = [item for item in out if item[1]["attribute"] in OF_THE_BODY and id(item) not in kept]
    for number, line in left:
        record.note(number, "best_page", line, [], "a better page says the same")
    return [i for i in out if i[1]["attribute"] not in OF_THE_BODY or id(i) in kept]


def _worth(line: Line) -> tuple[bool, bool, bool, int, str]:
    host = (urlsplit(line["source_url"]).hostname or "").removeprefix("www.")
    return (
        not line.get("low_trust", False),
        line["attribute"] == "website" and host == line["value"],
        line["source_kind"] == "authority",
        line.get("source_year", 0),
        line["source_url"],
    )


def _place(line: Line, known: list[str]) -> tuple[Any, ...]:
    return (known.index(line["organization"]), line["attribute"], line["source_url"],
            str(line["value"]), str(line.get("qualifiers")))  # fmt: skip


def main() -> None:
    records, record = clean(shared_folder(__doc__))
    (PACK / "organizations.jsonl").write_text(lines(records), encoding="utf-8")
    (PACK / "organizations.corrections.jsonl").write_text(lines(record.entries), encoding="utf-8")
    wrong = bundled_organizations("library-science").rejected
    if wrong:
        raise SystemExit("\n".join(map(str, wrong)))
    print(f"{len(records)} statements")
    for rule, times in sorted(Counter(entry["rule"] for entry in record.entries).items()):
        print(f"  {times:4}  {rule}")


if __name__ == "__main__":
    main()
