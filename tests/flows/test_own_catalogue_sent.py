"""A coordinator sends a file with a catalogue of the cooperation's own: seen first, used, taken back, reset."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.domain.catalogue_files import MOST_FILES, CatalogueFile, FileState
from bot.domain.cooperation import Language
from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile
from flows.catalogue import built_in
from flows.catalogue.reading import read
from tests.catalogue_files import in_force
from tests.flows.settling import settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from adapters.memory import MemoryMessage

EXAMPLE = (Path(__file__).parents[2] / "docs" / "how-to" / "own-catalogue.toml").read_text(encoding="utf-8")
HOUSING = '[[factors]]\nkey = "housing"\nde = "Wohnen"\nen = "Housing"\n'
OTHER = '[[factors]]\nkey = "weather"\nde = "Wetter"\nen = "Weather"\n'


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Anna coordinates; Ben takes part."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


async def send(stage: Stage, text: str | bytes, who: str = "Anna", name: str = "unser.toml") -> MemoryMessage:
    """Have somebody send a file, and return what they see then."""
    body = text.encode() if isinstance(text, str) else text
    await stage.say(who, "", "@", file=ReceivedFile(name=name, body=body))
    return stage.latest(f"@{who.casefold()}")


def files(stage: Stage) -> list[CatalogueFile]:
    with stage.database.begin() as transaction:
        return stored(transaction).of(CatalogueFile).find()


async def factors(stage: Stage) -> str:
    """Return what barriers can be about, as everybody is asked."""
    await stage.say("Ben", "/hemmnis neu; Es fehlt an Platz.", "@")
    labels = stage.latest("@ben").labels
    await stage.say("Ben", "/abbrechen", "@")
    return ", ".join(labels)


async def test_it_is_shown_first_and_nothing_has_changed(stage: Stage) -> None:
    shown = await send(stage, EXAMPLE)
    assert "So wäre es in „Ankommen in Ahlen“ anders. Noch ist nichts geändert." in shown.text
    assert "Rhythmus, ersetzt: Gestalten, Check-in alle 42 Tage" in shown.text
    assert shown.labels == ("Verwenden", "Lassen")
    assert [one.state for one in files(stage)] == [FileState.PROPOSED]
    assert "Wohn" not in await factors(stage)


async def test_used_it_holds_for_all_and_taken_back_it_does_not(stage: Stage) -> None:
    await stage.tap("Anna", await send(stage, HOUSING), "Verwenden")
    told = stage.latest(containing="eigener Katalog").text
    assert "(unser.toml, von Anna): 1 neuer Faktor" in told
    card = stage.latest("@anna", containing="unser.toml")
    assert "gilt in „Ankommen in Ahlen“ seit" in card.text
    assert card.labels == ("Zurücknehmen",)
    assert "Wohnen" in await factors(stage)
    await stage.rebuild()
    assert "Wohnen" in await factors(stage)
    await stage.tap("Anna", stage.latest("@anna", containing="unser.toml"), "Zurücknehmen")
    assert "Es gilt wieder der übliche Katalog." in stage.latest(containing="zurückgenommen").text
    assert "Wohnen" not in await factors(stage)
    assert stage.latest("@anna", containing="unser.toml").labels == ("Verwenden",)


async def test_the_next_one_takes_its_place_and_back_leads_to_it(stage: Stage) -> None:
    await stage.tap("Anna", await send(stage, HOUSING), "Verwenden")
    await stage.tap("Anna", await send(stage, OTHER, name="anderes.toml"), "Verwenden")
    now = await factors(stage)
    assert ("Wohnen" in now, "Wetter" in now) == (False, True)
    await stage.tap("Anna", stage.latest("@anna", containing="anderes.toml"), "Zurücknehmen")
    assert "Es gilt wieder unser.toml." in stage.latest(containing="zurückgenommen").text
    now = await factors(stage)
    assert ("Wohnen" in now, "Wetter" in now) == (True, False)


async def test_left_it_is_not_used_and_can_be_after_all(stage: Stage) -> None:
    await stage.tap("Anna", await send(stage, HOUSING), "Lassen")
    assert "Wohnen" not in await factors(stage)
    card = stage.latest("@anna", containing="unser.toml")
    assert card.labels == ("Verwenden",)
    await stage.tap("Anna", card, "Verwenden")
    assert "Wohnen" in await factors(stage)


async def test_a_reset_can_be_undone(stage: Stage) -> None:
    await stage.say("Anna", "/katalog zurücksetzen", "@")
    assert "Eine eigene Datei gilt hier nicht" in stage.latest("@anna").text
    await stage.tap("Anna", await send(stage, HOUSING), "Verwenden")
    await stage.say("Ben", "/katalog zurücksetzen", "@")
    assert "Wohnen" in await factors(stage)
    await stage.say("Anna", "/katalog zurücksetzen", "@")
    assert "Wohnen" not in await factors(stage)
    await stage.tap("Anna", stage.latest("@anna", containing="unser.toml"), "Verwenden")
    assert "Wohnen" in await factors(stage)


async def test_a_barrier_keeps_what_its_factor_is_called_when_the_file_has_gone(stage: Stage) -> None:
    await stage.tap("Anna", await send(stage, HOUSING), "Verwenden")
    await stage.say("Ben", "/hemmnis Keine bezahlbaren Zimmer; Wohnen", "@")
    await stage.say("Anna", "/katalog zurücksetzen", "@")
    await stage.say("Ben", "/hemmnis liste", "@")
    shown = stage.latest("@ben").text
    assert "Keine bezahlbaren Zimmer" in shown
    assert "Wohnen" in shown
    assert "housing" not in shown


async def test_everything_that_is_wrong_is_said_with_its_line_and_nothing_changes(stage: Stage) -> None:
    broken = HOUSING + '[[factors]]\nkey = "x y"\nde = ""\nen = "y"\n'
    shown = await send(stage, broken)
    assert "lässt sich so nicht verwenden. Geändert wurde nichts. 2 Dinge stimmen nicht:" in shown.text
    assert "Zeile 6: „key“" in shown.text
    assert "Zeile 7: „de“ ist leer." in shown.text
    assert files(stage) == []


async def test_of_very_many_faults_the_first_are_told(stage: Stage) -> None:
    shown = await send(stage, "\n".join(f'unknown{number} = "*x*"' for number in range(30)))
    assert "30 Dinge stimmen nicht" in shown.text
    assert "„unknown14“ ist nicht bekannt" in shown.text
    assert "unknown15" not in shown.text
    assert "Und 15 weitere." in shown.text


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\x00", b"\x00" * 100, b"[" * 5000, b""], ids=["no text", "zeros", "deep", "nothing"]
)
async def test_whatever_it_is_it_does_no_harm(stage: Stage, body: bytes) -> None:
    assert "Geändert wurde nichts" in (await send(stage, body)).text
    assert files(stage) == []


async def test_what_changes_nothing_is_not_kept(stage: Stage) -> None:
    await stage.say("Anna", "/katalog datei alles", "@")
    whole = stage.latest("@anna", containing="hier gilt")
    assert whole.file == "katalog.toml"
    assert len(whole.body) <= MOST_RECEIVED_BYTES
    assert "nichts, was hier anders wäre" in (await send(stage, whole.body)).text
    assert files(stage) == []


async def test_ones_own_file_comes_back_as_it_was_sent(stage: Stage) -> None:
    text = "\ufeff# Größe 👍\r\n" + HOUSING
    await stage.tap("Anna", await send(stage, text), "Verwenden")
    await stage.say("Ben", "/katalog datei", "@")
    mine = stage.latest("@ben", containing="eigene Datei")
    assert mine.body == text.encode().removeprefix(b"\xef\xbb\xbf")
    assert read(mine.body, built_in()).catalogue is not None


async def test_only_coordinators_send_and_use_one(stage: Stage) -> None:
    shown = await send(stage, HOUSING, "Ben")
    assert "Koordination" in shown.text
    assert files(stage) == []
    mine = await send(stage, HOUSING)
    receipt = await stage.tap("Ben", mine, "Verwenden")
    assert receipt.toast
    assert "Wohnen" not in await factors(stage)


async def test_a_stranger_is_told_where_it_belongs(stage: Stage) -> None:
    shown = await send(stage, HOUSING, "Xaver")
    assert "Kooperation" in shown.text or "Gruppe" in shown.text
    assert files(stage) == []


async def test_other_files_are_none_of_its_business(stage: Stage) -> None:
    assert "deren Name so endet: .toml" in (await send(stage, b"x", name="bild.png")).text
    await stage.say("Anna", "/stand", "@", file=ReceivedFile(name="bild.png", body=None, too_large=True))
    assert "endet: .toml" not in stage.latest("@anna").text


async def test_too_large_or_not_fetched_it_can_be_sent_again(stage: Stage) -> None:
    for large, said in ((True, "zu groß: Bis 128 KiB"), (False, "bitte noch einmal senden")):
        await stage.say("Anna", "", "@", file=ReceivedFile(name="x.TOML", body=None, too_large=large))
        assert said in stage.latest("@anna").text


async def test_the_name_of_a_file_is_no_markup(stage: Stage) -> None:
    shown = await send(stage, HOUSING, name="*fett*\n<b>/x`.toml")
    assert "*fett*<b>/x`.toml" in shown.text
    assert (await send(stage, OTHER, name="\u202e\n.toml")).text.startswith(".toml: ")


async def test_only_the_last_ones_are_kept(stage: Stage) -> None:
    for number in range(MOST_FILES + 2):
        await send(stage, f"# {number}\n{HOUSING}", name=f"f{number}.toml")
    assert len(files(stage)) == MOST_FILES
    gone = stage.seen_in("@anna")[-MOST_FILES - 2]
    assert (gone.text.count("nicht mehr aufbewahrt"), gone.labels) == (1, ())


async def test_the_same_sent_again_is_not_kept_twice(stage: Stage) -> None:
    await stage.tap("Anna", await send(stage, HOUSING), "Verwenden")
    again = await send(stage, HOUSING)
    assert again.labels == ("Zurücknehmen",)
    assert len(files(stage)) == 1


async def test_what_no_longer_fits_is_left_out_and_said(stage: Stage) -> None:
    await stage.tap("Anna", await send(stage, HOUSING), "Verwenden")
    with in_force('[[factors]]\nkey = "room"\nde = "Wohnen"\nen = "Housing"\n'):
        await stage.rebuild()
        assert (await factors(stage)).count("Wohnen") == 1
        await stage.say("Anna", "/katalog", "@")
        assert "passt nicht mehr zu dem Katalog" in stage.latest("@anna").text
    await stage.tap("Anna", stage.latest("@anna", containing="unser.toml gilt"), "Zurücknehmen")
    with in_force('[[factors]]\nkey = "room"\nde = "Wohnen"\nen = "Housing"\n'):
        card = await send(stage, HOUSING)
        assert "lässt sich so nicht verwenden" in card.text
        assert "heißt wie ein anderer Faktor" in card.text


async def test_what_is_kept_says_who_sent_it_until_they_are_forgotten(stage: Stage) -> None:
    await send(stage, HOUSING)
    await stage.say("Anna", "/meinedaten", "@")
    assert "Eigener Katalog geschickt: unser.toml" in "\n".join(one.text for one in stage.seen_in("@anna"))


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/catalogue", "@")
        assert "`" not in stage.latest("@anna").text
        assert "/catalogue file sends a file to edit" in stage.latest("@anna").text
        await stage.tap("Anna", await send(stage, EXAMPLE), "Use")
        assert "2 other" not in stage.latest(containing="a catalogue of our own").text
        assert "1 other question, 1 new question, 1 new done-criterion" in stage.latest(containing="of our own").text
        await stage.say("Ben", "/catalogue", "@")
        assert "own file: unser.toml, since" in stage.latest("@ben").text
