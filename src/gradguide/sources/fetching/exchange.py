"""One request and its answer: https only, few redirects, errors as what they mean.

The standard library's `urllib.request` does TLS, proxies and the wire; what is decided here is
which addresses may be asked at all and what a failure means.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit

from gradguide import __version__
from gradguide.sources.fetching.errors import FetchError, PassingError, UnreachableError

_REDIRECTS = 5
_REDIRECTING = (301, 302, 303, 307, 308)
_SAME_METHOD = (307, 308)
_CONTACT = re.compile(r"[^\s()<>\\]+@[^\s()<>\\]+|https://[^\s()<>\\]+")
_LONGEST_CONTACT = 100


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: an address, with headers; with POST where there is a text to send."""

    address: str
    headers: Mapping[str, str]
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: the status, who answered in the end, and the body to come."""

    status: int
    address: str
    body: http.client.HTTPResponse

    def header(self, name: str) -> str | None:
        return self.body.headers.get(name)

    def read(self, size: int) -> bytes:
        """At most `size` bytes of the body; none at its end.

        Raises:
            PassingError: the connection broke or nothing came for too long.
        """
        with _as_trouble(self.address):
            return self.body.read1(size)


def user_agent(contact: str | None) -> str:
    """How gradguide names itself, with an address of the person who runs it where there is one.

    Raises:
        ValueError: the contact is neither an e-mail address nor an https address.
    """
    name = f"gradguide/{__version__}"
    if contact is None:
        return name
    if (
        not contact.isascii()
        or len(contact) > _LONGEST_CONTACT
        or not _CONTACT.fullmatch(contact)
        or not contact.isprintable()
    ):
        raise ValueError("an e-mail address or an https address, without spaces")
    return f"{name} ({contact})"


@contextmanager
def asked(request: Request, timeout: float) -> Iterator[Answer]:
    """The answer to a request, after redirects, whatever its status.

    `timeout` is in seconds, for connecting and for each wait for data.

    Raises:
        PassingError: the connection broke or nothing came for too long.
        UnreachableError: there is no such host, or its certificate is not good.
        FetchError: an address is not https, or there are too many redirects.
    """
    response, address = _followed(request, timeout)
    try:
        yield Answer(response.status, address, response)
    finally:
        response.close()


def _followed(request: Request, timeout: float) -> tuple[http.client.HTTPResponse, str]:
    address, post = request.address, request.post
    for _ in range(_REDIRECTS + 1):
        if not may_be_asked(address, request.address):
            raise FetchError(f"{address}: only https addresses are asked; this one is not")
        response = _sent(address, request.headers, post, timeout)
        if response.status not in _REDIRECTING:
            return response, address
        target = response.headers.get("Location")
        response.close()
        if not target:
            raise FetchError(f"{address}: answers {response.status} and does not say where to go")
        if response.status not in _SAME_METHOD:
            post = None
        address = urljoin(address, target)
    raise FetchError(f"{request.address}: sends from one address to the next ({_REDIRECTS} times)")


def _sent(
    address: str, headers: Mapping[str, str], post: str | None, timeout: float
) -> http.client.HTTPResponse:
    data = post.encode() if post is not None else None
    asking = urllib.request.Request(address, data=data, headers=dict(headers))
    if data is not None:
        asking.add_header("Content-Type", "application/json")
    with _as_trouble(address):
        response = _opener(local=_is_loopback(address)).open(asking, timeout=timeout)
    if not isinstance(response, http.client.HTTPResponse):
        raise FetchError(f"{address}: did not answer as a web server does")
    return response


def _opener(*, local: bool) -> urllib.request.OpenerDirector:
    # Without a handler for errors and redirects every status comes back to us as an answer.
    opener = urllib.request.OpenerDirector()
    opener.add_handler(urllib.request.ProxyHandler({} if local else None))
    opener.add_handler(urllib.request.HTTPHandler())
    opener.add_handler(urllib.request.HTTPSHandler())
    return opener


def may_be_asked(address: str, first: str) -> bool:
    """Whether an address may be asked after the `first` one sent there: https always, http only
    on this machine and only if it began there."""
    scheme = urlsplit(address).scheme
    local = _is_loopback(address) and _is_loopback(first)
    return scheme == "https" or (scheme == "http" and local)


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def _as_trouble(address: str) -> Iterator[None]:
    host = urlsplit(address).netloc
    try:
        yield
    except URLError as error:
        raise _trouble(host, error.reason) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _trouble(host, error) from None


def _trouble(host: str, error: object) -> FetchError:
    if isinstance(error, socket.gaierror):
        return UnreachableError(f"{host}: cannot be found; is this machine online?")
    if isinstance(error, ssl.SSLCertVerificationError):
        return UnreachableError(
            f"{host}: its certificate is not good ({error.verify_message}); "
            "nothing is fetched from a host that cannot show who it is"
        )
    if isinstance(error, http.client.InvalidURL | UnicodeError):
        return FetchError(f"{host}: is no address that can be asked ({error})")
    if isinstance(error, TimeoutError):
        return PassingError(f"{host}: nothing came for too long", whole_host=True)
    if isinstance(error, ConnectionRefusedError):
        return PassingError(f"{host}: refuses the connection", whole_host=True)
    return PassingError(f"{host}: the connection broke ({error or type(error).__name__})")


def seconds_to_wait(value: str | None, now: datetime) -> float | None:
    """What a Retry-After header asks for, in seconds from `now` (with a time zone); None where
    it is absent or means nothing. RFC 9110, section 10.2.3: a number of seconds or a date."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
