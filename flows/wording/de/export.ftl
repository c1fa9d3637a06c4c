### Mitnehmen, was eine Kooperation hat.

export-form = Was soll es werden?
export-form-sheet = Tabelle (XLSX)
export-form-text = Text (Markdown)
export-form-data = Daten (JSON)
export-form-calendar = Kalender (iCal)
export-form-decisions = Beschlussbuch
export-form-research = Forschungsdaten
export-unknown = „{ $typed }“ kenne ich hier nicht. Es gibt `/export tabelle`, `/export text`, `/export daten`, `/export kalender`, `/export beschlüsse` und `/export forschung`.
export-sent-alone = Die Datei kommt im privaten Chat.
export-in-private = Das gibt es nur allein: Bitte erst im privaten Chat mit mir schreiben, dann dort `/export`.
export-nothing-sheet = Noch gibt es nichts mitzunehmen. Sobald jemand mitmacht, füllt sich die Tabelle von selbst.
export-nothing-text = Noch gibt es nichts mitzunehmen. Sobald jemand mitmacht, füllt sich der Text von selbst.
export-nothing-data = Noch gibt es nichts mitzunehmen. Sobald jemand mitmacht, kommen Daten dazu.
export-nothing-calendar = Noch steht kein Termin fest. `/treffen`, `/erinnern` oder `/aufgabe` tragen welche ein.
export-nothing-decisions = Noch ist nichts beschlossen. Mit `/beschluss` fängt das Beschlussbuch an.
export-nothing-research = Für Forschungsdaten ist es noch zu früh: Dafür braucht es einen abgeschlossenen Check-in, in dem mindestens { $floor } Personen eine Frage bewertet haben.
export-research-sure = **Forschungsdaten: das ist drin, das nicht**

    - Drin: { $waves ->
        [one] 1 abgeschlossener Check-in
       *[other] { $waves } abgeschlossene Check-ins
    } mit { $questions ->
        [one] 1 Frage
       *[other] { $questions } Fragen
    }; { $shown } Werte, wie sie das Ergebnis zeigt; Beteiligung je Sektor; Bundesland, Phase, Feld, Quartal; Codebuch und Methodenbericht.
    - Unterdrückt: { $suppressed } Zellen, hinter denen weniger als { $floor } Personen stehen, oder die sich aus anderen ausrechnen ließen.
    - Nicht drin: einzelne Antworten, Sätze, Namen von Personen und Organisationen, der Name der Kooperation (nur ein Pseudonym), Tage.

    Soll ich die Datei machen?
