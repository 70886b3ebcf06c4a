"""The desk: no question takes for ever, none piles up, and the day is asked at each question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import anyio
import pytest
from mcp_types import CallToolResult, TextContent

from gradguide.answers.errors import AnswerError, WrongQuestionError
from gradguide.assistant.desk import Desk
from gradguide.catalog.release import Release


@pytest.fixture
def opened(release: Path) -> Iterator[Release]:
    with Release(release) as made:
        yield made


def done(text: str = "done") -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)])


def said(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_a_question_that_takes_too_long_is_refused_and_others_are_answered(
    opened: Release,
) -> None:
    desk = Desk(opened, seconds=0.2)
    go_on = threading.Event()

    def slow() -> CallToolResult:
        go_on.wait(30)
        return done()

    async def ask() -> tuple[CallToolResult, CallToolResult]:
        late = await desk.answer(slow)
        return late, await desk.answer(done)

    try:
        late, other = anyio.run(ask)
    finally:
        go_on.set()
    assert late.is_error and "no answer within 0.2 seconds" in said(late)
    assert not other.is_error


def test_questions_that_nobody_waits_for_do_not_pile_up(opened: Release) -> None:
    desk = Desk(opened, seconds=0.1)
    go_on = threading.Event()

    def slow() -> CallToolResult:
        go_on.wait(30)
        return done()

    async def ask() -> list[CallToolResult]:
        out = [await desk.answer(slow) for _ in range(5)]
        go_on.set()
        for _ in range(200):
            last = await desk.answer(done)
            if not last.is_error:
                break
            await anyio.sleep(0.05)
        return [*out, last]

    try:
        found = anyio.run(ask)
    finally:
        go_on.set()
    assert ["too many questions" in said(one) for one in found] == [False] * 4 + [True, False]


def test_a_refusal_names_neither_the_file_nor_options(opened: Release) -> None:
    desk = Desk(opened)

    def work() -> CallToolResult:
        raise AnswerError(f"{opened.path}: nothing here; give --loan-share")

    assert said(anyio.run(desk.answer, work)) == "nothing here; give loan_share"


@pytest.mark.parametrize(
    ("ask", "day"),
    [
        (lambda desk: desk.now(), date(2027, 3, 1)),
        (lambda desk: desk.now(date(2026, 12, 1)), date(2026, 12, 1)),
        (lambda desk: desk.undated(), date(2027, 3, 1)),
    ],
)
def test_the_day_is_asked_at_each_question(
    opened: Release, ask: Callable[[Desk], object], day: date
) -> None:
    days = iter([date(2027, 2, 1), date(2027, 3, 1)])
    desk = Desk(opened, today=lambda: next(days))
    assert desk.now().as_of == date(2027, 2, 1)
    assert ask(desk).as_of == day  # type: ignore[attr-defined]


def test_a_clock_behind_the_release_is_told_of_where_the_day_matters(opened: Release) -> None:
    desk = Desk(opened, today=lambda: date(2020, 1, 1))
    with pytest.raises(WrongQuestionError, match="before 1 November 2026"):
        desk.now()
    assert desk.undated().as_of == opened.as_of


def test_a_day_long_after_the_release_is_said_to_have_its_marks(opened: Release) -> None:
    later = Desk(opened, today=lambda: date(2028, 1, 1)).now()
    assert "marks of facts are those of 1 November 2026" in later.frame()["origin"].note
    assert Desk(opened, today=lambda: date(2026, 11, 2)).now().frame()["origin"].note == ""
