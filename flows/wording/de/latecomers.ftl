### Wer später dazukommt und nicht zurücklesen kann: was gerade offen ist.

latecomers-head = Für alle, die neu dazugekommen sind: **Das ist gerade offen.**
latecomers-check-in = **Check-in { $number }** zu { $phases } – offen bis { $closes }
latecomers-partnership = **Partnerschafts-Check { $number }** – offen bis { $closes }
latecomers-more = { $count ->
    [0] { "" }
    [one] Dazu kommt noch ein Beschluss: `/beschluesse offen`
   *[other] Dazu kommen noch { $count } Beschlüsse: `/beschluesse offen`
}
latecomers-how = { $check_in ->
    [yes] Check-in beantworten: `/antworten`.{ $decision ->
        [none] { "" }
       *[other] { " " }
    }
   *[no] { "" }
}{ $decision ->
    [none] { "" }
   *[other] Einen Beschluss zeigen: `/beschluss { $number }`.
} Noch nicht dabei? `/mitmachen`
