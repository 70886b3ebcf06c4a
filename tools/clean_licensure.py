"""Make the library-science pack's statements on licensing out of the compiled ones.

    python tools/clean_licensure.py [--shared ../shared]

Reads data/licensure.jsonl of the shared folder, applies the corrections found by eye
(licensure_corrections.jsonl: the number of a line, what it should be, why and by which source) and
the rules below, adds what was looked up since (licensure_found.jsonl), checks every statement
against the vocabulary, and writes the pack's licensure.jsonl and beside it every line that was
changed or dropped with the reason. Prints what each rule did. The same input gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clean_program_facts import PACK, lines, shared_folder
from outlook_rules import Line, Record, each_once, speaker, written

from gradguide.extraction.folding import fold
from gradguide.model.licensure import Exam, Role
from gradguide.sources.licensure import read_licensing

BY_HAND = Path(__file__).with_name("licensure_corrections.jsonl")
FOUND = Path(__file__).with_name("licensure_found.jsonl")
RENAMED = {
    "required_for_public_directors": "credential_required",
    "teaching_license_required": "teaching_licence_required",
    "teaching_experience_years": "experience_years",
    "renewal_years": "valid_for",
}
DEGREES = {"bachelor's": "bachelor", "master's": "master", "high school diploma": "high_school"}
NO_MASTER = "master's not required"

MIRROR = "regulation text on a legal mirror"

Step = tuple[str, list[Line], str]
"""A rule's name, what came of the line, and why."""


class Exams:
    """The pack's exams by every way in which they are written."""

    def __init__(self, exams: tuple[Exam, ...]) -> None:
        self._spelled = {fold(name): exam for exam in exams for name in (exam.name, *exam.names)}

    def called(self, name: str) -> Exam:
        found = self._spelled.get(fold(name))
        if found is None:
            raise SystemExit(f"no exam of licensure.toml is written {name!r}; add it there")
        return found


def read(path: Path) -> list[Line]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(text) for text in stream]


def by_hand() -> dict[int, Line]:
    return {entry["line"]: entry for entry in read(BY_HAND)}


def corrected(line: Line, entry: Line) -> list[Line]:
    """What a correction makes of a line."""
    return [{**line, **after} for after in entry["after"]]


def renamed(line: Line) -> Step | None:
    name = RENAMED.get(line["attribute"])
    if name is None:
        return None
    after = {**line, "attribute": name}
    if name == "valid_for":
        years = line["value"]
        after["value"] = "life" if years == "none" else f"{years} year{'s' * (years != 1)}"
    return "vocabulary", [after], "one vocabulary for every field of study"


def degree(line: Line) -> Step | None:
    if line["attribute"] != "degree_required" or line["value"] not in (*DEGREES, NO_MASTER):
        return None
    if line["value"] == NO_MASTER:
        note = f"no master's degree; {line['note']}" if line["note"] else "no master's degree"
        why = "a page that asks for a teaching licence and no master's asks for a bachelor's degree"
        return "no_master", [{**line, "value": "bachelor", "note": note}], why
    return "degree", [{**line, "value": DEGREES[line["value"]]}], "one name for one degree"


def no_exam(line: Line) -> Step | None:
    if line["attribute"] != "exam" or line["value"] != "none":
        return None
    after = {**line, "attribute": "subject_exam_required", "value": False}
    return "no_exam", [after], "that there is no test is not the name of one"


def exam(line: Line, exams: Exams) -> Step | None:
    """The exam by its one name; one of the subject says that there is one."""
    if line["attribute"] != "exam":
        return None
    known = exams.called(line["value"])
    named = {**line, "value": known.name}
    if known.kind == "general" or line["role"] != "school_librarian":
        return ("exam", [named], "one name for one test") if named != line else None
    says = {**line, "attribute": "subject_exam_required", "value": True}
    return "exam", [named, says], "one name for one test, which is one of the subject"


def agency(line: Line) -> Step | None:
    if line["attribute"] != "agency" or ", " not in line["value"]:
        return None
    name, _, office = line["value"].partition(", ")
    if name == "Nevada State Library":
        return None
    after = {**line, "value": name, "qualifiers": {"office": office}}
    return "office", [after], "an office belongs to its agency"


