"""Sending what the engine has to say."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from aiolimiter import AsyncLimiter
from telegram import ForceReply, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError

from adapters.telegram.failures import (
    classified,
    is_bad_photo,
    is_missing_thread,
    is_unmodified,
    is_unparsable,
    is_without_text,
)
from adapters.telegram.keyboards import keyboard
from adapters.telegram.pins import TelegramPins
from adapters.telegram.rendering import CAPTION_UNITS, Part, parts, shortened, units
from bot.engine.exchange.content import mention
from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Post, Refresh, Sent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, InlineKeyboardMarkup

    from adapters.telegram.people import People
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Address, Delivery

PLACEHOLDER_CHARACTERS = 64
"""Most characters in the empty field for an answer (Bot API, ForceReply)."""
PHOTO_BYTES = 10_000_000
"""Larger pictures are sent as documents (Bot API, sendPhoto)."""
_PHOTOS = frozenset({"image/png", "image/jpeg"})
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNFINISHED = 200
_SLICE_SECONDS = 0.25
_MESSAGES = 4
_EDITS = 2
_T = TypeVar("_T")


class RateLimits:
    """Two budgets, so that answers to people never wait behind refreshed cards; together 24 messages a second at most.

    The bot may write about 30 a second to all chats together (core.telegram.org/bots/faq). The budgets are counted in
    quarters of a second, so that a burst stays below the limit, too.
    """

    def __init__(self) -> None:
        """Belongs to the running event loop."""
        self.messages = AsyncLimiter(_MESSAGES, _SLICE_SECONDS)
        self.edits = AsyncLimiter(_EDITS, _SLICE_SECONDS)


class TelegramCourier:
    """Delivers for one bot. The outbox keeps the order in each chat."""

    def __init__(self, bot: Bot, *, username: str, people: People, limits: RateLimits) -> None:
        """`username` is the bot's own, for links into private chats."""
        self._bot = bot
        self._username = username
        self._people = people
        self._limits = limits
        self._pins = TelegramPins(bot, limits.messages)
        self._arrived: OrderedDict[int, list[str]] = OrderedDict()

    async def deliver(self, delivery: Delivery) -> Sent:
        """Send one delivery and return once the server has it. Raises DeliveryError."""
        match delivery:
            case Post():
                return await self._post(delivery)
            case Refresh():
                return await self._refresh(delivery)
            case Attach():
                return await self._attach(delivery)
            case _:
                raise DeliveryError(f"no way to deliver a {type(delivery).__name__}", Failure.REFUSED)

    async def _post(self, post: Post) -> Sent:
        chat = _chat(post.to)
        content = self._speaking_to(post, chat)
        markup: InlineKeyboardMarkup | ForceReply | None = keyboard(content.choices, post.mark, self._username)
        if markup is None and content.asks:  # the keyboard opens by itself
            markup = ForceReply(selective=_is_group(chat), input_field_placeholder=_placeholder(content))
        texts = parts(content.text)
        if not texts:
            raise DeliveryError("there is no text to send", Failure.REFUSED)
        sent = await self._one_after_the_other(
            post.id,
            [
                self._text(
                    post.to,
                    part,
                    reply_to=post.reply_to if number == 1 else None,
                    markup=markup if number == len(texts) else None,
                    rings=content.rings and number == len(texts),
                )
                for number, part in enumerate(texts, start=1)
            ],
        )
        if _is_to_be_pinned(post):
            await self._pins.pin(chat, int(sent.message))
        return sent

    async def _refresh(self, refresh: Refresh) -> Sent:
        chat, message = _chat(refresh.to), _number(refresh.message)
        buttons = keyboard(refresh.content.choices, refresh.mark, self._username)
        part = shortened(refresh.content.text)
        below = shortened(refresh.content.text, CAPTION_UNITS)
        if part is None or below is None or message is None:
            raise DeliveryError("there is no text or no message to change", Failure.REFUSED)

        async def edit_caption(parse_mode: str | None, _thread: int | None) -> object:
            return await self._bot.edit_message_caption(
                chat,
                message,
                caption=_in_mode(below, parse_mode),
                parse_mode=parse_mode,
                reply_markup=buttons,
            )

        async def edit_text(parse_mode: str | None, _thread: int | None) -> object:
            return await self._bot.edit_message_text(
                part.html if parse_mode else part.plain,
                chat,
                message,
                parse_mode=parse_mode,
                reply_markup=buttons,
                link_preview_options=_NO_PREVIEW,
            )

        async def edit(parse_mode: str | None, thread: int | None) -> object:
            if refresh.file:
                return await edit_caption(parse_mode, thread)
            try:
                return await edit_text(parse_mode, thread)
            except TelegramError as error:  # it was a picture, and nobody noted that
                if not is_without_text(error):
                    raise
                return await edit_caption(parse_mode, thread)

        await self._call(edit, refresh.to, self._limits.edits)
        if refresh.content.pinned is False and _is_group(chat):
            await self._pins.unpin(chat, message)
        return Sent(message=refresh.message)

    async def _attach(self, attach: Attach) -> Sent:
        _chat(attach.to)
        texts = parts(attach.caption.text)
        buttons = keyboard(attach.caption.choices, attach.mark, self._username)
        below = _stands_below(texts)
        steps = [self._file(attach, texts[0] if below else None, buttons if below or not texts else None)]
        if not below:
            steps += [
                self._text(attach.to, part, reply_to=None, markup=buttons if part is texts[-1] else None, rings=False)
                for part in texts
            ]
        sent = await self._one_after_the_other(attach.id, steps)
        return replace(sent, file="file") if below or not texts else sent

    async def _one_after_the_other(self, delivery: int, steps: list[Callable[[], Awaitable[Message]]]) -> Sent:
        """Send the messages that make up a delivery; when it is tried again, only what has not arrived yet.

        Returns the last one, which carries the buttons.
        """
        arrived = self._arrived.setdefault(delivery, [])
        for step in steps[len(arrived) :]:
            message = await step()
            arrived.append(str(message.message_id))
            if len(self._arrived) > _UNFINISHED:
                self._arrived.popitem(last=False)
        self._arrived.pop(delivery, None)
        return Sent(message=arrived[-1])

    def _text(
        self,
        to: Address,
        part: Part,
        *,
        reply_to: str | None,
        markup: InlineKeyboardMarkup | ForceReply | None,
        rings: bool,
    ) -> Callable[[], Awaitable[Message]]:
        original = _number(reply_to)
        reply = ReplyParameters(original, allow_sending_without_reply=True) if original is not None else None

        async def send(parse_mode: str | None, thread: int | None) -> Message:
            return await self._bot.send_message(
                _chat(to),
                part.html if parse_mode else part.plain,
                parse_mode=parse_mode,
                message_thread_id=thread,
                reply_parameters=reply,
                reply_markup=markup,
                link_preview_options=_NO_PREVIEW,
                disable_notification=not rings,
            )

        return lambda: self._sent(send, to)

    def _file(
        self, attach: Attach, caption: Part | None, buttons: InlineKeyboardMarkup | None
    ) -> Callable[[], Awaitable[Message]]:
        original = _number(attach.reply_to)
        reply = ReplyParameters(original, allow_sending_without_reply=True) if original is not None else None

        async def photo(parse_mode: str | None, thread: int | None) -> Message:
            return await self._bot.send_photo(
                _chat(attach.to),
                attach.body,
                filename=attach.name,
                caption=_in_mode(caption, parse_mode),
                parse_mode=parse_mode,
                message_thread_id=thread,
                reply_parameters=reply,
                reply_markup=buttons,
                disable_notification=not attach.caption.rings,
            )

        async def document(parse_mode: str | None, thread: int | None) -> Message:
            return await self._bot.send_document(
                _chat(attach.to),
                attach.body,
                filename=attach.name,
                caption=_in_mode(caption, parse_mode),
                parse_mode=parse_mode,
                message_thread_id=thread,
                reply_parameters=reply,
                reply_markup=buttons,
                disable_notification=not attach.caption.rings,
            )

        async def send(parse_mode: str | None, thread: int | None) -> Message:
            if attach.media_type not in _PHOTOS or len(attach.body) > PHOTO_BYTES:
                return await document(parse_mode, thread)
            try:
                return await photo(parse_mode, thread)
            except TelegramError as error:
                if not is_bad_photo(error):
                    raise
                return await document(parse_mode, thread)

        return lambda: self._sent(send, attach.to)

    async def _sent(self, send: Callable[[str | None, int | None], Awaitable[Message]], to: Address) -> Message:
        message = await self._call(send, to, self._limits.messages)
        if message is None:
            raise DeliveryError("nothing was sent", Failure.REFUSED)
        return message

    async def _call(
        self, send: Callable[[str | None, int | None], Awaitable[_T]], to: Address, budget: AsyncLimiter
    ) -> _T | None:
        """Send with HTML to the topic, if need be without either; None if it would change nothing."""
        parse_mode: str | None = ParseMode.HTML
        thread = _number(to.thread)
        while True:
            try:
                async with budget:
                    return await send(parse_mode, thread)
            except TelegramError as error:
                if is_unmodified(error):
                    return None
                if is_unparsable(error) and parse_mode is not None:
                    parse_mode = None
                elif is_missing_thread(error) and thread is not None:
                    thread = None
                else:
                    raise classified(error, to) from error

    def _speaking_to(self, post: Post, chat: int) -> Content:
        """Name the person a question in a group is for: only who is replied to or named is asked by Telegram."""
        content = post.content
        if not _is_asked_aloud(content, chat) or post.reply_to is not None or post.person is None:
            return content
        name = self._people.name(post.person)
        if name is None or mention("", post.person).removeprefix("[]") in content.text:
            return content
        return replace(content, text=f"{mention(name, post.person)}:\n{content.text}")


