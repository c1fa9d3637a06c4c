"""Events of strangers: whatever shape they have, reading them never raises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.matrix.homeserver.events import RoomEvent, without_reply_fallback

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["type", "sender", "event_id", "state_key", "origin_server_ts", "redacts", "content", "unsigned"]
CONTENT_KEYS = ["body", "msgtype", "membership", "redacts", "m.relates_to", "m.new_content"]
SOURCES = st.dictionaries(
    st.sampled_from(KEYS), JSON | st.dictionaries(st.sampled_from(CONTENT_KEYS), JSON, max_size=4), max_size=6
)


@given(SOURCES)
def test_every_question_has_an_answer(source: dict[str, object]) -> None:
    event = RoomEvent(source, "!room")
    for text in (event.event_id, event.type, event.sender, event.membership, event.previous_membership):
        assert isinstance(text, str)
    for maybe in (event.state_key, event.relation, event.related, event.thread, event.reply_to, event.redacts):
        assert maybe is None or isinstance(maybe, str)
    assert event.at.tzinfo is not None


@pytest.mark.parametrize(
    ("stamp", "at"),
    [
        (1_795_365_000_702, datetime(2026, 11, 22, 16, 30, 0, 702_000, UTC)),
        (-5, datetime(1970, 1, 1, tzinfo=UTC)),
        (10**20, datetime(1970, 1, 1, tzinfo=UTC)),
        ("gestern", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_times_are_aware_and_possible(stamp: object, at: datetime) -> None:
    assert RoomEvent({"origin_server_ts": stamp}, "!room").at == at


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("> <@a:x> alt\n> noch\n\nneu", "neu"),
        ("> * <@a:x> winkt\n\nneu\n\nmehr", "neu\n\nmehr"),
        ("> zitiert\n\nneu", "> zitiert\n\nneu"),
        ("> <@a:x> ohne Antwort", "> <@a:x> ohne Antwort"),
        ("> <@a:x> alt\nkein Zitat\n\nneu", "> <@a:x> alt\nkein Zitat\n\nneu"),
        ("neu", "neu"),
    ],
)
def test_only_the_clients_quotation_is_dropped(body: str, said: str) -> None:
    assert without_reply_fallback(body) == said
