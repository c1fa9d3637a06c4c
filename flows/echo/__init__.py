"""Echoes: who proposed or wrote something hears once, alone, what became of it; bundled, and never at night."""

from bot.engine.vocabulary.flow import Alarm, Flow
from flows.echo.hearing import ALARM, ring

FLOW = Flow(id="echo", alarms=(Alarm(kind=ALARM, ring=ring),))
