### Kerntexte in Leichter Sprache (BITV 2.0, Anlage 2): kurze Sätze, eine Aussage je Satz, bekannte Wörter,
### zusammengesetzte Wörter mit Bindestrich, keine Abkürzungen, kein Passiv wo es anders geht.

plain-on = Gut.
    Ich schreibe hier jetzt in Leichter Sprache.
    Das gilt nur in diesem Chat.
    Wieder normal: `/einfach aus`

start-private = Hallo.
    Ich bin Dreiklang.
    Ich bin ein Programm.
    Ich helfe der Gruppe „{ $name }“.
    Was in diesem Chat steht, sehen die anderen nicht.
start-partner = Das geht hier:

    - `/antworten`: die Fragen an alle beantworten
    - `/stand`: sehen, was gerade los ist
    - `/meinedaten`: die eigenen Daten ansehen
    - `/vergessen`: die eigenen Daten löschen
start-guest = Wer mitmachen möchte, schreibt in der Gruppe: `/mitmachen`
not-understood = Das verstehe ich nicht.
    Das geht hier:

    - `/antworten`: Fragen beantworten
    - `/stand`: sehen, was los ist
    - `/hilfe`: Hilfe bekommen

join-organisation = Für welche Gruppe oder Firma oder welches Amt?
    { $known ->
        [0] Bitte den Namen schreiben.
       *[other] Bitte antippen. Oder einen neuen Namen schreiben.
    }
join-sector = Was ist das?

    - Staat und Verwaltung: zum Beispiel die Stadt
    - Wirtschaft: zum Beispiel eine Firma
    - Zivilgesellschaft: zum Beispiel ein Verein
join-engagement = Ist das Arbeit für Geld?
    Dann bitte tippen: Hauptamtlich.
    Ist es freiwillig und ohne Geld?
    Dann bitte tippen: Ehrenamtlich.
    Wer das nicht sagen möchte, tippt: Überspringen.

check-in-asked = **{ $cooperation }: Frage { $place } von { $count }**
    { $bar }

    { $question }
check-in-scale = 1 heißt: Das stimmt gar nicht.
    5 heißt: Das stimmt ganz.
    Die Zahlen dazwischen gehen auch.
    Niemand sieht, wer was antwortet.
check-in-why-alone-missing = Danke.
    Die Zahl ist niedrig.
    Frage: **Was fehlt?**

    Ein Satz ist genug.
    Der Satz steht später im Ergebnis.
    Der Name steht nicht dabei.
    Wer nichts schreiben möchte, tippt: Lieber nicht.
check-in-thanks = Danke.
    Die Antworten sind gespeichert.
    Ändern geht noch bis { $closes }.
check-in-thanks-over = Danke.
    Die Fragen sind jetzt zu Ende.
    Das Ergebnis steht in der Gruppe.
check-in-nudge = Eine Erinnerung:
    In der Gruppe „{ $cooperation }“ warten { $count } Fragen.
    Es geht noch bis { $closes }.
    Es dauert 3 Minuten.
check-in-late = Die Fragen sind schon zu Ende.
    Eine Antwort zählt trotzdem noch.
    Wir zeigen sie erst, wenn 3 Antworten da sind.
    Dann weiß niemand, von wem sie ist.

decision-reminder = Eine Erinnerung:
    Die Gruppe stimmt über B-{ $number } ab.
    Das geht noch bis { $closes }.
    Die eigene Stimme fehlt noch.

privacy-stored = Was speichere ich?

    - Befehle, zum Beispiel `/stand`
    - Antworten auf meine Fragen
    - was jemand mit Absicht einträgt

    Andere Gespräche speichere ich nicht.
privacy-own = Die eigenen Daten ansehen: `/meinedaten`
    Die eigenen Daten löschen: `/vergessen`
