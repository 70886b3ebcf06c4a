"""How to cite a page of the guide: BibTeX, RIS, CSL-JSON and plain text."""

from gradguide.publishing.citing.bibtex import bibtex
from gradguide.publishing.citing.cited import Cited, cited_program, cited_release
from gradguide.publishing.citing.csl import csl
from gradguide.publishing.citing.plain import plain
from gradguide.publishing.citing.ris import ris

__all__ = ["Cited", "bibtex", "cited_program", "cited_release", "csl", "plain", "ris"]
