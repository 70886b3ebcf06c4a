"""Dated parameters of public rules: data only, read by `sources.loans`."""
