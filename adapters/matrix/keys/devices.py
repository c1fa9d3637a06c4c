"""The keys of other people's devices, looked at one by one before nio gets them: it stops at the first odd one."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

import nio

from adapters.matrix.homeserver.events import LONGEST_ID, child, identifier, storable, text

if TYPE_CHECKING:
    from nio.crypto import Olm

    from adapters.matrix.homeserver.events import JsonObject

_PASSED_OVER = {"user_id": "", "device_id": "", "algorithms": [], "keys": {}}
"""What nio neither takes nor stumbles over; without any entry it would take a device that it knows for deleted."""

_log = logging.getLogger(__name__)


class AnyDevices(nio.KeysQueryResponse):  # type: ignore[misc] # nio does not publish its types
    """Devices in whatever shape they come: nio refuses the whole answer for one of them."""

    @classmethod
    def from_dict(cls, parsed_dict: JsonObject) -> nio.KeysQueryResponse | nio.KeysQueryError:
        """Read an answer."""
        found = child(parsed_dict).get("device_keys")
        return cls(found, {}) if isinstance(found, Mapping) else nio.KeysQueryResponse.from_dict(parsed_dict)


class AnyOneTimeKeys(nio.KeysClaimResponse):  # type: ignore[misc] # nio does not publish its types
    """One-time keys in whatever shape they come."""

    @classmethod
    def from_dict(cls, parsed_dict: JsonObject) -> nio.KeysClaimResponse | nio.KeysClaimError:
        """Read an answer."""
        found = child(parsed_dict).get("one_time_keys")
        return cls(found, {}) if isinstance(found, Mapping) else nio.KeysClaimResponse.from_dict(parsed_dict)


def usable_devices(olm: Olm, answered: JsonObject) -> dict[str, dict[str, object]]:
    """Return the devices of each user, those that nio cannot use replaced by ones that it passes over."""
    return {
        user: {device: _usable(olm, user, device, shown) for device, shown in devices.items() if _can_exist(device)}
        for user, devices in answered.items()
        if identifier(user, "@") and isinstance(devices, Mapping)
    }


def usable_keys(olm: Olm, answered: JsonObject) -> dict[str, dict[str, object]]:
    """Return the one-time keys with which an exchange can really begin."""
    return {
        user: {device: shown for device, shown in child(devices).items() if _begins(olm, user, device, shown)}
        for user, devices in answered.items()
    }


def _can_exist(device: str) -> bool:
    return device.isprintable() and len(device.encode()) <= LONGEST_ID


def _usable(olm: Olm, user: str, device: str, shown: object) -> JsonObject:
    signing, curve = text(shown, "keys", f"ed25519:{device}"), text(shown, "keys", f"curve25519:{device}")
    named = (text(shown, "user_id"), text(shown, "device_id"))
    try:
        if signing is not None and curve is not None and named == (user, device):
            olm.account.create_outbound_session(curve, olm.account.identity_keys["curve25519"])
            if olm.verify_json(dict(child(shown)), signing, user, device):
                name = storable(text(shown, "unsigned", "device_display_name") or "")
                return {**child(shown), "unsigned": {"device_display_name": name}}
    except Exception as error:  # noqa: BLE001 -- there are many kinds of odd keys
        _log.debug("matrix: a device of %a is odd (%s)", user, type(error).__name__)
    _log.info("matrix: device %a of %s has no usable keys", device, user)
    return _PASSED_OVER


def _begins(olm: Olm, user: str, device: str, shown: object) -> bool:
    try:
        known = olm.device_store[user][device]
        key = child(next(iter(child(shown).values())))
        olm.account.create_outbound_session(known.curve25519, text(key, "key"))
        verified: bool = olm.verify_json(dict(key), known.ed25519, user, device)
    except Exception as error:  # noqa: BLE001 -- there are many kinds of odd keys
        _log.info("matrix: device %a of %a has no usable one-time key (%s)", device, user, type(error).__name__)
        return False
    return verified
