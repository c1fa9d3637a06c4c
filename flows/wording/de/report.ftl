### Bericht und Übergabe.

help-report = Bericht: das Wichtigste sofort, und als Dokument
help-report-more =
    - `/bericht`: zeigt das Rad und die wichtigsten Zeilen; darunter lässt sich jedes Dokument antippen und kommt im privaten Chat
    - `/bericht verwaltung`, `/bericht wirtschaft`, `/bericht zivilgesellschaft` oder `/bericht einfach`, in einfachen Sätzen: macht ein PDF, je nachdem, wer es liest; `/bericht wirtschaft seite` macht eine Seite für den Browser. Namen von Menschen nennt der Bericht von sich aus nicht
    - `/bericht link`: gibt im privaten Chat einen Link auf den Bericht im Browser, `/bericht link wirtschaft` in dieser Lesart; `/bericht link beschluss 3` einen auf einen Beschluss, `/bericht link kalender` einen Kalender zum Abonnieren
    - `/bericht links`: zeigt die Links, die gelten; `/bericht links 2 widerrufen` nimmt einen zurück
    - `/bericht übergabe`: stellt für die Koordination zusammen, im privaten Chat, was die Nachfolge braucht
report-head = **Bericht: { $name }**
report-documents = Als Dokument zum Ablegen: `/bericht verwaltung`, `/bericht wirtschaft`, `/bericht zivilgesellschaft` oder `/bericht einfach`. Als Seite für den Browser: `/bericht seite`.
report-as-pdf = Als PDF
report-as-page = Als Seite
report-as-business = Für die Wirtschaft
report-as-civil = Für die Zivilgesellschaft
report-as-plain = In einfachen Sätzen
report-as-handover = Übergabe
report-alone = Das Dokument kommt gleich im privaten Chat.
report-unknown = „{ $typed }“ kenne ich beim Bericht nicht. Es gibt `/bericht`, `/bericht verwaltung`, `/bericht wirtschaft`, `/bericht zivilgesellschaft`, `/bericht einfach`, `/bericht seite` und für die Koordination `/bericht übergabe`.
report-title = Bericht: { $name }
report-subtitle = { $reading ->
    [business] Für die Wirtschaft
    [civil] Für die Zivilgesellschaft
    [plain] In einfachen Sätzen
   *[administration] Für Rat und Verwaltung
}
report-date = Stand: { $day }
report-origin = { $name } · zusammengestellt mit Dreiklang
report-contents = Inhalt
report-table = Tabelle
report-figure = Abbildung
report-page = Seite
report-summary = Das Wichtigste
report-nobody-yet = noch niemand
report-observes = { $name } (beobachtet)
report-fact-challenge = Herausforderung
report-fact-goal = Ziel
report-phase-open = offen
report-phase-active = läuft
report-phase-finished = abgeschlossen
report-force = { $text } ({ $factor })
report-review = Überprüfung: { $numbers }
report-meeting = Treffen: { $line }
report-barrier = { $count ->
    [one] Ein Hemmnis
   *[other] { $count } Hemmnisse
}
report-strength = { $count ->
    [one] Eine Stärke
   *[other] { $count } Stärken
}
report-decided = { $text } Ergebnis: { $outcome }
report-column-sector = Sektor
report-column-organisations = Organisationen
report-column-count = Anzahl
report-column-phase = Phase
report-column-standing = Stand
report-column-history = Verlauf
report-column-number = Nr.
report-column-decision = Beschluss
report-column-responsible = Verantwortlich
report-column-since = Seit
report-column-review = Überprüfung
report-column-indicator = Messgröße
report-column-last = Letzter Wert
report-column-target = Ziel
report-column-on-course = Auf Kurs?
report-column-organisation = Organisation
report-column-kind = Art
report-column-sentence = Beitrag
report-column-day = Tag
report-column-what = Was
report-column-until = Bis
report-column-keeper = Zuständig
report-column-contact = Kontakt
report-column-why = Begründungen
report-table-partners = Beteiligte Organisationen nach Sektor
report-table-phases = Die Phasen und wie es dazu kam
report-table-decisions = Beschlüsse in Kraft, der neueste zuerst
report-table-indicators = Messgrößen und ihr Stand
report-table-contributions = Was die Organisationen beitragen
report-table-dates = Die nächsten Termine
report-goal = { $reading ->
    [business] Worum es geht
    [civil] Wofür wir zusammenarbeiten
    [plain] Darum geht es
   *[administration] Anlass und Ziel
}
report-goal-intro = { $reading ->
    [plain] Das wollen wir zusammen schaffen.
   *[administration] Wozu die Kooperation besteht.
}
report-goal-none = { $reading ->
    [plain] Das Ziel steht noch nicht fest.
   *[administration] Herausforderung und Ziel sind noch nicht festgehalten.
}
report-partners = { $reading ->
    [business] Wer mitwirkt
    [civil] Wer dabei ist
    [plain] Diese machen mit
   *[administration] Beteiligte
}
report-partners-intro = { $reading ->
    [plain] Drei Gruppen arbeiten zusammen: Staat, Wirtschaft und Zivilgesellschaft.
   *[administration] Organisationen, die zurzeit mitwirken, nach Sektor.
}
report-partners-none = { $reading ->
    [plain] Noch macht niemand mit.
   *[administration] Noch ist niemand eingetragen. Mit den ersten Partner:innen füllt sich diese Seite.
}
report-phases = { $reading ->
    [business] Wo das Vorhaben steht
    [civil] Wie weit wir sind
    [plain] So weit sind wir
   *[administration] Stand und Verlauf der Phasen
}
report-phases-intro = { $reading ->
    [plain] Die Arbeit hat 5 Teile. Diese Teile heißen Phasen.
   *[administration] Fünf Phasen von der Orientierung bis zur Auswertung; sie können nebeneinander laufen.
}
report-phases-none = Noch hat keine Phase begonnen.
report-wheel = { $reading ->
    [business] Wie gut die Zusammenarbeit trägt
    [civil] Wie es uns miteinander geht
    [plain] So läuft es gerade
   *[administration] Lagebild der Zusammenarbeit
}
report-wheel-intro = { $reading ->
    [plain] Wir haben alle gefragt: Wie läuft es? Das ist die Antwort.
   *[administration] Die jüngsten Einschätzungen der Beteiligten: fünf Phasen, fünf Handlungsfelder.
}
report-wheel-none = { $reading ->
    [plain] Es gibt noch zu wenige Antworten.
   *[administration] Für ein Bild fehlen noch Antworten.
}
report-course = { $reading ->
    [business] Trend
    [civil] Wie es sich verändert hat
    [plain] So hat es sich verändert
   *[administration] Entwicklung über die Check-ins
}
report-course-intro = { $reading ->
    [plain] 5 ist sehr gut. 1 ist schlecht.
   *[administration] Der mittlere Wert je Check-in, von 1 bis 5.
}
report-course-none = { $reading ->
    [plain] Es gibt noch keinen Vergleich.
   *[administration] Für einen Verlauf fehlen noch Check-ins.
}
report-forces = { $reading ->
    [business] Risiken und Rückenwind
    [civil] Was bremst und was trägt
    [plain] Das hilft und das stört
   *[administration] Hemmende und fördernde Faktoren
}
report-forces-intro = { $reading ->
    [plain] Das haben Menschen aus der Gruppe gesagt.
   *[administration] Was Beteiligte als Hemmnis oder Stärke festgehalten haben, in ihren Worten.
}
report-forces-none = Noch ist nichts festgehalten.
report-decisions = { $reading ->
    [business] Verbindliche Absprachen
    [civil] Was wir beschlossen haben
    [plain] Das haben wir beschlossen
   *[administration] Beschlüsse in Kraft
}
report-decisions-intro = { $reading ->
    [plain] Das gilt jetzt.
   *[administration] Was gilt, wer dafür verantwortlich ist und wann es überprüft wird.
}
report-decisions-none = { $reading ->
    [plain] Es gibt noch keinen Beschluss.
   *[administration] Noch ist kein Beschluss in Kraft.
}
report-indicators = { $reading ->
    [business] Kennzahlen und Ergebnisse
    [civil] Woran wir Wirkung erkennen
    [plain] Das haben wir gezählt
   *[administration] Messgrößen
}
report-indicators-intro = { $reading ->
    [plain] An diesen Zahlen sehen wir, ob es besser wird.
   *[administration] Womit die Kooperation ihre Wirkung misst.
}
report-indicators-none = { $reading ->
    [plain] Wir zählen noch nichts.
   *[administration] Noch ist keine Messgröße festgelegt.
}
report-contributions = { $reading ->
    [business] Wer was einbringt
    [civil] Was alle beitragen
    [plain] Das geben alle dazu
   *[administration] Beiträge der Organisationen
}
report-contributions-intro = { $reading ->
    [plain] Alle geben etwas dazu: zum Beispiel Zeit oder Geld.
   *[administration] Was die Organisationen einbringen, nach eigener Angabe.
}
report-contributions-none = Noch ist kein Beitrag eingetragen.
report-dates = { $reading ->
    [civil] Wann es weitergeht
    [plain] So geht es weiter
   *[administration] Nächste Termine
}
report-dates-intro = { $reading ->
    [plain] Das kommt als Nächstes.
   *[administration] Was als Nächstes ansteht.
}
report-dates-none = Zurzeit steht kein Termin an.
report-method = { $reading ->
    [plain] So haben wir gefragt
   *[administration] Methode und Datenschutz
}
report-method-intro = { $reading ->
    [plain] Niemand sieht, was jemand einzeln geantwortet hat.
   *[administration] Wie die Einschätzungen entstehen, und was nicht gezeigt wird.
}
report-line-challenge = Herausforderung: { $text }
report-line-goal = Ziel: { $text }
report-line-sector = { $sector }: { $count }
report-line-partners = { $count ->
    [0] Noch wirkt keine Organisation mit
    [one] Eine Organisation wirkt mit ({ $sectors })
   *[other] { $count } Organisationen wirken mit ({ $sectors })
}
report-line-phases = Es läuft: { $phases }
report-line-no-phase = Zurzeit läuft keine Phase
report-line-rounds = { $count ->
    [0] Noch kein Check-in
    [one] Ein Check-in, noch ohne Werte
   *[other] { $count } Check-ins, noch ohne Werte
}
report-line-lights = Stand nach { $rounds ->
    [one] einem Check-in
   *[other] { $rounds } Check-ins
}: { $green } Felder gut, { $yellow } im Blick behalten, { $red } schwach oder strittig
report-line-decisions = { $count ->
    [0] Noch kein Beschluss in Kraft
    [one] Ein Beschluss in Kraft
   *[other] { $count } Beschlüsse in Kraft
}
report-line-indicators = { $count ->
    [0] Noch keine Messgröße
    [one] Eine Messgröße
   *[other] { $count } Messgrößen
}
report-line-contributions = { $count ->
    [0] Noch kein Beitrag
    [one] Ein Beitrag
   *[other] { $count } Beiträge
}
report-line-forces = { $count ->
    [0] Noch keine Hemmnisse und Stärken
    [one] Ein Hemmnis oder eine Stärke
   *[other] { $count } Hemmnisse und Stärken
}
report-line-next = Als Nächstes: { $day }, { $what }
report-line-no-date = Zurzeit steht kein Termin an
report-method-rounds = { $count ->
    [0] Dem Bericht liegt noch kein Check-in zugrunde.
    [one] Dem Bericht liegt ein Check-in zugrunde.
   *[other] Dem Bericht liegen { $count } Check-ins zugrunde.
}
report-method-floor = Werte werden erst ab { $count } Antworten gezeigt.
report-method-median = Der mittlere Wert (Median) wird ab { $count } Antworten genannt, darunter nur ein Wort.
report-method-sectors = Sektoren werden frühestens ab { $count } Antworten unterschieden, und nur, wenn sich daraus niemandes Antwort ablesen lässt.
report-method-names = Namen von Menschen nennt der Bericht von sich aus nicht; Sätze stehen da, wie sie geschrieben wurden.
report-method-date = Alle Angaben zeigen den Stand vom { $day }.
report-file-administration = bericht
report-file-business = bericht-wirtschaft
report-file-civil = bericht-zivilgesellschaft
report-file-plain = bericht-einfach
report-file-handover = uebergabe
report-caption = **Bericht: { $name }** · { $reading ->
    [business] für die Wirtschaft
    [civil] für die Zivilgesellschaft
    [plain] in einfachen Sätzen
   *[administration] für Rat und Verwaltung
}
report-handover-caption = **Übergabe: { $name }** · nur für die Koordination, mit Namen
report-handover-title = Übergabe: { $name }
report-handover-subtitle = Für alle, die die Koordination übernehmen. Mit Namen: bitte vertraulich behandeln.
report-handover-alone = Die Übergabe kommt in den privaten Chat: Darin stehen Namen.
report-handover-in-private = Die Übergabe gibt es nur im privaten Chat mit mir: Darin stehen Namen. Bitte dort `/bericht übergabe` schreiben.
report-handover-open = Offenes
report-handover-promises = Zusagen
report-handover-contacts = Kontakte und wer sie pflegt
report-handover-dates = Nächste Termine
report-handover-decided = Was beschlossen wurde und warum
report-handover-none = Hier gibt es zurzeit nichts.
report-handover-barrier = Hemmnis
report-handover-inform = { $audience }: { $topic }
report-link = Link auf { $what }:
    { $url }
