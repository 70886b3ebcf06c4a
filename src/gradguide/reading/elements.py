"""What the elements of HTML mean for reading: which end a block, which are menus, which are mute.

After the HTML Standard's rendering section (https://html.spec.whatwg.org/#rendering).
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from gradguide.reading.document import BlockKind

# Nothing in these is read: programs, pictures, alternatives, form controls.
DROPPED = (
    "noscript", "template", "svg", "math", "object", "canvas", "audio", "video", "select",
    "datalist", "textarea", "map", "progress", "meter",
)  # fmt: skip

# The content of these is text that was never escaped, so they have to go before the tree is
# written out; scripts and styles go at once, as they are a third of a page.
RAW_TEXT = ("iframe", "noembed", "noframes", "xmp", "plaintext", "script", "style")

BLOCKS = (
    "p", "main", "article", "hgroup", "address", "blockquote", "center", "fieldset", "figure",
    "details", "form", "hr", "legend", "option", "tbody", "tfoot", "caption", "body", "html",
    "frameset", "dialog", "search", "optgroup", "marquee",
)  # fmt: skip

# Elements that may be a menu by name, role or class.
ZONED = ("div", "section", "nav", "header", "footer", "aside")

LISTS = ("ul", "ol", "menu", "dir")

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

FRAMED = {"figcaption": BlockKind.CAPTION, "summary": BlockKind.HEADING}

BOLD = ("b", "strong")

BULLETS = ("•", "·", "▪", "◦", "‣", "●", "○", "■", "➢", "➤", "✓", "✔")

_MENU_ROLE = re.compile(r' role="(?:navigation|menu|menubar|tablist)"')
_MARGIN_ROLE = re.compile(r' role="(?:banner|contentinfo|complementary|search)"')
_MENU_NAME = re.compile(r' (?:class|id)="[^"]*\bbread-?crumbs?\b')
_MARGIN_NAME = re.compile(
    r' (?:class|id)="(?:[^"]* )?(?:(?:site|main|primary|secondary|global|top|page|mobile|utility)'
    r"[-_]?)?(?:nav|navbar|navigation|menu|sidebar|footer|social|pagination)"
    r"(?:[-_](?:primary|main|secondary|container|wrapper|list|inner|left|right|links|items?|nav))?"
    r'[ "]'
)


class Zone(IntEnum):
    """How far a part of the page is a menu."""

    CONTENT = 0
    MARGIN = 1  # header, footer, aside: what consists of links alone is navigation
    MENU = 2


@lru_cache(maxsize=8192)  # a page repeats the same few tags
def zone_of(name: str, attributes: str) -> Zone:
    """The zone that an element opens, by its name, role, class and id."""
    if name == "nav":
        return Zone.MENU
    if attributes and (_MENU_ROLE.search(attributes) or _MENU_NAME.search(attributes)):
        return Zone.MENU
    if name in ("header", "footer", "aside"):
        return Zone.MARGIN
    margin = _MARGIN_NAME.search(attributes) or _MARGIN_ROLE.search(attributes)
    return Zone.MARGIN if margin else Zone.CONTENT
