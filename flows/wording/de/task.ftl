### Aufgaben: was genau eine Organisation bis wann macht, wer dort zugesagt hat, und was daraus geworden ist.

task-add-organisation = Welche Organisation ist verantwortlich? Genau eine; andere können mithelfen.
task-add-what = Was ist zu tun? Zum Beispiel „Raum für das Treffen buchen“.
task-add-until = Bis wann? Zum Beispiel „Freitag“, „in zwei Wochen“ oder „30.6.“.
task-add-until-placeholder = zum Beispiel: Freitag
task-for-whom-organisation = { $said ->
    [near] „{ $typed }“ macht nicht mit. War **{ $nearest }** gemeint? Sonst: Welche Organisation ist verantwortlich?
    [unknown] „{ $typed }“ macht nicht mit. Welche Organisation ist verantwortlich?
   *[nothing] Welche Organisation ist verantwortlich? Genau eine; andere können mithelfen.
}{ $known ->
    [yes] {" "}Es geht um: „{ $what }“
   *[no] {""}
}
task-done-which = Welche Aufgabe ist erledigt?
task-later-which = Welche Aufgabe soll später fällig sein?
task-later-until = Bis wann geht „{ $what }“? Bisher: { $day }.
task-change-which = Welche Aufgabe soll andere Worte bekommen?
task-change-what = Was ist zu tun? Bisher: „{ $what }“
task-drop-which = Welche Aufgabe soll gestrichen werden?
task-take-which = Welche Aufgabe soll es sein?
task-help-which = Bei welcher Aufgabe?
task-hand-over-which = Welche Aufgabe soll jemand anders übernehmen?
task-hand-over-to = Wer übernimmt „{ $what }“? Eine Organisation oder eine Person daraus. Bisher: { $organisation }.
misfit-task-organisation = „{ $typed }“ macht nicht mit. Bitte eine Organisation wählen oder so schreiben, wie `/partner` sie zeigt.
misfit-task-nearest = „{ $typed }“ macht nicht mit. War „{ $nearest }“ gemeint? Dann bitte antippen oder so schreiben.
misfit-task-to = „{ $typed }“ macht nicht mit. Bitte eine Organisation oder jemanden wählen, oder den Namen so schreiben, wie `/partner` ihn zeigt.

task-do-agree = Ich mache es
task-do-help = Wir helfen mit
task-do-done = Erledigt
task-do-later = In 1 Woche
task-do-hand = Abgeben
task-do-drop = Streichen
task-do-undo = Rückgängig
task-toast-agreed = Zugesagt, danke!
task-toast-yours-already = Das ist schon zugesagt. Danke!
task-toast-helps = Notiert: Die eigene Organisation hilft mit. Danke!
task-toast-helps-already = Die eigene Organisation ist schon dabei.
task-toast-done = Erledigt, danke! „Rückgängig“ öffnet die Aufgabe einen Tag lang wieder.
task-toast-later = Gut, eine Woche später.
task-toast-hand = Wer übernimmt es?
task-toast-dropped = Gestrichen. „Rückgängig“ holt die Aufgabe einen Tag lang zurück.

task-details = **A-{ $number }** { $what }
    Verantwortlich: **{ $organisation }**{ $keeps ->
        [agreed] { $named ->
            [yes] {" "}– zugesagt hat { $keeper }
           *[no] {" "}– zugesagt
        }
        [asked] { $named ->
            [yes] {" "}– gefragt ist { $keeper }
           *[no] {" "}– noch nicht zugesagt
        }
       *[nobody] {" "}– noch hat niemand zugesagt
    }
    { $state ->
        [open] Bis { $day }
        [overdue] ⏰ Überfällig seit { $day }
        [done] ✓ Erledigt am { $ended }
       *[dropped] Gestrichen am { $ended }
    }{ $helped ->
        [yes] {" "}· es helfen mit: { $helpers }
       *[no] {""}
    }{ $origin ->
        [decision] {" "}· aus B-{ $source }
        [checkin] {" "}· aus einem Check-in
        [result] {" "}· aus dem Check-in { $source }
        [field] {" "}· für ein schwaches Handlungsfeld
        [meeting] {" "}· aus einem Treffen
       *[itself] {""}
    }
