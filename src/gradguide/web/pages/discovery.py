"""How machines find the pages: a site map, what robots may read, and a search for browsers."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from gradguide.answers.opened import OpenRelease
from gradguide.web.page import Asked, Data, Route
from gradguide.web.pages import routes

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_MOST = 50_000
"""Addresses that one site map may have (https://www.sitemaps.org/protocol.html)."""
_XML = "application/xml; charset=utf-8"


def sitemap(opened: OpenRelease, asked: Asked) -> Data:
    """All pages that a release has in any case. Pages that are made on demand (comparisons, and of
    a national release the programs that are known from counts alone) are not among them."""
    listed = Element("urlset", xmlns=_SITEMAPS)
    day = opened.release.as_of.isoformat()
    paths = [
        path for route in routes() for path in route.paths(opened, asked.as_of) if _is_page(path)
    ]
    for path in paths[:_MOST]:
        page = SubElement(listed, "url")
        SubElement(page, "loc").text = asked.links.absolute(path)
        SubElement(page, "lastmod").text = day
    return Data(_xml(listed), _XML)


def _is_page(path: str) -> bool:
    return "." not in path.rpartition("/")[2]


def robots(_: OpenRelease, asked: Asked) -> Data:
    """What robots may read: pages, and not every question that can be asked of them."""
    asking = ("/find?", "/compare", "/rank?", "/api/", "/reconcile")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in asking), "Allow: /"]
    if asked.links.absolute("/").startswith("http"):
        lines += ["", f"Sitemap: {asked.links.absolute('/sitemap.xml')}"]
    return Data(("\n".join(lines) + "\n").encode(), "text/plain; charset=utf-8")


def opensearch(opened: OpenRelease, asked: Asked) -> Data:
    """The description that lets a browser search the guide from its own search box."""
    field = opened.release.field_name
    described = Element("OpenSearchDescription", xmlns=_OPENSEARCH)
    SubElement(described, "ShortName").text = "gradguide"
    SubElement(described, "Description").text = f"Programs in {field}, by words"[:1024]
    SubElement(described, "InputEncoding").text = "UTF-8"
    template = f"{asked.links.absolute('/find')}?q={{searchTerms}}"
    SubElement(described, "Url", type="text/html", method="get", template=template)
    return Data(_xml(described), "application/opensearchdescription+xml; charset=utf-8")


def _xml(root: Element) -> bytes:
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root)


ROUTES = (
    Route("/sitemap.xml", sitemap),
    Route("/robots.txt", robots),
    Route("/opensearch.xml", opensearch),
)
