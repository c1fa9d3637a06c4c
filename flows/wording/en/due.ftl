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
due-toast-done = Noted, thank you!
due-toast-later = Put off: it will come again in a week.
due-toast-drop = Dropped.
due-already = Somebody has already seen to this. Nothing was changed.
