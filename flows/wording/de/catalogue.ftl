# Ein eigener Katalog: was in seiner Datei nicht stimmt, Zeile für Zeile. $name und $options stehen so in der Datei.

catalogue-fault = Zeile { $line }: { $fault }
catalogue-fault-large = Die Datei ist zu groß: höchstens { $most } KiB.
catalogue-fault-encoding = Das ist kein Text in UTF-8. Ein Editor für reinen Text kann so speichern.
catalogue-fault-deep = Klammern oder Punkte sind hier zu tief verschachtelt.
catalogue-fault-toml = Das ist kein TOML: Vielleicht fehlt ein Anführungszeichen, eine Klammer oder ein Gleichheitszeichen, oder ein Name steht zweimal da.
catalogue-fault-section = „{ $name }“ ist nicht bekannt. Es gibt questions, done, methods, rhythms und factors.
catalogue-fault-sections = „{ $name }“ steht in doppelten Klammern über jedem Eintrag, etwa [[factors]].
catalogue-fault-nothing = In der Datei steht nichts.
catalogue-fault-many = Mehr als { $most } Einträge sind zu viele; die ab hier sind nicht angesehen worden.
catalogue-fault-factors = Mehr als { $most } Faktoren sind zu viele.
catalogue-fault-missing = „{ $name }“ fehlt.
catalogue-fault-unknown = „{ $name }“ ist hier nicht bekannt.
catalogue-fault-empty = „{ $name }“ ist leer.
catalogue-fault-long = „{ $name }“ ist zu lang: höchstens { $most } Zeichen.
catalogue-fault-unprintable = „{ $name }“ muss eine Zeile aus sichtbaren Zeichen sein, ohne Zeilenumbruch und Steuerzeichen.
catalogue-fault-id = „{ $name }“ sieht nicht aus, wie es soll, etwa { $example }.
catalogue-fault-choice = „{ $name }“ muss eins davon sein: { $options }.
catalogue-fault-text = „{ $name }“ muss ein Text in Anführungszeichen sein.
catalogue-fault-steps = Eine Methode hat drei bis fünf Schritte.
catalogue-fault-people = Personen sind zwei ganze Zahlen, von mindestens bis höchstens, etwa [3, 8].
catalogue-fault-same-words = Die Worte eines Sektors sind dieselben wie die neutralen oder die eines anderen; dann können sie entfallen.
catalogue-fault-number = „{ $name }“ muss eine ganze Zahl von 1 bis { $most } sein.
catalogue-fault-table = „{ $name }“ muss Namen mit Werten enthalten.
catalogue-fault-list = „{ $name }“ muss eine Liste in eckigen Klammern sein.
catalogue-fault-unusable = „{ $name }“ ist so nicht zu gebrauchen.
catalogue-fault-twice = „{ $name }“ kam schon vor, in Zeile { $first }.
catalogue-fault-alike = „{ $name }“ heißt wie ein anderer Faktor; getippt wären sie nicht zu unterscheiden.
catalogue-fault-no-rating = Mit { $names } bleibt in diesem Feld der Phase nichts, was sich mit einem Tippen beantworten lässt; eine Frage muss rating oder yes_partly_no sein.

### Was gilt, und was anders ist als das, was mit Dreiklang kommt.

catalogue-in-force = **Der Katalog, der gilt:** { $questions } Fragen, { $criteria } Kriterien, { $methods } Methoden, { $factors } Faktoren
catalogue-shipped = Alles davon kommt mit Dreiklang; hier ist nichts ersetzt oder ergänzt.
catalogue-differs = { $count ->
    [one] Eins ist hier anders als das, was mit Dreiklang kommt:
   *[other] { $count } Einträge sind hier anders als das, was mit Dreiklang kommt:
}
catalogue-line = { $kind }, { $change ->
    [new] neu
   *[other] ersetzt
}: { $text }
catalogue-kind-questions = Frage
catalogue-kind-done = Kriterium
catalogue-kind-methods = Methode
catalogue-kind-rhythms = Rhythmus
catalogue-kind-factors = Faktor
catalogue-rhythm = { $phase }, Check-in alle { $days } Tage

### Eine eigene Datei: Die Koordination schickt sie, sieht, was anders wäre, und entscheidet.

