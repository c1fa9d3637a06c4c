### Die Entscheidungsregel.

rule-propose-kind = Wie soll die Kooperation künftig entscheiden, wenn nichts anderes gesagt ist? Bisher: { $rule }
rule-propose-majority = Wie viel Zustimmung braucht eine Abstimmung?
rule-propose-turnout = Wie viele Organisationen müssen geantwortet haben?
rule-propose-days = Wie viele Tage soll ein Vorschlag offen stehen?
rule-propose-days-placeholder = Tage, zum Beispiel 10
rule-propose-quorum = Soll ein Beschluss nur gelten, wenn jeder Sektor geantwortet hat?

rule-kind-consent = Alle können damit leben
rule-kind-vote = Abstimmung
rule-kind-sense-check = Stimmungsbild
rule-majority-simple = mehr dafür als dagegen
rule-majority-two-thirds = zwei Drittel dafür
rule-majority-three-quarters = drei Viertel dafür
rule-turnout-any = beliebig viele
rule-turnout-half = die Hälfte
rule-turnout-two-thirds = zwei Drittel
rule-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
}
rule-line = { $kind }{ $vote ->
    [yes] {" "}({ $majority }; geantwortet haben müssen: { $turnout })
   *[no] {""}
} · { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
} offen · { $quorum ->
    [yes] jeder Sektor muss geantwortet haben
   *[no] es muss nicht jeder Sektor geantwortet haben
}
rule-proposal = Unsere Entscheidungsregel: { $rule }.
rule-holds = **Unsere Entscheidungsregel:** { $rule } ({ $since })
rule-holds-default = **Unsere Entscheidungsregel:** { $rule } (üblicher Weg; vereinbart ist noch nichts)
rule-since-start = seit { $day }, zu Beginn festgelegt
rule-since-decision = seit { $day }, mit B-{ $decision } beschlossen
rule-proposed = Über eine andere Regel wird gerade entschieden: B-{ $number }.
rule-history = **Bisherige Regeln**
rule-earlier = { $rule } ({ $since })
rule-hint = Sie gilt für neue Vorschläge mit `/beschluss`, wenn dort nichts anderes steht. Eine andere vorschlagen: `/regel ändern`. Sie gilt, sobald alle damit leben können.
rule-set = Zu Beginn festgelegt, unsere Entscheidungsregel: { $rule }. Ab dem ersten Beschluss ändert sie nur noch ein Beschluss (`/regel`).
rule-unchanged = Diese Regel gilt schon. Geändert wurde nichts.
rule-being-decided = Über eine andere Regel wird gerade entschieden: B-{ $number }. Geändert wurde nichts.
rule-misfit-days = „{ $typed }“ passt hier nicht. Möglich sind { $fewest } bis { $most } Tage.

help-rule = wie wir entscheiden: die Regel und bisherige Regeln
help-rule-more =
    - `/regel`: zeigt die Entscheidungsregel
    - `/regel Abstimmung; zwei Drittel; Hälfte; 10; ja`: schlägt vor, künftig so zu entscheiden; ebenso `/regel Konsent; 7; ja`
