"""HTML: parse once; the gist in one call, the whole document only when someone asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gradguide.reading.document import BlockKind
from gradguide.reading.drafts import Draft
from gradguide.reading.elements import RAW_TEXT
from gradguide.reading.flow import Flow
from gradguide.reading.inline import visible

_HIDDEN = (
    "[hidden],[aria-hidden=true],[style*='display:none'],[style*='display: none'],"
    "[style*='visibility:hidden'],[style*='visibility: hidden']"
)
_NOT_SINGLE_SPACES = ("\n", "  ", "\t", "\u00a0")
_HIDING_WORDS = (" hidden", 'aria-hidden="true"', "display:", "visibility:")
# What is only folded away until the reader asks for it is part of the page.
_FOLDED_AWAY = re.compile(r"accordion|collaps|panel|tab|toggle|faq|answer|content|body", re.I)
_FOLDED_ROLES = ("tabpanel", "region", "article")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a page's head says of the page; None where it says nothing."""

    title: str | None = None
    address: str | None = None


def parse(markup: str | bytes) -> LexborHTMLParser:
    """The tree, without programs and styles; bytes have to be valid UTF-8."""
    tree = LexborHTMLParser(markup)
    tree.strip_tags(["script", "style"], recursive=True)
    return tree


def gist(tree: LexborHTMLParser) -> str:
    """Every word that the document will have, in one string, at the cost of a few calls.

    The words stand there twice: parted at every tag and with single spaces, so that a phrase
    is found whatever blocks, cells and line breaks are around it; and parted nowhere, so that
    a word is found through which a tag goes.
    """
    body = tree.body or tree.root
    if body is None:
        return visible(_title(tree) or "")
    captions = (node.attributes.get("alt") for node in tree.css("img[alt*=' ']"))
    parted = " ".join(
        [
            _title(tree) or "",
            body.text(separator=" ", strip=True),
            *(alt for alt in captions if alt),
        ]
    )
    if any(space in parted for space in _NOT_SINGLE_SPACES):
        parted = " ".join(parted.split())
    shown = visible(parted)
    return shown + "\n" + (body.text() if shown is parted else visible(body.text()))


def particulars(tree: LexborHTMLParser) -> Particulars:
    """The title and the canonical address that the page gives for itself."""
    return Particulars(_title(tree), _address(tree))


def drafts(tree: LexborHTMLParser) -> list[Draft]:
    """The blocks of the page in order, its title first."""
    title = _title(tree)
    out = [Draft(BlockKind.TITLE, title)] if title else []
    return out + Flow().read(_serialised(tree))


def _serialised(tree: LexborHTMLParser) -> str:
    """The body as well-formed markup, without hidden parts and text that is no markup.

    Looking for a word in the markup first spares most pages the walks over the tree.
    """
    body = tree.body or tree.root
    html = (body.html if body is not None else None) or ""
    raw = [name for name in RAW_TEXT if f"<{name}" in html]
    hidden = tree.css(_HIDDEN) if any(word in html for word in _HIDING_WORDS) else []
    hidden = [node for node in hidden if not _is_folded_away(node)]
    if not (raw or hidden) or body is None:
        return html
    for node in hidden:
        node.decompose()
    tree.strip_tags(raw, recursive=True)
    return body.html or ""


def _is_folded_away(node: LexborNode) -> bool:
    attributes = node.attributes
    if attributes.get("role") in _FOLDED_ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _FOLDED_AWAY.search(names) is not None


def _title(tree: LexborHTMLParser) -> str | None:
    node = tree.head.css_first("title") if tree.head is not None else None
    title = " ".join(visible(node.text()).split()) if node is not None else ""
    return title or None


def _address(tree: LexborHTMLParser) -> str | None:
    if tree.head is None:
        return None
    for query, attribute in (
        ("link[rel=canonical][href]", "href"),
        ("meta[property='og:url'][content]", "content"),
        ("base[href]", "href"),
    ):
        node = tree.head.css_first(query)
        value = (node.attributes.get(attribute) or "").strip() if node is not None else ""
        if value.startswith(("http://", "https://")):
            return value
    return None
