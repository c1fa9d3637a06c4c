"""Who there is: fourteen people, three cooperations with overlapping membership, and where they meet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.soak.platform import MATRIX, TELEGRAM

_MARK = re.compile(r"Qx([a-j]+)xq", re.IGNORECASE)


def mark_of(cooperation: int | None) -> str:
    """Return the word that everything typed in a cooperation carries; nothing where it is not known which."""
    if cooperation is None:
        return ""
    return "Qx" + "".join(chr(ord("a") + int(digit)) for digit in str(cooperation)) + "xq"


def marks_in(text: str) -> set[int]:
    """Return the cooperations whose words a text carries."""
    return {int("".join(str(ord(letter) - ord("a")) for letter in found.lower())) for found in _MARK.findall(text)}


@dataclass(eq=False)
class MeetingPlace:
    """A group or room, wherever it has moved to."""

    name: str
    adapter: str
    channel: str
    coordinator: str = ""
    """Who brings the bot; empty where a group is kept for linking."""
    moves: int = 0


@dataclass(eq=False)
class Somebody:
    """A person with their accounts, and the groups they are in."""

    name: str
    adapters: tuple[str, ...]
    present: list[MeetingPlace] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    """Codes and links they were given, newest last."""
    tokens: list[str] = field(default_factory=list)

    @property
    def account(self) -> str:
        """Their id on each platform."""
        return self.name.casefold()


BOTH = (TELEGRAM, MATRIX)
_MEMBERS = {
    "Anna": ("ahlen bergen", BOTH),
    "Ben": ("ahlen", (TELEGRAM,)),
    "Cem": ("ahlen", (TELEGRAM,)),
    "Dora": ("ahlen celle", (TELEGRAM,)),
    "Emil": ("ahlen bergen celle", BOTH),
    "Fatma": ("ahlen", (TELEGRAM,)),
    "Gero": ("bergen", (MATRIX,)),
    "Hatice": ("bergen", (MATRIX,)),
    "Ivo": ("bergen celle", BOTH),
    "Jana": ("bergen", (MATRIX,)),
    "Kim": ("celle", (TELEGRAM,)),
    "Lea": ("celle bergen", BOTH),
    "Mert": ("celle", BOTH),
    "Nora": ("celle ahlen", (TELEGRAM,)),
}
HOUSES = ("Stadt {m}; Staat; hauptamtlich", "IHK {m}; Wirtschaft", "Caritas {m}; Zivilgesellschaft; ehrenamtlich")


def crowd() -> tuple[list[MeetingPlace], list[Somebody]]:
    """Return the groups, those kept for linking last, and the people in them."""
    homes = {
        "ahlen": MeetingPlace("ahlen", TELEGRAM, "-100a", "Anna"),
        "bergen": MeetingPlace("bergen", MATRIX, "!bergen", "Gero"),
        "celle": MeetingPlace("celle", TELEGRAM, "-100c", "Kim"),
    }
    spare = [MeetingPlace("spare-room", MATRIX, "!spare"), MeetingPlace("spare-group", TELEGRAM, "-100s")]
    people = []
    for name, (where, adapters) in _MEMBERS.items():
        groups = [homes[one] for one in where.split()]
        groups += [one for one in spare if one.adapter in adapters and len(adapters) > 1]
        people.append(Somebody(name, adapters, groups))
    return [*homes.values(), *spare], people
