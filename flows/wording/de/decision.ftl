### Beschlüsse: vorschlagen, antworten, abschließen, wiederfinden.

## Namen

decision-kind-consent = Vorschlag
decision-kind-sense-check = Stimmungsbild
decision-kind-vote = Abstimmung
decision-kind-meeting = in einer Sitzung
decision-way-consent = Alle können damit leben
decision-way-sense-check = Stimmungsbild
decision-way-vote = Abstimmung

decision-stance-agree = Zustimmung
decision-stance-concern = Bedenken
decision-stance-objection = Einwand
decision-stance-abstain = Enthaltung
decision-stance-against = Ablehnung
decision-stance-reservation = Vorbehalt

decision-status-open = offen
decision-status-accepted = angenommen
decision-status-not-accepted = nicht angenommen
decision-status-no-quorum = zu wenige haben gesprochen
decision-status-withdrawn = zurückgezogen
decision-status-superseded = ersetzt
decision-sense-accepted = überwiegend Zustimmung
decision-sense-not-accepted = keine überwiegende Zustimmung
decision-sense-no-quorum = ohne Antworten

decision-objection-settled = geklärt
decision-objection-integrated = eingearbeitet
decision-objection-withdrawn = zurückgenommen

## Karte

decision-heading = **B-{ $number } · { $kind }**{ $reworded ->
    [yes] {" "}(Fassung { $version })
   *[no] {""}
}{ $known ->
    [yes] {" "}von { $proposer }, { $organisation }
   *[no] {""}
}
decision-text = *{ $text }*
decision-open-until = Offen bis { $closes }.
decision-closed-on = Am { $day } geschlossen: **{ $status }**.
decision-taken = Beschlossen am { $day }: **{ $status }**.
decision-rule-consent = { $quorum ->
    [yes] Gilt, wenn alle damit leben können: Kein Einwand bleibt offen, und jeder Sektor hat gesprochen.
   *[no] Gilt, wenn alle damit leben können: Kein Einwand bleibt offen.
}
decision-rule-vote = Gilt bei { $majority ->
    [twothirds] mindestens zwei Dritteln Zustimmung
    [threequarters] mindestens drei Vierteln Zustimmung
   *[simple] mehr Zustimmung als Ablehnung
}{ $turnout ->
    [any] { $quorum ->
        [yes] , wenn jeder Sektor geantwortet hat.
       *[no] {"."}
    }
    [twothirds] { $quorum ->
        [yes] , wenn zwei Drittel der Organisationen und jeder Sektor geantwortet haben.
       *[no] , wenn zwei Drittel der Organisationen geantwortet haben.
    }
   *[half] { $quorum ->
        [yes] , wenn die Hälfte der Organisationen und jeder Sektor geantwortet haben.
       *[no] , wenn die Hälfte der Organisationen geantwortet hat.
    }
}
decision-rule-sense-check = Unverbindlich: zeigt, wie die Stimmung ist.
decision-answers = { $stance }: { $who }
decision-voice = { $name }
decision-voice-with = { $name } ({ $details })
decision-voice-until = bis { $day }
decision-voice-reason = „{ $reason }“
decision-voice-by-phone = telefonisch
decision-turnout = { $count ->
    [0] { $all ->
        [one] Die eine Organisation hat noch nicht geantwortet.
       *[other] Noch hat keine der { $all } Organisationen geantwortet.
    }
    [one] { $all ->
        [one] Die eine Organisation hat geantwortet.
       *[other] Eine von { $all } Organisationen hat geantwortet.
    }
   *[other] { $count } von { $all } Organisationen haben geantwortet.
}
decision-turnout-none = { $all ->
    [one] Die eine Organisation hat nicht geantwortet.
   *[other] Keine der { $all } Organisationen hat geantwortet.
}
decision-missing = Noch keine Stimme: { $sectors }.
decision-more = Vollständig mit `/beschluss { $number }`.
decision-about = Gehört zu: { $names }.
decision-outcome-is = Ergebnis: { $outcome }
decision-responsible-is = Verantwortlich: { $organisation }.
decision-review-is = Wieder auf dem Tisch: { $day }.
decision-supersedes = Ersetzt B-{ $number }.
decision-superseded-by = Ersetzt durch B-{ $number }.