export-research-kept = Gut, es bleibt alles hier.
export-file-sheet = kooperation.xlsx
export-file-text = kooperation.md
export-file-data = kooperation.json
export-file-calendar = termine.ics
export-file-decisions = beschlussbuch.md
export-file-research = forschungsdaten.zip
export-caption-sheet = **Alles als Tabelle**, ein Blatt für jedes Thema. Ohne Namen von Personen: sie stehen mit ihrer Organisation darin. Texte stehen so da, wie sie geschrieben wurden.
export-caption-text = **Alles als Text**, zum Lesen und Weiterbearbeiten. Ohne Namen von Personen: sie stehen mit ihrer Organisation darin. Texte stehen so da, wie sie geschrieben wurden.
export-caption-data = **Alles als Daten** (JSON) für andere Programme. Ohne Namen von Personen: sie stehen mit ihrer Organisation darin.
export-caption-calendar = **Die Termine** für den eigenen Kalender: Treffen, Erinnerungen, Fristen von Aufgaben, Überprüfungen, Termine im Umfeld. Später noch einmal eingelesen, werden sie aktualisiert.
export-caption-decisions = **Das Beschlussbuch**: alle Beschlüsse mit Stimmen, Begründungen und Ergebnis, die neuesten zuerst.
export-caption-research = **Forschungsdaten**: Tabellen, Codebuch und Methodenbericht in einer ZIP-Datei. Werte von weniger als { $floor } Personen sind unterdrückt.
export-title = { $name }: was die Kooperation hat
export-what = Was drinsteht
export-what-is-in = Ohne Namen von Personen: sie stehen mit ihrer Organisation da. Von Check-ins steht nur da, was auch das Ergebnis zeigt. Sätze stehen so da, wie sie geschrieben wurden.
export-decisions-title = { $name }: Beschlussbuch
export-decisions-count = { $count ->
    [one] 1 Beschluss
   *[other] { $count } Beschlüsse
}, die neuesten zuerst. Es sprechen Organisationen; Namen von Personen stehen nicht darin.
export-decision-heading = B-{ $number } ({ $status })
export-date-meeting = Treffen
export-date-task = Aufgabe: { $what }
export-date-review = B-{ $number } überprüfen
export-fact-name = Kooperation
export-fact-challenge = Gemeinsame Aufgabe
export-fact-goal = Ziel
export-fact-created = Begonnen
export-fact-made-at = Stand
export-yes = ja
export-no = nein
export-research-method =
    # Methodenbericht

    Die Werte stammen aus Check-ins einer Kooperation von Staat, Wirtschaft und Zivilgesellschaft, die mit Dreiklang erhoben wurden. Gefragt werden alle, die mitmachen; die Teilnahme ist freiwillig. Bewertet wird von 1 (trifft gar nicht zu) bis 5 (trifft voll zu), „weiß nicht“ steht daneben. Fragen mit ja, teilweise, nein zählen 5, 3, 1.

    ## Was ein Wert ist

    Eine Zeile ist eine Zelle: der Median, ein Wort (gut, gemischt, schwach) oder die Einigkeit von mindestens { $floor } Bewertungen einer Frage in einer Runde, für alle zusammen; für Sektoren nur ein Wort. Einzelne Antworten gibt es nicht: In einer kleinen Kooperation führten sie zu den Personen zurück. Nachträgliche Antworten stehen für sich und ändern keine früheren Werte.

    ## Was unterdrückt ist

    Zellen von weniger als { $floor } Personen, und solche, aus denen sie sich errechnen ließen. Statt der genauen Zahl der Antworten steht ein Bereich. Ein Sektor steht nur da, wo er und alle übrigen zusammen jeweils { $floor } Teilnehmende haben und auch das Ergebnis ihn nennt. Für jede Frage stehen dieselben Zeilen da, unterdrückte mit dem Wort „suppressed“. Nichts ist über Runden hinweg zusammengezählt; zwei Datensätze verschiedener Tage unterscheiden sich nur um ganze Runden und Nachträge.

    ## Beteiligung

    Die Zahl der Gefragten ist die bei der Eröffnung, die der Teilnehmenden die bei der Schließung. Wer dazwischen dazukommt, zählt bei den Teilnehmenden. Die Gefragten je Sektor werden nicht festgehalten.

    ## Was fehlt

    Die Art der Organisation: Eine zweite Einteilung derselben Antworten ließe sich von der ersten abziehen. Der Weg einer einzelnen Antwort wird nicht gespeichert; „channel“ nennt die Plattformen der Gruppen. Der Wortlaut eigener Fragen der Kooperation: er könnte Namen nennen. Die Fassung einer Frage ist ein Fingerabdruck ihres heutigen Wortlauts.
help-export = mitnehmen, was wir haben: Tabelle, Text, Daten, Kalender, Beschlussbuch
help-export-more =
    - `/export`: fragt, was es werden soll
    - `/export kalender` und `/export beschlüsse`: Termine für den eigenen Kalender und das Beschlussbuch, für alle, die mitmachen
    - `/export tabelle`, `/export text`, `/export daten`: alles als XLSX, Markdown oder JSON, allein an die Koordination; ohne Namen von Personen
    - `/export forschung`: ein Datensatz ohne Rückweg zu Personen; zeigt erst, was drin ist, und fragt dann

