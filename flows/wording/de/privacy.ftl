### Datenschutz und die eigenen Daten.

privacy-stored = **Was ich speichere:** Name und Konto aller, die mitmachen, dazu Befehle, Antworten und was bewusst eingetragen wird. Gewöhnliche Gespräche speichere ich nicht.
privacy-answers-private = **Wer was sieht:** Wer im Check-in was geantwortet hat, zeige ich niemandem; Werte nenne ich erst ab drei Antworten. Ein Satz dazu steht wörtlich im Ergebnis, ohne Namen. Stimmen zu Beschlüssen sehen alle. Keine andere Kooperation erfährt etwas.
privacy-answers-anonymous = **Wer was sieht:** Antworten im Check-in speichere ich ohne die Person; Werte nenne ich erst ab drei Antworten. Ein Satz dazu steht wörtlich im Ergebnis, ohne Namen. Stimmen zu Beschlüssen sehen alle. Keine andere Kooperation erfährt etwas.
privacy-answers-open-anonymous = **Wer was sieht:** Check-ins sind hier auf offen gestellt: Wer in der Gruppe antwortet, wird dabei gesehen; mit `/antworten` geht es privat. Ein Satz dazu steht wörtlich im Ergebnis, ohne Namen. Ich selbst speichere Antworten ohne die Person. Stimmen zu Beschlüssen sehen alle. Keine andere Kooperation erfährt etwas.
privacy-answers-open = **Wer was sieht:** Check-ins sind hier auf offen gestellt: Wer in der Gruppe antwortet, wird dabei gesehen; mit `/antworten` geht es privat. Ein Satz dazu steht wörtlich im Ergebnis, ohne Namen. Stimmen zu Beschlüssen sehen alle. Keine andere Kooperation erfährt etwas.
privacy-own = **Was alle selbst in der Hand haben:** `/meinedaten` zeigt privat alles, was ich über die eigene Person weiß. `/vergessen` entfernt Namen und Konten; Antworten und Stimmen bleiben ohne Namen. Nur bis ein laufender Check-in oder Beschluss endet, bleibt ein Fingerabdruck ohne Namen, damit niemand doppelt zählt.

mydata-title = **Das ist alles, was ich weiß**
mydata-nothing = Über dieses Konto ist nichts gespeichert.
mydata-sent = Alles Gespeicherte kommt im privaten Chat.
mydata-in-private = Die eigenen Daten gehören nicht in die Gruppe. Bitte mir privat `/meinedaten` schreiben.
mydata-cooperation = **{ $name }**
mydata-account = Konto: { $name } ({ $adapter }, { $account })
mydata-coordinates = koordiniert
mydata-partner = { $name }, dabei seit { $since } für { $organisation } ({ $sector })
mydata-away = abwesend bis { $day }
mydata-left = macht seit { $day } nicht mehr mit
mydata-nudged = privat erinnert: { $days }
mydata-answer = Check-in { $number }, „{ $question }“: { $answer } ({ $day })
mydata-participation = Check-in { $number }, „{ $question }“: anonym beantwortet
mydata-remark = der Satz zum Schluss
mydata-unknown = weiß nicht
mydata-yes = ja
mydata-partly = teils
mydata-no = nein
mydata-proposal = Beschluss { $number } vorgeschlagen: { $text }
mydata-voice = Beschluss { $number }: { $said } ({ $day })
mydata-entered = Beschluss { $number }: Stimme für andere eingetragen ({ $day })
mydata-logged = Beschluss { $number }: im Protokoll am { $at }
mydata-stance-agree = Zustimmung
mydata-stance-concern = Bedenken
mydata-stance-objection = Einwand
mydata-stance-abstain = Enthaltung
mydata-stance-against = Ablehnung
mydata-stance-reservation = Vorbehalt
mydata-stakeholder = hält Kontakt zu { $name }
mydata-line = informiert { $audience }: { $topic }
mydata-told = { $day }: erinnert an { $count ->
    [one] einen Kontakt oder eine Nachricht
   *[other] { $count } Kontakte und Nachrichten
}
mydata-catalogue-file = Eigener Katalog geschickt: { $name } ({ $day })
mydata-own-question = Eigene Frage für einen Check-in: „{ $text }“
mydata-reminder = Erinnerung { $number }: { $text }
mydata-indicator = liefert die Messgröße { $name }
mydata-step = Schritt zu { $about }: { $step }
mydata-made = eingetragen: { $what }
mydata-echo = { $told ->
    [yes] Nachricht, was aus Eigenem geworden ist, zum { $day }
   *[no] wartet: eine Nachricht, was aus Eigenem geworden ist, vom { $day }
}
mydata-risk = achtet auf das Frühzeichen von: { $what }
mydata-task = macht oder wurde gefragt: Aufgabe A-{ $number }: { $what }
mydata-task-entered = hat die Aufgabe A-{ $number } eingetragen: { $what }
mydata-stands-in = vertritt in der Koordination, wenn abwesend: { $name }
mydata-deputy = wird bei Abwesenheit in der Koordination vertreten von: { $name }
mydata-speaks = spricht für die eigene Organisation
mydata-speaks-while-away = vertritt, wer für die eigene Organisation spricht
mydata-moderates = moderiert reihum mit
mydata-meeting = hat Treffen { $number } am { $day } eingetragen
mydata-page-link = hat Link { $number } auf eine Seite weitergegeben, gültig bis { $day }
mydata-admission = zu { $organisation } dazugekommen am { $day }
mydata-refused = gesagt, dass jemand nicht zu { $organisation } gehört, am { $day }
mydata-corrected = Angaben zu { $organisation } berichtigt am { $day }
mydata-dropped = etwas von einer Liste gestrichen oder abgehakt am { $day }
mydata-dialogue = Angefangene Angaben ({ $begun }): { $given }

help-privacy = was gespeichert wird und wer es sieht
help-privacy-more =
    - `/datenschutz`: sagt, was gespeichert wird und wer es sieht
    - `/meinedaten`: zeigt das Eigene
help-mydata = alles, was über die eigene Person gespeichert ist
help-mydata-more =
    - `/meinedaten`: zeigt privat alles über die eigene Person
    - `/vergessen`: löscht es
