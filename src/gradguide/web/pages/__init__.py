"""The pages of the guide, a module each with its `ROUTES`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from gradguide.web.page import Route


@cache
def routes() -> tuple[Route, ...]:
    """All pages: of each module here what it has as `ROUTES`, in the order of the names."""
    found: list[Route] = []
    for module in sorted(iter_modules(__path__), key=lambda one: one.name):
        found += getattr(import_module(f"{__name__}.{module.name}"), "ROUTES", ())
    return tuple(found)
