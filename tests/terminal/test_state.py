"""What the terminal remembers between two runs."""

from pathlib import Path

import pytest

from adapters.terminal.state import KEPT_MESSAGES, Memory, RememberedMessage, StateFile
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import AccountError


def test_what_was_saved_is_there_again(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "new" / "terminal.json")
    memory = Memory(next_event=7, personas={"anna": "Anna"}, groups={"group": "anna"})
    memory.keep("group", RememberedMessage(id=memory.number(), choices=3))
    file.save(memory)
    assert file.load() == memory


def test_nothing_saved_means_a_fresh_start(tmp_path: Path) -> None:
    assert StateFile(tmp_path / "terminal.json").load() == Memory()


@pytest.mark.parametrize("content", ["{", '{"version": 2}', "[]"])
def test_an_unreadable_file_is_named_rather_than_overwritten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "terminal.json"
    path.write_text(content)
    with pytest.raises(AccountError, match=r"terminal\.json"):
        StateFile(path).load()
    assert path.read_text() == content


def test_memories_share_nothing() -> None:
    Memory().personas["anna"] = "Anna"
    Memory().focus.private = "anna"
    assert Memory() == Memory.model_validate({})


def test_only_the_latest_messages_of_a_chat_are_kept() -> None:
    memory = Memory()
    for _ in range(KEPT_MESSAGES + 1):
        memory.keep("group", RememberedMessage(id=memory.number()))
    assert memory.find("group", "1") is None
    assert memory.find("group", str(KEPT_MESSAGES + 1)) is not None


def test_a_number_picks_from_the_newest_message_with_choices() -> None:
    memory = Memory()
    memory.keep("group", RememberedMessage(id=1, choices=2))
    memory.keep("group", RememberedMessage(id=2, choices=5))
    memory.keep("group", RememberedMessage(id=3))
    assert memory.tappable("group", "anna") == RememberedMessage(id=2, choices=5)


def test_a_number_answers_a_newer_question_for_text() -> None:
    memory = Memory()
    memory.keep("@anna", RememberedMessage(id=1, choices=2))
    memory.keep("@anna", RememberedMessage(id=2, asks=True))
    assert memory.tappable("@anna", "anna") is None


def test_a_question_to_somebody_else_does_not_stand_in_the_way() -> None:
    memory = Memory()
    memory.keep("group", RememberedMessage(id=1, choices=2))
    memory.keep("group", RememberedMessage(id=2, asks=True, person="bert"))
    assert memory.tappable("group", "anna") == RememberedMessage(id=1, choices=2)
    assert memory.tappable("group", "bert") is None


def test_a_refreshed_card_can_lose_its_choices() -> None:
    memory = Memory()
    memory.keep("group", RememberedMessage(id=1, choices=2))
    assert memory.refresh("group", "1", Content("geschlossen")) == RememberedMessage(id=1)
    assert memory.tappable("group", "anna") is None


def test_only_messages_of_the_bot_are_refreshed() -> None:
    memory = Memory()
    memory.keep("group", RememberedMessage(id=1, author="anna"))
    content = Content("neu", (Choice("a", "ja"),))
    assert memory.refresh("group", "1", content) is None
    assert memory.refresh("group", "9", content) is None
