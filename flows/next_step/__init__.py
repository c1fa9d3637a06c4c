"""Next steps: a result starts a conversation. Decide, make a task, be reminded, or note what was agreed."""

from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Alarm, Command, Flow, always
from flows.check_in.following import STEPS_ALARM, reveal_later
from flows.next_step.card import RESULT
from flows.next_step.choosing import CHOOSING, start
from flows.next_step.deciding import DECIDING
from flows.next_step.noting import NOTING
from flows.next_step.reminding import REMINDING
from flows.next_step.tasking import TASKING

FLOW = Flow(
    id="next_step",
    commands=(Command(name="step", german="schritt", who=Who.PARTNER, handle=start, publishes=always),),
    dialogues=(CHOOSING, DECIDING, TASKING, REMINDING, NOTING),
    cards=(RESULT,),
    alarms=(Alarm(kind=STEPS_ALARM, ring=reveal_later),),
)
