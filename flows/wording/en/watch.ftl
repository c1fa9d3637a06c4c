### The watch list: deadlines, elections, ends of funding and what else comes from outside.

watch-add-day = When will it be? For example “30 June 2027” or “in three months”.
watch-add-day-placeholder = 30 June 2027
watch-add-what = What is coming? One sentence is enough, for example “funding ends”.
watch-add-what-placeholder = Funding ends
watch-add-kind = What sort of day is it?
watch-move-which = Which day has moved?
watch-move-day = To which day has “{ $what }” moved? So far: { $day }.
watch-move-day-placeholder = 15 July 2027
watch-drop-which = Which day should leave the list?

watch-kind-deadline = Deadline
watch-kind-election = Election
watch-kind-funding = End of funding
watch-kind-law = Law
watch-kind-other = Other

watch-line = **{ $number }** { $day }: { $what } ({ $kind })
watch-added = Noted: { $line }
watch-moved = Moved: { $line }
watch-unchanged = Everything stays as it was: { $line }
watch-dropped = Dropped: { $line }
watch-told-next = The group hears of it on { $day }.
watch-told-no-more = Nothing more is said of it before; `/status` shows it to the end.
watch-too-many = The list has at most { $most } days; “{ $what }” is not among them. `/watch drop` makes room.
watch-gone = That day has passed or was dropped meanwhile. Nothing was changed.
watch-unknown = There is no day { $number } on the list. `/watch` shows all.
watch-none = The watch list is still empty. The first entry: `/watch add`.
watch-head = **Watch list** – new: `/watch add`, move: `/watch 2; 15 July 2027`
watch-next = **Watch list:**

watch-card-head = **What is coming from outside**
watch-card-line = { $day }: **{ $what }** ({ $kind }), { $days ->
    [0] today
    [1] tomorrow
    [7] in a week
   *[other] { $weeks ->
        [0] in { $days } days
       *[other] in { $weeks } weeks
    }
}{ $late ->
    [yes] {" "}– this message is late
   *[no] {""}
}
watch-card-dropped = { $day }: { $what } · dropped
watch-card-more = { $count ->
    [one] One more is on the list.
   *[other] { $count } more are on the list.
}
watch-card-foot = The whole list: `/watch`
watch-card-over = These days have passed.

help-watch = the watch list: deadlines, elections, ends of funding
help-watch-more =
    - `/watch 30.6.2027; funding ends`: adds a day; the group hears of it six weeks and one week before
    - `/watch 2; 15.7.2027`: moves day 2, `/watch drop 2` takes it off the list
