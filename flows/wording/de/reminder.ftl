### Eigene Erinnerungen der Kooperation.

remind-said = Woran soll ich erinnern, und wann? Zum Beispiel „in zwei Wochen die Presse einladen“ oder „jeden zweiten Montag um 9; Protokoll verschicken“.
remind-when = { $problem }Wann soll ich an „{ $text }“ erinnern? Zum Beispiel „in zwei Wochen“, „29.3. um 14 Uhr“ oder „jeden Montag um 9“.
remind-what = Woran soll ich erinnern?
reminder-cancel-which = Welche Erinnerung soll entfallen?
reminder-snooze-which = Welche Erinnerung soll später kommen?
reminder-snooze-delay = Wie lange verschieben? Zum Beispiel „3 Tage“. Ohne Angabe ist es eine Woche.

misfit-when-ambiguous = „{ $typed }“ kann zweierlei heißen. Bitte genauer, zum Beispiel mit Datum („am 13.11.“), mit voller Uhrzeit („um 15 Uhr“) oder als Reihe („alle drei Wochen“, „jeden letzten Freitag im Monat“).
misfit-when-no-such-day = Den Tag in „{ $typed }“ gibt es im Kalender nicht. Bitte einen anderen nennen.
misfit-when-too-far = „{ $typed }“ liegt mehr als zehn Jahre entfernt. Bitte einen früheren Zeitpunkt nennen.
misfit-reminder-delay = „{ $typed }“ ist als Zeitraum nicht zu verstehen. Zum Beispiel „3 Tage“, „1 Woche“ oder ein Tag wie „20.11.“, frühestens morgen.

reminder-added = Notiert als Erinnerung { $number }: **{ $text }**
reminder-too-many = Von einer Person können höchstens { $most } Erinnerungen vorgemerkt sein; „{ $text }“ ist nicht notiert. Platz schafft zum Beispiel `/erinnerungen streichen { $number }`; alle zeigt `/erinnerungen`.
reminder-date = Kommt { $date } in die Gruppe.
reminder-dates = Kommt { $rhythm } in die Gruppe, als Nächstes:
reminder-one-date = { $date }
reminder-how-to-cancel = Doch nicht? `/erinnerungen streichen { $number }`
reminder-cancelled = Gestrichen, Erinnerung { $number }: **{ $text }**
reminder-snoozed = Verschoben, Erinnerung { $number }: **{ $text }**
reminder-not-snoozed = Erinnerung { $number } kommt vorher ohnehin schon wieder: **{ $text }**
reminder-gone = Diese Erinnerung ist inzwischen vorbei oder gestrichen. Geändert wurde nichts.

reminders-none = Gerade ist keine Erinnerung vorgemerkt. Eine neue: `/erinnern`.
reminders-head = **Vorgemerkte Erinnerungen**
reminders-line = **{ $number }** { $text } · { $date }, { $rhythm }
reminders-line-once = **{ $number }** { $text } · { $date }
reminders-how-to = Streichen: `/erinnerungen streichen { $number }`. Verschieben: `/erinnerungen später { $number }; 1 Woche`.

reminder-rings = Erinnerung { $number }: **{ $text }**
reminder-late = Verspätet: fällig war das { $date }.
reminder-next = Das nächste Mal: { $date }
reminder-done = ✓ Erledigt
reminder-done-next = ✓ Erledigt. Das nächste Mal: { $date }
reminder-later = Verschoben: { $date }
reminder-overtaken = Inzwischen kam die nächste.
reminder-over = Gestrichen, kommt nicht wieder.
reminder-choice-done = ✓ Erledigt
reminder-choice-later = In 1 Woche
reminder-choice-drop = Streichen
reminder-toast-done = Notiert, danke!
reminder-toast-later = Verschoben.
reminder-toast-drop = Gestrichen, kommt nicht wieder.
reminder-already = Darum hat sich schon jemand gekümmert. Geändert wurde nichts.

reminders-ring-head = **{ $count } Erinnerungen**, alle jetzt fällig:
reminders-ring-more = { $count ->
    [one] Eine weitere passt hier nicht mehr hin; alle offenen zeigt `/erinnerungen offen`.
   *[other] { $count } weitere passen hier nicht mehr hin; alle offenen zeigt `/erinnerungen offen`.
}
reminders-ring-settled = Außerdem geklärt: { $count }
reminders-ring-how-to = Was abgehakt ist, macht den nächsten Platz. Mit Nummer geht es auch: `/erinnerungen erledigt { $number }`, `/erinnerungen später { $number }`, `/erinnerungen streichen { $number }`.
reminders-ring-finished = Damit ist alles geklärt.
reminders-choice-done = { $letter } ✓ Erledigt
reminders-choice-later = { $letter } In 1 Woche
reminders-choice-drop = { $letter } Streichen
reminder-ticked-off = ✓ Erledigt, Erinnerung { $number }: **{ $text }**
reminders-open-count = { $count ->
    [one] Gekommen und noch offen ist eine; `/erinnerungen offen` zeigt sie.
   *[other] Gekommen und noch offen sind { $count }; `/erinnerungen offen` zeigt sie.
}
reminders-open-none = Von den Erinnerungen, die gekommen sind, ist keine mehr offen.
reminders-open-head = **Gekommen und noch offen**:
reminders-open-how-to = Abhaken: `/erinnerungen erledigt { $number }`. Verschieben: `/erinnerungen später { $number }; 1 Woche`.
reminder-done-which = Welche Erinnerung ist erledigt?

help-remind = an etwas erinnern lassen
help-remind-more =
    - `/erinnern in zwei Wochen die Presse einladen`: erinnert einmal
    - `/erinnern jeden zweiten Montag um 9; Protokoll verschicken`: erinnert immer wieder
help-reminders = Erinnerungen zeigen, abhaken, streichen, verschieben
help-reminders-more =
    - `/erinnerungen`: zeigt, was kommt, mit Nummern
    - `/erinnerungen später 3; 1 Woche`: verschiebt Nummer 3

## Was im leeren Feld steht

remind-said-placeholder = in zwei Wochen die Presse einladen
remind-what-placeholder = Woran?
remind-when-placeholder = in zwei Wochen