## Vorschlagen

decision-propose-text = Was soll beschlossen werden? Bitte den Wortlaut schreiben, höchstens 2.000 Zeichen.
decision-propose-kind = Wie soll entschieden werden? **Alle können damit leben**: gilt, wenn kein Einwand offen bleibt. **Stimmungsbild**: unverbindlich. **Abstimmung**: Mehrheit entscheidet. Unsere Regel: { $rule }
decision-propose-as-text = Was soll beschlossen werden ({ $kind })? Bitte den Wortlaut schreiben, höchstens 2.000 Zeichen.
decision-propose-confirm = So wird der Vorschlag stehen, in allen Gruppen von **{ $cooperation }** ({ $kind }, offen bis { $closes }, gefragt { $count ->
    [one] ist eine Organisation
   *[other] sind { $count } Organisationen
}):

    „{ $text }“

    Soll so abgestimmt werden?
decision-propose-as-confirm = So wird der Vorschlag stehen, in allen Gruppen von **{ $cooperation }** ({ $kind }, offen bis { $closes }, gefragt { $count ->
    [one] ist eine Organisation
   *[other] sind { $count } Organisationen
}):

    „{ $text }“
    { $sets ->
        [yes] {" "}Wird das angenommen, gilt als Regel: { $rule }
       *[no] {""}
    }

    Soll so abgestimmt werden?
decision-preview-open = So abstimmen
decision-preview-change = Ändern
decision-preview-drop = Verwerfen
decision-preview-dropped = Gut, vorgeschlagen wurde nichts.
decision-proposed = **B-{ $number }** ({ $kind }) steht in allen Kanälen der Kooperation, offen bis { $closes }.

## Antworten

decision-voice-noted-toast = Notiert zu B-{ $number }: { $stance } ({ $organisation }).
decision-voice-noted = Notiert zu **B-{ $number }**: { $stance } für { $organisation }. Bis zum Schluss lässt sich das auf der Karte ändern.
decision-objection-private = Ein Einwand braucht einen Grund. Die Frage danach steht im privaten Chat; erst mit der Antwort zählt er.
decision-objection-here = Ein Einwand braucht einen Grund. Bitte hier schreiben; erst dann zählt er.
decision-objection-reason =
    Was spricht gegen **B-{ $number }**? Bitte den Grund in ein, zwei Sätzen; erst damit zählt der Einwand.

    „{ $words }“
decision-concern-private = Bedenken notiert. Wer mag, nennt im privaten Chat den Grund.
decision-concern-here = Bedenken notiert. Wer mag, nennt hier den Grund.
decision-concern-remark =
    Die Bedenken zu **B-{ $number }** sind notiert und halten nichts auf. Welcher Grund soll dabeistehen?

    „{ $words }“
decision-concern-stands = Gut, die Bedenken stehen ohne Grund im Protokoll.
decision-reservation-private = Bis wann entscheidet das eigene Gremium? Die Frage steht im privaten Chat.
decision-reservation-here = Bis wann entscheidet das eigene Gremium? Bitte hier schreiben.
decision-reservation-until =
    Zustimmung zu **B-{ $number }** unter Vorbehalt: Bis wann hat das eigene Gremium entschieden? Zum Beispiel „29.3.“ oder „in zwei Wochen“.

    „{ $words }“
decision-objection-raised = **{ $organisation }** hat einen Einwand zu **B-{ $number }**: „{ $reason }“

    Bis er ausgeräumt ist, hält er den Beschluss auf. Nach einem Gespräch schreibt, wer ihn erhoben hat oder koordiniert: `/beschluss { $number } geklärt`. Mit einem neuen Wortlaut geht es auch: `/beschluss { $number } ändern`.
