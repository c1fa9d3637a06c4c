"""What the terminal itself says, in German and English; everything else is worded by the flows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

Language: TypeAlias = Literal["de", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """How the window works: what can be typed, each with what it does."""

    title: str
    forms: tuple[tuple[str, str], ...]
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The terminal's own sentences; words in braces are filled in."""

    title: str
    welcome: str
    first_line: str
    press_enter: str
    help: Help
    whole_help: Help
    nothing_open: str
    open: str
    open_number: str
    open_words: str
    open_either: str
    open_elsewhere: str
    help_key: str
    not_here: str
    gone: str
    no_choices: str
    group: str
    private: str
    private_prompt: str
    speaking_to: str
    seen_by: str
    new_persona: str
    clock: str
    unclear_time: str
    past_time: str
    who_speaks: str
    no_such_message: str
    nothing_to_change: str
    no_text: str
    given_up: str
    file: str
    no_file: str
    file_in_private: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    stamp: str
    long_stamp: str

    def moment(self, at: datetime, *, year: bool = False) -> str:
        """Write a local time, short as above a message or with its year."""
        return (self.long_stamp if year else self.stamp).format(
            at=at, weekday=self.weekdays[at.weekday()], month=self.months[at.month - 1]
        )


_GERMAN = Phrases(
    title="Dreiklang im Terminal",
    welcome=(
        "Eine Gruppe, private Chats und eine Uhr; jeder Name ist eine Person. Enter schickt ab, was blass in der Zeile "
        "steht. ? hilft, /quit beendet."
    ),
    first_line="anna: /einrichten",
    press_enter="(Enter)",
    help=Help(
        title="Kurz gesagt:",
        forms=(
            ("anna: hallo", "Anna schreibt in die Gruppe; jeder Name geht"),
            ("anna: 2", "Anna wählt die 2"),
            ("@anna", "in Annas privaten Chat; # führt zurück in die Gruppe"),
            ("/zeit +3 tage", "die Uhr vorstellen"),
            ("??", "alles, was dieses Fenster kann"),
            ("/quit", "beenden"),
        ),
        end="Was der Bot kann, sagt er selbst: anna: /hilfe",
    ),
    whole_help=Help(
        title="So geht es in diesem Fenster:",
        forms=(
            ("anna: hallo", "Anna schreibt in die Gruppe; jeder Name geht, neue kommen dazu"),
            ("@anna: /hilfe", "Anna schreibt dem Bot privat"),
            ("@anna", "in Annas privaten Chat wechseln; # wechselt zurück in die Gruppe"),
            ("anna:", "in der Gruppe als Anna weiterschreiben"),
            ("#zweite", "in eine weitere Gruppe wechseln; #gruppe ist die erste"),
            ("#zweite anna: hallo", "Anna schreibt in die weitere Gruppe"),
            ("anna: 4", "Anna wählt 4 bei der neuesten Nachricht, die etwas zur Wahl stellt"),
            ("anna: [12] 4", "Anna wählt 4 bei Nachricht 12; #12 4 geht auch"),
            ("anna: [12] -4", "Anna nimmt ihre Wahl 4 bei Nachricht 12 zurück"),
            ("anna: [12] gern", "Anna antwortet auf Nachricht 12"),
            ("~anna: neuer Text", "Anna ändert ihre letzte Nachricht; privat: ~@anna: neuer Text"),
            ("-anna", "Anna zieht ihre letzte Nachricht zurück; privat: -@anna"),
            ("+bert", "Bert kommt in die Gruppe"),
            ("@anna: /datei fragen.toml", "Anna schickt dem Bot eine Datei; Worte dahinter stehen darunter"),
            ("/zeit +3 tage", "die Uhr vorstellen; auch +2 stunden, 29.3.2027 9:00 oder 9:00; /zeit allein zeigt sie"),
            ("// Notiz", "wird übergangen"),
            ("Enter", "schickt ab, was blass in der Zeile steht; Tab übernimmt es zum Ändern"),
            ("?", "die kurze Hilfe"),
            ("/quit", "beenden"),
        ),
        end=(
            "Ohne Namen davor schreibt, wer links in der Eingabezeile steht. Beginnt ein Text selbst mit „Wort:“, "
            "gehört der Name davor: anna: Ziel: mehr Wohnraum. ✎ heißt: An dieser Nachricht hat sich etwas geändert. "
            "Ganz unten steht, wie spät es ist, welcher Chat es ist und was offen ist."
        ),
    ),
    nothing_open="nichts offen",
    open="offen: {what}",
    open_number="[{message}] mit {numbers}",
    open_words="[{message}] mit Worten",
    open_either="[{message}] mit {numbers} oder Worten",
    open_elsewhere="privat {chats}",
    help_key="? Hilfe",
    not_here="({word} versteht dieses Fenster so nicht. Gemeint ist wohl: {meant})",
    gone="nicht mehr: {text}",
    no_choices="nichts mehr zu wählen",
    group="Gruppe",
    private="privat an {name}",
    private_prompt="privat",
    speaking_to="an {name}",
    seen_by="({name} sieht: {text})",
    new_persona="({name} ist neu dabei.)",
    clock="(Es ist {moment}.)",
    unclear_time="(Diese Zeit ist nicht zu verstehen. Zum Beispiel so: /zeit +3 tage oder /zeit {example})",
    past_time="(Die Uhr geht nur vorwärts, und es ist schon {moment}. Zum Beispiel so: /zeit +3 tage)",
    who_speaks="(Wer schreibt das? Zum Beispiel so: {line})",
    no_such_message="(Nachricht [{message}] gibt es hier nicht. Die Nummer steht in Klammern über der Nachricht.)",
    nothing_to_change="(Von {name} gibt es hier noch keine Nachricht. Zum Beispiel so: {id}: hallo)",
    no_text="(Der neue Text fehlt noch. Zum Beispiel so: ~{id}: neuer Text)",
    given_up="(Diese Zeile ließ sich mehrmals nicht verarbeiten und wird übergangen: {line})",
    file="Datei: {path}",
    no_file="(Diese Datei gibt es nicht, oder sie ist nicht zu lesen: {path})",
    file_in_private="(Dateien nimmt der Bot nur im privaten Chat. Zum Beispiel so: @{id}: {text})",
    weekdays=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    months=("",) * 12,
    stamp="{weekday} {at:%d.%m. %H:%M}",
    long_stamp="{weekday} {at:%d.%m.%Y %H:%M}",
)

