### Rhythmus der Check-ins: Termine vorab sehen und speichern.

## Wann Check-ins öffnen

rhythm-preview = So öffnen die nächsten Check-ins von selbst:
rhythm-preview-moved = { $at } statt { $planned }, wegen { $reasons }
rhythm-preview-weekend = Wochenende
rhythm-preview-paused = Pause
rhythm-preview-running = laufendem Check-in
rhythm-preview-several = Mehrere Phasen laufen zugleich: Dann gilt der kürzeste Takt, der von „{ $phase }“ ({ $every }), und jeder Check-in fragt zu allen laufenden Phasen.
rhythm-preview-none = Von selbst öffnet damit noch kein Check-in: Dafür muss eine Phase laufen. `/phase` zeigt alle.
rhythm-and = {" "}und{" "}
rhythm-saving-save = So speichern
rhythm-saving-other = Anders
rhythm-saved = Gespeichert.
rhythm-suggestion = „{ $phase }“ läuft jetzt. Üblich ist dafür ein Check-in { $every }; bisher gilt: { $present }. Soll es je nach Phase sein?
rhythm-suggestion-holds = „{ $phase }“ läuft jetzt. Üblich ist dafür ein Check-in { $every }; so ist es eingestellt.
rhythm-suggestion-over = „{ $phase }“ läuft gerade nicht.
setup-saving =
    { $preview }

    Passt das so?
settings-saving =
    { $preview }

    Passt das so?
settings-rhythm = Wie oft soll es einen Check-in geben? Jetzt: **{ $present }**
setting-rhythm = Rhythmus
