### Risiken: was passieren kann, woran es sich zuerst zeigt, und wer darauf achtet.

risk-add-what = Was könnte passieren? Zum Beispiel „Wer koordiniert, wechselt die Stelle“.
risk-add-sign = Woran würde es sich zuerst zeigen? Zum Beispiel „Termine werden mehrfach verschoben“.
risk-add-watcher = Wer achtet darauf?
risk-change-which = Welches Risiko soll sich ändern?
risk-change-aspect = Was soll sich bei „{ $what }“ ändern?
risk-change-what = Was könnte passieren? Bisher: { $what }
risk-change-sign = Woran würde es sich zuerst zeigen? Bisher: { $sign }
risk-change-watcher = Wer achtet darauf? Bisher: { $watcher }.
risk-drop-which = Welches Risiko soll von der Liste?

risk-aspect-what = Risiko
risk-aspect-sign = Frühzeichen
risk-aspect-watcher = Wer achtet darauf
risk-seen-no = nein
risk-seen-some = etwas
risk-seen-yes = ja
risk-nobody = noch niemand

risk-line = **{ $number }** { $what } · Frühzeichen: { $sign } · achtet darauf: { $by }{ $last }
risk-last = {" "}· zuletzt: { $answer } ({ $day })
risk-added = Notiert: { $line }
    Die erste Frage dazu kommt am { $day }.
risk-changed = Geändert: { $line }
risk-unchanged = Alles bleibt, wie es war: { $line }
risk-dropped = Gestrichen: { $line }
risk-noted = Notiert: { $line }
risk-gone = Dieses Risiko steht nicht mehr auf der Liste. Geändert wurde nichts.
risk-unknown = Ein Risiko { $number } gibt es nicht. `/risiko` zeigt alle.
risk-too-many = Mehr als { $most } Risiken hat die Liste nicht; „{ $what }“ ist nicht dabei. Platz schafft `/risiko streichen`.
risk-which-answer = „{ $typed }“ passt hier nicht. Zeigt sich das Frühzeichen? Zum Beispiel: `/risiko { $number }; etwas` – möglich sind nein, etwas und ja.
risk-not-yours = Ob sich das Frühzeichen von „{ $what }“ zeigt, sagt, wer darauf achtet, oder die Koordination. Geändert wurde nichts.
risk-answered-already = Das ist schon beantwortet. Geändert wurde nichts.
risk-toast = Notiert, danke!
risk-sign-asked = Zeigt sich das Frühzeichen? **{ $sign }**
    Es geht um: { $what }
risk-sign-answered = **{ $sign }**: { $answer }. Danke!
    Es ging um: { $what }
risk-alert = Ein Frühzeichen zeigt sich: **{ $sign }**{ $known ->
    [yes] {" "}(sagt { $watcher })
   *[no] {""}
}
    Risiko { $number }: { $what }. Soll dazu etwas beschlossen werden?
risk-alert-over = Das Frühzeichen zeigt sich nicht mehr voll: { $sign }
    Es ging um: { $what }
risk-propose = Beschluss vorschlagen
risk-unwatched = Auf ein Frühzeichen achtet gerade niemand, den ich fragen kann: **{ $sign }**
    Risiko { $number }: { $what }. Jemanden benennen: `/risiko ändern { $number }; wer`. Antworten: `/risiko { $number }; nein`
risks-none = Noch steht kein Risiko auf der Liste. Das erste: `/risiko neu`.
risks-head = **Risiken und ihre Frühzeichen** – neu: `/risiko neu`

help-risk = Risiken, ihre Frühzeichen und wer darauf achtet
help-risk-more =
    - `/risiko Die Förderung endet; Der Träger antwortet nicht mehr; Ben`: nimmt ein Risiko auf; Ben wird alle drei Monate gefragt
    - `/risiko 1; etwas`: sagt, ob sich das Frühzeichen zeigt; `/risiko streichen 1` nimmt es von der Liste
