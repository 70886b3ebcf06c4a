"""A release as linked data: schema.org for search engines, CTDL for registries of credentials."""
