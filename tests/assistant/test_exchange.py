"""The exchange that docs/assistants.md shows is one that takes place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "assistants.md"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def test_the_exchange_takes_place_as_it_is_shown(assistant: Any) -> None:
    asked = json.loads(blocks("json")[1])
    _, text = assistant.ask(asked["name"], **asked["arguments"])
    assert text.startswith(blocks("text")[0].rstrip())


def test_the_refusal_too(assistant: Any) -> None:
    asked = json.loads(blocks("json")[2])
    assert assistant.refused(asked["name"], **asked["arguments"]).startswith(
        blocks("text")[1].rstrip()
    )


def test_the_page_tells_of_every_tool_and_of_no_other(assistant: Any) -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.M)
    assert told == list(assistant.tools)


def _lines(assistant: Any) -> list[str]:
    """The arguments of every tool as the page lists them, from the schemas that clients see."""
    objects: dict[str, dict[str, Any]] = {}
    told = []
    for name, tool in assistant.tools.items():
        schema = tool.input_schema
        needed = schema.get("required", [])
        own = [
            f"**`{one}`**" if one in needed else f"`{one}`" for one in schema.get("properties", {})
        ]
        told.append(f"- `{name}`: {', '.join(own) or 'none'}")
        objects |= schema.get("$defs", {})
    for name, described in objects.items():
        inner = ", ".join(f"`{one}`" for one in described["properties"])
        told.append(f"- `{name.lower()}` is an object of {inner}")
    return told


def test_the_page_lists_the_arguments_of_every_tool(assistant: Any) -> None:
    text = PAGE.read_text(encoding="utf-8").partition("### Arguments")[2].partition("\n#")[0]
    listed = re.findall(r"^- (.+(?:\n  .+)*)", text, re.M)
    assert [" ".join(f"- {one}".split()) for one in listed] == _lines(assistant)


def test_a_program_is_called_program_in_every_tool(assistant: Any) -> None:
    for tool in ("show", "cost", "careers"):
        assert "program" in assistant.tools[tool].input_schema["properties"]
    for tool in assistant.tools.values():
        assert "name" not in tool.input_schema.get("properties", {})
