### Mitmachen und austreten.

join-organisation = { $known ->
    [0] Für welche Organisation? Bitte den Namen schreiben.
   *[other] Für welche Organisation? Bitte auswählen oder den Namen schreiben.
}
join-sector = Zu welchem Sektor gehört sie?
join-kind = Und was für eine Organisation ist es?
join-engagement = Hauptamtlich oder ehrenamtlich? Nachrichten an Ehrenamtliche kommen am frühen Abend.
engagement-paid = Hauptamtlich
engagement-voluntary = Ehrenamtlich

misfit-no-organisation = „{ $typed }“ ist hier keine Organisation. Bitte den Namen auswählen oder ausschreiben.

organisation-too-many = Mehr als { $most } Organisationen hat eine Kooperation nicht; „{ $name }“ ist nicht angelegt, und geändert ist nichts. Wer für eine der vorhandenen spricht, wählt sie mit `/mitmachen`; doppelte legt die Koordination mit `/organisation` zusammen.
joined = Willkommen, { $person }! Notiert: **{ $organisation }** ({ $sector }).
join-sector-stays = **{ $organisation }** steht hier unter { $sector }; das bleibt erst einmal so. Stimmt es nicht, ändert es die Koordination mit `/organisation`.
join-kind-stays = **{ $organisation }** steht hier als { $kind }; das bleibt erst einmal so. Stimmt es nicht, ändert es die Koordination mit `/organisation`.
left-not-in = { $person } ist hier noch nicht dabei. Mitmachen: `/mitmachen`.
left-coordinates = Die Koordination bleibt davon unberührt; abgeben geht mit `/koordination abgeben`.
left = { $person } macht nicht mehr mit. Antworten und Stimmen bleiben erhalten; mit `/mitmachen` geht es jederzeit weiter.

help-join = mitmachen: Organisation und Sektor nennen
help-join-more =
    - `/mitmachen`: fragt nach Organisation und Sektor
    - `/mitmachen Stadt Ahlen; Staat`: sagt beides in einer Zeile
    - `/mitmachen Hilfe Ahlen; Zivilgesellschaft; Verein; ehrenamtlich`: sagt auch, was für eine Organisation es ist und in welcher Form
help-leave = nicht mehr mitmachen
help-leave-more =
    - `/austreten`: beendet das Mitmachen; Antworten und Stimmen bleiben
    - `/mitmachen`: beginnt wieder

## Was im leeren Feld steht

join-organisation-placeholder = Name der Organisation
