### Check-ins: Runden, Fragen, Antworten, Ergebnisse.

## Karten im Kanal

check-in-open = **Check-in { $number }** zu { $phases }, offen bis { $closes }
check-in-over = **Check-in { $number }** zu { $phases } ist abgeschlossen.
check-in-how-tap = Bitte jede Frage unten antippen: 1 heißt „trifft gar nicht zu“, 5 „trifft voll zu“. Wer was antwortet, sieht niemand. Wer lieber allein antwortet, tippt hier.
check-in-how-open = Bitte jede Frage unten antippen: 1 heißt „trifft gar nicht zu“, 5 „trifft voll zu“. In dieser Runde sehen alle, wer was antippt. Wer lieber allein antwortet, tippt hier.
check-in-how-privately = { $count ->
    [one] Eine Frage, eine Minute.
   *[other] { $count } Fragen, etwa drei Minuten.
} Geantwortet wird allein mit mir; wer was antwortet, sieht niemand.
check-in-privately = Privat antworten
check-in-answer-now = Jetzt antworten
check-in-question-line = **{ $field }:** { $question }
check-in-question = **{ $place }/{ $count } { $field }**

    { $question }
check-in-nobody-yet = Noch keine Antwort.
check-in-nobody = Niemand hat geantwortet.
check-in-answered = { $count ->
    [one] Eine Person hat geantwortet: { $sectors }
   *[other] { $count } haben geantwortet: { $sectors }
}
check-in-unknown = weiß nicht
check-in-partly = Teilweise
check-in-withdrawn = Antwort zurückgenommen.
check-in-stored = Gespeichert: { $answer }
check-in-stored-why = Gespeichert: { $answer }. Was fehlt? Die Frage steht im privaten Chat.

## Privat antworten

check-in-look-private = Weiter geht es im privaten Chat.
check-in-look-private-here = { $person }: Weiter geht es im privaten Chat.
check-in-no-private = Noch kann ich nicht privat schreiben. Bitte zuerst einen privaten Chat mit mir öffnen.
check-in-rating-rating = **{ $place }/{ $count } { $field }**

    { $question }

    1 heißt „trifft gar nicht zu“, 5 „trifft voll zu“.
check-in-rating-missing = Danke, das zählt schon. Was fehlt vor allem? Ein Satz genügt. Er steht später wörtlich im Ergebnis, ohne Namen.
check-in-rating-again-rating = **{ $place }/{ $count } { $field }**

    { $question }

    1 heißt „trifft gar nicht zu“, 5 „trifft voll zu“.
check-in-rating-again-missing = Danke, das zählt schon. Was fehlt vor allem? Ein Satz genügt. Er steht später wörtlich im Ergebnis, ohne Namen.
check-in-why-alone-missing = Danke, das zählt schon. Was fehlt vor allem? Ein Satz genügt. Er steht später wörtlich im Ergebnis, ohne Namen.
check-in-anchored-anchored = **{ $place }/{ $count } { $field }**

    { $question }
check-in-anchored-yes = Ja
check-in-anchored-partly = Teilweise
check-in-anchored-no = Nein
check-in-anchored-unknown = weiß nicht
check-in-sentence-sentence = **{ $place }/{ $count } { $field }**

    { $question }

    Die Antwort steht später wörtlich im Ergebnis, ohne Namen.
check-in-remark-remark = Zum Schluss: Was fehlt vor allem? Ein Satz genügt. Er steht später wörtlich im Ergebnis, ohne Namen und ohne Bezug zu einer Frage.
check-in-remark-skipped = In Ordnung, die Antworten zählen auch so.
check-in-why-missing = Zu „{ $question }“ kam eine niedrige Zahl. Was fehlt vor allem? Ein Satz genügt. Er steht später wörtlich im Ergebnis, ohne Namen.
check-in-why-thanks = Danke, notiert.
check-in-why-skipped = In Ordnung, die Zahl zählt auch so.
check-in-thanks = { $count } von { $of } Fragen beantwortet, danke! Ändern geht bis zum Schluss mit `/antworten`.
check-in-thanks-final = { $count } von { $of } Fragen beantwortet, danke!
check-in-all-answered = Alles beantwortet. Zum Ändern noch einmal von vorn; „Überspringen“ lässt eine Antwort, wie sie ist.
check-in-all-answered-final = Alles beantwortet, danke. Ändern lässt sich diese Runde nicht mehr.
check-in-late = Die Runde ist schon zu. Späte Antworten zählen noch: Zu sehen sind sie, sobald drei zusammen sind. So lässt sich keine erraten.

