### Das Umfeld: Fristen, Wahlen, Förderenden und was sonst von außen kommt.

watch-add-day = Wann ist es so weit? Zum Beispiel „30.6.2027“ oder „in drei Monaten“.
watch-add-day-placeholder = 30.6.2027
watch-add-what = Was kommt da? Ein Satz genügt, zum Beispiel „Förderung läuft aus“.
watch-add-what-placeholder = Förderung läuft aus
watch-add-kind = Was für ein Termin ist das?
watch-move-which = Welcher Termin verschiebt sich?
watch-move-day = Auf welchen Tag verschiebt sich „{ $what }“? Bisher: { $day }.
watch-move-day-placeholder = 15.7.2027
watch-drop-which = Welcher Termin soll von der Liste?

watch-kind-deadline = Frist
watch-kind-election = Wahl
watch-kind-funding = Förderende
watch-kind-law = Gesetz
watch-kind-other = Sonstiges

watch-line = **{ $number }** { $day }: { $what } ({ $kind })
watch-added = Notiert: { $line }
watch-moved = Verschoben: { $line }
watch-unchanged = Alles bleibt, wie es war: { $line }
watch-dropped = Gestrichen: { $line }
watch-told-next = Die Gruppe hört davon am { $day }.
watch-told-no-more = Vorher meldet sich dazu nichts mehr; unter `/stand` steht es bis zuletzt.
watch-too-many = Mehr als { $most } Termine hat die Liste nicht; „{ $what }“ ist nicht dabei. Platz schafft `/umfeld streichen`.
watch-gone = Dieser Termin ist inzwischen vorbei oder gestrichen. Geändert wurde nichts.
watch-unknown = Einen Termin { $number } gibt es nicht. `/umfeld` zeigt alle.
watch-none = Noch steht kein Termin aus dem Umfeld auf der Liste. Der erste: `/umfeld neu`.
watch-head = **Termine im Umfeld** – neu: `/umfeld neu`, verschieben: `/umfeld 2; 15.7.2027`
watch-next = **Im Umfeld:**

watch-card-head = **Was im Umfeld kommt**
watch-card-line = { $day }: **{ $what }** ({ $kind }), { $days ->
    [0] heute
    [1] morgen
    [7] in einer Woche
   *[other] { $weeks ->
        [0] in { $days } Tagen
       *[other] in { $weeks } Wochen
    }
}{ $late ->
    [yes] {" "}– diese Nachricht kommt verspätet
   *[no] {""}
}
watch-card-dropped = { $day }: { $what } · gestrichen
watch-card-more = { $count ->
    [one] Einer mehr steht auf der Liste.
   *[other] { $count } weitere stehen auf der Liste.
}
watch-card-foot = Alle Termine: `/umfeld`
watch-card-over = Diese Termine sind vorbei.

help-watch = Termine im Umfeld: Fristen, Wahlen, Förderenden
help-watch-more =
    - `/umfeld 30.6.2027; Förderung läuft aus`: nimmt einen Termin auf; die Gruppe hört sechs Wochen und eine Woche vorher davon
    - `/umfeld 2; 15.7.2027`: verschiebt Termin 2, `/umfeld streichen 2` nimmt ihn von der Liste
