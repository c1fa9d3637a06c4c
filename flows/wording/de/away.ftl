### Abwesend: bis zu einem Tag nicht gefragt werden.

away-until = Bis wann abwesend? Zum Beispiel „3.8.“ oder „in zwei Wochen“.
away-until-placeholder = Letzter Tag
away-noted = Notiert: abwesend bis { $day }. Check-ins, die bis dahin öffnen, fragen und erinnern hier nicht; antworten geht trotzdem. Danach geht es von selbst weiter, früher mit `/abwesend`.
away-over = Willkommen zurück! Check-ins fragen hier wieder.
away-not = Als abwesend ist hier niemand notiert. Mit einem Tag geht es, zum Beispiel `/abwesend bis 3.8.`
away-too-long = Länger als ein Jahr geht nicht. Wer nicht mehr mitmacht, schreibt `/austreten`.
help-away = bis zu einem Tag nicht gefragt werden
help-away-more =
    - `/abwesend bis 3.8.`: bis dahin fragen und erinnern Check-ins nicht
    - `/abwesend`: wieder da
