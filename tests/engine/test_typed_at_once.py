"""What is typed behind a part that does not fit is not lost: corrected, all ends as if typed right at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.engine.vocabulary import walk
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import FreeText, OneOf, Scale
from bot.engine.vocabulary.steps import Done, done
from bot.engine.vocabulary.walk import Asking, Ended
from flows import FLOWS
from tests.engine.test_dialogue import VIEW, Progress, fresh, through_json
from tests.frozen.scene import fitting, furnish, occasion_of, turn_of
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pydantic import JsonValue

    from bot.engine.stored.sessions import Session
    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.vocabulary.walk import Outcome

WRONG = "x" * 5_000
"""No step takes so much."""
MOST_STEPS = 5


def words(name: str, *, optional: bool) -> Question:
    return FreeText(id=name, max_length=60, optional=optional)


def rest(name: str, *, optional: bool) -> Question:
    return FreeText(id=name, max_length=200, optional=optional, takes_rest=True)


def choice(name: str, *, optional: bool) -> Question:
    return OneOf(id=name, among=Progress, wording="check-in-anchored", optional=optional)


def scale(name: str, *, optional: bool) -> Question:
    return Scale(id=name, most=5, optional=optional)


def silent(name: str, *, optional: bool) -> Question:
    return OneOf(id=name, among=Progress, wording="check-in-anchored", optional=optional, draws=False)


def sure(name: str, *, optional: bool) -> Question:
    return OneOf(id=name, among=Progress, wording="check-in-anchored", confirms=True)


RIGHT = {words: "Raum buchen", rest: "Saal", choice: "nein", scale: "4", silent: "ja", sure: "ja"}
"""What fits each kind; "nein" leads past the next step where the shape says so."""


@st.composite
def shapes(draw: st.DrawFn) -> tuple[Dialogue, Mapping[str, str]]:
    """Draw a dialogue, and what fits each of its steps."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(list(RIGHT)), st.booleans()), min_size=1, max_size=MOST_STEPS))
    steps = [kind(f"step{place}", optional=optional) for place, (kind, optional) in enumerate(drawn)]
    routes = []
    for place, step in enumerate(steps):
        after: list[Question | Done] = [*steps[place + 1 :], done, done]
        if isinstance(step, OneOf) and draw(st.booleans()):
            shortcut = step.when(lambda answer: answer is Progress.NO, after[1])
            routes += [shortcut] if after[1] is not after[0] else []
        routes.append(step.to(after[0]))
    right = {
        step.id: draw(st.sampled_from(["ja", "nein"])) if isinstance(step, OneOf) else RIGHT[kind]
        for step, (kind, _) in zip(steps, drawn, strict=True)
    }
    return Dialogue(id="trial", version=1, routes=tuple(routes), on_end=lambda *_: None), right


def first_of(dialogue: Graph) -> Session:
    return replace(fresh(), dialogue=dialogue.id, step=dialogue.start.id)


def completed(dialogue: Graph, outcome: Outcome, right: Mapping[str, str], view: View) -> Mapping[str, JsonValue]:
    """Answer what is asked until all is said, the session being stored in between; return the answers."""
    for _ in range(40):
        if not isinstance(outcome, Asking):
            break
        outcome = walk.resume(dialogue, through_json(outcome.session), right[outcome.step.id], view)
    assert isinstance(outcome, Ended), outcome
    return outcome.session.given


def same_after_correcting(
    dialogue: Graph, first: Session, parts: Sequence[str], right: Mapping[str, str], view: View
) -> int:
    """Type all parts right, and with each of them wrong once, corrected; return how many were found wrong."""
    expected = completed(dialogue, walk.start(dialogue, first, parts, view), right, view)
    misfits = 0
    for place, part in enumerate(parts):
        outcome = walk.start(dialogue, first, [*parts[:place], WRONG, *parts[place + 1 :]], view)
        if not isinstance(outcome, Asking) or outcome.misfit is None:
            continue
        misfits += 1
        own = sum(step.draws for step in dialogue.steps if step.id in outcome.session.trail)
        whole = "; ".join(parts[own:]) if outcome.step.takes_rest else part
        if whole or outcome.step.optional:
            corrected = walk.resume(dialogue, through_json(outcome.session), whole or walk.SKIP, view)
            assert completed(dialogue, corrected, right, view) == expected, (dialogue.id, parts, place)
    return misfits


