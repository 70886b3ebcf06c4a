"""A school as schema.org's `CollegeOrUniversity`."""

from __future__ import annotations

from gradguide.model.fact import InstitutionEntry
from gradguide.model.national import School
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.linked.jsonld import Node, pruned

NAVIGATOR = "https://nces.ed.gov/collegenavigator/?id={}"
"""NCES's own page of a school, which tells it apart from every other."""


def school_id(school: InstitutionEntry, addresses: Addresses) -> str:
    """The school's IRI."""
    return addresses.node("school", school.slug)


def web_address(host: str) -> str:
    """The address of a web host."""
    return f"https://{host}/"


def is_unitid(institution_id: str) -> bool:
    """Whether an institution's id is NCES's number for it."""
    return institution_id.isdigit()


def school_node(school: InstitutionEntry, listed: School | None, addresses: Addresses) -> Node:
    """A school as a node of schema.org, without `@context`. `listed` is its entry in NCES's
    directory, where it has one."""
    number = school.id if is_unitid(school.id) else None
    place = pruned(
        {
            "@type": "PostalAddress",
            "addressLocality": school.city,
            "addressRegion": school.state,
            "addressCountry": school.country,
        }
    )
    located = school.latitude is not None and school.longitude is not None
    return pruned(
        {
            "@type": "CollegeOrUniversity",
            "@id": school_id(school, addresses),
            "name": school.name,
            "url": web_address(listed.host) if listed and listed.host else None,
            "sameAs": NAVIGATOR.format(number) if number else None,
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "IPEDS UNITID" if number else "national id",
                "value": school.id,
            },
            "address": place if len(place) > 1 else None,
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": school.latitude,
                "longitude": school.longitude,
            }
            if located
            else None,
        }
    )
