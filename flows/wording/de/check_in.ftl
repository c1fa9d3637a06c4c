### Check-ins: Runden, Fragen, Antworten, Ergebnisse.

## Karten im Kanal

check-in-open = **Check-in { $number }** · { $phases }

    { $count ->
        [one] Eine Frage, eine Minute
       *[other] { $count } Fragen, etwa drei Minuten
    } · offen bis { $closes }
check-in-over = **Check-in { $number }** ({ $phases }) ist abgeschlossen.
check-in-about = Es geht um { $fields }. Wer was antwortet, sieht niemand.
check-in-how-rows =
    Jede Zeile unten ist eine Frage: 1 heißt „trifft gar nicht zu“, 5 „trifft voll zu“, ? „weiß nicht“. { $seen ->
        [yes] Hier sehen alle, wer was antippt.
       *[no] Wer was antippt, sieht niemand.
    } Lieber allein? „Jetzt antworten“.
check-in-how-line = Von 1 „trifft gar nicht zu“ bis 5 „trifft voll zu“. Hier geantwortet wird mit einer Zeile als Antwort auf diese Karte, zum Beispiel *4 3 5 2 ?*; die lesen dann alle. Lieber allein? „Jetzt antworten“.
check-in-also-alone = { $count ->
        [one] Dazu kommt eine Frage für ein paar eigene Worte. Sie wird nur allein gestellt.
       *[other] Dazu kommen { $count } Fragen für ein paar eigene Worte. Sie werden nur allein gestellt.
    }
check-in-words-alone = { $count ->
        [one] Noch eine Frage, allein
       *[other] Noch { $count } Fragen, allein
    }
check-in-all-there = **Alle haben geantwortet.** Die Koordination kann jetzt schließen.
check-in-answer-now = Jetzt antworten
check-in-close-now = Jetzt schließen
check-in-question-line = **{ $field }:** { $question }
check-in-row = { $question }
check-in-nobody-yet = Noch keine Antwort.
check-in-nobody = Niemand hat geantwortet.
check-in-answered = { $count ->
    [one] Eine Person hat geantwortet: { $sectors }
   *[other] { $count } haben geantwortet: { $sectors }
}
check-in-unknown = weiß nicht
check-in-partly = Teilweise
check-in-partly-short = Teils
check-in-stored = Gespeichert: { $answer }
check-in-stored-why = Gespeichert: { $answer }. Was fehlt? Die Frage steht im privaten Chat.
check-in-line-stored = Notiert: { $answers }
check-in-line-misfit = { $count ->
    [one] Gefragt ist eine Angabe von 1 bis 5, oder ein ? für „weiß nicht“.
   *[other] Gefragt sind { $count } Angaben von 1 bis 5 in der Reihenfolge der Fragen, mit ? für „weiß nicht“ und ja, teils oder nein, wo danach gefragt ist. Gespeichert ist noch nichts.
}
check-in-answer-alone = Diese Runde wird allein beantwortet: auf der Karte „Jetzt antworten“ antippen. Gespeichert ist nichts.
check-in-over-here = Diese Runde ist schon zu. Nachreichen geht im privaten Chat: `/antworten`

## Privat antworten

check-in-look-private = Weiter geht es im privaten Chat.
check-in-no-private = Noch kann ich nicht privat schreiben. Bitte zuerst einen privaten Chat mit mir öffnen.
check-in-asked = **{ $cooperation } · { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number }**
    { $bar } { $place } von { $count } · { $field }

    { $question }
check-in-scale = 1 heißt „trifft gar nicht zu“, 5 „trifft voll zu“.
check-in-rating-rating =
    { check-in-asked }

    { check-in-scale }
check-in-rating-missing = { check-in-why-alone-missing }
check-in-rating-again-rating = { check-in-rating-rating }
check-in-rating-again-missing = { check-in-why-alone-missing }
check-in-why-alone-missing = **{ $cooperation } · { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number }**
    { $bar } { $place } von { $count } · { $field }

    Danke, das zählt schon. **Was fehlt vor allem?**

    Der Satz steht später wörtlich, aber ohne Namen, im Ergebnis.
check-in-why-alone-missing-placeholder = Was fehlt?
check-in-anchored-anchored = { check-in-asked }
check-in-anchored-yes = Ja
check-in-anchored-partly = Teilweise
check-in-anchored-no = Nein
check-in-anchored-unknown = weiß nicht
check-in-keep = So lassen
check-in-rather-not = Lieber nicht
check-in-sentence-sentence =
    { check-in-asked }

    Ein Satz genügt. Er steht später wörtlich, aber ohne Namen, im Ergebnis.
