### Abbrechen und zurückgehen.

cancelled = Abgebrochen. Nichts davon wurde ausgeführt.
cancelled-check-in = Gut, Schluss für jetzt. Was schon beantwortet ist, zählt; weiter geht es mit `/antworten`.
cancelled-remark = Gut, es bleibt bei dem, was schon notiert ist.
no-open-question = Hier ist gerade keine Frage offen. Was alles geht, zeigt `/hilfe`.

help-cancel = eine Frage abbrechen
help-cancel-more =
    - `/abbrechen`: hört bei einer Frage auf; ausgeführt wird nichts
    - „abbrechen“: ohne Schrägstrich geht es im privaten Chat auch
help-back = eine Frage zurück
help-back-more =
    - `/zurueck`: stellt die vorige Frage noch einmal
    - „zurück“: ohne Schrägstrich geht es auch
