"""The bundled registry of institutions: data only, read by `sources.registry`."""
