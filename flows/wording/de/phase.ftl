### Phasen des Zyklus.

phases = **Unsere Phasen.** Mehrere können zugleich laufen, jede lässt sich nachholen.
phase-hint = Mehr zu einer Phase: `/phase Starten`. Die Koordination schreibt `/phase beginnen Starten`, `/phase abschließen Starten` oder `/phase wieder Starten`.
phase-unknown = „{ $typed }“ ist keine Phase.

phase-line-open = ○ { $phase }
phase-line-active = **◐ { $phase }** läuft
phase-line-finished = ● { $phase } ist abgeschlossen

phase-about-open = **{ $phase }** – noch nicht begonnen. { $meaning }
phase-about-active = **{ $phase }** – läuft. { $meaning }
phase-about-finished = **{ $phase }** – abgeschlossen. { $meaning }
phase-criteria = Fertig ist diese Phase, wenn möglichst viel davon stimmt:
phase-criterion = { $text }

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
    - `/phase beginnen Orientieren`: beginnt sie (Koordination)
