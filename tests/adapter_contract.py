"""What every adapter promises the engine, as tests. A platform's own module brings a `Wire` and runs them.

    class TestTerminal(AdapterContract):
        @pytest.fixture
        async def wire(self) -> AsyncIterator[Wire]: ...

The tests know two persons, anna and bert, in one group; anna administers it. A platform that cannot have a clause
leaves it out with the reason: `class TestTerminal(AdapterContract, without={"test_…": "the reason"})`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.engine.exchange.content import Choice, Content, escape
from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile
from bot.engine.exchange.messages import (
    Address,
    Attach,
    BotAdded,
    DeliveryError,
    Edited,
    Failure,
    Offer,
    Post,
    Refresh,
    Said,
    Sent,
    Tapped,
    Untapped,
    Withdrawn,
)
from tests.wire import WAIT_SECONDS, ArrivedMessage, Recorder, Wire, until_seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.exchange.messages import Adapter

__all__ = ["ANNA", "BERT", "WAIT_SECONDS", "AdapterContract", "ArrivedMessage", "Recorder", "Wire"]

ANNA, BERT = "anna", "bert"
CHOICES = (Choice("good", "gut"), Choice("middling", "geht so"), Choice("bad", "schlecht"))
TEXTS = {
    "umlauts": "Größenänderung für Schüßler & Söhne",
    "emoji": "👩🏽‍🚒 sagt: 1️⃣ 👍🏿 🇩🇪",
    "markup": "<b>1 < 2</b> & *kein* _Fett_ `code` [Link](https://example.org) ~~x~~ # Titel > Zitat \\ | $ {a}",
    "long": "Wort " * 799 + "Ende",
}
DOCUMENT = b"%PDF-1.7\n\x00\xff\r\n" * 1000
FILE = "\ufeff# Größe\r\n[[factors]]\n".encode() + b"\x00\xff" * 100
LINES = "erste Zeile\nzweite  Zeile mit zwei Leerzeichen\n\n- keine Liste\n1. auch keine"


async def begin(wire: Wire, recorder: Recorder) -> Adapter:
    """Start for the first time and wait until the bot has arrived in the group."""
    adapter = await wire.start(recorder.receive)
    await recorder.wait_for(BotAdded)
    return adapter


class AdapterContract:
    """The clauses. Each test is one promise."""

    def __init_subclass__(cls, without: Mapping[str, str] | None = None) -> None:
        """Leave clauses out, each for a reason."""
        for clause, reason in (without or {}).items():
            assert reason
            assert hasattr(AdapterContract, clause), f"there is no clause {clause}"
            setattr(cls, clause, None)

    @pytest.fixture
    def recorder(self) -> Recorder:
        return Recorder()

    async def test_being_added_says_where_and_by_whom(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        added = await recorder.wait_for(BotAdded)
        assert added.address == wire.group
        assert (added.address.adapter, added.address.account) == (adapter.name, adapter.account)
        assert added.sender.platform_id == wire.platform_id(ANNA)
        assert added.sender.administers
        assert not added.private
        assert added.at.tzinfo is not None

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
    async def test_what_a_person_writes_arrives_exactly(self, wire: Wire, recorder: Recorder, text: str) -> None:
        await begin(wire, recorder)
        await wire.say(ANNA, text)
        assert (await recorder.wait_for(Said)).text == text

    async def test_lines_that_a_person_writes_arrive_exactly(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.say(ANNA, LINES)
        assert (await recorder.wait_for(Said)).text == LINES

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
    async def test_what_the_bot_writes_is_seen_exactly(self, wire: Wire, recorder: Recorder, text: str) -> None:
        adapter = await begin(wire, recorder)
        sent = await adapter.deliver(Post(id=1, to=wire.group, content=Content(escape(text))))
        seen = await until_seen(wire, ANNA, lambda seen: seen.message == sent.message)
        assert seen.text == text

    async def test_lines_that_the_bot_writes_are_seen_exactly(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        sent = await adapter.deliver(Post(id=1, to=wire.group, content=Content(escape(LINES))))
        seen = await until_seen(wire, BERT, lambda seen: seen.message == sent.message)
        assert seen.text == LINES

    async def test_a_tap_is_the_number_of_its_choice(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        card = await _card(adapter, wire.group)
        await until_seen(wire, BERT, lambda seen: seen.message == card.message)
        await wire.tap(BERT, card.message, 2)
        tapped = await recorder.wait_for(Tapped)
        assert tapped.message == card.message
        assert tapped.choice in {"2", CHOICES[1].key}
        assert tapped.sender.platform_id == wire.platform_id(BERT)

    async def test_a_tap_taken_back_is_an_untap(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        card = await _card(adapter, wire.group)
        await until_seen(wire, BERT, lambda seen: seen.message == card.message)
        await wire.tap(BERT, card.message, 3)
        tapped = await recorder.wait_for(Tapped)
        await wire.untap(BERT, card.message, 3)
        untapped = await recorder.wait_for(Untapped)
        assert (untapped.message, untapped.choice) == (tapped.message, tapped.choice)

    async def test_a_tap_can_be_taken_back_after_a_restart(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        card = await _card(adapter, wire.group)
        await until_seen(wire, BERT, lambda seen: seen.message == card.message)
        await wire.tap(BERT, card.message, 1)
        tapped = await recorder.wait_for(Tapped)
        await wire.stop()
        await wire.untap(BERT, card.message, 1)
        await wire.start(recorder.receive)
        untapped = await recorder.wait_for(Untapped)
        assert (untapped.message, untapped.choice) == (tapped.message, tapped.choice)

    async def test_own_words_and_taps_do_not_come_back(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        await _card(adapter, wire.group)
        await wire.say(ANNA, "nach der Karte")
        await recorder.heard("nach der Karte")
        assert {said.sender.platform_id for said in recorder.of(Said)} == {wire.platform_id(ANNA)}
        assert recorder.of(Tapped) == []

    async def test_what_was_said_before_the_bot_came_is_not_its_business(self, wire: Wire, recorder: Recorder) -> None:
        await wire.say(ANNA, "/status")
        await begin(wire, recorder)
        await wire.say(ANNA, "jetzt")
        await recorder.heard("jetzt")
        assert [said.text for said in recorder.of(Said)] == ["jetzt"]

    async def test_a_turn_that_fails_comes_again_before_what_follows(self, wire: Wire, recorder: Recorder) -> None:
        recorder.fail_once("eins")
        await begin(wire, recorder)
        await wire.say(ANNA, "eins")
        await wire.say(ANNA, "zwei")
        await recorder.heard("zwei")
        said = [signal for signal in recorder.tried if isinstance(signal, Said)]
        assert [signal.text for signal in said] == ["eins", "eins", "zwei"]
        assert said[0].event_id == said[1].event_id

    async def test_a_crash_in_a_turn_brings_its_event_again(self, wire: Wire) -> None:
        dying, next_life = Recorder(), Recorder()
        dying.hang_at("zwei")
        await begin(wire, dying)
        for text in ("eins", "zwei", "drei"):
            await wire.say(ANNA, text)
        await dying.wait_until(lambda: any(isinstance(said, Said) and said.text == "zwei" for said in dying.tried))
        await wire.stop()
        await wire.start(next_life.receive)
        await next_life.heard("drei")
        cut_off = next(said for said in dying.tried if isinstance(said, Said) and said.text == "zwei")
        again = [said for said in next_life.of(Said) if said.text != "eins"]
        assert [said.text for said in again] == ["zwei", "drei"]
        assert again[0].event_id == cut_off.event_id

    async def test_what_was_said_while_the_bot_was_away_arrives_once(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.say(ANNA, "vorher")
        await recorder.heard("vorher")
        await wire.stop()
        texts = [f"Nachricht {number}" for number in range(12)]
        for text in texts:
            await wire.say(BERT, text)
        await wire.start(recorder.receive)
        await recorder.heard(texts[-1])
        assert [said.text for said in recorder.of(Said) if said.sender.platform_id == wire.platform_id(BERT)] == texts

    async def test_a_delivery_repeated_arrives_once(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        assert adapter.capabilities.safe_repeats, "if repeats are not safe, leave this clause out"
        post = Post(id=7, to=wire.group, content=Content("nur einmal"))
        first = await adapter.deliver(post)
        again = await adapter.deliver(post)
        await wire.stop()
        adapter = await wire.start(recorder.receive)
        later = await adapter.deliver(post)
        await adapter.deliver(Post(id=8, to=wire.group, content=Content("danach")))
        await until_seen(wire, ANNA, lambda seen: seen.text == "danach")
        assert first.message == again.message == later.message
        assert [seen.text for seen in await wire.sees(ANNA)] == ["nur einmal", "danach"]

    async def test_a_channel_out_of_reach_says_so(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        with pytest.raises(DeliveryError) as failed:
            await adapter.deliver(Post(id=1, to=await wire.nowhere(), content=Content("Hallo")))
        assert failed.value.failure is Failure.UNREACHABLE

    async def test_an_edit_is_no_new_message(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.say(ANNA, "/decide Montag")
        said = await recorder.wait_for(Said)
        await wire.edit(ANNA, "/decide Dienstag")
        edited = await recorder.wait_for(Edited)
        assert (edited.message, edited.text) == (said.message, "/decide Dienstag")
        assert edited.event_id != said.event_id
        assert len(recorder.of(Said)) == 1

    async def test_a_message_removed_is_withdrawn(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.say(BERT, "doch nicht")
        said = await recorder.wait_for(Said)
        await wire.withdraw(BERT)
        withdrawn = await recorder.wait_for(Withdrawn)
        assert withdrawn.message == said.message
        assert withdrawn.sender.platform_id == wire.platform_id(BERT)

    async def test_each_person_is_somebody(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.say(ANNA, "ich bin Anna")
        await wire.say(BERT, "ich bin Bert")
        anna, bert = await recorder.heard("ich bin Anna"), await recorder.heard("ich bin Bert")
        assert (anna.sender.platform_id, bert.sender.platform_id) == (wire.platform_id(ANNA), wire.platform_id(BERT))
        assert anna.sender.platform_id != bert.sender.platform_id
        assert (anna.sender.administers, bert.sender.administers) == (True, False)
        assert anna.sender.name

    async def test_private_and_group_are_told_apart(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.say(BERT, "vor allen")
        await wire.say(BERT, "unter uns", private=True)
        group, private = await recorder.heard("vor allen"), await recorder.heard("unter uns")
        assert (group.private, private.private) == (False, True)
        assert group.address.channel != private.address.channel
        assert private.addressed

    async def test_a_private_message_reaches_one_person(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        assert adapter.capabilities.opens_private, "if it opens no private chats, leave this clause out"
        nobody_yet = Address(adapter=adapter.name, account=adapter.account, channel="")
        secret = Post(id=1, to=nobody_yet, content=Content("nur für Bert"), person=wire.platform_id(BERT))
        sent = await adapter.deliver(secret)
        await adapter.deliver(Post(id=2, to=wire.group, content=Content("für alle")))
        assert sent.channel not in {None, "", wire.group.channel}
        await until_seen(wire, BERT, lambda seen: seen.text == "nur für Bert", private=True)
        await until_seen(wire, ANNA, lambda seen: seen.text == "für alle")
        everything = [*await wire.sees(ANNA), *await wire.sees(ANNA, private=True), *await wire.sees(BERT)]
        assert "nur für Bert" not in {seen.text for seen in everything}

    async def test_a_private_chat_is_opened_once(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        assert adapter.capabilities.opens_private, "if it opens no private chats, leave this clause out"
        nobody_yet = Address(adapter=adapter.name, account=adapter.account, channel="")
        person = wire.platform_id(BERT)
        first = await adapter.deliver(Post(id=1, to=nobody_yet, content=Content("eins"), person=person))
        await until_seen(wire, BERT, lambda seen: seen.text == "eins", private=True)
        await wire.stop()
        adapter = await wire.start(recorder.receive)
        second = await adapter.deliver(Post(id=2, to=nobody_yet, content=Content("zwei"), person=person))
        assert first.channel == second.channel
        await wire.say(BERT, "Antwort", private=True)
        assert (await recorder.heard("Antwort")).address.channel == first.channel

    async def test_a_refresh_changes_the_message_in_place(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        sent = await adapter.deliver(Post(id=1, to=wire.group, content=Content("0 von 2")))
        await until_seen(wire, BERT, lambda seen: seen.text == "0 von 2")
        changed = Refresh(id="card-1-1", to=wire.group, message=sent.message, content=Content("1 von 2"))
        assert (await adapter.deliver(changed)).message == sent.message
        await until_seen(wire, BERT, lambda seen: seen.text == "1 von 2")
        assert [(seen.message, seen.text) for seen in await wire.sees(BERT)] == [(sent.message, "1 von 2")]

    async def test_a_document_arrives_as_it_was_with_its_words(self, wire: Wire, recorder: Recorder) -> None:
        adapter = await begin(wire, recorder)
        caption = Content(escape("Größe & <Maß>"))
        attach = Attach(
            id=1, to=wire.group, name="bericht.pdf", media_type="application/pdf", body=DOCUMENT, caption=caption
        )
        sent = await adapter.deliver(attach)
        seen = await until_seen(wire, BERT, lambda seen: seen.message == sent.message)
        assert "Größe & <Maß>" in seen.text
        name, body = await wire.file(BERT, sent.message)
        assert (name.endswith("bericht.pdf"), body) == (True, DOCUMENT)

    @pytest.mark.parametrize("text", ["", "bitte & danke"], ids=["alone", "with words"])
    async def test_a_file_sent_in_private_arrives_as_it_was(self, wire: Wire, recorder: Recorder, text: str) -> None:
        await begin(wire, recorder)
        await wire.send_file(BERT, "Fragen für uns.toml", FILE, text)
        await recorder.wait_until(lambda: any(said.file for said in recorder.of(Said)))
        (said,) = (one for one in recorder.of(Said) if one.file)
        assert said.file == ReceivedFile(name="Fragen für uns.toml", body=FILE)
        assert (said.text, said.private, said.addressed) == (text, True, True)
        assert said.sender.platform_id == wire.platform_id(BERT)

    async def test_a_file_that_is_too_large_arrives_without_what_is_in_it(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.send_file(BERT, "viel.toml", b"#" * (MOST_RECEIVED_BYTES + 1))
        await wire.send_file(BERT, "genug.toml", b"#" * MOST_RECEIVED_BYTES)
        await recorder.wait_until(lambda: sum(said.file is not None for said in recorder.of(Said)) == 2)
        much, enough = (said.file for said in recorder.of(Said) if said.file)
        assert much == ReceivedFile(name="viel.toml", body=None, too_large=True)
        assert enough == ReceivedFile(name="genug.toml", body=b"#" * MOST_RECEIVED_BYTES)

    async def test_a_file_among_people_is_not_fetched(self, wire: Wire, recorder: Recorder) -> None:
        await begin(wire, recorder)
        await wire.send_file(BERT, "Protokoll.toml", FILE, "für alle", private=False)
        await wire.say(BERT, "danach")
        await recorder.heard("danach")
        assert [said.file for said in recorder.of(Said)] in [[None], [None, None]]

    async def test_cancellation_leaves_no_task_behind(self, wire: Wire, recorder: Recorder) -> None:
        before = asyncio.all_tasks()
        adapter = await begin(wire, recorder)
        await adapter.deliver(Post(id=1, to=wire.group, content=Content("Hallo")))
        await wire.stop()
        assert asyncio.all_tasks() <= before


async def _card(adapter: Adapter, group: Address) -> Sent:
    sent = await adapter.deliver(Post(id=1, to=group, content=Content("Wie läuft es?", CHOICES)))
    if adapter.capabilities.offers_choices:
        await adapter.deliver(Offer(id=2, to=group, message=sent.message, choices=CHOICES))
    return sent