task-line = **A-{ $number }** { $what } · { $state ->
    [overdue] ⏰ überfällig seit { $day }
    [done] ✓ erledigt
    [dropped] gestrichen
   *[open] bis { $day }
}{ $helped ->
    [yes] {" "}· mit { $helpers }
   *[no] {""}
}
task-of = **{ $organisation }**: { $line }
task-handed-over = **A-{ $number }** „{ $what }“ ist jetzt bei **{ $organisation }**.{ $told ->
    [yes] {""}
   *[no] {" "}Privat schreiben kann ich dort niemandem, bitte selbst Bescheid geben.
}
task-stays = „{ $what }“ ist schon bei { $organisation }. Geändert wurde nichts.
task-changed = Geändert: **A-{ $number }** { $what }
task-unchanged = Alles bleibt, wie es war: **A-{ $number }** { $what }
task-put-off = **A-{ $number }** „{ $what }“ hat Zeit bis { $day }.
task-is-done = **A-{ $number }** „{ $what }“ ist erledigt. Wieder öffnen: `/aufgabe zurückholen { $number }`
task-is-dropped = **A-{ $number }** „{ $what }“ ist gestrichen. Zurückholen: `/aufgabe zurückholen { $number }`
task-back = **A-{ $number }** „{ $what }“ ist wieder offen.
task-over = Diese Aufgabe ist nicht mehr offen. Geändert wurde nichts.
task-nobody-there = Wer das übernehmen sollte, ist nicht mehr dabei. Geändert wurde nichts.
task-unknown = Eine Aufgabe A-{ $number } gibt es nicht. `/aufgaben` zeigt alle.
task-unknown-action = Was soll mit Aufgabe A-{ $number } geschehen? „{ $typed }“ kenne ich nicht. Zum Beispiel: `/aufgabe { $number } erledigt`, `/aufgabe { $number } später`, `/aufgabe { $number } ändern` oder `/aufgabe { $number } abgeben`.
task-not-yours = Was aus „{ $what }“ wird, sagt { $organisation }, wer die Aufgabe eingetragen hat, oder die Koordination. Geändert wurde nichts.
task-too-many = Mehr als { $most } offene Aufgaben hat die Liste nicht; „{ $what }“ ist nicht dabei. Platz schafft `/aufgabe erledigt` oder `/aufgabe streichen`.

tasks-head = **Aufgaben** – neu: `/aufgabe`
tasks-load = **{ $organisation }**: { $count } offen{ $overdue ->
    [0] {""}
   *[other] , { $overdue } überfällig
}
tasks-none = Noch gibt es keine offene Aufgabe. Die erste: `/aufgabe`.
tasks-none-such = Solche Aufgaben gibt es gerade nicht. `/aufgaben alle` zeigt auch erledigte und gestrichene.
tasks-unknown-filter = „{ $typed }“ kenne ich hier nicht. Es geht zum Beispiel: `/aufgaben meine`, `/aufgaben überfällig`, oder dahinter der Name einer Organisation.

task-offer-decision = Soll aus B-{ $decision } eine Aufgabe für **{ $organisation }** werden?
task-make = Aufgabe daraus machen
task-made = Aus B-{ $decision } ist die Aufgabe **A-{ $number }** geworden.
task-take-in-offer = Soll davon etwas zur Aufgabe werden? Dann erinnere ich rechtzeitig daran.
task-named = { $what }
task-take-in = Aufgabe: { $what }
task-all-taken-in = Alles davon steht auf der Liste: `/aufgaben`

help-task = festhalten, welche Organisation was bis wann macht
help-task-more =
    - `/aufgabe Stadt Ahlen: Raum buchen bis Freitag`: trägt eine Aufgabe ein; mit Semikolons geht es auch
    - `/aufgabe 3 erledigt`: hakt Aufgabe A-3 ab; ebenso gehen später, abgeben, streichen, übernehmen und zurückholen
    - `/aufgabe ändern 3; Raum im Rathaus buchen`: gibt Aufgabe A-3 andere Worte
help-tasks = alle Aufgaben nach Organisation
help-tasks-more =
    - `/aufgaben`: zeigt, was offen ist, und wie viel jede Organisation vor sich hat
    - `/aufgaben überfällig`: zeigt nur, was liegen geblieben ist; `/aufgaben meine` nur die der eigenen Organisation
