"""What the mere shape of a line says: heading, list item, caption, breadcrumb, call to action.

These are habits of English web pages in general. Where a shape is in doubt the answer is no:
a heading taken for a paragraph costs little, a sentence taken for a menu is lost.
"""

from __future__ import annotations

import re

LONGEST_HEADING = 120  # characters
_MOST_HEADING_WORDS = 18
_BULLET = re.compile(
    r"(?:[•·▪▫◦‣●○■□➢➤✓✔»›\uf0b7]\s*|[*+\-–—]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)"
)
_PICTURE_NAME = re.compile(r"\b[\w%.\-]+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)\b(?:\?\S*)?", re.I)
_CAPTION = re.compile(
    r"(?:\[(?:image|photo|picture|figure|video|logo|icon)\b[^\]]*\]?|!\[[^\]]*\]\([^)]*\))$"
    r"|(?:image|photo|photograph|figure|fig\.|caption|photo credit|image credit)(?: \d+)?\s*[:—]"
    r"|photo by\b|image by\b|pictured\b",
    re.I,
)
_CRUMB = re.compile(r"\s*(?:>|»|›|→|/|::)\s+|\s+(?:>|»|›|→|/|::)\s*")
_ARROWS = (">", "»", "›", "→", "/", "::")
_FIRST_CRUMBS = ("home", "you are here", "start", "main")
_LONGEST_TRAIL, _LONGEST_CRUMB = 200, 50  # characters
_LABELLED = re.compile(r"[A-Z][\w'’&/.-]*(?: [\w'’&/()-]+){0,4}:\s+\S")
_CALL = re.compile(
    r"(?:visit (?:web)?site|(?:learn|read|see|show|view|find out|more) (?:\d+ )?(?:more|less|all"
    r"|details|info(?:rmation)?|program(?:s| details)?)|apply(?: now| today| online)?"
    r"|(?:request|get)(?: more| free)? info(?:rmation)?|click here(?: for .{1,60})?|back to top"
    r"|more info(?:rmation)?|show \d+ more \w+|sign up|subscribe|download(?: pdf)?)"
    r"[\s.!»›>→˅⌄▼]*$",
    re.I,
)
_LONGEST_CALL = 80  # characters at a line's end
_SENTENCE_INSIDE = re.compile(r"(?<!\bvs)(?<!\bSt)(?<!\bMt)(?<=[a-z)])[.!?]\s+[A-Z]")
_FIGURES = re.compile(r"[$€£]\s?\d|\d\s?%|https?://|@\w|\b\d{3}[-.) ]\s?\d{3}[-. ]\d{4}")
_NUMBER_ALONE = re.compile(r"(?:#|no\.?|rank)?\s*\d+[.)]?$", re.I)
_PARTS = re.compile(r" [-–—|·•] ")
_LOWER_WORD = re.compile(r"\b[a-z]{4,}\b")
_LETTER = re.compile(r"[^\W\d_]")


def bullet(line: str) -> int:
    """How many characters of the line are its bullet or item number; 0 if it has none."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def is_call_to_action(line: str) -> bool:
    """Whether the line is or ends with a link's words ("Visit Website", "Show 3 More …")."""
    return _CALL.search(line, max(0, len(line) - _LONGEST_CALL)) is not None


def is_breadcrumb(line: str) -> bool:
    """A trail of pages: "Home > Academics > Programs".

    Without "Home" at its start it needs three crumbs, arrows (a slash parts alternatives as
    well) and no figures.
    """
    if len(line) > _LONGEST_TRAIL or not any(arrow in line for arrow in _ARROWS):
        return False
    crumbs = [crumb for crumb in _CRUMB.split(line) if crumb]
    if any(len(crumb) > _LONGEST_CRUMB or crumb.endswith(".") for crumb in crumbs):
        return False
    if crumbs and crumbs[0].lower() in _FIRST_CRUMBS:
        return len(crumbs) >= 2
    return len(crumbs) >= 3 and "/" not in line and not any(map(str.isdigit, line))


def is_caption(line: str) -> bool:
    """A picture's line: "[Image: …]", "Photo by …", or a file name that is most of the line."""
    if _CAPTION.match(line):
        return True
    match = _PICTURE_NAME.search(line) if "." in line[1:-1] else None
    return match is not None and len(match.group()) * 2 >= len(line)


def is_meaningful_caption(text: str) -> bool:
    """Whether an image's alternative text says something: three words and no file name."""
    return text.count(" ") >= 2 and len(text) <= 300 and not _PICTURE_NAME.search(text)


def is_shaped_like_heading(line: str) -> bool:
    """Short, begins like a title, ends like no sentence, and holds no figures.

    Where it stands (blank lines around it) is for the caller to check.
    """
    if len(line) > LONGEST_HEADING or "\n" in line or line.count(" ") >= _MOST_HEADING_WORDS:
        return False
    if line.endswith((".", ",", ";", ":", "!", "…", "-")) or not _LETTER.search(line):
        return False
    first = line[0]
    if not (first.isupper() or first.isdigit() or first in "\"'“‘¿#(" or _few_lower_words(line)):
        return False
    if (". " in line or "? " in line) and _SENTENCE_INSIDE.search(line):
        return False
    if _FIGURES.search(line) or _NUMBER_ALONE.match(line):
        return False
    return not (_LABELLED.match(line) or len(_PARTS.findall(line)) > 1 or is_call_to_action(line))


def _few_lower_words(line: str) -> bool:
    """Whether a line that begins small is still a name ("iSchool Programs")."""
    return line[1:2].isupper() and len(_LOWER_WORD.findall(line)) <= 1
