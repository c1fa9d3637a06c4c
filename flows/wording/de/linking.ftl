# Verknüpfen: ein zweiter Kanal für die Kooperation, ein zweites Konto für eine Person.

link-what = Was soll verknüpft werden?
link-channel = Ein weiterer Kanal
link-account = Mein zweites Konto
link-code-channel =
    { $named ->
        [yes] Der Code für einen weiteren Kanal von **{ $name }**: **{ $code }**
       *[no] Der Code für einen weiteren Kanal: **{ $code }**
    }

    Erst den Bot im anderen Kanal hinzufügen, dann dort „verknuepfen { $code }“ schreiben, auf Telegram mit „/“ davor, auf Matrix mit „!“. Der Code gilt eine Stunde lang und nur einmal. Bitte niemandem zeigen.
link-code-person =
    Der Code für ein zweites Konto: **{ $code }**

    Bitte vom anderen Konto aus privat an mich schreiben: „verknuepfen { $code }“, auf Telegram mit „/“ davor, auf Matrix mit „!“. Der Code gilt eine Stunde lang und nur einmal. Bitte niemandem zeigen.
link-code-sent = { $person }: Der Code steht im privaten Chat.
link-refused-channel = Kanäle verknüpft nur die Koordination. Für das eigene zweite Konto bitte privat `/verknuepfen` schreiben.
link-unknown-code = Diesen Code gibt es nicht, oder er gilt nicht mehr. Einen neuen gibt `/verknuepfen`.
link-too-many-wrong = Von diesem Konto waren in der letzten Stunde { $most } Codes falsch. Bis die Stunde um ist, sehe ich keinen mehr an, auch diesen nicht. Danach geht es weiter; einen frischen Code gibt dann `/verknuepfen`.
link-code-is-for-a-channel = Dieser Code verknüpft einen Kanal: bitte dort schreiben, nicht hier. Er gilt weiter.
link-code-was-read = Diesen Code haben nun andere gelesen, deshalb gilt er nicht mehr. Einen neuen gibt es privat mit `/verknuepfen`.
link-channel-is-here = Dieser Kanal gehört schon dazu. Der Code ist damit verbraucht.
link-channel-is-taken =
    { $named ->
        [yes] Hier gibt es schon eine andere Kooperation: **{ $name }**.
       *[no] Hier gibt es schon eine andere Kooperation.
    } Verknüpft wurde nichts. Weil andere den Code gelesen haben, gilt er nicht mehr.
link-channel-joined =
    { $named ->
        [yes] Dieser Kanal gehört jetzt zu **{ $name }**.
       *[no] Dieser Kanal gehört jetzt zur Kooperation.
    } Karten, Erinnerungen und Ergebnisse kommen auch hierher. Wer mit mehreren Konten dabei ist, verknüpft diese am besten privat mit `/verknuepfen`: Dann zählt jede Antwort einmal.
link-channel-new = Ein weiterer Kanal gehört jetzt dazu: { $channel }. Karten, Erinnerungen und Ergebnisse erscheinen auch dort.
link-same-account = Das ist dasselbe Konto, und der Code ist verbraucht. Bitte vom anderen Konto aus schreiben; einen neuen Code gibt `/verknuepfen`.
link-guest = Dieses Konto ist schon mit einem früheren verknüpft. Verknüpft wurde nichts, und der Code ist verbraucht. Weitere Konten holt ein Code dazu, den `/verknuepfen` hier gibt; `/trennen Konto` trennt beide wieder.
link-account-sure = Der Code kommt von **{ $name }** auf { $platform }. Gehört das Konto wirklich derselben Person? Beide Konten dürfen dann alles, was eines von ihnen darf; beim Trennen behält das auf { $platform } alles.
link-account-not = Gut, verknüpft wurde nichts.
link-account-joined = Verknüpft mit dem Konto auf { $platform }. Was mit einem der Konten gesagt wird, gilt auch für das andere. Rückgängig: privat `/trennen Konto`.
link-account-organisation = Beide sprechen für **{ $organisation }**.
link-account-told = Das Konto **{ $name }** auf { $platform } ist jetzt mit diesem verknüpft. Gehört es jemand anderem? Dann bitte hier `/trennen Konto` schreiben: Dieses Konto behält alles, das andere verliert es.
unlink-what = Was soll getrennt werden?
unlink-channel = Ein Kanal
unlink-account = Mein zweites Konto
unlink-channel-channel = Welcher Kanal soll nicht mehr dazugehören?
unlink-only-channel = Ohne diesen Kanal bliebe keiner, in den ich schreiben kann. Geändert wurde nichts.
unlink-channel-parted =
    { $named ->
        [yes] Dieser Kanal gehört nicht mehr zu **{ $name }**.
       *[no] Dieser Kanal gehört nicht mehr zur Kooperation.
    }
unlink-channel-gone = Dieser Kanal gehört nicht mehr dazu: { $channel }.
unlink-account-in-private = Konten werden privat getrennt: bitte dort `/trennen Konto` schreiben.
unlink-only-account = Mit diesem Konto ist kein anderes verknüpft. Geändert wurde nichts.
unlink-account-parted = Dieses Konto ist wieder eigenständig. Mit dem anderen geht alles weiter.
unlink-account-others = Wieder eigenständig: { $accounts }. Hier bleibt alles, wie es war.
unlink-account-told = Dieses Konto ist nicht mehr mit dem auf { $platform } verknüpft und wieder eigenständig.
unlink-account-gone = Das Konto auf { $platform } ist nicht mehr mit diesem verknüpft. Hier bleibt alles, wie es war.

help-link = weiteren Kanal oder zweites Konto verknüpfen
help-link-more =
    - `/verknuepfen kanal`: verbindet eine zweite Gruppe mit dieser Kooperation
    - `/verknuepfen konto`: verbindet ein zweites Konto mit der eigenen Person
help-unlink = Verknüpfung aufheben
help-unlink-more =
    - `/trennen kanal`: löst diese Gruppe von der Kooperation
    - `/trennen konto`: löst dieses Konto von den anderen
