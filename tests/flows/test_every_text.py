"""Whatever is typed into any question is shown by every command that shows it: whole, or visibly cut, and as typed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending.rendering import body
from adapters.telegram.rendering import parts
from bot.domain.cooperation import Channel, ChannelKind
from bot.engine.exchange.lengths import shorten
from bot.engine.vocabulary.steps import MisfitError
from flows import FLOWS
from tests.flows.decision_scene import DecisionScene
from tests.flows.text_fields import CARD, FIELDS, NOT_KEPT, TAKEN_APART, TextField
from tests.flows.text_fields_of_goals import GOAL_FIELDS
from tests.flows.text_fields_of_leadership import LEADERSHIP_FIELDS
from tests.flows.text_fields_of_steps import STEP_FIELDS
from tests.frozen.scene import furnish, turn_of
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.engine.exchange.content import Content

MARKUP = '<b>a</b>&amp;<mx-reply>*b*_c_`d`[e](f)||{ $g }{ "h" } \\n\\* ~~i~~ \'"„“ <@room> #j'
SIGNS = (
    "\u202eevil א שלום \u2067e\u0301 Z\u0351\u0352\u0353a\u0314\u0342 👩‍👩‍👧‍👦🏳️‍🌈🇩🇪👍🏽 a\u200bb\u2060c\ufeffd\u00ade"
)
LINES = "eins\n- zwei\n\n1. drei\n> vier  \tfünf\n# sechs\n```\nsieben"
DIGITS = "4711"
COMMAND = "/stand !stand"
COSTLY = "*_[]()~`>#+-=|{}.!&<\"'\\ { $x } e\u0301 שלום 👩‍👩‍👧 "
TAGS = {
    "telegram": {"b", "i", "code", "a", "tg-time"},
    "matrix": {"p", "ul", "ol", "li", "br", "strong", "em", "code", "a"},
}
"""What the wording is made of: anything else was typed."""
UNLIKELY = "Zwölf Boxkämpfer, quer über den Sylter Deich"
ALL = (*FIELDS, *GOAL_FIELDS, *STEP_FIELDS, *LEADERSHIP_FIELDS)
KINDS = ("markup", "signs", "lines", "digits", "command", "longest")
NEXT = re.compile(r"weiter: /(.+)$", re.MULTILINE)
FAULT = "etwas schiefgegangen"


def texts(field: TextField) -> Iterator[str]:
    """Yield what is entered: every kind of trouble once, and the longest that is allowed, of dear characters."""
    yield from (MARKUP.replace(";", ",") if field.divides else MARKUP, SIGNS, LINES)
    if not field.letters:
        yield DIGITS
    yield (COSTLY * (field.most // len(COSTLY) + 1))[: field.most - 1].rstrip() + "!"
    yield "👩" * (field.most - 1) + "a"


class Heard(HTMLParser):
    """Collects what somebody reads, and checks the tags."""

    def __init__(self, allowed: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._allowed = allowed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag of the wording's."""
        assert tag in self._allowed

    def handle_data(self, data: str) -> None:
        """Take characters."""
        self.text += data


def squeezed(text: str) -> str:
    """Return a text without white space: where lines break is up to the platform."""
    return "".join(text.split())


def read(platform: str, html: Iterable[str]) -> str:
    heard = Heard(TAGS[platform])
    for one in html:
        heard.feed(one)
    heard.close()
    return heard.text


def renderings(contents: list[Content]) -> Iterator[tuple[str, str]]:
    """Yield what is read on each platform."""
    bodies = [body(content) for content in contents]
    yield "telegram", read("telegram", (part.html for content in contents for part in parts(content.text)))
    yield (
        "matrix",
        read("matrix", (str(one["formatted_body"]) for one in bodies if "formatted_body" in one))
        + "".join(str(one["body"]) for one in bodies if "formatted_body" not in one),
    )
    yield "matrix, plain", "".join(str(one["body"]) for one in bodies)


def assert_shown(contents: list[Content], text: str, most: int | None, where: str) -> None:
    """Whole; or as the beginning of it that fits, with a mark."""
    cut = text if most is None else shorten(text, most)
    assert squeezed(cut) == squeezed(text) or cut.endswith(" …")
    wanted = {squeezed(text), squeezed(cut)}
    for platform, seen in renderings(contents):
        assert any(one in squeezed(seen) for one in wanted), f"{where} on {platform}: {text!r} is not in {seen!r}"
        assert FAULT not in seen


async def enter(stage: Stage, field: TextField, lines: tuple[str, ...], text: str, number: int) -> None:
    for line in lines:
        if line == "arrange":
            assert field.arrange is not None
            field.arrange(stage)
            continue
        who, _, said = line.partition(": ") if ": " in line else line.partition(" tap ")
        said = said.replace("{n}", str(number))
        if ": " not in line:
            card, _, choice = said.rpartition(", ")
            await stage.tap(who, stage.latest(GROUP, card), choice)
        else:
            name, words = who.removesuffix("@"), said.replace("{text}", text)
            if who.endswith("@") or words.startswith("/"):
                await stage.say(name, words, "@" if who.endswith("@") else GROUP)
            else:
                await stage.answer(name, words)