decision-objection-taken-back = Der Einwand von **{ $organisation }** zu **B-{ $number }** ist zurückgenommen.
decision-taken-back = { $count ->
    [one] Jede Person hat zu einem Beschluss höchstens eine Stimme. Mit dem Wechsel ist diese Stimme für die bisherige Organisation zurückgenommen:
   *[other] Jede Person hat zu einem Beschluss höchstens eine Stimme. Mit dem Wechsel sind diese Stimmen für die bisherige Organisation zurückgenommen:
}
decision-taken-back-line = **B-{ $number }**: { $stance } ({ $organisation })
decision-is-closed = B-{ $number } nimmt keine Antworten mehr an: { $status }.{ $known ->
    [yes] {" "}Ergebnis: { $outcome }
   *[no] {""}
}

## Telefonisch

decision-voice-organisation = Für welche Organisation soll eine Stimme zu **B-{ $number }** eingetragen werden?
decision-voice-stance = Was hat sie gesagt?
decision-voice-grounds = Mit welchem Grund? Ein Einwand zählt nur mit Grund.
decision-voice-until-when = Bis wann gilt der Vorbehalt?
decision-voice-remark = Soll ein Grund dabeistehen?
decision-voice-sense-check-organisation = { decision-voice-organisation }
decision-voice-sense-check-stance = { decision-voice-stance }
decision-voice-sense-check-remark = { decision-voice-remark }
decision-voice-vote-organisation = { decision-voice-organisation }
decision-voice-vote-stance = { decision-voice-stance }
decision-voice-vote-remark = { decision-voice-remark }
decision-voice-entered = Telefonisch eingetragen zu **B-{ $number }**: { $stance } für { $organisation }.
decision-voice-entered-for-you = { $by } hat zu **B-{ $number }** telefonisch eingetragen: { $stance } für { $organisation }. Stimmt das nicht, ändert ein Tipp auf der Karte die Stimme: `/beschluss { $number }`.
decision-misfit-reason = Mit „{ $typed }“ lässt sich noch nichts anfangen. Bitte den Grund in Worten nennen.
decision-misfit-voting = „{ $typed }“ hat hier keine Stimme. Eine Stimme haben: { $options }.

## Steuern

decision-reword-text = Wie soll **B-{ $number }** künftig lauten?
decision-reworded = **B-{ $number }** hat einen neuen Wortlaut.
decision-reworded-again = **B-{ $number }** hat einen neuen Wortlaut. Die bisherigen Stimmen zählen dafür nicht: Bitte noch einmal antworten.
decision-wording-before = Bisher:
decision-wording-after = Neu:
decision-extend-until = Bis wann soll **B-{ $number }** offen bleiben? Ohne Angabe: eine Woche länger.
decision-extended = **B-{ $number }** bleibt länger offen: bis { $closes }.
decision-reopened = **B-{ $number }** ist wieder offen, bis { $closes }. Die bisherigen Stimmen gelten weiter.
decision-withdrawn = **B-{ $number }** ist zurückgezogen: „{ $words }“
decision-close-sure = **B-{ $number }** jetzt schließen? { $count ->
    [0] { $all ->
        [one] Die eine Organisation hat noch nicht geantwortet.
       *[other] Noch hat keine der { $all } Organisationen geantwortet.
    }
    [one] { $all ->
        [one] Die eine Organisation hat geantwortet.
       *[other] Eine von { $all } Organisationen hat geantwortet.
    }
   *[other] { $count } von { $all } Organisationen haben geantwortet.
} Danach nimmt er keine Stimmen mehr an.

    „{ $words }“
decision-withdraw-sure = **B-{ $number }** wirklich zurückziehen? Danach nimmt er keine Stimmen mehr an.

    „{ $words }“