report-link-report = Wer ihn hat, liest die Seite ohne Anmeldung, so wie es dann gerade steht, bis { $day }. Namen von Menschen nennt sie von sich aus nicht.
report-link-decision = Wer ihn hat, liest die Seite ohne Anmeldung, so wie es dann gerade steht, bis { $day }: mit Begründungen, ohne Namen von Menschen.
report-link-calendar = Zum Abonnieren in einer Kalender-App, bis { $day }. Wer ihn hat, sieht die Termine ohne Anmeldung.
report-link-care = Bitte nur an Menschen weitergeben, für die das gedacht ist. Der Link wird kein zweites Mal gezeigt. Zurücknehmen geht jederzeit: `/bericht links { $number } widerrufen`.
report-link-alone = Das steht im privaten Chat: Einen Link braucht nur, wer ihn weitergibt.
report-link-in-private = Links gibt es nur im privaten Chat mit mir. Bitte dort noch einmal schreiben.
report-link-nowhere = Links auf Seiten gibt es hier nicht, denn dafür ist keine öffentliche Adresse eingerichtet. Als Datei kommt die Seite mit `/bericht seite`.
report-link-unknown = „{ $typed }“ kenne ich als Seite nicht. Es gibt `/bericht link`, `/bericht link wirtschaft`, `/bericht link zivilgesellschaft`, `/bericht link einfach`, `/bericht link beschluss 3` und `/bericht link kalender`.
report-link-no-decision = Zu „{ $typed }“ finde ich keinen Beschluss. Gebraucht wird seine Nummer, wie in `/bericht link beschluss 3`; alle stehen in `/beschluesse`.
report-link-what-report = den Bericht { $reading ->
    [business] für die Wirtschaft
    [civil] für die Zivilgesellschaft
    [plain] in einfachen Sätzen
   *[administration] für Rat und Verwaltung
}
report-link-what-decision = Beschluss B-{ $number }
report-link-what-calendar = den Kalender
report-links-head = **Links, die gelten**
report-links-line = { $known ->
    [yes] { $number } · { $what }, bis { $day }, von { $by }
   *[no] { $number } · { $what }, bis { $day }
}
report-links-how = Zurücknehmen: `/bericht links { $number } widerrufen`
report-links-none = Zurzeit gilt kein Link. Einen neuen gibt es mit `/bericht link`.
report-links-unknown = „{ $typed }“ kenne ich bei Links nicht. Es gibt `/bericht links` und, mit der Nummer aus der Liste, `/bericht links 1 widerrufen`.
report-links-full = Es gelten schon { $count } Links. Bitte erst einen zurücknehmen; die Liste steht in `/bericht links`.
report-link-no-number = „{ $typed }“ ist keine Nummer eines Links, der gilt und zurückgenommen werden kann. Die Liste steht in `/bericht links`.
report-link-revoked = Link { $number } auf { $what } führt ab jetzt nirgendwohin.
report-decision-caption = **Beschluss B-{ $number }**
