### The communication plan: who is told what by whom, how often and in which way.

inform-add-audience = Who should be informed? For example the town council.
inform-add-topic = About what?
inform-add-sender = Who does it come from? For example an organisation or a person.
inform-add-frequency = How often? Please choose, or write it in your own words, such as “every two months”.
inform-add-way = How? For example by newsletter, notice or meeting.
inform-change-which = Which line of the plan should be changed?
inform-change-aspect = What should change?
inform-change-audience = Who should be informed? Currently: { $audience }.
inform-change-topic = About what? Currently: { $topic }.
inform-change-sender = Who does it come from? Currently: { $sender }.
inform-change-frequency = How often? Currently: { $frequency }.
inform-change-way = How? Currently: { $way }.
inform-done-which = What has been done?
inform-drop-which = What should be taken out of the plan?

communication-aspect-audience = Audience
communication-aspect-topic = Topic
communication-aspect-sender = Sender
communication-aspect-frequency = Frequency
communication-aspect-way = Way

communication-summary = **{ $audience }**: { $topic } · from { $sender }, { $rhythm }{ $way } · next on { $day }
communication-way = , by { $way }
communication-added = In the plan as no. { $number }: { $summary }
communication-changed = Changed, no. { $number }: { $summary }
communication-unchanged = Everything stays as it was: { $summary }
communication-done = Done: **{ $audience }**, { $topic }. Due again: { $day }.
communication-finished = Done: **{ $audience }**, { $topic }. That completes this line.
communication-dropped = Taken out of the plan: **{ $audience }**, { $topic }.
communication-back = Back in the plan: **{ $audience }**, { $topic }.
communication-too-many = A plan has at most { $most } open lines; “{ $audience }: { $topic }” was not added. `/inform done` or `/inform drop` makes room.
communication-gone = This line has been done or dropped in the meantime. Nothing was changed.

plan-empty = There is nothing in the communication plan yet. The first line: `/inform add`.
plan-head = **Communication plan**
plan-line = **{ $number }** { $summary }

help-inform = add, change or complete a line of the communication plan
help-inform-more =
    - `/inform add Town council; interim report; City of Ahlen; every month`: plans a message
    - `/inform done 2`: notes line 2 as done
help-plan = the communication plan with its next dates
help-plan-more =
    - `/plan`: shows who hears what from whom, and how often
    - `/plan page 2`: shows the next page