decision-stays-open = Gut, **B-{ $number }** bleibt offen.
decision-settle-organisation = Wessen Einwand zu **B-{ $number }** ist ausgeräumt?
decision-now-settled = Der Einwand von { $organisation } zu **B-{ $number }** ist geklärt (festgehalten von { $person }).
decision-now-integrated = Der Einwand von { $organisation } ist in **B-{ $number }** eingearbeitet (festgehalten von { $person }).
decision-yours-settled = Der Einwand von { $organisation } zu **B-{ $number }** ist als geklärt festgehalten, von { $person }. Stimmt das nicht? Auf der Karte lässt er sich neu erheben: `/beschluss { $number }`.
decision-yours-integrated = Der Einwand von { $organisation } zu **B-{ $number }** ist als eingearbeitet festgehalten, von { $person }. Stimmt das nicht? Auf der Karte lässt er sich neu erheben: `/beschluss { $number }`.
decision-supersede-older = Welchen Beschluss ersetzt **B-{ $number }**? Bitte die Nummer schreiben.
decision-superseded = **B-{ $number }** ersetzt **B-{ $older }**.

## Frist und Ergebnis

decision-reminder = **B-{ $number }** ist noch offen bis { $closes }. Die Stimme der eigenen Organisation fehlt noch; ein Tipp auf die Karte genügt.
decision-sectors-missing = **B-{ $number }** ist noch offen bis { $closes }. Noch keine Stimme kam aus: { $sectors }.
decision-all-agree = Alle sind dafür. Jetzt schließen kann, wer vorgeschlagen hat, oder die Koordination.
decision-close-now = Jetzt schließen
decision-closed-toast = B-{ $number } ist geschlossen.
decision-result-accepted = **B-{ $number } ist angenommen.**
decision-result-not-accepted = **B-{ $number } ist nicht angenommen.**
decision-result-no-quorum = **B-{ $number } gilt noch nicht: Es haben zu wenige gesprochen.**
decision-result-sense = **B-{ $number }: Das Stimmungsbild steht.** Ergebnis: { $status }.
decision-closed-late = Die Frist war { $closes }; der Abschluss kommt erst jetzt, gezählt ist bis dahin.
decision-can-be-extended = Mehr Zeit gibt es mit `/beschluss { $number } verlängern`; die Stimmen bleiben erhalten.
decision-sets-rule = Wird das angenommen, gilt als Regel: { $rule }
decision-has-set-rule = Damit gilt als Regel: { $rule }
decision-finishes-phase = Damit ist die Phase „{ $phase }“ abgeschlossen.
decision-objected-way = { $count ->
        [one] Zu **B-{ $number }** ist ein Einwand offen: { $who }
       *[other] Zu **B-{ $number }** sind Einwände offen: { $who }
    }

    „{ $words }“

    Wie geht es weiter?
decision-objected-who = { $organisation } („{ $reason }“)
decision-objected-way-talk = Verlängern und sprechen
decision-objected-way-reword = Neuer Wortlaut
decision-objected-way-file = Ablegen
decision-outcome-sentence = **B-{ $number }** ({ $status }): „{ $words }“

    Was folgt daraus? Ein Satz genügt. Lieber später? Dann `/abbrechen`, und irgendwann `/beschluss { $number } ergebnis`.
decision-outcome-responsible = Welche Organisation kümmert sich darum?
decision-outcome-review = { $binding ->
    [yes] Wann schauen wir wieder darauf? Zum Beispiel „in drei Monaten“. Ohne Angabe: in einem halben Jahr.
   *[no] Wann schauen wir wieder darauf? Zum Beispiel „in drei Monaten“. Ohne Angabe: gar nicht.
}
decision-outcome-wanted = Zu **B-{ $number }** fehlt noch ein Satz, was daraus folgt: `/beschluss { $number } ergebnis` und den Satz dazu.
decision-concluded = **B-{ $number }** ({ $status }) hat ein Ergebnis.
decision-review-due = **B-{ $number }** steht wieder an: Trägt der Beschluss noch?

## In Sitzungen beschlossen

