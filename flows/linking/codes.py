"""Codes: given out to one person alone, good for one hour and once, and void as soon as others have read them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.linking import (
    ALPHABET,
    LENGTH,
    MOST_WRONG,
    VALID_FOR,
    LinkCode,
    LinkPurpose,
    WrongCode,
    are_too_many,
    digest,
    guesser,
)
from bot.engine.dialogues.alone import find_alone, lead
from bot.engine.dialogues.progress import begin
from bot.engine.vocabulary.dialogue import DialogueAbout
from flows.choosing import YesNo
from flows.linking.channels import called, join_channel
from flows.linking.persons import giver_of, join_accounts
from flows.settings.preferences import Bilingual, asked_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.stored.ports import Store
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


_TYPED: Final = {LinkPurpose.CHANNEL: "/link channel", LinkPurpose.PERSON: "/link account"}
"""What to type for a code, in whichever way it was asked for."""


def give_for_channel(turn: SpokenTurn) -> None:
    """Give a coordinator a code for another channel."""
    turn = _about_what_is_set_up(turn)
    if turn.appointed:
        _give(turn, LinkPurpose.CHANNEL)
    else:
        turn.refuse("link-refused-channel")


def give_for_account(turn: SpokenTurn) -> None:
    """Give somebody a code for a second account of theirs."""
    _give(turn, LinkPurpose.PERSON)


def _about_what_is_set_up(turn: SpokenTurn) -> SpokenTurn:
    """Go on with what a coordinator most likely means: not with a new group that has just been greeted."""
    if not turn.private or turn.home.set_up_at is not None:
        return turn
    for key in turn.transaction.cooperations_of(turn.place.adapter, turn.sender.platform_id):
        about = turn.about(key)
        if about.home.set_up_at is not None and about.appointed:
            return about
    return turn


def _give(turn: SpokenTurn, purpose: LinkPurpose) -> None:
    """Write a new code to the sender alone; an earlier one for the same is void."""
    if turn.identity is None:
        turn.refuse("refused-partner")
        return
    place = find_alone(turn, turn.identity)
    if place is None:
        if not lead(turn, typed=_TYPED[purpose]):
            turn.refuse("check-in-no-private")
        return
    withdraw(turn.store, turn.identity.adapter, turn.identity.platform_id, purpose)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    turn.store.link_codes.add(
        LinkCode(
            purpose=purpose,
            digest=digest(code),
            adapter=turn.identity.adapter,
            person=turn.identity.platform_id,
            expires_at=turn.now + VALID_FOR,
        )
    )
    turn.say(turn.words(f"link-code-{purpose.value}", code=code, **called(turn.home)), channel=place[0])
    if not turn.private:
        turn.say(turn.words("link-code-sent", person=turn.name_sender()))


def withdraw(store: Store, adapter: str, person: str, purpose: LinkPurpose | None = None) -> None:
    """Make the codes void that somebody was given, all or those for one purpose."""
    for code in store.link_codes.find(adapter=adapter, person=person):
        if purpose in {None, code.purpose}:
            store.link_codes.remove(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCode:
    """The code that somebody typed, by its digest."""

    code: str


def use(turn: SpokenTurn, typed: str) -> None:
    """Join what a code is for, if whoever got it may still do so. Written where others read it, a code is used up."""
    if has_guessed_too_often(turn):
        _withdraw_what_others_read(turn, digest(typed))
        return
    found = _valid(turn, digest(typed))
    if found is None:
        note_wrong(turn)
        return
    about, code = found
    if code.purpose is LinkPurpose.CHANNEL and turn.private:
        turn.refuse("link-code-is-for-a-channel")
        return
    if code.purpose is LinkPurpose.PERSON and turn.private:
        if giver_of(turn, about, code) is None:
            about.store.link_codes.remove(code)
        else:
            begin(turn, JOINING.about(TypedCode(code=code.digest)))
        return
    about.store.link_codes.remove(code)
    if code.purpose is LinkPurpose.PERSON:
        turn.refuse("link-code-was-read")
    elif _still_coordinates(about.store, code):
        join_channel(turn, about)
    else:
        turn.refuse("link-unknown-code")


def has_guessed_too_often(turn: SpokenTurn) -> bool:
    """Tell whether too many codes of the sender's were wrong of late, and say so: of this one nothing is said."""
    wrong = turn.transaction.wrong_codes.readable(whose=_guesser(turn))
    if not are_too_many(wrong, turn.now):
        return False
    turn.refuse("link-too-many-wrong", most=MOST_WRONG)
    return True


def note_wrong(turn: SpokenTurn) -> None:
    """Note that the sender has typed a code that is none."""
    turn.transaction.wrong_codes.add(WrongCode(whose=_guesser(turn), at=turn.now))


def _guesser(turn: SpokenTurn) -> str:
    where = turn.place.platform_id or "" if turn.sender.anonymous else ""
    return guesser(turn.place.adapter, turn.sender.platform_id, where)


def _withdraw_what_others_read(turn: SpokenTurn, code_digest: str) -> None:
    """Make a code void that was written where others read it, without a word about it."""
    found = None if turn.private else turn.transaction.link_code(code_digest)
    if found is not None:
        turn.transaction.store(found[0]).link_codes.remove(found[1])


def _valid(turn: SpokenTurn, code_digest: str) -> tuple[SpokenTurn, LinkCode] | None:
    """Return a code and a turn about its cooperation; if it is not valid, say so."""
    found = turn.transaction.link_code(code_digest)
    if found is None or found[1].expires_at <= turn.now:
        turn.refuse("link-unknown-code")
        return None
    return turn.about(found[0]), found[1]


def join_if_sure(turn: SpokenTurn, answers: Answers, occasion: TypedCode) -> None:
    """Join two accounts once their owner has seen whose the other one is: both may do what either may from then on."""
    found = _valid(turn, occasion.code)
    if found is None:
        return
    about, code = found
    about.store.link_codes.remove(code)
    if answers[sure] is YesNo.NO:
        turn.say(turn.words("link-account-not"))
        return
    there = giver_of(turn, about, code)
    if there is not None:
        join_accounts(turn, about, there)


def _whose(view: View, _answers: Answers, occasion: TypedCode, _step: Question) -> Mapping[str, Value]:
    """Return whose account a code was given to."""
    turn = asked_by(view)
    found = turn.transaction.link_code(occasion.code)
    giver = (
        turn.transaction.store(found[0]).identities.first(adapter=found[1].adapter, platform_id=found[1].person)
        if found is not None
        else None
    )
    return {
        "name": giver.name if giver is not None else "?",
        "platform": giver.adapter.capitalize() if giver is not None else "?",
    }


sure = Bilingual(id="sure", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)})
JOINING = DialogueAbout(
    id="link.account",
    version=1,
    occasion=TypedCode,
    questions=(sure,),
    on_end=join_if_sure,
    before=_whose,
    everywhere=True,
)


def _still_coordinates(store: Store, code: LinkCode) -> bool:
    giver = store.identities.first(adapter=code.adapter, platform_id=code.person)
    return giver is not None and any(one.coordinates for one in store.same_person(giver))
