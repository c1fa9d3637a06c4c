"""Lines in, signals to the engine."""

from pathlib import Path

import pytest

from bot.engine.exchange.messages import (
    Adapter,
    BotAdded,
    Edited,
    Joined,
    Said,
    Tapped,
    Withdrawn,
)
from tests.terminal.world import YES_NO, Lines, TerminalWorld, post


@pytest.fixture
def world(tmp_path: Path) -> TerminalWorld:
    return TerminalWorld(tmp_path)


def test_it_is_an_adapter(world: TerminalWorld) -> None:
    adapter: Adapter = world.adapter
    assert (adapter.name, adapter.account) == ("terminal", "terminal")


async def test_the_first_to_write_in_a_group_brings_the_bot_and_administers_it(world: TerminalWorld) -> None:
    added, said, other = await world.play("anna: hallo", "bert: moin")
    assert isinstance(added, BotAdded)
    assert isinstance(said, Said)
    assert (said.sender.platform_id, said.sender.name, said.sender.administers) == ("anna", "Anna", True)
    assert (said.text, said.address.channel, said.private, said.addressed) == ("hallo", "group", False, False)
    assert not other.sender.administers
    assert [added.event_id, said.event_id, other.event_id] == ["1", "2", "3"]


async def test_a_persona_is_one_however_the_name_is_typed(world: TerminalWorld) -> None:
    _, first, second = await world.play("anna: eins", "ANNA: zwei")
    assert first.sender == second.sender


async def test_a_private_line_reaches_the_bot_alone(world: TerminalWorld) -> None:
    (said,) = await world.play("@anna: /hilfe")
    assert isinstance(said, Said)
    assert (said.address.channel, said.private, said.addressed) == ("@anna", True, True)
    assert not said.sender.administers


async def test_the_window_can_change_places(world: TerminalWorld) -> None:
    lines = Lines("anna: eins", "@bert", "zwei", "#", "drei", "#zweite", "vier", "#gruppe", "fünf")
    await world.build(lines).run(world.engine.receive, lambda: None)
    said = [signal for signal in world.engine.received if isinstance(signal, Said)]
    assert [(one.sender.platform_id, one.address.channel) for one in said] == [
        ("anna", "group"),
        ("bert", "@bert"),
        ("anna", "group"),
        ("anna", "zweite"),
        ("anna", "group"),
    ]
    prompts = [prompt.text for prompt in lines.prompts]
    assert prompts[1:4] == ["anna> ", "bert@privat> ", "bert@privat> "]
    assert prompts[6] == "anna#zweite> "


async def test_each_group_has_its_own_administrator(world: TerminalWorld) -> None:
    signals = await world.play("anna: hallo", "#zweite bert: hallo", "#zweite anna: hallo")
    added = [(one.sender.platform_id, one.address.channel) for one in signals if isinstance(one, BotAdded)]
    assert added == [("anna", "group"), ("bert", "zweite")]
    assert not signals[-1].sender.administers


async def test_entering_changing_and_withdrawing_are_signals_of_their_own(world: TerminalWorld) -> None:
    _, said, joined, edited, withdrawn = await world.play("anna: eins", "+bert", "~anna: zwei", "-anna")
    assert isinstance(said, Said)
    assert isinstance(joined, Joined)
    assert joined.sender.name == "Bert"
    assert isinstance(edited, Edited)
    assert (edited.message, edited.text) == (said.message, "zwei")
    assert isinstance(withdrawn, Withdrawn)
    assert withdrawn.message == said.message


async def test_a_withdrawn_message_cannot_be_changed_any_more(world: TerminalWorld) -> None:
    signals = await world.play("anna: eins", "-anna", "~anna: zwei")
    assert not isinstance(signals[-1], Edited)
    assert "Von Anna gibt es hier noch keine Nachricht" in world.shown()


async def test_a_number_taps_the_newest_choice(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("alt", choices=YES_NO), post("neu", choices=YES_NO), post("übrigens")]
    *_, by_number, by_tag = await world.play("anna: los", "bert: 2", "bert: [2] 1")
    assert isinstance(by_number, Tapped)
    assert (by_number.message, by_number.choice) == ("3", "2")
    assert isinstance(by_tag, Tapped)
    assert (by_tag.message, by_tag.choice) == ("2", "1")


async def test_a_tap_uses_up_no_message_number(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte", choices=YES_NO)]
    *_, said = await world.play("anna: los", "anna: 1", "anna: fertig")
    assert isinstance(said, Said)
    assert said.message == "3"


async def test_a_number_without_anything_to_tap_is_text(world: TerminalWorld) -> None:
    *_, said = await world.play("anna: 4")
    assert isinstance(said, Said)
    assert said.text == "4"


async def test_a_number_answers_a_private_question_for_text(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Wie?", to="@anna", choices=YES_NO), post("Wie viele?", to="@anna", asks=True)]
    *_, said = await world.play("@anna: los", "@anna: 4")
    assert isinstance(said, Said)


async def test_choices_of_one_chat_are_not_tapped_from_another(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Wie?", to="@anna", choices=YES_NO)]
    *_, said = await world.play("@anna: los", "bert: 1", "bert: [2] 1")
    assert isinstance(said, Said)
    assert "Nachricht [2] gibt es hier nicht" in world.shown()


async def test_a_card_can_be_tapped_after_a_restart(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte", choices=YES_NO)]
    await world.play("anna: los")
    (tapped,) = await world.play("bert: 1")
    assert isinstance(tapped, Tapped)
    assert (tapped.message, tapped.event_id) == ("2", "3")


async def test_a_reply_means_the_bot(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Was?", asks=True)]
    *_, reply, named, unknown = await world.play("anna: los", "bert: [2] das", "bert: @Bot hallo", "bert: [9] Fußnote")
    assert isinstance(reply, Said)
    assert (reply.text, reply.reply_to, reply.addressed) == ("das", "2", True)
    assert isinstance(named, Said)
    assert named.addressed
    assert isinstance(unknown, Said)
    assert (unknown.text, unknown.reply_to, unknown.addressed) == ("[9] Fußnote", None, False)
