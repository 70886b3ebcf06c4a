"""The guide for software: what the pages show as JSON and CSV, with its own description.

An operation is a function from an open release and what was asked to what is told; it knows
nothing of HTTP. `router` gives operations addresses, `document` describes them (OpenAPI 3.1).
"""
