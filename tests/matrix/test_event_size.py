"""What fits into an event: texts in any script arrive whole, in as many messages as they need once encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nio.crypto import OutboundGroupSession

from adapters.matrix.sending.delivery import EVENT_BYTES, _message, _size
from adapters.matrix.sending.rendering import pieces
from bot.engine.exchange.content import Choice, Content, plain
from bot.engine.exchange.messages import DeliveryError, Failure, Post, Refresh

if TYPE_CHECKING:
    from tests.matrix.homes import Household

CHOICES = tuple(Choice(f"c{number}", f"Öffentliche Wahl {number}") for number in range(1, 11))
SERVERS_PART = 1_500
"""Bytes that servers add at most: hashes, signatures and up to ten ids each of events before it and of authority."""
TEXTS = {
    "plain German": "Öffentliche Prüfung für größere Höfe. " * 790,
    "plain Cyrillic": "Привіт усім партнерам.\n" * 391,
    "bold Cyrillic": "**Привіт** усім партнерам " * 196,
    "emoji": "**a** " + "😀" * 3_800,
    "control characters": "\x01" * 9_000,
}


def encrypted_size(content: Content) -> int:
    """How many bytes an event with this content has when nio has encrypted it."""
    session = OutboundGroupSession()
    session.shared = True
    room = "!" + "r" * 43
    inside = nio.Api.to_json({"content": _message(content), "type": "m.room.message", "room_id": room})
    key = "k" * 43
    outside = {"ciphertext": session.encrypt(inside), "algorithm": "m.megolm.v1.aes-sha2", "sender_key": key}
    outside |= {"session_id": session.id, "device_id": "DEVICEID00"}
    event = {"type": "m.room.encrypted", "room_id": room, "sender": "@" + "s" * 50, "content": outside}
    return len(nio.Api.to_canonical_json(event).encode()) + SERVERS_PART


def fits(content: Content) -> bool:
    return _size(_message(content), encrypted=True) <= EVENT_BYTES


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_piece_of_a_text_fits_encrypted(text: str) -> None:
    cut = pieces(Content(text, CHOICES), fits)
    assert max(map(encrypted_size, cut)) <= EVENT_BYTES
    assert [piece.choices for piece in cut] == [()] * (len(cut) - 1) + [CHOICES]
    shown, whole = "".join(plain(piece.text) for piece in cut), plain(text)
    assert "".join(shown.split()) == "".join(whole.split())  # the ends of messages stand for the space between them


@given(st.text(st.sampled_from("a \n*ß\"&<'\t😀Ж\x01`_[]\\"), max_size=60), st.integers(1, 400))
def test_any_text_fits_encrypted_once_cut(part: str, times: int) -> None:
    assert max(map(encrypted_size, pieces(Content(part * times, CHOICES), fits))) <= EVENT_BYTES


def test_what_fits_in_one_message_is_not_cut() -> None:
    # A message in Latin letters may be far longer than the pieces of a text that does not fit.
    assert len(pieces(Content("Wort und Wort " * 1_500), fits)) == 1


async def test_long_texts_in_any_script_arrive(household: Household) -> None:
    scene = await household.scene()
    for number, text in enumerate(TEXTS.values(), start=1):
        sent = await scene.adapter.deliver(Post(id=number, to=scene.group, content=Content(text, CHOICES)))
        await scene.reads(scene.anna, sent.message)


async def test_an_edit_that_only_encryption_makes_too_big_is_refused_before_it_is_sent(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("kurz")))
    long = Content("Öffentliche Prüfung für größere Höfe. " * 700)
    with pytest.raises(DeliveryError, match="the message needs") as failed:
        await scene.adapter.deliver(Refresh(id="1-1", to=scene.group, message=sent.message, content=long))
    assert failed.value.failure is Failure.REFUSED
