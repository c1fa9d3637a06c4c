### Vergessen werden.

forget-sure =
    { $all ->
        [yes] Wirklich alles vergessen? Namen und Konten verschwinden aus jeder Kooperation, in der ich sie kenne, auch angefangene Angaben. Antworten und Stimmen bleiben ohne Namen erhalten. Zurücknehmen lässt sich das nicht.
       *[no] Dieses Konto wirklich vergessen? Es wurde mit einem anderen verknüpft, das bleibt; alles vergisst `/vergessen` von dort aus. Zurücknehmen lässt sich das nicht.
    }
forget-asked-in-private = Dazu eine Rückfrage im privaten Chat.
forget-in-private = Dazu habe ich eine Rückfrage. Bitte mir privat `/vergessen` schreiben.
forget-nothing = Über dieses Konto ist nichts gespeichert. Dass hier jemand geschrieben hat, vergesse ich auch.
forget-kept = Gut, alles bleibt, wie es ist.
forget-last-coordinator = Noch hängt die Koordination allein an dieser Person. Bitte zuerst in der Gruppe eine Nachfolge benennen: `/koordination Name`. Danach geht `/vergessen`.
forgotten =
    Erledigt: Name und Konten sind vergessen{ $count ->
        [0] {""}
        [one] , in einer Kooperation
       *[other] , in { $count } Kooperationen
    }. Was im Chat selbst steht, lässt sich nur dort löschen; von mir verschickte Nachrichten leere ich, sobald sie angekommen sind. Alles Gute!
forgotten-account = Erledigt: Dieses Konto ist vergessen. Was im Chat selbst steht, lässt sich nur dort löschen; von mir verschickte Nachrichten leere ich, sobald sie angekommen sind. Alles Gute!
forgotten-holds = Ein Check-in oder Beschluss läuft noch. Damit niemand doppelt zählt, bleibt bis zu seinem Ende ein Fingerabdruck des Kontos, ohne Namen. Danach ist auch er weg.

help-forget = die eigenen Daten löschen
help-forget-more =
    - `/vergessen`: fragt noch einmal nach und entfernt dann Namen und Konten
    - `/meinedaten`: zeigt vorher, was gespeichert ist
