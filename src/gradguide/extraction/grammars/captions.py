"""A short line under a heading that is a label: "Minimum GPA" above "3.0".

Pages that lay out facts in boxes write in two lines what others write as "Minimum GPA: 3.0".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.wording import asks

_LABEL_WORDS = 6
_VALUE = 90  # characters
_SENTENCE = re.compile(r"\b(?:is|are|has|have|offers?|requires?|must|can|will|you|we)\b")


def read_under_heading(
    passage: Passage, read: Callable[[Passage], Iterator[Reading]]
) -> Iterator[Reading]:
    """What `read` finds in a short line when the heading above is put before it as its label.

    The readings' places are those in the line itself.
    """
    label = passage.heading.strip(" :")
    if passage.label or passage.before or passage.lead or not label or asks(label):
        return
    if len(label.split()) > _LABEL_WORDS or len(passage.folded) > _VALUE:
        return
    if _SENTENCE.search(label) or passage.folded.startswith(label):
        return
    label += ": "
    whole = replace(passage, text=label + passage.text, folded=label + passage.folded, heading="")
    for found in read(whole):
        if found.end > len(label):
            start = max(0, found.start - len(label))
            yield replace(found, start=start, end=found.end - len(label))
