"""What can stop an export."""

from __future__ import annotations


class ExportError(Exception):
    """The tables cannot be made of the release. The message says what is wrong, where, and what to
    do."""
