### What is due with stakeholders and communication, bundled.

due-head = **This is due** ({ $day })
due-contact = **{ $name }** ({ $sector }): time to get in touch
due-keeper = contact kept by { $keeper }
due-no-keeper = nobody keeps the contact yet
due-line = **{ $audience }**: { $topic }
due-sender = from { $sender }
due-late = late, due since { $day }

due-state-done = { $what } · ✓ done
due-state-later = { $what } · put off until { $day }
due-state-dropped = { $what } · dropped

due-more = { $count ->
    [1] One more is due and follows on the next working day.
   *[other] { $count } more are due and follow on the next working day.
}
due-finished = That is everything for now. Thank you!
due-gaps = Nobody takes part yet from: { $sectors }. Who could we ask?
due-phase = The phase “{ $phase }” has been running since { $day }. Are the stakeholders still the right ones? `/stakeholders` shows them.

due-choice-done = ✓ Done: { $name }
due-choice-later = In 1 week: { $name }
due-choice-drop = Drop: { $name }
due-choice-undo = Undo: { $name }
due-toast-done = Noted, thank you!
due-toast-later = Put off: it will come again in a week.
due-toast-drop = Dropped. “Undo” brings it back for a day.
due-toast-undo = Back again.
dropping-undo = Undo
dropping-until = It can be brought back until { $until }.
dropping-not-yours = “{ $name }” can be dropped by whoever keeps the contact ({ $keeper }), or by a coordinator. Nothing was changed.
dropping-undo-not-yours = “{ $name }” can be brought back by whoever dropped it, by whoever keeps the contact, or by a coordinator. Nothing was changed.
dropping-no-room = The list is full, so “{ $name }” is not on it again. Once there is room, it can still be brought back within the day.
dropping-too-late = This can no longer be brought back here. Nothing was changed.
dropping-name-taken = “{ $name }” is on the list already, as no. { $number }. Nothing was changed.
dropping-nothing = There is nothing here to bring back: what was dropped is kept for a day.
due-already = Somebody has already seen to this. Nothing was changed.
