### Wo die Kooperation steht.

status-head = **{ $name }**
status-head-challenge = **{ $name }** – { $challenge }
status-phase-open = ○ { $phase } { $lights }
status-phase-active = **◐ { $phase }** { $lights }
status-phase-finished = ● { $phase } { $lights }
status-legend = Felder: { $fields }. 🟢 gut, 🟡 im Blick behalten, 🔴 schwach oder strittig, ⚪ noch kein Wert.
status-catch-up = Noch nachzuholen: { $count ->
    [1] ein Punkt
   *[other] { $count } Punkte
} aus { $phases }. Mehr: `/phase`
status-check-in = **{ $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number }** läuft bis { $closes }. { $turnout }
status-decisions = { $count ->
    [one] **Ein Beschluss ist offen:**
   *[other] **{ $count } Beschlüsse sind offen:**
}
status-decisions-more = Alle offenen: `/beschluesse offen`
status-tasks = **Aufgaben:** { $count } offen{ $overdue ->
    [0] {""}
   *[other] , davon { $overdue } überfällig
}. Mehr: `/aufgaben`
status-next = **Als Nächstes:**
status-date = { $moment }: { $what }
status-next-check-in = nächster Check-in
status-next-partnership = nächster Partnerschafts-Check
status-reminder = „{ $text }“
status-missing = Noch ohne Partner:innen: { $sectors }.
status-unknown-action = Was ist mit „{ $typed }“ gemeint? `/stand` zeigt alles in Worten, `/stand bild` das Rad, `/stand verlauf` die Check-ins nacheinander.

help-status = wo wir stehen, auf einen Blick
help-status-more =
    - `/stand`: zeigt Phasen, Felder, offene Beschlüsse und nächste Termine
    - `/checkin zeigen`: zeigt das letzte Ergebnis ganz
    - `/stand bild`: zeigt das Rad mit allen Phasen und Feldern
    - `/stand verlauf`: zeigt, wie sich die Werte von Check-in zu Check-in ändern
