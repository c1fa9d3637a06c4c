"""What of a changed message is shown again."""

import pytest

from adapters.terminal.changes import Difference, change
from adapters.terminal.look import PLAIN
from bot.engine.exchange.content import Choice, Content

YES = (Choice("yes", "ja"),)
CARD = "Karte\n\nWortlaut\n\n- Ja: Stadt\n\n1 von 3"


def seen(before: Content, after: Content, *, private: bool = False) -> Difference | None:
    return change(before, after, PLAIN, private=private)


def test_only_the_lines_that_changed() -> None:
    after = CARD.replace("1 von 3", "2 von 3")
    assert seen(Content(CARD, YES), Content(after, YES)) == Difference(added=("2 von 3",), removed=("1 von 3",))


def test_of_a_list_that_grew_what_came_to_it() -> None:
    changed = seen(Content(CARD), Content(CARD.replace("Stadt", "Stadt, Kammer, Verein")))
    assert changed is not None
    assert changed.added == ("Ja: …, Kammer, Verein",)


def test_another_heading_makes_it_another_message() -> None:
    assert seen(Content(CARD), Content(CARD.replace("Karte", "Ergebnis"))) is None


def test_the_name_that_goes_from_a_question_makes_no_other_message_of_it() -> None:
    answered = seen(Content("Anna: Wie?\n\nBisher: gut", YES), Content("Wie?\n\nBisher: gut\n\n✓ ja"))
    assert answered == Difference(added=("✓ ja",), choices=True)


def test_a_message_of_one_line_is_its_own_change() -> None:
    assert seen(Content("1 von 3"), Content("2 von 3")) == Difference(added=("2 von 3",), removed=("1 von 3",))


def test_much_that_changed_is_read_as_a_whole() -> None:
    assert seen(Content("Karte"), Content("Karte\n\n- a\n- b\n- c\n- d\n- e")) is None


@pytest.mark.parametrize("asking", [Content("Runde 1\n\nWarum?", asks=True), Content("Runde 1\n\nUnd?", YES)])
def test_a_question_that_goes_on_in_its_message_is_shown_with_its_choices(asking: Content) -> None:
    change = seen(Content("Runde 1\n\nWie?", YES), asking, private=True)
    assert change == Difference(added=(asking.text.split()[-1],), choices=bool(asking.choices), asks=True)


def test_an_answered_question_says_what_was_answered() -> None:
    answered = seen(Content("Wie?", YES), Content("Wie?\n\n✓ ja"), private=True)
    assert answered == Difference(added=("✓ ja",), choices=True)


def test_a_mark_at_a_choice_is_a_change() -> None:
    marked = (Choice("yes", "ja", marked=True),)
    assert seen(Content("Wie?", YES), Content("Wie?", marked), private=True) == Difference(choices=True)
