### Phasen des Zyklus.

phases = **Unsere Phasen.** Mehrere können zugleich laufen, jede lässt sich nachholen.
phase-hint = Was am Ende einer Phase stimmen sollte: `/phase Starten`. Die Koordination schreibt `/phase beginnen Starten`, `/phase abschließen Starten` oder `/phase wieder Starten`.
phase-unknown = „{ $typed }“ ist keine Phase.

phase-line-open = ○ { $phase }
phase-line-active = **◐ { $phase }** läuft · { $met } von { $count } Punkten erfüllt
phase-line-finished = ● { $phase } ist abgeschlossen

phase-catch-up = **Noch nachzuholen**, wenn Zeit ist:
phase-catch-up-line = { $phase }: { $text }
phase-catch-up-more = { $count ->
    [1] Und ein weiterer Punkt.
   *[other] Und { $count } weitere Punkte.
}

phase-about-open = **{ $phase }** – noch nicht begonnen. { $meaning }
phase-about-active = **{ $phase }** – läuft. { $meaning }
phase-about-finished = **{ $phase }** – abgeschlossen. { $meaning }
phase-history = Bisher: { $steps }.
phase-step-active = begonnen { $day }
phase-step-again = wieder aufgenommen { $day }
phase-step-finished = abgeschlossen { $day }
phase-step-open = zurückgestellt { $day }
phase-step-decided = abgeschlossen { $day } durch B-{ $decision }
phase-criteria = Fertig ist diese Phase, wenn möglichst viel davon stimmt. Erfüllt: { $met } von { $count }.
phase-criterion = ☐ { $text }
phase-criterion-met = ☑ { $text }
phase-criterion-known = ☑ { $text } · von selbst erkannt
phase-propose = Abschluss vorschlagen
phase-being-decided = Über den Abschluss wird gerade abgestimmt: B-{ $number }.
phase-not-active = „{ $phase }“ läuft gerade nicht. Geändert wurde nichts.
phase-finish-proposal = Wir schließen die Phase „{ $phase }“ ab.
phase-ticked = Abgehakt.
phase-unticked = Wieder offen.
phase-all-met = Alles erfüllt! Der Abschluss von „{ $phase }“ lässt sich jetzt vorschlagen.

phase-finish-wish = In „{ $cooperation }“ ist alles erfüllt, was am Ende der Phase „{ $phase }“ stimmen sollte. Soll über den Abschluss abgestimmt werden?
phase-wish-propose = Ja, vorschlagen
phase-wish-later = Noch nicht
phase-finish-later = Gut, „{ $phase }“ läuft weiter. Vorschlagen geht jederzeit auf der Karte der Phase: `/phase`.

phase-change-what = Was soll mit einer Phase geschehen?
phase-change-which = Um welche Phase geht es?
phase-change-start = Beginnen
phase-change-finish = Abschließen
phase-change-reopen = Wieder aufnehmen

phase-started = „{ $phase }“ hat begonnen.
phase-finished = „{ $phase }“ ist abgeschlossen. Gut gemacht!
phase-finished-unbegun = „{ $phase }“ ist als abgeschlossen vermerkt, ohne dass sie hier begonnen hatte.
phase-reopened = „{ $phase }“ läuft wieder.
phase-is-active = „{ $phase }“ läuft schon.
phase-is-finished = „{ $phase }“ ist schon abgeschlossen.
phase-is-open = „{ $phase }“ hat noch nicht begonnen.

help-phase = Phasen ansehen, beginnen, abschließen
help-phase-more =
    - `/phase Orientieren`: zeigt, was am Ende dieser Phase stimmen sollte
    - `/phase beginnen Orientieren`: beginnt sie (Koordination); ein Tipp auf einen Buchstaben ihrer Karte hakt einen Punkt ab
