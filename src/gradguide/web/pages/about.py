"""About the data: why anybody should believe it, and what is missing."""

from __future__ import annotations

from markupsafe import Markup

from gradguide.answers.opened import OpenRelease
from gradguide.publishing.linked.dataset import dataset_node
from gradguide.publishing.linked.jsonld import in_script
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.about_view import about_view
from gradguide.web.pages.programs import addresses


def about(opened: OpenRelease, asked: Asked) -> Answer:
    """Sources, coverage, gaps, and how to correct a fact."""
    return Shown(
        "about.html",
        "Why should you believe this?",
        {"about": about_view(opened)},
        description="What the facts come from, how many are verified, what is missing, and how to "
        "correct one.",
        head=_dataset(opened, asked),
    )


def _dataset(opened: OpenRelease, asked: Asked) -> str:
    """The release as search engines for data read it."""
    release = opened.release
    node = dataset_node(
        release.field_name,
        release.as_of,
        release.manifest["content"],
        len(opened.described),
        release.national.datasets(),
        addresses(asked.links),
    )
    said = in_script({"@context": "https://schema.org", **node})
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(said))


ROUTES = (Route("/about", about, part="about"),)
