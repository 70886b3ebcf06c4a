"""Spellings that mean the same: what else a program can be called when somebody looks for it.

A field pack says how its degrees, branches and specialties are written. A program whose
concentration is written in one of the ways is found by each of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from gradguide.model.catalog import Spelling, SpellingKind
from gradguide.model.fact import Program
from gradguide.model.pack import FieldPack
from gradguide.resolution.certificates import subjects_of
from gradguide.resolution.spelling import stems, text_key, words

_WRITTEN_OUT = 3  # words of a degree that is no abbreviation: "master of science"


def spellings_of(pack: FieldPack) -> tuple[Spelling, ...]:
    """Every spelling of the pack's degrees, branches and specialties, in a fixed order."""
    out = {Spelling("degree", d.abbreviation, name) for d in pack.degrees for name in d.names}
    for kind, terms in (("field", pack.fields), ("specialty", pack.specialties)):
        out |= {Spelling(kind, t.name, name) for t in terms for name in t.names}  # type: ignore[arg-type]
    return tuple(sorted(out, key=lambda one: (one.kind, one.name, one.spelling)))


class Synonyms:
    """Spellings, ready to be looked up."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._spelled: dict[tuple[SpellingKind, str], list[str]] = defaultdict(list)
        self._specialties: dict[str, str] = {}
        self._fields: dict[tuple[str, ...], str] = {}
        for one in spellings:
            self._spelled[one.kind, one.name].append(one.spelling)
            if one.kind == "specialty":
                self._specialties.setdefault(text_key(one.spelling), one.name)
            elif one.kind == "field":
                self._fields.setdefault(stems(one.spelling), one.name)
        for kind, name in self._spelled:
            if kind == "specialty":
                self._specialties[text_key(name)] = name
        self._longest = max((len(words) for words in self._fields), default=0)
        self._in_name = lru_cache(maxsize=65536)(self._find_fields)
        self._of_degree = {
            name: self._with_fields(spelled)
            for (kind, name), spelled in self._spelled.items()
            if kind == "degree"
        }

    @property
    def specialties(self) -> Mapping[str, str]:
        """The keys (`text_key`) of all spellings of specialties to the specialty's name."""
        return self._specialties

    def specialty(self, written: str) -> str:
        """The specialty as the pack names it; as it is written where the pack has none."""
        return self._specialties.get(text_key(written), written)

    def understands(self, written: str) -> bool:
        """Whether the pack has a specialty that is written so."""
        return text_key(written) in self._specialties

    def named_by(self, kind: str, name: str) -> str | None:
        """The specialty that a certificate's own name says it is in, as the pack names it; None
        for programs of other kinds, and where the name says none that the pack has.

        This is what makes a certificate one in a specialty for all who ask.
        """
        if kind != "certificate":
            return None
        found = (self._specialties.get(key) for key in subjects_of(name))
        return next(filter(None, found), None)

    def also(self, program: Program) -> tuple[str, ...]:
        """What else a program's degree, field and concentrations are called, folded.

        A concentration counts as a whole ("management" is one, and not part of every other);
        in a name, the longest run of words that is a branch of the field counts. Of a degree that
        is given in any field (an MS), what it is called in another branch than the program's
        does not, unless the program is called after the degree alone.
        """
        named: dict[tuple[SpellingKind, str], None] = {}
        for name in (program.name, *program.aliases):
            named.update(dict.fromkeys(("field", field) for field in self._in_name(name)))
        for concentration in program.concentrations:
            named["specialty", self.specialty(concentration)] = None
        own = {name for kind, name in named if kind == "field"}
        degree = self._of_degree.get(program.degree or "", ())
        bare = text_key(program.name) in {text_key(one) for one, _ in degree}
        bare = bare or program.name == program.degree
        of_degree = (spelling for spelling, fields in degree if bare or fields <= own)
        every = (spelling for key in named for spelling in self._spelled.get(key, ()))
        return tuple(dict.fromkeys((*of_degree, *every)))

    def _with_fields(self, spelled: Sequence[str]) -> tuple[tuple[str, frozenset[str]], ...]:
        """A degree's spellings, each with the branches that a program has to be in to be called
        so: those in the spelling, if another one written out names none ("master of science")."""
        found = [(one, frozenset(self._in_name(one))) for one in spelled]
        if any(not fields and len(words(one)) >= _WRITTEN_OUT for one, fields in found):
            return tuple(found)
        return tuple((one, frozenset()) for one in spelled)

    def _find_fields(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._fields_in(stems(name))))

    def _fields_in(self, words: Sequence[str]) -> Iterator[str]:
        place = 0
        while place < len(words):
            for length in range(min(self._longest, len(words) - place), 0, -1):
                found = self._fields.get(tuple(words[place : place + length]))
                if found is not None:
                    yield found
                    place += length - 1
                    break
            place += 1
