"""What is wrong in an own catalogue's file: on which line, and in a sentence that says how it should be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from flows.catalogue.own import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.wording import Markup, Value, Words
    from flows.catalogue.lines import Place

LONGEST_NAME: Final = 40
"""Characters of a name out of the file that a fault repeats."""
_EXAMPLES: Final[Mapping[str, str]] = {
    r"^[ISOGB]-(ST|FP|RF|ZW|KO)-[1-9]\d?$": "I-ST-4",
    r"^[ISOGB]-DONE-[1-9]$": "I-DONE-6",
    r"^[a-z_]+$": "new_factor",
}
"""What an id looks like, by its pattern."""
_MOST_NUMBER: Final = 1000
"""What a number is at most unless it says so itself."""
_MESSAGES: Final[Mapping[str, str]] = {
    "missing": "catalogue-fault-missing",
    "extra_forbidden": "catalogue-fault-unknown",
    "string_too_short": "catalogue-fault-empty",
    "string_too_long": "catalogue-fault-long",
    "string_pattern_mismatch": "catalogue-fault-id",
    "enum": "catalogue-fault-choice",
    "string_type": "catalogue-fault-text",
    "value_error": "catalogue-fault-same-words",
    "model_type": "catalogue-fault-table",
    "tuple_type": "catalogue-fault-list",
    "int_type": "catalogue-fault-number",
    "int_parsing": "catalogue-fault-number",
    "int_parsing_size": "catalogue-fault-number",
    "int_from_float": "catalogue-fault-number",
    "finite_number": "catalogue-fault-number",
    "greater_than": "catalogue-fault-number",
    "less_than_equal": "catalogue-fault-number",
}
"""What is said of each kind of fault that pydantic tells."""


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that is wrong."""

    line: int
    """Counted from 1."""
    message: str
    """The wording that says what is wrong and how it should be."""
    values: Mapping[str, Value] = field(default_factory=dict)

    def told(self, words: Words) -> Markup:
        """Say it in a sentence, with its line; what stands in the file is shown as it is."""
        return words("catalogue-fault", line=str(self.line), fault=words(self.message, **self.values))


def named(name: object) -> str:
    """Return a name out of a file so that it can be repeated: of its beginning what can be printed."""
    return "".join(one if one.isprintable() else "?" for one in str(name)[:LONGEST_NAME])


def fault_of(kind: str, context: Mapping[str, object], place: Place, line: int) -> FileFault:
    """Return the fault that pydantic has found at a place; `kind` and `context` are its own words for it."""
    if "people" in place[2:]:
        return FileFault(line, "catalogue-fault-people")
    if place[-1] == "steps" and kind in {"too_short", "too_long"}:
        return FileFault(line, "catalogue-fault-steps")
    name = ".".join(named(part) if isinstance(part, str) else str(part + 1) for part in place[2:]) or named(place[0])
    values: dict[str, Value] = {
        "name": name,
        "most": cast("int", context.get("max_length", context.get("le", _MOST_NUMBER))),
        "example": _EXAMPLES.get(str(context.get("pattern")), ""),
        "options": str(context.get("expected", "")).replace("'", "").replace(" or ", ", "),
    }
    if str(context.get("error")) == UNPRINTABLE:
        return FileFault(line, "catalogue-fault-unprintable", values)
    return FileFault(line, _MESSAGES.get(kind, "catalogue-fault-unusable"), values)
