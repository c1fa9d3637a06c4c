### Was daraus geworden ist: wer etwas vorgeschlagen oder geschrieben hat, erfährt es privat und einmal.

echo-head = **Was daraus geworden ist**
echo-question-answered = Das Ergebnis zur eigenen Frage „{ $words }“ ist da: `/checkin zeigen`
echo-barrier-resolved = Das Hemmnis „{ $words }“ ist gelöst.{ $said ->
    [yes] {" "}Geholfen hat: „{ $became }“
   *[no] {""}
}
echo-force-dropped = Von der Liste genommen: „{ $words }“
echo-decision-concluded = Zum eigenen Vorschlag B-{ $words } steht jetzt, was daraus folgt: „{ $became }“
echo-sentence-taken-up = Zum Satz „{ $words }“ gibt es einen nächsten Schritt: { $became }
echo-entry-handled = Darum hat sich jemand gekümmert: { $words }
echo-entry-dropped = Steht nicht mehr auf der Liste: { $words }
echo-entry-moved = Hat jetzt einen anderen Tag: { $words } · { $became }
echo-entry-worded = Eine Aufgabe lautet jetzt anders. Vorher: „{ $words }“. Jetzt: „{ $became }“
echo-foot = Diese Nachricht steht nur hier.
