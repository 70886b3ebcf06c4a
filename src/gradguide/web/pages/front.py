"""The front page: what this is, and where to begin."""

from __future__ import annotations

from gradguide.answers.first_look import first_look
from gradguide.answers.opened import OpenRelease
from gradguide.answers.themes import label_of
from gradguide.web.page import Asked, Route, Shown

WAYS = (
    ("/find", "Find", "Which programs fit me? What would each cost me?"),
    ("/rank", "Rank", "What comes first by what I care about, and how sure is that?"),
    ("/careers", "Careers", "What could I do with it, and what does it pay?"),
    ("/licensure", "Licensure", "What does my state ask of those who want to work in it?"),
    ("/guides", "Guides", "The questions that guides answer, computed, with the list behind each."),
    ("/levels", "Levels", "Certificate, bachelor’s, master’s or doctorate: what each is."),
)
"""The ways in: an address, a name, and the question that is answered there."""


def front(opened: OpenRelease, asked: Asked) -> Shown:
    """The front page."""
    look = first_look(opened)
    label = label_of(look.example[1].fact) if look.example else ""
    name = opened.release.field_name
    return Shown(
        "front.html",
        f"A guide to {name} degrees",
        {
            "look": look,
            "kinds": [("kind", one) for one in look.kinds],
            "ways": WAYS,
            "label": label,
        },
        description=f"{look.described:,} programs in {name} at {look.schools:,} schools: costs, "
        "dates, accreditation and careers, each fact with its sources.",
    )


ROUTES = (Route("/", front),)