async def shown(stage: Stage, who: str, command: str) -> list[Content]:
    """Return what a command shows somebody alone, with all pages."""
    place = f"@{who.casefold()}"
    contents: list[Content] = []
    following: str | None = command
    while following is not None:
        before = len(stage.seen_in(place))
        await stage.say(who, f"/{following}", place)
        said = stage.seen_in(place)[before:]
        contents += [message.content for message in said]
        found = [one[1] for message in said if (one := NEXT.search(message.text))]
        following = found[-1] if found else None
    await stage.say(who, "/abbrechen", place)
    return contents


async def check(stage: Stage, field: TextField, entered: list[tuple[str, tuple[str, ...]]]) -> None:
    """Enter texts one after the other; what lists them all is asked for once, unless each replaces the one before."""
    for number, (text, lines) in enumerate(entered, start=1):
        before = len(stage.seen_in(GROUP))
        await enter(stage, field, lines, text, number)
        for command, most in field.shown.items():
            if command == CARD:
                seen = [message.content for message in stage.seen_in(GROUP)[before:]]
            elif field.replaces or "{n}" in command or number == len(entered):
                seen = await shown(stage, field.by, command.replace("{n}", str(number)))
            else:
                continue
            several = not (field.replaces or "{n}" in command or command == CARD)
            for one, _ in entered if several else [(text, lines)]:
                assert_shown(seen, one, most, f"{field.asks}: {command}")


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.asks)
async def test_whatever_is_typed_is_shown(field: TextField, tmp_path: Path) -> None:
    entered = [(text, field.enter) for text in texts(field)]
    if field.typed:
        entered.append((COMMAND, (field.typed, *field.after)))
    for place, several in enumerate([[one] for one in entered] if field.anew else [entered]):
        (folder := tmp_path / str(place)).mkdir()
        async with Stage.on_sqlite(folder) as stage:
            await DecisionScene.prepare(stage)
            await check(stage, field, several)


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.asks)
async def test_a_character_too_many_is_said_and_nothing_is_kept(field: TextField, tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await DecisionScene.prepare(stage)
        lines = field.enter[: 1 + next(place for place, line in enumerate(field.enter) if "{text}" in line)]
        await enter(stage, field, lines, "x" * (field.most + 1), 1)

        said = stage.chat.messages[-1].text.replace(".", "")
        assert f"Das sind {field.most + 1} Zeichen, höchstens {field.most} passen" in said


async def test_every_question_that_takes_any_words_is_in_the_table(tmp_path: Path) -> None:
    file = tmp_path / "scene.db"
    await furnish(file)
    found = set[str]()
    async with Stage(f"sqlite:///{file}") as stage:
        with stage.database.begin() as transaction:
            turn = turn_of(stage, transaction)
            for dialogue in FLOWS.dialogues.values():
                for step in dialogue.steps:
                    if step.former:
                        continue
                    try:
                        kept = step.accept(UNLIKELY, turn)
                    except MisfitError:
                        continue
                    if UNLIKELY in json.dumps(kept, ensure_ascii=False):
                        found.add(f"{dialogue.id}/{step.id}")

    assert found == {field.asks for field in ALL} | set(NOT_KEPT) | TAKEN_APART


@pytest.mark.parametrize("name", [MARKUP, SIGNS, LINES, DIGITS, COMMAND, "👩" * 64], ids=KINDS)
async def test_a_person_is_called_as_the_platform_says(tmp_path: Path, name: str) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await DecisionScene.prepare(stage)
        zoe = replace(stage.chat.person("Zoe"), name=name)
        original = stage.chat.person
        stage.chat.person = lambda who, **options: zoe if who == "Zoe" else original(who, **options)  # type: ignore[method-assign]
        for line in ("/mitmachen Amt; Staat", "/beschluss Wir treffen uns.", "so abstimmen"):
            await (stage.say if line.startswith("/") else stage.answer)("Zoe", line)
        await stage.say("Anna", "/akteur neu Kreis; Staat; 3; 3; o4", "@")
        await stage.say("Anna", name, "@")
        contents = {
            "welcome and card": [message.content for message in stage.seen_in(GROUP)],
            **{command: await shown(stage, "Anna", command) for command in ("partner", "beschluss 1", "beenden")},
        }
    for where, seen in contents.items():
        assert_shown(seen, name, None, where)


@pytest.mark.parametrize("title", [MARKUP, SIGNS, LINES, DIGITS, COMMAND, "👩" * 255], ids=KINDS)
async def test_a_channel_is_called_as_the_platform_says(tmp_path: Path, title: str) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage)
        with stage.database.begin() as transaction:
            transaction.add_channel(
                Channel(
                    cooperation_id=scene.home,
                    adapter="memory",
                    account="bot",
                    platform_id="third",
                    title=title,
                    kind=ChannelKind.GROUP,
                )
            )
        await stage.say("Anna", "/trennen", "third")
        seen = [message.content for message in stage.seen_in(GROUP)]

    assert_shown(seen, title, None, "/trennen")
