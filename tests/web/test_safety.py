"""What a server does with too much, too long, too slow and broken; and what it never says."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from gradguide.answers.opened import OpenRelease
from gradguide.web import app as guide_app
from gradguide.web.app import create_app
from gradguide.web.page import Asked, Route, Shown
from gradguide.web.rate import Buckets, client_of
from gradguide.web.settings import Settings

Event = dict[str, object]


class Log:
    """Keeps what is logged."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: str, **details: object) -> None:
        self.events.append({"event": event, **details})

    def of(self, event: str) -> list[Event]:
        return [one for one in self.events if one["event"] == event]


def _slow(_: OpenRelease, asked: Asked) -> Shown:
    time.sleep(0.6)
    return Shown("sorry.html", "Late", {"message": "late"})


def _broken(_: OpenRelease, asked: Asked) -> Shown:
    raise ZeroDivisionError(f"of ours, for somebody with {asked.person.value('cost')}")


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def client(release: Path, log: Log, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    own = (Route("/slow", _slow, slow=True), Route("/broken", _broken))
    real = guide_app.routes()
    monkeypatch.setattr(guide_app, "routes", lambda: (*real, *own))
    settings = Settings(release, rate=5, burst=30, patience=0.2, log=log)
    with TestClient(create_app(settings), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/no/such/page", "/healthz", "/static/x/site.css"])
def test_every_answer_says_what_a_browser_may_do(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


def test_an_answer_that_takes_too_long_is_given_up(client: TestClient, log: Log) -> None:
    answer = client.get("/slow")
    assert answer.status_code == 503
    assert log.of("gave up") == [{"event": "gave up", "path": "/slow"}]


def test_a_fault_of_ours_is_logged_and_not_shown(client: TestClient, log: Log) -> None:
    answer = client.get("/broken?cost=18765")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "Traceback" not in answer.text
    (error,) = log.of("error")
    assert error["error"] == "ZeroDivisionError"
    assert "in _broken" in str(error["trace"])
    assert "18765" not in str(log.events), "what somebody can spend is nobody's business"
    assert client.get("/").status_code == 200


def test_an_address_may_not_be_endless(client: TestClient) -> None:
    assert client.get("/", params={"q": "x" * 5000}).status_code == 414


def test_who_asks_too_often_has_to_wait_and_others_do_not(client: TestClient) -> None:
    answers = [client.get("/").status_code for _ in range(40)]
    assert answers[:30] == [200] * 30
    refused = client.get("/")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert client.get("/healthz").status_code == 200
    assert client.get("/static/x/site.css").status_code == 200


def test_the_log_knows_nothing_of_persons(client: TestClient, log: Log) -> None:
    secret = {"residency": "OH", "cost": "18765", "q": "hushed"}
    client.get("/", params=secret, headers={"User-Agent": "Someone/1.0", "Referer": "https://a.b"})
    (event,) = log.of("request")
    assert set(event) == {"event", "method", "path", "status", "bytes", "ms"}
    assert not {"OH", "18765", "hushed", "Someone"} & set(map(str, event.values()))
    assert "18765" not in str(event)


def test_a_page_that_one_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/")
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_client_without_compression_gets_the_same(client: TestClient) -> None:
    plain = client.get("/", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == client.get("/").text
    refused = client.get("/", headers={"Accept-Encoding": "gzip;q=0"})
    assert "content-encoding" not in refused.headers


def test_head_tells_the_length_and_sends_nothing(client: TestClient) -> None:
    answer = client.head("/")
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 0


def test_health_says_which_release(client: TestClient) -> None:
    told = client.get("/healthz").json()
    assert told["status"] == "ok"
    assert len(told["release"]) == 64


@given(st.lists(st.floats(0, 3), max_size=80), st.floats(0.5, 50), st.integers(1, 20))
def test_no_client_gets_more_than_its_bucket(gaps: list[float], rate: float, burst: int) -> None:
    now = 0.0
    buckets = Buckets(rate, burst, lambda: now)
    passed = 0
    for gap in gaps:
        now += gap
        wait = buckets.take("a")
        passed += not wait
        assert passed <= burst + rate * (now + 1e-5)
        if wait:
            now += wait + 1e-6
            assert not buckets.take("a")
            passed += 1


def test_buckets_are_apart_and_one_network_is_one_client() -> None:
    buckets = Buckets(1, 1, lambda: 0.0)
    assert [bool(buckets.take(who)) for who in "aab"] == [False, True, False]
    near, far = "2001:db8:1:2::1", "2001:db8:1:3::1"
    assert client_of({"client": (near, 1)}) == client_of({"client": ("2001:db8:1:2:ff::9", 1)})
    assert client_of({"client": (near, 1)}) != client_of({"client": (far, 1)})
    assert client_of({"client": ("192.0.2.7", 1)}) == "192.0.2.7"


class Work:
    """A page that takes long, and how many of it are being made at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.now = self.most = self.begun = 0

    def __call__(self, _: OpenRelease, __: Asked) -> Shown:
        with self._lock:
            self.now += 1
            self.begun += 1
            self.most = max(self.most, self.now)
        time.sleep(0.3)
        with self._lock:
            self.now -= 1
        return Shown("sorry.html", "Late", {"message": "late"})


@pytest.mark.parametrize(("slow", "at_once"), [(True, 1), (False, 4)])
def test_who_does_not_wait_for_answers_cannot_pile_up_work(
    release: Path, monkeypatch: pytest.MonkeyPatch, slow: bool, at_once: int
) -> None:
    work = Work()
    monkeypatch.setattr(guide_app, "routes", lambda: (Route("/long", work, slow=slow),))
    with (
        TestClient(create_app(Settings(release, rate=0, patience=0.05))) as client,
        ThreadPoolExecutor(12) as askers,
    ):
        asked = [askers.submit(client.get, f"/long?q={number}") for number in range(24)]
        assert {one.result().status_code for one in asked} == {503}
        assert work.most <= at_once
        time.sleep(0.5)
        assert work.now == 0
        assert work.begun < 24, "what nobody waits for any more is not begun"


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/find/", "/find"),
        ("/find/?q=a%0d%0ab&cost=1", "/find?q=a%0d%0ab&cost=1"),
        ("/careers//", "/careers"),
        ("/api/v1", "/api/v1/"),
    ],
)
def test_a_slash_too_many_leads_to_no_other_host(client: TestClient, address: str, to: str) -> None:
    answer = client.get(address, headers={"Host": "evil.example"})
    assert answer.status_code in (307, 308)
    assert answer.headers["location"] == to


@pytest.mark.parametrize(
    "address",
    ["//evil.example/", "//evil.example/find/", "/%5cevil.example/", "/%2f%2fevil.example/"],
)
def test_no_address_leads_elsewhere(client: TestClient, address: str) -> None:
    answer = client.get(f"http://testserver{address}")
    assert answer.status_code == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize("cost", ["1e400", "1e30", "9" * 3000, "1e999999", "-1", "nan", "Infinity"])
@pytest.mark.parametrize("page", ["/find", "/", "/rank", "/find/map"])
def test_no_amount_is_too_large_to_be_read(guide: TestClient, page: str, cost: str) -> None:
    answer = guide.get(page, params={"cost": cost})
    assert answer.status_code == 200
    assert "is no amount" in answer.text


@pytest.mark.parametrize("path", ["/find", "/api/v1/programs", "/reconcile", "/static/x/site.css"])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_changed(guide: TestClient, method: str, path: str) -> None:
    answer = guide.request(method, path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    problem = answer.headers["content-type"] == "application/problem+json"
    assert problem == path.startswith(("/api", "/reconcile"))


@pytest.mark.parametrize(
    "name",
    [
        "../serving.py",
        "..%2fserving.py",
        "%2e%2e%2fserving.py",
        "..%5cserving.py",
        "site.css%00",
        "/etc/passwd",
    ],
)
def test_only_assets_are_assets(guide: TestClient, name: str) -> None:
    assert guide.get(f"/static/x/{name}").status_code == 404
