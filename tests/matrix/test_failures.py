"""What an answer of the homeserver, or of what stands before it, means."""

from __future__ import annotations

from types import SimpleNamespace

import nio
import pytest

from adapters.matrix.homeserver.failures import from_answer, is_passing
from bot.engine.exchange.messages import Failure


def answered(http_status: int, code: str | None) -> nio.ErrorResponse:
    answer = nio.ErrorResponse("words", code)
    answer.transport_response = SimpleNamespace(status=http_status, headers={}) if http_status else None
    return answer


@pytest.mark.parametrize(
    ("http_status", "code", "passes"),
    [
        (0, None, True),
        (429, None, True),
        (429, "M_LIMIT_EXCEEDED", True),
        (500, "M_UNKNOWN", True),
        (502, None, True),
        (200, None, False),
        (403, None, False),
        (404, None, False),
        (414, None, False),
        (404, "M_NOT_FOUND", False),
    ],
)
def test_only_some_refusals_pass(http_status: int, code: str | None, *, passes: bool) -> None:
    assert is_passing(answered(http_status, code)) is passes


@pytest.mark.parametrize(
    ("http_status", "code", "failure"),
    [
        (403, "M_FORBIDDEN", Failure.UNREACHABLE),
        (401, "M_UNKNOWN_TOKEN", Failure.RETRY),
        (413, "M_TOO_LARGE", Failure.REFUSED),
        (403, None, Failure.REFUSED),  # a firewall that did not like a word; the next message may please it
        (404, None, Failure.UNKNOWN),  # a web server that has lost its homeserver for a while
        (200, None, Failure.UNKNOWN),
        (502, None, Failure.UNKNOWN),
    ],
)
def test_a_refusal_of_one_message_does_not_hold_up_the_others(
    http_status: int, code: str | None, failure: Failure
) -> None:
    assert from_answer(answered(http_status, code), on_the_wire=True).failure is failure