@given(shape=shapes(), data=st.data())
def test_a_part_that_is_corrected_ends_as_if_all_had_been_typed_right(
    shape: tuple[Dialogue, Mapping[str, str]], data: st.DataObject
) -> None:
    dialogue, right = shape
    parts: list[str] = []
    outcome: Outcome = walk.start(dialogue, first_of(dialogue), [], VIEW)
    while isinstance(outcome, Asking):
        step = outcome.step
        left_out = step.optional and data.draw(st.booleans())
        parts += ["" if left_out else right[step.id]] if step.draws else []
        typed = walk.SKIP if left_out or (step.optional and not step.draws) else right[step.id]
        outcome = walk.resume(dialogue, outcome.session, typed, VIEW)
    given_up = data.draw(st.integers(0, len(parts)))
    assume(any(parts[:given_up]))
    same_after_correcting(dialogue, first_of(dialogue), parts[:given_up], right, VIEW)


async def test_so_do_all_dialogues_that_there_are(tmp_path: Path) -> None:
    file = tmp_path / "scene.db"
    await furnish(file)
    async with Stage(f"sqlite:///{file}") as stage:
        with stage.database.begin() as transaction:
            turn = turn_of(stage, transaction)
            question = turn.store.rounds.find()[0].questions[0]
            misfits = 0
            for dialogue in FLOWS.dialogues.values():
                occasion = dict(occasion_of(dialogue, question))
                first = replace(first_of(dialogue), occasion=occasion)
                parts, right = typed_for(dialogue, first, turn)
                misfits += same_after_correcting(dialogue, first, parts, right, turn)
    assert misfits > len(FLOWS.dialogues)


def typed_for(dialogue: Graph, first: Session, view: View) -> tuple[list[str], Mapping[str, str]]:
    """Return what can be typed at once for a dialogue, and an answer to each of its questions."""
    parts: list[str] = []
    right: dict[str, str] = {}
    outcome: Outcome = walk.start(dialogue, first, [], view)
    while isinstance(outcome, Asking) and outcome.step.id not in right:
        step = outcome.step
        right[step.id] = next(iter(fitting(dialogue, outcome.session, step, view)))
        parts += [right[step.id]] if step.draws else []
        outcome = walk.resume(dialogue, outcome.session, right[step.id], view)
    return parts, right


place = FreeText(id="place", max_length=20)
level = Scale(id="level", most=5)
note = FreeText(id="note", max_length=20, optional=True)
further = FreeText(id="further", max_length=20, optional=True)
TRIP = Dialogue(id="trial", version=1, questions=(place, level, note, further), on_end=lambda *_: None)


def asked(outcome: Outcome) -> str:
    assert isinstance(outcome, Asking)
    return outcome.step.id


def answered(outcome: Outcome) -> Mapping[str, JsonValue]:
    assert isinstance(outcome, Ended)
    return outcome.session.given


def test_a_second_part_that_does_not_fit_is_asked_in_its_turn() -> None:
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel", WRONG, "Bus"], VIEW)
    assert asked(first) == "level"
    second = walk.resume(TRIP, replace(through_json(first.session), prompt="where the level was asked"), "3", VIEW)
    assert asked(second) == "note"
    assert isinstance(second, Asking)
    assert second.misfit is not None
    assert second.session.prompt is None, "what was asked before takes no answer to this"
    third = walk.resume(TRIP, through_json(second.session), "zu Fuß", VIEW)
    assert answered(third) == {"place": "Ahlen", "level": 3, "note": "zu Fuß", "further": "Bus"}


def test_a_last_part_that_is_corrected_asks_nothing_that_can_be_left_out() -> None:
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel"], VIEW)
    assert answered(walk.resume(TRIP, first.session, "3", VIEW)) == {"place": "Ahlen", "level": 3}
    assert asked(walk.resume(TRIP, walk.start(TRIP, fresh(), ["Ahlen"], VIEW).session, "3", VIEW)) == "note"


