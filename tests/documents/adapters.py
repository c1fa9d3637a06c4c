"""The reference of what adapters and engine exchange, from the docstrings of the values themselves."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from bot.engine.exchange import content, messages
from tests.documents.tables import RENEWED, sentence, table

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = ("bot/engine/exchange/messages.py", "bot/engine/exchange/content.py")
INTRODUCTION = """An adapter is one account on one platform: a class with the members of `Adapter`. It hands over
signals in order, and moves its cursor only after `receive` has returned; it is given deliveries, and says of each
whether it arrived. How to write one is in
[how-to/change-something.md](../how-to/change-something.md#an-adapter); the promises that every adapter keeps are the
tests of [tests/adapter_contract.py](../../tests/adapter_contract.py)."""


@dataclass(frozen=True)
class DocumentedPart:
    """A heading with the classes below it."""

    heading: str
    classes: tuple[str, ...]


PARTS = (
    DocumentedPart("The adapter", ("Adapter", "Capabilities", "AccountError")),
    DocumentedPart("In every signal", ("Incoming", "Address", "Sender")),
    DocumentedPart("Signals", tuple(one.__name__ for one in get_args(messages.Signal))),
    DocumentedPart("What is answered to a signal", ("Receipt",)),
    DocumentedPart("Deliveries", tuple(one.__name__ for one in get_args(messages.Delivery))),
    DocumentedPart("What a message holds", ("Content", "Choice")),
    DocumentedPart(
        "What its text is made of, once read by `blocks`",
        tuple(one.__name__ for one in (*get_args(content.Block), *get_args(content.Span))),
    ),
    DocumentedPart("What became of a delivery", ("Sent", "DeliveryError", "Failure")),
)


def page(house: Path) -> str:
    """Return the page. Raises LookupError if a class of the interface belongs to no part, or a part names none."""
    classes: dict[str, ast.ClassDef] = {}
    for source in SOURCES:
        tree = ast.parse((house / source).read_text(encoding="utf-8"))
        classes |= {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    told = {name for part in PARTS for name in part.classes}
    if told != classes.keys():
        raise LookupError(f"in the code or in the reference only: {', '.join(sorted(told ^ classes.keys()))}")
    parts = ["# The interface of adapters", RENEWED, INTRODUCTION]
    for part in PARTS:
        parts.append(f"## {part.heading}")
        for name in part.classes:
            parts += _told(classes[name])
    return "\n\n".join(parts) + "\n"


def _told(node: ast.ClassDef) -> list[str]:
    parts = [f"### {node.name}", sentence(ast.get_docstring(node) or "")]
    if methods := _methods(node):
        parts.append(table(("member", "what"), methods))
    elif any(base.id == "Enum" for base in node.bases if isinstance(base, ast.Name)):
        parts.append(table(("value", "what"), ((name, what) for name, _, _, what in _fields(node))))
    elif fields := _fields(node):
        parts.append(table(("field", "type", "if not given", "what"), fields))
    return parts


def _fields(node: ast.ClassDef) -> list[tuple[str, str, str, str]]:
    """Return name, type, default and docstring of each field."""
    fields = []
    following: list[ast.stmt | None] = [*node.body[1:], None]
    for line, after in zip(node.body, following, strict=True):
        what = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            what = sentence(str(after.value.value))
        match line:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=default):
                given = f"`{ast.unparse(default)}`" if default is not None else "(has to be given)"
                fields.append((f"`{name}`", f"`{ast.unparse(kind)}`", given, what))
            case ast.Assign(targets=[ast.Name(id=name)]):
                fields.append((f"`{name}`", "", "", what))
            case _:
                pass
    return fields


def _methods(node: ast.ClassDef) -> list[tuple[str, str]]:
    """Return how each method is called, and its docstring."""
    methods = []
    for line in node.body:
        if not isinstance(line, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        what = sentence(ast.get_docstring(line) or "")
        if any(isinstance(one, ast.Name) and one.id == "property" for one in line.decorator_list):
            kind = ast.unparse(line.returns) if line.returns is not None else ""
            methods.append((f"`{line.name}: {kind}`", what))
        else:
            waits = "await " if isinstance(line, ast.AsyncFunctionDef) else ""
            name = node.name if line.name == "__init__" else line.name
            takes = ast.unparse(line.args).removeprefix("self, ").removeprefix("self")
            methods.append((f"`{waits}{name}({takes})`", what))
    return methods