check-in-sentence-sentence-placeholder = Ein Satz
check-in-sentence-again-sentence =
    { check-in-asked }

    { check-in-sentence-again-note }
check-in-sentence-again-note =
    { $again ->
        [yes] Bisher: „{ $stands }“. Ein neuer Satz ersetzt das.
       *[no] Ein Satz genügt.
    } Er steht später wörtlich, aber ohne Namen, im Ergebnis.
check-in-sentence-again-sentence-placeholder = { check-in-sentence-sentence-placeholder }
check-in-list-entries =
    { check-in-asked }

    { check-in-list-note }
check-in-list-note =
    { $once ->
        [yes] Alles in eine Nachricht: ein Eintrag je Zeile, oder mit ; getrennt.
       *[no] Ein Eintrag je Zeile, oder mit ; getrennt. Auch mehrere Nachrichten gehen.
    } Die Einträge stehen später ohne Namen im Ergebnis.
check-in-list-entries-placeholder = Ein Eintrag je Zeile
check-in-list-again-entries =
    { check-in-asked }

    { check-in-list-again-note }
check-in-list-again-note =
    { $again ->
        [yes] Bisher: { $stands }. Neue Einträge ersetzen das.
       *[no] Ein Eintrag je Zeile, oder mit ; getrennt.
    } Die Einträge stehen später ohne Namen im Ergebnis.
check-in-list-again-entries-placeholder = { check-in-list-entries-placeholder }
check-in-list-more-entries =
    { check-in-asked }

    { check-in-list-more-note }
check-in-list-more-note =
    Notiert: { $stands }

    Noch etwas? Sonst „Fertig“.
check-in-list-more-entries-placeholder = { check-in-list-entries-placeholder }
check-in-list-done = Fertig
check-in-entry-line = { $text }
misfit-entries-many = Zusammen sind das { $count } Einträge, höchstens { $most } passen. Geändert wurde nichts.
misfit-entry-long = Ein Eintrag hat { $length } Zeichen, höchstens { $most } passen. Gespeichert ist davon nichts.
check-in-remark-remark =
    Zum Schluss: **Was fehlt vor allem?**

    Der Satz steht später wörtlich im Ergebnis, ohne Namen und ohne Bezug zu einer Frage.
check-in-why-missing =
    „{ $question }“ hat eine niedrige Zahl bekommen. **Was fehlt vor allem?**

    Der Satz steht später wörtlich, aber ohne Namen, im Ergebnis.
check-in-why-missing-placeholder = Was fehlt?
check-in-why-thanks = Danke, notiert.
check-in-why-skipped = In Ordnung, die Zahl zählt auch so.
check-in-thanks = **Danke!** Die Antworten zum { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number } sind da. Ändern geht bis { $closes }.
check-in-thanks-anonymous = **Danke!** Die Antworten zum { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number } sind da, ohne Namen. Deshalb lassen sie sich nicht mehr ändern.
check-in-thanks-over = **Danke!** Der { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number } ist zu. Das Ergebnis steht in der Gruppe.
check-in-change = Noch etwas ändern
check-in-late = Die Runde ist schon zu. Späte Antworten zählen noch: Zu sehen sind sie, sobald drei zusammen sind. So lässt sich keine erraten.

## Erinnern

check-in-nudge = Der { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} von „{ $cooperation }“ läuft noch bis { $closes }. { $count ->
    [one] Eine Frage wartet.
   *[other] { $count } Fragen warten, das dauert etwa { $kind ->
        [partnership] fünf
       *[ordinary] drei
    } Minuten.
}
check-in-nudge-over = Der { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} von „{ $cooperation }“ ist abgeschlossen.
check-in-tired-pace =
    An den letzten fünf Check-ins von **{ $cooperation }** hat sich kaum jemand beteiligt. Vielleicht wird zu oft gefragt?

    Jetzt: { $present }.
check-in-tired-pace-longer = Seltener fragen
check-in-tired-pace-keep = So lassen
check-in-tired-longer = Gut, ab jetzt: { $rhythm }.
check-in-tired-kept = Gut, es bleibt, wie es ist.
check-in-tired-next = Der nächste Check-in öffnet am { $day }.

## Ergebnis

