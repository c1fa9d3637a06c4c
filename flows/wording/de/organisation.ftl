### Organisationen berichtigen.

organisation-correct-which = Um welche Organisation geht es?
organisation-correct-aspect = { $summary }

    Was soll sich ändern?
organisation-correct-name = Wie heißt **{ $organisation }** richtig?
organisation-correct-sector = Zu welchem Sektor gehört **{ $organisation }**? Antworten, die es schon gibt, behalten ihren Sektor.
organisation-correct-kind = Was für eine Organisation ist **{ $organisation }**?
organisation-correct-observes = Soll **{ $organisation }** nur beobachten? Dann stimmt sie bei Beschlüssen nicht mehr mit; schon gegebene Stimmen bleiben.
organisation-correct-into = In welcher Organisation soll **{ $organisation }** aufgehen?
organisation-correct-sure = **{ $organisation }** in **{ $remaining }** aufgehen lassen? { $people ->
    [0] Es macht gerade niemand dafür mit; Stimmen
    [one] 1 Partner:in und die Stimmen
   *[other] { $people } Partner:innen und die Stimmen
} in offenen Beschlüssen gehören dann zu **{ $remaining }**. { $both ->
    [0] Abgeschlossene Beschlüsse
    [one] In 1 offenen Beschluss haben beide gesprochen: Dort steht ein offener Einwand, sonst die spätere Stimme. Abgeschlossene Beschlüsse
   *[other] In { $both } offenen Beschlüssen haben beide gesprochen: Dort steht ein offener Einwand, sonst die spätere Stimme. Abgeschlossene Beschlüsse
} bleiben, wie sie sind. Zurücknehmen lässt sich das nicht.

organisation-aspect-name = Name
organisation-aspect-sector = Sektor
organisation-aspect-kind = Art
organisation-aspect-observes = Beobachtet
organisation-aspect-merge = Mit einer anderen zusammenführen

organisation-kind-municipality = Kommune
organisation-kind-company = Unternehmen
organisation-kind-chamber = Kammer oder Netzwerk
organisation-kind-association = Verein
organisation-kind-other = sonstige
organisation-observes-yes = ja
organisation-observes-no = nein

organisation-summary = **{ $organisation }** · { $sector } · Art: { $kind } · beobachtet: { $observes } · { $people }
organisation-nobody = gerade niemand
organisation-actor = Koordination
organisation-log-name = { $day }: Name { $before } → { $after } ({ $who })
organisation-log-sector = { $day }: Sektor { $before } → { $after } ({ $who })
organisation-log-kind = { $day }: Art { $before } → { $after } ({ $who })
organisation-log-observes = { $day }: Beobachtet { $before } → { $after } ({ $who })
organisation-log-merged = { $day }: { $before } → { $after }, zusammengeführt ({ $who })

organisation-changed-name = **{ $before }** heißt jetzt **{ $after }**.
organisation-changed-sector = **{ $organisation }**: Sektor bisher { $before }, jetzt { $after }.
organisation-changed-kind = **{ $organisation }**: Art bisher { $before }, jetzt { $after }.
organisation-changed-observes = **{ $organisation }**: Beobachtet bisher { $before }, jetzt { $after }.
organisation-unchanged = Bei **{ $organisation }** bleibt alles, wie es war.
organisation-merged = **{ $former }** gehört jetzt zu **{ $organisation }**, mit allen Partner:innen und den Stimmen in offenen Beschlüssen.
organisation-not-merged = Beide bleiben für sich. Geändert wurde nichts.
organisation-same = Eine Organisation lässt sich nicht mit sich selbst zusammenführen. Geändert wurde nichts.
organisation-gone = Diese Organisation ist inzwischen in einer anderen aufgegangen. Geändert wurde nichts.
organisation-none = Noch macht keine Organisation mit. Den Anfang macht, wer `/mitmachen` schreibt.
organisation-speaker-who = Wer spricht für **{ $organisation }** und wird zuerst gefragt? Antworten können weiterhin alle.
organisation-deputy-who = Wer wird für **{ $organisation }** gefragt, solange die Ansprechperson abwesend ist?
organisation-commit-commits = Was kann **{ $organisation }** ohne Rücksprache zusagen? Zum Beispiel „Räume und Arbeitszeit bis zwei Tage im Monat“.
organisation-commit-commits-placeholder = Was ohne Rücksprache geht
organisation-speaks = Spricht für die Organisation: { $name }
organisation-deputises = Vertretung: { $name }
organisation-commits = Kann ohne Rücksprache zusagen: { $commits }
organisation-commits-of = { $organisation } kann ohne Rücksprache zusagen: { $commits }
organisation-mandate-noted = Notiert für **{ $organisation }**:
    { $line }
organisation-commits-noted = Notiert für **{ $organisation }**:
    { $line }
organisation-mandate-off = Gestrichen bei **{ $organisation }**. { $line }
organisation-speaker-nobody = Für diese Organisation macht gerade niemand mit.
organisation-speaker-gone = Diese Person macht nicht mehr für die Organisation mit. Geändert wurde nichts.
organisation-deputy-same = Diese Person spricht schon für die Organisation. Die Vertretung muss jemand anderes sein; geändert wurde nichts.
organisation-own-hint = Wer spricht: `/organisation spricht Name` · Vertretung: `/organisation Vertretung Name` · Zusagen: `/organisation zusagen …`
misfit-organisation = „{ $typed }“ ist so nicht eindeutig zu finden. Zur Auswahl: { $options }.
organisation-known = „{ $name }“ gibt es schon. Geändert wurde nichts; zwei Organisationen zu einer machen geht mit `/organisation Name; zusammenführen; anderer Name`.

help-organisation = wer für eine Organisation spricht; Organisationen berichtigen
help-organisation-more =
    - `/organisation spricht Ben`: Ben wird für die eigene Organisation zuerst gefragt; ebenso `/organisation Vertretung Clara`, `/organisation zusagen Räume`
    - `/organisation Stadt Ahln; Name; Stadt Ahlen`: berichtigt einen Namen (Koordination); ebenso `/organisation IHK; beobachtet; ja`
    - `/organisation Diakonie; zusammenführen; Caritas; ja`: macht aus zweien eine, ohne Nachfrage (Koordination)