_ENGLISH = Phrases(
    title="Dreiklang in the terminal",
    welcome=(
        "A group, private chats and a clock; any name is a person. Enter sends what stands faintly in the line. "
        "? helps, /quit ends."
    ),
    first_line="anna: /setup",
    press_enter="(Enter)",
    help=Help(
        title="In short:",
        forms=(
            ("anna: hello", "Anna writes to the group; any name will do"),
            ("anna: 2", "Anna picks 2"),
            ("@anna", "to Anna's private chat; # leads back to the group"),
            ("/time +3 days", "move the clock"),
            ("??", "everything that this window can do"),
            ("/quit", "end"),
        ),
        end="What the bot can do it says itself: anna: /help",
    ),
    whole_help=Help(
        title="How this window works:",
        forms=(
            ("anna: hello", "Anna writes to the group; any name will do, new ones are added"),
            ("@anna: /help", "Anna writes to the bot in private"),
            ("@anna", "change to Anna's private chat; # changes back to the group"),
            ("anna:", "go on writing as Anna in the group"),
            ("#second", "change to a further group; #group is the first one"),
            ("#second anna: hello", "Anna writes to the further group"),
            ("anna: 4", "Anna picks 4 at the newest message that offers choices"),
            ("anna: [12] 4", "Anna picks 4 at message 12; #12 4 works too"),
            ("anna: [12] -4", "Anna takes her choice 4 at message 12 back"),
            ("anna: [12] gladly", "Anna replies to message 12"),
            ("~anna: new text", "Anna changes her last message; in private: ~@anna: new text"),
            ("-anna", "Anna takes her last message back; in private: -@anna"),
            ("+bert", "Bert enters the group"),
            ("@anna: /file questions.toml", "Anna sends the bot a file; words behind it stand below it"),
            ("/time +3 days", "move the clock; also +2 hours, 2027-03-29 09:00 or 9:00; /time alone shows it"),
            ("// note", "is passed over"),
            ("Enter", "sends what stands faintly in the line; Tab puts it there to be changed"),
            ("?", "the short help"),
            ("/quit", "end"),
        ),
        end=(
            "Without a name in front the line belongs to whoever the prompt shows. A text that itself begins with "
            "“Word:” needs the name in front: anna: Aim: more housing. ✎ means that something changed in that message. "
            "The last line says what time it is, which chat this is, and what is open."
        ),
    ),
    nothing_open="nothing open",
    open="open: {what}",
    open_number="[{message}] with {numbers}",
    open_words="[{message}] in words",
    open_either="[{message}] with {numbers} or words",
    open_elsewhere="private {chats}",
    help_key="? help",
    not_here="({word} is nothing this window understands. Perhaps: {meant})",
    gone="no longer: {text}",
    no_choices="nothing to pick any more",
    group="group",
    private="private to {name}",
    private_prompt="private",
    speaking_to="to {name}",
    seen_by="({name} sees: {text})",
    new_persona="({name} is new here.)",
    clock="(It is {moment}.)",
    unclear_time="(This time cannot be understood. Write for example: /time +3 days or /time {example})",
    past_time="(The clock only moves forward, and it is already {moment}. Write for example: /time +3 days)",
    who_speaks="(Who writes this? Write for example: {line})",
    no_such_message="(There is no message [{message}] here. The number stands in brackets above a message.)",
    nothing_to_change="({name} has not written anything here yet. Write for example: {id}: hello)",
    no_text="(The new text is still missing. Write for example: ~{id}: new text)",
    given_up="(This line failed several times and is passed over: {line})",
    file="file: {path}",
    no_file="(There is no such file, or it cannot be read: {path})",
    file_in_private="(The bot takes files in private only. Write for example: @{id}: {text})",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    stamp="{weekday} {at.day} {month} {at:%H:%M}",
    long_stamp="{weekday} {at.day} {month} {at:%Y %H:%M}",
)

PHRASES: dict[Language, Phrases] = {"de": _GERMAN, "en": _ENGLISH}
"""The sentences of each language."""