export-sheet-overview = Überblick
export-sheet-partners = Partner:innen
export-sheet-phases = Phasen
export-sheet-rounds = Check-ins
export-sheet-results = Ergebnisse
export-sheet-sentences = Sätze
export-sheet-decisions = Beschlüsse
export-sheet-voices = Stimmen
export-sheet-tasks = Aufgaben
export-sheet-reminders = Erinnerungen
export-sheet-meetings = Treffen
export-sheet-stakeholders = Akteure
export-sheet-plan = Kommunikationsplan
export-sheet-contributions = Beiträge
export-sheet-indicators = Messgrößen
export-sheet-readings = Werte
export-sheet-risks = Risiken
export-sheet-watch-list = Termine im Umfeld
export-sheet-forces = Was hemmt, was hilft
export-column-what = Was
export-column-value = Wert
export-column-name = Name
export-column-sector = Sektor
export-column-kind = Art
export-column-observes = beobachtet nur
export-column-people = Personen
export-column-phase = Phase
export-column-status = Stand
export-column-since = seit
export-column-decision = Beschluss Nr.
export-column-number = Nr.
export-column-phases = Phasen
export-column-opened = eröffnet
export-column-closed = geschlossen
export-column-anonymous = anonym
export-column-asked = gefragt
export-column-answered-state = geantwortet: Staat
export-column-answered-business = geantwortet: Wirtschaft
export-column-answered-civil-society = geantwortet: Zivilgesellschaft
export-column-round = Check-in Nr.
export-column-question = Frage (Kennung)
export-column-field = Handlungsfeld
export-column-text = Text
export-column-late = nachträglich
export-column-ratings = Bewertungen
export-column-median = Median
export-column-tone = in einem Wort
export-column-light = Ampel
export-column-change = Veränderung
export-column-agreement = Einigkeit
export-column-dont-know = weiß nicht
export-column-state = Staat und Verwaltung
export-column-business = Wirtschaft
export-column-civil-society = Zivilgesellschaft
export-column-paid = Hauptamtliche
export-column-voluntary = Ehrenamtliche
export-column-version = Fassung
export-column-proposed-by = vorgeschlagen von
export-column-closes = offen bis
export-column-outcome = Ergebnis
export-column-responsible = zuständig
export-column-review-on = zu überprüfen am
export-column-supersedes = ersetzt Nr.
export-column-superseded-by = ersetzt durch Nr.
export-column-organisation = Organisation
export-column-stance = Stimme
export-column-reason = Begründung
export-column-until = bis
export-column-objection = Einwand
export-column-by-phone = telefonisch
export-column-agreed = zugesagt
export-column-helpers = helfen mit
export-column-due-on = bis zum
export-column-ended-on = beendet am
export-column-rhythm = Rhythmus
export-column-next = nächstes Mal
export-column-starts = Beginn
export-column-place = Ort
export-column-words = dazu
export-column-called-off = abgesagt
export-column-influence = Einfluss (1–3)
export-column-interest = Interesse (1–3)
export-column-keeper = hält Kontakt
export-column-every-days = alle … Tage
export-column-contacted-on = letzter Kontakt
export-column-next-on = nächster Termin
export-column-audience = Zielgruppe
export-column-topic = Thema
export-column-sender = von
export-column-way = Weg
export-column-done-on = zuletzt am
export-column-sentence = Beitrag
export-column-unit = Einheit
export-column-source = Quelle
export-column-delivered-by = liefert
export-column-target = Zielwert
export-column-target-on = Ziel bis
export-column-indicator = Messgröße Nr.
export-column-day = Tag
export-column-amount = Wert
export-column-sign = Frühzeichen
export-column-watched-by = achtet darauf
export-column-seen = zeigt es sich?
export-column-seen-on = gefragt am
export-column-factor = Faktor
export-column-stands = gilt noch
export-column-helped = was geholfen hat
export-agreement-close = nah beieinander
export-agreement-apart = weit auseinander
export-force-kind-barrier = Hemmnis
export-force-kind-strength = Stärke
export-light-green = gut
export-light-yellow = gemischt
export-light-red = schwach
export-objection-status-open = offen
export-objection-status-settled = geklärt
export-objection-status-integrated = eingearbeitet
export-objection-status-withdrawn = zurückgezogen
export-phase-status-open = noch nicht begonnen
export-phase-status-active = läuft
export-phase-status-finished = abgeschlossen
export-round-kind-ordinary = Check-in
export-round-kind-partnership = Partnerschafts-Check
export-task-status-open = offen
export-task-status-done = erledigt
export-task-status-dropped = gestrichen
export-contribution-kind-money = { contribution-kind-money }
export-contribution-kind-time = { contribution-kind-time }
export-contribution-kind-rooms = { contribution-kind-rooms }
export-contribution-kind-knowledge = { contribution-kind-knowledge }
export-contribution-kind-access = { contribution-kind-access }
export-decision-kind-sense-check = { decision-kind-sense-check }
export-decision-kind-consent = { decision-kind-consent }
export-decision-kind-vote = { decision-kind-vote }
export-decision-kind-meeting = { decision-kind-meeting }
export-decision-status-open = { decision-status-open }
export-decision-status-accepted = { decision-status-accepted }
export-decision-status-not-accepted = { decision-status-not-accepted }
export-decision-status-no-quorum = { decision-status-no-quorum }
export-decision-status-withdrawn = { decision-status-withdrawn }
export-decision-status-superseded = { decision-status-superseded }
export-watch-kind-deadline = { watch-kind-deadline }
export-watch-kind-election = { watch-kind-election }
export-watch-kind-funding = { watch-kind-funding }
export-watch-kind-law = { watch-kind-law }
export-watch-kind-other = { watch-kind-other }
export-organisation-kind-municipality = { organisation-kind-municipality }
export-organisation-kind-company = { organisation-kind-company }
export-organisation-kind-chamber = { organisation-kind-chamber }
export-organisation-kind-association = { organisation-kind-association }
export-organisation-kind-other = { organisation-kind-other }
export-early-sign-no = { risk-seen-no }
export-early-sign-some = { risk-seen-some }
export-early-sign-yes = { risk-seen-yes }
export-stance-agree = { decision-stance-agree }
export-stance-concern = { decision-stance-concern }
export-stance-objection = { decision-stance-objection }
export-stance-abstain = { decision-stance-abstain }
export-stance-against = { decision-stance-against }
export-stance-reservation = { decision-stance-reservation }