def messages_of(delivery: Delivery) -> int:
    """Return how many messages and edits a group gets by a delivery; that something was pinned is one, too."""
    match delivery:
        case Post(content=content):
            return len(parts(content.text)) + _is_to_be_pinned(delivery)
        case Attach(caption=caption):
            texts = parts(caption.text)
            return 1 if _stands_below(texts) else 1 + len(texts)
        case _:
            return 1


def _stands_below(texts: list[Part]) -> bool:
    """Whether a text has room below a file."""
    return len(texts) == 1 and units(texts[0].plain) <= CAPTION_UNITS


def _is_to_be_pinned(post: Post) -> bool:
    chat = _number(post.to.channel)
    return post.content.pinned is True and chat is not None and _is_group(chat)


def _is_group(chat: int) -> bool:
    """Whether a chat is a group: a private chat has its person's number, which is above zero."""
    return chat < 0


def _is_asked_aloud(content: Content, chat: int) -> bool:
    """Whether somebody in a group is to type an answer. With privacy mode on, only replies reach the bot there."""
    return content.asks and not content.choices and _is_group(chat)


def _placeholder(content: Content) -> str | None:
    if len(content.placeholder) <= PLACEHOLDER_CHARACTERS:
        return content.placeholder or None
    return content.placeholder[: PLACEHOLDER_CHARACTERS - 1].rstrip() + "…"


def _in_mode(part: Part | None, parse_mode: str | None) -> str | None:
    if part is None:
        return None
    return part.html if parse_mode else part.plain


def _chat(to: Address) -> int:
    """Return the chat's number. A private chat that is not open can only be begun by the person."""
    if not to.channel:
        raise DeliveryError("the person has not written to the bot yet", Failure.UNREACHABLE)
    chat = _number(to.channel)
    if chat is None:
        raise DeliveryError("this is no Telegram chat", Failure.REFUSED)
    return chat


def _number(written: str | None) -> int | None:
    try:
        return int(written) if written is not None else None
    except ValueError:
        return None
