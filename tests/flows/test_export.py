"""Exports in a cooperation: who gets what and where, what stands in the files, and what nobody finds in them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import jsonschema
import openpyxl
import pytest
import vobject

from bot.engine.exchange.messages import Attach
from bot.reporting.exports.schema import CooperationExport
from tests.disclosure.test_seen import alike, play
from tests.documents.making import HOUSE
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent

SCHEMA = json.loads((HOUSE / "docs/reference/export-1.schema.json").read_text(encoding="utf-8"))
FORMS = ("tabelle", "text", "daten", "kalender", "beschlüsse", "forschung")


class Postbox:
    """Keeps every file, with the channel it went to."""

    def __init__(self, stage: Stage) -> None:
        self.files: list[tuple[str, Attach]] = []
        self._deliver = stage.chat.deliver
        stage.chat.deliver = self.deliver  # type: ignore[method-assign]  # to keep what comes

    async def deliver(self, delivery: Delivery) -> Sent:
        """Keep a file."""
        sent = await self._deliver(delivery)
        if isinstance(delivery, Attach) and delivery.media_type != "image/png":
            self.files.append((delivery.to.channel or "", delivery))
        return sent

    @property
    def last(self) -> bytes:
        """What stands in the last file."""
        return self.files[-1][1].body


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen in Ahlen")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        yield one


async def furnish(stage: Stage) -> None:
    """Let there be something of most kinds, one of it hostile."""
    await stage.say("Bert", "/mitmachen Bäckerei; Wirtschaft")
    for typed in (
        "/phase start Initiieren",
        "/akteur neu =HYPERLINK(1); Wirtschaft; 3; 2",
        "/umfeld 30.6.2027; Förderung läuft aus",
        "/beitrag Räume; @Saal steht frei.",
        "/aufgabe Stadt Ahlen; Raum buchen; in 2 Wochen",
        "/erinnern in 2 Wochen; die Presse einladen",
        "/treffen 11.12.2026 18:00; Rathaus",
        "/informieren neu Gemeinderat; Zwischenstand; Anna; jeden Monat",
        "/beschluss Wir treffen uns | monatlich.",
        "ja",
    ):
        await (stage.say if typed.startswith("/") else stage.answer)("Anna", typed)


async def test_the_spreadsheet_has_a_sheet_for_each_thing_and_no_name(stage: Stage) -> None:
    await furnish(stage)
    box = Postbox(stage)
    await stage.say("Anna", "/export tabelle", "@")

    (channel, file), *none = box.files
    assert (channel, file.name, none) == ("@anna", "kooperation.xlsx", [])
    read = openpyxl.load_workbook(io.BytesIO(box.last))
    assert read.sheetnames[:3] == ["Überblick", "Partner innen", "Phasen"]
    cells = {cell.value for page in read for row in page.iter_rows() for cell in row if cell.value is not None}
    assert {"=HYPERLINK(1)", "@Saal steht frei.", "Raum buchen", "Bäckerei", "Wir treffen uns | monatlich."} <= cells
    assert not {"Anna", "Bert"} & {str(one) for one in cells}
    assert not [cell for page in read for row in page.iter_rows() for cell in row if cell.data_type == "f"]


async def test_the_data_keep_to_the_published_schema(stage: Stage) -> None:
    await furnish(stage)
    box = Postbox(stage)
    await stage.say("Anna", "/export daten", "@")

    read = json.loads(box.last)
    jsonschema.validate(read, SCHEMA)
    assert (read["schema_name"], read["version"]) == ("dreiklang-export", 1)
    assert read["stakeholders"][0]["name"] == "=HYPERLINK(1)"
    assert read["plan"][0]["sender"] == "Stadt Ahlen"
    assert b"Anna" not in box.last
    assert CooperationExport.model_validate(read).model_dump(mode="json") == read
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**read, "version": 2}, SCHEMA)


async def test_text_shows_what_was_typed_and_never_markup(stage: Stage) -> None:
    await furnish(stage)
    box = Postbox(stage)
    await stage.say("Anna", "/export text", "@")
    await stage.say("Anna", "/export beschlüsse", "@")

    text, log = (file.body.decode() for _, file in box.files)
    assert "## Akteure" in text
    assert "Wir treffen uns \\| monatlich" in text
    assert log.startswith("# Ankommen in Ahlen\\: Beschlussbuch")
    assert "B\\-1" in log
    assert "Anna" not in text + log


async def test_the_calendar_is_read_by_another_program_and_keeps_its_keys(stage: Stage) -> None:
    await furnish(stage)
    box = Postbox(stage)
    await stage.say("Bert", "/export kalender")
    await stage.say("Anna", "/export kalender", "@")

    assert [channel for channel, _ in box.files] == [GROUP, "@anna"]
    first, second = (vobject.readOne(file.body.decode()).vevent_list for _, file in box.files)
    assert {one.summary.value for one in first} >= {"Treffen", "Aufgabe: Raum buchen", "Förderung läuft aus"}
    assert [one.uid.value for one in first] == [one.uid.value for one in second]
    meeting = next(one for one in first if one.summary.value == "Treffen")
    assert meeting.dtstart.value.replace(tzinfo=None).isoformat() == "2026-12-11T18:00:00"


@pytest.mark.parametrize("form", ["tabelle", "text", "daten", "forschung"])
async def test_partners_get_only_what_the_channel_shows(stage: Stage, form: str) -> None:
    await furnish(stage)
    box = Postbox(stage)
    await stage.say("Bert", f"/export {form}", "@")
    assert stage.latest("@bert").text.startswith("Das ist der Koordination vorbehalten")
    await stage.say("Bert", "/export", "@")
    await stage.say("Bert", {"tabelle": "xlsx", "daten": "json"}.get(form, form), "@")

    assert stage.latest("@bert").text.startswith("Das ist der Koordination vorbehalten")
    assert box.files == []


async def test_what_is_for_the_coordination_never_comes_into_the_group(stage: Stage) -> None:
    await furnish(stage)
    box = Postbox(stage)
    await stage.say("Anna", "/export daten")

    assert [channel for channel, _ in box.files] == ["@anna"]
    assert stage.latest().text.startswith("Die Datei kommt im privaten Chat")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("kalender", "Noch steht kein Termin fest"),
        ("beschlüsse", "Noch ist nichts beschlossen"),
        ("forschung", "Für"),
    ],
)
async def test_where_there_is_nothing_yet_a_sentence_says_so(stage: Stage, form: str, said: str) -> None:
    box = Postbox(stage)
    await stage.say("Anna", f"/export {form}", "@")
    assert stage.latest("@anna").text.startswith(said)
    await stage.say("Anna", "/export quatsch", "@")
    assert "„quatsch“ kenne ich hier nicht" in stage.latest("@anna").text
    assert box.files == []


@pytest.mark.parametrize("place", [0, 7])
async def test_what_may_not_be_seen_changes_no_file(tmp_path: Path, place: int) -> None:
    """Two cooperations that look alike in the group have the same files, byte by byte; research asks first."""
    found = []
    for turned, answers in enumerate(alike()[place]):
        folder = tmp_path / str(turned)
        folder.mkdir()
        async with Stage.on_sqlite(folder) as stage:
            await play(stage, answers, turned=bool(turned))
            with stage.database.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE installation_keys SET secret = 'ab'")
            box = Postbox(stage)
            for form in FORMS:
                await stage.say("Anna", f"/export {form}", "@")
            count = len(box.files)
            assert "Soll ich die Datei machen?" in stage.latest("@anna").text
            assert "unterdrückt" in stage.latest("@anna").text.casefold()
            await stage.say("Anna", "ja", "@")
            assert len(box.files) == count + 1
            found.append({file.name: file.body for _, file in box.files})

    sheets = [one.pop("kooperation.xlsx") for one in found]
    assert found[0] == found[1]
    assert [*map(_values, sheets[:1])] == [*map(_values, sheets[1:])]
    with zipfile.ZipFile(io.BytesIO(found[0]["forschungsdaten.zip"])) as archive:
        lines = list(csv.DictReader(io.StringIO(archive.read("answers.csv").decode(), newline="")))
        assert not any(b"Ahlen" in archive.read(name) for name in archive.namelist())
    assert any(line["value"] for line in lines)
    assert all(bool(line["value"]) != (line["status"] == "suppressed") for line in lines)
    assert {line["sector"] for line in lines} == {"all", "state", "business", "civil_society"}


def _values(body: bytes) -> list[tuple[object, ...]]:
    return [row for page in openpyxl.load_workbook(io.BytesIO(body)) for row in page.iter_rows(values_only=True)]
