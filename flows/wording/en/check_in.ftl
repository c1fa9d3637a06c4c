### Check-ins: rounds, questions, answers, results.

## Cards in the channel

check-in-open = **Check-in { $number }** · { $phases }

    { $count ->
        [one] One question, one minute
       *[other] { $count } questions, about three minutes
    } · open until { $closes }
check-in-over = **Check-in { $number }** ({ $phases }) is closed.
check-in-about = It is about { $fields }. Nobody sees who answers what.
check-in-how-rows =
    Each row below is one question: 1 means “not at all”, 5 “fully”, ? “don’t know”. { $seen ->
        [yes] Everybody here sees who taps what.
       *[no] Nobody sees who taps what.
    } Rather alone? “Answer now”.
check-in-how-line = From 1 “not at all” to 5 “fully”. Answering here takes one line as a reply to this card, for example *4 3 5 2 ?*; everybody can read it. Rather alone? “Answer now”.
check-in-also-alone = { $count ->
        [one] There is one more question, for a few words of one’s own. It is asked only in private.
       *[other] There are { $count } more questions, for a few words of one’s own. They are asked only in private.
    }
check-in-words-alone = { $count ->
        [one] One more question, in private
       *[other] { $count } more questions, in private
    }
check-in-all-there = **Everybody has answered.** The coordinators can close it now.
check-in-answer-now = Answer now
check-in-close-now = Close now
check-in-question-line = **{ $field }:** { $question }
check-in-row = { $question }
check-in-nobody-yet = No answer yet.
check-in-nobody = Nobody has answered.
check-in-answered = { $count ->
    [one] One person has answered: { $sectors }
   *[other] { $count } have answered: { $sectors }
}
check-in-unknown = don’t know
check-in-partly = Partly
check-in-partly-short = Partly
check-in-stored = Saved: { $answer }
check-in-stored-why = Saved: { $answer }. What is missing? The question is in the private chat.
check-in-line-stored = Noted: { $answers }
check-in-line-misfit = { $count ->
    [one] Please give one answer from 1 to 5, or a ? for “don’t know”.
   *[other] Please give { $count } answers from 1 to 5 in the order of the questions, with a ? for “don’t know” and yes, partly or no where that is asked. Nothing is saved yet.
}
check-in-answer-alone = This round is answered alone: tap “Answer now” on the card. Nothing is saved.
check-in-over-here = This round is closed. To answer late, in the private chat: `/answer`

## Answering in private

check-in-look-private = Let’s go on in the private chat.
check-in-no-private = I cannot write in private yet. Please open a private chat with me first.
check-in-asked = **{ $cooperation } · { $kind ->
    [partnership] Partnership check
   *[ordinary] Check-in
} { $number }**
    { $bar } { $place } of { $count } · { $field }

    { $question }
check-in-scale = 1 means “not at all”, 5 “fully”.
check-in-rating-rating =
    { check-in-asked }

    { check-in-scale }
check-in-rating-missing = { check-in-why-alone-missing }
check-in-rating-again-rating = { check-in-rating-rating }
check-in-rating-again-missing = { check-in-why-alone-missing }
check-in-why-alone-missing = **{ $cooperation } · { $kind ->
    [partnership] Partnership check
   *[ordinary] Check-in
} { $number }**
    { $bar } { $place } of { $count } · { $field }

    Thank you, that counts already. **What is missing most?**

    The sentence will stand in the result word for word, but without a name.
check-in-why-alone-missing-placeholder = What is missing?
check-in-anchored-anchored = { check-in-asked }
check-in-anchored-yes = Yes
check-in-anchored-partly = Partly
check-in-anchored-no = No
check-in-anchored-unknown = don’t know
check-in-keep = Leave it
check-in-rather-not = Rather not
check-in-sentence-sentence =
    { check-in-asked }

    One sentence is enough. It will stand in the result word for word, but without a name.
check-in-sentence-sentence-placeholder = One sentence
check-in-sentence-again-sentence =
    { check-in-asked }

    { check-in-sentence-again-note }
check-in-sentence-again-note =
    { $again ->
        [yes] So far: “{ $stands }”. A new sentence takes its place.
       *[no] One sentence is enough.
    } It will stand in the result word for word, but without a name.
check-in-sentence-again-sentence-placeholder = { check-in-sentence-sentence-placeholder }
check-in-list-entries =
    { check-in-asked }

    { check-in-list-note }
check-in-list-note =
    { $once ->
        [yes] All in one message: one entry a line, or divided by ;.
       *[no] One entry a line, or divided by ;. Several messages are fine, too.
    } The entries will stand in the result without a name.
check-in-list-entries-placeholder = One entry a line
check-in-list-again-entries =
    { check-in-asked }

    { check-in-list-again-note }
check-in-list-again-note =
    { $again ->
        [yes] So far: { $stands }. New entries take their place.
       *[no] One entry a line, or divided by ;.
    } They will stand in the result without a name.
check-in-list-again-entries-placeholder = { check-in-list-entries-placeholder }
check-in-list-more-entries =
    { check-in-asked }

    { check-in-list-more-note }
