### Seiten im Browser, auf die ein Link führt.

page-nothing-title = Dieser Link führt nirgendwohin
page-nothing = Vielleicht ist er abgelaufen, wurde zurückgenommen oder ist nicht vollständig angekommen. Wer ihn weitergegeben hat, kann einen neuen schicken.
page-too-much-title = Das waren viele Aufrufe in kurzer Zeit
page-too-much = Bitte eine Minute warten und die Seite dann noch einmal laden.
page-not-now-title = Im Moment geht es nicht
page-not-now = Bitte die Seite in ein paar Sekunden noch einmal laden.
