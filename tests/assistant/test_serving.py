"""How it is served: pipes that carry nothing but the protocol, HTTP on this machine, and an end."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client

from gradguide.assistant.serving import Place, place_called

DAY = "2026-11-02"
LATEST = "2025-06-18"


def command(release: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "gradguide", "mcp", "--release", str(release), *more]


@contextmanager
def served(release: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server over HTTP on a free port, and its address."""
    words = command(release, "--http", "127.0.0.1:0", *more)
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as made:
        try:
            assert made.stderr is not None
            said = made.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/mcp", said)
            assert found, said
            yield made, found[0]
        finally:
            made.kill()


@pytest.fixture(scope="module")
def address(release: Path) -> Iterator[str]:
    with served(release) as (_, where):
        yield where


def line(method: str, number: int | None = None, **params: Any) -> str:
    """A message as a client writes it."""
    out: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        out["id"] = number
    return json.dumps(out) + "\n"


OPENING = (
    line("initialize", 1, protocolVersion=LATEST, capabilities={},
         clientInfo={"name": "test", "version": "1"})
    + line("notifications/initialized")
)  # fmt: skip


def test_standard_output_carries_the_protocol_alone_and_the_server_ends_with_its_input(
    release: Path,
) -> None:
    asked = [
        ("rank", {"draws": 500, "as_of": DAY}),
        ("rank", {"why": "the-university-of-alabama/mlis", "draws": 100, "as_of": DAY}),
        ("show", {"program": "nothing of the kind"}),
    ]
    calls = [
        line("tools/call", number, name=name, arguments=arguments)
        for number, (name, arguments) in enumerate(asked, 2)
    ]
    with subprocess.Popen(
        command(release), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    ) as made:  # fmt: skip
        assert made.stdin is not None and made.stdout is not None
        made.stdin.write(OPENING + "this is no message\n" + "".join(calls))
        made.stdin.flush()
        found: dict[int, Any] = {}
        while not set(range(2, 2 + len(asked))) <= set(found):
            message = json.loads(made.stdout.readline())
            assert message["jsonrpc"] == "2.0"
            if "id" in message and message["id"] is not None:
                found[message["id"]] = message
        made.stdin.close()
        assert [json.loads(rest)["jsonrpc"] for rest in made.stdout] in ([], ["2.0"])
        assert made.wait(20) == 0
    assert found[1]["result"]["serverInfo"]["name"] == "gradguide"
    assert "unknown: say so" in found[1]["result"]["instructions"]
    assert [found[n]["result"].get("isError", False) for n in (2, 3, 4)] == [False, False, True]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told_to(release: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        command(release), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    ) as made:  # fmt: skip
        assert made.stdin is not None and made.stdout is not None
        made.stdin.write(OPENING)
        made.stdin.flush()
        assert json.loads(made.stdout.readline())["id"] == 1
        made.send_signal(number)
        assert made.wait(20) == 0
        assert made.stderr is not None and "Traceback" not in made.stderr.read()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_over_http_too(release: Path, number: signal.Signals) -> None:
    with served(release) as (made, where):
        # A stream of news would hold a connection for ever: there is none.
        assert httpx.get(where, headers={"accept": "text/event-stream"}).status_code == 405
        made.send_signal(number)
        assert made.wait(20) == 0
        assert made.stdout is not None and made.stdout.read() == ""
        assert made.stderr is not None and "Traceback" not in made.stderr.read()


def test_a_client_over_http_gets_the_answers_that_one_over_pipes_gets(
    address: str, assistant: Any, connected: Any
) -> None:
    asked = {"program": "the-university-of-alabama/mlis", "as_of": DAY}
    with connected(address) as other:
        assert other.tools == assistant.tools
        assert other.ask("cost", **asked) == assistant.ask("cost", **asked)
        assert other.refused("cost", program="nothing") == assistant.refused(
            "cost", program="nothing"
        )


def test_a_client_of_the_handshake_is_served_without_a_session(address: str) -> None:
    headers = {"accept": "application/json, text/event-stream"}
    opened = httpx.post(address, content=OPENING.splitlines()[0], headers={
        **headers, "content-type": "application/json"})  # fmt: skip
    assert opened.status_code == 200
    assert "mcp-session-id" not in opened.headers
    call = line("tools/call", 7, name="about", arguments={})
    answered = httpx.post(address, content=call, headers={
        **headers, "content-type": "application/json", "mcp-protocol-version": LATEST})  # fmt: skip
    assert answered.json()["result"]["structuredContent"]["institutions"] > 50


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "guide.example"}, 421),
        ({"host": "guide.example:80"}, 421),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "text/plain"}, 400),
        ({}, 200),
        ({"origin": "http://localhost:5000"}, 200),
    ],
)
def test_requests_from_elsewhere_are_refused(
    address: str, headers: dict[str, str], status: int
) -> None:
    own = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
    got = httpx.post(address, content=OPENING.splitlines()[0], headers=own | headers)
    assert got.status_code == status, got.text


