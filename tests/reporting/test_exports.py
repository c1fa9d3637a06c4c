"""Files of exports, read back by other programs: text stays text, days are days, hours keep their zone."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
import vobject

from bot.reporting.exports.calendar import CalendarDay, CalendarHour, DateBook, calendar
from bot.reporting.exports.research_files import table
from bot.reporting.exports.spreadsheet import LONGEST_CELL, spreadsheet
from bot.reporting.exports.workbook import ColumnKind, SheetColumn, Workbook, WorkbookSheet

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "https://example.org",
    "5",
    "a\nb",
    "Ärger & <b>",
    "\x00",
    "=cmd|'/C calc'!A0",
)


def book(*texts: str) -> bytes:
    columns = (
        SheetColumn(name="Größe"),
        SheetColumn(name="Tag", kind=ColumnKind.DAY),
        SheetColumn(name="Wann", kind=ColumnKind.MOMENT),
        SheetColumn(name="Zahl", kind=ColumnKind.NUMBER),
    )
    rows = tuple((text, "2026-11-09", "2026-11-09T18:30:00", "2.5") for text in texts)
    return spreadsheet(
        Workbook(title="Übersicht", sheets=(WorkbookSheet(name="A/B: [x]?*", columns=columns, rows=rows),))
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_stays_text(text: str) -> None:
    page = openpyxl.load_workbook(io.BytesIO(book(text))).worksheets[0]
    cell = page["A2"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(book(text))) as file:
        assert not any(b"<f>" in file.read(name) for name in file.namelist())


def test_days_are_days_and_the_heading_is_frozen() -> None:
    page = openpyxl.load_workbook(io.BytesIO(book("x" * (LONGEST_CELL + 5)))).worksheets[0]
    assert [cell.value for cell in page[1]] == ["Größe", "Tag", "Wann", "Zahl"]
    assert page["B2"].value == datetime(2026, 11, 9)  # noqa: DTZ001 - a spreadsheet has no zones
    assert page["C2"].value == datetime(2026, 11, 9, 18, 30)  # noqa: DTZ001 - likewise
    assert page["D2"].value == 2.5
    assert page.freeze_panes == "A2"
    assert len(page["A2"].value) == LONGEST_CELL
    assert 10 <= page.column_dimensions["A"].width <= 62


def test_hours_keep_their_wall_time_over_the_change_of_clock() -> None:
    hours = [
        datetime(2027, month, day, hour, tzinfo=UTC)
        for month, day, hour in ((3, 27, 8), (3, 29, 7), (10, 30, 7), (11, 1, 8))
    ]
    entries: tuple[CalendarDay | CalendarHour, ...] = (
        *(
            CalendarHour(key=f"h{at:%m%d}", at=at, minutes=90, title="Träffen; mit, Zeichen", place="Rathaus")
            for at in hours
        ),
        CalendarDay(key="d", on=date(2027, 6, 30), title="=Förderung", words="Zeile\nzwei"),
    )
    made = calendar(DateBook(name="Ahlen", source="abc", zone="Europe/Berlin", made_at=hours[0], entries=entries))
    read = vobject.readOne(made.decode())

    *timed, day = read.vevent_list
    assert [one.dtstart.value.astimezone(UTC) for one in timed] == hours
    assert {one.dtstart.value.replace(tzinfo=None).hour for one in timed} == {9}
    assert {one.dtend.value - one.dtstart.value for one in timed} == {timedelta(minutes=90)}
    assert timed[0].summary.value == "Träffen; mit, Zeichen"
    assert (day.dtstart.value, day.dtend.value) == (date(2027, 6, 30), date(2027, 7, 1))
    assert day.description.value == "Zeile\nzwei"
    assert day.uid.value == "d@abc.dreiklang.invalid"
    assert [zone.tzid.value for zone in read.vtimezone_list] == ["Europe/Berlin"]
    assert made.count(b"\r\n") == made.count(b"\n")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_tables_are_csv_as_rfc_4180_says() -> None:
    rows = [("ä", 'a "b"', "x,y", "zwei\nZeilen", "=1")]
    made = table(("a", "b", "c", "d", "e"), rows)
    assert made.startswith(b"a,b,c,d,e\r\n")
    assert made.endswith(b"\r\n")
    assert list(csv.reader(io.StringIO(made.decode(), newline=""), strict=True))[1:] == [
        ["ä", 'a "b"', "x,y", "zwei\nZeilen", "'=1"]
    ]


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("Europe/Berlin", 2),
        ("America/New_York", 2),
        ("Australia/Sydney", 2),
        ("Asia/Tokyo", 0),
        ("Africa/Casablanca", None),
    ],
)
def test_zones_are_right_wherever_they_are_named(zone: str, rules: int | None) -> None:
    hours = [datetime(2027, month, 15, 12, tzinfo=UTC) for month in range(1, 13)]
    entries = tuple(CalendarHour(key=f"h{at:%m}", at=at, minutes=15, title="Träffen") for at in hours)
    made = calendar(DateBook(name="x", source="abc", zone=zone, made_at=hours[0], entries=entries))

    read = vobject.readOne(made.decode())
    assert [one.dtstart.value.astimezone(UTC) for one in read.vevent_list] == hours
    assert made.count(b"RRULE") == (rules or 0)
    assert (b"TZID" in made) == (rules is not None)
