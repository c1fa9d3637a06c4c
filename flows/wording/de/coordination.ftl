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
misfit-person = „{ $typed }“ ist so nicht eindeutig zu finden. Zur Auswahl: { $options }.

help-coordinator = Koordination benennen oder abgeben
help-coordinator-more =
    - `/koordination Ben`: lässt Ben mitkoordinieren
    - `/koordination abgeben Ben`: nimmt es zurück
