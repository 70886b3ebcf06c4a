"""What the elements of HTML mean for reading: which end a block, which are menus, which are mute.

After the HTML Standard's rendering section (https://html.spec.whatwg.org/#rendering).
"""

from __future__ import annotations

import re

from gradguide.reading.document import BlockKind

# Nothing in these is read: programs, pictures, alternatives, form controls.
DROPPED = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "select", "datalist", "textarea", "noembed", "noframes", "xmp", "plaintext",
    "map", "progress", "meter",
)  # fmt: skip

BLOCKS = (
    "p", "main", "article", "hgroup", "address", "blockquote", "center", "fieldset", "figure",
    "details", "form", "hr", "legend", "option", "tbody", "tfoot", "caption", "body", "html",
    "frameset", "dialog", "search", "optgroup", "marquee", "button",
)  # fmt: skip

# Elements that may be a menu by name, role or class.
ZONED = ("div", "section", "nav", "header", "footer", "aside")

FRAMED = {"figcaption": BlockKind.CAPTION, "summary": BlockKind.HEADING}

BOLD = ("b", "strong")

BULLETS = ("•", "·", "▪", "◦", "‣", "●", "○", "■", "➢", "➤", "✓", "✔")

_MENU_ROLE = re.compile(r' role="(?:navigation|menu|menubar|tablist)"')
_MARGIN_ROLE = re.compile(r' role="(?:banner|contentinfo|complementary|search)"')
_MENU_NAME = re.compile(r' (?:class|id)="[^"]*\bbread-?crumbs?\b')
_MARGIN_NAME = re.compile(
    r' (?:class|id)="(?:[^"]*[\s_-])?'
    r"(?:nav|navbar|navigation|menu|sidebar|footer|social|pagination)"
    r'(?:[\s_-][^"]*)?"'
)


def zone_of(tag: str) -> int:
    """2 for an element that is a menu, 1 for one at the page's margin, 0 for content.

    `tag` is what stands between `<` and `>`.
    """
    if tag.startswith("nav"):
        return 2
    if tag.startswith(("header", "footer", "aside")):
        return 1
    if " " not in tag:
        return 0
    if _MENU_ROLE.search(tag) or _MENU_NAME.search(tag):
        return 2
    return 1 if _MARGIN_NAME.search(tag) or _MARGIN_ROLE.search(tag) else 0
