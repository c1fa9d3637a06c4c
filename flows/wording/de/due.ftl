### Was bei Akteuren und Kommunikation ansteht, gebündelt.

due-head = **Das steht an** ({ $day })
due-contact = **{ $name }** ({ $sector }): Zeit, sich zu melden
due-keeper = Kontakt hält { $keeper }
due-no-keeper = noch ohne Kontaktperson
due-line = **{ $audience }**: { $topic }
due-sender = Absender: { $sender }
due-late = verspätet, fällig seit { $day }

due-state-done = { $what } · ✓ erledigt
due-state-later = { $what } · verschoben auf { $day }
due-state-dropped = { $what } · gestrichen

due-more = { $count ->
    [1] Eines steht noch aus und kommt am nächsten Werktag.
   *[other] { $count } weitere stehen noch aus und kommen am nächsten Werktag.
}
due-finished = Damit ist für diesmal alles geklärt. Danke!
due-gaps = Noch niemand ist dabei aus: { $sectors }. Wer ließe sich ansprechen?
due-phase = Seit { $day } läuft die Phase „{ $phase }“. Passt die Übersicht der Akteure noch? `/akteure` zeigt sie.

due-choice-done = ✓ Erledigt: { $name }
due-choice-later = In 1 Woche: { $name }
due-choice-drop = Streichen: { $name }
due-choice-undo = Rückgängig: { $name }
due-toast-done = Notiert, danke!
due-toast-later = Verschoben: kommt in einer Woche wieder.
due-toast-drop = Gestrichen. „Rückgängig“ holt es einen Tag lang zurück.
due-toast-undo = Wieder da.
dropping-undo = Rückgängig
dropping-until = Zurückholen geht bis { $until }.
dropping-not-yours = „{ $name }“ streichen kann, wer den Kontakt hält ({ $keeper }), oder die Koordination. Geändert wurde nichts.
dropping-undo-not-yours = „{ $name }“ zurückholen kann, wer es gestrichen hat, wer den Kontakt hält, oder die Koordination. Geändert wurde nichts.
dropping-no-room = Auf der Liste ist kein Platz mehr; „{ $name }“ steht deshalb nicht wieder darauf. Ist Platz, geht es bis zum Ablauf des Tages noch.
dropping-too-late = Zurückholen geht hier nicht mehr. Geändert wurde nichts.
dropping-name-taken = „{ $name }“ steht schon als Nr. { $number } auf der Liste. Geändert wurde nichts.
dropping-nothing = Hier gibt es nichts, was sich zurückholen ließe: Gestrichenes bleibt dafür einen Tag lang aufgehoben.
due-already = Darum hat sich schon jemand gekümmert. Geändert wurde nichts.