def test_a_name_that_is_allowed_may_be_addressed(release: Path) -> None:
    own = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
    with served(release, "--allow-host", "guide.example") as (_, where):
        for host, status in (("guide.example", 200), ("other.example", 421)):
            got = httpx.post(where, content=OPENING.splitlines()[0], headers={**own, "host": host})
            assert got.status_code == status


def test_a_request_that_is_too_long_is_refused(address: str) -> None:
    call = line("tools/call", 7, name="find", arguments={"words": "a" * 300_000})
    own = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
    assert httpx.post(address, content=call, headers=own).status_code == 413


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--http", "nowhere"), "'nowhere' is no place to listen; give HOST:PORT"),
        (("--http", "127.0.0.1:99999"), "give HOST:PORT"),
        (("--allow-host", "guide.example"), "--allow-host goes with --http"),
    ],
)
def test_a_wrong_call_says_what_is_allowed(
    release: Path, words: tuple[str, ...], said: str
) -> None:
    done = subprocess.run(command(release, *words), capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert said in done.stderr and done.stdout == ""


def test_a_port_that_is_taken_and_a_release_that_is_not_there_are_said(
    address: str, release: Path, tmp_path: Path
) -> None:
    port = address.rpartition(":")[2].partition("/")[0]
    taken = subprocess.run(
        command(release, "--http", port), capture_output=True, text=True, timeout=60
    )
    assert taken.returncode == 1 and "cannot be listened on" in taken.stderr
    missing = subprocess.run(
        command(tmp_path / "no.db"), capture_output=True, text=True, timeout=60, input=""
    )
    assert missing.returncode == 1 and "is not there" in missing.stderr and missing.stdout == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("8765", Place("127.0.0.1", 8765)),
        ("0.0.0.0:80", Place("0.0.0.0", 80)),
        ("[::1]:80", Place("::1", 80)),
        ("guide.example:0", Place("guide.example", 0)),
    ],
)
def test_places(text: str, place: Place) -> None:
    assert place_called(text) == place


RESOURCES = ["gradguide://release", "gradguide://methods", "gradguide://method/default",
             "gradguide://program/the-university-of-alabama/mlis",
             "gradguide://school/kent-state-university-at-kent"]  # fmt: skip


@pytest.mark.parametrize("uri", RESOURCES)
def test_resources_are_json(assistant: Any, uri: str) -> None:
    (found,) = assistant.do(assistant.client.read_resource, uri).contents
    assert found.mime_type == "application/json"
    assert json.loads(found.text)


def test_a_programs_resource_has_every_claim(assistant: Any) -> None:
    uri = "gradguide://program/the-university-of-alabama/mlis"
    (found,) = assistant.do(assistant.client.read_resource, uri).contents
    facts = json.loads(found.text)["facts"]
    assert all(fact["for"] for fact in facts)


@pytest.mark.parametrize(
    "uri",
    ["gradguide://program/nowhere/mlis", "gradguide://school/nowhere", "gradguide://method/nope",
     "gradguide://program/../../etc/passwd", "gradguide://method/%2Fetc%2Fpasswd",
     "file:///etc/passwd"],
)  # fmt: skip
def test_a_resource_that_is_not_there_is_said_to_be_none(assistant: Any, uri: str) -> None:
    from mcp import MCPError

    with pytest.raises(MCPError) as error:
        assistant.do(assistant.client.read_resource, uri)
    assert "root:" not in str(error.value) and "Traceback" not in str(error.value)


def test_prompts_name_tools_that_there_are(assistant: Any) -> None:
    client: Client = assistant.client
    asked = {
        "help_me_choose": {"wish": "something with maps", "home": "Ohio"},
        "check_this_claim": {"claim": "It costs $420 a credit."},
    }
    assert {one.name for one in assistant.do(client.list_prompts).prompts} == set(asked)
    for name, arguments in asked.items():
        (message,) = assistant.do(client.get_prompt, name, arguments).messages
        text = message.content.text
        named = set(re.findall(r"`([a-z]+)`", text))
        assert named and named <= set(assistant.tools)
        assert all(value in text for value in arguments.values())
