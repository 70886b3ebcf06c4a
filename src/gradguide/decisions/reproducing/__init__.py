"""Somebody else's ranking held against the facts that it says it uses."""
