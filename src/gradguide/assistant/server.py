"""The server: tools, resources and prompts over one release."""

from __future__ import annotations

import inspect
import json
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.context import Context
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.server.mcpserver.prompts import Prompt
from mcp_types import CallToolResult, InputRequiredResult, Tool, ToolAnnotations
from pydantic import ValidationError

from gradguide import __version__
from gradguide.answers.errors import AnswerError
from gradguide.answers.methods import method_called
from gradguide.answers.records import program_record, school_record
from gradguide.assistant.answering import HOW_TO_READ, refused
from gradguide.assistant.desk import Desk
from gradguide.assistant.prompts import check_this_claim, help_me_choose
from gradguide.assistant.refusing import unknown_argument, wrong
from gradguide.assistant.tools import Tools
from gradguide.model.method import canonical

_NAMES = (
    "about", "find", "show", "compare", "cost", "rank", "careers", "licensure", "organizations",
    "faq",
)  # fmt: skip
_JSON = "application/json"
_READING = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


class GuideServer(MCPServer[Any]):
    """A server that says what is wrong with a call, and takes no argument that it does not know."""

    async def list_tools(self) -> list[Tool]:
        """The tools, their schemas without the titles that only repeat names: assistants read every
        word of them."""
        return [
            tool.model_copy(
                update={
                    "input_schema": _untitled(tool.input_schema),
                    "output_schema": _untitled(tool.output_schema),
                }
            )
            for tool in await super().list_tools()
        ]

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; a call that is wrong is answered with what is allowed."""
        schema = {tool.name: tool.input_schema for tool in await self.list_tools()}.get(name, {})
        known = schema.get("properties", {})
        more = [one for one in arguments if one not in known]
        if schema and more:
            return refused(f"{name}: {unknown_argument(schema, more[0])}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            return refused(f"{name}: {wrong(error.__cause__, schema)}")


def server_for(desk: Desk) -> GuideServer:
    """The server over a desk's release."""
    release = desk.opened.release
    server = GuideServer(
        name="gradguide",
        title=f"Guide to graduate programs: {release.field_name}",
        version=__version__,
        instructions=(
            f"A guide to graduate programs in {release.field_name}, as of {release.as_of}, in "
            f"which every value opens to its sources. Ask `about` first. {HOW_TO_READ} Do not add "
            "up, convert or compare prices yourself: `cost` and `compare` do it with what is "
            "unknown. There is no best program; rankings depend on weights that the person sets."
        ),
        log_level="WARNING",
        subscriptions=False,
    )
    tools = Tools(desk)
    for name in _NAMES:
        fn = getattr(tools, name)
        server.add_tool(
            fn,
            name=name,
            title=name.capitalize(),
            description=" ".join((inspect.getdoc(fn) or "").split()),
            annotations=_READING,
        )
    _add_resources(server, desk)
    for prompt in (help_me_choose, check_this_claim):
        server.add_prompt(Prompt.from_function(prompt))
    return server


def _add_resources(server: GuideServer, desk: Desk) -> None:
    release = desk.opened.release

    @server.resource("gradguide://release", title="The release's manifest", mime_type=_JSON)
    def manifest() -> str:
        """What the release is: its field, day, digest, inputs and counts."""
        kept = {name: value for name, value in release.manifest.items() if name != "methods"}
        return _text(kept)

    @server.resource("gradguide://reading", title="How to read marks", mime_type="text/plain")
    def reading() -> str:
        """What the statuses of facts mean and how to quote them."""
        return HOW_TO_READ

    @server.resource("gradguide://methods", title="Ranking methods", mime_type=_JSON)
    def methods() -> str:
        """All ranking methods of the release: criteria, weights, what happens to the unknown."""
        held = release.manifest.get("methods") or {}
        return _text({name: canonical(method_called(release, name)) for name in sorted(held)})

    @server.resource("gradguide://method/{name}", title="A ranking method", mime_type=_JSON)
    def method(name: str) -> str:
        """One ranking method: its criteria, weights, and what happens to the unknown."""
        if name not in (release.manifest.get("methods") or {}):
            raise ResourceNotFoundError(f"this release has no ranking method {name!r}")
        try:
            return _text(canonical(method_called(release, name)))
        except AnswerError as error:
            raise ResourceNotFoundError(str(error)) from None

    @server.resource("gradguide://program/{+id}", title="A program", mime_type=_JSON)
    def program(id: str) -> str:  # noqa: A002 - the name that the address has
        """A program by its id: every fact with every claim for it and against it."""
        found = release.program(id)
        if found is None:
            raise ResourceNotFoundError(f"this release has no program {id!r}; `find` gives ids")
        return _text(program_record(release, found, evidence=True))

    @server.resource("gradguide://school/{slug}", title="A school", mime_type=_JSON)
    def school(slug: str) -> str:
        """A school by its id, with its programs and their facts."""
        found = release.institution(slug)
        if found is None:
            raise ResourceNotFoundError(f"this release has no school {slug!r}; `find` gives ids")
        return _text(school_record(release, found, evidence=False))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _untitled(schema: Any) -> Any:
    """A schema without titles; a property that is called "title" has no text as its value."""
    if isinstance(schema, list):
        return [_untitled(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: _untitled(value)
        for name, value in schema.items()
        if not (name == "title" and isinstance(value, str))
    }
