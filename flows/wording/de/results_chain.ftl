### Die Wirkungskette: vom Einsatz über Aktivitäten und Ergebnisse zur Wirkung.

chain-link-input = Einsatz
chain-link-activity = Aktivität
chain-link-output = Ergebnis
chain-link-impact = Wirkung

chain-write-input = Was setzen wir ein? Zum Beispiel „zwei halbe Stellen und ein Raum“.{ $has ->
    [yes] {" "}Da steht schon: { $there }
   *[no] {""}
}
chain-write-input-placeholder = zwei halbe Stellen und ein Raum
chain-write-activity = Was tun wir damit? Zum Beispiel „jede Woche eine offene Beratung“.{ $has ->
    [yes] {" "}Da steht schon: { $there }
   *[no] {""}
}
chain-write-activity-placeholder = jede Woche eine offene Beratung
chain-write-output = Was kommt dabei heraus? Zum Beispiel „200 Menschen sind beraten“.{ $has ->
    [yes] {" "}Da steht schon: { $there }
   *[no] {""}
}
chain-write-output-placeholder = 200 Menschen sind beraten
chain-write-impact = Was ändert sich dadurch? Zum Beispiel „Neue finden schneller Arbeit“.{ $has ->
    [yes] {" "}Da steht schon: { $there }
   *[no] {""}
}
chain-write-impact-placeholder = Neue finden schneller Arbeit
chain-add-link = Zu welchem Glied der Kette kommt etwas dazu?
chain-add-text = Was steht dort, bei „{ $link }“? Ein paar Worte genügen.
chain-add-text-placeholder = ein paar Worte
chain-change-which = Welche Zeile soll sich ändern?
chain-change-text = Wie soll es bei „{ $link }“ heißen? Bisher: { $text }
chain-change-text-placeholder = ein paar Worte
chain-drop-which = Welche Zeile soll aus der Kette?

chain-head = **Wirkungskette**
chain-head-goal = **Wirkungskette** – unser Ziel: { $goal }
chain-link = **{ $link }**
chain-link-empty = noch offen
chain-line = { $text } ({ $number })
chain-brief = { $link }: { $lines }
chain-indicators = **Woran wir es sehen**
chain-more-indicators = { $count ->
    [1] Eine weitere Messgröße zeigt `/messgroesse`.
   *[other] { $count } weitere Messgrößen zeigt `/messgroesse`.
}
chain-how-to = Ergänzen: `/ziel kette Wirkung; Neue finden schneller Arbeit`. Ändern: `/ziel kette ändern { $number }`. Streichen: `/ziel kette streichen { $number }`.
chain-none = Noch steht keine Wirkungskette da. Aufschreiben kann sie die Koordination mit `/ziel kette`.
chain-added = Notiert bei „{ $link }“: { $line }
chain-changed = Geändert bei „{ $link }“: { $line }
chain-unchanged = Alles bleibt, wie es war, bei „{ $link }“: { $line }
chain-dropped = Gestrichen bei „{ $link }“: { $line }
chain-nothing = Nichts wurde aufgeschrieben; alles bleibt, wie es war.
chain-gone = Diese Zeile gibt es nicht mehr. Geändert wurde nichts.
chain-too-many = Bei „{ $link }“ stehen schon { $most } Zeilen; „{ $text }“ ist nicht dabei. Platz schafft `/ziel kette streichen`.
chain-whole = Jedes Glied ist besetzt. Gemeinsam beschließen: `/beschluss Unsere Wirkungslogik und die Messgrößen gelten.`
