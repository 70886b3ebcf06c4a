"""Pictures of pages for people to look at, kept below `build`."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile

from playwright.sync_api import Page

from .viewing import Viewing

FOLDER = Path(__file__).parents[2] / "build" / "screenshots"


def keep(page: Page, name: str, viewing: Viewing) -> Path:
    """Take the whole page, motion stopped; the file says what page it is and how it was viewed."""
    path = FOLDER / f"{name}-{viewing.name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path


def write_index() -> None:
    """A page with all pictures that are there. Several workers may write it; the last has all."""
    pictures = sorted(FOLDER.glob("*.png"))
    if not pictures:
        return
    figures = "\n".join(
        f'<figure><a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a>'
        f"<figcaption>{name}</figcaption></figure>"
        for name in (escape(picture.name) for picture in pictures)
    )
    style = (
        "body{font:16px sans-serif;display:flex;flex-wrap:wrap;gap:16px}"
        "figure{margin:0;width:300px}img{width:100%;max-height:500px;object-fit:cover;"
        "object-position:top;border:1px solid #999}"
    )
    text = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title>'
        f"<style>{style}</style>\n{figures}\n"
    )
    with NamedTemporaryFile("w", dir=FOLDER, suffix=".tmp", delete=False) as file:
        file.write(text)
    os.replace(file.name, FOLDER / "index.html")  # noqa: PTH105 - a name of NamedTemporaryFile
