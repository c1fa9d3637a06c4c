### The decision rule.

rule-propose-kind = How should the cooperation decide from now on, where nothing else is said? So far: { $rule }
rule-propose-majority = How much agreement does a vote need?
rule-propose-turnout = How many organisations must have answered?
rule-propose-days = For how many days should a proposal stay open?
rule-propose-days-placeholder = Days, for example 10
rule-propose-quorum = Should a decision only stand if every sector has answered?

rule-kind-consent = Everybody can live with it
rule-kind-vote = Vote
rule-kind-sense-check = Sense check
rule-majority-simple = more for than against
rule-majority-two-thirds = two thirds for it
rule-majority-three-quarters = three quarters for it
rule-turnout-any = any number
rule-turnout-half = half
rule-turnout-two-thirds = two thirds
rule-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
rule-line = { $kind }{ $vote ->
    [yes] {" "}({ $majority }; must have answered: { $turnout })
   *[no] {""}
} · open for { $days ->
    [one] 1 day
   *[other] { $days } days
} · { $quorum ->
    [yes] every sector must have answered
   *[no] not every sector must have answered
}
rule-proposal = Our decision rule: { $rule }.
rule-holds = **Our decision rule:** { $rule } ({ $since })
rule-holds-default = **Our decision rule:** { $rule } (the usual way; nothing has been agreed yet)
rule-since-start = since { $day }, set at the start
rule-since-decision = since { $day }, decided with B-{ $decision }
rule-proposed = Another rule is being decided on: B-{ $number }.
rule-history = **Earlier rules**
rule-earlier = { $rule } ({ $since })
rule-hint = It holds for new proposals with `/decide` where nothing else is said. To propose another: `/rule change`. It holds as soon as everybody can live with it.
rule-set = Set at the start, our decision rule: { $rule }. From the first decision on, only a decision changes it (`/rule`).
rule-unchanged = This rule holds already. Nothing was changed.
rule-being-decided = Another rule is being decided on: B-{ $number }. Nothing was changed.
rule-misfit-days = “{ $typed }” does not fit here. Possible are { $fewest } to { $most } days.

help-rule = how we decide: the rule, and earlier rules
help-rule-more =
    - `/rule`: shows the decision rule
    - `/rule vote; two thirds; half; 10; yes`: proposes to decide like that from now on; likewise `/rule consent; 7; yes`