## Erinnern

check-in-nudge = Der Check-in von „{ $cooperation }“ läuft noch bis { $closes }. { $count ->
    [one] Eine Frage wartet.
   *[other] { $count } Fragen warten, das dauert etwa drei Minuten.
}
check-in-nudge-over = Der Check-in von „{ $cooperation }“ ist abgeschlossen.

## Ergebnis

check-in-result = **Ergebnis des Check-ins { $number }**
check-in-result-empty = Diese Runde blieb ohne Antworten. Späte zählen noch: `/antworten`.
check-in-value = { $sign } **{ $field }:** { $value }
check-in-median = Median { $median }, { $agreement ->
    [close] nah beieinander
   *[apart] die Meinungen gehen auseinander
}
check-in-middle = Median { $median }
check-in-rating-good = eher gut
check-in-rating-mixed = gemischt
check-in-rating-weak = eher schwach
check-in-answer-good = eher Ja
check-in-answer-mixed = teils, teils
check-in-answer-some = Ja oder teils
check-in-answer-weak = eher Nein
check-in-later = Nachträglich, { $count } Antworten: { $value }
check-in-rather-yes = eher Ja
check-in-rather-no = eher Nein
check-in-too-few = { $sign } **{ $field }:** noch zu wenige Antworten, um etwas zu zeigen
check-in-change-up = +{ $change } seit dem letzten Mal
check-in-change-down = −{ $change } seit dem letzten Mal
check-in-change-same = unverändert
check-in-dont-know = { $count } × weiß nicht
check-in-missing = **Was fehlt:**
check-in-missing-line = { $field }: „{ $text }“
check-in-remarks = **Zum Schluss gesagt:**
check-in-remark-line = „{ $text }“
check-in-gap = Die Sektoren sehen das verschieden. Darüber zu reden lohnt sich.
check-in-method = **Was bei { $field } helfen kann: { $method }.** { $how }

## Befehle

check-in-running = Check-in { $number } läuft bis { $closes }. { $turnout }
check-in-opened-there = Check-in { $number } ist in der Gruppe offen.
check-in-none-open = Gerade ist kein Check-in offen. Die Koordination öffnet einen mit `/checkin`.
check-in-none-yet = Es gab noch keinen Check-in.
check-in-no-phase = Noch läuft keine Phase. Zuerst eine beginnen, zum Beispiel mit `/phase beginnen Initiieren`.
check-in-no-partners = Noch macht niemand mit. Zuerst schreiben die Partner:innen `/mitmachen`.
check-in-unknown-action = Mit „{ $typed }“ kann ich hier nichts anfangen. Es gibt `/checkin`, `/checkin zeigen` und `/checkin schließen`.

not-allowed-final = Die Runde ist abgeschlossen, die Antwort steht. Geändert wurde nichts.
not-allowed-anonymous = In anonymen Runden lässt sich eine Antwort nicht mehr ändern, weil niemand weiß, welche es war.
not-allowed-newcomer = Diese Runde war schon zu Ende. Die nächste kommt bestimmt, dann gern!
not-allowed-unknown_question = Diese Frage gehört nicht zur Runde. Geändert wurde nichts.
not-allowed-out_of_scale = Gefragt ist eine Zahl von 1 bis 5. Geändert wurde nichts.
not-allowed-no_questions = Für diese Phasen gibt es gerade keine Fragen.

help-checkin = Check-in öffnen, beantworten, ansehen
help-checkin-more = `/checkin` öffnet eine Runde mit bis zu fünf Fragen zu den laufenden Phasen (Koordination) oder beginnt die offene zu beantworten. `/checkin zeigen` zeigt den Stand, `/checkin schließen` beendet die Runde früher. Ein langes Ergebnis geht mit `/checkin zeigen seite 2` weiter.
help-answer = den offenen Check-in privat beantworten
help-answer-more = `/antworten` stellt die Fragen im privaten Chat, eine nach der anderen. Noch einmal gesendet, lassen sich Antworten bis zum Schluss ändern.

check-in-close-sure = Den Check-in Nr. { $number } jetzt schließen? Danach zeigt er, was zusammengekommen ist.
check-in-stays-open = Gut, der Check-in Nr. { $number } bleibt offen.

check-in-all-of-it = Alles zusammen: `/checkin zeigen`