catalogue-own = Eigene Datei dieser Kooperation: { $name }, seit { $day }.{ $fits ->
    [yes] {""}
   *[no] {" "}Die Datei passt nicht mehr zu dem Katalog, mit dem Dreiklang hier läuft, und gilt deshalb gerade nicht. Was nicht passt, steht da, wenn sie noch einmal geschickt wird: `/katalog datei`
}
catalogue-own-hint = Andere Fragen? `/katalog datei` schickt eine Datei zum Bearbeiten. Zurück kommt sie im privaten Chat mit mir; vor dem Tippen auf „Verwenden“ ändert sich nichts.
catalogue-no-own = Eine eigene Datei gilt hier nicht; es ist alles, wie es war.
catalogue-sent-alone = Die Datei kommt im privaten Chat.
catalogue-file-in-private = Die Datei gibt es im privaten Chat mit mir. Dort bitte noch einmal: `/katalog datei`
catalogue-file-name = katalog.toml
catalogue-caption-own = Die eigene Datei dieser Kooperation ({ $name }). Bearbeiten, hierher zurückschicken, ansehen, verwenden.
catalogue-caption-whole = Alles, was hier gilt. Stehen bleiben muss nur, was anders werden soll; was gelöscht ist, bleibt, wie es hier üblich ist. Danach hierher zurückschicken.
catalogue-file-proposed = **{ $name }**: So wäre es in „{ $home }“ anders. Noch ist nichts geändert.
catalogue-file-holds = **{ $name }** gilt in „{ $home }“ seit { $day }. Anders ist:
catalogue-file-past = **{ $name }** gilt in „{ $home }“ nicht. Anders wäre:
catalogue-file-gone = Diese Datei ist nicht mehr aufbewahrt. Sie lässt sich noch einmal schicken.
catalogue-file-same = In { $name } steht nichts, was hier anders wäre. Geändert wurde nichts.
catalogue-file-unfit = Diese Datei passt nicht mehr zu dem Katalog, mit dem Dreiklang hier läuft. Bitte noch einmal schicken: Dann steht da, was nicht passt.
catalogue-file-faulty = { $count ->
    [one] **{ $name }** lässt sich so nicht verwenden. Geändert wurde nichts. Eins stimmt nicht:
   *[other] **{ $name }** lässt sich so nicht verwenden. Geändert wurde nichts. { $count } Dinge stimmen nicht:
}
catalogue-file-more-faults = { $count ->
    [one] Und eins mehr.
   *[other] Und { $count } weitere.
}
catalogue-file-more = { $count ->
    [one] Und eins mehr; was gilt, zeigt `/katalog` ganz.
   *[other] Und { $count } weitere; was gilt, zeigt `/katalog` ganz.
}
catalogue-file-use = Verwenden
catalogue-file-leave = Lassen
catalogue-file-take-back = Zurücknehmen
catalogue-toast-used = Gilt ab jetzt. Eine laufende Runde behält ihre Fragen.
catalogue-toast-left = Gut, es bleibt alles, wie es ist.
catalogue-toast-back = Zurückgenommen.
catalogue-announced = Ab jetzt gilt hier ein eigener Katalog ({ $name }, von { $person }): { $changes }. Eine laufende Runde behält ihre Fragen. Ansehen: `/katalog`
catalogue-announced-back = { $person } hat den eigenen Katalog { $name } zurückgenommen. { $before ->
    [file] Es gilt wieder { $again }.
   *[none] Es gilt wieder der übliche Katalog.
} Eine laufende Runde behält ihre Fragen.
catalogue-count-questions = { $count } { $change ->
    [new] { $count ->
        [one] neue Frage
       *[other] neue Fragen
    }
   *[other] { $count ->
        [one] andere Frage
       *[other] andere Fragen
    }
}
catalogue-count-done = { $count } { $change ->
    [new] { $count ->
        [one] neues Kriterium
       *[other] neue Kriterien
    }
   *[other] { $count ->
        [one] anderes Kriterium
       *[other] andere Kriterien
    }
}
catalogue-count-methods = { $count } { $count ->
    [one] andere Methode
   *[other] andere Methoden
}
catalogue-count-rhythms = { $count } { $count ->
    [one] anderer Rhythmus
   *[other] andere Rhythmen
}
catalogue-count-factors = { $count } { $change ->
    [new] { $count ->
        [one] neuer Faktor
       *[other] neue Faktoren
    }
   *[other] { $count ->
        [one] anderer Faktor
       *[other] andere Faktoren
    }
}

help-catalogue = was Check-ins fragen, und was hier anders ist
help-catalogue-more =
    - `/katalog`: wie viele Fragen, Kriterien, Methoden und Faktoren gelten, und welche nicht die sind, die mit Dreiklang kommen
    - `/katalog datei`: eine Datei davon zum Bearbeiten; die Koordination schickt sie im privaten Chat zurück und sieht, was anders wäre (`/katalog datei alles`: auch alles Übliche)
    - `/katalog zurücksetzen`: die eigene Datei gilt nicht mehr (Koordination)
