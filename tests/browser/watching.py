"""What no page of the site may do, watched from outside while a test uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Request, Response

_OURS = {"data", "blob", "about"}  # addresses that lead to no host


@dataclass
class Watch:
    """Collects what pages do wrong, in words that a failing test can show.

    Faults are errors on the console (a broken Content-Security-Policy is one), errors that a script
    did not catch, requests to another host, answers from 500 on, and cookies of any kind.
    """

    site: str
    faults: list[str] = field(default_factory=list)
    _expected: list[str] = field(default_factory=list)
    _responses: list[Response] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Begin to watch all pages of the context, those that they open too."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self._fault(f"script error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def expect(self, pattern: str) -> None:
        """Say that a fault like this is meant to happen; it is a fault if it then does not."""
        self._expected.append(pattern)

    def look_back(self, context: BrowserContext) -> None:
        """What shows only afterwards; to be called before the context is closed."""
        for response in self._responses:
            try:
                cookie = response.header_value("set-cookie")
            except Error:  # the page is gone; what it was given is still in the jar below
                continue
            if cookie is not None:
                self._fault(f"cookie set by {response.url}: {cookie}")
        self._responses.clear()
        for held in context.cookies():
            self._fault(f"cookie kept: {held.get('name')}")

    def verdict(self) -> list[str]:
        """All faults apart from those expected, and what was expected and did not happen."""
        seen = {
            pattern: [fault for fault in self.faults if re.search(pattern, fault)]
            for pattern in self._expected
        }
        missing = [f"expected, but not seen: {text}" for text, those in seen.items() if not those]
        allowed = {fault for those in seen.values() for fault in those}
        return [fault for fault in self.faults if fault not in allowed] + missing

    def _fault(self, words: str) -> None:
        if words not in self.faults:
            self.faults.append(words)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            policy = "Content Security Policy" in message.text
            kind = "broken policy" if policy else "console error"
            self._fault(f"{kind} at {message.location.get('url', '')}: {message.text}")

    def _request(self, request: Request) -> None:
        to, site = urlsplit(request.url), urlsplit(self.site)
        if to.scheme not in _OURS and (to.scheme, to.netloc) != (site.scheme, site.netloc):
            self._fault(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        self._responses.append(response)
        if response.status >= 500:
            self._fault(f"status {response.status}: {response.url}")
