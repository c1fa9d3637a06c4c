"""An emulator of the Telegram Bot API: a server for bots, and its people. See docs/how-to/telegram-emulator.md."""

from tests.telegram.emulator.emulator import Emulator
from tests.telegram.emulator.errors import ImpossibleActError
from tests.telegram.emulator.faults import Fault
from tests.telegram.emulator.groups import Group
from tests.telegram.emulator.people import EmulatedPerson
from tests.telegram.emulator.queries import Query, QueryAnswer
from tests.telegram.emulator.server import Call
from tests.telegram.emulator.views import SeenMessage
from tests.telegram.emulator.world import BotAccount, Chat, ForumTopic, Message, Status

__all__ = [
    "BotAccount",
    "Call",
    "Chat",
    "EmulatedPerson",
    "Emulator",
    "Fault",
    "ForumTopic",
    "Group",
    "ImpossibleActError",
    "Message",
    "Query",
    "QueryAnswer",
    "SeenMessage",
    "Status",
]
