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
