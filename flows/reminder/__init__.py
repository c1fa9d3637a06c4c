"""The cooperation's own reminders: asked for in plain words, ringing in every group, listed, put off, taken back."""

from bot.engine.vocabulary.flow import Alarm, Flow
from flows.reminder.card import CARD
from flows.reminder.dialogues import COMMANDS, DIALOGUES
from flows.reminder.ringing import RING, clock_set_back, ring

FLOW = Flow(
    id="reminder",
    commands=COMMANDS,
    dialogues=DIALOGUES,
    cards=(CARD,),
    alarms=(Alarm(kind=RING, ring=ring),),
    clock_set_back=clock_set_back,
)
