"""Files that a persona sends: paths with spaces, words behind them, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.terminal.attachments import AttachmentError, asks_to_attach, attached
from bot.engine.exchange.files import MOST_RECEIVED_BYTES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("form", ["/file {}", "/datei {}", "!Datei  {}", '/file "{}"'])
def test_a_path_may_hold_spaces(tmp_path: Path, form: str) -> None:
    path = tmp_path / "unsere Fragen.toml"
    path.write_bytes(b"x")
    line = form.format(path)
    assert asks_to_attach(line)
    found = attached(line)
    assert (found.file.name, found.file.body, found.text) == ("unsere Fragen.toml", b"x", "")


def test_words_behind_it_stand_below_it(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"x")
    assert attached(f"/file {path} bitte ansehen").text == "bitte ansehen"


def test_what_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"x" * (MOST_RECEIVED_BYTES + 1))
    found = attached(f"/file {path}").file
    assert (found.body, found.too_large) == (None, True)


@pytest.mark.parametrize("typed", ["", "nirgends.toml", ".", "a" * 5000, "x\0y"])
def test_what_is_no_file_is_said(typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AttachmentError):
        attached(f"/file {typed}")


def test_other_commands_send_none() -> None:
    assert not asks_to_attach("/files x")
    assert not asks_to_attach("file x")
