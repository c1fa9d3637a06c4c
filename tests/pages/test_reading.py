"""What a link shows: the report, a decision, the calendar; as things stand, and as it was typed."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from bot.domain.contributions import Contribution, ContributionKind
from bot.domain.cooperation import Language
from bot.domain.decisions import Decision, DecisionKind, DecisionStatus, Stance, Voice
from bot.domain.force_field import Force, ForceKind
from bot.domain.indicators import Indicator, IndicatorValue
from bot.domain.meetings import Meeting
from bot.domain.reminders import Reminder
from bot.domain.tasks import Task
from bot.domain.watch_list import WatchItem, WatchKind
from bot.program.pages import shelf
from tests.flows.settling import settle_in
from tests.pages.browsing import PLACE, browse, linked
from tests.reporting.test_html import ReadPage
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from bot.engine.stored.ports import Transaction

DAY = date(2026, 12, 1)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>&amp;{{7*7}}javascript:alert(3)'


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("/bericht link", "Für Rat und Verwaltung"),
        ("/bericht link wirtschaft", "Für die Wirtschaft"),
        ("/bericht link zivilgesellschaft", "Für die Zivilgesellschaft"),
        ("/bericht link einfach", "In einfachen Sätzen"),
    ],
)
async def test_a_link_shows_the_report_in_its_reading(stage: Stage, typed: str, title: str) -> None:
    shown = await browse(stage, await linked(stage, typed))

    assert shown.status == 200
    assert shown.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f"<p>{title}</p>" in shown.text
    assert "Stadt Ahlen" in shown.text
    assert not any(name in shown.text for name in ("Anna", "Ben", "Clara"))


async def test_a_decision_has_a_page_with_voices_of_organisations_and_no_names(stage: Stage) -> None:
    await stage.say("Ben", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Ben", "so abstimmen")
    await stage.tap("Clara", stage.latest(containing="B-1"), "Einwand")
    await stage.answer("Clara", "Der Montag passt uns nie.")
    shown = await browse(stage, await linked(stage, "/bericht link beschluss 1"))

    assert shown.status == 200
    for words in ("B-1", "Wir treffen uns monatlich.", "Caritas", "Der Montag passt uns nie.", "offen bis"):
        assert words in shown.text
    assert not any(name in shown.text for name in ("Anna", "Ben", "Clara"))


async def test_the_calendar_is_that_of_the_export(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern in 2 Wochen; die Presse einladen")
    path = await linked(stage, "/bericht link kalender")
    shown = await browse(stage, path)

    assert path.endswith(".ics")
    assert shown.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(one["SUMMARY"]) for one in Calendar.from_ical(shown.body).walk("VEVENT")] == ["die Presse einladen"]
    await stage.say("Anna", "/export kalender")
    assert sorted(shown.body.splitlines()) == sorted(stage.latest(containing="").body.splitlines())


async def test_a_head_without_a_body(stage: Stage) -> None:
    path = await linked(stage)
    whole, head = await browse(stage, path), await browse(stage, path, method="HEAD")

    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))


async def test_script_in_every_field_is_shown_as_typed(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        fields = hostile(transaction)
    report = await browse(stage, await linked(stage))
    decision = await browse(stage, await linked(stage, "/bericht link beschluss 1"))
    calendar = await browse(stage, await linked(stage, "/bericht link kalender"))

    read = [ReadPage(shown.body) for shown in (report, decision)]
    said = "".join(text for page in read for _, text in page.texts)
    said += "".join(one["alt"] for page in read for one in page.of("img"))
    events = Calendar.from_ical(calendar.body).walk("VEVENT")
    dates = "".join(str(one.get(name, "")) for one in events for name in ("SUMMARY", "DESCRIPTION", "LOCATION"))
    assert [name for name in fields if f"{HOSTILE}{name}" not in said + dates] == []
    for page in read:
        assert page.of("script") == []
        assert all(not name.startswith("on") for _, attributes in page.elements for name in attributes)
        sources = [one["src"] for one in page.of("img")]
        assert all(one.startswith("data:image/svg+xml;base64,") for one in sources)
        assert not any(b"<script" in base64.b64decode(one.partition(",")[2]) for one in sources)


def hostile(transaction: Transaction) -> list[str]:
    """Write script into every field of text that a page shows, each with a name of its own behind; return those."""
    (home,) = transaction.cooperations()
    store, names, later = transaction.store(home.id), list[str](), home.created_at + timedelta(days=3)

    def text(name: str) -> str:
        names.append(name)
        return f"{HOSTILE}{name}"

    transaction.put_cooperation(replace(home, name=text("cooperation"), challenge=text("challenge"), goal=text("goal")))
    house = store.organisations.put(replace(store.organisations.find()[0], name=text("organisation")))
    decision = store.decisions.add(
        Decision(
            number=1,
            kind=DecisionKind.CONSENT,
            text=text("proposal"),
            status=DecisionStatus.ACCEPTED,
            proposer_id=None,
            opened_at=home.created_at,
            closes_at=home.created_at,
            closed_at=home.created_at,
            outcome=text("outcome"),
            responsible_id=house.id,
            review_on=DAY,
        )
    )
    store.voices.add(
        Voice(
            decision_id=decision.id,
            version=1,
            organisation_id=house.id,
            partner_id=None,
            stance=Stance.CONCERN,
            reason=text("reason"),
            at=home.created_at,
        )
    )
    for kind in ForceKind:
        store.of(Force).add(
            Force(
                number=1 + list(ForceKind).index(kind),
                kind=kind,
                factor="time",
                text=text(kind.value),
                sector=None,
                partner_id=None,
                created_at=home.created_at,
            )
        )
    store.of(Contribution).add(
        Contribution(number=1, organisation_id=house.id, kind=ContributionKind.TIME, sentence=text("contribution"))
    )
    indicator = store.of(Indicator).add(
        Indicator(number=1, name=text("indicator"), unit=text("unit"), rhythm="FREQ=MONTHLY", entered_on=DAY)
    )
    store.of(IndicatorValue).add(IndicatorValue(indicator_id=indicator.id, amount=Decimal(3), day=date(2026, 11, 9)))
    store.of(Meeting).add(
        Meeting(
            number=1,
            starts_at=later,
            place=text("place"),
            words=text("words"),
            set_by=None,
        )
    )
    store.reminders.add(
        Reminder(
            number=1,
            text=text("reminder"),
            starts_at=datetime(2026, 12, 1, 9),  # noqa: DTZ001 - a wall time
            rhythm="",
            next_at=later,
            author_id=None,
        )
    )
    store.of(Task).add(Task(number=1, what=text("task"), organisation_id=house.id, due_on=DAY))
    store.of(WatchItem).add(
        WatchItem(number=1, what=text("day"), kind=WatchKind.OTHER, day=DAY, entered_on=date(2026, 11, 9))
    )
    return names


async def test_nothing_of_it_is_kept_framed_indexed_or_run(stage: Stage) -> None:
    path = await linked(stage)
    for asked in (path, f"{path}x", "/robots.txt"):
        headers = (await browse(stage, asked)).headers
        policy = headers["Content-Security-Policy"].split("; ")
        assert policy[0] == "default-src 'none'"
        assert "frame-ancestors 'none'" in policy
        assert not any("unsafe" in one or "http" in one for one in policy)
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in headers
        assert headers["Server"] == "Dreiklang"
    assert (await browse(stage, "/robots.txt")).text == "User-agent: *\nDisallow: /\n"


async def test_it_is_made_once_a_minute_and_then_shows_what_is_new(stage: Stage) -> None:
    path = await linked(stage)
    assert "Elternbeirat" not in (await browse(stage, path)).text
    await stage.say("Zoe", "/mitmachen Elternbeirat; Zivilgesellschaft")
    assert "Elternbeirat" not in (await browse(stage, path)).text
    await stage.wait(shelf.LASTS - timedelta(seconds=1))
    assert "Elternbeirat" not in (await browse(stage, path)).text
    await stage.wait(timedelta(seconds=1))
    assert "Elternbeirat" in (await browse(stage, path)).text


async def test_english_is_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH, public=PLACE) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        shown = await browse(stage, await linked(stage, "/report link business"))
    assert ('lang="en"' in shown.text, "Figures and results" in shown.text) == (True, True)
