"""Made-up web pages for the benchmarks: heavy with markup, mostly about nothing that matters.

A page is what a content management system gives: scripts and styles, icons, menus, a few
kilobytes of words, and a footer. Sizes are log-normal between 10 and 300 kB with a mean near
54 kB, as in a crawl. One page in eight is a school's program page, a guide or a table of
programs; the others are shops, clubs, towns and recipes. The same seed gives the same pages.
"""

# ruff: noqa: E501 - lines of markup read better whole

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

SMALLEST, LARGEST = 10_000, 300_000  # bytes
_MEDIAN, _SPREAD = 42_000, 0.75  # of the log-normal distribution of sizes
_KINDS = (("other", 0.88), ("program", 0.05), ("guide", 0.04), ("table", 0.03))

_SUBJECTS = "garden kitchen harbour orchard workshop bicycle market choir museum valley".split()
_NOUNS = (
    "plan morning neighbour recipe basket season visitor corner path lantern table window river "
    "afternoon supper blanket timber kettle gate meadow jacket story ladder pantry bridge"
).split()
_VERBS = "carries follows keeps opens repairs gathers paints mends welcomes measures warms".split()
_ADJECTIVES = "quiet narrow bright wooden early patient generous plain local sturdy warm".split()
_PLACES = "Elmford Ashby Harrow Millbrook Stonegate Fairview Larkhill Westmere".split()
_SCHOOLS = tuple(f"{place} State University" for place in _PLACES)
_FIELDS = ("Library and Information Science", "Archives and Records", "School Librarianship")
_DEGREES = (("Master of Library Science", "MLS"), ("Master of Information", "MI"))


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page and what it is about: "other", "program", "guide" or "table"."""

    kind: str
    data: bytes


def made_pages(count: int, seed: int = 2026) -> Iterator[MadePage]:
    """`count` pages; each depends on the seed and its own number alone."""
    kinds, shares = zip(*_KINDS, strict=True)
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        kind = rng.choices(kinds, shares)[0]
        size = min(LARGEST, max(SMALLEST, int(rng.lognormvariate(0, _SPREAD) * _MEDIAN)))
        yield MadePage(kind, _page(rng, kind, size).encode("utf-8"))


def _page(rng: random.Random, kind: str, size: int) -> str:
    head = _head(rng, size // 5)
    body = [
        _menu(rng),
        {"program": _program, "guide": _guide, "table": _table}.get(kind, _cards)(rng),
    ]
    length = len(head) + sum(map(len, body))
    while length < size - 3000:
        piece = rng.choice((_article, _cards, _cards, _aside))(rng)
        body.append(piece)
        length += len(piece)
    return "".join(
        [head, "<body class='page template-wide no-js'>", *body, _footer(rng), "</body></html>"]
    )


def _sentence(rng: random.Random) -> str:
    first, second = rng.choice(_NOUNS), rng.choice(_NOUNS)
    start = f"The {rng.choice(_ADJECTIVES)} {first} {rng.choice(_VERBS)} a {second}"
    ends = (
        f" near the {rng.choice(_SUBJECTS)} in {rng.choice(_PLACES)}.",
        f", and everyone\u2019s {rng.choice(_NOUNS)} is {rng.choice(_ADJECTIVES)} by evening.",
        f" for <a href='/{second}/{rng.randint(1, 999)}' class='link link--inline'>{rng.randint(2, 40)}"
        f" visitors</a> at {rng.randint(1, 12)} o&#39;clock.",
        f" while the <em>{rng.choice(_ADJECTIVES)}</em> {rng.choice(_NOUNS)} stays &amp; waits.",
    )
    return start + rng.choice(ends)


def _text(rng: random.Random, sentences: int) -> str:
    return " ".join(_sentence(rng) for _ in range(sentences))


def _head(rng: random.Random, ballast: int) -> str:
    rules = "".join(
        f".c{rng.randint(1, 9999)}-{n}{{margin:{rng.randint(0, 40)}px;color:#{rng.randrange(16**6):06x}}}"
        for n in range(max(4, ballast // 90))
    )
    script = "".join(
        f"window.q=window.q||[];q.push(['set','k{rng.randint(1, 9999)}',{{a:{n}}}]);"
        for n in range(max(4, ballast // 120))
    )
    title = f"{rng.choice(_SUBJECTS).title()} {rng.choice(_NOUNS)} | {rng.choice(_PLACES)}"
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<link rel='canonical' href='https://www.{rng.choice(_PLACES).lower()}.example/{rng.randint(1, 9999)}'>"
        f"<style>{rules}</style><script>{script}</script></head>"
    )


def _menu(rng: random.Random) -> str:
    items = "".join(
        f"<li id='menu-item-{n}' class='menu-item menu-item-type-post menu-item-{n}'>"
        f"<a href='/{rng.choice(_NOUNS)}/' class='menu-link' data-level='1'><span class='label'>"
        f"{rng.choice(_NOUNS).title()} {rng.choice(_NOUNS)}</span></a></li>\n"
        for n in range(rng.randint(12, 45))
    )
    return (
        "<header class='site-header' role='banner'><div class='wrap'><a class='logo' href='/'>"
        f"{rng.choice(_PLACES)}</a><nav class='nav-primary' aria-label='Main'><ul class='menu'>\n{items}"
        "</ul></nav></div></header>"
    )


def _icon() -> str:
    return "<svg class='icon' viewBox='0 0 24 24' aria-hidden='true'><path d='M4 6h16v2H4zM4 11h16v2H4z'/></svg>"


def _cards(rng: random.Random) -> str:
    out = ["<section class='grid grid--three u-padding-large'>"]
    for _ in range(rng.randint(3, 9)):
        number = rng.randint(1000, 99999)
        out.append(
            f"<div class='card card--{number % 7} js-card' data-id='{number}' data-track='card-click'>"
            f"<a href='/item/{number}?ref=grid' class='card__media'><img src='/media/{number}.jpg' "
            f"srcset='/media/{number}-400.jpg 400w, /media/{number}-800.jpg 800w' loading='lazy' "
            f"alt='{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}'></a><div class='card__body'>"
            f"<h3 class='card__title'><a href='/item/{number}'>{rng.choice(_ADJECTIVES).title()} "
            f"{rng.choice(_NOUNS)}</a></h3><p class='card__text'>{_sentence(rng)}</p>"
            f"<ul class='card__meta'><li class='meta'>{_icon()}<span>{rng.randint(2, 90)} items</span></li>"
            f"<li class='meta'>{_icon()}<span>$ {rng.randint(2, 90)}.00</span></li></ul></div></div>\n"
        )
    return "".join([*out, "</section>"])


def _article(rng: random.Random) -> str:
    out = [
        f"<article class='post prose'><h2 id='s{rng.randint(1, 999)}'>{rng.choice(_NOUNS).title()}s</h2>"
    ]
    paragraphs = range(rng.randint(2, 7))
    out.extend(f"<p class='has-text'>{_text(rng, rng.randint(2, 6))}</p>\n" for _ in paragraphs)
    return "".join([*out, "</article>"])


def _aside(rng: random.Random) -> str:
    links = "".join(
        f"<li><a href='/tag/{rng.choice(_NOUNS)}' rel='tag'>{rng.choice(_NOUNS)}</a></li>"
        for _ in range(rng.randint(4, 14))
    )
    return f"<aside class='sidebar widget'><h4>{rng.choice(_SUBJECTS).title()}</h4><ul>{links}</ul></aside>"


def _footer(rng: random.Random) -> str:
    return (
        f"<footer class='site-footer'><p>{rng.randint(1, 99)} {rng.choice(_NOUNS).title()} Street, "
        f"{rng.choice(_PLACES)}</p><p>&copy; 2026</p></footer>"
        f"<script>window.done={rng.randint(1, 99)};</script>"
    )


def _program(rng: random.Random) -> str:
    school, field = rng.choice(_SCHOOLS), rng.choice(_FIELDS)
    degree, short = rng.choice(_DEGREES)
    hours = rng.choice((36, 39, 42, 48))
    price = rng.randint(380, 990)
    return (
        f"<main class='program'><h1>{degree} ({short})</h1><p class='lead'>{school} offers the "
        f"{short} fully online. The program requires {hours} credit hours and can be completed "
        f"in as little as {rng.randint(18, 30)} months.</p><h2>Tuition</h2><p>Tuition is ${price} "
        f"per credit hour for all online students.</p><h2>Admission requirements</h2><ul><li>A "
        f"bachelor\u2019s degree with a GPA of 3.0 or higher</li><li>Official transcripts</li><li>Two "
        f"letters of recommendation</li><li>No GRE is required</li></ul><table class='facts'><tr><th>"
        f"Credits</th><td>{hours}</td></tr><tr><th>Field</th><td>{field}</td></tr><tr><th>Delivery"
        f"</th><td>Online</td></tr></table><p>{_text(rng, 6)}</p></main>"
    )


def _guide(rng: random.Random) -> str:
    out = [f"<main class='guide'><h1>Online programs in {rng.choice(_FIELDS)}</h1>"]
    for rank, school in enumerate(rng.sample(_SCHOOLS, 6), 1):
        degree, short = rng.choice(_DEGREES)
        out.append(
            f"<div class='entry'><h3>{rank}. {school}</h3><p><b>{degree}</b></p><p>The ALA-accredited "
            f"{short} at {school} takes {rng.choice((36, 40, 42))} credits. Tuition is "
            f"${rng.randint(400, 900)} per credit, and students finish in {rng.randint(18, 36)} months. "
            f"{_text(rng, 2)}</p><ul><li>Asynchronous classes</li><li>No entrance exam required</li></ul></div>"
        )
    return "".join([*out, "</main>"])


def _table(rng: random.Random) -> str:
    rows = "".join(
        f"<tr><td><a href='/s/{n}'>{rng.choice(_SCHOOLS)}</a></td><td>{rng.choice(_DEGREES)[0]}</td>"
        f"<td>{rng.choice((36, 39, 42))}</td><td>${rng.randint(12, 50)},{rng.randint(100, 999)}</td></tr>\n"
        for n in range(rng.randint(8, 40))
    )
    return (
        "<main><h1>Programs compared</h1><table class='data sortable'><thead><tr><th>School</th>"
        f"<th>Degree</th><th>Credits</th><th>Total cost</th></tr></thead><tbody>{rows}</tbody></table></main>"
    )
