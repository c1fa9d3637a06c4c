"""A sure place: nothing but a person's own act turns their private chat, and each message says what it is about."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flows.two_homes import AHLEN, BECKUM, IDS, NAMES, about, found_two, named_in, saw
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

UNTIL_NUDGED = timedelta(days=2, hours=2)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Two cooperations with the same people."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.after("two homes", lambda: found_two(one))
        yield one


async def be_nudged(stage: Stage) -> None:
    """Have Beckum nudge Anna, whose private chat is about Ahlen."""
    await stage.say("Bert", "/checkin", BECKUM)
    await stage.wait(UNTIL_NUDGED)
    assert "noch" in stage.latest("@anna", "Busse für Beckum").text


async def test_a_nudge_turns_the_private_chat(stage: Stage) -> None:
    """What was found: a nudge from another cooperation turned the chat to it. It no longer does."""
    await be_nudged(stage)
    await stage.say("Anna", "/stand", "@")

    assert about(stage, "Anna") == IDS[AHLEN]
    assert NAMES[AHLEN] in stage.latest("@anna").text
    assert NAMES[BECKUM] not in stage.latest("@anna").text


async def test_decide_publishes_in_the_wrong_group(stage: Stage) -> None:
    """What was found: after a nudge, a proposal typed in private went to the other group. Now it is asked first."""
    await be_nudged(stage)
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.", "@")

    question = stage.latest("@anna")
    assert "In welcher Kooperation?" in question.text
    assert question.labels == (NAMES[AHLEN], NAMES[BECKUM])
    assert not saw(stage, AHLEN, "monatlich")
    assert not saw(stage, BECKUM, "monatlich")
    await stage.rebuild()
    await stage.tap("Anna", question, NAMES[AHLEN])
    assert saw(stage, AHLEN, "monatlich") or "monatlich" in stage.latest("@anna").text
    assert not saw(stage, BECKUM, "monatlich")


async def test_the_confirmation_names_none(stage: Stage) -> None:
    """What was found: nothing said in private told which cooperation it was about. Now the first line does."""
    before = len(stage.seen_in("@anna"))
    await be_nudged(stage)
    await stage.say("Anna", "/akteur neu Sparkasse; Wirtschaft; 3; 2", "@")
    await stage.say("Anna", "/antworten", BECKUM)

    assert named_in(stage, "@anna", before) == [{NAMES[BECKUM]}, {NAMES[AHLEN]}, {NAMES[BECKUM]}]


async def test_one_says_first_where_a_phase_begins_and_rights_are_checked_there(stage: Stage) -> None:
    await stage.say("Anna", "/phase start Starten", "@")
    await stage.say("Anna", "2", "@")

    assert "der Koordination vorbehalten" in stage.latest("@anna").text
    assert named_in(stage, "@anna")[-1] == {NAMES[BECKUM]}
    await stage.say("Anna", "/phase start Starten", "@")
    await stage.say("Anna", "1", "@")
    assert named_in(stage, "@anna")[-1] == {NAMES[AHLEN]}
    assert saw(stage, AHLEN, "Starten")
    assert not saw(stage, BECKUM, "Starten")
    assert about(stage, "Anna") == IDS[AHLEN]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("/beschluss Wir treffen uns.", True),
        ("/beschluss", True),
        ("/beschluss 1", False),
        ("/notieren Wir treffen uns.", True),
        ("/checkin", True),
        ("/checkin schließen", True),
        ("/checkin zeigen", False),
        ("/phase", False),
        ("/phase start Starten", True),
        ("/einstellungen", True),
        ("/einrichten", True),
        ("/koordination", True),
        ("/erinnern morgen; Kuchen", True),
        ("/mitmachen", True),
        ("/austreten", True),
        ("/stand", False),
        ("/antworten", False),
        ("/meinedaten", False),
        ("/hilfe", False),
    ],
)
async def test_what_others_see_is_asked_first(stage: Stage, typed: str, *, asked: bool) -> None:
    seen = {group: len(stage.seen_in(group)) for group in (AHLEN, BECKUM)}
    await stage.say("Anna", typed, "@")

    assert ("In welcher Kooperation?" in stage.latest("@anna").text) is asked
    assert {group: len(stage.seen_in(group)) for group in (AHLEN, BECKUM)} == seen


async def test_a_choice_is_good_only_while_one_takes_part(stage: Stage) -> None:
    await stage.say("Cem", "/erinnern morgen; Kuchen", "@")
    question = stage.latest("@cem")
    await stage.say("Cem", "/austreten", AHLEN)
    await stage.tap("Cem", question, NAMES[AHLEN])

    with stage.database.begin() as transaction:
        assert not [one for key in IDS.values() for one in transaction.store(key).reminders.find()]


async def test_where_the_chat_was_about_one_that_was_left_it_is_asked_although_one_is_left(stage: Stage) -> None:
    await stage.say("Cem", "/wechseln Ahlen", "@")
    await stage.say("Cem", "/austreten", AHLEN)
    await stage.say("Cem", "/erinnern morgen; Kuchen", "@")
    question = stage.latest("@cem")
    assert question.labels == (NAMES[BECKUM],)

    await stage.tap("Cem", question, NAMES[BECKUM])
    assert about(stage, "Cem") == IDS[BECKUM]
    await stage.say("Cem", "/erinnern übermorgen; Kaffee", "@")
    assert "Kaffee" in stage.latest("@cem").text


async def test_switching_by_button_and_by_name(stage: Stage) -> None:
    await stage.say("Anna", "/wechseln", "@")
    question = stage.latest("@anna")
    assert "gerade um Ankommen in Ahlen" in question.text
    assert question.labels == (NAMES[AHLEN], NAMES[BECKUM])

    await stage.tap("Anna", question, NAMES[BECKUM])
    assert about(stage, "Anna") == IDS[BECKUM]
    await stage.say("Anna", "/switch ahlen", "@")
    assert about(stage, "Anna") == IDS[AHLEN]
    assert "jetzt um Ankommen in Ahlen" in stage.latest("@anna").text
    await stage.say("Anna", "/wechseln Hamm", "@")
    assert "„Hamm“ steht nicht zur Auswahl" in stage.latest("@anna").text
    assert about(stage, "Anna") == IDS[AHLEN]


async def test_nobody_switches_to_one_they_are_not_in(stage: Stage) -> None:
    await stage.say("Cem", "/wechseln", "@")
    question = stage.latest("@cem")
    before = about(stage, "Cem")
    other = next(group for group, key in IDS.items() if key != before)
    await stage.say("Cem", "/austreten", other)
    await stage.tap("Cem", question, NAMES[other])

    assert about(stage, "Cem") == before


async def test_a_command_typed_in_a_group_that_goes_on_in_private_turns_the_chat(stage: Stage) -> None:
    await stage.say("Bert", "/checkin", BECKUM)
    await stage.say("Anna", "/antworten", BECKUM)
    assert about(stage, "Anna") == IDS[BECKUM]


async def test_a_tap_and_an_answer_work_there_and_turn_nothing(stage: Stage) -> None:
    await stage.say("Bert", "/checkin", BECKUM)
    await stage.tap("Anna", stage.latest(BECKUM, "Check-in"), "privately")
    await stage.say("Anna", "4", "@")
    assert about(stage, "Anna") == IDS[AHLEN]
    with stage.database.begin() as transaction:
        assert len(transaction.store(IDS[BECKUM]).answers.find()) == 1
    await stage.say("Anna", "/stand", "@")
    assert NAMES[BECKUM] not in stage.latest("@anna").text


async def test_what_concerns_all_of_them_names_none(stage: Stage) -> None:
    await stage.say("Anna", "/datenschutz", "@")
    assert named_in(stage, "@anna")[-1] == set()
    await stage.say("Cem", "/vergessen", "@")
    await stage.say("Cem", "wie bitte", "@")
    assert named_in(stage, "@cem")[-2:] == [set(), set()]


async def test_with_one_cooperation_nothing_changes(stage: Stage) -> None:
    await stage.say("Cem", "/austreten", BECKUM)
    before = len(stage.seen_in("@cem"))
    await stage.say("Cem", "/erinnern morgen; Kuchen", "@")
    assert "Kuchen" in stage.latest("@cem").text
    assert named_in(stage, "@cem", before) == [set()]


async def test_names_are_no_markup_and_told_apart(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        for home in transaction.cooperations():
            transaction.put_cooperation(replace(home, name="**Neu** [x](y)"))
    await stage.say("Anna", "/stand", "@")
    assert stage.latest("@anna").text.startswith("**Neu** [x](y) (Nr. 1)\n")
    await stage.say("Anna", "/wechseln", "@")
    assert stage.latest("@anna").labels == ("**Neu** [x](y) (Nr. 1)", "**Neu** [x](y) (Nr. 2)")


async def test_the_first_that_writes_may_set_what_a_chat_is_about(stage: Stage) -> None:
    assert about(stage, "Cem") == IDS[AHLEN], "where joining was confirmed first"
    await stage.say("Bert", "/checkin", BECKUM)
    await stage.wait(UNTIL_NUDGED)
    assert about(stage, "Cem") == IDS[AHLEN]


OTHERS = (
    ("Bert", "/checkin"),
    ("Anna", "/checkin"),
    ("Bert", "/checkin schließen"),
    ("Bert", "/beschluss Wir treffen uns monatlich."),
    ("Anna", "/beschluss Wir laden die Presse ein."),
    ("Bert", "/akteur neu Sparkasse; Wirtschaft; 3; 3"),
    ("Bert", "/erinnern morgen; Kuchen"),
    ("Bert", "/koordination Cem"),
    ("Anna", "/koordination Cem"),
    ("Bert", "/koordination entlassen Cem"),
    ("Bert", "/austreten"),
    ("Bert", "/mitmachen Handwerkskammer"),
    ("Anna", "/einstellungen Sprache en"),
    ("Anna", "/phase abschließen Initiieren"),
)


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_others_and_the_clock_do_the_chat_stays(stage: Stage, seed: int) -> None:
    """Cem does nothing at all meanwhile; whatever is written to him names what it is about."""
    chance = random.Random(seed)
    mine, name = chance.choice([(IDS[group], NAMES[group]) for group in (AHLEN, BECKUM)])
    await stage.say("Cem", f"/wechseln {name}", "@")
    before = len(stage.seen_in("@cem"))
    for _ in range(25):
        if chance.random() < 0.4:
            await stage.wait(timedelta(hours=chance.randint(1, 60)))
        else:
            who, typed = chance.choice(OTHERS)
            await stage.say(who, typed, chance.choice((AHLEN, BECKUM)))
        assert about(stage, "Cem") == mine
    assert all(len(named) == 1 for named in named_in(stage, "@cem", before))
    await stage.rebuild()
    await stage.say("Cem", "/stand", "@")
    assert named_in(stage, "@cem")[-1] == {name}
