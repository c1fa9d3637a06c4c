"""What people type: behind each command that there is, and in between; well meant, and nasty."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from bot.program.app import wording
from flows import FLOWS

if TYPE_CHECKING:
    from random import Random

_EXAMPLE = re.compile(r"`/(?P<name>[\w-]+)(?: (?P<rest>[^`]+))?`")
WELL_MEANT = {
    "join": (
        "Stadt {m}; Staat; hauptamtlich",
        "IHK {m}; Wirtschaft",
        "Caritas {m}; Zivilgesellschaft",
        "Verein {m}; verein",
    ),
    "setup": ("Bund {m}; Thema {m}; de; Europe/Berlin; keine; 1; monatlich", "Pact {m}; aim {m}; en"),
    "settings": ("Sprache en", "Sprache de", "anonym ja", "anonym nein", "Antworten offen", "Antworten privat"),
    "phase": ("beginnen Orientieren", "abschließen Initiieren", "start shape", "wieder öffnen Initiieren"),
    "checkin": ("", "", "", "zeigen", "schließen", "close"),
    "decide": (
        "Vorschlag {n} {m}",
        "Wir treffen uns {n} mal {m}.",
        "stimmungsbild Wollen wir {m} {n}?",
        "abstimmung Wir tun {m} {n}",
        "{n}",
        "{n} ändern Neu {m} {n}",
        "{n} verlängern in 10 Tagen",
        "{n} schließen",
        "{n} zurückziehen",
        "{n} geklärt",
        "{n} eingearbeitet",
        "{n} stimme Stadt {m}; zustimmen",
        "{n} stimme IHK {m}; einwand; Grund {m}",
        "{n} stimme Caritas {m}; bedenken; Aber {m}",
        "{n} ergebnis Folge {m}; Stadt {m}; in 3 Monaten",
        "{n} ersetzt {n}",
    ),
    "log": ("Fest {m} {n}; gestern; Stadt {m}", "Party {m}; yesterday"),
    "decisions": ("", "offen", "{m}", "alle"),
    "stakeholder": (
        "neu Kammer {m}; Wirtschaft; 3; 2",
        "kontaktiert {n}",
        "ändern {n}; Rhythmus; jeden Monat",
        "streichen {n}",
    ),
    "inform": ("neu Rat {m}; Stand {m}; Stadt {m}; jeden Monat", "erledigt {n}", "streichen {n}"),
    "remind": ("in zwei Tagen Presse {m}", "jeden zweiten Montag um 9; Protokoll {m}", "in 3 Stunden {m} anrufen"),
    "reminders": ("", "streichen {n}", "später {n}; 1 Woche"),
    "coordinator": ("Ben", "Emil", "abgeben Emil", "übernehmen", "Lea"),
}
"""Templates by a command's English name: `{m}` is the cooperation's word, `{n}` a small number."""
NASTY = (
    "-1",
    "0",
    "3.5",
    "abc",
    "99999999999999999999",
    "9" * 4400,
    ";;;;",
    "; ;",
    "o999",
    "c1",
    "٣",
    "²",
    "1 schließen",
    "streichen -1",
    "{n} {n} {n}",
    "ja",
    "31.2.2027; {m}",
    "gestern; {m}",
    "am 30.11. um 25:99 {m}",
    "\ud800 {m}",
    "in 99999999 Stunden; {m}",
    "\0{m}",
    "\u202e{m}\u2066",
    "🧑🏽‍🚒" * 40,
    "<b>{m}</b> & *x* _y_ `z` [a](b:c)",
    "# {m}\n\n- a\n1. b\n> c",
    "{m} " * 320,
    "*{m}*" * 260,
    "x{m}" * 1000,
    "{{ $name }} {m}",
    "\u200b",
    "%s %(m)s {{0}}",
)
ANSWERS = (
    "ja",
    "nein",
    "1",
    "2",
    "3",
    "4",
    "5",
    "weiß nicht",
    "überspringen",
    "skip",
    "zurück",
    "Weil {m} fehlt",
    "Es fehlt an {m} und {n}",
    "Stadt {m}",
    "Staat",
    "Wirtschaft",
    "in 2 Wochen",
    "morgen um 9",
    "1, 2",
    "de",
    "Emil",
    "Guten Morgen {m}",
    "Einwand: {m}",
    "zustimmen",
    "-3",
    "7",
)


@cache
def _examples() -> dict[str, tuple[str, ...]]:
    """Return what the help of each command shows as an example, so that a new one is typed as it says."""
    found: dict[str, list[str]] = {}
    for language in Language:
        words = wording()[language]
        for command in dict.fromkeys(FLOWS.commands.values()):
            if not words.has(f"help-{command.name}-more"):
                continue
            for example in _EXAMPLE.finditer(words(f"help-{command.name}-more")):
                meant = FLOWS.commands.get(example["name"])
                if meant is not None:
                    found.setdefault(meant.name, []).append((example["rest"] or "").replace("{", "").replace("}", ""))
    return {name: tuple(dict.fromkeys(rests)) for name, rests in found.items()}


OFTEN = ("join", "checkin", "answer", "decide", "decide", "decide", "remind", "stakeholder", "inform")


def some_command(chance: Random, mark: str, *, only: tuple[str, ...] = ()) -> str:
    """Return a command with something behind it, among all that there are."""
    names = only or (OFTEN if chance.random() < 0.5 else tuple(FLOWS.commands))
    command = FLOWS.commands[chance.choice(names)]
    name = chance.choice(command.names)
    roll = chance.random()
    if roll < 0.15:
        rest = ""
    elif roll < 0.8:
        rest = chance.choice(WELL_MEANT.get(command.name, ()) + _examples().get(command.name, ()) or ("", "{n}", "{m}"))
    else:
        rest = chance.choice(NASTY)
    return f"{chance.choice('/!')}{name} {filled(rest, chance, mark)}".strip()


def some_answer(chance: Random, mark: str) -> str:
    """Return something to say in a dialogue, or just so."""
    return filled(chance.choice(NASTY if chance.random() < 0.12 else ANSWERS), chance, mark)


def filled(template: str, chance: Random, mark: str) -> str:
    """Put the cooperation's word and numbers into a template."""
    while "{n}" in template:
        template = template.replace("{n}", str(chance.randint(1, 30 if chance.random() < 0.3 else 6)), 1)
    return template.replace("{m}", mark or "etwas").replace("{{", "{").replace("}}", "}")
