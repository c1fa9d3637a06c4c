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

help-catalogue = was Check-ins fragen, und was hier anders ist
help-catalogue-more =
    - `/katalog`: wie viele Fragen, Kriterien, Methoden und Faktoren gelten, und welche nicht die sind, die mit Dreiklang kommen