def scores(records: list[tuple[int, Line]], exams: Exams, record: Record) -> list[tuple[int, Line]]:
    """Scores with the test that they are of: the one test of the subject that the page names."""
    named: dict[tuple[str, str], set[str]] = {}
    for _, line in records:
        if line["attribute"] == "exam" and exams.called(line["value"]).kind == "subject":
            named.setdefault((line["state"], line["source_url"]), set()).add(line["value"])
    out = []
    for number, line in records:
        if line["attribute"] != "exam_min_score":
            out.append((number, line))
            continue
        after = line
        if "exam" not in line.get("qualifiers", {}):
            on_page = named.get((line["state"], line["source_url"]), set())
            if len(on_page) > 1:  # the older of two: the compiled scores are of before the change
                on_page = {name for name in on_page if exams.called(name).now}
            if len(on_page) != 1:
                raise SystemExit(f"line {number}: a score of which test? {sorted(on_page)}")
            after = {**line, "qualifiers": {**line.get("qualifiers", {}), "exam": on_page.pop()}}
            record.note(number, "score", line, [after], "a score is one of the test on its page")
        scale = exams.called(after["qualifiers"]["exam"])
        low, high = scale.lowest, scale.highest
        if low is None or high is None or not low <= after["value"] <= high:
            raise SystemExit(f"line {number}: {after['value']} is no score of {scale.name}")
        out.append((number, after))
    return out


def repaired(
    raw: list[Line], hand: Mapping[int, Line], exams: Exams, record: Record
) -> Iterator[tuple[int, Line]]:
    """The raw lines after the corrections by hand and the rules that need one line alone."""
    for number, line in enumerate(raw, start=1):
        begun = [line]
        entry = hand.get(number)
        if entry is not None:
            begun = corrected(line, entry)
            why = entry["why"] + (f" ({entry['source']})" if "source" in entry else "")
            record.note(number, "by_hand", line, begun, why)
        for one in begun:
            for done in _through(number, one, exams, record, by_hand=entry is not None):
                yield number, done


def _through(
    number: int, line: Line, exams: Exams, record: Record, *, by_hand: bool
) -> Iterator[Line]:
    spoken = speaker(line, own=False)
    if spoken is not None:
        why, after = spoken
        record.note(number, "speaker", line, [after], why)
        line = after
    if MIRROR in line["note"]:
        line = {**line, "note": line["note"].replace(MIRROR, "the regulation's own text")}
    step = renamed(line) or degree(line) or no_exam(line) or agency(line) or exam(line, exams)
    if step is None:
        yield line
        return
    rule, after, why = step
    if rule == "exam" and by_hand:  # a correction says itself whether a subject's test is asked
        after = after[:1]
    if after != [line]:
        record.note(number, rule, line, after, why)
    yield from after


def clean(shared: Path) -> tuple[list[Line], Record]:
    """The pack's statements, by state and role, and what was done to the raw ones."""
    words = read_licensing(PACK).licensing
    exams, record = Exams(words.exams), Record()
    raw = read(shared / "data/licensure.jsonl")
    hand = by_hand()
    unused = sorted(set(hand) - set(range(1, len(raw) + 1)))
    if unused:
        raise SystemExit(f"{BY_HAND.name}: no such lines: {unused}")
    _asks_for_a_licence(raw)
    records = list(repaired(raw, hand, exams, record))
    records += [(0, line) for line in read(FOUND)]
    records = [(n, written(line)) for n, line in scores(records, exams, record)]
    ordered = sorted(records, key=lambda item: _place(item[1], words.roles))
    return list(each_once(ordered, record)), record


def _asks_for_a_licence(raw: list[Line]) -> None:
    """What the rule on pages that ask for no master's degree rests on."""
    asking = {
        (line["state"], line["source_url"])
        for line in raw
        if line["attribute"] == "teaching_license_required" and line["value"] is True
    }
    for number, line in enumerate(raw, start=1):
        if line["value"] == NO_MASTER and (line["state"], line["source_url"]) not in asking:
            raise SystemExit(f"line {number}: asks for no master's degree, and for no licence")


def _place(line: Line, roles: tuple[Role, ...]) -> tuple[Any, ...]:
    order = [role.id for role in roles]
    return (line["state"], order.index(line["role"]), line["attribute"], line["source_url"],
            str(line["value"]), str(line.get("qualifiers")))  # fmt: skip


def main() -> None:
    records, record = clean(shared_folder(__doc__))
    (PACK / "licensure.jsonl").write_text(lines(records), encoding="utf-8")
    (PACK / "licensure.corrections.jsonl").write_text(lines(record.entries), encoding="utf-8")
    wrong = read_licensing(PACK).rejected
    if wrong:
        raise SystemExit("\n".join(map(str, wrong)))
    print(f"{len(records)} statements")
    for rule, times in sorted(Counter(entry["rule"] for entry in record.entries).items()):
        print(f"  {times:4}  {rule}")


if __name__ == "__main__":
    main()