check-in-result = **Ergebnis des Check-ins { $number }**
check-in-result-empty = Diese Runde blieb ohne Antworten. Späte zählen noch: `/antworten`.
check-in-silent = Bis zum Schluss still: { $sectors }. Vielleicht hat die Zeit nicht gepasst; { $count ->
    [one] gerade dieser Blick würde
   *[other] gerade diese Blicke würden
} helfen. Späte Antworten zählen: `/antworten`.
check-in-value = { $sign } **{ $field }:** { $value }
check-in-median = mittlerer Wert { $median } von 5, { $agreement ->
    [close] nah beieinander
   *[apart] die Meinungen gehen auseinander
}
check-in-middle = mittlere Antwort { $median }
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
check-in-change-answer-up = näher am Ja als beim letzten Mal
check-in-change-answer-down = näher am Nein als beim letzten Mal
check-in-change-same = unverändert
check-in-dont-know = { $count } × weiß nicht
check-in-missing = **Was fehlt:**
check-in-missing-line = { $field }: „{ $text }“
check-in-remarks = **Zum Schluss gesagt:**
check-in-remark-line = „{ $text }“
check-in-gap = Das sehen die Sektoren verschieden: { $sectors }. Darüber zu reden lohnt sich.
check-in-as-picture = { $course ->
    [yes] Das ganze Rad in Worten: `/stand`, der Verlauf als Bild: `/stand verlauf`
   *[no] Das ganze Rad in Worten: `/stand`
}
check-in-method = **Was bei { $field } helfen kann: { $method }** (mehr: { $command }). { $when } Der Anfang: { $begin }
check-in-step-offered = Ein nächster Schritt bei { $about }: `/schritt`
check-in-step-taken = **Wie es bei { $about } weitergeht:** { $steps }
check-in-step-since = **Seit dem letzten Mal bei { $about }:** { $steps }

## Befehle

check-in-running = { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number } läuft bis { $closes }. { $turnout }
check-in-opened-there = Check-in { $number } ist in der Gruppe offen.
check-in-none-open = Gerade ist kein Check-in offen. Die Koordination öffnet einen mit `/checkin`.
check-in-none-yet = Es gab noch keinen Check-in.
check-in-no-phase = Noch läuft keine Phase. Zuerst eine beginnen, zum Beispiel mit `/phase beginnen Initiieren`.
check-in-no-partners = Noch macht niemand mit. Zuerst schreiben die Partner:innen `/mitmachen`.
check-in-nobody-to-ask = Gerade ist niemand zu fragen: Alle sind abwesend oder beobachten nur.
check-in-unknown-action = Mit „{ $typed }“ kann ich hier nichts anfangen. Es gibt `/checkin`, `/checkin zeigen`, `/checkin fragen`, `/checkin partnerschaft` und `/checkin schließen`.

## Eigene Fragen

check-in-own = Eigene Frage
check-in-own-kind-rating = 1 bis 5
check-in-own-kind-yes-partly-no = Ja, teilweise oder nein
check-in-own-kind-text = ein Satz
check-in-ask-text = Welche Frage soll im nächsten Check-in dabei sein? Für Antworten von 1 bis 5 am besten eine Aussage, der man zustimmen kann.
check-in-ask-text-placeholder = Eigene Frage
check-in-ask-kind = Wie wird darauf geantwortet?
check-in-own-put = Notiert für den nächsten Check-in: „{ $text }“ ({ $kind })
check-in-own-which =
    Für den nächsten Check-in:

    { $questions }

    Soll eine davon doch nicht gestellt werden?
check-in-own-line = Nr. { $number }: „{ $text }“ ({ $kind })
check-in-own-kept = Gut, es bleibt dabei.
check-in-own-removed = Wird nicht gestellt: „{ $text }“
check-in-own-gone = Diese Frage wartet nicht mehr. Geändert wurde nichts.
check-in-own-none = Gerade wartet keine eigene Frage. Eine neue geht zum Beispiel so: `/checkin fragen Die Treffen sind gut vorbereitet.; skala`
check-in-own-too-many = Mehr als { $most } eigene Fragen passen nicht in den nächsten Check-in. Streichen geht mit `/checkin fragen`.
misfit-own-question-known = Diese Frage wartet schon auf den nächsten Check-in.

not-allowed-final = Die Runde ist abgeschlossen, die Antwort steht. Geändert wurde nichts.
not-allowed-anonymous = In anonymen Runden lässt sich eine Antwort nicht mehr ändern, weil niemand weiß, welche es war.
not-allowed-newcomer = Diese Runde war schon zu Ende. Die nächste kommt bestimmt, dann gern!
not-allowed-unknown_question = Diese Frage gehört nicht zur Runde. Geändert wurde nichts.
not-allowed-out_of_scale = Gefragt ist eine Zahl von 1 bis 5. Geändert wurde nichts.
not-allowed-no_questions = Für diese Phasen gibt es gerade keine Fragen.

