"""Keys that come again: what the bot asked for may be sent once more by the device that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.matrix.sync.events import child, text

if TYPE_CHECKING:
    import nio


def accept_from_makers(client: nio.AsyncClient) -> None:
    """Let the client take a key that it asked for from the very device that made it.

    nio takes forwarded keys only from verified devices of its own account, and a bot has a single one. A device that
    sends its own key once more is no less credible than it was the first time; any other device's copy is left out.
    """
    olm = client.olm
    if olm is None:
        return
    from_own_devices = olm._should_accept_forward  # noqa: SLF001 -- nio offers no other way in

    def should_accept(sender: str, sender_key: str, event: nio.ForwardedRoomKeyEvent) -> bool:
        if from_own_devices(sender, sender_key, event):
            return True
        asked = olm.outgoing_key_requests.get(event.session_id)
        device = olm.device_store.device_from_sender_key(sender, sender_key)
        content = child(event.source, "content")
        return (
            asked is not None
            and (asked.room_id, asked.algorithm) == (event.room_id, event.algorithm)
            and device is not None
            and text(content, "sender_key") == device.curve25519 == sender_key
            and text(content, "sender_claimed_ed25519_key") == device.ed25519
        )

    olm._should_accept_forward = should_accept  # noqa: SLF001 -- see above