def test_another_misfit_forgets_nothing() -> None:
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel", "zu Fuß"], VIEW)
    again = walk.resume(TRIP, through_json(first.session), "noch mehr", VIEW)
    assert asked(again) == "level"
    assert answered(walk.resume(TRIP, through_json(again.session), "3", VIEW))["note"] == "zu Fuß"


def test_going_back_fills_in_only_behind_the_part_that_did_not_fit() -> None:
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel", "zu Fuß"], VIEW)
    before = walk.resume(TRIP, through_json(first.session), "zurück", VIEW)
    assert asked(before) == "place"
    second = walk.resume(TRIP, through_json(before.session), "Beckum", VIEW)
    assert asked(second) == "level"
    assert answered(walk.resume(TRIP, through_json(second.session), "3", VIEW)) == {
        "place": "Beckum",
        "level": 3,
        "note": "zu Fuß",
    }


@pytest.mark.parametrize(
    ("typed", "note_is", "further_is"),
    [
        ("3", "zu Fuß", "Bus"),
        ("3;", "zu Fuß", "Bus"),
        ("3; mit dem Rad", "mit dem Rad", "Bus"),
        ("3; mit dem Rad; Bahn", "mit dem Rad", "Bahn"),
        ("3; ; Bahn", None, "Bahn"),
    ],
)
def test_an_answer_with_parts_of_its_own_counts_before_what_was_typed_then(
    typed: str, note_is: str | None, further_is: str
) -> None:
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel", "zu Fuß", "Bus"], VIEW)
    given_then = answered(walk.resume(TRIP, through_json(first.session), typed, VIEW))
    assert (given_then["level"], given_then.get("note"), given_then["further"]) == (3, note_is, further_is)


def test_an_answer_with_parts_of_which_the_first_does_not_fit_is_asked_again() -> None:
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel", "zu Fuß"], VIEW)
    again = walk.resume(TRIP, through_json(first.session), "wenig; mit dem Rad", VIEW)
    assert asked(again) == "level"
    assert answered(walk.resume(TRIP, through_json(again.session), "3", VIEW))["note"] == "zu Fuß"


def test_what_fits_counts_as_an_answer_even_if_what_waits_does_not() -> None:
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel", WRONG], VIEW)
    assert walk.fits(TRIP, first.session, "3", VIEW)
    assert not walk.fits(TRIP, first.session, "viel", VIEW)


really = OneOf(id="really", among=Progress, wording="check-in-anchored", confirms=True)
DROPPING = Dialogue(id="trial", version=1, questions=(level, really, note), on_end=lambda *_: None)


def test_a_yes_counts_for_what_was_typed_with_it_and_not_for_what_was_corrected_since() -> None:
    assert answered(walk.start(DROPPING, fresh(), ["3", "ja"], VIEW)) == {"level": 3, "really": "yes"}
    assert asked(walk.start(DROPPING, fresh(), ["3", "1"], VIEW)) == "really", "nobody knows yet what is the first"
    wrong = walk.start(DROPPING, fresh(), ["viel", "ja", "zu Fuß"], VIEW)
    corrected = walk.resume(DROPPING, through_json(wrong.session), "3", VIEW)
    assert asked(corrected) == "really"
    assert answered(walk.resume(DROPPING, through_json(corrected.session), "nein", VIEW)) == {
        "level": 3,
        "really": "no",
        "note": "zu Fuß",
    }


def test_a_yes_that_is_typed_with_the_correction_counts() -> None:
    wrong = walk.start(DROPPING, fresh(), ["viel", "nein", "zu Fuß"], VIEW)
    assert answered(walk.resume(DROPPING, through_json(wrong.session), "3; ja", VIEW)) == {
        "level": 3,
        "really": "yes",
        "note": "zu Fuß",
    }


def test_a_step_that_is_renamed_meanwhile_loses_nothing() -> None:
    newer = replace(level, id="height", renamed=("level",))
    changed = Dialogue(id="trial", version=2, questions=(place, newer, note), on_end=lambda *_: None)
    first = walk.start(TRIP, fresh(), ["Ahlen", "viel", "zu Fuß"], VIEW)
    assert answered(walk.resume(changed, through_json(first.session), "3", VIEW))["note"] == "zu Fuß"
