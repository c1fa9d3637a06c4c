### What is due with stakeholders, communication and tasks: alone to whoever sees to it, and from time to time in the group.

due-head = **This is due:**
due-head-coordination = { $count ->
    [one] **Nobody has seen to this yet:**
   *[other] **Nobody has seen to these { $count } yet:**
}
due-head-group = { $tasks ->
    [only] **Tasks**
    [also] **Stakeholders, communication and tasks**
   *[no] **Stakeholders and communication**
} ({ $day })
due-contact = Time to get in touch: **{ $name }**{ $known ->
    [yes] {" "}(last on { $last })
   *[no] {""}
}
due-line = Time for a message to **{ $audience }**: { $topic }{ $known ->
    [yes] {" "}(last on { $last })
   *[no] {""}
}
due-task = { $past ->
    [yes] Overdue since { $day }
   *[no] Due on { $day }
}: **{ $what }** ({ $organisation })
due-name = **{ $name }**
due-name-line = **{ $audience }**: { $topic }
due-keeper = contact kept by { $keeper }
due-no-keeper = nobody keeps the contact yet

due-state-done = { $what } · ✓ done
due-state-later = { $what } · put off until { $day }
due-state-dropped = { $what } · dropped
due-state-handed = { $what } · somebody else sees to it now
due-state-again = { $what } · is further down again

due-more = { $count ->
    [one] One more follows next time.
   *[other] { $count } more follow next time.
}
due-last-time = This was the last reminder of it; then the coordinators will know.
due-finished = All sorted. Thank you!
due-figures-contacts = Contacts: { $made ->
    [0] { $due } due
   *[other] { $made } kept up, { $due ->
        [0] none open
       *[other] { $due } due
    }
}.
due-figures-messages = Messages: { $made ->
    [0] { $due } due
   *[other] { $made } sent, { $due ->
        [0] none open
       *[other] { $due } due
    }
}.
due-figures-overdue = Overdue tasks: { $houses }.
due-gaps = Nobody takes part yet from: { $sectors }. Who could we ask?
due-phase = The phase “{ $phase }” has been running since { $day }. Are the stakeholders still the right ones? `/stakeholders` shows them.

due-one-done = Done
due-one-later = In 1 week
due-one-hand = Somebody else
due-one-take = I’ll do it
due-one-drop = Drop
due-one-undo = Undo
due-toast-done = Noted, thank you!
due-toast-later = All right, again in a week.
due-toast-hand = Who takes it on?
due-toast-take = Yours now, thank you!
due-toast-take-in-private = Yours now, thank you! More in the private chat.
due-toast-drop = Dropped. “Undo” brings it back for a day.
due-toast-undo = Back again.

due-hand-on-whom = Who sees to **{ $name }** from now on?
due-handed-on = { $keeper } sees to **{ $name }** now, and knows about it.
due-handed-on-unreached = { $keeper } sees to **{ $name }** now. I cannot write to them alone, so please tell them.
due-stays = { $keeper } sees to **{ $name }** already. Nothing was changed.
dropping-undo = Undo
dropping-until = It can be brought back until { $until }.
dropping-not-yours = “{ $name }” can be dropped by whoever keeps the contact ({ $keeper }), or by a coordinator. Nothing was changed.
dropping-undo-not-yours = “{ $name }” can be brought back by whoever dropped it, by whoever keeps the contact, or by a coordinator. Nothing was changed.
dropping-no-room = The list is full, so “{ $name }” is not on it again. Once there is room, it can still be brought back within the day.
dropping-too-late = This can no longer be brought back here. Nothing was changed.
dropping-name-taken = “{ $name }” is on the list already, as no. { $number }. Nothing was changed.
dropping-nothing = There is nothing here to bring back: what was dropped is kept for a day.
due-already = Somebody has already seen to this. Nothing was changed.
