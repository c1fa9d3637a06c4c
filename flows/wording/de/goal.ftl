### Das gemeinsame Ziel in einem Satz.

goal-sentence = Was ist das gemeinsame Ziel? Bitte in einem Satz, den alle Partner:innen verstehen.
goal-sentence-placeholder = Unser Ziel in einem Satz
goal-is = **Unser Ziel:** { $goal }{ $may ->
    [yes] {" "}Ändern: `/ziel ändern`
   *[no] {""}
}
goal-none = Ein gemeinsames Ziel steht noch nicht fest. Eintragen kann es die Koordination mit `/ziel`.
goal-set = Das Ziel steht jetzt unter `/stand`: { $goal }{ $had ->
    [yes] {" "}Bisher: { $before }
   *[no] {""}
}
goal-dropped = Das Ziel steht nicht mehr da: { $goal }

help-goal = das gemeinsame Ziel und der Weg dorthin
help-goal-more =
    - `/ziel Alle Neuen finden in einem Jahr Arbeit.`: trägt das Ziel ein (Koordination), `/ziel` zeigt es
    - `/ziel kette`: zeigt die Wirkungskette, `/ziel kette Wirkung; Neue finden Arbeit` ergänzt sie (Koordination)
