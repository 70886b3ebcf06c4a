"""Options that take the address of a guide on the web."""

from __future__ import annotations

from urllib.parse import urlsplit

from gradguide.cli.status import WRONG_CALL, Failure


def web_address(option: str, text: str | None) -> str:
    """The address without a slash at its end, "" where none is given.

    Raises:
        Failure: it is none of the web; names the option.
    """
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        message = f"{option} takes an address of the web such as https://…, not {text!r}"
        raise Failure(message, WRONG_CALL)
    return text.rstrip("/")
