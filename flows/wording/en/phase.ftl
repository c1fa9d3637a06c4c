### Phases of the cycle.

phases = **Our phases.** Several can be active at once, and any of them can be caught up on later.
phase-hint = More about a phase: `/phase Start`. Coordinators write `/phase begin Start`, `/phase finish Start` or `/phase reopen Start`.
phase-unknown = “{ $typed }” is not a phase.

phase-line-open = ○ { $phase }
phase-line-active = **◐ { $phase }** is active
phase-line-finished = ● { $phase } is finished

phase-about-open = **{ $phase }** – not started yet. { $meaning }
phase-about-active = **{ $phase }** – active. { $meaning }
phase-about-finished = **{ $phase }** – finished. { $meaning }
phase-criteria = This phase is done when most of this is true:
phase-criterion = { $text }

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
    - `/phase start Orient`: starts it (coordinators)
