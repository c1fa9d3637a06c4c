### Der Kommunikationsplan: wer was von wem erfährt, wie oft und auf welchem Weg.

inform-add-audience = Wer soll informiert werden? Zum Beispiel der Gemeinderat.
inform-add-topic = Worüber?
inform-add-sender = Von wem kommt die Information? Zum Beispiel eine Organisation oder eine Person.
inform-add-frequency = Wie oft? Bitte auswählen oder in eigenen Worten schreiben, zum Beispiel „alle zwei Monate“.
inform-add-way = Auf welchem Weg? Zum Beispiel Rundbrief, Aushang oder Sitzung.
inform-change-which = Welche Zeile des Plans soll sich ändern?
inform-change-aspect = Was soll sich ändern?
inform-change-audience = Wer soll informiert werden? Bisher: { $audience }.
inform-change-topic = Worüber? Bisher: { $topic }.
inform-change-sender = Von wem kommt die Information? Bisher: { $sender }.
inform-change-frequency = Wie oft? Bisher: { $frequency }.
inform-change-way = Auf welchem Weg? Bisher: { $way }.
inform-done-which = Was ist erledigt?
inform-drop-which = Was soll aus dem Plan?

communication-aspect-audience = Zielgruppe
communication-aspect-topic = Thema
communication-aspect-sender = Absender
communication-aspect-frequency = Häufigkeit
communication-aspect-way = Weg

communication-summary = **{ $audience }**: { $topic } · von { $sender }, { $rhythm }{ $way } · nächster Termin { $day }
communication-way = , Weg: { $way }
communication-added = Im Plan als Nr. { $number }: { $summary }
communication-changed = Geändert, Nr. { $number }: { $summary }
communication-unchanged = Alles bleibt, wie es war: { $summary }
communication-done = Erledigt: **{ $audience }**, { $topic }. Wieder dran: { $day }.
communication-finished = Erledigt: **{ $audience }**, { $topic }. Damit ist diese Zeile abgeschlossen.
communication-dropped = Aus dem Plan gestrichen: **{ $audience }**, { $topic }.
communication-back = Wieder im Plan: **{ $audience }**, { $topic }.
communication-too-many = Mehr als { $most } offene Zeilen hat ein Plan nicht; „{ $audience }: { $topic }“ ist nicht dabei. Platz schafft `/informieren erledigt` oder `/informieren streichen`.
communication-gone = Diese Zeile ist inzwischen erledigt oder gestrichen. Geändert wurde nichts.

plan-empty = Im Kommunikationsplan steht noch nichts. Die erste Zeile: `/informieren neu`.
plan-head = **Kommunikationsplan**
plan-line = **{ $number }** { $summary }

help-inform = eine Zeile im Kommunikationsplan anlegen, ändern, erledigen
help-inform-more =
    - `/informieren neu Gemeinderat; Zwischenstand; Stadt Ahlen; jeden Monat`: plant eine Nachricht
    - `/informieren erledigt 2`: hält Zeile 2 als erledigt fest
help-plan = der Kommunikationsplan mit nächsten Terminen
help-plan-more =
    - `/plan`: zeigt, wer was von wem wie oft erfährt
    - `/plan seite 2`: zeigt die nächste Seite