decision-log-text = Was wurde beschlossen? Bitte den Wortlaut schreiben.
decision-log-day = An welchem Tag? Ohne Angabe: heute.
decision-log-responsible = Welche Organisation kümmert sich darum?
decision-logged = **B-{ $number }** notiert, beschlossen in der Sitzung am { $day }:
decision-misfit-past-day = „{ $typed }“ ist als Tag nicht zu verstehen. Zum Beispiel: „9.11.“, „9.11.2026“ oder „gestern“.
decision-misfit-future = „{ $typed }“ liegt noch in der Zukunft. Gefragt ist, wann es beschlossen wurde.

## Liste

decision-line-open = **B-{ $number }** { $words } – offen bis { $closes }
decision-line-closed = **B-{ $number }** { $words } – { $status }, { $day }
decisions-head = { $count ->
    [one] **Ein Beschluss**
   *[other] **{ $count } Beschlüsse**, die neuesten zuerst
}
decisions-narrower = Genauer suchen: `/beschluesse offen`, oder ein Wort, eine Phase, ein Handlungsfeld, eine Organisation dahinter.
decisions-none = Noch gibt es keine Beschlüsse. Den ersten Vorschlag macht `/beschluss`.
decisions-not-found = Kein Beschluss passt zu „{ $typed }“. Alle zeigt `/beschluesse`.

## Protokoll

decision-log-head = Verlauf:
decision-actor-clock = Frist
decision-actor-coordinator = { $name }, Koordination
decision-actor-coordination = Koordination
decision-actor-former = jemand, der nicht mehr dabei ist
decision-log-proposed = { $when }: vorgeschlagen ({ $who })
decision-log-logged = { $when }: notiert ({ $who })
decision-log-reworded = { $when }: neuer Wortlaut „{ $after }“ ({ $who })
decision-log-voiced = { $changed ->
    [yes] { $when }: { $organisation }: { $former } → { $stance } ({ $who })
   *[no] { $when }: { $organisation }: { $stance } ({ $who })
}
decision-log-objection-closed = { $when }: Einwand von { $organisation } { $what } ({ $who })
decision-log-extended = { $when }: verlängert bis { $after } ({ $who })
decision-log-closed = { $when }: { $after } ({ $who })
decision-log-voice-withdrawn = { $when }: { $organisation }: Stimme zurückgenommen ({ $who })
decision-log-withdrawn = { $when }: { $after } ({ $who })
decision-log-outcome = { $when }: Ergebnis „{ $after }“ ({ $who })
decision-log-superseded = { $when }: ersetzt durch { $after } ({ $who })
decision-log-replaces = { $when }: ersetzt { $after } ({ $who })

## Wenn etwas nicht geht

decision-too-many = Von einer Person können höchstens { $most } Vorschläge zugleich offen sein; eröffnet ist nichts. Platz ist, sobald einer endet, oder mit `/beschluss { $number } zurückziehen`.
decision-too-many-text =
    Von einer Person können höchstens { $most } Vorschläge zugleich offen sein; eröffnet ist nichts. Platz ist, sobald einer endet, oder mit `/beschluss { $number } zurückziehen`. Der Text zum späteren Einfügen:

    { $text }
