### Phases of the cycle.

phases = **Our phases.** Several can be active at once, and any of them can be caught up on later.
phase-hint = What should be true at the end of a phase: `/phase Start`. Coordinators write `/phase begin Start`, `/phase finish Start` or `/phase reopen Start`.
phase-unknown = “{ $typed }” is not a phase.

phase-line-open = ○ { $phase }
phase-line-active = **◐ { $phase }** is active · { $met } of { $count } points met
phase-line-finished = ● { $phase } is finished

phase-catch-up = **Still to catch up on**, when there is time:
phase-catch-up-line = { $phase }: { $text }
phase-catch-up-more = { $count ->
    [1] And one more point.
   *[other] And { $count } more points.
}

phase-about-open = **{ $phase }** – not started yet. { $meaning }
phase-about-active = **{ $phase }** – active. { $meaning }
phase-about-finished = **{ $phase }** – finished. { $meaning }
phase-history = So far: { $steps }.
phase-step-active = started { $day }
phase-step-again = reopened { $day }
phase-step-finished = finished { $day }
phase-step-open = put back { $day }
phase-step-decided = finished { $day } by B-{ $decision }
phase-criteria = This phase is done when most of this is true. Met: { $met } of { $count }.
phase-criterion = ☐ { $text }
phase-criterion-met = ☑ { $text }
phase-criterion-known = ☑ { $text } · seen by itself
phase-propose = Propose to finish
phase-being-decided = Finishing it is being decided: B-{ $number }.
phase-not-active = “{ $phase }” is not active at the moment. Nothing was changed.
phase-finish-proposal = We finish the phase “{ $phase }”.
phase-ticked = Ticked off.
phase-unticked = Open again.
phase-all-met = All of it is met! Finishing “{ $phase }” can be proposed now.

phase-finish-wish = In “{ $cooperation }”, everything is met that should be true at the end of the phase “{ $phase }”. Shall finishing it be put to everybody?
phase-wish-propose = Yes, propose it
phase-wish-later = Not yet
phase-finish-later = All right, “{ $phase }” goes on. It can be proposed at any time on the phase’s card: `/phase`.

phase-change-what = What should happen to a phase?
phase-change-which = Which phase is this about?
phase-change-start = Start
phase-change-finish = Finish
phase-change-reopen = Reopen

phase-started = “{ $phase }” has started.
phase-finished = “{ $phase }” is finished. Well done!
phase-finished-unbegun = “{ $phase }” is noted as finished, though it had not begun here.
phase-reopened = “{ $phase }” is active again.
phase-is-active = “{ $phase }” is already active.
phase-is-finished = “{ $phase }” is already finished.
phase-is-open = “{ $phase }” has not started yet.

help-phase = see, start and finish phases
help-phase-more =
    - `/phase Orient`: shows what should be true at the end of that phase
    - `/phase start Orient`: starts it (coordinators); a tap on a letter of its card ticks a point
