"""Guides to online graduate programs in which every fact opens to the sentence it came from."""

__version__ = "0.1.0"
