"""Pages as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from gradguide.answers import words
from gradguide.answers.evidence import MOST, grounds_of
from gradguide.answers.opened import OpenRelease
from gradguide.answers.situation_words import place_name
from gradguide.decisions.calendar import next_term, terms_from
from gradguide.model.states import STATE_NAMES
from gradguide.resolution.computed import dollars, number
from gradguide.web.links import Pairs
from gradguide.web.page import Asked, Shown
from gradguide.web.person import BUDGET, NAMES, SENTENCE, Person
from gradguide.web.statements import statement_items

NAVIGATION = (
    ("find", "/find", "Find"),
    ("rank", "/rank", "Rank"),
    ("compare", "/compare", "Compare"),
    ("careers", "/careers", "Careers"),
    ("licensure", "/licensure", "Licensure"),
    ("organizations", "/organizations", "Organizations"),
    ("guides", "/guides", "Guides"),
    ("levels", "/levels", "Levels"),
    ("about", "/about", "About the data"),
    ("shortlist", "/shortlist", "Shortlist"),
)
"""The parts of the guide: their names, addresses and labels."""
_TERMS_AHEAD = 6
_DAYS, _PEOPLE = 4, 256  # whose terms and lines are kept

Terms = tuple[tuple[str, str], ...]


class _Environment(Environment):
    """Jinja's environment, which asks an object for an attribute before it tries it as a mapping
    where it is none: it makes an error of that for each object otherwise, and throws it away."""

    def getitem(self, obj: Any, argument: Any) -> Any:
        """See `jinja2.Environment.getitem`."""
        if hasattr(type(obj), "__getitem__") or not isinstance(argument, str):
            return super().getitem(obj, argument)
        return self.getattr(obj, argument)


@cache
def environment() -> Environment:
    """The templates; everything is escaped, and a name that nothing stands for is an error."""
    made = _Environment(
        loader=PackageLoader("gradguide.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["dollars"] = dollars
    made.filters["number"] = _number
    made.filters["date"] = words.date_words
    made.globals |= {
        "MARKS": words.MARKS,
        "LEGEND": words.LEGEND,
        "fact_words": words.fact_words,
        "grounds_of": grounds_of,
        "statement_items": statement_items,
        "MOST": MOST,
        "value_words": words.value_words,
        "name_of": words.name_of,
        "qualifier_words": words.qualifier_words,
        "standing_words": words.standing_words,
        "place_name": place_name,
        "STATE_NAMES": STATE_NAMES,
        "navigation": NAVIGATION,
        "BUDGET": BUDGET,
        "SENTENCE": SENTENCE,
        "PERSON_NAMES": NAMES,
    }
    return made


def _number(value: Decimal | int) -> str:
    """A number as people write it: "1,200", "2.5"."""
    return f"{value:,}" if isinstance(value, int) else number(value)


def html(opened: OpenRelease, asked: Asked, shown: Shown, *, address: str, part: str) -> str:
    """A page in full. `address` is its path, `part` the part of the guide that it belongs to."""
    release, person = opened.release, asked.person

    def link(path: str, *pairs: tuple[str, str], **more: object) -> str:
        """An address that keeps the person."""
        extra = [(key.replace("_", "-"), str(value)) for key, value in more.items()]
        return asked.links.page(path, [*pairs, *extra, *person.said])

    context: dict[str, Any] = {
        "title": shown.title,
        "description": shown.description,
        "head": Markup(shown.head),
        "release": release,
        "field_name": release.field_name,
        "asked": asked,
        "person": person,
        "link": link,
        "bare": asked.links.page,
        "pattern": asked.links.pattern,
        "asset": asked.links.asset,
        "canonical": asked.links.absolute(address),
        "address": address,
        "served": asked.links.served,
        "part": part,
    }
    context["person_line"] = PersonLine(person, _next_terms(asked.as_of), context)
    return environment().get_template(shown.template).render(context | dict(shown.context))


@lru_cache(_DAYS)
def _next_terms(as_of: date) -> tuple[tuple[str, str], ...]:
    """The values and names of the terms that somebody may start in, the next one first."""
    first = next_term(as_of, "semester")
    terms = islice(terms_from(first, "semester", summers=True), _TERMS_AHEAD)
    return tuple((f"{term.season}-{term.year}", str(term)) for term in terms)


class PersonLine:
    """The macros of `_person.html` for one person. What depends on the person alone is written
    once for all that say the same: sixty states to choose from are a tenth of a page's time."""

    def __init__(self, person: Person, terms: Terms, context: Mapping[str, Any]) -> None:
        self._person = person
        self._terms = terms
        self._context = context

    def sentence(self) -> Markup:
        """The sentence with its inputs."""
        return _person_written(self._person, self._terms, "sentence")

    def carried(self) -> Markup:
        """What is said of the person besides."""
        return _person_written(self._person, self._terms, "carried")

    def line(self, keep: Pairs = ()) -> Markup:
        """The form; `keep` are other names and values that it carries along."""
        context = {**self._context, "person": self._person, "next_terms": self._terms}
        macros: Any = environment().get_template("_person.html").make_module(context)
        return Markup(macros.line(keep))


@lru_cache(_PEOPLE)
def _person_written(person: Person, terms: Terms, macro: str) -> Markup:
    context = {"person": person, "next_terms": terms}
    macros = environment().get_template("_person.html").make_module(context)
    return Markup(getattr(macros, macro)())
