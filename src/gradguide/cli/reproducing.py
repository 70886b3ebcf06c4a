"""`gradguide reproduce`: how far facts explain somebody else's ranking."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gradguide.answers.choosing import described
from gradguide.answers.errors import UnknownNameError
from gradguide.answers.methods import method_called
from gradguide.answers.names import program_called
from gradguide.answers.reproduction_record import record
from gradguide.answers.situation_words import whom
from gradguide.catalog.release import Release
from gradguide.cli.json_output import print_json
from gradguide.cli.only_ours import keep_for_us
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.reproduction_text import lines
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.measures import asking
from gradguide.decisions.reproducing.reproduction import reproduce, used
from gradguide.decisions.situation import Situation
from gradguide.model.published_ranking import Placing, PublishedRanking
from gradguide.production.rankings import Known, claims_of_pages, ranking_in
from gradguide.production.reader import PageReader, Settings
from gradguide.sources.packs import PackFileError, UnknownPackError
from gradguide.sources.rankings import CLAIMS, LISTS, RankingFileError, load_claims, load_list

_LISTED = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be explained, and by what. `uses` are names of criteria with commas between;
    without it, all of the method's. `field` is the pack to read a page with, where it is not the
    one that comes with gradguide for the release's field."""

    file: Path
    doc: str | None
    uses: str | None
    method: str
    field: str | None
    json: bool


def run(path: Path | None, situation: Situation, as_of: date, wanted: Wanted) -> None:
    """Print how far the ranking can be explained.

    Raises:
        Failure: the file is no ranking, the method or a criterion does not exist, or the
            situation is impossible.
    """
    keep_for_us()
    if not wanted.file.exists():
        raise Failure(f"{wanted.file}: no such file")
    with opened(path) as release, for_day(release, as_of, text=not wanted.json):
        method = method_called(release, wanted.method)
        named = [name.strip() for name in (wanted.uses or "").split(",") if name.strip()]
        try:
            criteria = used(method, named)
            ranking = _ranking(release, wanted, as_of)
            everybody = {one.id: one for one in described(release)}
            meant = [
                everybody[placing.program]
                for placing in ranking.placings
                if placing.program in everybody
            ]
            who = asking(meant, situation, as_of, peers(everybody.values()))
            found = reproduce(ranking, criteria, everybody, who, method.outdated)
        except SituationError as error:
            raise Failure(str(error), WRONG_CALL) from None
        except RankingFileError as error:
            raise Failure(str(error)) from None
        if wanted.json:
            print_json(record(found, situation, as_of) | day_record(release, as_of))
            return
        for line in lines(found, whom(situation, as_of), said_uses=bool(named)):
            sys.stdout.write(f"{line}\n")


def _ranking(release: Release, wanted: Wanted, as_of: date) -> PublishedRanking:
    """The ranking of a list, of claims, or of a page."""
    kind = wanted.file.suffix.lower()
    if kind in LISTS:
        listed = load_list(wanted.file)
        placings = [_identified(release, placing) for placing in listed.placings]
        return replace(listed, placings=tuple(placings))
    try:
        reader = PageReader(Settings(wanted.field or str(release.manifest["field"]), as_of))
        claims = (
            load_claims(wanted.file) if kind in CLAIMS else claims_of_pages(wanted.file, reader)
        )
        known = Known(tuple(release.all_claims()), release.as_of, reader.pack, reader.registry)
    except (UnknownPackError, PackFileError) as error:
        raise Failure(f"{error} (name the pack to read the page with by --field)") from None
    return ranking_in(claims, known, wanted.doc)


def _identified(release: Release, placing: Placing) -> Placing:
    """An entry of a list with the program that its name means; why not, where none is meant."""
    try:
        return replace(placing, program=program_called(release, placing.name).id)
    except UnknownNameError as error:
        return replace(placing, why=_on_a_line(str(error)))


def _on_a_line(message: str) -> str:
    """A message with what it lists in one line: the ids of the first few."""
    says, *options = (line.strip() for line in message.split("\n"))
    if not options:
        return says
    ids = [option.split()[0] for option in options if not option.startswith("and ")]
    more = len(options) - min(len(ids), _LISTED)
    return f"{says} {', '.join(ids[:_LISTED])}{' or others' if more else ''}"
