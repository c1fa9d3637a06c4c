"""Reading from files, pipes and a screen."""

import asyncio
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from adapters.terminal.console import Prompt, PromptReader, StreamReader, open_console

ROOT = Path(__file__).parents[2]


async def test_a_file_is_read_line_by_line() -> None:
    reader = StreamReader(io.StringIO("\ufeffanna: eins\n\nanna: zwei"))
    assert [await reader.read(Prompt(text="")) for _ in range(5)] == ["anna: eins", "", "anna: zwei", None, None]


async def test_waiting_for_a_pipe_leaves_the_loop_free_and_can_be_cancelled() -> None:
    reading, writing = os.pipe()
    with open(reading, encoding="utf-8") as stream, open(writing, "w", encoding="utf-8") as pen:  # noqa: ASYNC230, PTH123 - a pipe has no path
        waiting = asyncio.create_task(StreamReader(stream).read(Prompt(text="")))
        await asyncio.sleep(0)
        assert not waiting.done()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        pen.write("ende\n")
        pen.flush()


@pytest.mark.server
def test_a_pipe_that_stays_silent_does_not_keep_the_program_from_ending() -> None:
    code = (
        "import asyncio, sys; from adapters.terminal.console import Prompt, StreamReader\n"
        "async def main():\n"
        "    await asyncio.wait([asyncio.ensure_future(StreamReader(sys.stdin).read(Prompt(text='')))], timeout=0.1)\n"
        "asyncio.run(main())"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE) as program:
        try:
            assert program.wait(timeout=20) == 0
        finally:
            program.kill()


async def test_a_screen_gives_what_was_typed() -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        reader = PromptReader()
        keys.send_text("anna: hallo\r")
        assert await reader.read(Prompt(text="> ")) == "anna: hallo"


async def test_tab_completes_the_word_begun() -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        reader = PromptReader()
        line = asyncio.create_task(reader.read(Prompt(text="> ", words=["/status", "bert: "])))
        keys.send_text("anna: /sta\t")
        async with asyncio.timeout(10):
            while reader._session is None or reader._session.default_buffer.text != "anna: /status":  # noqa: ASYNC110 - the toolkit has no such event
                await asyncio.sleep(0)
        keys.send_text("\r")
        assert await line == "anna: /status"


async def test_enter_alone_sends_what_is_suggested() -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("\r")
        prompt = Prompt(text="> ", suggestion="anna: /einrichten", key="(Enter)", status=lambda: "9:00")
        assert await PromptReader().read(prompt) == "anna: /einrichten"


async def test_tab_takes_the_suggestion_over_and_typing_leaves_it_out() -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        reader, prompt = PromptReader(), Prompt(text="> ", suggestion="anna: /einrichten")
        keys.send_text("\t Ahlen\r")
        assert await reader.read(prompt) == "anna: /einrichten Ahlen"
        keys.send_text("bert: hallo\r")
        assert await reader.read(prompt) == "bert: hallo"
        keys.send_text("\r")
        assert await reader.read(Prompt(text="> ")) == ""


@pytest.mark.parametrize("key", ["\x04", "\x03"])
async def test_control_d_and_control_c_end_the_input(key: str) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(key)
        assert await PromptReader().read(Prompt(text="> ")) is None


def test_without_a_screen_lines_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"gr\xfc\xdfe\n")))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    reader, output = open_console()
    assert asyncio.run(reader.read(Prompt(text=""))) == "gr\ufffd\ufffde"
    assert not output.isatty()


@pytest.mark.server
def test_the_heavy_toolkit_is_loaded_only_at_a_screen() -> None:
    code = "import sys, adapters.terminal.adapter, adapters.terminal.console; sys.exit('prompt_toolkit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
