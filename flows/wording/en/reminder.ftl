### The cooperation's own reminders.

remind-said = What should I remind you of, and when? For example “in two weeks invite the press” or “every second Monday at 9; send the minutes”.
remind-when = { $problem }When should I remind you of “{ $text }”? For example “in two weeks”, “29 March at 14:00” or “every Monday at 9”.
remind-what = What should I remind you of?
reminder-cancel-which = Which reminder should be cancelled?
reminder-snooze-which = Which reminder should be put off?
reminder-snooze-delay = For how long? For example “3 days”. If you name nothing: a week.

misfit-when-ambiguous = “{ $typed }” can mean two things. Please be more exact, for example with a date (“on 13 November”), the full time (“at 3 pm”) or as a series (“every three weeks”, “every last Friday of the month”).
misfit-when-no-such-day = There is no such day in the calendar as in “{ $typed }”. Please name another one.
misfit-when-too-far = “{ $typed }” is more than ten years ahead. Please name an earlier time.
misfit-reminder-delay = I cannot read “{ $typed }” as a span of time. For example “3 days”, “1 week” or a day, “20 November”; tomorrow at the earliest.

reminder-added = Noted as reminder { $number }: **{ $text }**
reminder-too-many = One person can have at most { $most } reminders to come; “{ $text }” was not noted. `/reminders cancel { $number }`, for example, makes room; `/reminders` shows them all.
reminder-date = I will post it in the group on { $date }.
reminder-dates = I will post it in the group { $rhythm }, next:
reminder-one-date = { $date }
reminder-how-to-cancel = Changed your mind? `/reminders cancel { $number }`
reminder-cancelled = Cancelled, reminder { $number }: **{ $text }**
reminder-snoozed = Put off, reminder { $number }: **{ $text }**
reminder-not-snoozed = Reminder { $number } is a series and will come before that anyway: **{ $text }**
reminder-gone = This reminder is over or was cancelled in the meantime. Nothing was changed.

reminders-none = No reminder is waiting at the moment. A new one: `/remind`.
reminders-head = **Reminders to come**
reminders-line = **{ $number }** { $text } · { $date }, { $rhythm }
reminders-line-once = **{ $number }** { $text } · { $date }
reminders-how-to = Cancel: `/reminders cancel { $number }`. Put off: `/reminders snooze { $number }; 1 week`.

reminder-rings = Reminder { $number }: **{ $text }**
reminder-late = Late: this was due { $date }.
reminder-next = Next time: { $date }
reminder-done = ✓ Done
reminder-done-next = ✓ Done. Next time: { $date }
reminder-later = Put off: { $date }
reminder-overtaken = The next one has come in the meantime.
reminder-over = Dropped; it will not come again.
reminder-choice-done = ✓ Done
reminder-choice-later = In 1 week
reminder-choice-drop = Drop
reminder-toast-done = Noted, thank you!
reminder-toast-later = Put off.
reminder-toast-drop = Dropped; it will not come again.
reminder-already = Somebody has already seen to this. Nothing was changed.

reminders-ring-head = **{ $count } reminders**, all due now:
reminders-ring-more = { $count ->
    [one] One more does not fit here; `/reminders open` lists all that are open.
   *[other] { $count } more do not fit here; `/reminders open` lists all that are open.
}
reminders-ring-settled = Also settled: { $count }
reminders-ring-how-to = What is ticked off makes room for the next. Numbers work too: `/reminders done { $number }`, `/reminders snooze { $number }`, `/reminders cancel { $number }`.
reminders-ring-finished = With that, everything is settled.
reminders-choice-done = { $letter } ✓ Done
reminders-choice-later = { $letter } In 1 week
reminders-choice-drop = { $letter } Drop
reminder-ticked-off = ✓ Done, reminder { $number }: **{ $text }**
reminders-open-count = { $count ->
    [one] One has come and is still open; `/reminders open` shows it.
   *[other] { $count } have come and are still open; `/reminders open` shows them.
}
reminders-open-none = Of the reminders that have come, none is open any more.
reminders-open-head = **Come and still open**:
reminders-open-how-to = Tick off: `/reminders done { $number }`. Put off: `/reminders snooze { $number }; 1 week`.
reminder-done-which = Which reminder is done?

help-remind = have the group reminded of something
help-remind-more =
    - `/remind in two weeks; invite the press`: reminds once
    - `/remind every second Monday at 9; send the minutes`: reminds again and again
help-reminders = show, tick off, cancel or put off reminders
help-reminders-more =
    - `/reminders`: shows what is to come, with numbers
    - `/reminders snooze 3; 1 week`: puts number 3 off

## What stands in the empty field

remind-said-placeholder = in two weeks invite the press
remind-what-placeholder = Of what?
remind-when-placeholder = in two weeks
