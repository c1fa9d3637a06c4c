### Methoden: was jetzt helfen kann, alle nach Phasen, eine ganze Karte.

methods-now = **Was jetzt helfen kann**
method-offered = { $sign } **{ $number }** { $name } ({ $phase }: { $field }). { $when }
methods-more = Die ganze Karte: `/methode` mit der Nummer. Alle: `/methode liste`
methods-all-well = In den aktiven Phasen ist gerade kein Feld schwach. Alle Methoden: `/methode liste`
methods-no-phase = Noch ist keine Phase aktiv. Alle Methoden: `/methode liste`
methods-head = **{ $count } Methoden**
methods-phase = **{ $phase }**
method-line = **{ $number }** { $name } ({ $field })
methods-card = Die ganze Karte: `/methode` mit der Nummer oder dem Namen
methods-several = Zu „{ $typed }“ passen:
method-unknown = Keine Methode heißt „{ $typed }“. `/methode liste` zeigt alle.
method-no-number = Eine Methode Nr. { $number } gibt es nicht, es sind { $most }. `/methode liste` zeigt alle.
method-head = **{ $name }**
    Nr. { $number } · { $phase } · { $field }
method-when = { $when }
method-needs = Dauer: etwa { $duration } · Personen: { $least } bis { $most }
method-minutes = { $minutes } Minuten
method-hours = { $hours ->
    [1] eine Stunde
   *[other] { $hours } Stunden
}
method-does = **Was der Bot dabei tut:** { $does }

help-method = was jetzt helfen kann: Methoden mit Schritten
help-method-more =
    - `/methode`: bis zu drei für die aktiven Phasen und schwachen Felder; `/methode liste` zeigt alle
    - `/methode RACI`: die ganze Karte mit Schritten, Dauer und dem, was der Bot dabei tut
