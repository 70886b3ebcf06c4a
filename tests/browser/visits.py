"""Pages of the site as a reader opens them, each in a browser context of its own."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

from .viewing import WIDE, Viewing
from .watching import Watch

PATIENCE_MS = 20_000  # tests share two cores with everything else that is going on


class Visits:
    """All that one test opens. Nothing is kept from one context to the next."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.watch = Watch(site)
        self._browser = browser
        self._site = site
        self._contexts: list[tuple[BrowserContext, Viewing]] = []

    def page(self, viewing: Viewing = WIDE) -> Page:
        """An empty page for this viewing; `page.goto("/path")` then opens one of the site."""
        context = self._browser.new_context(base_url=self._site, **viewing.options())
        context.set_default_timeout(PATIENCE_MS)
        self.watch.over(context)
        self._contexts.append((context, viewing))
        return context.new_page()

    def viewing(self, page: Page) -> Viewing:
        """How a page of these visits is looked at."""
        return next(how for context, how in self._contexts if context == page.context)

    def expect(self, pattern: str) -> None:
        """Say that a fault like this is meant to happen; see `Watch.expect`."""
        self.watch.expect(pattern)

    def end(self) -> list[str]:
        """Close everything; what pages did that none may."""
        for context, _ in self._contexts:
            self.watch.look_back(context)
            context.close()
        self._contexts.clear()
        return self.watch.verdict()
