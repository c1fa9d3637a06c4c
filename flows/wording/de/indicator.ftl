### Messgrößen: die Zahlen, an denen sich das Ziel zeigt.

indicator-add-name = Welche Zahl soll zeigen, ob es vorangeht? Zum Beispiel „vermittelte Ausbildungsplätze“.
indicator-add-unit = In welcher Einheit? Zum Beispiel „%“ oder „Plätze“.
indicator-add-source = Woher kommt die Zahl? Zum Beispiel „Statistik der Arbeitsagentur“.
indicator-add-deliverer = Wer liefert sie?
indicator-add-rhythm = Wie oft gibt es einen neuen Wert? Bitte auswählen oder in eigenen Worten schreiben, zum Beispiel „alle zwei Monate“.
indicator-add-target = Welcher Wert soll erreicht werden? Bitte eine Zahl.
indicator-add-target-placeholder = 60
indicator-add-target-day = Bis wann? Zum Beispiel „31.12.2027“.
indicator-add-target-day-placeholder = 31.12.2027
indicator-change-which = Welche Messgröße soll sich ändern?
indicator-change-aspect = Was soll sich bei **{ $name }** ändern?
indicator-change-name = Wie soll sie heißen? Bisher: { $name }.
indicator-change-unit = In welcher Einheit? Bisher: { $unit }.
indicator-change-source = Woher kommt die Zahl? Bisher: { $source }.
indicator-change-deliverer = Wer liefert sie? Bisher: { $deliverer }.
indicator-change-rhythm = Wie oft gibt es einen neuen Wert? Bisher: { $rhythm }.
indicator-change-target = Welcher Wert soll erreicht werden? Bisher: { $target }.
indicator-change-target-day = Bis wann? Bisher: { $day }.
indicator-drop-which = Welche Messgröße soll wegfallen?
indicator-drop-sure = Soll **{ $name }** mit { $count ->
    [0] allem Eingetragenen
    [one] einem Wert
   *[other] { $count } Werten
} gelöscht werden? Zurückholen lässt sich das nicht.
indicator-value-reading = Wie steht **{ $name }** jetzt? Bitte eine Zahl{ $has ->
    [yes] {" "}({ $unit })
   *[no] {""}
}.{ $known ->
    [yes] {" "}Zuletzt: { $last }
   *[no] {""}
}
indicator-value-reading-placeholder = 42,5

indicator-aspect-name = Name
indicator-aspect-unit = Einheit
indicator-aspect-source = Quelle
indicator-aspect-deliverer = Wer liefert
indicator-aspect-rhythm = Rhythmus
indicator-aspect-target = Zielwert
indicator-aspect-target-day = Zieltag

indicator-nobody = noch niemand
indicator-no-value = noch kein Wert
indicator-last = { $amount } ({ $day }){ $arrow }
indicator-line = **{ $number }** { $name }: { $last }
indicator-target = Ziel { $amount }{ $dated ->
    [yes] {" "}bis { $day }
   *[no] {""}
}
indicator-standing = **{ $standing }**
indicator-standing-reached = Ziel erreicht
indicator-standing-on-course = auf Kurs
indicator-standing-behind = unter Plan
indicator-standing-behind-falling = hinter dem Plan
indicator-standing-nearly = Ziel fast erreicht
indicator-standing-missed = Ziel nicht erreicht
indicator-standing-over = Zieltag vorbei
indicator-missing = neuer Wert fehlt
indicator-details = Neuer Wert { $rhythm }; liefert: { $by }{ $known ->
    [yes] {"; "}Quelle: { $source }
   *[no] {""}
}
indicator-value-line = { $day }: { $amount }
indicator-change = Änderung seit dem Wert davor: { $change }
indicator-distance = Bis zum Ziel: { $distance }
indicator-how-to = Neuer Wert: `/messgroesse { $number }; 42,5`. Ein anderer Tag: `/messgroesse { $number }; 42,5; 30.9.`

