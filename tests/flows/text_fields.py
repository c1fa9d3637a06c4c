"""Every question that takes words of one's own: how they are entered, and what shows them afterwards.

Lines say who writes what, `Anna@` alone with the bot, `Cem tap` on the newest card in the group that holds the words
before the comma. `{text}` is the text, `{n}` counts the texts entered so far. Anna coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.check_ins import Round
from bot.domain.cooperation import AnswerMode
from flows.catalogue import QuestionKind, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.stage import Stage

CARD: Final = "what the group sees"
"""In the place of a command."""
IN_LISTS: Final = 70
ON_CARD: Final = 120
ON_FULL_CARD: Final = 1_200


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """One text that people enter."""

    asks: str
    """The dialogue and the question: `dialogue/question`."""
    most: int
    """Characters."""
    enter: tuple[str, ...]
    typed: str = ""
    """The one line with which it can be entered, too, where a text that looks like a command is taken."""
    after: tuple[str, ...] = ()
    """What follows that line."""
    shown: Mapping[str, int | None]
    """Commands that show it, alone, with the UTF-16 units at which they cut it, visibly; None: whole."""
    by: str = "Anna"
    """Who types the commands."""
    letters: bool = False
    """Whether digits alone are refused."""
    replaces: bool = False
    """Whether each text takes the place of the one before."""
    divides: bool = False
    """Whether a semicolon divides it from something else."""
    anew: bool = False
    """Whether each text needs a cooperation of its own."""
    arrange: Callable[[Stage], None] | None = None
    """Brings about what no conversation can, before the text is entered."""


def _line(asks: str, most: int, place: int, *, keyword: str = "") -> TextField:
    """Return the field of a line in the plan: asked for when it is added, or when it is changed."""
    parts = ["Rat {n}", "Stand", "Stadt", "einmalig", "Brief"]
    added = f"Anna@: /informieren neu {'; '.join(parts)}"
    parts[place] = "{text}"
    changing = (added, f"Anna@: /informieren ändern {{n}}; {keyword}", "Anna@: {text}")
    adding = ("Anna@: /informieren neu", *(f"Anna@: {part}" for part in parts))
    return TextField(
        asks=asks,
        most=most,
        enter=changing if keyword else adding,
        typed="" if keyword else f"Anna@: /informieren neu {'; '.join(parts)}",
        shown={"plan": None, "beenden": None},
    )


PROPOSED: Final = ("Ben@: /beschluss Vorschlag Nummer {n}", "Ben@: so abstimmen")
AS_SENSE_CHECK: Final = ("Ben@: /beschluss stimmungsbild Vorschlag Nummer {n}", "Ben@: so abstimmen")
AS_VOTE: Final = ("Ben@: /beschluss abstimmung Vorschlag Nummer {n}", "Ben@: so abstimmen")
AGREED: Final = ("Anna tap B-{n} ·, agree-1", "Ben tap B-{n} ·, agree-1", "Cem tap B-{n} ·, agree-1")
REASON: Final[Mapping[str, int | None]] = {"beschluss {n}": None, "beenden": None, CARD: ON_CARD}
PROPOSAL: Final[Mapping[str, int | None]] = {
    "beschluss {n}": None,
    "beschluesse": IN_LISTS,
    "beenden": None,
    CARD: ON_FULL_CARD,
}
SETTING_UP: Final = ("Anna@: überspringen",)
OTHERS_RATE: Final = (
    "Ben@: /antworten",
    "Ben@: 3",
    "Ben@: /abbrechen",
    "Anna@: /antworten",
    "Anna@: 3",
    "Anna@: /abbrechen",
)
OTHERS_SKIP: Final = tuple(
    f"{who}@: {said}" for who in ("Ben", "Anna") for said in ("/antworten", "überspringen", "3", "/abbrechen")
)
"""Where what is asked first is answered in words."""
ALL_RATED: Final = ("/antworten", "3", "3", "3", "3", "3")
CLOSED: Final = ("Anna: /checkin schließen", "Anna: ja")
OPENED: Final = ("Anna: /phase beginnen Initiieren", "Anna: /checkin")
RESULT: Final[Mapping[str, int | None]] = {"checkin zeigen": None, "meinedaten": None}


def make_anonymous(stage: Stage) -> None:
    """Let check-ins be anonymous: then everybody may leave a sentence at the end."""
    with stage.database.begin() as transaction:
        transaction.put_cooperation(replace(transaction.cooperations()[0], anonymous=True))


def answer_openly(stage: Stage) -> None:
    """Let the questions of check-ins be rows of the card in the group."""
    with stage.database.begin() as transaction:
        transaction.put_cooperation(replace(transaction.cooperations()[0], answers=AnswerMode.OPEN))


def ask_for_words(stage: Stage) -> None:
    """Let the open check-in ask for a text first: by itself it is asked last, and not in the first round."""
    question = next(one.id for one in catalogue().questions.values() if one.kind is QuestionKind.TEXT)
    with stage.database.begin() as transaction:
        rounds = transaction.store(transaction.cooperations()[0].id).of(Round)
        (open_one,) = rounds.find()
        rounds.put(replace(open_one, questions=(question, *open_one.questions[1:])))


FIELDS: Final = (
    TextField(
        asks="setup/name",
        most=120,
        enter=("Anna@: /einrichten", "Anna@: {text}", *SETTING_UP * 6),
        typed="Anna@: /einrichten {text}",
        shown={"stand": None, "partner": None, "meinedaten": None, "beenden": None, CARD: None},
        replaces=True,
    ),
    TextField(
        asks="setup/challenge",
        most=500,
        enter=("Anna@: /einrichten", *SETTING_UP, "Anna@: {text}", *SETTING_UP * 5),
        typed="Anna@: /einrichten Ahlen; {text}",
        shown={"stand": None, "beenden": None, CARD: None},
        replaces=True,
    ),
    TextField(
        asks="join/organisation",
        most=120,
        enter=("Zoe: /mitmachen", "Zoe: {text}", "Zoe: Staat", "Zoe: überspringen", "Zoe: überspringen"),
        typed="Zoe: /mitmachen {text}; Staat",
        shown={"partner": None, "beenden": None},
        replaces=True,
    ),
    TextField(
        asks="organisation.correct/name",
        most=120,
        enter=("Anna@: /organisation o3; Name", "Anna@: {text}"),
        typed="Anna@: /organisation o3; Name; {text}",
        shown={"partner": None, "organisation o3": None, "beenden": None},
        replaces=True,
    ),
    TextField(
        asks="decision.propose/text",
        most=2_000,
        enter=("Ben@: /beschluss", "Ben@: {text}", "Ben@: Alle können damit leben", "Ben@: so abstimmen"),
        shown={**PROPOSAL, "stand": IN_LISTS},
        anew=True,
    ),
    TextField(
        asks="decision.propose_as/text",
        most=2_000,
        enter=("Ben@: /beschluss abstimmung", "Ben@: {text}", "Ben@: so abstimmen"),
        typed="Ben@: /beschluss konsent {text}",
        after=("Ben@: so abstimmen",),
        shown={"beschluss {n}": None, "meinedaten": None, CARD: ON_FULL_CARD},
        by="Ben",
    ),
    TextField(
        asks="decision.reword/text",
        most=2_000,
        enter=(*PROPOSED, "Ben@: /beschluss {n} ändern", "Ben@: {text}"),
        shown=PROPOSAL,
    ),
    TextField(
        asks="decision.objection/reason",
        most=500,
        enter=(*PROPOSED, "Cem tap B-{n} ·, objection-1", "Cem@: {text}"),
        shown=REASON,
        letters=True,
    ),
    TextField(
        asks="decision.concern/remark",
        most=500,
        enter=(*PROPOSED, "Cem tap B-{n} ·, concern-1", "Cem@: {text}"),
        shown={"beschluss {n}": None, "meinedaten": None, CARD: ON_CARD},
        by="Cem",
    ),
    TextField(
        asks="decision.voice/grounds",
        most=500,
        enter=(*PROPOSED, "Anna@: /beschluss {n} stimme", "Anna@: Caritas", "Anna@: Einwand", "Anna@: {text}"),
        shown=REASON,
        letters=True,
    ),
    *(
        TextField(
            asks=f"decision.{dialogue}/remark",
            most=500,
            enter=(
                *proposed,
                "Anna@: /beschluss {n} stimme",
                "Anna@: Caritas",
                "Anna@: Zustimmung",
                "Anna@: {text}",
            ),
            shown=REASON,
        )
        for dialogue, proposed in (("voice", PROPOSED), ("voice_sense_check", AS_SENSE_CHECK), ("voice_vote", AS_VOTE))
    ),
    TextField(
        asks="decision.outcome/sentence",
        most=500,
        enter=(
            *PROPOSED,
            *AGREED,
            "Ben@: /beschluss {n} schließen",
            "Ben@: ja",
            "Ben@: {text}",
            "Ben@: überspringen",
            "Ben@: überspringen",
        ),
        shown={"beschluss {n}": None, "beenden": None, CARD: 400},
    ),
    TextField(
        asks="decision.log/text",
        most=2_000,
        enter=("Anna@: /notieren", "Anna@: {text}", "Anna@: gestern", "Anna@: IHK"),
        typed="Anna@: /notieren {text}; gestern; IHK",
        shown={"beschluss {n}": None, "beschluesse": IN_LISTS, "meinedaten": None, "beenden": None, CARD: None},
    ),
    TextField(
        asks="stakeholder.add/name",
        most=120,
        enter=("Anna@: /akteur neu", "Anna@: {text}", "Anna@: Staat", "Anna@: 3", "Anna@: 3", "Anna@: Anna"),
        typed="Anna@: /akteur neu {text}; Staat; 3; 3; ich",
        shown={"akteure": None, "akteur {n}": None, "meinedaten": None, "beenden": None},
    ),
    _line("inform.add/audience", 120, 0),
    _line("inform.add/topic", 200, 1),
    _line("inform.add/sender", 120, 2),
    _line("inform.add/way", 120, 4),
    _line("inform.change/audience", 120, 0, keyword="Zielgruppe"),
    _line("inform.change/topic", 200, 1, keyword="Thema"),
    _line("inform.change/sender", 120, 2, keyword="Absender"),
    _line("inform.change/way", 120, 4, keyword="Weg"),
    TextField(
        asks="remind/said",
        most=500,
        enter=("Anna@: /erinnern", "Anna@: {text}", "Anna@: in zwei Wochen"),
        typed="Anna@: /erinnern in zwei Wochen; {text}",
        divides=True,
        anew=True,
        shown={"erinnerungen": None, "stand": IN_LISTS, "meinedaten": None, "beenden": None},
    ),
    TextField(
        asks="remind/what",
        most=500,
        enter=("Anna@: /erinnern in zwei Wochen", "Anna@: {text}"),
        shown={"erinnerungen": None, "meinedaten": None, "beenden": None},
    ),
    TextField(
        asks="check_in.why_alone/missing",
        most=500,
        enter=(*OPENED, "Cem@: /antworten", "Cem@: 2", "Cem@: {text}", "Cem@: /abbrechen", *OTHERS_RATE, *CLOSED),
        shown={**RESULT, CARD: None},
        by="Cem",
        anew=True,
    ),
    TextField(
        asks="check_in.remark/remark",
        most=500,
        enter=(
            "arrange",
            *OPENED,
            *(f"{who}@: {said}" for who in ("Ben", "Anna") for said in (*ALL_RATED, "überspringen")),
            *(f"Cem@: {said}" for said in (*ALL_RATED, "{text}")),
            *CLOSED,
        ),
        shown={"checkin zeigen": None, CARD: None},
        anew=True,
        arrange=make_anonymous,
    ),
    TextField(
        asks="check_in.why/missing",
        most=500,
        enter=(
            "arrange",
            *OPENED,
            "Cem tap Check-in 1, q1v2",
            "Cem@: {text}",
            "Ben tap Check-in 1, q1v3",
            "Anna tap Check-in 1, q1v3",
            *CLOSED,
        ),
        shown=RESULT,
        by="Cem",
        anew=True,
        arrange=answer_openly,
    ),
    TextField(
        asks="check_in.sentence/sentence",
        most=500,
        enter=(*OPENED, "arrange", "Cem@: /antworten", "Cem@: {text}", "Cem@: /abbrechen", *OTHERS_SKIP, *CLOSED),
        shown={**RESULT, CARD: None},
        by="Cem",
        anew=True,
        arrange=ask_for_words,
    ),
    TextField(
        asks="check_in.sentence_again/sentence",
        most=500,
        enter=(
            *OPENED,
            "arrange",
            *("Cem@: /antworten", "Cem@: Erst anders", "Cem@: zurück", "Cem@: {text}", "Cem@: /abbrechen"),
            *OTHERS_SKIP,
            *CLOSED,
        ),
        shown={**RESULT, CARD: None},
        by="Cem",
        anew=True,
        arrange=ask_for_words,
    ),
    TextField(
        asks="check_in.ask/text",
        most=160,
        enter=("Anna@: /checkin frage", "Anna@: {text}", "Anna@: text"),
        typed="Anna@: /checkin fragen {text}; text",
        shown={"checkin fragen": None, "meinedaten": None},
        divides=True,
        anew=True,
    ),
)
TAKEN_APART: Final = {"check_in.list/entries", "check_in.list_again/entries", "check_in.list_more/entries"}
"""Questions that take several entries in one text: `test_check_in_in_words.py` has them shown."""
NOT_KEPT: Final = {"end/code": "only compared with the code that was given"}
"""Questions that take any words and keep none."""
