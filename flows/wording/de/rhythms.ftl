### Rhythmen und Zeitpunkte in Worten; Auswahl aus nummerierten Dingen.

rhythm-once = einmalig
rhythm-working-days = werktags
rhythm-daily = { $interval ->
    [1] jeden Tag
   *[other] alle { $interval } Tage
}
rhythm-weekly = { $interval ->
    [1] jede Woche
   *[other] alle { $interval } Wochen
}
rhythm-monthly = { $interval ->
    [1] jeden Monat
    [3] jedes Quartal
    [6] jedes Halbjahr
   *[other] alle { $interval } Monate
}
rhythm-yearly = { $interval ->
    [1] jedes Jahr
   *[other] alle { $interval } Jahre
}
rhythm-with-day = { $every } { $day }
rhythm-weekday = { $day ->
    [MO] montags
    [TU] dienstags
    [WE] mittwochs
    [TH] donnerstags
    [FR] freitags
    [SA] samstags
   *[SU] sonntags
}
rhythm-weekday-name = { $day ->
    [MO] Montag
    [TU] Dienstag
    [WE] Mittwoch
    [TH] Donnerstag
    [FR] Freitag
    [SA] Samstag
   *[SU] Sonntag
}
rhythm-nth-weekday = { $nth ->
    [1] am ersten { $weekday }
    [2] am zweiten { $weekday }
    [3] am dritten { $weekday }
    [4] am vierten { $weekday }
    [5] am fünften { $weekday }
   *[-1] am letzten { $weekday }
}
rhythm-monthday = { $day ->
    [-1] am letzten Tag
   *[other] am { $day }.
}
moment-with-year = { $day }, { $time } Uhr

misfit-numbered = „{ $typed }“ ist nicht dabei. Zur Wahl stehen: { $options }.
choice-numbered = { $label } (Nr. { $number })
