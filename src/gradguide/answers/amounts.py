"""Amounts, shares and numbers as people type them: "$1,500", "3%", "0.03", "6"."""

from __future__ import annotations

import re
from decimal import Decimal

from gradguide.answers.errors import WrongQuestionError

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")


def number(option: str, text: str) -> Decimal:
    """A plain number.

    Raises:
        WrongQuestionError: the text is none; names the option.
    """
    found = _decimal(text.strip())
    if found is None:
        raise WrongQuestionError(f"{option} takes a number, as in 6 or 7.5, not {text!r}")
    return found


def whole(option: str, text: str) -> int:
    """A whole number.

    Raises:
        WrongQuestionError: the text is none; names the option.
    """
    found = _decimal(text.strip())
    if found is None or found != found.to_integral_value():
        raise WrongQuestionError(f"{option} takes a whole number, as in 2, not {text!r}")
    return int(found)


def money(option: str, text: str) -> Decimal:
    """An amount of dollars, with or without a dollar sign and commas.

    Raises:
        WrongQuestionError: the text is none; names the option.
    """
    found = _decimal(text.strip().removeprefix("$").lstrip())
    if found is None:
        message = f"{option} takes an amount of dollars, as in 1500 or '$1,500', not {text!r}"
        raise WrongQuestionError(message)
    return found


def share(option: str, text: str) -> Decimal:
    """A share as a fraction of one ("0.03") or in per cent ("3%"), as a fraction of one.

    Raises:
        WrongQuestionError: the text is none, or a number above one without a sign; names the
            option.
    """
    plain = text.strip()
    percent = plain.endswith("%")
    found = _decimal(plain.removesuffix("%").rstrip())
    if found is None:
        message = f"{option} takes a share, as in 3% or 0.03, not {text!r}"
        raise WrongQuestionError(message)
    if abs(found) > 1 and not percent:
        message = (
            f"{option} takes a share, and {plain} would be {plain} times the whole; write {plain}% "
            f"or {found / 100}"
        )
        raise WrongQuestionError(message)
    return found / 100 if percent else found


def _decimal(text: str) -> Decimal | None:
    if not any(letter.isdigit() for letter in text) or not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))
