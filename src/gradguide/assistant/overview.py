"""The tool `about`: what the release is, how far it knows its field, and what can be asked."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from gradguide.answers.coverage import coverage_of
from gradguide.answers.methods import method_called
from gradguide.answers.ranking_words import weights_words
from gradguide.answers.words import MARKS
from gradguide.assistant.answering import Asked, Reply, listed
from gradguide.outlook.faq.questions import questions


class Coverage(BaseModel):
    """Of how many programs something is known, by the surest fact of each."""

    attribute: str
    name: str
    known: int
    counts: dict[str, int] = Field(description="Programs by status, and 'unknown'")


class MethodNote(BaseModel):
    """A ranking method."""

    name: str
    title: str
    about: str
    criteria: list[str] = Field(description="Names to give weights under")
    counts: str


class AboutReply(Reply):
    """The release."""

    institutions: int
    programs: dict[str, int]
    described: int = Field(description="Degrees and certificates that sources describe")
    facts: dict[str, int] = Field(description="By status")
    claims: int
    findings: dict[str, int]
    shown_only: int = Field(
        description="Facts that only paid placement or machine-written pages speak of: not counted"
    )
    coverage: list[Coverage]
    methods: list[MethodNote]
    questions: dict[str, str] = Field(description="Questions of `faq`, by id")
    roles: dict[str, str] = Field(description="Roles of `licensure`, by id")
    marks: dict[str, str]


def answer(asked: Asked) -> AboutReply:
    """What the release is."""
    release = asked.release
    stats = release.stats()
    coverage = coverage_of(asked.opened)
    return AboutReply(
        **asked.frame(),
        institutions=stats.institutions,
        programs=dict(stats.programs),
        described=coverage.programs,
        facts=dict(stats.facts),
        claims=stats.claims,
        findings=dict(stats.findings),
        shown_only=stats.shown_only,
        coverage=[
            Coverage(
                attribute=one.attribute,
                name=one.name,
                known=one.known,
                counts={name: number for name, number in sorted(one.counts.items()) if number},
            )
            for one in coverage.attributes
        ],
        methods=[_method(asked, name) for name in method_names(asked)],
        questions={one.id: one.words(release.field_name) for one in questions()},
        roles={role.id: role.name for role in release.licensing.roles},
        marks={status.value: mark for status, mark in MARKS.items()} | {"unknown": "–"},
    )


def method_names(asked: Asked) -> list[str]:
    """The names of the ranking methods that the release was built with."""
    return sorted(asked.release.manifest.get("methods") or ())


def lines(reply: AboutReply) -> Iterator[str]:
    """The same in words."""
    programs = ", ".join(f"{number:,} {kind}s" for kind, number in reply.programs.items())
    yield f"A guide to {reply.origin.field}: {programs} at {reply.institutions:,} institutions."
    facts = ", ".join(f"{number:,} {status}" for status, number in reply.facts.items())
    yield (
        f"Facts: {facts}; from {reply.claims:,} claims. {reply.shown_only:,} are shown and "
        "not counted, since only paid placement or machine-written pages say so."
    )
    yield ""
    yield f"Of {reply.described:,} degrees and certificates that sources describe it is known:"
    for one in reply.coverage:
        counts = ", ".join(f"{number:,} {status}" for status, number in one.counts.items())
        yield f"  {one.name}: {counts}"
    yield from listed(
        "Ranking methods",
        [f"{one.name} ({one.title}; weights: {', '.join(one.criteria)})" for one in reply.methods],
    )
    yield from listed("Questions", [f"{key}: {asks}" for key, asks in reply.questions.items()])
    yield from listed("Roles of licensing", [f"{k}: {name}" for k, name in reply.roles.items()])


def _method(asked: Asked, name: str) -> MethodNote:
    method = method_called(asked.release, name)
    return MethodNote(
        name=name,
        title=method.name,
        about=" ".join(method.about.split()),
        criteria=[one.name for one in method.criteria],
        counts=weights_words(method),
    )
