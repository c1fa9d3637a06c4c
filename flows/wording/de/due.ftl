### Was bei Akteuren, Kommunikation und Aufgaben ansteht: privat bei denen, die es übernommen haben, und von Zeit zu Zeit in der Gruppe.

due-head = **Das steht an:**
due-head-coordination = { $count ->
    [one] **Darum hat sich noch niemand gekümmert:**
   *[other] **Um diese { $count } hat sich noch niemand gekümmert:**
}
due-head-group = { $tasks ->
    [only] **Aufgaben**
    [also] **Akteure, Kommunikation und Aufgaben**
   *[no] **Akteure und Kommunikation**
} ({ $day })
due-contact = Zeit, sich zu melden: **{ $name }**{ $known ->
    [yes] {" "}(zuletzt { $last })
   *[no] {""}
}
due-line = Zeit für eine Nachricht an **{ $audience }**: { $topic }{ $known ->
    [yes] {" "}(zuletzt { $last })
   *[no] {""}
}
due-task = { $past ->
    [yes] Überfällig seit { $day }
   *[no] Fällig am { $day }
}: **{ $what }** ({ $organisation })
due-name = **{ $name }**
due-name-line = **{ $audience }**: { $topic }
due-keeper = Kontakt hält { $keeper }
due-no-keeper = noch ohne Kontaktperson

due-state-done = { $what } · ✓ erledigt
due-state-later = { $what } · verschoben auf { $day }
due-state-dropped = { $what } · gestrichen
due-state-handed = { $what } · übernimmt jetzt jemand anders
due-state-again = { $what } · steht weiter unten noch einmal

due-more = { $count ->
    [one] Eines kommt beim nächsten Mal dazu.
   *[other] { $count } weitere kommen beim nächsten Mal.
}
due-last-time = Das war die letzte Erinnerung daran; danach weiß die Koordination Bescheid.
due-finished = Alles geklärt. Danke!
due-figures-contacts = Kontakte: { $made ->
    [0] { $due ->
        [one] 1 steht an
       *[other] { $due } stehen an
    }
   *[other] { $made } gepflegt, { $due ->
        [0] nichts offen
        [one] 1 steht an
       *[other] { $due } stehen an
    }
}.
due-figures-messages = Nachrichten: { $made ->
    [0] { $due ->
        [one] 1 steht an
       *[other] { $due } stehen an
    }
   *[other] { $made } verschickt, { $due ->
        [0] nichts offen
        [one] 1 steht an
       *[other] { $due } stehen an
    }
}.
due-figures-overdue = Überfällige Aufgaben: { $houses }.
due-gaps = Noch niemand ist dabei aus: { $sectors }. Wer ließe sich ansprechen?
due-phase = Seit { $day } läuft die Phase „{ $phase }“. Passt die Übersicht der Akteure noch? `/akteure` zeigt sie.

due-one-done = Habe ich
due-one-later = In 1 Woche
due-one-hand = Jemand anders
due-one-take = Übernehme ich
due-one-drop = Streichen
due-one-undo = Rückgängig
due-toast-done = Notiert, danke!
due-toast-later = Gut, in einer Woche wieder.
due-toast-hand = Wer übernimmt es?
due-toast-take = Übernommen, danke!
due-toast-take-in-private = Übernommen, danke! Mehr dazu im privaten Chat.
due-toast-drop = Gestrichen. „Rückgängig“ holt es einen Tag lang zurück.
due-toast-undo = Wieder da.

due-hand-on-whom = Wer kümmert sich künftig um **{ $name }**?
due-handed-on = **{ $name }** übernimmt jetzt { $keeper } und weiß Bescheid.
due-handed-on-unreached = **{ $name }** übernimmt jetzt { $keeper }. Privat schreiben kann ich dort nicht, bitte selbst Bescheid geben.
due-stays = Um **{ $name }** kümmert sich { $keeper } schon. Geändert wurde nichts.
dropping-undo = Rückgängig
dropping-until = Zurückholen geht bis { $until }.
dropping-not-yours = „{ $name }“ streichen kann, wer den Kontakt hält ({ $keeper }), oder die Koordination. Geändert wurde nichts.
dropping-undo-not-yours = „{ $name }“ zurückholen kann, wer es gestrichen hat, wer den Kontakt hält, oder die Koordination. Geändert wurde nichts.
dropping-no-room = Auf der Liste ist kein Platz mehr; „{ $name }“ steht deshalb nicht wieder darauf. Ist Platz, geht es bis zum Ablauf des Tages noch.
dropping-too-late = Zurückholen geht hier nicht mehr. Geändert wurde nichts.
dropping-name-taken = „{ $name }“ steht schon als Nr. { $number } auf der Liste. Geändert wurde nichts.
dropping-nothing = Hier gibt es nichts, was sich zurückholen ließe: Gestrichenes bleibt dafür einen Tag lang aufgehoben.
due-already = Darum hat sich schon jemand gekümmert. Geändert wurde nichts.
