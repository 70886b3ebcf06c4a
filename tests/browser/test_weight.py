"""What a first visit to each type of page brings over the network: at most 60 kB, compressed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Response

from .page_types import PAGES, SORRY

MOST = 60_000  # bytes, everything that the page asks for included
ADDRESSES = PAGES | {name: address for name, (address, _) in SORRY.items()}


def weight(page: Page, address: str) -> dict[str, int]:
    """The bytes that came over the network for each address that the page asked for."""
    came = dict[str, int]()
    asked = list[Response]()
    page.on("response", lambda response: asked.append(response))
    page.goto(address, wait_until="networkidle")
    for response in asked:
        sizes = response.request.sizes()
        came[response.url] = sizes["responseBodySize"] + sizes["responseHeadersSize"]
    return came


@pytest.mark.parametrize("name", ADDRESSES)
def test_first_load(browser: Browser, site: str, name: str) -> None:
    context = browser.new_context(base_url=site)
    came = weight(context.new_page(), ADDRESSES[name])
    context.close()
    assert len(came) > 3
    assert sum(came.values()) <= MOST, sorted(came.items(), key=lambda one: -one[1])


def test_what_was_loaded_is_not_loaded_again(page: Page) -> None:
    came = """() => Object.fromEntries(performance.getEntriesByType("resource")
        .map((one) => [one.name.split("/").pop(), one.transferSize]))"""
    page.goto("/careers", wait_until="networkidle")
    assert page.evaluate(came)["site.css"] > 0
    page.goto("/licensure", wait_until="networkidle")
    assert page.evaluate(came)["site.css"] == 0


def test_an_answer_that_still_holds_is_not_sent_again(page: Page) -> None:
    page.goto("/levels")
    came = page.evaluate("performance.getEntriesByType('navigation')[0].transferSize")
    page.reload()
    again = page.evaluate("performance.getEntriesByType('navigation')[0].transferSize")
    assert 0 < again < 1000 < came
