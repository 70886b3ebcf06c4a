"""The ranking's page: an order, how sure it is, and an address that makes the same again."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient

ALL_ZERO = "w-cost=0&w-time=0&w-online=0&w-exam=0&w-graduates=0"


def page(guide: TestClient, query: str = "", status: int = 200) -> HTMLParser:
    answer = guide.get(f"/rank?{query}")
    assert answer.status_code == status, answer.text[:400]
    return HTMLParser(answer.text)


def rows(found: HTMLParser) -> list[list[str]]:
    return [
        [" ".join(cell.text(separator=" ").split()) for cell in row.css("td, th")]
        for row in found.css("table.places tbody tr")
    ]


def words(found: HTMLParser, selector: str = "main") -> str:
    node = found.css_first(selector)
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def link(found: HTMLParser, label: str) -> str:
    (one,) = [a for a in found.css("a") if a.text(strip=True) == label]
    return str(one.attributes["href"])


def test_a_limit_is_said_at_the_costs_and_changes_no_place(guide: TestClient) -> None:
    def places(text: str) -> list[str]:
        return re.findall(r'<tr role="row" data-program="([^"]+)"', text)

    without = guide.get("/rank?residency=OH").text
    limited = guide.get("/rank?residency=OH&cost=15k").text
    assert places(limited) == places(without)
    assert "above the $15,000 that you can spend" in limited
    assert "$15,000, changes no place" in limited
    assert "that you can spend" not in without


def test_programs_stand_in_order_with_how_sure_each_place_is(guide: TestClient) -> None:
    found = page(guide, "residency=OH")
    listed = rows(found)
    assert len(listed) == 25
    places = [int(row[0].lstrip("=")) for row in listed]
    assert places == sorted(places) and places[0] == 1
    for row in listed:
        ends = [int(one) for one in re.findall(r"\d+", row[2])]
        assert ends == sorted(ends)
        assert re.fullmatch(r"\d+|under 1|over 99", row[3])
    scores = [float(row[4]) for row in listed]
    assert scores == sorted(scores, reverse=True)
    assert len(found.css(".chart-row:not(.chart-axis)")) == len(listed)
    assert "is first of" in words(found, ".told")
    assert "For a resident of Ohio" in words(found)
    assert "Nothing that is paid for has a say in it" in words(found)


def test_what_is_unknown_is_called_so(guide: TestClient) -> None:
    cells = [cell for row in rows(page(guide)) for cell in row]
    assert any(cell.startswith("unknown") for cell in cells)
    assert all(cells)


def test_weights_change_the_order_and_are_kept(guide: TestClient) -> None:
    usual, changed = page(guide), page(guide, "w-cost=0&w-time=0&w-online=0&w-exam=0&w-graduates=3")
    graduates = [int(re.findall(r"\d+", row[5])[0]) for row in rows(changed)]
    assert graduates == sorted(graduates, reverse=True)
    assert rows(usual) != rows(changed)
    weights = {
        one.attributes["name"]: one.attributes["value"]
        for one in changed.css("#weights input[type=number]")
    }
    assert weights == {
        "w-cost": "0", "w-time": "0", "w-online": "0", "w-exam": "0", "w-graduates": "3"
    }  # fmt: skip
    carried = {
        (one.attributes["name"], one.attributes["value"])
        for one in changed.css("form.person input[type=hidden]")
    }
    assert ("w-graduates", "3") in carried and ("method", "default") in carried


@pytest.mark.parametrize(
    ("query", "shares"),
    [
        ("", ["40 %", "20 %", "20 %", "10 %", "10 %"]),
        (
            "w-cost=1&w-time=1&w-online=1&w-exam=0&w-graduates=0",
            ["34 %", "33 %", "33 %", "0 %", "0 %"],
        ),
        ("method=cost&w-cost=0.5&w-time=0.5", ["50 %", "50 %"]),
        (ALL_ZERO, ["0 %"] * 5),
    ],
)
def test_sliders_say_how_much_each_counts(guide: TestClient, query: str, shares: list[str]) -> None:
    found = page(guide, query)
    assert [one.text(strip=True) for one in found.css("#weights output")] == shares
    for field in found.css("#weights input[type=number]"):
        assert 0 <= float(str(field.attributes["value"])) <= float(str(field.attributes["max"]))
        assert found.css_first(f'label[for="{field.attributes["id"]}"]') is not None


def test_weights_that_are_all_0_are_said_in_words(guide: TestClient) -> None:
    found = page(guide, ALL_ZERO)
    assert "All weights are 0" in words(found, "#ranking [role=alert]")
    assert not rows(found)
    assert len(found.css("#weights input[type=number]")) == 5


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("w-prize=1", "the method counts no 'prize'"),
        ("w-cost=much", "the weight of cost takes a number"),
        ("w-cost=-1", "cost=-1 is not allowed"),
        ("method=alchemy", "no method 'alchemy'; there are default"),
        ("method=../default.toml", "no method"),
        ("method=/etc/hostname", "no method"),
        ("draws=1000000", "too many for a page"),
        ("draws=1", "draws: 1 is not allowed"),
        ("seed=-1", "seed: -1 is not allowed"),
        ("seed=x", "seed takes a whole number"),
        ("as-of=soon", "as-of takes a day"),
        ("as-of=2020-01-01", "as-of: 2020-01-01 is not allowed"),
        ("as-of=9999-01-01", "as-of: 9999-01-01 is not allowed"),
        ("top=7", "top: 7 is not allowed"),
        ("why=no-such/program", "has no place"),
        ("start=fall-2026&residency=OH", "start"),
    ],
)
def test_what_cannot_be_asked_is_said(guide: TestClient, query: str, said: str) -> None:
    assert said in words(page(guide, query, status=400))


@pytest.mark.parametrize("method", ["default", "cost", "outcome"])
def test_every_method_says_how_it_counts(guide: TestClient, method: str) -> None:
    found = page(guide, f"method={method}&draws=200")
    (chosen,) = found.css(".methods a[aria-current]")
    assert f"method={method}" in str(chosen.attributes["href"])
    told = words(found)
    for part in ("It counts ", "Values become scores", "Each time is called a draw", "seed 0"):
        assert part in told
    assert "best" not in words(found, "h1, .lead, .told").casefold()


def test_the_permalink_makes_the_same_ranking(guide: TestClient) -> None:
    found = page(guide, "residency=OH&w-cost=7&draws=500&seed=5")
    exactly = link(found, "Link to exactly this ranking")
    said = dict(parse_qsl(urlsplit(exactly).query))
    assert said["residency"] == "OH" and said["w-cost"] == "7"
    assert said["seed"] == "5" and said["draws"] == "500"
    again = HTMLParser(guide.get(exactly).text)
    assert rows(again) == rows(found)
    assert words(again, ".told") == words(found, ".told")
    assert "This link was made" not in words(again)
    assert said["ranking"] in words(again)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"release": "0123456789ab", "ranking": "00"}, "made from release 0123456789ab"),
        ({"ranking": "0123456789abcdef"}, "made for ranking 0123456789abcdef"),
        ({"w-cost": "1"}, "something that it was made from"),
    ],
)  # fmt: skip
def test_a_ranking_that_has_become_another_says_so(
    guide: TestClient, changed: dict[str, str], told: str
) -> None:
    exactly = link(page(guide, "draws=200"), "Link to exactly this ranking")
    said = dict(parse_qsl(urlsplit(exactly).query)) | changed
    assert told in words(page(guide, urlencode(said)))


def test_a_pair_is_held_against_each_other(guide: TestClient) -> None:
    found = page(guide, "residency=OH")
    ids = [row.attributes["data-program"] for row in found.css("tr[data-program]")]
    one, other = ids[7], ids[2]
    asked = page(guide, f"residency=OH&pair={one}&pair={other}")
    assert re.search(r" is above .* in .* draws?\.$", words(asked, ".pair-words"))
    chosen = [
        option.attributes["value"]
        for select in asked.css("select[name=pair]")
        for option in select.css("option[selected]")
    ]
    assert chosen == [one, other]


def test_the_chances_for_the_script_are_those_of_the_ranking(guide: TestClient) -> None:
    found = page(guide)
    listed = found.css("tr[data-program]")
    for at, row in enumerate(listed):
        codes = str(row.attributes["data-above"] or "").split()
        assert len(codes) == len(listed) - at - 1
        assert all(-1 <= int(code) <= 101 for code in codes)
    first, second = (row.attributes["data-program"] for row in listed[:2])
    told = words(page(guide, f"pair={first}&pair={second}"), ".pair-words")
    code = str(listed[0].attributes["data-above"]).split()[0]
    assert f"in {code} of 100 draws" in told


def test_why_opens_the_facts_and_says_what_would_take_it_up(guide: TestClient) -> None:
    found = page(guide, "residency=OH")
    (href,) = [
        str(a.attributes["href"])
        for a in found.css("tr[data-program]")[3].css("a")
        if a.text(strip=True).startswith("why here")
    ]
    opened = HTMLParser(guide.get(href).text)
    told = words(opened, "#why")
    assert "What would take it up" in told and "To come to place 3 or higher" in told
    assert opened.css("#why details.fact")
    assert rows(opened) == rows(found)
    first = str(found.css("tr[data-program]")[0].attributes["data-program"])
    assert "Nothing is above it." in words(page(guide, f"residency=OH&why={first}"), "#why")


def test_programs_without_a_place_are_listed_with_why(guide: TestClient) -> None:
    told = words(page(guide, "method=cost&draws=200"))
    assert re.search(r"\d+ programs have no place, and why", told)
    assert "What you pay: " in told


def test_the_file_has_all_of_it(guide: TestClient) -> None:
    answer = guide.get("/rank.csv?residency=OH&draws=500")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="ranking-' in answer.headers["content-disposition"]
    listed = list(csv.DictReader(io.StringIO(answer.text)))
    found = page(guide, "residency=OH&draws=500&top=100")
    placed = [row for row in listed if row["place"]]
    assert [row["program"] for row in placed] == [
        row.attributes["data-program"] for row in found.css("tr[data-program]")
    ]
    for row in placed:
        assert int(row["place low"]) <= int(row["place high"])
        adds = [float(row[name]) for name in row if name.endswith(" adds") and row[name]]
        assert sum(adds) == pytest.approx(float(row["score"]), abs=1e-6)
        assert all(row[name] for name in row if name.endswith(" value"))
    left = [row for row in listed if not row["place"]]
    assert left and all(row["no place because"] for row in left)
    assert {row["ranking"] for row in listed} == {listed[0]["ranking"]}


def test_what_moves_places_is_worked_out_when_asked_for(guide: TestClient) -> None:
    assert "Places move most with" not in words(page(guide, "method=cost"))
    assert "Places move most with" in words(page(guide, "method=cost&moves=yes"), "#moves")


def test_a_page_is_small(guide: TestClient) -> None:
    import gzip

    for top in (25, 100):
        text = guide.get(f"/rank?top={top}", headers={"accept-encoding": "identity"}).content
        assert len(gzip.compress(text)) < 25_000
