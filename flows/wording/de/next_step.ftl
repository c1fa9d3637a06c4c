### Nächste Schritte: was aus einem Ergebnis wird.

step-what = { $known }Was soll bei **{ $about }** der nächste Schritt sein? **Beschluss**: alle stimmen ab. **Aufgabe**: eine Organisation macht es bis zu einem Tag. **Erinnerung**: kommt später wieder auf den Tisch. **Vermerk**: ein Satz, was verabredet ist.
step-kind-decide = Beschließen
step-kind-task = Aufgabe
step-kind-remind = Erinnern
step-kind-note = Vermerken

step-known = Bei { $about } ist schon auf dem Weg: { $steps }.
step-begun-decide = jemand schreibt gerade an einem Beschluss
step-begun-task = jemand trägt gerade eine Aufgabe ein
step-begun-remind = jemand plant gerade eine Erinnerung
step-begun-note = jemand schreibt gerade einen Vermerk
step-became-decide = Beschluss B-{ $number }
step-became-task = Aufgabe A-{ $number }
step-became-remind = Erinnerung { $number }
step-became-note = „{ $text }“
step-task-done = { $step } (erledigt)
step-task-dropped = { $step } (gestrichen)

step-decide-text = { $known }Was soll bei **{ $about }** beschlossen werden? Ein Satz für den Anfang:

    „{ $sentence }“

    Bitte in eigenen Worten schreiben oder den Satz übernehmen. Vor dem Abstimmen ist alles noch einmal zu sehen und zu ändern.
step-decide-text-placeholder = Der Wortlaut
step-decide-kind = { decision-propose-kind }
step-decide-confirm = { decision-propose-confirm }
step-decide-sentence = Bis zum nächsten Check-in nehmen wir uns für { $about } vor: { $method }.
step-decide-sentence-barrier = Beim nächsten Treffen reden wir darüber, was gegen „{ $about }“ als Hemmnis hilft, und vereinbaren einen ersten Schritt.
step-take-sentence = Satz übernehmen

step-task-text = { $known }Was ist bei **{ $about }** zu tun? Ein Satz für den Anfang:

    „{ $sentence }“

    Bitte in eigenen Worten schreiben oder den Satz übernehmen. Danach frage ich, wer es macht und bis wann.
step-task-text-placeholder = Was zu tun ist
step-task-organisation = { task-add-organisation }
step-task-until = { task-add-until }
step-task-until-placeholder = { task-add-until-placeholder }
step-task-sentence = Für { $about } vorbereiten: { $method }
step-task-sentence-barrier = Vorschlagen, was gegen „{ $about }“ als Hemmnis hilft

step-remind-said = { $known }Woran soll ich bei **{ $about }** erinnern, und wann? Zum Beispiel so:

    „{ $sentence }“

    Bitte in eigenen Worten schreiben oder das übernehmen.
step-remind-said-placeholder = in zwei Wochen; nachfragen
step-remind-when = { remind-when }
step-remind-when-placeholder = { remind-when-placeholder }
step-remind-what = { remind-what }
step-remind-what-placeholder = { remind-what-placeholder }
step-remind-time = in zwei Wochen
step-remind-words = { $about }: Was ist seit dem Check-in geschehen?
step-take-reminder = So übernehmen

step-note-text = { $known }Was ist zu **{ $about }** verabredet? Ein kurzer Satz, höchstens 200 Zeichen. Er steht ohne Namen unter dem Ergebnis, und das nächste fängt damit an.
step-note-text-placeholder = Wir …
step-noted = Vermerkt zu { $about }: „{ $text }“

step-too-many = Zu diesem Ergebnis gibt es schon { $most } Schritte, mehr passen nicht dazu.
step-too-many-text = Zu diesem Ergebnis gibt es schon { $most } Schritte, mehr passen nicht dazu. Geschrieben war: „{ $text }“
step-no-result = Noch gibt es kein Ergebnis, aus dem ein Schritt folgen könnte. Es steht da, sobald ein Check-in geschlossen ist.
step-nothing-weak = Im Ergebnis des Check-ins { $number } ist kein Feld schwach, und es nennt kein Hemmnis. Trotzdem gehen `/beschluss`, `/aufgabe` und `/erinnern`.
step-unknown-action = „{ $typed }“ ist kein Schritt. Es gibt `/schritt beschluss`, `/schritt aufgabe`, `/schritt erinnern` und `/schritt vermerk`, dahinter der eigene Satz.

help-step = aus dem Ergebnis einen nächsten Schritt machen
help-step-more =
    - `/schritt`: fragt nach dem Schritt für das schwächste Feld; auch gleich: `/schritt vermerk Wir fragen bis Mai zwei Betriebe.`, `/schritt aufgabe Stadt Ahlen: zwei Betriebe anrufen bis Freitag`, `/schritt erinnern in zwei Wochen; nachfragen` oder `/schritt beschluss` mit dem Wortlaut
    - Wer dort geschrieben hat, was fehlt, erfährt privat vom Schritt. Bei anonymen Check-ins ist nicht gespeichert, wer das war, also erfährt es niemand.
