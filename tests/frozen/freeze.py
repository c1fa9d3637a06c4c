"""Freezes dialogues as they stand in this version: one file for each, with a session at every step it can reach.

Run it from the top folder before a release: `python -m tests.frozen.freeze`. It writes `tests/frozen/<version>/`, the
version being that of `pyproject.toml`. Folders of versions that were released stay as they are for ever, because such
sessions lie in databases out there; `tests/test_frozen_sessions.py` shows that the present code goes on with them.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.engine.stored.sessions import Session
from bot.engine.vocabulary.walk import Asking, resume
from flows import FLOWS
from tests.frozen.scene import fitting, furnish, occasion_of, turn_of
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.steps import View

HERE = Path(__file__).parent
KEPT = ("dialogue", "version", "step", "answers", "trail", "occasion", "turn")
"""What the code has to understand later; where and when is up to whoever thaws it."""


def explore(dialogue: Graph, first: Session, view: View) -> list[Session]:
    """Return a session at every step, on the shortest way there. Raises LookupError if a step is not reached."""
    found = {dialogue.start.id: first}
    waiting = [first]
    for session in waiting:
        step = dialogue.step(session.step)
        assert step is not None
        for answer in fitting(dialogue, session, step, view):
            outcome = resume(dialogue, session, answer, view)
            if isinstance(outcome, Asking) and outcome.step.id not in found:
                found[outcome.step.id] = outcome.session
                waiting.append(outcome.session)
    missed = {step.id for step in dialogue.steps if not step.former} - found.keys()
    if missed:
        raise LookupError(f"{dialogue.id}: no answer in tests/frozen/scene.py leads to {sorted(missed)}")
    return waiting


async def sessions() -> Mapping[str, list[Session]]:
    """Return the sessions of all dialogues."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scene.db"
        await furnish(file)
        async with Stage(f"sqlite:///{file}") as stage:
            with stage.database.begin() as transaction:
                turn = turn_of(stage, transaction)
                round_ = turn.store.rounds.find()[0]
                return {
                    dialogue.id: explore(
                        dialogue,
                        Session(
                            channel_id=turn.place.id,
                            person="",
                            dialogue=dialogue.id,
                            version=dialogue.version,
                            step=dialogue.start.id,
                            occasion=dict(occasion_of(dialogue, round_.questions[0])),
                            updated_at=turn.now,
                            expires_at=turn.now + dialogue.expire_after,
                        ),
                        turn,
                    )
                    for dialogue in FLOWS.dialogues.values()
                }


def as_json(session: Session) -> dict[str, JsonValue]:
    """Return what is kept of a session."""
    kept = {name: getattr(session, name) for name in KEPT}
    return {**kept, "trail": list(session.trail)}


def from_json(kept: Mapping[str, JsonValue], blank: Session) -> Session:
    """Return a session as it was frozen; where and when is taken from `blank`."""
    fields = {**{name: kept[name] for name in KEPT}, "trail": tuple(kept["trail"])}  # type: ignore[arg-type]  # a list
    return replace(blank, **fields)  # type: ignore[arg-type]  # fields by name


def main() -> None:
    """Write the files of this version; those of dialogues that it no longer has go, former steps stay."""
    project = tomllib.loads((HERE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folder = HERE / str(project["version"])
    folder.mkdir(exist_ok=True)
    found = asyncio.run(sessions())
    before = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}
    for stale in folder.glob("*.json"):
        stale.unlink()
    for dialogue, frozen in found.items():
        former = {step.id for step in FLOWS.dialogues[dialogue].steps if step.former}
        kept = [one for one in before.get(dialogue, []) if one["step"] in former]
        text = json.dumps([*map(as_json, frozen), *kept], indent=2, ensure_ascii=False)
        (folder / f"{dialogue}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
