"""What can go wrong between a bot and the server, ordered for a certain call."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.telegram.emulator.requests import Request


class Fault(Enum):
    """How a call fails."""

    TOO_MANY_REQUESTS = "429 with `retry_after`; nothing happens"
    SERVER_ERROR = "500; nothing happens"
    BAD_GATEWAY = "502 with an HTML page; nothing happens"
    LOST_ANSWER = "it happens, then the connection breaks before the answer"
    HANGING_ANSWER = "it happens, and the answer never comes"
    LOST_REQUEST = "the connection breaks; nothing happens"
    HANGING_REQUEST = "no answer comes; nothing happens"

    @property
    def happens(self) -> bool:
        """Whether the call has its effect."""
        return self in {Fault.LOST_ANSWER, Fault.HANGING_ANSWER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """A fault and the call it waits for."""

    fault: Fault
    method: str
    chat: int | None
    """The id of the chat, or None for any."""
    retry_after: int


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self._ordered: list[Ordered] = []

    def order(self, fault: Ordered, times: int) -> None:
        """Let the next `times` calls fail like that."""
        self._ordered += [fault] * times

    def take(self, request: Request) -> Ordered | None:
        """Return the fault for this call, which is then used up."""
        for fault in self._ordered:
            mine = fault.method.lower() == request.method.lower()
            if mine and fault.chat in {None, request.number("chat_id")}:
                self._ordered.remove(fault)
                return fault
        return None

    def waiting(self) -> list[Ordered]:
        """What has not happened yet."""
        return list(self._ordered)
