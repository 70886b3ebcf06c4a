"""What the registry calls schools besides their names, as far as it is safe."""

from __future__ import annotations

from gradguide.model.institution import Institution, Registry
from gradguide.production.called import called

REGISTRY = Registry(
    {
        one.id: one
        for one in (
            Institution("1", "Harbor State University", "Saltmarsh", "ME", aliases=("HSU",)),
            Institution("2", "Hill Southern University", "Inlet", "OH", aliases=("HSU", "Hillso")),
            Institution("3", "Tidewater College", "Port", "OH", nicknames=("Tidies",)),
            Institution("4", "Knotley Institute", "Port", "OH"),
        )
    },
    safe={"TWC": "3"},
)


def test_names_that_two_schools_share_are_nobodys() -> None:
    names = called(REGISTRY, ["1", "2", "3", "4", "elsewhere"])
    assert "HSU" not in {name for own in names.values() for name in own}
    assert names["2"] == ("Hillso",)
    assert "TWC" in names["3"]
    assert set(names) == {"2", "3"}


def test_only_the_schools_that_are_asked_for() -> None:
    assert set(called(REGISTRY, ["3"])) == {"3"}
