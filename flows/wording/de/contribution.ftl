### Beiträge: was die Organisationen einbringen.

contribution-add-kind = Was bringt die eigene Organisation ein?
contribution-add-sentence = Was genau? Ein Satz genügt, zum Beispiel „Der Saal steht dienstags ab 17 Uhr frei“.
contribution-add-sentence-placeholder = Der Saal steht dienstags frei.
contribution-change-which = Welcher Beitrag soll sich ändern?
contribution-change-aspect = Was soll sich an „{ $sentence }“ ändern?
contribution-change-kind = Was für ein Beitrag ist das? Bisher: { $kind }.
contribution-change-sentence = Wie soll der Satz heißen? Bisher: { $sentence }
contribution-drop-which = Welcher Beitrag soll von der Liste?

contribution-kind-money = Geld
contribution-kind-time = Zeit
contribution-kind-rooms = Räume
contribution-kind-knowledge = Wissen
contribution-kind-access = Zugang
contribution-aspect-kind = Art
contribution-aspect-sentence = Satz

contribution-line = **{ $number }** { $kind }: { $sentence }
contribution-of = { $house } – { $line }
contribution-added = Notiert für { $house }: { $line }
contribution-changed = Geändert für { $house }: { $line }
contribution-unchanged = Alles bleibt, wie es war, bei { $house }: { $line }
contribution-dropped = Gestrichen bei { $house }: { $line }
contribution-gone = Diesen Beitrag gibt es nicht mehr. Geändert wurde nichts.
contribution-unknown = Einen Beitrag { $number } gibt es nicht. `/beitrag` zeigt alle.
contribution-not-yours = Das ist ein Beitrag von „{ $house }“: Ändern können ihn deren Leute und die Koordination. Geändert wurde nichts.
contribution-too-many = Mehr als { $most } Beiträge hat die Liste nicht; „{ $sentence }“ ist nicht dabei. Platz schafft `/beitrag streichen`.
contributions-none = Noch steht kein Beitrag auf der Liste. Der erste: `/beitrag neu`.
contributions-head = **Was wir einbringen** – neu: `/beitrag neu`
contributions-house = **{ $house }**

help-contribution = was die Organisationen einbringen
help-contribution-more =
    - `/beitrag Räume; Der Saal steht dienstags frei.`: notiert einen Beitrag der eigenen Organisation (Geld, Zeit, Räume, Wissen, Zugang)
    - `/beitrag ändern 2; Satz; Der Saal steht freitags frei.`: ändert Beitrag 2, `/beitrag streichen 2` nimmt ihn von der Liste