check-in-list-more-note =
    Noted: { $stands }

    Anything else? If not, “Done”.
check-in-list-more-entries-placeholder = { check-in-list-entries-placeholder }
check-in-list-done = Done
check-in-entry-line = { $text }
misfit-entries-many = Together that is { $count } entries; at most { $most } fit. Nothing has changed.
misfit-entry-long = One entry has { $length } characters; at most { $most } fit. None of them is saved.
check-in-remark-remark =
    Finally: **what is missing most?**

    The sentence will stand in the result word for word, without a name and without the question it belongs to.
check-in-why-missing =
    “{ $question }” got a low number. **What is missing most?**

    The sentence will stand in the result word for word, but without a name.
check-in-why-missing-placeholder = What is missing?
check-in-why-thanks = Thank you, noted.
check-in-why-skipped = All right, the number counts as it is.
check-in-thanks = **Thank you!** The answers to { $kind ->
    [partnership] partnership check
   *[ordinary] check-in
} { $number } are in. They can be changed until { $closes }.
check-in-thanks-anonymous = **Thank you!** The answers to { $kind ->
    [partnership] partnership check
   *[ordinary] check-in
} { $number } are in, without a name. That is why they cannot be changed any more.
check-in-thanks-over = **Thank you!** { $kind ->
    [partnership] Partnership check
   *[ordinary] Check-in
} { $number } is closed. The result is in the group.
check-in-change = Change something
check-in-late = The round is closed. Late answers still count: they are shown once there are three together, so that none can be guessed.

## Reminding

check-in-nudge = The { $kind ->
    [partnership] partnership check
   *[ordinary] check-in
} of “{ $cooperation }” is open until { $closes }. { $count ->
    [one] One question is waiting.
   *[other] { $count } questions are waiting; it takes about { $kind ->
        [partnership] five
       *[ordinary] three
    } minutes.
}
check-in-nudge-over = The { $kind ->
    [partnership] partnership check
   *[ordinary] check-in
} of “{ $cooperation }” is closed.
check-in-tired-pace =
    Hardly anybody took part in the last five check-ins of **{ $cooperation }**. Perhaps they come too often?

    Now: { $present }.
check-in-tired-pace-longer = Ask less often
check-in-tired-pace-keep = Leave it
check-in-tired-longer = All right, from now on: { $rhythm }.
check-in-tired-kept = All right, it stays as it is.
check-in-tired-next = The next check-in opens on { $day }.

## Result

check-in-result = **Result of check-in { $number }**
check-in-result-empty = Nobody answered this round. Late answers still count: `/answer`.
check-in-silent = Quiet until the end: { $sectors }. Perhaps the time was not right; just { $count ->
    [one] that view
   *[other] those views
} would help. Late answers count: `/answer`.
check-in-value = { $sign } **{ $field }:** { $value }
check-in-median = middle value { $median } of 5, { $agreement ->
    [close] close together
   *[apart] opinions differ
}
check-in-middle = middle answer { $median }
check-in-rating-good = rather good
check-in-rating-mixed = mixed
check-in-rating-weak = rather weak
check-in-answer-good = rather Yes
check-in-answer-mixed = partly
check-in-answer-some = Yes or partly
check-in-answer-weak = rather No
check-in-later = Later, { $count } answers: { $value }
check-in-rather-yes = rather Yes
check-in-rather-no = rather No
check-in-too-few = { $sign } **{ $field }:** too few answers yet to show anything
check-in-change-up = +{ $change } since last time
check-in-change-down = −{ $change } since last time
check-in-change-answer-up = closer to Yes than last time
check-in-change-answer-down = closer to No than last time
check-in-change-same = unchanged
check-in-dont-know = { $count } × don’t know
check-in-missing = **What is missing:**
check-in-missing-line = { $field }: “{ $text }”
check-in-remarks = **Said at the end:**
check-in-remark-line = “{ $text }”
check-in-gap = The sectors see this differently: { $sectors }. It is worth talking about.
check-in-as-picture = { $course ->
    [yes] The whole wheel in words: `/status`, all check-ins as a picture: `/status course`
   *[no] The whole wheel in words: `/status`
}
check-in-method = **What can help with { $field }: { $method }** (more: { $command }). { $when } The beginning: { $begin }
check-in-step-offered = A next step on { $about }: `/step`
check-in-step-taken = **How { $about } goes on:** { $steps }
check-in-step-since = **Since last time on { $about }:** { $steps }

## Commands

check-in-running = { $kind ->
    [partnership] Partnership check
   *[ordinary] Check-in
} { $number } is open until { $closes }. { $turnout }
check-in-opened-there = Check-in { $number } is open in the group.
check-in-none-open = No check-in is open at the moment. Coordinators open one with `/checkin`.
check-in-none-yet = There has been no check-in yet.
check-in-no-phase = No phase is active yet. Please start one first, for example with `/phase start Initiate`.
check-in-no-partners = Nobody is taking part yet. Partners have to `/join` first.
check-in-nobody-to-ask = There is nobody to ask at present: everybody is away or only observes.
check-in-unknown-action = I do not know what to do with “{ $typed }” here. You can write `/checkin`, `/checkin show`, `/checkin ask`, `/checkin questions`, `/checkin partnership` or `/checkin close`.