decision-unknown = Einen Beschluss B-{ $number } gibt es nicht. Alle Nummern zeigt `/beschluesse`.
decision-no-number = „{ $typed }“ ist keine Nummer eines Beschlusses, und als Vorschlag fehlen Worte. Alle Nummern zeigt `/beschluesse`; vorgeschlagen wurde nichts.
decision-unknown-action = „{ $typed }“ kenne ich bei einem Beschluss nicht. Hinter der Nummer geht: ändern, verlängern, schließen, zurückziehen, geklärt, eingearbeitet, stimme, ergebnis, ersetzt. Soll es ein neuer Vorschlag sein, dann bitte mit einem Wort beginnen statt mit der Zahl.
decision-misfit-number = „{ $typed }“ ist keine Nummer eines Beschlusses. Alle Nummern zeigt `/beschluesse`.
decision-join-first = Im Protokoll steht, wer das einträgt. Deshalb bitte zuerst `/mitmachen`.
decision-refused-not-yours = Das können nur die Person, die vorgeschlagen hat, und die Koordination. Geändert wurde nichts.
decision-refused-not-your-objection = Den Einwand von { $organisation } schließt, wer ihn erhoben hat, oder die Koordination. Geändert wurde nichts.
decision-refused-objection-open = Zu B-{ $number } ist ein Einwand von { $organisation } offen. Zurücknehmen kann ihn, wer ihn erhoben hat; ist er ausgeräumt, hilft `/beschluss { $number } geklärt`. Bis dahin steht er; geändert wurde nichts.
decision-refused-said-itself = { $organisation } hat zu B-{ $number } schon selbst geantwortet. Telefonisch lässt sich daran nichts ändern.
decision-refused-closed = B-{ $number } ist nicht mehr offen. Geändert wurde nichts; alles dazu zeigt `/beschluss { $number }`.
decision-refused-still-open = B-{ $number } ist noch offen. Ein Ergebnis gibt es nach dem Abschluss.
decision-refused-observer = Die eigene Organisation beobachtet und hat deshalb keine Stimme. Geändert wurde nichts.
decision-refused-outdated-version = B-{ $number } hat inzwischen einen neuen Wortlaut. Bitte erst lesen, dann auf der neuen Karte antworten.
decision-refused-wrong-stance = Diese Antwort gibt es bei B-{ $number } nicht. Was möglich ist, steht auf der Karte.
decision-refused-reason-missing = Ein Einwand braucht einen Grund. Gezählt wurde noch nichts.
decision-refused-date-missing = Ein Vorbehalt braucht einen Tag, bis zu dem er gilt. Gezählt wurde noch nichts.
decision-refused-date-past = Dieser Tag liegt schon zurück. Gezählt wurde noch nichts.
decision-refused-text-missing = Da fehlen noch ein paar Worte. Geändert wurde nichts.
decision-refused-unchanged = Das ist schon der Wortlaut von B-{ $number }. Geändert wurde nichts.
decision-refused-not-later = Dieser Zeitpunkt liegt nicht später als die jetzige Frist von B-{ $number }. Geändert wurde nichts.
decision-refused-no-open-objection = Zu B-{ $number } ist da kein Einwand offen. Geändert wurde nichts.
decision-refused-not-accepted = Ersetzen geht nur zwischen zwei angenommenen Beschlüssen. Geändert wurde nichts.
decision-refused-not-newer = Ein Beschluss kann nur einen älteren ersetzen. Geändert wurde nichts.
decision-refused-replaces-another = B-{ $number } ersetzt schon einen anderen Beschluss. Geändert wurde nichts.

## Hilfe

help-decide = einen Beschluss vorschlagen oder einen ansehen
help-decide-more =
    - `/beschluss Wir treffen uns monatlich.`: zeigt den Vorschlag und fragt dann alle Organisationen
    - `/beschluss 3 verlängern 29.3.`: lässt B-3 länger offen
help-decisions = Beschlüsse auflisten und suchen
help-decisions-more =
    - `/beschluesse offen`: zeigt, was noch offen ist
    - `/beschluesse Sommerfest`: sucht nach einem Wort, auch nach Phase, Feld oder Organisation
help-log = einen Beschluss aus einer Sitzung notieren
help-log-more =
    - `/notieren`: fragt nach Wortlaut, Tag und Verantwortung
    - `/notieren Das Fest ist am 3. Juli; gestern; Stadt Ahlen`: notiert alles in einer Zeile

decision-voice-withdrawn-toast = B-{ $number }: Die Stimme von { $organisation } ist zurückgenommen.

## Was im leeren Feld steht

decision-propose-text-placeholder = Wortlaut
decision-propose-as-text-placeholder = Wortlaut
decision-objection-reason-placeholder = Was spricht dagegen?
decision-concern-remark-placeholder = Was macht Sorgen?
decision-outcome-sentence-placeholder = Was folgt daraus?
decision-reword-text-placeholder = Neuer Wortlaut
