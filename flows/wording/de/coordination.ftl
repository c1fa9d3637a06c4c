### Koordination.

coordinator-name-person = Es koordiniert: **{ $coordinators }**. Wer soll dazukommen? (Abgeben: `/koordination abgeben`)
coordinator-release-person = Wer soll die Koordination abgeben?
coordinator-named = **{ $name }** koordiniert jetzt mit. Wer koordiniert, steht unter `/partner`.
coordinator-released = **{ $name }** hat die Koordination abgegeben.
coordinator-claimed = **{ $name }** verwaltet diese Gruppe und hat die Koordination übernommen.
coordinator-last = Ganz ohne Koordination geht es nicht. Bitte zuerst jemanden benennen: `/koordination Name`.
coordinator-already = Diese Person koordiniert schon. Geändert wurde nichts.
coordinator-vacant = Gerade koordiniert niemand. Wer diese Gruppe verwaltet, übernimmt mit `/koordination` in der Gruppe.
coordinator-claim-offered = Hier koordiniert schon jemand, siehe `/partner`. Wer die Gruppe verwaltet, kann mit `/koordination übernehmen` trotzdem einsteigen; alle erfahren davon.
coordinator-nobody = Gerade koordiniert niemand.
coordinator-nobody-to-name = Alle, die mitmachen, koordinieren schon.
coordinator-nobody-left = Es koordiniert: { $coordinators }. Weitere Partner:innen sind noch nicht dabei; mit `/mitmachen` kommen sie dazu. Abgeben: `/koordination abgeben`.
coordinator-with-deputy = { $name } (Vertretung: { $deputy }{ $away ->
    [yes] , zurzeit
   *[no] {""}
})
coordinator-deputy-who = Wer soll vertreten, solange die Abwesenheit dauert? Die Vertretung kann dann alles, was die Koordination kann, außer Koordination benennen und die Kooperation beenden.
coordinator-deputy-named = **{ $deputy }** vertritt **{ $name }** in der Koordination, immer nur, solange **{ $name }** abwesend ist (`/abwesend`).
coordinator-deputy-ended = **{ $name }** hat in der Koordination keine Vertretung mehr.
coordinator-deputy-none = Eine Vertretung war nicht benannt. Geändert wurde nichts.
coordinator-deputy-nobody = Für eine Vertretung braucht es Partner:innen, die nicht selbst koordinieren. Mit `/mitmachen` kommen sie dazu.
coordinator-deputy-partners-only = Eine Vertretung benennt, wer selbst koordiniert und als Partner:in mitmacht. Geändert wurde nichts.
coordinator-deputy-begins = **{ $name }** ist abwesend bis { $day }. Solange gilt hier die Vertretung in der Koordination; was dazugehört, zeigt `/hilfe`.
coordinator-deputy-over = **{ $name }** ist wieder da. Die Vertretung in der Koordination ist damit zu Ende, danke!
coordinator-stands-in = Vertretung in der Koordination für **{ $names }**, bis { $day }. Koordination benennen und die Kooperation beenden bleibt den Abwesenden.
misfit-person = „{ $typed }“ ist so nicht eindeutig zu finden. Zur Auswahl: { $options }.

help-coordinator = Koordination benennen oder abgeben
help-coordinator-more =
    - `/koordination Ben`: lässt Ben mitkoordinieren; `/koordination abgeben Ben` nimmt es zurück
    - `/koordination Vertretung Clara`: Clara koordiniert, solange man selbst abwesend ist (`/abwesend`)
