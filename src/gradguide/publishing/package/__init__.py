"""A release as a folder of open data."""

from gradguide.publishing.package.errors import ExportError
from gradguide.publishing.package.export import Exported, export

__all__ = ["ExportError", "Exported", "export"]
