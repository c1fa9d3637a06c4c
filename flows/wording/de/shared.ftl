### Was alle Abläufe gemeinsam haben.

## Sektoren

sector-state = Staat und Verwaltung
sector-business = Wirtschaft
sector-civil-society = Zivilgesellschaft

## Auswahl

choice-done = Fertig
question-skipped = übersprungen
question-answered = ✓ { $chosen }
choice-further = mehr …
choice-skip = Überspringen
choice-more = *Zu sehen sind { $offered } von { $count }; die anderen gehen auch: bitte den Namen schreiben.*
choice-more-numbered = *Zu sehen sind { $offered } von { $count }; die anderen gehen auch: bitte Namen oder Nummer schreiben.*
choice-back = Zurück
yes = Ja
no = Nein

## Wenn eine Angabe nicht passt

misfit-nothing-before = Davor kommt nichts mehr: Das hier ist die erste Frage.
misfit-empty = Da fehlt noch etwas: bitte ein paar Worte schreiben.
misfit-too-long = Das sind { $length } Zeichen, höchstens { $most } passen. Bitte kürzen und noch einmal senden.
misfit-choice = „{ $typed }“ steht nicht zur Auswahl. Möglich sind: { $options }.
misfit-several = „{ $typed }“ passt auf mehrere, bitte genauer schreiben: { $options }
misfit-scale = „{ $typed }“ passt hier nicht. Bitte eine Zahl von 1 bis { $most } antippen oder schreiben.
misfit-when = „{ $typed }“ ist als Zeitangabe nicht zu verstehen. Zum Beispiel: „in zwei Wochen“, „29.3. um 14 Uhr“ oder „jeden Montag um 9“.
misfit-past = „{ $typed }“ liegt schon zurück. Bitte einen Zeitpunkt in der Zukunft nennen.
misfit-day = „{ $typed }“ ist als Tag nicht zu verstehen. Zum Beispiel: „29.3.“, „nächsten Montag“ oder „in drei Wochen“.
misfit-rhythm = „{ $typed }“ ist als Rhythmus nicht zu verstehen. Zum Beispiel: „jeden Monat“, „alle zwei Wochen“ oder „einmalig“.
misfit-time-zone = „{ $typed }“ ist keine bekannte Zeitzone. Zum Beispiel: „Europe/Berlin“.
misfit-number = „{ $typed }“ ist keine passende Nummer.

## Was sonst gesagt wird

talk-greetings = hallo, hallo zusammen, hi, hey, moin, moin moin, servus, grüß gott, grüezi, guten morgen, guten tag, guten abend
talk-thanks = danke, danke schön, dankeschön, vielen dank, merci, super, prima, ok danke, 👍
talk-welcome = Gern!
talk-in-group = Das habe ich nicht verstanden. Hier geht zum Beispiel: `/stand`, `/checkin`, `/hilfe`.
number-after-talk = Gilt die Zahl einer Karte von mir? Dann bitte als Antwort auf die Karte schreiben oder dort antippen.
words-at-card = Worte zählen an dieser Karte nicht. Es gibt: { $options }. Bitte antippen, oder eines davon als Antwort schreiben.

## Wenn etwas nicht geht

refused-partner = Dafür bitte zuerst mitmachen: `/mitmachen` in der Gruppe schreiben, das dauert eine Minute.
refused-coordinator = Das ist der Koordination vorbehalten. Wer koordiniert, steht unter `/partner`.
refused-appointed = Das bleibt der Koordination selbst vorbehalten; eine Vertretung kann es nicht. Wer koordiniert, steht unter `/partner`.
unknown-command = { $name } kenne ich nicht. Was alles geht, zeigt `/hilfe`.
unknown-command-nearest = { $name } kenne ich nicht. Vielleicht war /{ $nearest } gemeint? Was alles geht, zeigt `/hilfe`.
no-cooperation = In diesem Kanal gibt es noch keine Kooperation. Wer den Kanal verwaltet, beginnt mit `/einrichten`.
no-cooperation-private = Noch fehlt die Verbindung zu einer Kooperation. Bitte zuerst in der Gruppe der Kooperation `/mitmachen` schreiben.
answer-by-reply =
    { $taps ->
        [yes] *Bitte antippen oder auf diese Nachricht antworten; anderes erreicht mich hier nicht.*
       *[no] *Bitte auf diese Nachricht antworten; anderes erreicht mich hier nicht.*
    }
unreadable = { $person }: Eine Nachricht kann ich nicht entschlüsseln. Bitte noch einmal senden.
answer-stands = Diese Antwort ist schon notiert; die Nachricht zu ändern ändert sie nicht mehr.
door = { $person }: Weiter geht es im privaten Chat.
door-choice = Privaten Chat öffnen
anonymous = Dafür braucht es einen Namen. Bitte ohne den anonymen Modus noch einmal senden; geändert wurde nichts.
stale-choice = Diese Auswahl gilt nicht mehr. Geändert wurde nichts.
card-moved = ↓ Weiter unten geht es weiter.
card-closed-here = Diese Karte gilt hier nicht mehr.
not-your-question = Diese Frage gilt jemand anderem. Geändert wurde nichts.
not-understood = Das habe ich nicht verstanden. Hier geht zum Beispiel: `/antworten` für den Check-in, `/stand`, `/hilfe`.
dialogue-lost = Diese Frage gibt es nach einer Aktualisierung nicht mehr. Bitte noch einmal von vorn beginnen; was schon gespeichert war, bleibt.
too-fast-person = Das waren sehr viele Nachrichten in einer Minute. Diese ist nicht ausgeführt, und was gleich noch kommt, auch nicht: bitte in einer Minute noch einmal.
too-fast-group = In dieser Gruppe kamen gerade sehr viele Befehle in einer Minute. Dieser ist nicht ausgeführt: bitte in einer Minute noch einmal.
too-fast-waiting = Es sind noch viele Antworten unterwegs. Diese Nachricht ist nicht ausgeführt: bitte in einer Minute noch einmal.
too-fast-taps = Das ging sehr schnell. Geändert wurde nichts: bitte in einer Minute noch einmal antippen.
fault = Da ist bei mir etwas schiefgegangen. Geändert wurde nichts; bitte noch einmal versuchen.
channel-lost = In einen Kanal dieser Kooperation auf { $platform } kann ich nicht mehr schreiben. Bitte prüfen, ob ich dort noch Mitglied bin; sobald dort jemand einen Befehl schreibt, geht es weiter.
led-alone = Weiter geht es im privaten Chat.
file-unknown = Mit dieser Datei kann ich nichts anfangen. Ich lese Dateien, deren Name so endet: { $endings }
file-too-large = Diese Datei ist zu groß: Bis { $most } KiB kann ich lesen. Geändert wurde nichts.
file-not-fetched = Diese Datei ließ sich nicht laden. Geändert wurde nichts; bitte noch einmal senden.
document-follows = Gleich kommt hier eine Datei.
document-not-made = Das Dokument ließ sich nicht erstellen. Verloren ist nichts: bitte später noch einmal anfordern. Bleibt es dabei, hilft, wer Dreiklang betreibt.
document-not-taken = Das Dokument ist fertig, lässt sich hier aber nicht verschicken: Es ist zu groß, oder Dateien sind hier nicht erlaubt. Im privaten Chat klappt es vielleicht.
