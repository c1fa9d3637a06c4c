### Ankommen: wer Dreiklang ist, was es speichert und wie es losgeht.

arrival-who = **Guten Tag, hier ist Dreiklang.** Ich begleite Kooperationen von Staat, Wirtschaft und Zivilgesellschaft: mit kurzen Check-ins, Erinnerungen zur rechten Zeit und einem Protokoll der Beschlüsse.
arrival-hears = In dieser Gruppe erreichen mich nur Befehle, Knöpfe und Antworten auf meine Nachrichten.
arrival-stored = Ich merke mir nur, was ausdrücklich für mich bestimmt ist: Befehle, Antworten, Einträge. Was hier sonst geschrieben wird, speichere ich nicht. Mehr dazu: `/datenschutz`.
arrival-begin = So geht es los: { $name } koordiniert und beginnt mit `/einrichten`. Alle anderen tippen auf „Mitmachen“ oder schreiben `/mitmachen`.
arrival-begin-administrator = So geht es los: Wer diese Gruppe verwaltet, schreibt `/einrichten` und übernimmt damit die Koordination.
arrival-invitation = **{ $name }** ist eingerichtet. Wer gehört dazu?
arrival-invitation-nameless = **Unsere Kooperation** ist eingerichtet. Wer gehört dazu?
arrival-challenge = Darum geht es: { $challenge }
arrival-inside = Schon dabei: { $counts }.
arrival-inside-sector = { $sector } { $count }
arrival-join = Auf „Mitmachen“ tippen oder `/mitmachen` schreiben: Organisation und Sektor nennen, das dauert eine Minute.
arrival-choice-join = Mitmachen
arrival-joined-already = Schon dabei! Angaben ändern: /mitmachen
arrival-ask-in-private = Weiter geht es im privaten Chat.
arrival-back = Da bin ich wieder. Alles ist noch da; wo wir stehen, zeigt `/stand`.

start-group = Hier geht es so weiter: `/stand` zeigt, wo wir stehen, `/mitmachen` nimmt neue Partner:innen auf, `/hilfe` zeigt alles Übrige.
start-stranger = Alles beginnt in einer Gruppe: mich dort hinzufügen, dann `/einrichten` schreiben. Gibt es die Gruppe schon, genügt dort `/mitmachen`.
start-private = **Hier ist Dreiklang.** In diesem Chat geht es um { $name }; was hier steht, liest sonst niemand aus der Gruppe.
start-guest = Zum Mitmachen: `/mitmachen`. Was gespeichert wird, sagt `/datenschutz`, was alles geht, `/hilfe`.
start-partner = `/antworten` beantwortet den offenen Check-in, `/stand` zeigt, wo wir stehen, `/meinedaten` alles über die eigene Person. Was alles geht: `/hilfe`.
start-coordinator = Für die Koordination: `/checkin` öffnet eine Runde, `/einrichten` und `/einstellungen` ändern, wie wir arbeiten.
cooperation-nameless = unsere Kooperation

help-start = wer ich bin und was hier geht
help-start-more = `/los` sagt, wer ich bin und wie es hier weitergeht.
