"""What can happen: each kind of event with how often it comes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.engine.exchange.messages import (
    BotAdded,
    BotRemoved,
    ChannelMoved,
    Edited,
    Joined,
    Left,
    Said,
    Tapped,
    Unreadable,
    Untapped,
    Withdrawn,
)
from tests.soak.arguments import filled, some_answer, some_command
from tests.soak.people import HOUSES, MeetingPlace, mark_of
from tests.soak.platform import TELEGRAM
from tests.soak.world import Spoken, again

if TYPE_CHECKING:
    from adapters.memory.adapter import MemoryMessage
    from tests.soak.people import Somebody
    from tests.soak.world import SoakWorld

RECENT = 0.25
"""How strongly chance prefers newer messages: the rate of an exponential distribution."""


def place_of(world: SoakWorld, who: Somebody, *, private: float = 0.35) -> MeetingPlace | str:
    """Return where somebody acts: a group they are in, or a platform on which they write to the bot alone."""
    if not who.present or world.chance.random() < private:
        return world.chance.choice(who.adapters)
    homes = [one for one in who.present if one.coordinator]
    return world.chance.choice(homes if homes and world.chance.random() < 0.95 else who.present)


def administers(who: Somebody, where: MeetingPlace | str) -> bool:
    """Whether somebody administers a group: who brought the bot, and Emil everywhere."""
    return isinstance(where, MeetingPlace) and who.name in {where.coordinator, "Emil"}


async def say(world: SoakWorld, who: Somebody, where: MeetingPlace | str, text: str, **more: object) -> None:
    """Have somebody write something."""
    thread = "t1" if isinstance(where, MeetingPlace) and world.chance.random() < 0.03 else None
    about = world.cooperation_at(who, where)
    common = world.envelope(who, where, thread=thread, administers=administers(who, where))
    addressed = isinstance(where, str) or bool(more.get("reply_to")) or world.chance.random() < 0.2
    signal = Said(text=text, message=f"said-{common['event_id']}", addressed=addressed, **common, **more)  # type: ignore[arg-type]  # fields of a signal
    world.said.append(Spoken(who, signal, about))
    asks = text.startswith(("/", "!")) and world.machine.application.surroundings.commands
    known = bool(asks) and text[1:].split(" ", maxsplit=1)[0] in (asks or {})
    await world.act(who, signal, answered=text[:80] if known else None)


async def command(world: SoakWorld) -> None:
    """Somebody types a command."""
    who = world.chance.choice(world.people)
    where = place_of(world, who)
    if isinstance(where, MeetingPlace) and where.coordinator and world.chance.random() < 0.3:
        who = next(one for one in world.people if one.name == where.coordinator)
    await say(world, who, where, some_command(world.chance, world.mark(who, where)))


def shown_to(world: SoakWorld, who: Somebody) -> list[tuple[MeetingPlace | str, MemoryMessage]]:
    """Return the messages with choices, or expecting an answer, that somebody sees, newest first."""
    found: list[tuple[MeetingPlace | str, MemoryMessage]] = []
    places: list[MeetingPlace | str] = [*who.present, *who.adapters]
    for where in places:
        adapter = where if isinstance(where, str) else where.adapter
        channel = f"@{who.account}" if isinstance(where, str) else where.channel
        messages = [
            one
            for one in world.adapters[adapter].messages[-400:]
            if one.channel == channel and (one.content.choices or one.content.asks)
        ]
        found += [(where, one) for one in messages[-40:]]
    return sorted(found, key=lambda one: -int(one[1].id[1:]))


def pick(world: SoakWorld, who: Somebody) -> tuple[MeetingPlace | str, MemoryMessage] | None:
    """Return a message that somebody sees, mostly a newer one."""
    found = shown_to(world, who)
    return found[min(int(world.chance.expovariate(RECENT)), len(found) - 1)] if found else None


async def tap(world: SoakWorld) -> None:
    """Somebody taps, mostly what is there to tap: also what was, a number, or nonsense, with a mark or a forged one."""
    who = world.chance.choice(world.people)
    picked = pick(world, who)
    if picked is None:
        return
    where, message = picked
    adapter = world.adapters[where if isinstance(where, str) else where.adapter]
    keys = [choice.key for choice in message.content.choices]
    roll = world.chance.random()
    if roll < 0.1 or not keys:
        keys = adapter.choices.get(message.id) or ["yes"]
    choice = world.chance.choice(keys)
    if 0.1 <= roll < 0.2:
        choice = str(world.chance.randint(-1, 7))
    elif 0.2 <= roll < 0.23:
        choice = world.chance.choice(["", "v9", "agree-999", "\0", "x" * 40, "o999"])
    mark = message.mark if adapter.name == TELEGRAM else ""
    if world.chance.random() < 0.05:
        mark = world.chance.choice(
            ["c1", f"c{world.chance.randint(1, 400)}", f"s{world.chance.randint(1, 300)}t1", "zz"]
        )
    identity = message.id if world.chance.random() < 0.97 else f"m{world.chance.randint(1, 9999)}"
    signal = Tapped(
        message=identity,
        choice=choice,
        mark=mark,
        reusable=adapter.name == TELEGRAM,
        **world.envelope(who, where),  # type: ignore[arg-type]  # fields of a signal
    )
    twice = world.chance.random() < 0.05
    await world.act(who, signal, *([again(signal, event_id=f"{signal.event_id}b")] if twice else []))


async def untap(world: SoakWorld) -> None:
    """Somebody takes a choice back."""
    who = world.chance.choice(world.people)
    picked = pick(world, who)
    if picked is None or not picked[1].content.choices:
        return
    where, message = picked
    choice = world.chance.choice(message.content.choices).key
    await world.act(who, Untapped(message=message.id, choice=choice, **world.envelope(who, where)))  # type: ignore[arg-type]  # fields of a signal


async def answer(world: SoakWorld) -> None:
    """Somebody answers what they were asked, by writing, sometimes as a reply."""
    who = world.chance.choice(world.people)
    picked = pick(world, who)
    where = picked[0] if picked else place_of(world, who)
    reply = picked is not None and world.chance.random() < 0.4
    text = some_answer(world.chance, world.mark(who, where))
    if picked and picked[1].content.choices and world.chance.random() < 0.4:
        text = str(world.chance.randint(1, len(picked[1].content.choices)))
    more = {"reply_to": picked[1].id, "mark": picked[1].mark} if reply and picked else {}
    await say(world, who, where, text, **more)


async def correct(world: SoakWorld) -> None:
    """Somebody edits or removes what they wrote, or what somebody else did."""
    if not world.said:
        return
    spoken = world.chance.choice(list(world.said)[-60:])
    who = spoken.who if world.chance.random() < 0.9 else world.chance.choice(world.people)
    common = world.envelope(spoken.who, TELEGRAM)
    common |= {"address": spoken.signal.address, "private": spoken.signal.private}
    if who is not spoken.who and not spoken.signal.private:
        common["sender"] = again(spoken.signal, sender=spoken.signal.sender).sender
    if world.chance.random() < 0.4:
        await world.act(spoken.who, Withdrawn(message=spoken.signal.message, **common))  # type: ignore[arg-type]  # fields of a signal
        return
    mark = mark_of(spoken.cooperation)
    text = some_command(world.chance, mark) if world.chance.random() < 0.5 else some_answer(world.chance, mark)
    await world.act(spoken.who, Edited(message=spoken.signal.message, text=text, **common))  # type: ignore[arg-type]  # fields of a signal


async def come_and_go(world: SoakWorld) -> None:
    """Somebody leaves a group, or comes back into one."""
    who = world.chance.choice(world.people)
    meeting = world.chance.choice([one for one in world.meetings if one.adapter in who.adapters])
    if meeting in who.present:
        if world.chance.random() < 0.5 and meeting.coordinator != who.name:
            who.present.remove(meeting)
            await world.act(who, Left(**world.envelope(who, meeting)))  # type: ignore[arg-type]  # fields of a signal
    elif any(meeting.name == one for one in ROOMS_OF[who.name]):
        who.present.append(meeting)
        await world.act(who, Joined(**world.envelope(who, meeting)))  # type: ignore[arg-type]  # fields of a signal


ROOMS_OF: dict[str, list[str]] = {}
"""The groups that people come back to: those they were in at first."""


async def forget_and_return(world: SoakWorld) -> None:
    """Somebody is forgotten, and takes part again."""
    who = world.chance.choice(world.people)
    private = world.chance.choice(who.adapters)
    await say(world, who, private, "/vergessen")
    await say(world, who, private, "ja")
    if who.present and world.chance.random() < 0.7:
        where = world.chance.choice(who.present)
        await say(
            world, who, where, f"/mitmachen {filled(world.chance.choice(HOUSES), world.chance, world.mark(who, where))}"
        )


async def link(world: SoakWorld) -> None:
    """Somebody asks for a code, or uses one: for a second account, or for a further room."""
    who = world.chance.choice([one for one in world.people if len(one.adapters) > 1])
    if not who.codes or world.chance.random() < 0.4:
        where: MeetingPlace | str = world.chance.choice(who.adapters)
        if who.present and world.chance.random() < 0.3:
            where = world.chance.choice(who.present)
        await say(world, who, where, "/verknuepfen konto" if isinstance(where, str) else "/verknuepfen")
        return
    where = world.chance.choice(who.adapters)
    spare = [one for one in who.present if not one.coordinator]
    if spare and world.chance.random() < 0.3:
        where = world.chance.choice(spare)
    await say(world, who, where, f"/verknuepfen {who.codes[-1]}")
    if isinstance(where, str):
        await say(world, who, where, "ja")


async def door(world: SoakWorld) -> None:
    """Somebody follows a link into their private chat: one they were given, or one made up."""
    who = world.chance.choice([one for one in world.people if TELEGRAM in one.adapters])
    doors = [
        choice.door for _, message in shown_to(world, who)[:20] for choice in message.content.choices if choice.door
    ]
    tokens = [*who.tokens, *doors, "made-up"]
    await say(world, who, TELEGRAM, f"/start {world.chance.choice(tokens)}")


async def unreadable(world: SoakWorld) -> None:
    """Somebody writes what the bot cannot decrypt."""
    who = world.chance.choice(world.people)
    where = place_of(world, who)
    await world.act(who, Unreadable(**world.envelope(who, where)))  # type: ignore[arg-type]  # fields of a signal


async def move(world: SoakWorld) -> None:
    """A group goes on under another address; now and then it is told twice."""
    meeting = world.chance.choice([one for one in world.meetings if one.coordinator])
    who = next(one for one in world.people if one.name == meeting.coordinator)
    common = world.envelope(who, meeting)
    meeting.moves += 1
    meeting.channel = f"{meeting.channel.partition('~')[0]}~{meeting.moves}"
    to = again(Joined(**common), event_id="to").address  # type: ignore[arg-type]  # fields of a signal
    signal = ChannelMoved(to=_moved(to, meeting), **common)  # type: ignore[arg-type]  # fields of a signal
    await world.act(who, signal)
    if world.chance.random() < 0.3:
        await world.act(who, again(signal, event_id=f"{signal.event_id}b"))


def _moved(address: object, meeting: MeetingPlace) -> object:
    return type(address)(adapter=meeting.adapter, account="bot", channel=meeting.channel)  # type: ignore[call-arg]  # an Address


async def lose_and_regain(world: SoakWorld) -> None:
    """The bot may not write somewhere any more, or is removed; or may again."""
    meeting = world.chance.choice(world.meetings)
    members = [one for one in world.people if meeting in one.present]
    if not members:
        return
    who = next((one for one in members if one.name == meeting.coordinator), members[0])
    shut = world.adapters[meeting.adapter].unreachable
    if meeting.channel in shut or world.chance.random() < 0.4:
        shut.discard(meeting.channel)
        await world.act(who, BotAdded(**world.envelope(who, meeting, administers=True)))  # type: ignore[arg-type]  # fields of a signal
    else:
        shut.add(meeting.channel)
        if world.chance.random() < 0.5:
            await world.act(who, BotRemoved(**world.envelope(who, meeting)))  # type: ignore[arg-type]  # fields of a signal


async def block(world: SoakWorld) -> None:
    """Somebody blocks the bot in private, or lets it write again."""
    who = world.chance.choice(world.people)
    shut = world.adapters[world.chance.choice(who.adapters)].unreachable
    chat = f"@{who.account}"
    if chat in shut:
        shut.discard(chat)
    elif world.chance.random() < 0.4:
        shut.add(chat)
    world.latest.append(f"#{world.number} {chat} {'shut' if chat in shut else 'open'}")


async def repeat(world: SoakWorld) -> None:
    """A platform tells again what it told before, or two things in the wrong order."""
    if len(world.past) < 2:
        return
    if world.chance.random() < 0.6:
        who, signal = world.chance.choice(list(world.past))
        await world.act(who, signal)
        return
    who, first = world.past[-2]
    _, second = world.past[-1]
    for number, signal in enumerate((second, first)):
        fresh = again(signal, event_id=f"{signal.event_id}-{world.number}-{number}")
        await world.act(who if signal is first else world.past[-1][0], fresh)


async def restart(world: SoakWorld) -> None:
    """The program ends and begins again."""
    world.latest.append(f"#{world.number} restart")
    await world.machine.restart()
    world.look(None)
    await world.settle()


async def kill(world: SoakWorld) -> None:
    """The program is killed while something is on its way, before or after it arrived."""
    world.latest.append(f"#{world.number} kill")
    for adapter in world.adapters.values():
        adapter.hold_next = world.chance.choice(["late", "late-answer"])
    await command(world)
    await world.machine.kill()
    for adapter in world.adapters.values():
        adapter.hold_next = ""
    world.look(None)
    await world.settle()


async def arrive(world: SoakWorld) -> None:
    """What takes its time on the way arrives."""
    for adapter in world.adapters.values():
        adapter.let_go()
    await world.settle()


async def wait(world: SoakWorld) -> None:
    """Time goes on, to the next timer or by some minutes or hours; everything due on the way happens in its time."""
    due = await world.machine.next_due()
    now = world.clock.now()
    to = now + timedelta(minutes=world.chance.choice([1, 5, 20, 90, 400]))
    if due is not None and world.chance.random() < 0.5:
        to = max(now, due)
    world.latest.append(f"#{world.number} wait until {to:%d.%m. %H:%M}")
    world.clock.set(to)
    await world.settle()


async def jump(world: SoakWorld) -> None:
    """Somebody sets the machine's clock: an hour back, or days ahead."""
    span = world.chance.choice([timedelta(hours=-1), timedelta(hours=-1), timedelta(days=3), timedelta(days=9)])
    world.latest.append(f"#{world.number} jump by {span}")
    world.clock.jump(span)
    await world.settle()


async def tidy(world: SoakWorld) -> None:
    """An hour is over: the program tidies up."""
    await world.machine.tidy()
    world.look(None)
