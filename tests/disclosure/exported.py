"""What the attacker sees who has the exports too: the result, and the figures of the line that it becomes in a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.domain.cycle import Field
from bot.domain.disclosure import disclose
from bot.domain.results import FieldResult
from flows.export.gathering import result_line
from tests.disclosure.attacker import by_sector

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bot.domain.disclosure import Disclosed
    from tests.disclosure.attacker import Answers


def exported(answers: Answers) -> Hashable:
    """Return what is seen of ratings in time, with what an export says of them."""
    shown = disclose(by_sector(answers))
    return shown, _line(shown)


@cache
def _line(shown: Disclosed | None) -> Hashable:
    one = FieldResult(question="O-A-1", field=Field.STAKEHOLDERS, releases=(shown,), change=None)
    return result_line(1, "Frage", one, 0, shown).model_dump_json()
