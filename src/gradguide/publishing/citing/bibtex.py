"""A citation in BibTeX."""

from __future__ import annotations

from gradguide.publishing.citing.cited import AUTHOR, Cited

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
})  # fmt: skip
"""What LaTeX reads as something else than itself."""
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
"""In the field `url`, which styles read as it stands: what would end its braces."""


def escaped(text: str) -> str:
    """A text so that LaTeX prints it as it is."""
    return text.translate(_SPECIAL)


def bibtex(cited: Cited) -> str:
    """The entry: `@misc`, since the styles of old know no web page; ends with a line break. The day
    of access is in `urldate`, which biblatex reads and older styles pass over.

    Titles stand in double braces, so that styles keep their capitals.
    """
    fields = [
        ("author", f"{{{escaped(AUTHOR)}}}"),
        ("title", f"{{{escaped(cited.title)}}}"),
        ("year", str(cited.day.year)),
        ("month", _MONTHS[cited.day.month - 1]),
        ("note", escaped(f"{_part_of(cited)}Release {cited.version}, {cited.day.isoformat()}")),
    ]
    if cited.address:
        fields.append(("url", cited.address.translate(_IN_ADDRESS)))
    if cited.accessed:
        fields.append(("urldate", cited.accessed.isoformat()))
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields
    ]
    return "\n".join([f"@misc{{{cited.name},", *lines, "}", ""])


def _part_of(cited: Cited) -> str:
    return "" if cited.title == cited.guide else f"In: {cited.guide}. "
