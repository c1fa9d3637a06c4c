"""What an administrator sets about pages: what is refused, and with which words."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.program.serving import UNUSABLE
from bot.settings import VARIABLES
from tests.test_settings import clean_environment, complaints_about, load_with

HOUSE = Path(__file__).parents[2]
__all__ = ["clean_environment"]
PUBLIC = {"DREIKLANG_PUBLIC_URL": "https://pages.example.org"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DREIKLANG_PUBLIC_URL", "http://pages.example.org"),
        ("DREIKLANG_PUBLIC_URL", "https://pages.example.org/dreiklang"),
        ("DREIKLANG_PUBLIC_URL", "pages.example.org"),
        ("DREIKLANG_PUBLIC_LISTEN", "8080"),
        ("DREIKLANG_PUBLIC_PROXIES", "proxy.example.org"),
        ("DREIKLANG_PUBLIC_PROXIES", "127.0.0.1/8"),
    ],
)
def test_a_wrong_value_gets_one_line_that_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    complaints = complaints_about(monkeypatch, {**PUBLIC, name: value})

    assert complaints == [f"{name} should hold {VARIABLES[name]}."]


def test_where_pages_are_served_needs_their_address(monkeypatch: pytest.MonkeyPatch) -> None:
    (complaint,) = complaints_about(monkeypatch, {"DREIKLANG_PUBLIC_LISTEN": "127.0.0.1:9000"})

    assert complaint.startswith("DREIKLANG_PUBLIC_URL is missing: it should hold the https address")


def test_pages_on_this_machine_need_no_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    public = load_with(monkeypatch, {"DREIKLANG_PUBLIC_URL": "http://localhost:8080"}).public

    assert public is not None
    assert (public.url, public.listens_at, public.believed) == ("http://localhost:8080", ("127.0.0.1", 8080), ())


@pytest.mark.server
def test_the_program_does_not_start_where_something_else_listens(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        where = f"127.0.0.1:{other.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, "-m", "bot.program.cli", "run"],
            env={"PYTHONPATH": str(HOUSE), "DREIKLANG_PUBLIC_LISTEN": where, **PUBLIC},
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == UNUSABLE
    assert done.stderr.splitlines()[-1].startswith(f"Pages cannot be served at {where} (Address already in use).")