help-checkin = Check-in öffnen, beantworten, ansehen
help-checkin-more =
    - `/checkin`: öffnet eine Runde, oder beantwortet die offene; `/checkin zeigen` zeigt, wo die letzte steht
    - `/checkin partnerschaft`: öffnet den Partnerschafts-Check, der sonst zweimal im Jahr von selbst kommt; `/checkin partnerschaft verschieben`: vier Wochen später
    - `/checkin fragen Die Treffen sind gut vorbereitet.; skala`: stellt eine eigene Frage in der nächsten, auch mit „janein“ oder „text“; allein zeigt es, welche warten
help-answer = den offenen Check-in privat beantworten
help-answer-more =
    - `/antworten`: stellt im privaten Chat eine Frage nach der anderen
    - `/antworten`: noch einmal gesendet, ändert es Antworten bis zum Schluss

check-in-close-sure = { $count ->
        [0] Geantwortet hat noch niemand.
        [1] Geantwortet hat bisher eine Person.
       *[other] Geantwortet haben bisher { $count }.
    } Den { $kind ->
        [partnership] Partnerschafts-Check
       *[ordinary] Check-in
    } { $number } jetzt schließen? Danach zeigt er, was zusammengekommen ist.
check-in-stays-open = Gut, der { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number } bleibt offen.

check-in-all-of-it = Alles zusammen: `/checkin zeigen`

## Zwei Runden zugleich

check-in-open-already = Gerade ist der { $kind ->
    [partnership] Partnerschafts-Check
   *[ordinary] Check-in
} { $number } offen, bis { $closes }. Zwei Runden zugleich gibt es nicht; danach gern.

## Belastung

check-in-load = Belastung
check-in-load-heavy = **Die Last ist gerade zu groß.** Beim nächsten Treffen lohnt sich eine Viertelstunde für die Frage, was wegfallen oder warten kann. Was schon eingetragen ist, zeigen `/erinnerungen` und `/plan`.
check-in-load-paid = beruflich
check-in-load-voluntary = ehrenamtlich
check-in-load-gap = Das sehen beruflich und ehrenamtlich Tätige verschieden: { $sectors }. Darüber zu reden lohnt sich.

## Partnerschafts-Check

check-in-partnership-open = **Partnerschafts-Check { $number }**

    { $count } Fragen, etwa fünf Minuten · offen bis { $closes }
check-in-partnership-about = Es geht darum, wie wir zusammenarbeiten, quer durch alle fünf Felder. Immer ohne Namen: Wer was antwortet, sieht niemand.
check-in-partnership-over = **Partnerschafts-Check { $number }** ist abgeschlossen.
check-in-partnership-opened-there = Partnerschafts-Check { $number } ist in der Gruppe offen.
check-in-partnership-too-few = Ein Partnerschafts-Check braucht mindestens { $count } Partner:innen, die gefragt werden können. Mit weniger ließe sich nichts zeigen, ohne dass Antworten zu erraten sind.
check-in-partnership-soon = **Partnerschafts-Check** bei „{ $cooperation }“: Er öffnet am { $day } von selbst, mit zehn Fragen an alle, ohne Namen, { $days } Werktage lang. Wenn es gerade nicht passt, kann er warten.
check-in-partnership-later = Vier Wochen später
check-in-partnership-no-longer = Der Termin für den Partnerschafts-Check bei „{ $cooperation }“ gilt nicht mehr. Den nächsten nennt `/stand`.
check-in-partnership-put-off = Gut, der nächste Partnerschafts-Check kommt am { $day }. Eine Woche vorher sage ich noch einmal Bescheid.
check-in-partnership-on-demand = Partnerschafts-Checks kommen gerade nicht von selbst, weil Check-ins nur bei Bedarf stattfinden. Da ist nichts zu verschieben.
check-in-partnership-result = **Ergebnis des Partnerschafts-Checks { $number }**
check-in-partnership-few = Das sind noch zu wenige Antworten, um etwas zu zeigen. Späte zählen noch: `/antworten`.
check-in-partnership-dimension = { $sign } **{ $dimension }**
check-in-partnership-fields = **Nach Feldern:** { $fields }
check-in-partnership-talk = **Worüber als Nächstes zu reden ist: { $dimension }.** { $talk } Dabei hilft: { $method }. Mehr: { $command }
check-in-partnership-good = Nichts davon fällt ab. Was gut läuft, darf auch einmal gesagt werden.