## Own questions

check-in-own = Our own question
check-in-own-kind-rating = 1 to 5
check-in-own-kind-yes-partly-no = Yes, partly or no
check-in-own-kind-text = one sentence
check-in-ask-text = Which question should be part of the next check-in? For answers from 1 to 5, best a statement that one can agree with.
check-in-ask-text-placeholder = Our own question
check-in-ask-kind = How is it answered?
check-in-own-put = Noted for the next check-in: “{ $text }” ({ $kind })
check-in-own-which =
    For the next check-in:

    { $questions }

    Should one of them not be asked after all?
check-in-own-line = No. { $number }: “{ $text }” ({ $kind })
check-in-own-kept = All right, it stays as it is.
check-in-own-removed = Will not be asked: “{ $text }”
check-in-own-gone = That question no longer waits. Nothing has changed.
check-in-own-none = No question of your own is waiting. A new one goes like this, for example: `/checkin ask Our meetings are well prepared.; rating`
check-in-own-too-many = No more than { $most } questions of your own fit into the next check-in. Take one back with `/checkin questions`.
misfit-own-question-known = That question waits for the next check-in already.

not-allowed-final = The round is closed and your answer stands. Nothing was changed.
not-allowed-anonymous = In anonymous rounds an answer cannot be changed, because nobody knows which one it was.
not-allowed-newcomer = This round was over already. The next one is sure to come, and you are welcome in it!
not-allowed-unknown_question = This question is not part of the round. Nothing was changed.
not-allowed-out_of_scale = Please give a number from 1 to 5. Nothing was changed.
not-allowed-no_questions = There are no questions for these phases at the moment.

help-checkin = open, answer and see the check-in
help-checkin-more =
    - `/checkin`: opens a round, or answers the open one; `/checkin show` shows where the latest stands
    - `/checkin partnership`: opens the partnership check, which otherwise comes by itself twice a year; `/checkin partnership postpone`: four weeks later
    - `/checkin ask Our meetings are well prepared.; rating`: asks a question of your own in the next one, also with “yes” or “text”; `/checkin questions` shows which wait
help-answer = answer the open check-in privately
help-answer-more =
    - `/answer`: asks one question after the other in the private chat
    - `/answer`: sent again, changes answers until the round closes

check-in-close-sure = { $count ->
        [0] Nobody has answered yet.
        [1] One person has answered so far.
       *[other] { $count } have answered so far.
    } Close { $kind ->
        [partnership] partnership check
       *[ordinary] check-in
    } { $number } now? It then shows what has come together.
check-in-stays-open = All right, { $kind ->
    [partnership] partnership check
   *[ordinary] check-in
} { $number } stays open.

check-in-all-of-it = All of it: `/checkin show`

## Two rounds at once

check-in-open-already = { $kind ->
    [partnership] Partnership check
   *[ordinary] Check-in
} { $number } is open at the moment, until { $closes }. There are no two rounds at once; afterwards, gladly.

## The load

check-in-load = Load
check-in-load-heavy = **The load is too much at the moment.** At the next meeting, a quarter of an hour is well spent on what can be dropped or can wait. What has been entered already is shown by `/reminders` and `/plan`.
check-in-load-paid = as paid work
check-in-load-voluntary = as volunteers
check-in-load-gap = Those who take part as paid work and as volunteers see this differently: { $sectors }. It pays to talk about it.

## Partnership check

check-in-partnership-open = **Partnership check { $number }**

    { $count } questions, about five minutes · open until { $closes }
check-in-partnership-about = It is about how we work together, across all five fields. Always without names: nobody sees who answers what.
check-in-partnership-over = **Partnership check { $number }** is closed.
check-in-partnership-opened-there = Partnership check { $number } is open in the group.
check-in-partnership-too-few = A partnership check needs at least { $count } partners who can be asked. With fewer, nothing could be shown without answers being guessed.
check-in-partnership-soon = **Partnership check** of “{ $cooperation }”: it opens by itself on { $day }, with ten questions to everybody, without names, for { $days } working days. If this is a bad time, it can wait.
check-in-partnership-later = Four weeks later
check-in-partnership-no-longer = This date of the partnership check of “{ $cooperation }” does not hold any more. `/status` names the next one.
check-in-partnership-put-off = All right, the next partnership check comes on { $day }. I will let you know again a week before.
check-in-partnership-on-demand = Partnership checks do not come by themselves at the moment, because check-ins take place on demand. There is nothing to put off.
check-in-partnership-result = **Result of partnership check { $number }**
check-in-partnership-few = These are too few answers yet to show anything. Late answers still count: `/answer`.
check-in-partnership-dimension = { $sign } **{ $dimension }**
check-in-partnership-fields = **By field:** { $fields }
check-in-partnership-talk = **What to talk about next: { $dimension }.** { $talk } What helps: { $method }. More: { $command }
check-in-partnership-good = None of it falls behind. What goes well may be said aloud, too.
