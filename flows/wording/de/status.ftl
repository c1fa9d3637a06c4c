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
status-check-in = **Check-in { $number }** läuft bis { $closes }. { $turnout }
status-decisions = { $count ->
    [one] **Ein Beschluss ist offen:**
   *[other] **{ $count } Beschlüsse sind offen:**
}
status-decisions-more = Alle offenen: `/beschluesse offen`
status-next = **Als Nächstes:**
status-date = { $moment }: { $what }
status-next-check-in = nächster Check-in
status-reminder = „{ $text }“
status-missing = Noch ohne Partner:innen: { $sectors }.

help-status = wo wir stehen, auf einen Blick
help-status-more =
    - `/stand`: zeigt Phasen, Felder, offene Beschlüsse und nächste Termine
    - `/checkin zeigen`: zeigt das letzte Ergebnis ganz
