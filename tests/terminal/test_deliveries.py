"""What the engine delivers, as it appears in the window."""

from pathlib import Path

import pytest

from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import (
    Attach,
    Delivery,
    DeliveryError,
    Failure,
    Offer,
    Post,
)
from tests.terminal.world import YES_NO, TerminalWorld, place, post, refresh


@pytest.fixture
def world(tmp_path: Path) -> TerminalWorld:
    return TerminalWorld(tmp_path)


async def test_answers_stand_below_the_line_that_caused_them(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("**Wie?**", choices=YES_NO), post("Psst", to="@anna")]
    await world.play("// Anfang", "", "anna: los", "los")
    assert world.shown() == (
        "— Anfang\n\n"
        "> anna: los\n"
        "Mo 09.11. 09:00 [Gruppe] [2]\nWie?\n\n1 ja · 2 nein\n\n"
        "Mo 09.11. 09:00 [privat an Anna] [3]\nPsst\n\n"
        "anna> los\n"
        "Mo 09.11. 09:00 [Gruppe] [5]\nWie?\n\n1 ja · 2 nein\n\n"
        "Mo 09.11. 09:00 [privat an Anna] [6]\nPsst\n\n"
    )


async def test_a_card_that_changed_often_is_shown_once_after_the_messages(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte\n\n0 von 2", choices=YES_NO)]
    world.engine.replies["1"] = [refresh("2", "Karte\n\n1 von 2"), refresh("2", "Karte\n\n2 von 2"), post("danke")]
    await world.play("anna: los", "anna: 1")
    assert world.shown().endswith("> anna: 1\nMo 09.11. 09:00 [Gruppe] [3]\ndanke\n\n✎ [2] Gruppe: 2 von 2\n")


async def test_a_card_that_looks_as_before_is_not_shown_again(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte", choices=YES_NO)]
    world.engine.replies["1"] = [refresh("2", "neu"), refresh("2", "Karte")]
    await world.play("anna: los", "anna: 1")
    assert "✎" not in world.shown()


async def test_a_card_that_changes_while_nobody_types_is_shown_at_once(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte", choices=YES_NO)]
    await world.play("anna: los")
    await world.adapter.deliver(refresh("2", "neu"))
    assert "✎ Mo 09.11. 09:00 [Gruppe] [2]\nneu\n" in world.shown()


async def test_a_question_that_another_one_follows_is_not_shown_again(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Wie?", choices=YES_NO, to="@anna")]
    answered = refresh("2", "Wie?\n\n✓ ja", (), to="@anna")
    world.engine.replies["1"] = [post("Warum?", asks=True, to="@anna"), answered]
    await world.play("@anna: los", "@anna: 1")
    assert world.shown().endswith("[3]\nWarum?\n\n")


async def test_a_question_that_goes_on_in_its_message_is_a_few_lines(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Runde\n\nWie?", choices=YES_NO, to="@anna")]
    world.engine.replies["1"] = [refresh("2", "Runde\n\nWarum?\n\nEin Satz genügt.", to="@anna")]
    await world.play("@anna: los", "@anna: 1")
    assert world.shown().endswith("✎ [2] privat an Anna: Warum?\n      Ein Satz genügt.\n      1 ja · 2 nein\n")


async def test_the_last_question_says_what_was_chosen(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Wie?", choices=YES_NO, to="@anna")]
    world.engine.replies["1"] = [refresh("2", "Wie?\n\n✓ ja", (), to="@anna")]
    await world.play("@anna: los", "@anna: 1")
    assert world.shown().endswith("> @anna: 1\n✎ [2] privat an Anna: ✓ ja\n")


async def test_a_message_that_loses_only_its_choices_says_so(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte", choices=YES_NO)]
    world.engine.replies["1"] = [refresh("2", "Karte", ())]
    await world.play("anna: los", "anna: 1")
    assert world.shown().endswith("✎ [2] Gruppe: nichts mehr zu wählen\n")


async def test_a_question_to_one_person_does_not_say_that_it_has_nothing_to_pick_any_more(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Wie?", choices=YES_NO, to="@anna")]
    world.engine.replies["1"] = [refresh("2", "Wie?", (), to="@anna")]
    await world.play("@anna: los", "@anna: 1")
    assert "✎" not in world.shown()


async def test_choices_that_changed_are_shown_below_the_words_that_did(world: TerminalWorld) -> None:
    marked = (Choice("yes", "ja", marked=True), Choice("no", "nein"), Choice("skip", "weiter", row=1))
    world.engine.replies["los"] = [post("Karte\n\nkeine Stimme", choices=YES_NO)]
    world.engine.replies["1"] = [refresh("2", "Karte\n\neine Stimme", marked)]
    world.engine.replies["2"] = [refresh("2", "Karte\n\neine Stimme", YES_NO)]
    await world.play("anna: los", "anna: 1", "anna: 2")
    first, second = world.shown().split("> anna: 1\n")[1].split("> anna: 2\n")
    assert first == "✎ [2] Gruppe: eine Stimme\n      1 ● ja · 2 nein   3 weiter\n\n"
    assert second == "✎ [2] Gruppe: 1 ja · 2 nein\n"


async def test_what_is_only_gone_is_said(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte\n\nEs fehlt: Staat", choices=YES_NO)]
    world.engine.replies["1"] = [refresh("2", "Karte")]
    await world.play("anna: los", "anna: 1")
    assert world.shown().endswith("✎ [2] Gruppe: nicht mehr: Es fehlt: Staat\n")


async def test_a_toast_says_who_sees_it(world: TerminalWorld) -> None:
    world.engine.toast = "Ist notiert."
    await world.play("@anna: los")
    assert "(Anna sieht: Ist notiert.)\n" in world.shown()


async def test_a_private_chat_opens_when_it_is_first_needed(world: TerminalWorld) -> None:
    await world.play("anna: hallo")
    sent = await world.adapter.deliver(Post(id=1, to=place(""), person="anna", content=Content("Psst")))
    assert sent.channel == "@anna"
    again = await world.adapter.deliver(post("Psst", to="@anna"))
    assert again.channel is None
    assert again.message != sent.message


@pytest.mark.parametrize(
    ("delivery", "failure"),
    [
        (post("hallo", to="dritte"), Failure.UNREACHABLE),
        (Post(id=1, to=place(""), person="niemand", content=Content("hallo")), Failure.UNREACHABLE),
        (refresh("77", "neu"), Failure.REFUSED),
        (Offer(id=1, to=place("group"), message="2", choices=YES_NO), Failure.REFUSED),
    ],
)
async def test_what_cannot_arrive_is_classified(world: TerminalWorld, delivery: Delivery, failure: Failure) -> None:
    await world.play("anna: hallo")
    with pytest.raises(DeliveryError) as raised:
        await world.adapter.deliver(delivery)
    assert raised.value.failure is failure


async def test_a_file_lies_where_the_window_says(world: TerminalWorld) -> None:
    await world.play("anna: hallo")
    world.shown()
    file = Attach(
        id=1, to=place("group"), name="../rad.png", media_type="image/png", body=b"rad", caption=Content("Das Rad")
    )
    sent = await world.adapter.deliver(file)
    path = world.data_dir / "files" / f"{sent.message}-rad.png"
    assert world.shown() == f"Mo 09.11. 09:00 [Gruppe] [2]\nDas Rad\nDatei: {path}\n\n"
    assert path.read_bytes() == b"rad"


async def test_what_the_disk_refuses_may_be_tried_again(world: TerminalWorld) -> None:
    await world.play("anna: hallo")
    (world.data_dir / "files").write_text("in the way")
    with pytest.raises(DeliveryError) as raised:
        await world.adapter.deliver(
            Attach(id=1, to=place("group"), name="x", media_type="x/y", body=b"", caption=Content(""))
        )
    assert raised.value.failure is Failure.RETRY
