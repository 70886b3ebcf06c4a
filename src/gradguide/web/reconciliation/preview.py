"""A school or program in a few lines, as HTML that stands in a frame of another program."""

from __future__ import annotations

from gradguide.answers.opened import OpenRelease
from gradguide.answers.themes import label_of
from gradguide.answers.words import MARKS, fact_words
from gradguide.model.fact import Program
from gradguide.web.assets import stamp
from gradguide.web.links import ServerLinks
from gradguide.web.reconciliation.properties import called, described, thing_called, type_of
from gradguide.web.rendering import environment

_FACTS = 6
_TELLING = (
    "accreditation", "delivery", "credits", "tuition_per_credit", "tuition_total",
    "duration_months", "entrance_exam", "completions",
)  # fmt: skip
"""What tells programs apart, by the names of the vocabulary."""


def preview(opened: OpenRelease, key: str) -> tuple[int, str]:
    """The status and the page for the thing of an id."""
    thing = thing_called(opened, key)
    template = environment().get_template("reconcile_preview.html")
    asset = ServerLinks("", stamp()).asset
    if thing is None:
        return 404, template.render(asset=asset, thing=None, facts=[], address="")
    known = [fact for fact in thing.facts if fact.decides and fact.attribute in _TELLING]
    known.sort(key=lambda fact: _TELLING.index(fact.attribute))
    facts = [
        (label_of(fact), MARKS[fact.status], fact.status.value, fact_words(fact))
        for fact in known[:_FACTS]
    ]
    address = f"/programs/{thing.id}" if isinstance(thing, Program) else f"/schools/{thing.slug}"
    told = {"name": called(thing), "about": described(thing), "kind": type_of(thing)}
    return 200, template.render(asset=asset, thing=told, facts=facts, address=address)
