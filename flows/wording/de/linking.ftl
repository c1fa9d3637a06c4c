# Verknüpfen: ein zweiter Kanal für die Kooperation, ein zweites Konto für eine Person.

link-what = Was soll verknüpft werden?
link-channel = Ein weiterer Kanal
link-account = Mein zweites Konto
link-code-channel =
    Der Code für einen weiteren Kanal von **{ $name }**: **{ $code }**

    Mich dort hinzufügen und in jenem Kanal schreiben: `/verknuepfen { $code }`. Der Code gilt eine Stunde und einmal.
link-code-person =
    Der Code für ein zweites Konto: **{ $code }**

    Mit dem anderen Konto mir privat schreiben: `/verknuepfen { $code }`. Der Code gilt eine Stunde und einmal. Bitte niemandem zeigen.
link-code-sent = { $person }: Der Code steht im privaten Chat.
link-refused-channel = Einen Kanal verknüpft die Koordination. Das eigene zweite Konto: mir privat `/verknuepfen` schreiben.
link-unknown-code = Diesen Code gibt es nicht, oder er gilt nicht mehr. Einen neuen gibt `/verknuepfen`.
link-code-is-for-a-channel = Dieser Code verknüpft einen Kanal: bitte dort schreiben, nicht hier. Er gilt weiter.
link-code-was-read = Diesen Code haben nun andere gelesen, deshalb gilt er nicht mehr. Einen neuen gibt es privat mit `/verknuepfen`.
link-channel-is-here = Dieser Kanal gehört schon dazu. Der Code gilt weiter.
link-channel-is-taken = Hier lebt schon eine Kooperation: { $name }. Verknüpft wurde nichts; der Code gilt weiter.
link-channel-joined = Dieser Kanal gehört jetzt zu **{ $name }**. Karten, Erinnerungen und Ergebnisse kommen auch hierher; wer hier oder dort antwortet, zählt einmal.
link-channel-new = Ein weiterer Kanal gehört jetzt dazu: { $platform }. Was hier steht, steht auch dort.
link-same-account = Das ist dasselbe Konto. Bitte mit dem anderen schreiben; einen neuen Code gibt `/verknuepfen`.
link-account-joined = Verknüpft mit dem Konto auf { $platform }. Was mit dem einen gesagt ist, gilt auch für das andere. Rückgängig: `/trennen`.
link-account-told = Ein Konto auf { $platform } gehört jetzt zur selben Person. War das jemand anderes, bitte hier `/trennen` schreiben und die Koordination fragen.
unlink-only-channel = Dies ist der einzige Kanal der Kooperation. Geändert wurde nichts.
unlink-channel-parted = Dieser Kanal gehört nicht mehr zu **{ $name }**.
unlink-channel-gone = Der Kanal auf { $platform } gehört nicht mehr dazu.
unlink-only-account = Mit diesem Konto ist kein anderes verknüpft. Geändert wurde nichts.
unlink-account-parted = Dieses Konto steht wieder für sich. Mitmachen geht mit dem anderen weiter.

help-link = weiteren Kanal oder zweites Konto verknüpfen
help-link-more = `/verknuepfen` gibt einen Code, der eine Stunde gilt. In der Gruppe (nur Koordination): für einen weiteren Kanal, etwa einen Matrix-Raum neben der Telegram-Gruppe. Privat: für das eigene zweite Konto. Einlösen: `/verknuepfen CODE`.
help-unlink = Verknüpfung lösen
help-unlink-more = `/trennen` nimmt diesen Kanal aus der Kooperation (nur Koordination) oder, privat geschrieben, dieses Konto von der Person.
