### The cooperation's own reminders.

remind-said = What shall I remind you of, and when? For example “in two weeks invite the press” or “every second Monday at 9; send the minutes”.
remind-when = { $problem }When shall I remind you of “{ $text }”? For example “in two weeks”, “29 March at 14:00” or “every Monday at 9”.
remind-what = What shall I remind you of?
reminder-cancel-which = Which reminder is to be cancelled?
reminder-snooze-which = Which reminder is to come later?
reminder-snooze-delay = For how long? For example “3 days”. Otherwise it is a week.

misfit-when-ambiguous = “{ $typed }” can mean two things. Please be more exact, for example with a date (“on 13 November”), the full time (“at 3 pm”) or as a series (“every three weeks”, “every last Friday of the month”).
misfit-when-no-such-day = The calendar has no such day as in “{ $typed }”. Please name another one.
misfit-when-too-far = “{ $typed }” is more than ten years ahead. Please name an earlier time.
misfit-reminder-delay = I cannot read “{ $typed }” as a span of time. For example “3 days”, “1 week” or a day, “20 November”; tomorrow at the earliest.

reminder-added = Noted as reminder { $number }: **{ $text }**
reminder-date = It comes to the group { $date }.
reminder-dates = It comes to the group { $rhythm }, next:
reminder-one-date = { $date }
reminder-how-to-cancel = Changed your mind? `/reminders cancel { $number }`
reminder-cancelled = Cancelled, reminder { $number }: **{ $text }**
reminder-snoozed = Put off, reminder { $number }: **{ $text }**
reminder-not-snoozed = Reminder { $number } is a series and comes before that anyway: **{ $text }**
reminder-gone = This reminder is over or was cancelled meanwhile. Nothing was changed.

reminders-none = No reminder is waiting at the moment. A new one: `/remind`.
reminders-head = **Reminders to come**
reminders-line = **{ $number }** { $text } · { $date }, { $rhythm }
reminders-line-once = **{ $number }** { $text } · { $date }
reminders-how-to = Cancel: `/reminders cancel { $number }`. Put off: `/reminders snooze { $number }; 1 week`.

reminder-rings = Reminder { $number }: **{ $text }**
reminder-late = Late: this was due { $date }.
reminder-next = The next time: { $date }
reminder-done = ✓ Done
reminder-done-next = ✓ Done. The next time: { $date }
reminder-later = Put off: { $date }
reminder-overtaken = The next one has come meanwhile.
reminder-over = Dropped, it does not come again.
reminder-choice-done = ✓ Done
reminder-choice-later = In 1 week
reminder-choice-drop = Drop
reminder-toast-done = Noted, thank you!
reminder-toast-later = Put off.
reminder-toast-drop = Dropped, it does not come again.
reminder-already = Somebody has seen to this already. Nothing was changed.

help-remind = have the group reminded of something
help-remind-more = For example `/remind in two weeks invite the press` or `/remind every second Monday at 9; send the minutes`. What is missing will be asked, and the next dates are shown at once. The reminder belongs to the cooperation and comes to the group.
help-reminders = show, cancel or put off reminders
help-reminders-more = `/reminders` lists what is to come, with numbers. `/reminders cancel 3` ends one, `/reminders snooze 3; 1 week` puts it off; a series then goes on as before.
