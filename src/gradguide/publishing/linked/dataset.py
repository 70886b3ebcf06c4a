"""A release as schema.org's `Dataset`, and where a page stands as a `BreadcrumbList`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.model.national import Dataset
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.citing.cited import AUTHOR, guide_title, version_of
from gradguide.publishing.linked.jsonld import Node, pruned

LICENCE = ("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0", "Apache License 2.0")
"""Under which the compiled data come (README.md, NOTICE): name, address, title."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the data: its name, its media type, and its address where it is on the web."""

    name: str
    media_type: str
    address: str | None = None


def dataset_node(
    field_name: str,
    as_of: date,
    content: str,
    programs: int,
    sources: Sequence[Dataset],
    addresses: Addresses,
    downloads: Iterable[Download] = (),
) -> Node:
    """A release as a node of schema.org, without `@context`.

    `content` is the digest of its content, `sources` the federal files that it holds.
    """
    name, address, _ = LICENCE
    return pruned(
        {
            "@type": "Dataset",
            "@id": addresses.node("dataset", content),
            "name": guide_title(field_name),
            "description": (
                f"{programs:,} programs with what sources say of each: facts with their status, "
                f"the statements for and against them, and what does not add up. As of "
                f"{as_of.isoformat()}."
            ),
            "url": addresses.base or None,
            "version": f"{as_of.isoformat()}, {version_of(content)}",
            "identifier": f"sha256:{content}",
            "dateModified": as_of.isoformat(),
            "license": {"@type": "CreativeWork", "name": name, "url": address},
            "creator": {"@type": "Organization", "name": AUTHOR},
            "isAccessibleForFree": True,
            "isBasedOn": sorted({one.address for one in sources if one.address}),
            "distribution": [
                pruned(
                    {
                        "@type": "DataDownload",
                        "name": one.name,
                        "encodingFormat": one.media_type,
                        "contentUrl": one.address,
                    }
                )
                for one in downloads
            ],
        }
    )


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Node:
    """The pages from the first to the one that is open, each as its name and address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(trail, start=1)
        ],
    }
