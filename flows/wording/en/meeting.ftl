### The next meeting, and who moderates.

meeting-set-when = When is the next meeting? Please give day and time, for example “15.12. at 18:00”.
meeting-set-when-placeholder = Day and time
meeting-set-place = Where? For example “Town hall, room 2”, or a link.
meeting-set-place-placeholder = Place
meeting-set-words = One more sentence? For example “Please bring the figures”.
meeting-set-words-placeholder = What else matters
meeting-move-when = So far: { $line }. When instead? Please give day and time.
meeting-move-when-placeholder = Day and time
meeting-move-place = And where? If this is left out, the place stays.
meeting-move-place-placeholder = Place
meeting-place-place = So far: { $line }. Where instead?
meeting-place-place-placeholder = Place
meeting-off-sure = Really call the meeting off? { $line }

meeting-line = { $when }, { $place }{ $more ->
    [yes] {" "}· { $words }
   *[no] {""}
}
meeting-in-passing = **Next meeting:** { $line }{ $known ->
    [yes] {" "}· moderating: { $moderator }
   *[no] {""}
}
meeting-card = 📅 **Meeting { $number }:** { $line }{ $known ->
    [yes] {" "}· moderating: { $moderator }
   *[no] {""}
}
meeting-card-off = 📅 Called off: { $line }
meeting-card-over = 📅 Meeting: { $line } (over)
meeting-set = Noted: { $line }. The groups know{ $reminded ->
    [yes] , and are reminded once more before it
   *[no] {""}
}.
meeting-moved = Changed: { $line }
meeting-unchanged = Everything stays as it was: { $line }
meeting-stays = The meeting stays: { $line }
meeting-off = Called off: { $line }
meeting-none = No next meeting has been set. To set one: `/meeting new`.
meeting-is-set = The next meeting is set already, `/meeting` shows it. To change it: `/meeting move`. Nothing was changed.
meeting-past = This time has passed meanwhile. Nothing was changed.
meeting-hint = To move it: `/meeting move` · place: `/meeting place` · to call it off: `/meeting cancel` · who moderates: `/moderation`
meeting-misfit-time = “{ $typed }” does not say at what time. For example: “15.12. at 18:00”.
meeting-evening-hint = A hint: this is in office hours, and some take part as volunteers. In the evening it could be { $day } or { $following }, between 17:00 and 21:00, for example. If that is better: `/meeting move`.

moderation-head = **Moderating in turns**
moderation-none = Nobody takes turns in moderating yet. Whoever likes to taps here.
moderation-line = { $name }
moderation-next = Moderating next: **{ $name }**
moderation-me = I'd take a turn
moderation-house = My organisation
moderation-off = Without me
moderation-in = In: { $name } takes turns in moderating.
moderation-out = { $name } no longer takes turns in moderating.
moderation-already = That is in the order already. Nothing was changed.
moderation-not-in = Nobody from here is in the order. Nothing was changed.
moderation-too-many = The order has room for { $most }. Nothing was changed.
moderation-too-few = There are not enough in the order for that. To take part: `/moderation me`.
moderation-unknown = “{ $typed }” is not in the order. In the order: { $names }
moderation-unknown-action = “{ $typed }” does not fit here. Possible are for example `/moderation me`, `/moderation skip`, `/moderation swap`, `/moderation off`.
moderation-misfit = “{ $typed }” is not in the order. To choose from: { $options }.
moderation-not-yours = Whoever's turn it is says that, or a coordinator. Nothing was changed.
moderation-not-current = It is somebody else's turn by now. Nothing was changed.
moderation-not-two = Swapping takes two from the order. Nothing was changed.
moderation-skipped = { $name } sits out once. { $known ->
    [yes] It is the turn of { $next }
   *[no] Nobody else can at present.
}
moderation-swapped = Swapped: { $one } and { $other }.
moderation-swap-one = Who should swap?
moderation-swap-other = And with whom?
moderation-cannot = I can't
moderation-duty = At the meeting on { $when } ({ $place }) it is the turn of { $house ->
    [yes] **{ $name }** to moderate
   *[no] whoever reads this to moderate
}, if that is all right.
moderation-duty-over = Moderating on { $when } is done here, or somebody else does it. Thank you!
moderation-duty-off = This meeting is called off, nobody needs to moderate.
moderation-passed-toast = Thank you, the next in order will be asked.
moderation-nobody-left = Nobody in the order can moderate the meeting on { $when } at present. Whoever steps in writes `/moderation me`.

help-meeting = the next meeting: show, set, move, call off
help-meeting-more =
    - `/meeting 15.12. at 18:00; Town hall; Please bring the figures`: sets the next meeting
    - `/meeting move 16.12. at 18:00`: moves it; likewise `/meeting place Community centre` and `/meeting cancel`, without being asked again `/meeting cancel; yes`
help-moderation = moderating in turns: who moderates next
help-moderation-more =
    - `/moderation`: shows the order; whoever likes to taps there; `/moderation organisation` for the whole organisation, `/moderation off` to stop
    - `/moderation swap Ben; Clara`: swaps two; `/moderation skip`: the next in order moderates
