### Einrichten einer Kooperation.

setup-place = Frage { $number } von { $count }.
setup-present = Bisher: **{ $value }**. Überspringen lässt es so.
setup-name =
    { $place } Wie heißt die Kooperation?
    { $present }
setup-challenge =
    { $place } Welche Herausforderung wollen wir gemeinsam angehen? Ein Satz genügt.
    { $present }
setup-language =
    { $place } In welcher Sprache schreibe ich hier?
    { $present }
setup-time-zone =
    { $place } Welche Zeitzone gilt? Auch eine Stadt genügt, zum Beispiel „Wien“.
    { $present }
setup-holidays =
    { $place } Auf welches Bundesland sollen Termine bei Feiertagen achten?
    { $present }
setup-phases =
    { $place } Welche Phasen laufen gerade? Antippen, was läuft, dann „Fertig“; in einer Zeile geht „1, 3“.
    { $present }
setup-rhythm =
    { $place } Wie oft soll es einen Check-in geben?
    { $present }

setup-set = **{ $name }** ist eingerichtet:
setup-set-nameless = **Die Kooperation** ist eingerichtet:
setup-set-challenge = Herausforderung: { $value }
setup-set-language = Sprache: { $value }
setup-set-time-zone = Zeitzone: { $value }
setup-set-holidays = Feiertage: { $value }
setup-set-phases = Phasen: { $value }
setup-set-rhythm = Check-ins: { $value }
setup-begun = { $name } richtet gerade alles ein. Das geschieht im privaten Chat; hier geht es gleich weiter.
setup-begun-again = { $name } sieht die Einrichtung noch einmal durch, im privaten Chat.
setup-done = Alles ist bereit für **{ $name }**.
setup-next-check-ins = Check-ins öffnen von selbst, voraussichtlich: { $dates }.
setup-next = Ändern: noch einmal `/einrichten`, Einzelnes mit `/einstellungen`. Sobald Partner:innen dabei sind, öffnet `/checkin` die erste Runde.

setup-in-topic = Ab jetzt ist dieses Thema der Ort der Kooperation: Karten und Erinnerungen kommen hierher.
setup-in-group = Einrichten geht in der Gruppe der Kooperation: mich dort hinzufügen und `/einrichten` schreiben.
setup-needs-administrator = Noch koordiniert hier niemand. Den Anfang macht, wer diese Gruppe verwaltet: in der Gruppe `/einrichten` schreiben.

setting-rhythm-by-phase = Je nach Phase (etwa alle 6 bis 13 Wochen)
setting-rhythm-fortnightly = Alle zwei Wochen
setting-rhythm-monthly = Monatlich (alle vier Wochen)
setting-rhythm-quarterly = Vierteljährlich (alle 13 Wochen)
setting-rhythm-on-demand = Nur bei Bedarf

help-setup = die Kooperation einrichten oder ändern
help-setup-more =
    - `/einrichten`: fragt Name, Anliegen, Sprache, Zeitzone, Feiertage, Phasen und Rhythmus
    - `/einrichten Ankommen in Ahlen`: nimmt den Namen gleich mit

## Was im leeren Feld steht

setup-name-placeholder = Name der Kooperation
setup-challenge-placeholder = Was soll besser werden?
