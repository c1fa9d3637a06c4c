### Das nächste Treffen, und wer moderiert.

meeting-set-when = Wann ist das nächste Treffen? Bitte Tag und Uhrzeit, zum Beispiel „15.12. um 18 Uhr“.
meeting-set-when-placeholder = Tag und Uhrzeit
meeting-set-place = Wo? Zum Beispiel „Rathaus, Saal 2“ oder ein Link.
meeting-set-place-placeholder = Ort
meeting-set-words = Noch ein Satz dazu? Zum Beispiel „Bitte die Zahlen mitbringen“.
meeting-set-words-placeholder = Was noch wichtig ist
meeting-move-when = Bisher: { $line }. Wann stattdessen? Bitte Tag und Uhrzeit.
meeting-move-when-placeholder = Tag und Uhrzeit
meeting-move-place = Und wo? Wird das ausgelassen, bleibt der Ort.
meeting-move-place-placeholder = Ort
meeting-place-place = Bisher: { $line }. Wo stattdessen?
meeting-place-place-placeholder = Ort
meeting-off-sure = Das Treffen wirklich absagen? { $line }

meeting-line = { $when }, { $place }{ $more ->
    [yes] {" "}· { $words }
   *[no] {""}
}
meeting-in-passing = **Nächstes Treffen:** { $line }{ $known ->
    [yes] {" "}· Moderation: { $moderator }
   *[no] {""}
}
meeting-card = 📅 **Treffen { $number }:** { $line }{ $known ->
    [yes] {" "}· Moderation: { $moderator }
   *[no] {""}
}
meeting-card-off = 📅 Abgesagt: { $line }
meeting-card-over = 📅 Treffen: { $line } (vorbei)
meeting-set = Notiert: { $line }. Die Gruppen wissen Bescheid{ $reminded ->
    [yes] {" "}und werden vorher noch einmal erinnert
   *[no] {""}
}.
meeting-moved = Geändert: { $line }
meeting-unchanged = Alles bleibt, wie es war: { $line }
meeting-stays = Das Treffen bleibt: { $line }
meeting-off = Abgesagt: { $line }
meeting-none = Ein nächstes Treffen steht noch nicht fest. Eintragen: `/treffen neu`.
meeting-is-set = Das nächste Treffen steht schon fest, `/treffen` zeigt es. Ändern: `/treffen verschieben`. Geändert wurde nichts.
meeting-past = Dieser Zeitpunkt liegt inzwischen zurück. Geändert wurde nichts.
meeting-hint = Verschieben: `/treffen verschieben` · Ort: `/treffen Ort` · absagen: `/treffen absagen` · Moderation: `/moderation`
meeting-misfit-time = „{ $typed }“ sagt noch nicht, um wie viel Uhr. Zum Beispiel: „15.12. um 18 Uhr“.
meeting-evening-hint = Ein Hinweis: Das liegt in der Arbeitszeit, und einige machen ehrenamtlich mit. Abends ginge es zum Beispiel am { $day } oder am { $following }, zwischen 17 und 21 Uhr. Wenn das besser passt: `/treffen verschieben`.

moderation-head = **Moderation reihum**
moderation-none = Noch wechselt sich niemand mit der Moderation ab. Wer mag, tippt hier.
moderation-line = { $name }
moderation-next = Als Nächstes moderiert: **{ $name }**
moderation-me = Ich bin mal dran
moderation-house = Meine Organisation
moderation-off = Ohne mich
moderation-in = Dabei: { $name } moderiert reihum mit.
moderation-out = { $name } moderiert nicht mehr reihum mit.
moderation-already = Das steht schon in der Reihe. Geändert wurde nichts.
moderation-not-in = Hier steht niemand in der Reihe. Geändert wurde nichts.
moderation-too-many = Mehr als { $most } stehen nicht in der Reihe. Geändert wurde nichts.
moderation-too-few = Dafür stehen noch nicht genug in der Reihe. Mitmachen: `/moderation ich`.
moderation-unknown = „{ $typed }“ steht nicht in der Reihe. In der Reihe: { $names }
moderation-unknown-action = „{ $typed }“ passt hier nicht. Möglich sind zum Beispiel `/moderation ich`, `/moderation überspringen`, `/moderation tauschen`, `/moderation aus`.
moderation-misfit = „{ $typed }“ steht nicht in der Reihe. Zur Auswahl: { $options }.
moderation-not-yours = Das sagt, wer an der Reihe ist, oder die Koordination. Geändert wurde nichts.
moderation-not-current = Hier ist inzwischen jemand anderes an der Reihe. Geändert wurde nichts.
moderation-not-two = Zum Tauschen braucht es zwei aus der Reihe. Geändert wurde nichts.
moderation-skipped = { $name } setzt einmal aus. { $known ->
    [yes] An der Reihe: { $next }
   *[no] Gerade kann niemand sonst.
}
moderation-swapped = Getauscht: { $one } und { $other }.
moderation-swap-one = Wer soll tauschen?
moderation-swap-other = Und mit wem?
moderation-cannot = Ich kann nicht
moderation-duty = Beim Treffen am { $when } ({ $place }) ist { $house ->
    [yes] **{ $name }** mit der Moderation
   *[no] die Moderation
} an der Reihe: hier, wenn es passt.
moderation-duty-over = Die Moderation für { $when } ist hier erledigt oder bei jemand anderem. Danke!
moderation-duty-off = Dieses Treffen ist abgesagt, die Moderation entfällt.
moderation-passed-toast = Danke, die Nächsten werden gefragt.
moderation-nobody-left = Für das Treffen am { $when } kann aus der Reihe gerade niemand moderieren. Wer einspringt, schreibt `/moderation ich`.

help-meeting = das nächste Treffen: zeigen, setzen, verschieben, absagen
help-meeting-more =
    - `/treffen 15.12. um 18 Uhr; Rathaus; Bitte die Zahlen mitbringen`: setzt das nächste Treffen
    - `/treffen verschieben 16.12. um 18 Uhr`: verschiebt es; ebenso `/treffen Ort Bürgerhaus` und `/treffen absagen`, ohne Nachfrage `/treffen absagen; ja`
help-moderation = Moderation reihum: wer als Nächstes moderiert
help-moderation-more =
    - `/moderation`: zeigt die Reihe; wer mag, tippt dort; `/moderation Organisation` für die ganze Organisation, `/moderation aus` zum Aufhören
    - `/moderation tauschen Ben; Clara`: tauscht; `/moderation überspringen`: die Nächsten sind dran
