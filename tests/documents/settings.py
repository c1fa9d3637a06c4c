"""The reference of settings: every variable with its default and what it should hold, as `.env.example` groups them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.accounts import MatrixAccount, PublicPages, TelegramAccount
from bot.settings import PREFIX, VARIABLES, Settings
from tests.documents.tables import RENEWED, table

if TYPE_CHECKING:
    from pydantic import BaseModel

INTRODUCTION = """Read from the environment and from `.env` in the folder the bot is started in; the environment wins. A
wrong or unknown setting ends the start with a sentence for each, and exit code 2. How to use them is in
[how-to/administration.md](../how-to/administration.md); [.env.example](../../.env.example) has them ready to be
filled in."""
MODELS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("MATRIX_", MatrixAccount),
    ("TELEGRAM_", TelegramAccount),
    ("PUBLIC_", PublicPages),
    ("", Settings),
)


def page(house: Path) -> str:
    """Return the page."""
    defaults = _defaults()
    parts = [
        "# Settings",
        RENEWED,
        INTRODUCTION,
    ]
    for comment, names in _groups((house / ".env.example").read_text(encoding="utf-8")):
        parts += [
            comment,
            table(("variable", "default", "holds"), ((f"`{name}`", defaults[name], VARIABLES[name]) for name in names)),
        ]
    return "\n\n".join(parts) + "\n"


def _groups(example: str) -> list[tuple[str, list[str]]]:
    """Return the example's paragraphs that show variables: their comment and the variables' names."""
    groups = []
    for paragraph in example.split("\n\n"):
        names = re.findall(rf"^#?({PREFIX}\w+)=", paragraph, re.MULTILINE)
        if names:
            comment = re.findall(r"^# (.+)$", paragraph, re.MULTILINE)
            groups.append(("\n".join(comment), names))
    return groups


def _defaults() -> dict[str, str]:
    defaults = {}
    for group, model in MODELS:
        for name, field in model.model_fields.items():
            variable = f"{PREFIX}{group}{name}".upper()
            if field.is_required():
                defaults[variable] = "none; needed for this account"
                continue
            value = field.get_default(call_default_factory=True, validated_data={"data_dir": Path("data")})
            defaults[variable] = f"`{value}`" if value not in {None, ""} else "none"
    return defaults
