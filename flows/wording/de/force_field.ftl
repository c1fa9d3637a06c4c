### Kraftfeld: was hemmt und was hilft, je ein Satz und ein Faktor.

force-enter-sentence = { $kind ->
    [barrier] Was hemmt die Zusammenarbeit?
   *[strength] Was hilft der Zusammenarbeit?
} Ein Satz genügt. Alle lesen ihn Wort für Wort, ohne Namen.
force-enter-sentence-placeholder = Ein Satz
force-enter-factor = Worum geht es bei „{ $text }“ vor allem?
force-enter-shown = Darf der Sektor dabeistehen? Das geht nur, wenn jetzt schon mindestens drei aus diesem Sektor dabei sind; sonst wäre daran zu erkennen, wer es schreibt.
force-enter-about-sentence = { $kind ->
    [barrier] Was hemmt da?
   *[strength] Was hat da geholfen?
} Ein Satz genügt. Alle lesen ihn Wort für Wort, ohne Namen.
force-enter-about-sentence-placeholder = Ein Satz
force-enter-about-shown = „{ $text }“: Darf der Sektor dabeistehen? Das geht nur, wenn jetzt schon mindestens drei aus diesem Sektor dabei sind; sonst wäre daran zu erkennen, wer es schreibt.
force-sector-without = Ohne Sektor
force-sector-with = Mit Sektor

force-resolve-which = Welches Hemmnis ist gelöst?
force-resolve-helped = Was hat geholfen? Ein Satz; alle lesen ihn Wort für Wort, ohne Namen.
force-resolve-helped-placeholder = Ein Satz
force-offer-make = Schön, dass „{ $text }“ nicht mehr hemmt. Daraus eine Stärke machen?
force-drop-which = Welche Nummer soll weg?
force-drop-sure = Soll „{ $text }“ wirklich weg? Zurückholen geht nicht.

force-entered = { $kind ->
    [barrier] Notiert als Hemmnis Nr. { $number }: „{ $text }“ ({ $factor }).
   *[strength] Notiert als Stärke Nr. { $number }: „{ $text }“ ({ $factor }).
} { $sector ->
    [with] Alle lesen den Satz ohne Namen und daneben den Sektor, aus dem mindestens drei dabei sind.
    [few] Alle lesen den Satz ohne Namen und ohne Sektor: Aus diesem Sektor sind noch keine drei dabei, daran wäre zu erkennen, wer ihn geschrieben hat.
   *[without] Alle lesen den Satz ohne Namen und ohne Sektor; dabei stünde er mit „; mit Sektor“ am Ende.
}
force-known = „{ $text }“ steht schon als Nr. { $number } da. Doppelt notiert wird nichts.
force-too-many = Mehr als { $most } offene Hemmnisse und Stärken hat eine Kooperation nicht; „{ $text }“ ist nicht dabei. Platz schafft `/hemmnis gelöst` oder `/hemmnis streichen`.
force-unknown = Eine Nr. { $number } gibt es da nicht. `/hemmnisse` zeigt alle.
force-no-barrier = Nr. { $number } ist eine Stärke; gelöst werden nur Hemmnisse. `/hemmnisse` zeigt alle.
force-resolved-already = Nr. { $number } war schon gelöst. `/hemmnisse` zeigt alle.
force-resolved = Notiert: Nr. { $number } „{ $text }“ ist gelöst.
force-resolved-hint = Daraus eine Stärke machen? Das geht mit `/staerke`.
force-no-strength = Gut, es bleibt dabei.
force-not-yours = Nr. { $number } kann nur streichen, wer sie eingetragen hat, oder die Koordination.
force-kept = Gut, Nr. { $number } bleibt stehen.
force-dropped = Nr. { $number } ist gestrichen: „{ $text }“.

forces-none = Noch hat niemand etwas eingetragen. Der Anfang: `/hemmnis` oder `/staerke`.
forces-all-resolved = Gerade hemmt nichts, und noch ist keine Stärke notiert. Was gelöst ist, zeigt `/hemmnisse`.
forces-head = { $count ->
    [1] **Ein Eintrag: was hemmt, was hilft**
   *[other] **{ $count } Einträge: was hemmt, was hilft**
}
forces-line = **{ $number }** { $kind ->
    [barrier] hemmt:
    [strength] hilft:
   *[resolved] gelöst:
} „{ $text }“ · { $about }{ $helped }
forces-helped = . Geholfen hat: „{ $text }“
forces-foot = Wie viel hemmt und hilft: `/kraftfeld`

force-field-head = **Kraftfeld:** { $barriers ->
    [0] nichts hemmt
    [1] 1 Hemmnis
   *[other] { $barriers } Hemmnisse
} · { $strengths ->
    [0] noch keine Stärke
    [1] 1 Stärke
   *[other] { $strengths } Stärken
}
force-field-line = **{ $factor }:** { $forces }
force-field-hinders = hemmt { $count }{ $sectors }
force-field-helps = hilft { $count }{ $sectors }
force-field-foot = Die Sätze dazu: `/hemmnisse`. { $sectors ->
    [some] Sektoren stehen da, wo es so gewünscht war.
   *[none] Sektoren stehen da, wo es so gewünscht war und mindestens drei aus dem Sektor dabei waren.
}

check-in-hinders = Was hemmt: { $factors }.
check-in-helps = Was hilft: { $factors }.
check-in-forces-more = Mehr: `/kraftfeld`
mydata-force = Eingetragen, Nr. { $number }: { $text }
end-export-forces = **Was hemmt, was hilft**

help-barrier = in einem Satz notieren, was hemmt
help-barrier-more =
    - `/hemmnis Zeit; werktags am Vormittag kann kaum jemand`: notiert, was hemmt, mit dem Faktor
    - `/hemmnis gelöst 3; ein fester Abendtermin`: hält fest, dass es nicht mehr hemmt, und was geholfen hat; `/hemmnis streichen 3` nimmt es weg
help-strength = in einem Satz notieren, was hilft
help-strength-more =
    - `/staerke Vertrauen; wir kennen uns seit Jahren`: notiert, was hilft, mit dem Faktor
    - `/staerke Vertrauen; wir kennen uns seit Jahren; mit Sektor`: der Sektor darf dabeistehen, wenn mindestens drei aus ihm dabei sind
help-barriers = alle Hemmnisse und Stärken
help-barriers-more =
    - `/hemmnisse`: zeigt alle mit Nummer, Offenes zuerst
    - `/hemmnisse seite 2`: zeigt die nächste Seite; `/hemmnisse bild` ein Bild von allem
help-forcefield = was hemmt und was hilft, nach Faktoren
help-forcefield-more =
    - `/kraftfeld`: zählt je Faktor, was hemmt und was hilft; `/kraftfeld bild` zeigt es als Bild
    - Sektoren stehen dabei, wo es so gewünscht war und mindestens drei aus dem Sektor dabei waren: dann ist niemand daran zu erkennen
