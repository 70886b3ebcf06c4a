"""Descriptions: what they hold, and what is said of one that is wrong."""

from __future__ import annotations

from importlib import import_module

import pytest

from gradguide.sources.federal.description import descriptions, read_description
from gradguide.sources.fetching.addresses import published_files

GOOD = """
key = ["UNITID"]
[dataset]
name = "made-up"
order = 1
agency = "NCES"
title = "Made up"
documented = ["https://example.org"]
module = "directory"
files = ["made_{year}", "m{yy}*"]
first_year = 2020
[columns]
UNITID = { kind = "unitid" }
STATE = { kind = "code", codes = ["1"], since = 2022 }
"""


def test_every_dataset_has_a_module_and_a_known_address() -> None:
    published = {file.id for file in published_files()}
    for name, description in descriptions().items():
        module = import_module(f"gradguide.sources.federal.{description.dataset.module}")
        assert callable(module.parts), name
        if name.startswith("ipeds-"):
            assert set(description.dataset.published or (name,)) <= published
            assert description.address(2024).startswith("https://nces.ed.gov/"), name


def test_names_of_assertions_are_unique_and_begin_with_the_dataset() -> None:
    names = [one.name for each in descriptions().values() for one in each.assertions]
    assert len(names) == len(set(names))
    for name, description in descriptions().items():
        assert all(one.name.startswith(f"{name}.") for one in description.assertions)
        assert not {one.name for one in description.assertions} & {
            f"{name}.{column}" for column in (*description.columns, "key")
        }


def test_datasets_are_read_in_an_order_that_does_not_depend_on_the_folder() -> None:
    orders = [(one.dataset.order, name) for name, one in descriptions().items()]
    assert orders == sorted(orders)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("made_2021.csv", 2021),
        ("MADE_2021.CSV", 2021),
        ("made_2021_rv.zip", 2021),
        ("m21nat.parquet", 2021),
        ("made_2021.txt", None),
        ("made_21.csv", None),
        ("xmade_2021.csv", None),
        ("made_2021", None),
    ],
)
def test_a_file_is_known_by_its_name(name: str, year: int | None) -> None:
    assert read_description(GOOD, "good").year_of(name) == year


def test_columns_come_and_go_with_the_years() -> None:
    good = read_description(GOOD, "good")
    assert good.needed(2021) == ("UNITID",)
    assert good.needed(2022) == ("UNITID", "STATE")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("order = 1", "order = 'x'", "order"),
        ('kind = "unitid"', 'kind = "number-of-a-school"', "column UNITID: kind"),
        ('kind = "unitid"', 'kind = "unitid", codes = ["1"]', "lists its codes"),
        ('key = ["UNITID"]', 'key = ["OPEID"]', "the key names 'OPEID'"),
        ("first_year", "frist_year", "frist_year"),
        ("[columns]", "[[assertions]]\nname = 'a'\nmeasure = '1'\n[columns]", "a has no bounds"),
        ("[columns]", "[columns", "bad.toml"),
    ],
)
def test_a_wrong_description_says_what_is_wrong(old: str, new: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"bad\.toml") as error:
        read_description(GOOD.replace(old, new), "bad.toml")
    assert said in str(error.value)
