"""An emulator of the Telegram Bot API: a server for bots, and persons who use it. See docs/telegram-emulator.md."""

from tests.telegram.emulator.emulator import Emulator
from tests.telegram.emulator.errors import ImpossibleActError
from tests.telegram.emulator.faults import Fault
from tests.telegram.emulator.groups import Group
from tests.telegram.emulator.people import Person
from tests.telegram.emulator.queries import Answer, Query
from tests.telegram.emulator.server import Call
from tests.telegram.emulator.views import Seen
from tests.telegram.emulator.world import BotAccount, Chat, Message, Status, Topic

__all__ = [
    "Answer",
    "BotAccount",
    "Call",
    "Chat",
    "Emulator",
    "Fault",
    "Group",
    "ImpossibleActError",
    "Message",
    "Person",
    "Query",
    "Seen",
    "Status",
    "Topic",
]
