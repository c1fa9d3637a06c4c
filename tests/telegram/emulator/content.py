"""Reading the text and the keyboard of a message that is to be sent, with every limit the server has on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.emulator.errors import bad_request
from tests.telegram.emulator.formatting import found_entities, parse_html, stripped, units
from tests.telegram.emulator.jsons import integer, json_objects, string

if TYPE_CHECKING:
    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.requests import Request

MOST_BYTES = 1 << 15
"""Of a text as it is sent, before it is parsed."""
MOST_DATA_BYTES = 64
"""Of `callback_data`, which has at least one (Bot API, InlineKeyboardButton)."""
MOST_PLACEHOLDER = 64
"""Characters in the empty field for an answer (Bot API, ForceReply)."""
_OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")
_BUTTON_KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def text_of(
    request: Request, name: str, entities_name: str, most: int, *, found: bool = False
) -> tuple[str, list[Json]]:
    """Return a text or a caption and its entities, parsed and without spaces at both ends.

    Args:
        request: The call.
        name: The parameter; "text" must not be empty, a caption may.
        entities_name: The parameter with entities, for calls without `parse_mode`.
        most: How long it may be after parsing, in UTF-16 units.
        found: Add the commands, mentions and addresses the server finds itself.

    Raises:
        ApiError: 400 in the server's words.
    """
    value = request.text(name)
    if name == "text" and not value:
        raise bad_request("message text is empty")
    if len(value.encode()) > MOST_BYTES:
        raise bad_request("text is too long")
    mode = request.text("parse_mode").lower()
    if mode in {"markdown", "markdownv2"}:
        raise NotImplementedError(f"the emulator reads no {mode}")
    if mode not in {"", "none", "html"}:
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        value, entities = parse_html(value)
    else:
        entities = json_objects(request.json(entities_name, "entities"))
        for entity in entities:
            _check_entity(value, entity)
    if found:
        entities = [*entities, *found_entities(value, entities)]
    value, entities = stripped(value, entities)
    if name == "text" and not value:
        raise bad_request("text must be non-empty")
    if units(value) > most:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    return value, entities


def _check_entity(value: str, entity: Json) -> None:
    offset, length = integer(entity.get("offset")), integer(entity.get("length"))
    size = units(value)
    if offset >= size:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > size:
        end = f"ends after the end of the text at UTF-16 offset {offset + length}"
        raise bad_request(f"entity beginning at UTF-16 offset {offset} {end}")


def markup_of(request: Request, *, inline_only: bool = False) -> Json:
    """Return the reply markup, empty if there is none.

    Raises:
        ApiError: 400 in the server's words.
    """
    markup = request.json("reply_markup", "reply keyboard markup")
    if markup is None:
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = markup["inline_keyboard"]
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
        for row in rows:
            for button in row:
                _check_button(button)
        kept = [row for row in rows if row]
        return {"inline_keyboard": kept} if kept else {}
    if inline_only:
        if any(kind in markup for kind in _OTHER_MARKUPS):
            raise bad_request("inline keyboard expected")
        return {}
    if len(string(markup.get("input_field_placeholder"))) > MOST_PLACEHOLDER:
        raise bad_request("REPLY_MARKUP_INVALID")  # that it is refused is said, in which words is not
    return {str(key): value for key, value in markup.items()} if any(kind in markup for kind in _OTHER_MARKUPS) else {}


def _check_button(button: object) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not string(button["text"]):
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(kind in button for kind in _BUTTON_KINDS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(string(button["callback_data"]).encode()) <= MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not string(button["url"]).startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
