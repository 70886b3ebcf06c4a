"""A release in the forms that others read: citations, schema.org, CTDL, and a folder of open data.

Everything here says what the release says and nothing more. A fact that no source decides, that
sources dispute or that has gone stale is left out of forms which have no way to say so
(`gradguide.publishing.sayable`); the open data have it with its status.
"""
