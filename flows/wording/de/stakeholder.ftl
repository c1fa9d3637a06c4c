### Akteure: wer wichtig ist, wer den Kontakt hält, wann er ansteht.

stakeholder-add-name = Wer soll auf die Liste? Bitte den Namen schreiben, zum Beispiel eine Organisation oder eine Person.
stakeholder-add-sector = Zu welchem Sektor gehört dieser Akteur?
stakeholder-add-influence = Wie viel Einfluss auf das Vorhaben?
stakeholder-add-interest = Wie viel Interesse am Vorhaben?
stakeholder-add-keeper = Wer hält den Kontakt?
stakeholder-change-which = Bei welchem Akteur soll sich etwas ändern?
stakeholder-change-aspect = Was soll sich bei **{ $name }** ändern?
stakeholder-change-influence = Wie viel Einfluss hat **{ $name }** auf das Vorhaben? Bisher: { $influence }.
stakeholder-change-interest = Wie viel Interesse hat **{ $name }** am Vorhaben? Bisher: { $interest }.
stakeholder-change-keeper = Wer hält den Kontakt zu **{ $name }**? Bisher: { $keeper }.
stakeholder-change-rhythm = Wie oft soll Kontakt sein? Bisher: { $rhythm }. Zum Beispiel „jeden Monat“ oder „21“ für alle 21 Tage.
stakeholder-contacted-which = Mit wem gab es Kontakt?
stakeholder-drop-which = Wer soll von der Liste?

stakeholder-aspect-influence = Einfluss
stakeholder-aspect-interest = Interesse
stakeholder-aspect-keeper = Kontaktperson
stakeholder-aspect-rhythm = Rhythmus

stakeholder-scale-1 = Wenig
stakeholder-scale-2 = Mittel
stakeholder-scale-3 = Viel
stakeholder-nobody = Noch niemand
stakeholders-corner-nobody = niemand
stakeholder-every = { $days ->
    [1] jeden Tag
    [7] jede Woche
   *[other] alle { $days } Tage
}
quadrant-manage-closely = Eng einbinden
quadrant-keep-satisfied = Zufrieden halten
quadrant-keep-informed = Informieren
quadrant-monitor = Beobachten

stakeholder-summary = **{ $name }** ({ $sector })
    Einfluss { $influence }, Interesse { $interest }: { $quadrant }
    Kontakt { $rhythm }, nächster: { $day }; { $keeper }
stakeholder-added = Notiert als Nr. { $number }: { $summary }
stakeholder-changed = Geändert, Nr. { $number }: { $summary }
stakeholder-unchanged = Alles bleibt, wie es war: { $summary }
stakeholder-contacted = Kontakt mit **{ $name }** ist notiert. Wieder dran: { $day }.
stakeholder-dropped = **{ $name }** steht nicht mehr auf der Liste.
stakeholder-back = **{ $name }** steht wieder auf der Liste.
stakeholder-unknown = Eine Nr. { $number } steht nicht auf der Liste. `/akteure` zeigt alle.
stakeholder-too-many = Mehr als { $most } Akteure hat eine Liste nicht; „{ $name }“ ist nicht dabei. Platz schafft `/akteur streichen`.
stakeholder-gone = Diesen Akteur hat inzwischen jemand von der Liste genommen. Geändert wurde nichts.
misfit-stakeholder-known = „{ $name }“ steht schon als Nr. { $number } auf der Liste. Bitte einen anderen Namen schreiben; ändern geht mit `/akteur ändern { $number }`.
misfit-keeper = „{ $typed }“ macht nicht mit. Bitte jemanden aus der Auswahl nennen oder den Namen schreiben, wie er unter `/partner` steht.

stakeholders-none = Noch steht niemand auf der Liste. Der erste Eintrag: `/akteur neu`.
stakeholders-head = { $count ->
    [1] **Ein Akteur**
   *[other] **{ $count } Akteure**
}
stakeholders-line = **{ $number }** { $name } ({ $sector }) · { $rhythm }, nächster Kontakt { $day } · { $keeper }
stakeholders-two-by-two = { $all ->
    [yes] **Einfluss und Interesse**
   *[no] **Einfluss und Interesse auf dieser Seite**
}
stakeholders-corner-manage-closely = Einfluss hoch, Interesse hoch → **eng einbinden**: { $names }
stakeholders-corner-keep-satisfied = Einfluss hoch, Interesse gering → **zufrieden halten**: { $names }
stakeholders-corner-keep-informed = Einfluss gering, Interesse hoch → **informieren**: { $names }
stakeholders-corner-monitor = Einfluss gering, Interesse gering → **beobachten**: { $names }

help-stakeholder = Akteur notieren, ändern, Kontakt festhalten
help-stakeholder-more =
    - `/akteur neu Handwerkskammer; Wirtschaft; 3; 2`: notiert jemanden mit Einfluss und Interesse
    - `/akteur kontaktiert 1`: hält fest, dass mit Nummer 1 gesprochen wurde
help-stakeholders = alle Akteure mit nächstem Kontakt
help-stakeholders-more =
    - `/akteure`: zeigt alle mit dem nächsten Kontakt
    - `/akteure seite 2`: zeigt die nächste Seite
    - `/akteure bild`: zeigt Einfluss und Interesse als Bild

stakeholder-named = { $name }
stakeholder-take-in-offer = Soll davon jemand auf die Liste der Akteure?
stakeholder-take-in = Als Akteur aufnehmen: { $name }
stakeholder-all-taken-in = Alle aus dieser Liste stehen bei den Akteuren.
