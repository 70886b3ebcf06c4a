"""What a source says, as markup.

The one piece of pages that is written here and not in a template: a page can have hundreds of
statements, and Jinja takes five times as long for each.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from gradguide.answers.evidence import Statement

_ELSEWHERE = 'rel="nofollow noopener noreferrer"'
"""The source learns nothing of who follows its link, and gets no credit for being quoted."""


def statement_items(listed: Iterable[Statement], *, against: bool = False) -> Markup:
    """Statements as list items: value, quote, who speaks, when, where, and what qualifies it."""
    begin = '<li class="against">' if against else "<li>"
    # Every text of a source goes through escape().
    return Markup("".join(f"{begin}{_inside(one)}</li>" for one in listed))


def _inside(one: Statement) -> str:
    says = f"<b>{escape(one.says)}</b> " if one.says else ""
    quote = f"<q>{escape(one.quote)}</q> " if one.quote else ""
    who: str = escape(one.who)
    if one.paid:
        who = f'<span class="paid">{who}</span>, shown and never counted'
    source: str = escape(one.source)
    if one.link:
        source = f'<a href="{escape(one.link)}" {_ELSEWHERE}>{source}</a>'
    place = f" ({escape(one.place)})" if one.place else ""
    note = f"; note: {escape(one.note)}" if one.note else ""
    return f'{says}{quote}<span class="who">{who}, {escape(one.when)}: {source}{place}{note}</span>'
