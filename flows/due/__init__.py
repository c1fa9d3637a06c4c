"""What is due with stakeholders and communication, bundled into one card on a working morning."""

from bot.engine.vocabulary.flow import Alarm, Flow
from flows.due import dropping
from flows.due.bundles import SLOT, ring
from flows.due.card import CARD

FLOW = Flow(id="due", cards=(CARD, dropping.CARD), alarms=(Alarm(kind=SLOT, ring=ring), dropping.ALARM))
