### Abbrechen und zurückgehen.

cancelled = Abgebrochen. Nichts davon wurde ausgeführt.
no-open-question = Hier ist gerade keine Frage offen. Was alles geht, zeigt `/hilfe`.

help-cancel = eine Frage abbrechen
help-cancel-more = `/abbrechen` beendet, was gerade gefragt wird, ohne dass etwas geschieht.
help-back = eine Frage zurück
help-back-more = `/zurueck` stellt die vorige Frage noch einmal.