indicators-none = Noch gibt es keine Messgröße. Drei bis fünf reichen; anlegen kann sie die Koordination mit `/messgroesse neu`.
indicators-head = **Messgrößen**
indicators-head-goal = **Messgrößen** – unser Ziel: { $goal }
indicators-how-to = Den Verlauf zeigt `/messgroesse { $number }`.

indicator-added = Angelegt: { $details }
indicator-first-value = Der erste Wert: `/messgroesse { $number }; 42,5`
indicator-many = Das sind jetzt { $count } Messgrößen. Drei bis { $most } lassen sich gut im Blick behalten; vielleicht kann eine wegfallen.
indicator-changed = Geändert: { $details }
indicator-unchanged = Alles bleibt, wie es war: { $details }
indicator-kept = **{ $name }** bleibt, mit allen Werten.
indicator-dropped = **{ $name }** ist gelöscht, mit allen Werten.
indicator-too-many = Mehr als { $most } Messgrößen gibt es nicht; „{ $name }“ ist nicht dabei. Platz schafft `/messgroesse streichen`.
indicator-too-many-values = Mehr als { $most } Werte hat „{ $name }“ nicht. Platz schafft `/messgroesse entfernen`.
indicator-gone = Diese Messgröße gibt es nicht mehr. Geändert wurde nichts.
indicator-unknown = Eine Messgröße { $typed } gibt es nicht. `/messgroesse` zeigt alle.
indicator-not-yours = Werte von „{ $name }“ trägt ein, wer sie liefert, oder die Koordination. Geändert wurde nichts.
indicator-other-unit = „{ $typed }“ ist nicht die Einheit von „{ $name }“; die ist: { $unit }. Eingetragen wurde nichts.
indicator-entered = Eingetragen: { $value }{ $corrects ->
    [yes] {" "}(vorher { $before })
   *[no] {""}
}
    { $line }
indicator-answered = Der Wert von **{ $name }** ist inzwischen eingetragen. Danke!
indicator-remove-which = Bei welcher Messgröße, und von welchem Tag? Zum Beispiel: `/messgroesse entfernen 1; 30.9.`
indicator-no-such-value = Von „{ $name }“ gibt es keinen Wert zu: { $day }. `/messgroesse { $number }` zeigt alle.
indicator-value-removed = Entfernt: { $value }
indicator-not-delivered = Bei **{ $name }** fehlt seit { $since } ein Wert; { $known ->
    [yes] liefern sollte ihn { $by }.
   *[no] niemand liefert ihn bisher.
} Eintragen: `/messgroesse { $number }; 42,5`. Wer liefert, ändert `/messgroesse ändern { $number }; wer`.
status-goal = Ziel: { $goal }
status-indicators-missing = Ein neuer Wert fehlt: { $names }. Mehr: `/messgroesse`

misfit-amount = „{ $typed }“ ist als Zahl nicht zu verstehen. Zum Beispiel: „42“, „42,5 %“ oder „-1.200“.
misfit-indicator-rhythm = „{ $typed }“ ist als Rhythmus nicht zu verstehen. Zum Beispiel: „jeden Monat“ oder „alle drei Monate“.
misfit-deliverer = „{ $typed }“ macht nicht mit. Bitte eine Organisation oder eine Person nennen, wie sie unter `/partner` steht.
misfit-value-future = „{ $typed }“ liegt noch in der Zukunft. Gefragt ist, an welchem Tag es so war.

help-indicator = die Zahlen, an denen sich das Ziel zeigt
help-indicator-more =
    - `/messgroesse 1; 42,5; 30.9.`: trägt einen Wert ein; ohne Tag gilt heute, derselbe Tag berichtigt; `/messgroesse 1 bild` zeigt den Verlauf als Bild
    - `/messgroesse neu Vermittelte; Personen; Jobcenter; Stadt Ahlen; jeden Monat; 60; 31.12.2027`: legt eine an (Koordination)
    - `/messgroesse streichen 2; ja`: löscht eine mit allen Werten, ohne Nachfrage (Koordination)
