### Einstellungen.

language-de = Deutsch
language-en = English

setting-language = Sprache
setting-time-zone = Zeitzone
setting-holidays = Feiertage
setting-quiet = Ruhezeit
setting-answers = Check-in-Antworten
setting-anonymous = Anonyme Check-ins
setting-nudges = Private Anstupser

setting-yes = Ja
setting-no = Nein
setting-holidays-none = Keine Feiertage
setting-hours = { $start } bis { $end } Uhr
setting-hours-none = Keine Ruhezeit
setting-answers-private = Allein mit mir (wer was antwortet, sieht niemand)
setting-answers-open = Auch in der Gruppe

settings-line = { $name }: **{ $value }**
settings-topic =
    So ist es eingestellt:

    { $settings }

    Was soll sich ändern? Soll alles so bleiben: `/abbrechen`.
settings-language = In welcher Sprache schreibe ich hier? Jetzt: **{ $present }**
settings-time-zone = Welche Zeitzone gilt? Auch eine Stadt genügt. Jetzt: **{ $present }**
settings-holidays = Auf welches Bundesland sollen Termine bei Feiertagen achten? Jetzt: **{ $present }**
settings-quiet = Von wann bis wann herrscht Ruhe? Zum Beispiel „20-8“. Jetzt: **{ $present }**
settings-answers = Wie wird im Check-in geantwortet? Jetzt: **{ $present }**
settings-anonymous = Sollen Antworten ohne die Person gespeichert werden? Jetzt: **{ $present }**
settings-nudges = Sollen alle, deren Antwort noch fehlt, privat einmal erinnert werden? Jetzt: **{ $present }**
settings-changed = Gilt ab jetzt. { $line }
settings-changed-round = Gilt ab dem nächsten Check-in. { $line }
misfit-quiet = „{ $typed }“ passt nicht. Bitte zwei volle Stunden nennen, zum Beispiel „20-8“, oder „keine“.

help-settings = Sprache, Rhythmus, Feiertage und mehr
help-settings-more =
    - `/einstellungen`: zeigt, was gilt, und fragt, was sich ändern soll
    - `/einstellungen Ruhezeit 20-8`: ändert eines davon; `/einstellungen Rhythmus monatlich` zeigt erst die nächsten Termine
