"""What can stop an export."""

from __future__ import annotations


class ExportError(Exception):
    """The folder cannot be written, or is none that an export may replace. The message says what
    is wrong, where, and what to do."""
