"""What a field pack knows of degrees and fields, for telling programs apart by their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gradguide.model.claim import Claim
from gradguide.model.fact import ProgramKind
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Vocabulary
from gradguide.resolution.degrees import DegreeNames, core
from gradguide.resolution.naming import ProgramName
from gradguide.resolution.spelling import text_key, words

_ALL_LEVELS = (None, "bachelor", "master", "doctoral", "certificate")


@dataclass(frozen=True, slots=True)
class ProgramKey:
    """What makes two names one program's; None where a name does not say.

    `field` is the name of the pack's field where it has one, else the field's own words.
    """

    kind: ProgramKind
    level: str | None = None
    designation: str | None = None
    field: str = ""

    @property
    def unsaid(self) -> int:
        return (self.level is None) + (self.designation is None) + (not self.field)

    def may_be(self, other: ProgramKey) -> bool:
        """Whether all that this key says is said by the other too."""
        return (
            self.kind == other.kind
            and self.level in (None, other.level)
            and self.designation in (None, other.designation)
            and self.field in ("", other.field)
        )


class ProgramReader:
    """A pack's knowledge of degrees and fields, for reading programs' names."""

    def __init__(self, pack: FieldPack) -> None:
        self.degrees = DegreeNames(pack)
        self._fields: dict[frozenset[str], str] = {}
        same = {name: group[0] for group in pack.one_program for name in group}
        for term in pack.fields:
            for name in (term.name, *term.names):
                self._fields.setdefault(core(words(name)), same.get(term.name, term.name))
        self._specialties = {
            text_key(name): term.name
            for term in pack.specialties
            for name in (term.name, *term.names)
        }

        self._levels = {a.abbreviation: a.levels for a in pack.accreditors if a.scope == "program"}

    def levels_meant(self, claim: Claim, vocabulary: Vocabulary) -> Collection[str | None]:
        """The levels of the programs that a claim naming only the school can speak of.

        None stands for a level that nobody says. Empty where it speaks of the school: not of
        what a program has, or of an accreditation that is the whole institution's.
        """
        if claim.attribute == "accreditation":
            said = vocabulary["accreditation"].with_defaults(claim.qualifiers)
            return self._levels.get(str(said["body"]), ())
        return _ALL_LEVELS if vocabulary[claim.attribute].about[0] == "program" else ()

    def field(self, own_words: frozenset[str]) -> str:
        """The field's name in the pack, or its own words in order."""
        return self._fields.get(own_words) or " ".join(sorted(own_words))

    def knows_field(self, name: str) -> bool:
        """Whether a field's name is the pack's, and not the words of some program's name."""
        return name in self._fields.values()

    def track(self, names: tuple[str, ...]) -> str:
        """What the spellings of one concentration have in common."""
        return " + ".join(self._specialties.get(text_key(n), text_key(n)) for n in names)

    def key(self, name: ProgramName) -> ProgramKey:
        if name.kind == "program":
            return ProgramKey("program", name.level, name.designation, self.field(name.core))
        own = name.core if name.kind == "certificate" else name.tokens
        return ProgramKey(name.kind, name.level, "", " ".join(sorted(own)))
