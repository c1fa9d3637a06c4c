### Methods: what may help now, all by phase, one whole card.

methods-now = **What may help now**
method-offered = { $sign } **{ $number }** { $name } ({ $phase }: { $field }). { $when }
methods-more = The whole card: `/method` with the number. All: `/method list`
methods-all-well = No field of the active phases is weak at present. All methods: `/method list`
methods-no-phase = No phase is active yet. All methods: `/method list`
methods-head = **{ $count } methods**
methods-phase = **{ $phase }**
method-line = **{ $number }** { $name } ({ $field })
methods-card = The whole card: `/method` with the number or the name
methods-several = These fit “{ $typed }”:
method-unknown = No method is called “{ $typed }”. `/method list` shows all.
method-no-number = There is no method no. { $number }; there are { $most }. `/method list` shows all.
method-head = **{ $name }**
    No. { $number } · { $phase } · { $field }
method-when = { $when }
method-needs = Takes about { $duration } · People: { $least } to { $most }
method-minutes = { $minutes } minutes
method-hours = { $hours ->
    [1] an hour
   *[other] { $hours } hours
}
method-does = **What the bot does:** { $does }

help-method = what may help now: methods with their steps
help-method-more =
    - `/method`: up to three for the active phases and weak fields; `/method list` shows all
    - `/method RACI`: the whole card with its steps, how long it takes and what the bot does of it
