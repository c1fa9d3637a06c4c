### Indicators: the numbers that show whether the goal comes nearer.

indicator-add-name = Which number is to show whether things move on? For example “apprenticeships found”.
indicator-add-unit = In which unit? For example “%” or “places”.
indicator-add-source = Where does the number come from? For example “statistics of the job centre”.
indicator-add-deliverer = Who delivers it?
indicator-add-rhythm = How often is there a new value? Please choose, or write it in your own words, for example “every two months”.
indicator-add-target = Which value is to be reached? A number, please.
indicator-add-target-placeholder = 60
indicator-add-target-day = Until when? For example “31 December 2027”.
indicator-add-target-day-placeholder = 31 December 2027
indicator-change-which = Which indicator is to change?
indicator-change-aspect = What is to change about **{ $name }**?
indicator-change-name = What is it to be called? So far: { $name }.
indicator-change-unit = In which unit? So far: { $unit }.
indicator-change-source = Where does the number come from? So far: { $source }.
indicator-change-deliverer = Who delivers it? So far: { $deliverer }.
indicator-change-rhythm = How often is there a new value? So far: { $rhythm }.
indicator-change-target = Which value is to be reached? So far: { $target }.
indicator-change-target-day = Until when? So far: { $day }.
indicator-drop-which = Which indicator is to go?
indicator-drop-sure = Delete **{ $name }** with { $count ->
    [0] all that was entered
    [one] one value
   *[other] { $count } values
}? That cannot be undone.
indicator-value-reading = Where does **{ $name }** stand now? A number, please{ $has ->
    [yes] {" "}({ $unit })
   *[no] {""}
}.{ $known ->
    [yes] {" "}Last: { $last }
   *[no] {""}
}
indicator-value-reading-placeholder = 42.5

indicator-aspect-name = Name
indicator-aspect-unit = Unit
indicator-aspect-source = Source
indicator-aspect-deliverer = Who delivers
indicator-aspect-rhythm = Rhythm
indicator-aspect-target = Target
indicator-aspect-target-day = Target day

indicator-nobody = nobody yet
indicator-no-value = no value yet
indicator-last = { $amount } ({ $day }){ $arrow }
indicator-line = **{ $number }** { $name }: { $last }
indicator-target = target { $amount }{ $dated ->
    [yes] {" "}by { $day }
   *[no] {""}
}
indicator-standing = **{ $standing }**
indicator-standing-reached = target reached
indicator-standing-on-course = on course
indicator-standing-behind = below plan
indicator-standing-behind-falling = behind the plan
indicator-standing-nearly = target nearly reached
indicator-standing-missed = target not reached
indicator-standing-over = target day is over
indicator-missing = new value missing
indicator-details = New value { $rhythm }; delivered by: { $by }{ $known ->
    [yes] {"; "}source: { $source }
   *[no] {""}
}
indicator-value-line = { $day }: { $amount }
indicator-change = Change since the value before: { $change }
indicator-distance = To the target: { $distance }
indicator-how-to = New value: `/indicator { $number }; 42.5`. Of another day: `/indicator { $number }; 42.5; 30 September`

indicators-none = There is no indicator yet. Three to five are enough; a coordinator adds them with `/indicator add`.
indicators-head = **Indicators**
indicators-head-goal = **Indicators** – our goal: { $goal }
indicators-how-to = `/indicator { $number }` shows the course.

indicator-added = Added: { $details }
indicator-first-value = The first value: `/indicator { $number }; 42.5`
indicator-many = That makes { $count } indicators. Three to { $most } are easy to keep in view; perhaps one can go.
indicator-changed = Changed: { $details }
indicator-unchanged = Everything stays as it was: { $details }
indicator-kept = **{ $name }** stays, with all its values.
indicator-dropped = **{ $name }** is deleted, with all its values.
indicator-too-many = There are at most { $most } indicators; “{ $name }” is not among them. `/indicator drop` makes room.
indicator-too-many-values = “{ $name }” has at most { $most } values. `/indicator remove` makes room.
indicator-gone = That indicator is not there any more. Nothing was changed.
indicator-unknown = There is no indicator { $typed }. `/indicator` shows all.
indicator-not-yours = Values of “{ $name }” are entered by whoever delivers them, or a coordinator. Nothing was changed.
indicator-other-unit = “{ $typed }” is not the unit of “{ $name }”, which is: { $unit }. Nothing was entered.
indicator-entered = Entered: { $value }{ $corrects ->
    [yes] {" "}(before: { $before })
   *[no] {""}
}
    { $line }
indicator-answered = The value of **{ $name }** has been entered meanwhile. Thank you!
indicator-remove-which = Of which indicator, and of which day? For example: `/indicator remove 1; 30 September`
indicator-no-such-value = “{ $name }” has no value for: { $day }. `/indicator { $number }` shows all.
indicator-value-removed = Removed: { $value }
indicator-not-delivered = A value of **{ $name }** has been missing since { $since }; { $known ->
    [yes] { $by } was to deliver it.
   *[no] nobody delivers it so far.
} To enter it: `/indicator { $number }; 42.5`. Who delivers is changed by `/indicator change { $number }; who`.
status-goal = Goal: { $goal }
status-indicators-missing = A new value is missing: { $names }. More: `/indicator`

misfit-amount = I cannot read “{ $typed }” as a number. For example: “42”, “42.5 %” or “-1,200”.
misfit-indicator-rhythm = I cannot read “{ $typed }” as a rhythm. For example: “every month” or “every three months”.
misfit-deliverer = “{ $typed }” does not take part. Please name an organisation or a person as `/partners` lists them.
misfit-value-future = “{ $typed }” is still to come. I am asking on which day it was so.

help-indicator = the numbers that show whether the goal comes nearer
help-indicator-more =
    - `/indicator 1; 42.5; 30 September`: enters a value; without a day it is today's, the same day corrects it; `/indicator 1 picture` draws the course
    - `/indicator add Placed; people; job centre; City of Ahlen; every month; 60; 2027-12-31`: adds one (coordinators)
    - `/indicator drop 2; yes`: deletes one with all its values, without being asked again (coordinators)
