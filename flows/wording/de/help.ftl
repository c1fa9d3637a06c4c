### Hilfe.

help-title = **Was hier geht**
help-theme-joining = Dabei sein: { $commands }
help-theme-standing = Überblick: { $commands }
help-theme-checking = Check-in und Lernen: { $commands }
help-theme-deciding = Beschließen: { $commands }
help-theme-contacts = Kontakte und Kommunikation: { $commands }
help-theme-reminding = Erinnern: { $commands }
help-theme-coordination = Koordination: { $commands }
help-theme-own = Eigene Daten: { $commands }
help-theme-other = Außerdem: { $commands }
help-theme-joining-short = Dabei sein
help-theme-standing-short = Überblick
help-theme-checking-short = Check-in
help-theme-deciding-short = Beschließen
help-theme-contacts-short = Kontakte
help-theme-reminding-short = Erinnern
help-theme-coordination-short = Koordination
help-theme-own-short = Eigene Daten
help-theme-other-short = Außerdem
help-theme-title = **{ $theme }**
help-line = { $command } { $what }
help-overview = Übersicht
help-closing = Mehr zu einem Befehl: zum Beispiel `/hilfe mitmachen`. Bei einer Frage geht `/zurueck` einen Schritt zurück, `/abbrechen` hört auf.
help-about = **{ $command }**
help-for-partner = Das können alle, die mitmachen.
help-for-coordinator = Das ist der Koordination vorbehalten.
help-for-appointed = Das ist der Koordination selbst vorbehalten, nicht ihrer Vertretung.
help-unknown = „{ $typed }“ kenne ich nicht. Was alles geht, zeigt `/hilfe`.
help-unknown-nearest = „{ $typed }“ kenne ich nicht. Vielleicht war { $nearest } gemeint? Was alles geht, zeigt `/hilfe`.

help-help = was hier geht
help-help-more =
    - `/hilfe`: zeigt, was hier geht
    - `/hilfe beschluss`: zeigt zwei Beispiele für einen Befehl
